// The server as a process with Discord: how it ends, with answers under way or with a token that is not accepted.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Person } from '../../support/discord/people.js';
import { startStandIn } from '../../support/discord/stand-in.js';
import { TOKEN } from '../../support/discord/world.js';

const MAIN = fileURLToPath(new URL('../../../src/main.js', import.meta.url));
const EMPTY = mkdtempSync(join(tmpdir(), 'jacobot-discord-'));
const standIn = await startStandIn();
after(() => standIn.close());
const deliver = (interaction: object): void => standIn.gateway.dispatch('INTERACTION_CREATE', interaction);

function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN], {
    cwd: EMPTY,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      RENDER_WORKERS: '1',
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: standIn.url,
      ...env,
    },
  });
  after(() => child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return { child, ended, out: () => out, err: () => err };
}

test('SIGTERM in the middle of ten answers loses none, and ends with 0', async () => {
  const server = start();
  while (!/Discord is connected/.test(server.err())) await new Promise((resolve) => setTimeout(resolve, 20));
  const asked = Array.from({ length: 10 }, (_, i) => {
    const person = new Person(standIn, deliver, standIn.nextId());
    return { person, awaited: person.sendSlash('jacobian', { expression: `softmax(${i + 2}*W*x + b)`, wrt: 'x' }) };
  });
  await standIn.until(() => asked.some(({ awaited }) => awaited.first !== undefined), 'a first answer');
  server.child.kill('SIGTERM');
  for (const { person, awaited } of asked) {
    const { alts, text } = await person.answerTo(awaited);
    // What came after the signal is told to come again.
    if (!/started anew/.test(text)) assert.equal(alts.length, 1, text);
  }
  assert.equal(await server.ended, 0);
  assert.deepEqual(standIn.violations, []);
});

test('with a public key it is called on the port of the web page', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  const server = start({ DISCORD_PUBLIC_KEY: key });
  while (!/Discord is connected/.test(server.err())) await new Promise((resolve) => setTimeout(resolve, 20));
  const url = `${/http:\S+/.exec(server.out())?.[0]}discord/interactions`;
  const body = '{"type":1}';
  const headers = {
    'x-signature-timestamp': '1',
    'x-signature-ed25519': sign(null, Buffer.from(`1${body}`), privateKey).toString('hex'),
  };
  assert.deepEqual(await (await fetch(url, { method: 'POST', body, headers })).json(), { type: 1 });
  assert.equal((await fetch(url, { method: 'POST', body })).status, 401);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});

test('a token that is not accepted ends it with 1 and one line; neither it nor any other is in the log', async () => {
  const wrong = TOKEN.replace('GabcdE', 'GxxxxE');
  const server = start({ DISCORD_TOKEN: wrong, LOG_LEVEL: 'debug' });
  assert.equal(await server.ended, 1);
  assert.match(server.err(), /^Discord does not accept the token in DISCORD_TOKEN\..*$/m);
  assert.ok(!server.err().includes(wrong) && !server.out().includes(wrong));
});

test('a token that is revoked later ends it with 1', async () => {
  const server = start();
  while (!/Discord is connected/.test(server.err())) await new Promise((resolve) => setTimeout(resolve, 20));
  standIn.gateway.endWith(4004);
  assert.equal(await server.ended, 1);
  assert.match(server.err(), /^Discord does not accept the token/m);
});
