// What a picture measures, and where its rows are broken.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import type { TexRow } from '../../src/drawing.js';
import { compose } from '../../src/render/compose.js';
import { createRenderer, type Picture } from '../../src/render/index.js';
import { breakRow } from '../../src/render/lines.js';
import { EM, MAX_WIDTH, MIN_WIDTH, PADDING, WRAP_WIDTH } from '../../src/render/measures.js';
import { THEMES } from '../../src/render/themes.js';
import { typeset } from '../../src/render/typeset.js';
import { FORMULAS, matrix } from './formulas.js';
import { pictureDifference, VISIBLE } from './picture-difference.js';

const renderer = createRenderer({ workers: 1 });
after(() => renderer.close());
const draw = (...rows: TexRow[]): Promise<Picture> => renderer.picture({ rows, theme: 'light' });

const terms = (n: number): string[] => Array.from({ length: n }, (_, i) => `${i === 0 ? '' : '+ '}a_{${i}} x_{${i}}^2`);
const numbers = (n: number, m: number): string => matrix(n, m, (i, j) => (i - j - 0.5).toFixed(4));

test('a picture has the same size in both themes', () => {
  for (const tex of FORMULAS) {
    const pieces = typeset([tex]);
    const [dark, light] = [compose([pieces], THEMES.dark), compose([pieces], THEMES.light)];
    assert.deepEqual([dark.width, dark.height], [light.width, light.height], tex);
  }
});

test('the PNG has two pixels per CSS pixel and a palette', async () => {
  const { png, width, height } = await draw(['2x']);
  const found = await sharp(png).metadata();
  assert.deepEqual([found.format, found.width, found.height, found.isPalette], ['png', 2 * width, 2 * height, true]);
});

test('a small formula has a small picture', async () => {
  const { png, width, height } = await draw(['2x']);
  assert.equal(width, MIN_WIDTH);
  assert.ok(height < 80, `${height} px`);
  assert.ok(png.length < 2000, `${png.length} bytes`);
});

test('a row that fits stays on one line', async () => {
  const [apart, together] = await Promise.all([draw(terms(4)), draw([terms(4).join(' ')])]);
  assert.deepEqual([apart.width, apart.height], [together.width, together.height]);
  assert.ok((await pictureDifference(apart.png, together.png)) < VISIBLE);
});

test('a wide row is broken between its pieces', async () => {
  const one = await draw(terms(2));
  const many = await draw(terms(30));
  assert.ok(many.width <= WRAP_WIDTH + 2 * PADDING);
  assert.ok(many.height > 3 * (one.height - 2 * PADDING));
});

test('every line is filled, no line is too wide, and later lines are indented', () => {
  const pieces = typeset(terms(30));
  const lines = breakRow(pieces, 30);
  assert.deepEqual(
    lines.flatMap((line) => line.pieces),
    pieces,
  );
  for (const [i, { indent, width }] of lines.entries()) {
    assert.ok(indent + width <= 30);
    assert.equal(indent > 0, i > 0);
    const next = lines[i + 1]?.pieces[0];
    if (next) assert.ok(indent + width + next.end - next.start > 30, `line ${i} has room for one more piece`);
  }
});

test('a matrix wider than the line makes the picture wider', async () => {
  const { width } = await draw(['J =', numbers(2, 10)]);
  assert.ok(width > WRAP_WIDTH + 2 * PADDING && width < MAX_WIDTH + 2 * PADDING, `${width} px`);
});

test('a matrix wider than any picture is scaled down to the greatest width', async () => {
  const { width, height } = await draw([numbers(2, 24)]);
  const narrow = await draw([numbers(2, 4)]);
  assert.equal(width, MAX_WIDTH + 2 * PADDING);
  assert.ok(height < narrow.height);
});

test('beside a scaled matrix the other rows keep their size', async () => {
  const formula = await draw(['a + b']);
  const matrixAlone = await draw([numbers(2, 24)]);
  const both = await draw([numbers(2, 24)], ['a + b']);
  assert.ok(both.height > matrixAlone.height + (formula.height - 2 * PADDING));
});

test('what would be scaled beyond reading is refused', async () => {
  await assert.rejects(draw([numbers(1, 90)]), { reason: 'too-large' });
});

test('rows stand below each other, left-aligned', async () => {
  const { png } = await draw(['A'], ['B'], ['C']);
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const inked = (x: number, y: number): boolean => data[y * info.width * info.channels + x * info.channels]! < 128;
  const lefts: number[] = [];
  let isInside = false;
  for (let y = 0; y < info.height; y++) {
    const x = Array.from({ length: info.width }, (_, i) => i).find((i) => inked(i, y));
    if (x === undefined) isInside = false;
    else if (isInside) lefts[lefts.length - 1] = Math.min(lefts.at(-1)!, x);
    else {
      lefts.push(x);
      isInside = true;
    }
  }
  assert.equal(lefts.length, 3);
  for (const left of lefts) assert.ok(Math.abs(left / 2 - PADDING) < EM / 5, `${left / 2} px`);
});
