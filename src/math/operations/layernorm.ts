// Layer normalisation of a vector and of each row of a matrix: (x - mean)/√(variance + ε), with PyTorch's ε.
import { argument, num } from '../../formula/expr.js';
import { Diagonal } from '../maps/diagonal.js';
import { compose } from '../maps/product.js';
import { RankOne } from '../maps/rank-one.js';
import { Scaled } from '../maps/scaled.js';
import { sum } from '../maps/sum.js';
import type { Operation } from '../operation.js';
import { count, isScalar } from '../shape.js';
import { type Tensor, tensor } from '../tensor.js';
import { rowSums, rowwise } from './rows.js';

/** torch.nn.LayerNorm's default. */
export const EPSILON = 1e-5;

/** Normalises each run of `length` numbers by itself. */
function normalized({ rows, cols, data }: Tensor, length: number): Tensor {
  const out = tensor(rows, cols);
  for (let start = 0; start < data.length; start += length) {
    const run = data.subarray(start, start + length);
    const mean = run.reduce((a, b) => a + b, 0) / length;
    const variance = run.reduce((a, b) => a + (b - mean) ** 2, 0) / length;
    out.data.set(
      run.map((entry) => (entry - mean) / Math.sqrt(variance + EPSILON)),
      start,
    );
  }
  return out;
}

const layernorm: Operation = {
  name: 'layernorm',
  code: { numpy: 'layernorm($0)', pytorch: 'F.layer_norm($0, $(0).shape[-1:])', jax: 'layernorm($0)' },
  spellings: ['layer_norm', 'standardize'],
  arity: [1, 1],
  says: '(x - mean(x))/√(var(x) + 1e-5); row by row on a matrix',
  shape: ([x], rules) => rules.resolve(x!),
  expand: rowwise('rowlayernorm', (isMatrix) =>
    isMatrix
      ? `layernorm acts on each row by itself, with ε = ${EPSILON}, as in PyTorch.`
      : `layernorm uses ε = ${EPSILON}, as PyTorch does.`,
  ),
  // Of one entry, which is its own mean.
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? num(0) : undefined),
  evaluate: ([x]) => normalized(x!, x!.data.length),
  // dy = (dx - 1 (1ᵀdx)/n - y (yᵀdx)/n)/√(var + ε), exact with ε too, since y has the same root below it.
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    const n = k.size(count(shape));
    const ones = k.ones(shape);
    const centred = sum([
      Scaled.identity(k, shape),
      RankOne.of(k, k.over(k.negate(ones), n), ones, shape),
      RankOne.of(k, k.over(k.negate(e), n), e, shape),
    ]);
    return centred.scaled(k.formula(`1/sqrt(var(x) + ${EPSILON})`, { x }));
  },
  because: 'Mean and variance couple all entries: centring matrix minus a rank-one term, over the standard deviation.',
  tex: (e, write) => ({ text: `\\operatorname{layernorm}${write.fenced(e.args)}`, level: 5 }),
};

const rowLayernorm: Operation = {
  ...layernorm,
  name: 'rowlayernorm',
  spellings: [],
  says: 'layernorm of each row',
  expand: () => undefined,
  simplify: ([x], k) => (x && k.shape(x).cols === 1 ? k.zeros(k.shape(x)) : undefined),
  evaluate: ([x]) => normalized(x!, x!.cols),
  // dY = (dX - dX 1 1ᵀ/n - Y ⊙ ((Y ⊙ dX) 1 1ᵀ)/n) ⊘ (σ 1ᵀ), with σ the root of each row's variance + ε.
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    const share = k.over(num(-1), k.size(shape.cols));
    const Y = Diagonal.of(k, e);
    const means = rowSums(k, shape);
    const centred = sum([Scaled.identity(k, shape), means.scaled(share), compose(Y, compose(means, Y)).scaled(share)]);
    const row = `ones(1, ${shape.cols})`;
    const spread = `sqrt(rowmean((X - rowmean(X)*${row}).^2) + ${EPSILON})*${row}`;
    return compose(Diagonal.of(k, k.formula(`1 ./ (${spread})`, { X: x })), centred);
  },
  because: 'Each row has the Jacobian of layernorm of its own; rows do not mix.',
  plain: (e, write) => ({ text: `layernorm_rows${write.fenced(e.args)}`, level: 5 }),
  tex: (e, write) => ({ text: `\\operatorname{layernorm}_{\\text{rows}}${write.fenced(e.args)}`, level: 5 }),
};

export const layernorms: readonly Operation[] = [layernorm, rowLayernorm];
