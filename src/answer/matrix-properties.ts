// Properties of a matrix that questions name, told by its entries.
import { svd } from '../math/kernel.js';
import { tensor } from '../math/tensor.js';

/** What a derivative may be said to be, in the words of an answer. */
export type Property =
  | 'symmetric'
  | 'skew-symmetric'
  | 'diagonal'
  | 'orthogonal'
  | 'invertible'
  | 'singular'
  | 'of full rank'
  | 'of rank one'
  | 'square'
  | 'zero'
  | 'constant'
  | 'positive definite'
  | 'positive semidefinite'
  | 'negative semidefinite'
  | 'lower triangular'
  | 'upper triangular'
  | 'a multiple of the identity'
  | 'a projection'
  | 'a row'
  | 'a column'
  | 'a number'
  | 'a vector'
  | 'a matrix';

export type Matrix = readonly (readonly number[])[];

/** Properties that only a square matrix has. */
export const OF_SQUARES: ReadonlySet<Property> = new Set<Property>([
  'symmetric',
  'skew-symmetric',
  'diagonal',
  'orthogonal',
  'invertible',
  'singular',
  'square',
  'positive definite',
  'positive semidefinite',
  'negative semidefinite',
  'lower triangular',
  'upper triangular',
  'a multiple of the identity',
  'a projection',
]);

const TOLERANCE = 1e-6;

export const isNear = (a: Matrix, b: Matrix): boolean => {
  const scale = Math.max(1, ...a.flat().map(Math.abs));
  return a.every((row, i) => row.every((x, j) => Math.abs(x - (b[i]?.[j] ?? Number.NaN)) <= TOLERANCE * scale));
};
const where = (of: Matrix, entry: (x: number, i: number, j: number) => number): Matrix =>
  of.map((row, i) => row.map((x, j) => entry(x, i, j)));
const transposed = (of: Matrix): Matrix => (of[0] ?? []).map((_, j) => of.map((row) => row[j] as number));
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => transposed(b).map((column) => row.reduce((sum, x, k) => sum + x * (column[k] as number), 0)));
const identity = (of: Matrix): Matrix => where(of, (_, i, j) => (i === j ? 1 : 0));
const isSymmetric = (m: Matrix): boolean => isNear(m, transposed(m));

/** How many singular values are not 0 beside the greatest. */
function rank(of: Matrix): number {
  const { values } = svd(tensor(of.length, of[0]?.length ?? 0, Float64Array.from(of.flat())));
  const most = Math.max(...values);
  return values.filter((value) => value > TOLERANCE * Math.max(most, 1e-12)).length;
}

/** Whether no pivot of M + shift·I is negative, so that M is positive definite or nearly. */
function isPositive(of: Matrix, shift: number): boolean {
  const scale = Math.max(1e-12, ...of.flat().map(Math.abs));
  const rows = where(of, (x, i, j) => x + (i === j ? shift * scale : 0)).map((row) => [...row]);
  return rows.every((pivot, k) => {
    const p = pivot[k] as number;
    if (p <= 0) return false;
    for (const row of rows.slice(k + 1)) {
      const times = (row[k] as number) / p;
      pivot.forEach((x, j) => {
        row[j] = (row[j] as number) - times * x;
      });
    }
    return true;
  });
}

/** Whether a matrix has the property, up to rounding; of the kinds of arrays and of constancy one matrix does not tell. */
export const hasProperty = (property: Property, m: Matrix): boolean => TESTS[property]?.(m) ?? false;

const TESTS: Readonly<Partial<Record<Property, (m: Matrix) => boolean>>> = {
  symmetric: isSymmetric,
  'skew-symmetric': (m) =>
    isNear(
      m,
      where(transposed(m), (x) => -x),
    ),
  diagonal: (m) =>
    isNear(
      m,
      where(m, (x, i, j) => (i === j ? x : 0)),
    ),
  orthogonal: (m) => isNear(product(transposed(m), m), identity(m)),
  invertible: (m) => rank(m) === m.length,
  singular: (m) => rank(m) < m.length,
  'of full rank': (m) => rank(m) === Math.min(m.length, m[0]?.length ?? 0),
  'of rank one': (m) => rank(m) === 1,
  square: (m) => m.length === m[0]?.length,
  zero: (m) => m.flat().every((x) => Math.abs(x) <= TOLERANCE),
  'positive definite': (m) => isSymmetric(m) && isPositive(m, -TOLERANCE),
  'positive semidefinite': (m) => isSymmetric(m) && isPositive(m, TOLERANCE),
  'negative semidefinite': (m) =>
    isSymmetric(m) &&
    isPositive(
      where(m, (x) => -x),
      TOLERANCE,
    ),
  'lower triangular': (m) =>
    isNear(
      m,
      where(m, (x, i, j) => (i >= j ? x : 0)),
    ),
  'upper triangular': (m) =>
    isNear(
      m,
      where(m, (x, i, j) => (i <= j ? x : 0)),
    ),
  'a multiple of the identity': (m) =>
    isNear(
      m,
      where(m, (_, i, j) => (i === j ? (m[0]?.[0] as number) : 0)),
    ),
  'a projection': (m) => isNear(product(m, m), m),
};
