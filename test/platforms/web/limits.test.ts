// How much one client, and all of them together, may ask.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { clientAddress } from '../../../src/platforms/web/client-address.js';
import { startWeb } from './start-web.js';

const ASK = { expression: 'tanh(x)' };

test('who asks more than the limit is told when to come again', async () => {
  const web = await startWeb({ perMinute: 3 });
  for (let i = 0; i < 3; i++) assert.equal((await web.ask('jacobian', ASK)).status, 200);
  const refused = await web.post('/api/commands/jacobian', JSON.stringify(ASK));
  assert.equal(refused.status, 429);
  const wait = Number(refused.headers.get('retry-after'));
  assert.ok(wait >= 1 && wait <= 60);
  const { error } = (await refused.json()) as { error: { code: string } };
  assert.equal(error.code, 'too-many-requests');
  assert.equal(web.records.at(-1)?.outcome, 'refused');
});

test('pictures and pages with an answer count too; health, files and the empty page do not', async () => {
  const web = await startWeb({ perMinute: 2 });
  for (let i = 0; i < 5; i++) {
    for (const path of ['/', '/healthz', '/readyz', '/metrics', '/api/commands', '/assets/x/static/page.css']) {
      assert.equal((await web.get(path)).status, 200, path);
    }
  }
  assert.equal((await web.get('/pictures/dark/jacobian/0.png?expression=tanh(x)')).status, 200);
  assert.equal((await web.get('/?q=tanh(x)')).status, 200);
  assert.equal((await web.get('/pictures/dark/jacobian/0.png?expression=tanh(x)')).status, 429);
  const page = await web.get('/?q=tanh(x)');
  assert.equal(page.status, 429);
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(await page.text(), /That was too much in a minute/);
});

test('X-Forwarded-For is believed only from proxies that are there', async () => {
  const web = await startWeb({ perMinute: 1 });
  assert.equal((await web.post('/api/commands/help', '{}', { 'x-forwarded-for': '1.1.1.1' })).status, 200);
  assert.equal((await web.post('/api/commands/help', '{}', { 'x-forwarded-for': '2.2.2.2' })).status, 429);
  const behind = await startWeb({ perMinute: 1, trustProxy: 1 });
  assert.equal((await behind.post('/api/commands/help', '{}', { 'x-forwarded-for': '1.1.1.1' })).status, 200);
  assert.equal((await behind.post('/api/commands/help', '{}', { 'x-forwarded-for': '2.2.2.2' })).status, 200);
  assert.equal((await behind.post('/api/commands/help', '{}', { 'x-forwarded-for': '9.9.9.9, 2.2.2.2' })).status, 429);
});

test('the client is whom the outermost proxy saw', () => {
  assert.equal(clientAddress('10.0.0.1', '6.6.6.6, 1.1.1.1', 0), '10.0.0.1');
  assert.equal(clientAddress('10.0.0.1', '6.6.6.6, 1.1.1.1', 1), '1.1.1.1');
  assert.equal(clientAddress('10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2', 2), '1.1.1.1');
  assert.equal(clientAddress('10.0.0.1', '1.1.1.1', 2), '1.1.1.1');
  assert.equal(clientAddress('10.0.0.1', 'nonsense', 1), '10.0.0.1');
  assert.equal(clientAddress('10.0.0.1', undefined, 1), '10.0.0.1');
});

test('all addresses of one IPv6 network are one client; IPv4 in IPv6 is IPv4', () => {
  const one = clientAddress('2001:db8:1:2:aaaa::1', undefined, 0);
  assert.equal(clientAddress('2001:db8:1:2::ffff', undefined, 0), one);
  assert.notEqual(clientAddress('2001:db8:1:3::1', undefined, 0), one);
  assert.equal(clientAddress('::ffff:1.2.3.4', undefined, 0), '1.2.3.4');
  assert.equal(clientAddress('::1', undefined, 0), '0:0:0:0');
  assert.equal(clientAddress(undefined, undefined, 0), '');
});

test('when too many questions are being answered, the next is refused and not kept waiting', async () => {
  const web = await startWeb({ maxInFlight: 2 });
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((x) => web.ask('jacobian', { expression: `tanh(${x})` })),
  );
  const statuses = answers.map(({ status }) => status).sort();
  assert.deepEqual(statuses, [200, 200, 503, 503, 503]);
  assert.equal(answers.find(({ status }) => status === 503)?.json.error.code, 'busy');
  assert.equal((await web.ask('jacobian', { expression: 'tanh(c)' })).status, 200, 'later there is room again');
});

test('a hundred different questions at once are all answered', async () => {
  const web = await startWeb();
  const asks = Array.from({ length: 100 }, (_, i) => web.ask('jacobian', { expression: `tanh(${i + 2} * x) + b` }));
  const answers = await Promise.all(asks);
  assert.ok(answers.every(({ status, json }) => status === 200 && json.data.derivative.length > 0));
});

test('who sends headers drop by drop does not keep others waiting', async () => {
  const web = await startWeb();
  const { port } = new URL(web.url);
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
    socket.write('POST /api/commands/jacobian HTTP/1.1\r\nHost: a\r\nX-');
    return socket;
  });
  assert.equal((await web.ask('jacobian', ASK)).status, 200);
  // They are still sending when the other has its answer.
  assert.ok(slow.every((socket) => !socket.closed));
  for (const socket of slow) socket.destroy();
});

test('a request whose headers do not come to an end is answered with 408 and its socket closed', async () => {
  const web = await startWeb();
  const { port } = new URL(web.url);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-'));
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('close', () => resolve(received));
  });
  assert.match(answer, /^HTTP\/1\.1 408 .*\{"error":\{"code":"timeout"/s);
});
