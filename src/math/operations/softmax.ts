// Softmax of a vector and of each row of a matrix, and its logarithm.
import { argument, type Expr, num } from '../../formula/expr.js';
import { Diagonal } from '../maps/diagonal.js';
import { compose } from '../maps/product.js';
import { RankOne } from '../maps/rank-one.js';
import { Scaled } from '../maps/scaled.js';
import { sum } from '../maps/sum.js';
import type { Operation } from '../operation.js';
import { isScalar } from '../shape.js';
import { type Tensor, tensor } from '../tensor.js';
import { rowSums, rowwise } from './rows.js';

/** Applies f to each row's entries, given the row's greatest entry, which keeps exponentials within range. */
function byRows({ rows, cols, data }: Tensor, f: (row: Float64Array, most: number, out: Float64Array) => void): Tensor {
  const result = tensor(rows, cols);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * cols, (i + 1) * cols);
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < cols; j++) if (row[j]! > most) most = row[j]!;
    f(row, most, result.data.subarray(i * cols, (i + 1) * cols));
  }
  return result;
}

/** exp(x - most) into out; returns the sum. */
function exponentials(row: Float64Array, most: number, out: Float64Array): number {
  let total = 0;
  for (let j = 0; j < row.length; j++) {
    out[j] = Math.exp(row[j]! - most);
    total += out[j]!;
  }
  return total;
}
function softmaxOf(row: Float64Array, most: number, out: Float64Array): void {
  const total = exponentials(row, most, out);
  for (let j = 0; j < row.length; j++) out[j]! /= total;
}
function logSoftmaxOf(row: Float64Array, most: number, out: Float64Array): void {
  const total = most + Math.log(exponentials(row, most, out));
  for (let j = 0; j < row.length; j++) out[j] = row[j]! - total;
}
const asRow = (t: Tensor): Tensor => tensor(1, t.data.length, t.data);

const note = (name: string) => (isMatrix: boolean) =>
  isMatrix ? `${name} of a matrix acts on each row by itself.` : undefined;

const softmax: Operation = {
  name: 'softmax',
  code: { numpy: 'softmax($0)', pytorch: 'torch.softmax($0, dim=-1)', jax: 'jax.nn.softmax($0)' },
  arity: [1, 1],
  says: 'exp(x) divided by its sum; row by row on a matrix',
  shape: ([x], rules) => rules.resolve(x!),
  expand: rowwise('rowsoftmax', note('softmax')),
  // Of one entry.
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? num(1) : undefined),
  evaluate: ([x]) => tensor(x!.rows, x!.cols, byRows(asRow(x!), softmaxOf).data),
  // ds = s ⊙ dx - s (sᵀ dx)
  partial(_, e, k) {
    const s: Expr = e;
    return sum([Diagonal.of(k, s), RankOne.of(k, k.negate(s), s, k.shape(s))]);
  },
  because: 'Every output depends on every input through the common sum: Diag(s) − s·sᵀ, not a diagonal.',
};

const rowSoftmax: Operation = {
  ...softmax,
  name: 'rowsoftmax',
  says: 'softmax of each row',
  expand: () => undefined,
  // A row of one entry.
  simplify: ([x], k) => (x && k.shape(x).cols === 1 ? k.ones(k.shape(x)) : undefined),
  evaluate: ([x]) => byRows(x!, softmaxOf),
  // dS = S ⊙ dX - S ⊙ ((S ⊙ dX) 1 1ᵀ)
  partial(_, e, k) {
    const shape = k.shape(e);
    const S = Diagonal.of(k, e);
    return sum([S, compose(S, compose(rowSums(k, shape), S)).scaled(num(-1))]);
  },
  because: 'Each row has the Jacobian Diag(s) − s·sᵀ of its own; rows do not mix.',
  plain: (e, write) => ({ text: `softmax_rows${write.fenced(e.args)}`, level: 5 }),
  tex: (e, write) => ({ text: `\\operatorname{softmax}_{\\text{rows}}${write.fenced(e.args)}`, level: 5 }),
};

const logSoftmax: Operation = {
  name: 'log_softmax',
  code: { numpy: 'log_softmax($0)', pytorch: 'torch.log_softmax($0, dim=-1)', jax: 'jax.nn.log_softmax($0)' },
  spellings: ['logsoftmax'],
  arity: [1, 1],
  says: 'logarithm of the softmax, x - logsumexp(x)',
  shape: ([x], rules) => rules.resolve(x!),
  expand: rowwise('rowlog_softmax', note('log_softmax')),
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? num(0) : undefined),
  evaluate: ([x]) => tensor(x!.rows, x!.cols, byRows(asRow(x!), logSoftmaxOf).data),
  // dy = dx - 1 (sᵀ dx)
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    return sum([Scaled.identity(k, shape), RankOne.of(k, k.negate(k.ones(shape)), k.make('softmax', x), shape)]);
  },
  because: 'The logarithm undoes the division: I − 𝟏·sᵀ with s the softmax.',
};

const rowLogSoftmax: Operation = {
  ...logSoftmax,
  name: 'rowlog_softmax',
  spellings: [],
  says: 'logarithm of the softmax of each row',
  expand: () => undefined,
  simplify: ([x], k) => (x && k.shape(x).cols === 1 ? k.zeros(k.shape(x)) : undefined),
  evaluate: ([x]) => byRows(x!, logSoftmaxOf),
  // dY = dX - (S ⊙ dX) 1 1ᵀ
  partial(_, e, k) {
    const x = argument(e, 0);
    const S = Diagonal.of(k, k.make('rowsoftmax', x));
    return sum([Scaled.identity(k, k.shape(x)), compose(rowSums(k, k.shape(x)), S).scaled(num(-1))]);
  },
  because: 'Each row has the Jacobian I − 𝟏·sᵀ of its own; rows do not mix.',
  tex: (e, write) => ({
    text: `\\log \\operatorname{softmax}_{\\text{rows}}${write.fenced(e.args)}`,
    level: 2,
  }),
};

export const softmaxes: readonly Operation[] = [softmax, rowSoftmax, logSoftmax, rowLogSoftmax];
