// The drawings of ideas show what is so: their numbers are computed here again, their words are words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activationAnswer, activationNames } from '../../src/answer/activation.js';
import * as ideas from '../../src/answer/drawings/ideas.js';
import type { Illustration } from '../../src/answer/drawings/illustration.js';
import * as shapes from '../../src/answer/drawings/shapes.js';
import { explanation } from '../../src/answer/explain.js';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import { topics } from '../../src/answer/topics/index.js';
import type { Drawing, DrawingRow, Graph, Grid, Point, Scene } from '../../src/drawing.js';
import { compose } from '../../src/render/compose.js';
import { figured } from '../../src/render/draw.js';
import { checkRequest } from '../../src/render/request.js';
import { THEMES } from '../../src/render/themes.js';

const drawn: Readonly<Record<string, () => Illustration>> = { ...ideas, ...shapes };

function isDrawnInBothThemes(drawing: Drawing, name: string): void {
  for (const theme of ['dark', 'light'] as const) {
    checkRequest({ ...drawing, theme });
    const { svg, width } = compose(figured(drawing, THEMES[theme]), THEMES[theme]);
    assert.doesNotMatch(svg, /<text|NaN|undefined/, name);
    assert.ok(width <= 800, `${name} is ${width} px wide, and too small on a phone`);
  }
}

const MARKUP = /[\\{}^`*<>#~|]|\$/;

for (const [name, idea] of Object.entries(drawn)) {
  test(`${name} can be drawn, is told in words, and stands in plain characters`, () => {
    const { rows, alt, text } = idea();
    isDrawnInBothThemes({ rows }, name);
    assert.doesNotMatch(alt, MARKUP, name);
    assert.match(alt, /^[A-Z].*\.$/);
    assert.ok(alt.length > 80 && alt.length < 400, `${alt.length} characters`);
    assert.doesNotMatch(text, /[\\{}^`$]/, name);
    assert.ok(text.length > 20);
    for (const line of text.split('\n')) assert.ok(line.length <= 80, `${line.length} letters in a line`);
  });
}

const gridsOf = ({ rows }: Illustration): Grid[] =>
  rows
    .filter((row): row is Scene => 'kind' in row && row.kind === 'scene')
    .flatMap(({ lines }) => lines.flat())
    .filter((item): item is Grid => item.kind === 'grid');
const texts = (grid: Grid | undefined): string[][] => (grid?.cells ?? []).map((row) => row.map(({ tex }) => tex));

test('Diag(d)·v and d ⊙ v are the same column, for every choice of zeros and ones', () => {
  for (const d of [
    [1, 0, 1],
    [0, 0],
    [1, 1, 1, 0],
  ]) {
    const [matrix, v, product, diagonal, again] = gridsOf(ideas.diagonalOrVectorGrid(d)).map(texts);
    assert.deepEqual(v, again);
    assert.deepEqual(
      diagonal,
      d.map((entry) => [String(entry)]),
    );
    for (const [i, row] of (matrix ?? []).entries()) {
      assert.deepEqual(
        row,
        d.map((entry, j) => String(i === j ? entry : 0)),
      );
      // Σⱼ Dᵢⱼ vⱼ, with letters for v.
      const kept = row.flatMap((entry, j) => (entry === '1' ? [v?.[j]?.[0]] : []));
      assert.deepEqual(product?.[i], [kept[0] ?? '0']);
    }
  }
});

test('Diag(d)·W keeps the rows where d is 1 and leaves zeros elsewhere', () => {
  const [diagonal, W, product] = gridsOf(ideas.rowsScaled([0, 1, 1, 0], 2)).map(texts);
  for (const [i, row] of (product ?? []).entries())
    assert.deepEqual(row, diagonal?.[i]?.[i] === '1' ? W?.[i] : W?.[i]?.map(() => '0'));
});

test('every column of the broadcast is the vector, and every sum names its own row', () => {
  const [v, copies, sums, G] = gridsOf(ideas.copiesAndSums()).map(texts);
  for (const [i, row] of (copies ?? []).entries()) {
    assert.deepEqual(new Set(row), new Set(v?.[i]));
    assert.match(sums?.[i]?.[0] ?? '', new RegExp(`g_\\{${i + 1}j\\}`));
    for (const entry of G?.[i] ?? []) assert.match(entry, new RegExp(`g_\\{${i + 1}\\d\\}`));
  }
});

test('the Jacobian of softmax is the first matrix minus the second; its rows add up to 0', () => {
  for (const s of [
    [0.5, 0.3, 0.2],
    [0.25, 0.25, 0.4, 0.1],
  ]) {
    const [diagonal, outer, J] = gridsOf(ideas.softmaxJacobian(s));
    for (const [i, row] of (J?.cells ?? []).entries()) {
      const values = row.map(({ tex }) => Number(tex));
      assert.ok(Math.abs(values.reduce((a, b) => a + b)) < 1e-12 + 5e-4 * s.length);
      for (const [j, value] of values.entries()) {
        const [a, b] = [diagonal, outer].map((grid) => Number(grid?.cells[i]?.[j]?.tex)) as [number, number];
        // Three numbers, each rounded to a thousandth.
        assert.ok(Math.abs(value - (a - b)) < 1.51e-3);
        assert.ok(Math.abs(b - (s[i] as number) * (s[j] as number)) < 5.01e-4);
        assert.equal(Math.sign(row[j]?.heat as number), i === j ? 1 : -1);
      }
    }
  }
});

test('the layouts are each other’s transpose, and vec goes through the columns', () => {
  const [numerator, denominator] = gridsOf(ideas.layouts(3, 2)).map(texts);
  for (const [i, row] of (numerator ?? []).entries())
    for (const [j, entry] of row.entries()) assert.equal(denominator?.[j]?.[i], entry);
  const [X, stacked] = gridsOf(ideas.stackedColumns(3, 4)).map(texts);
  const columns = [0, 1, 2, 3].flatMap((j) => [0, 1, 2].map((i) => [X?.[i]?.[j]]));
  assert.deepEqual(stacked, columns);
});

test('the centring matrix takes the mean away', () => {
  const [, , C] = gridsOf(ideas.centring(5));
  for (const [i, row] of (C?.cells ?? []).entries())
    assert.deepEqual(
      row.map(({ tex }) => Number(tex)),
      row.map((_, j) => (i === j ? 0.8 : -0.2)),
    );
});

test('an outer product has the names that it is given, row by row', () => {
  const [g, x, product] = gridsOf(ideas.outerProduct(['g', 'x'], 2, 3)).map(texts);
  for (const [i, row] of (product ?? []).entries())
    assert.deepEqual(
      row,
      x?.[0]?.map((entry) => `${g?.[i]?.[0]}\\,${entry}`),
    );
});

test('in every product of shapes the inner sizes are equal and the outer ones remain', () => {
  for (const shape of Object.values(shapes)) {
    for (const { lines } of shape().rows.filter((row): row is Scene => 'kind' in row && row.kind === 'scene')) {
      for (const line of lines) {
        const sizes = line
          .filter((item): item is Grid => item.kind === 'grid')
          .map(({ cells }) => [cells.length, cells[0]?.length]);
        const [factors, result] = [sizes.slice(0, -1), sizes.at(-1)];
        for (const [i, [, width]] of factors.slice(0, -1).entries()) assert.equal(width, factors[i + 1]?.[0]);
        assert.deepEqual(result, [factors[0]?.[0], factors.at(-1)?.[1]]);
      }
    }
  }
});

test('no line of the fan rises above relu', () => {
  const [graph] = ideas.slopesAtKink().rows as [Graph];
  for (const { points, dashed } of graph.curves)
    if (dashed) for (const [x, y] of points) assert.ok(y <= Math.max(0, x));
});

test('the pictures of topics hold their drawing, in words and in plain characters too', () => {
  const illustrated = topics.filter(({ drawing }) => drawing);
  assert.ok(illustrated.length >= 2);
  for (const { drawing, name } of illustrated) {
    const { picture } = explanation(name);
    assert.ok(drawing && picture.alt.includes(drawing.alt) && picture.text.includes(drawing.text), name);
    assert.deepEqual(picture.drawing.rows.slice(0, drawing.rows.length), drawing.rows);
    isDrawnInBothThemes(picture.drawing, name);
  }
});

const isGraph = (row: DrawingRow): row is Graph => 'kind' in row && row.kind === 'graph';

/** The derivative's curve between two points of the function's, as the mean of its two ends. */
const isSlope = (from: Point, to: Point, slopes: readonly [Point, Point]): boolean => {
  const slope = (to[1] - from[1]) / (to[0] - from[0]);
  const mean = (slopes[0][1] + slopes[1][1]) / 2;
  return Math.abs(slope) > 5 || Math.abs(slope - mean) < 0.01 + 0.02 * Math.abs(slope);
};

for (const name of activationNames) {
  test(`${name}: the lower graph is the slope of the upper one, and its kinks are those that are told`, () => {
    const { picture, kinks } = activationAnswer(name, undefined);
    isDrawnInBothThemes(picture.drawing, name);
    const [f, slope] = picture.drawing.rows.filter(isGraph) as [Graph, Graph];
    assert.deepEqual(f.x, slope.x);
    let compared = 0;
    for (const [i, { points }] of f.curves.entries()) {
      const below = slope.curves[i]?.points ?? [];
      for (const [j, to] of points.entries()) {
        const [from, ...ends] = [points[j - 1], below[j - 1], below[j]];
        if (!from || !ends[0] || !ends[1]) continue;
        if (ends[0][0] !== from[0] || ends[1][0] !== to[0]) continue;
        assert.ok(isSlope(from, to, [ends[0], ends[1]]), `between ${from} and ${to}: ${ends.join(' and ')}`);
        compared++;
      }
    }
    assert.ok(compared > 60, `${compared} pairs of points`);
    const jumps = kinks.filter(({ reported }) => reported === null).length;
    assert.equal(f.guides.length, kinks.length);
    assert.equal(slope.bars.length, kinks.length - jumps);
    for (const bar of slope.bars) {
      const ends = slope.dots.filter(({ at: [x], open }) => x === bar.x && open).map(({ at: [, y] }) => y);
      for (const end of [bar.from, bar.to])
        assert.ok(
          ends.some((y) => Math.abs(y - end) < 1e-4),
          `limit ${end}`,
        );
      const value = slope.dots.find(({ at: [x], open }) => x === bar.x && !open)?.at[1] as number;
      assert.ok(value >= Math.min(bar.from, bar.to) - 1e-4 && value <= Math.max(bar.from, bar.to) + 1e-4);
    }
    for (const word of [name, 'derivative', ...(kinks.length > jumps ? ['kink'] : []), ...(jumps > 0 ? ['jumps'] : [])])
      assert.ok(picture.alt.includes(word), word);
    assert.doesNotMatch(picture.alt, /[\\{}`$]/);
  });
}

const softmaxAt = (n: number): unknown[] => {
  const at = { x: Array.from({ length: n }, (_, i) => Math.sin(i)) };
  return [jacobianAnswer({ expression: 'softmax(x)', wrt: 'x', at }, 'numerator').picture];
};

test('a Jacobian of more than eight rows is a heat map with the numbers’ signs, and says so', () => {
  for (const n of [9, 10, 11, 100]) {
    const [picture] = softmaxAt(n) as [ReturnType<typeof jacobianAnswer>['picture']];
    const scene = picture.drawing.rows.find((row): row is Scene => 'kind' in row && row.kind === 'scene');
    const map = scene?.lines[0]?.[1];
    assert(map?.kind === 'grid' || map?.kind === 'heat-map');
    const values = map.kind === 'grid' ? map.cells.map((row) => row.map(({ heat }) => heat as number)) : map.values;
    assert.deepEqual([values.length, values[0]?.length], [n, n]);
    for (const [i, row] of values.entries())
      for (const [j, value] of row.entries()) assert.equal(Math.sign(value), i === j ? 1 : -1);
    assert.match(picture.alt, new RegExp(`heat map of ${n} by ${n} numbers from -`));
    isDrawnInBothThemes(picture.drawing, `softmax of ${n}`);
  }
  assert.ok((softmaxAt(8) as [{ drawing: Drawing }])[0].drawing.rows.every((row) => !('kind' in row)));
  assert.ok((softmaxAt(101) as [{ drawing: Drawing }])[0].drawing.rows.every((row) => !('kind' in row)));
});
