// A picture that hangs, crashes or waits too long costs itself only.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createRenderer, type PictureRequest } from '../../src/render/index.js';

const of = (tex: string): PictureRequest => ({ rows: [[tex]], theme: 'dark' });
const nested = (command: string, depth: number): string => `${`\\${command}{`.repeat(depth)}x${'}'.repeat(depth)}`;

// MathJax typesets the text above an arrow several times: every level takes 1.7 times as long, thirty half an hour.
const ENDLESS = nested('xrightarrow', 30);
// MathJax writes the argument twice: every level doubles the memory, fourteen take 560 MB.
const ENORMOUS = nested('pmb', 16);

test('a picture that takes too long is given up, and those before and behind it are drawn', async () => {
  const renderer = createRenderer({ workers: 1, timeoutMs: 1000 });
  const [before, endless, behind] = await Promise.allSettled(
    ['a', ENDLESS, 'b'].map((tex) => renderer.picture(of(tex))),
  );
  assert.equal(before?.status, 'fulfilled');
  assert.equal(endless?.status === 'rejected' && endless.reason.reason, 'timeout');
  assert.equal(behind?.status, 'fulfilled');
  assert.deepEqual(renderer.stats().failures, { timeout: 1 });
  await renderer.close();
});

test('the time of a picture does not run while it waits', async () => {
  const renderer = createRenderer({ workers: 1, timeoutMs: 1000 });
  const pictures = [ENDLESS, `${ENDLESS} a`, 'a', 'b'].map((tex) => renderer.picture(of(tex)));
  const outcomes = (await Promise.allSettled(pictures)).map(({ status }) => status);
  assert.deepEqual(outcomes, ['rejected', 'rejected', 'fulfilled', 'fulfilled']);
  await renderer.close();
});

test('a worker that runs out of memory costs its picture, and the next one works', async () => {
  const renderer = createRenderer({ workers: 1, timeoutMs: 30_000, workerHeapMb: 48 });
  await assert.rejects(renderer.picture(of(ENORMOUS)), { reason: 'crashed' });
  assert.ok((await renderer.picture(of('x'))).png.length > 0);
  await assert.rejects(renderer.picture(of(ENORMOUS)), { reason: 'crashed' });
  assert.ok((await renderer.picture(of('y'))).png.length > 0);
  await renderer.close();
});

test('while one worker hangs the other draws', async () => {
  const renderer = createRenderer({ workers: 2, timeoutMs: 1000 });
  await renderer.ready();
  const endless = renderer.picture(of(ENDLESS));
  const others = Promise.all(Array.from({ length: 5 }, (_, i) => renderer.picture(of(`x_${i}`))));
  assert.equal(
    await Promise.race([endless.catch(() => 'the hanging one'), others.then(() => 'the others')]),
    'the others',
  );
  await assert.rejects(endless, { reason: 'timeout' });
  await renderer.close();
});

test('when the queue is full the next request is rejected at once', async () => {
  const renderer = createRenderer({ workers: 1, maxQueue: 2, timeoutMs: 1000 });
  await renderer.ready();
  const drawn = ['a', 'b', 'c'].map((tex) => renderer.picture(of(tex)));
  assert.equal(renderer.stats().waiting, 2);
  await assert.rejects(renderer.picture(of('d')), { reason: 'busy' });
  assert.equal(renderer.stats().waiting, 2, 'nobody else had to wait for the refusal');
  await Promise.all(drawn);
  assert.ok((await renderer.picture(of('d'))).png.length > 0);
  await renderer.close();
});

test('closing finishes the picture being drawn and refuses the others', async () => {
  const renderer = createRenderer({ workers: 1 });
  await renderer.ready();
  const drawing = renderer.picture(of('a'));
  const waiting = assert.rejects(renderer.picture(of('b')), { reason: 'closed' });
  await renderer.close();
  assert.ok((await drawing).png.length > 0);
  await waiting;
  await assert.rejects(renderer.picture(of('c')), { reason: 'closed' });
  await assert.rejects(renderer.ready(), { reason: 'closed' });
  await renderer.close();
});

const RENDER = new URL('../../src/render/', import.meta.url).href;
async function inProcess(script: string, ...flags: string[]): Promise<string> {
  const options = { timeout: 30_000, env: { ...process.env, NODE_TEST_CONTEXT: undefined } };
  const args = [...flags, '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return stdout.trim();
}

test('a process ends by itself after close', async () => {
  const said = await inProcess(`
    import { createRenderer } from '${RENDER}index.js';
    const renderer = createRenderer({ workers: 2 });
    const { width } = await renderer.picture({ rows: [['x']], theme: 'dark' });
    await renderer.close();
    console.log(width);`);
  assert.equal(said, '480');
});

test('a renderer that draws nothing loads neither the typesetter nor the rasteriser', async () => {
  const said = await inProcess(`
    import { createRequire } from 'node:module';
    import { createRenderer } from '${RENDER}index.js';
    const paths = () => Object.keys(createRequire('${RENDER}').cache);
    const loaded = () => ['mathjax', 'sharp'].map((name) => paths().some((path) => path.includes(name)));
    createRenderer();
    const before = loaded();
    await import('${RENDER}draw.js');
    console.log(JSON.stringify([before, loaded()]));`);
  assert.deepEqual(JSON.parse(said), [
    [false, false],
    [true, true],
  ]);
});

test('where no worker can start, a picture fails and says so', async () => {
  const script = `
    import { createRenderer } from '${RENDER}index.js';
    const renderer = createRenderer();
    for (const attempt of [renderer.ready(), renderer.picture({ rows: [['x']], theme: 'dark' })]) {
      console.log(await attempt.catch(({ reason }) => reason));
    }
    await renderer.close();`;
  // With permissions Node forbids threads unless --allow-worker is given; the flag had another name until Node 22.
  const permission = ['--permission', '--experimental-permission'].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  );
  assert.equal(await inProcess(script, permission!, '--allow-fs-read=*'), 'crashed\ncrashed');
});
