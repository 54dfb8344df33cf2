// The numeric kernel: everything of numerical linear algebra that mathjs does for us, on tensors.
import { createRequire } from 'node:module';
import type { MathJsInstance } from 'mathjs';
import { type Tensor, tensor } from './tensor.js';

// Required, not imported: Node would first scan the whole bundle for the names it exports.
const math = createRequire(import.meta.url)('mathjs/lib/browser/math.js') as MathJsInstance;

type Rows = number[][];

const rowsOf = ({ rows, cols, data }: Tensor): Rows =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));
const tensorOf = (rows: Rows): Tensor => tensor(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));

/** The error function. */
export const erf = (x: number): number => math.erf(x);
/** What inverting and factorising an n×n matrix takes here, in the units of a budget (nanoseconds, as measured). */
export const inverseCost = (n: number): number => 4e4 + 80 * n ** 3;
export const determinantCost = (n: number): number => 2e4 + 50 * n ** 3;

/** The determinant of a square matrix. */
export const det = (t: Tensor): number => math.det(rowsOf(t));
/** |det A| over the product of the lengths of its rows: 1 for orthogonal rows, 0 for dependent ones. */
export function independence(t: Tensor): number {
  let lengths = 1;
  for (let i = 0; i < t.rows; i++) lengths *= Math.hypot(...t.data.subarray(i * t.cols, (i + 1) * t.cols));
  return lengths === 0 ? 0 : Math.abs(det(t)) / lengths;
}
/** Rows this dependent are dependent but for rounding. */
export const SINGULAR = 1e-12;
/** The inverse of a square matrix; undefined if it has none. */
export function inv(t: Tensor): Tensor | undefined {
  try {
    return tensorOf(math.inv(rowsOf(t)) as Rows);
  } catch {
    return undefined;
  }
}
