// Whatever fails is said as JSON, in one form.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { startWeb } from './start-web.js';

const web = await startWeb();
const JACOBIAN = '/api/commands/jacobian';

async function check(response: Response, status: number, code: string): Promise<void> {
  const json = (await response.json()) as { error: Record<string, unknown> };
  assert.equal(response.status, status);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(json.error['code'], code);
  assert.deepEqual(Object.keys(json.error), ['code', 'message', 'span', 'hint', 'field']);
  assert.ok(String(json.error['message']).length > 10);
}

test('malformed JSON', async () => check(await web.post(JACOBIAN, '{"expression": "x"'), 400, 'bad-json'));

test('JSON that is no object', async () => {
  for (const body of ['[1]', '"x"', '1', 'null', 'true']) await check(await web.post(JACOBIAN, body), 400, 'bad-body');
});

test('another content type than JSON, or none', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
    await check(await web.post(JACOBIAN, '{}', { 'content-type': type }), 415, 'unsupported-media-type');
  }
});

test('JSON with a charset is JSON', async () => {
  const response = await web.post(JACOBIAN, '{"expression": "x"}', {
    'content-type': 'Application/JSON; charset=utf-8',
  });
  assert.equal(response.status, 200);
});

test('an unknown address', async () => {
  for (const path of ['/nothing', '/api', '/api/', '/api/commands/', '/%zz', '/assets/x/page/none.js', '/a/../b']) {
    await check(await web.get(path), 404, 'not-found');
  }
  await check(await web.post('/api/tell', '{"text": "x"}'), 404, 'not-found');
});

test('files outside the page are not served', async () => {
  for (const path of ['/assets/x/page/..%2f..%2fapp.js', '/assets/x/..%2f/main.js', '/assets/x/page/tsconfig.json']) {
    assert.equal((await web.get(path)).status, 404);
  }
});

test('an unknown command, with the commands that are near', async () => {
  const { status, json } = await web.ask('jacobain', { expression: 'x' });
  assert.equal(status, 404);
  assert.equal(json.error.code, 'unknown-command');
  assert.match(json.error.hint, /`jacobian`/);
});

test('settings, which are of persons: what a question can say itself', async () => {
  const { status, json } = await web.ask('settings', { theme: 'dark' });
  assert.equal(status, 404);
  assert.match(`${json.error.message} ${json.error.hint}`, /Discord and Slack.*layout: denominator/);
});

test('names that every object has are no commands and no arguments', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    assert.equal((await web.ask(name, {})).status, 404);
    const body = `{"expression": "x", "${name}": "y"}`;
    await web.post(JACOBIAN, body).then(async (response) => {
      const { error } = (await response.json()) as { error: { code: string } };
      assert.deepEqual([response.status, error.code], [400, 'unknown-argument']);
    });
  }
});

test('another method, with those that the address takes', async () => {
  for (const [path, method, allow] of [
    [JACOBIAN, 'GET', 'POST'],
    [JACOBIAN, 'DELETE', 'POST'],
    ['/api/commands', 'POST', 'GET, HEAD'],
    ['/', 'PUT', 'GET, HEAD'],
    ['/healthz', 'POST', 'GET, HEAD'],
    ['/pictures/dark/jacobian/0.png', 'OPTIONS', 'GET, HEAD'],
  ] as const) {
    const response = await fetch(web.url + path, { method });
    await check(response, 405, 'method-not-allowed');
    assert.equal(response.headers.get('allow'), allow);
  }
});

test('an unknown theme', async () => check(await web.post(`${JACOBIAN}?theme=pink`, '{}'), 400, 'bad-theme'));

test('a body that is too large, whether its length is announced or not', async () => {
  const body = JSON.stringify({ expression: 'x'.repeat(300_000) });
  await check(await web.post(JACOBIAN, body), 413, 'too-large');
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body));
      controller.close();
    },
  });
  const options = { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': 'application/json' } };
  await check(await fetch(web.url + JACOBIAN, options as RequestInit), 413, 'too-large');
});

test('after a body that was too large the server answers as before', async () => {
  assert.equal((await web.ask('jacobian', { expression: 'tanh(x)' })).status, 200);
});

/** What the server answers to bytes that need not be HTTP. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(web.url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });

test('bytes that are no HTTP', async () => {
  const answer = await raw('GARBAGE\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 400 .*\r\n\r\n\{"error":\{"code":"bad-request"/s);
});

test('headers or an address that are too long', async () => {
  const answer = await raw(`GET /?q=${'x'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
  assert.match(answer, /^HTTP\/1\.1 431 .*\{"error":\{"code":"headers-too-large"/s);
});

test('a host that cannot be one', async () => {
  const answer = await raw('GET /healthz HTTP/1.1\r\nHost: a b@c/\r\nConnection: close\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 400 .*\{"error":\{"code":"bad-request"/s);
});

test('a client that goes away in the middle of its question', async () => {
  const { port } = new URL(web.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`POST ${JACOBIAN} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(web.faults, []);
});

test('nothing of this was a fault of ours', () => assert.deepEqual(web.faults, []));
