// Interactions over HTTP: signed, answered in the same exchange, with files only afterwards.
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { Deliver } from '../../support/discord/people.js';
import type { StandIn } from '../../support/discord/stand-in.js';
import { startDiscord } from '../../support/discord/start-discord.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const hex = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
let url = '';

const signed = (body: string, time = '1700000000', key = privateKey): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    body,
    headers: {
      'x-signature-timestamp': time,
      'x-signature-ed25519': sign(null, Buffer.from(time + body), key).toString('hex'),
    },
  });

/** What comes back is the first answer. */
const overHttp =
  ({ standIn }: { readonly standIn: StandIn }): Deliver =>
  async (interaction, awaited) => {
    const response = await signed(JSON.stringify(interaction));
    assert.equal(response.status, 200);
    const body = JSON.stringify(await response.json());
    assert.ok(body.length < 20_000, 'no files in the first answer');
    await fetch(`${standIn.url}/v10/interactions/${awaited.id}/${awaited.token}/callback`, { method: 'POST', body });
  };

const discord = await startDiscord({ config: { publicKey: hex }, deliver: overHttp });
const { platform, person, standIn } = discord;
const listener = platform.listeners[0];
assert.ok(listener);
const server = createServer(listener.listener).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${listener.path}`;
after(() => server.close());

test('Discord’s ping is answered, and nothing else without its signature', async () => {
  const ping = JSON.stringify({ type: 1, id: '1', application_id: '1', token: 't' });
  const response = await signed(ping);
  assert.deepEqual(await response.json(), { type: 1 });
  assert.equal((await fetch(url, { method: 'POST', body: ping })).status, 401);
  const other = generateKeyPairSync('ed25519').privateKey;
  assert.equal((await signed(ping, '1700000000', other)).status, 401);
  const signature = sign(null, Buffer.from(`1${ping}`), privateKey).toString('hex');
  for (const headers of [
    { 'x-signature-timestamp': '2', 'x-signature-ed25519': signature },
    { 'x-signature-timestamp': '1', 'x-signature-ed25519': `${signature}00` },
    { 'x-signature-timestamp': '1', 'x-signature-ed25519': 'zz' },
  ])
    assert.equal((await fetch(url, { method: 'POST', body: ping, headers })).status, 401);
});

test('what is signed and no interaction is refused', async () => {
  for (const body of ['', 'x', 'null', '[]', '{}', '{"type":"1"}'])
    assert.equal((await signed(body)).status, 400, body);
  assert.equal((await fetch(url)).status, 405);
  assert.equal((await signed('x'.repeat(1024 * 1024 + 1)).catch(() => ({ status: 413 }))).status, 413);
});

test('it connects to no gateway, and is ready', () => {
  assert.equal(standIn.requests.includes('GET /gateway/bot'), false);
  assert.equal(platform.isReady(), true);
});

test('an answer is announced and edited; a problem, a form and suggestions come at once', async () => {
  const asker = person();
  const answer = await asker.slash('jacobian', { expression: 'softmax(x)' });
  assert.deepEqual([answer.awaited.first, answer.alts.length], [5, 1]);
  const problem = await asker.slash('jacobian', { expression: 'soft(x)' });
  assert.deepEqual([problem.awaited.first, problem.isPrivate], [4, true]);
  const mended = await asker.fill(problem, 'Fix', { expression: 'tanh(x)' });
  assert.equal(mended.alts.length, 1);
  assert.equal((await asker.suggestions('jacobian', 'expression', 'tanh(x)'))[0]?.value, 'tanh(x)');
});

test('a button changes the answer in place, and deletes it', async () => {
  const asker = person();
  const answer = await asker.slash('jacobian', { expression: 'softmax(x)' });
  const steps = await asker.press(answer, 'Steps');
  assert.equal(steps.message, answer.message);
  assert.deepEqual([steps.awaited.first, steps.alts.length], [6, 1]);
  assert.equal((await person().press(answer, 'Forms')).isPrivate, true);
  await asker.press(steps, 'Delete');
  assert.equal(answer.message?.isDeleted, true);
  assert.deepEqual(standIn.violations, []);
});
