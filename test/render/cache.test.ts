// A picture asked for twice is drawn once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRenderer, type PictureRequest, type Renderer } from '../../src/render/index.js';

const of = (tex: string): PictureRequest => ({ rows: [[tex]], theme: 'dark' });

async function using(renderer: Renderer, run: (renderer: Renderer) => Promise<void>): Promise<void> {
  try {
    await run(renderer);
  } finally {
    await renderer.close();
  }
}

test('identical requests under way at once are drawn once', () =>
  using(createRenderer({ workers: 1 }), async (renderer) => {
    const pictures = await Promise.all(Array.from({ length: 10 }, () => renderer.picture(of('x'))));
    assert.equal(new Set(pictures).size, 1);
    const { rendered, shared, remembered } = renderer.stats();
    assert.deepEqual({ rendered, shared, remembered }, { rendered: 1, shared: 9, remembered: 0 });
  }));

test('a picture drawn before comes from the memory', () =>
  using(createRenderer({ workers: 1, memory: new Map() }), async (renderer) => {
    const first = await renderer.picture(of('x'));
    for (let i = 0; i < 50; i++) assert.equal(await renderer.picture(of('x')), first);
    const { rendered, remembered } = renderer.stats();
    assert.deepEqual({ rendered, remembered }, { rendered: 1, remembered: 50 });
  }));

test('another theme, another break and another row are other pictures', () =>
  using(createRenderer({ workers: 1, memory: new Map() }), async (renderer) => {
    await renderer.picture({ rows: [['x', '+ y']], theme: 'dark' });
    await renderer.picture({ rows: [['x', '+ y']], theme: 'light' });
    await renderer.picture({ rows: [['x + y']], theme: 'dark' });
    await renderer.picture({ rows: [['x'], ['+ y']], theme: 'dark' });
    assert.equal(renderer.stats().rendered, 4);
  }));

test('without a memory a picture is drawn anew each time it is asked for', () =>
  using(createRenderer({ workers: 1 }), async (renderer) => {
    for (let i = 0; i < 2; i++) await renderer.picture(of('x'));
    assert.equal(renderer.stats().rendered, 2);
  }));

test('whoever asks is told how long each drawing took, and nothing of remembered ones', async () => {
  const durations: number[] = [];
  const renderer = createRenderer({ workers: 1, memory: new Map(), onDrawn: (ms) => durations.push(ms) });
  await using(renderer, async () => {
    for (const tex of ['x', 'y', 'x']) await renderer.picture(of(tex));
    assert.equal(durations.length, 2);
    assert.ok(durations.every((ms) => ms > 0));
  });
});

test('a failure is counted and not remembered', async () => {
  const memory = new Map();
  await using(createRenderer({ workers: 1, memory }), async (renderer) => {
    for (let i = 0; i < 2; i++) await assert.rejects(renderer.picture(of('\\frac')), { reason: 'tex' });
    assert.deepEqual(renderer.stats().failures, { tex: 2 });
    assert.equal(memory.size, 0);
  });
});
