// Pictures show what was asked: a changed sign, digit or colour can be seen, a repetition cannot.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { createRenderer, type Theme } from '../../src/render/index.js';
import { THEMES } from '../../src/render/themes.js';
import { matrix } from './formulas.js';
import { pictureDifference, VISIBLE } from './picture-difference.js';

const renderer = createRenderer({ workers: 1 });
// A second renderer, so that a repetition does not come from the cache.
const again = createRenderer({ workers: 1 });
after(() => Promise.all([renderer.close(), again.close()]));

const pngOf = async (tex: string, theme: Theme = 'dark', from = renderer): Promise<Uint8Array> =>
  (await from.picture({ rows: [[tex]], theme })).png;

const jacobian = (entry: string): string =>
  `J = ${matrix(4, 4, (i, j) => (i === 1 && j === 2 ? entry : (i + 2 * j - 3.5).toFixed(3)))}`;

test('the same formula twice gives the same picture', async () => {
  for (const tex of ['x + y', jacobian('1.234')]) {
    assert.ok((await pictureDifference(await pngOf(tex), await pngOf(tex, 'dark', again))) < VISIBLE);
  }
});

const DIFFERENT: readonly (readonly [string, string])[] = [
  ['x + y', 'x - y'],
  ['A^{\\top} b', 'A^{-1} b'],
  ['a \\otimes b', 'a \\odot b'],
  [jacobian('1.234'), jacobian('1.284')],
  [jacobian('+1.234'), jacobian('-1.234')],
];
for (const [one, other] of DIFFERENT) {
  test(`${one.slice(-24)} looks different from ${other.slice(-24)}`, async () => {
    for (const theme of ['dark', 'light'] as const) {
      assert.ok((await pictureDifference(await pngOf(one, theme), await pngOf(other, theme))) >= VISIBLE);
    }
  });
}

/** The greatest difference between two colours in red, green or blue. */
const colourDifference = (a: string, b: string): number =>
  Math.max(
    ...[1, 3, 5].map((at) =>
      Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)),
    ),
  );

for (const theme of ['dark', 'light'] as const) {
  test(`${theme}: background, formula, pale and accent have the colours of the theme`, async () => {
    const png = await pngOf('\\pale{\\Huge\\blacksquare} \\accent{\\Huge\\blacksquare} \\Huge\\blacksquare', theme);
    const pixels = await sharp(png).raw().toBuffer();
    const counts = new Map<string, number>();
    for (let i = 0; i < pixels.length; i += 3) {
      const colour = `#${pixels.toString('hex', i, i + 3)}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4);
    const { background, foreground, pale, accent } = THEMES[theme];
    for (const wanted of [background, foreground, pale, accent]) {
      const nearest = Math.min(...frequent.map(([found]) => colourDifference(wanted, found)));
      assert.ok(nearest <= 2, `${wanted} among ${frequent.join(' ')}`);
    }
  });
}
