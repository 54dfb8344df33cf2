// The pictures of the README are those that are drawn now. `npm run update` draws them anew; look at them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { explanation } from '../src/answer/explain.js';
import { createRenderer } from '../src/render/index.js';
import { pictureDifference, VISIBLE } from './render/picture-difference.js';

const renderer = createRenderer({ workers: 1 });
after(() => renderer.close());

for (const [theme, name] of [
  ['light', 'max-0-x'],
  ['dark', 'max-0-x-dark'],
] as const) {
  test(`docs/${name}.png shows the diagonal matrix beside the vector`, async () => {
    const { drawing } = explanation('diagonal-or-vector').picture;
    const { png } = await renderer.picture({ ...drawing, theme });
    const file = new URL(`../../docs/${name}.png`, import.meta.url);
    if (process.env['UPDATE_GALLERY']) writeFileSync(file, png);
    assert.ok((await pictureDifference(png, readFileSync(file))) < VISIBLE);
  });
}
