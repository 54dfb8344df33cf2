// Numbers in rows and columns, as evaluation sees them: a scalar is 1 by 1, a vector one column.
import type { Value } from '../formula/values.js';

export interface Tensor {
  readonly rows: number;
  readonly cols: number;
  /** Row by row; length rows·cols. */
  readonly data: Float64Array;
}

export const tensor = (rows: number, cols: number, data: Float64Array = new Float64Array(rows * cols)): Tensor => ({
  rows,
  cols,
  data,
});
export const scalar = (value: number): Tensor => tensor(1, 1, Float64Array.of(value));
/** A column. */
export const column = (data: Float64Array): Tensor => tensor(data.length, 1, data);
/** The number of a 1 by 1 tensor. */
export const valueOfScalar = (t: Tensor): number => t.data[0] as number;

export function fromValue(value: Value): Tensor {
  if (typeof value === 'number') return scalar(value);
  const first = value[0];
  if (typeof first === 'number') return column(Float64Array.from(value as readonly number[]));
  const rows = value as readonly (readonly number[])[];
  return tensor(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));
}

/** As a number, a list, or a list of rows; a row vector stays a list of one row. */
export function toValue({ rows, cols, data }: Tensor): Value {
  if (rows === 1 && cols === 1) return data[0] as number;
  if (cols === 1) return [...data];
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);
}

export function transposedTensor({ rows, cols, data }: Tensor): Tensor {
  if (rows === 1 || cols === 1) return tensor(cols, rows, data);
  const result = tensor(cols, rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) result.data[j * rows + i] = data[i * cols + j] as number;
  return result;
}

/** Columns stacked: rows·cols by 1. */
export const vec = (t: Tensor): Tensor => column(transposedTensor(t).data);

/** The rows·cols numbers of a stacked column as a matrix again. */
export const unvec = (data: Float64Array, rows: number, cols: number): Tensor =>
  transposedTensor(tensor(cols, rows, data));

export function eye(n: number): Tensor {
  const result = tensor(n, n);
  for (let i = 0; i < n; i++) result.data[i * n + i] = 1;
  return result;
}

/** The matrix product, m·n·k multiplications. */
export function product(a: Tensor, b: Tensor): Tensor {
  const result = tensor(a.rows, b.cols);
  const [n, p] = [a.cols, b.cols];
  for (let i = 0; i < a.rows; i++) {
    const out = i * p;
    for (let k = 0; k < n; k++) {
      const factor = a.data[i * n + k] as number;
      for (let j = 0; j < p; j++) result.data[out + j]! += factor * (b.data[k * p + j] as number);
    }
  }
  return result;
}

export const allFinite = (t: Tensor): boolean => t.data.every(Number.isFinite);

/** The greatest magnitude among the numbers, and no less than `least`. */
export const greatest = (of: Float64Array, least = 0): number =>
  of.reduce((most, x) => Math.max(most, Math.abs(x)), least);

/** The inner product Σ aᵢ bᵢ of as many numbers. */
export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** The distributions that a value declared as one is made of: a column is one, and each row of a matrix. */
export const distributions = ({ rows, cols, data }: Tensor): Float64Array[] =>
  cols === 1 ? [data] : Array.from({ length: rows }, (_, i) => data.slice(i * cols, (i + 1) * cols));
