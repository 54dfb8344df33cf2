// The numeric kernel: everything of numerical linear algebra that mathjs and ml-matrix do for us, on tensors.
import { createRequire } from 'node:module';
import type { MathJsInstance } from 'mathjs';
import { SVD } from 'ml-matrix';
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
/** What a singular value decomposition takes, and a matrix exponential. */
export const svdCost = (rows: number, cols: number): number =>
  5e4 + 60 * Math.max(rows, cols) * Math.min(rows, cols) ** 2;
export const expmCost = (n: number): number => 2e5 + 100 * n ** 3;

/** X = U Diag(σ) Vᵀ with as many σ as rows or columns, whichever are fewer; the greatest σ first. */
export interface Svd {
  readonly U: Tensor;
  readonly values: Float64Array;
  readonly V: Tensor;
}
export function svd(t: Tensor): Svd {
  const { leftSingularVectors, rightSingularVectors, diagonal } = new SVD(rowsOf(t), { autoTranspose: true });
  const count = Math.min(t.rows, t.cols);
  const columns = (of: { to2DArray(): Rows }): Tensor => tensorOf(of.to2DArray().map((row) => row.slice(0, count)));
  return {
    U: columns(leftSingularVectors),
    values: Float64Array.from(diagonal.slice(0, count)),
    V: columns(rightSingularVectors),
  };
}
/** The matrix exponential. */
export const expm = (t: Tensor): Tensor => tensorOf(math.expm(math.matrix(rowsOf(t))).toArray() as Rows);
