// The numeric kernel: determinants and inverses of tensors, and what mathjs and ml-matrix do for us.
import { createRequire } from 'node:module';
import type { MathJsInstance } from 'mathjs';
import { EigenvalueDecomposition, SVD } from 'ml-matrix';
import { product, type Tensor, tensor, transposedTensor } from './tensor.js';

// Required, not imported: Node would first scan the whole bundle for the names it exports.
const math = createRequire(import.meta.url)('mathjs/lib/browser/math.js') as MathJsInstance;

type Rows = number[][];

const rowsOf = ({ rows, cols, data }: Tensor): Rows =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));
const tensorOf = (rows: Rows): Tensor => tensor(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));

/** The error function. */
export const erf = (x: number): number => math.erf(x);
/** What inverting and factorising an n×n matrix takes here, in the units of a budget (nanoseconds, as measured). */
export const inverseCost = (n: number): number => 2e3 + 3 * n ** 3;
export const determinantCost = (n: number): number => 2e3 + n ** 3;

/** P A = L U by Gaussian elimination with the greatest pivot of each column; `sign` is that of the permutation. */
interface Factors {
  /** U above and on the diagonal, L without its ones below. */
  readonly lu: Float64Array;
  /** Row i of P A is row order[i] of A. */
  readonly order: readonly number[];
  readonly sign: number;
}

function factorise({ rows: n, data }: Tensor): Factors {
  const lu = data.slice();
  const order = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[pivot * n + k]!)) pivot = i;
    if (pivot !== k) {
      sign = -sign;
      [order[k], order[pivot]] = [order[pivot]!, order[k]!];
      for (let j = 0; j < n; j++) [lu[k * n + j], lu[pivot * n + j]] = [lu[pivot * n + j]!, lu[k * n + j]!];
    }
    const head = lu[k * n + k]!;
    if (head === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k]! / head;
      lu[i * n + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) lu[i * n + j]! -= factor * lu[k * n + j]!;
    }
  }
  return { lu, order, sign };
}

/**
 * The determinant of a square matrix: the product of the pivots; 0 where one of them is no more than rounding. Elimination
 * leaves |L U - P A| ≤ γ |L| |U| entry by entry with γ a few n·ε (Higham, Accuracy and Stability of Numerical Algorithms,
 * theorem 9.3), a bound that scaling rows or columns does not change.
 */
export function det(t: Tensor): number {
  const n = t.rows;
  const { lu, sign } = factorise(t);
  let product = sign;
  for (let i = 0; i < n; i++) {
    const pivot = lu[i * (n + 1)]!;
    let terms = Math.abs(pivot);
    for (let j = 0; j < i; j++) terms += Math.abs(lu[i * n + j]! * lu[j * n + i]!);
    if (Math.abs(pivot) <= GAMMA * n * terms) return 0;
    product *= pivot;
  }
  return product;
}
/** A few units of rounding: what the entries may be off by, and the terms of a sum. */
const GAMMA = 8 * Number.EPSILON;
/** |det A| over the product of the lengths of its rows: 1 for orthogonal rows, 0 for dependent ones. */
export function independence(t: Tensor): number {
  const { lu, order } = factorise(t);
  let least = 1;
  order.forEach((row, i) => {
    const length = Math.hypot(...t.data.subarray(row * t.cols, (row + 1) * t.cols));
    least = Math.min(least, length === 0 ? 0 : Math.abs(lu[i * (t.cols + 1)]!) / length);
  });
  return least;
}
/** Rows this dependent are dependent but for rounding. */
export const SINGULAR = 1e-12;
/** The inverse of a square matrix; undefined if it has none. */
export function inv(t: Tensor): Tensor | undefined {
  const n = t.rows;
  const { lu, order } = factorise(t);
  for (let i = 0; i < n; i++) if (lu[i * (n + 1)] === 0) return undefined;
  const result = tensor(n, n);
  const { data } = result;
  // All columns of L U X = P at once: forward, then back.
  order.forEach((place, i) => {
    data[i * n + place] = 1;
  });
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) subtractRow(data, n, i, k, lu[i * n + k]!);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtractRow(data, n, i, k, lu[i * n + k]!);
    const head = lu[i * (n + 1)]!;
    for (let j = 0; j < n; j++) data[i * n + j]! /= head;
  }
  return result;
}

/** Row i minus `factor` times row k. */
function subtractRow(data: Float64Array, n: number, i: number, k: number, factor: number): void {
  if (factor !== 0) for (let j = 0; j < n; j++) data[i * n + j]! -= factor * data[k * n + j]!;
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

/** Σ f(σᵢ) uᵢ vᵢᵀ of X = Σ σᵢ uᵢ vᵢᵀ. */
export function recombined({ U, values, V }: Svd, f: (sigma: number, i: number) => number): Tensor {
  const weights = values.map(f);
  const scaled = tensor(
    U.rows,
    U.cols,
    U.data.map((entry, at) => entry * (weights[at % U.cols] as number)),
  );
  return product(scaled, transposedTensor(V));
}

/** S = V Diag(λ) Vᵀ of the symmetric part of a square matrix; the greatest λ first. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Tensor;
}
export function eigen(t: Tensor): Eigen {
  const n = t.rows;
  const symmetric = rowsOf(t).map((row, i) => row.map((entry, j) => (entry + t.data[j * n + i]!) / 2));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((i, j) => realEigenvalues[j]! - realEigenvalues[i]!);
  return {
    values: Float64Array.from(order, (i) => realEigenvalues[i]!),
    vectors: tensorOf(eigenvectorMatrix.to2DArray().map((row) => order.map((i) => row[i]!))),
  };
}
/** The matrix exponential. */
export const expm = (t: Tensor): Tensor => tensorOf(math.expm(math.matrix(rowsOf(t))).toArray() as Rows);
