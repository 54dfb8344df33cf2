// How it connects: intents, shards, a token that is not accepted or no longer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../../../src/platforms/discord/gateway.js';
import { startStandIn } from '../../support/discord/stand-in.js';
import { startDiscord } from '../../support/discord/start-discord.js';
import { TOKEN } from '../../support/discord/world.js';

const GUILDS = 1 << 0;
const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;

test('no privileged intent is asked for', async () => {
  const { standIn } = await startDiscord();
  assert.equal(standIn.gateway.identified[0].intents, GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES);
});

test('shards are as many as Discord says, or the range that this process is given', async () => {
  const two = await startStandIn({ shards: 2 });
  const all = await startDiscord({ standIn: two });
  assert.deepEqual(two.gateway.identified.map(({ shard }) => shard).sort(), [
    [0, 2],
    [1, 2],
  ]);
  const asker = all.person();
  const awaited = asker.send(99, {});
  assert.equal(awaited.first, undefined);
  await all.close();
  await two.close();
  const some = await startDiscord({ config: { shards: { first: 2, last: 3, count: 4 } } });
  assert.deepEqual(some.standIn.gateway.identified.map(({ shard }) => shard).sort(), [
    [2, 4],
    [3, 4],
  ]);
  // Whoever has the first shard registers for all.
  assert.equal(
    some.standIn.requests.some((request) => request.includes('/commands')),
    false,
  );
});

test('a token that is not accepted is one sentence, without the token, after one try', async () => {
  const wrong = TOKEN.replace('GabcdE', 'GxxxxE');
  const { platform, standIn } = await startDiscord({ isStarted: false, config: { token: wrong } });
  await assert.rejects(platform.start(), ({ name, message }: Error) => {
    assert.equal(name, 'PlatformFailed');
    assert.match(message, /^Discord does not accept the token in DISCORD_TOKEN\. [^\n]*$/);
    assert.ok(!message.includes(wrong));
    return true;
  });
  assert.equal(standIn.requests.length, 1);
});

test('a token that was revoked ends it, with one sentence and no storm of tries', async () => {
  const { standIn, lost } = await startDiscord();
  standIn.revoke();
  standIn.gateway.endWith(4004);
  while (lost.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.match(lost[0]?.message ?? '', /does not accept the token/);
  const before = standIn.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(standIn.requests.length, before);
  assert.equal(lost.length, 1);
});

test('other reasons for the end are told', () => {
  assert.match(refusal(4011).message, /DISCORD_SHARDS/);
  assert.match(refusal(4014).message, /DisallowedIntents/);
});

test('where Discord cannot be reached it says so', async () => {
  const { platform } = await startDiscord({ isStarted: false, config: { apiUrl: 'http://127.0.0.1:1/api' } });
  await assert.rejects(platform.start(), {
    name: 'PlatformFailed',
    message: 'Discord cannot be reached: ECONNREFUSED.',
  });
});

test('who asks while it ends is told to ask again', async () => {
  const { platform, standIn, person, close } = await startDiscord();
  const closing = platform.close(1000);
  const awaited = person().sendSlash('jacobian', { expression: 'x' });
  await closing;
  if (awaited.first !== undefined) assert.match(JSON.stringify(awaited.data), /started anew/);
  assert.deepEqual(standIn.violations, []);
  await close();
});
