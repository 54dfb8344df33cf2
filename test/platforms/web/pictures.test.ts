// The address of a picture works later, elsewhere, and for as long as the question is understood.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPng, startWeb, type Web } from './start-web.js';

const web = await startWeb();

type Image = { url: string; width: number; height: number };
async function imageOf(server: Web, values: unknown, query = ''): Promise<Image> {
  const { json } = await server.ask('jacobian', values, query);
  return json.reply?.blocks.find((block: { type: string }) => block.type === 'image');
}
const bytesOf = async (server: Web, url: string): Promise<ArrayBuffer> => (await server.get(url)).arrayBuffer();
const sameBytes = (a: ArrayBuffer, b: ArrayBuffer): boolean => Buffer.from(a).equals(Buffer.from(b));

test('the picture of an answer is a PNG of the size that the answer says, at two pixels for each', async () => {
  const { url, width, height } = await imageOf(web, { expression: 'max(0, x)', at: 'x = [1, -2, 3]' });
  const response = await web.get(url);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'image/png');
  const bytes = await response.arrayBuffer();
  assert.ok(isPng(bytes));
  const view = new DataView(bytes);
  assert.deepEqual([view.getUint32(16), view.getUint32(20)], [2 * width, 2 * height]);
});

test('after a restart, and on another copy, the same address gives the same bytes', async () => {
  const values = {
    expression: "x' * A * x",
    wrt: 'x',
    at: {
      x: [1, 2],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  };
  const { url } = await imageOf(web, values);
  const other = await startWeb();
  assert.ok(sameBytes(await bytesOf(web, url), await bytesOf(other, url)));
});

test('values keep their kind in the address: numbers, lists, texts that look like lists', async () => {
  for (const at of [{ x: [1, -2, 3] }, [1, -2, 3], 'x = [1, -2, 3]', '[1, -2, 3]', { x: 5e-7 }]) {
    const response = await web.get((await imageOf(web, { expression: 'x^2 .* exp(x)', at })).url);
    assert.equal(response.status, 200, JSON.stringify(at));
  }
});

test('signs that mean something in an address are carried', async () => {
  for (const expression of ['exp(a) + b', "a' .* (a .^ 2)' ", 'σ(a) + 1', 'a ./ 100 % of', 'a #&?=b']) {
    const [image, problem] = [await imageOf(web, { expression, wrt: 'a' }), expression.match(/%|#/)];
    if (problem) assert.equal(image, undefined);
    else assert.equal((await web.get(image.url)).status, 200, expression);
  }
});

test('in the other theme it is another picture of the same size', async () => {
  const dark = await imageOf(web, { expression: 'tanh(x)' }, '?theme=dark');
  const light = await imageOf(web, { expression: 'tanh(x)' }, '?theme=light');
  assert.deepEqual([dark.width, dark.height], [light.width, light.height]);
  assert.ok(!sameBytes(await bytesOf(web, dark.url), await bytesOf(web, light.url)));
});

test('a picture may be kept: it has a tag, and is not sent again to whoever has it', async () => {
  const { url } = await imageOf(web, { expression: 'softmax(x)' });
  const { headers } = await web.get(url);
  assert.match(headers.get('cache-control') ?? '', /^public, max-age=\d+$/);
  const again = await web.get(url, { 'if-none-match': headers.get('etag') ?? '' });
  assert.equal(again.status, 304);
  assert.equal((await again.arrayBuffer()).byteLength, 0);
  assert.equal((await web.get(url, { 'if-none-match': '"other"' })).status, 200);
});

test('a question too long for an address carries its picture with it', async () => {
  const at = { x: Array.from({ length: 2000 }, (_, i) => i / 7) };
  const { url } = await imageOf(web, { expression: 'max(0, x)', at });
  assert.match(url, /^data:image\/png;base64,/);
  assert.ok(isPng(await (await fetch(url)).arrayBuffer()));
});

test('no address is longer than proxies take', async () => {
  for (const length of [10, 100, 500, 1000, 1500]) {
    const { url } = await imageOf(web, { expression: 'max(0, x)', at: Array.from({ length }, () => 0.125) });
    assert.ok(url.startsWith('data:') || url.length <= 6000);
  }
});

test('with a public address, pictures have addresses that begin with it', async () => {
  const other = await startWeb({ publicUrl: 'https://bot.example/j' });
  const { url } = await imageOf(other, { expression: 'tanh(x)' });
  assert.match(url, /^https:\/\/bot\.example\/j\/pictures\/light\/jacobian\/0\.png\?expression=tanh/);
  const policy = (await other.get('/')).headers.get('content-security-policy') ?? '';
  assert.match(policy, /img-src 'self' data: https:\/\/bot\.example;/);
});

test('there is no picture at addresses that nobody gave out', async () => {
  for (const [path, status] of [
    ['/pictures/dark/jacobian/0.png', 404],
    ['/pictures/dark/jacobian/9.png?expression=x', 404],
    ['/pictures/dark/jacobian/0.gif?expression=x', 404],
    ['/pictures/dark/jacobian/-1.png?expression=x', 404],
    ['/pictures/dark/jacobian/9999.png?expression=x', 404],
    ['/pictures/pink/jacobian/0.png?expression=x', 404],
    ['/pictures/dark/nothing/0.png?expression=x', 404],
    ['/pictures/dark/jacobian/0.png?expression=max(0', 404],
  ] as const) {
    const response = await web.get(path);
    assert.equal(response.status, status, path);
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  }
});

test('where pictures cannot be drawn, the formula stands in the answer as text, and its address says to come later', async () => {
  const other = await startWeb({ timeoutMs: 0 });
  const { status, json } = await other.ask('jacobian', { expression: 'tanh(x) .* y', wrt: 'x' });
  assert.equal(status, 200);
  const formula = json.reply.blocks.find((block: { role?: string }) => block.role === 'formula');
  assert.ok(formula.text.length > 5 && json.reply.text.includes(formula.text));
  const picture = await other.get('/pictures/dark/jacobian/0.png?expression=tanh(x)+.*+y&wrt=x');
  assert.equal(picture.status, 503);
  assert.equal(picture.headers.get('retry-after'), '1');
});
