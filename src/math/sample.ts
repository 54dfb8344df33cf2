// Random values for the variables of a question: repeatable, and within the domain of the formula where that can be.

import type { Tag } from '../formula/declarations.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Scope } from './scope.js';
import { lettersOf, numberOf } from './size.js';
import { distributions, dot, product, type Tensor, tensor, transposedTensor } from './tensor.js';

/** Numbers uniform in [0, 1), the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Where entries are drawn from: of both signs, positive, within (-1, 1), above 1, and probabilities. */
export const REGIMES = ['both signs', 'positive', 'small', 'large', 'probabilities'] as const;
export type Regime = (typeof REGIMES)[number];

const draw = (random: () => number, regime: Regime): number => {
  const u = random();
  if (regime === 'positive') return 0.3 + 1.5 * u;
  if (regime === 'small') return 1.8 * u - 0.9;
  if (regime === 'probabilities') return 0.05 + 0.9 * u;
  if (regime === 'large') return 1.2 + 1.5 * u;
  // Off 0 a little, where so many functions have their kink.
  return (u < 0.5 ? -1 : 1) * (0.15 + 1.6 * random());
};

/** Entries that a point may have. */
export const MAX_ENTRIES = 500_000;

/**
 * A value for each letter: different numbers, so that what is transposed by mistake does not fit. With `one`, the letter in
 * this place is 1: there a vector is a number and a matrix may be a row, which other rules meet.
 */
export function sampleSizes(scope: Scope, offset = 0, one?: number): Map<string, number> {
  const letters = new Set(scope.sizes);
  for (const { rows, cols } of scope.shapes.values())
    for (const l of [...lettersOf(rows), ...lettersOf(cols)]) letters.add(l);
  letters.delete('pi');
  const sizes = [3, 4, 2, 5, 3, 2];
  return new Map(
    [...letters]
      .sort()
      .map((letter, i) => [
        letter,
        one !== undefined && i === one % letters.size ? 1 : (sizes[(i + offset) % sizes.length] as number),
      ]),
  );
}

export function samplePoint(
  scope: Scope,
  sizes: ReadonlyMap<string, number>,
  regime: Regime,
  random: () => number,
): Map<string, Tensor> {
  const extents = [...scope.shapes.values()].map(({ rows, cols }) => [numberOf(rows, sizes), numberOf(cols, sizes)]);
  if (extents.reduce((total, [m = 1, n = 1]) => total + m * n, 0) > MAX_ENTRIES)
    throw new Unanswerable('too-much-work', { limit: `${MAX_ENTRIES} entries in the variables` });
  const point = new Map<string, Tensor>();
  for (const [name, { rows, cols }] of scope.shapes) {
    const [m, n] = [numberOf(rows, sizes) ?? 1, numberOf(cols, sizes) ?? 1];
    const data = Float64Array.from({ length: m * n }, () => draw(random, regime));
    point.set(name, withTags(tensor(m, n, data), scope.tags.get(name)));
  }
  return point;
}

/** How many whole numbers are drawn from, from 2 on: a power of 1 tells little. */
const COUNTS = 4;
/** The part behind the point. */
const behind = (x: number): number => x - Math.floor(x);

/** The nearest thing to `t` that has the structure declared; a whole number is any small one. */
function withTags(t: Tensor, tags: ReadonlySet<Tag> | undefined): Tensor {
  if (!tags || tags.size === 0) return t;
  const { rows: n, cols } = t;
  const entries = (f: (i: number, j: number, x: number) => number): Tensor =>
    tensor(
      n,
      cols,
      t.data.map((x, at) => f(Math.floor(at / cols), at % cols, x)),
    );
  if (tags.has('unit')) return entries((_i, _j, x) => 0.05 + 0.9 * behind(Math.abs(x)));
  if (tags.has('simplex')) {
    const weights = entries((_i, _j, x) => Math.abs(x) + 0.1);
    const shares = distributions(weights).map((row) => {
      const total = row.reduce((sum, x) => sum + x, 0);
      return row.map((x) => x / total);
    });
    return tensor(n, cols, Float64Array.from(shares.flatMap((row) => [...row])));
  }
  if (tags.has('whole')) return entries((_i, _j, x) => 2 + Math.floor(COUNTS * behind(COUNTS * Math.abs(x))));
  if (tags.has('positive')) return entries((_i, _j, x) => Math.abs(x) + 0.1);
  if (tags.has('diagonal')) return entries((i, j, x) => (i === j ? x : 0));
  if (tags.has('lower')) return entries((i, j, x) => (i >= j ? x : 0));
  if (tags.has('upper')) return entries((i, j, x) => (i <= j ? x : 0));
  if (tags.has('orthogonal')) return rotation(t);
  const square = product(t, transposedTensor(t));
  if (tags.has('psd') || tags.has('spd')) {
    return tensor(
      n,
      cols,
      square.data.map((x, at) => x + (Math.floor(at / cols) === at % cols ? 1 : 0)),
    );
  }
  const mirror = transposedTensor(t);
  return tags.has('symmetric') ? entries((i, j, x) => (x + (mirror.data[i * cols + j] as number)) / 2) : t;
}

/** A value moved a little, or by a factor, brought back to the structure declared; undefined where that would move it far. */
export function kept(t: Tensor, tags: ReadonlySet<Tag> | undefined): Tensor | undefined {
  if (tags?.has('whole'))
    return tensor(
      t.rows,
      t.cols,
      t.data.map((x) => Math.max(1, Math.round(Math.abs(x)))),
    );
  if (tags?.has('positive')) return t.data.every((x) => x > 0) ? t : undefined;
  if (tags?.has('psd') || tags?.has('spd')) return withTags(t, new Set(['symmetric']));
  return withTags(t, tags);
}

/** The rows of a square matrix made orthonormal (Gram and Schmidt). */
function rotation(t: Tensor): Tensor {
  const n = t.cols;
  const result = tensor(t.rows, n, t.data.slice());
  const row = (i: number): Float64Array => result.data.subarray(i * n, (i + 1) * n);
  for (let i = 0; i < t.rows; i++) {
    const own = row(i);
    for (let j = 0; j < i; j++) {
      const factor = dot(own, row(j));
      for (let c = 0; c < n; c++) own[c]! -= factor * row(j)[c]!;
    }
    const length = Math.sqrt(dot(own, own));
    for (let c = 0; c < n; c++) own[c]! /= length;
  }
  return result;
}
