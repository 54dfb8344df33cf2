// vec X stacks the columns of a matrix; reshape makes a matrix of them again.
import { argument, type Expr, isCall } from '../../formula/expr.js';
import { Scaled } from '../maps/scaled.js';
import { Stacking, Unstacking } from '../maps/stacking.js';
import type { Operation } from '../operation.js';
import { isColumn, isScalar, type Outcome } from '../shape.js';
import { times } from '../size.js';
import { vec as stacked, type Tensor, unvec, valueOfScalar } from '../tensor.js';
import { sizeOf } from './constants.js';

const vec: Operation = {
  name: 'vec',
  spellings: ['flatten', 'ravel'],
  arity: [1, 1],
  says: 'columns of a matrix stacked into one',
  shape([x], rules) {
    const { rows, cols } = rules.resolve(x!);
    return { rows: rules.times(rows, cols), cols: 1 };
  },
  evaluate: ([x]) => stacked(x as Tensor),
  partial(_, e, k) {
    const shape = k.shape(argument(e, 0));
    return isScalar(shape) || isColumn(shape) ? Scaled.identity(k, shape) : new Stacking(k, shape);
  },
  because: 'It only moves entries.',
  tex: (e, write) => ({ text: `\\operatorname{vec}${write.fenced(e.args)}`, level: 5 }),
  code: { numpy: "np.ravel($0, order='F')", pytorch: '$(0).T.reshape(-1)', jax: "jnp.ravel($0, order='F')" },
};

/** reshape(v, m, n): the m×n matrix whose stacked columns are v. */
const reshape: Operation = {
  name: 'reshape',
  arity: [3, 3],
  says: 'matrix of m rows and n columns from its stacked columns',
  shape([x], rules, e): Outcome {
    const { rows, cols } = rules.resolve(x!);
    const shape = { rows: sizeOf(argument(e, 1)), cols: sizeOf(argument(e, 2)) };
    const fits = cols !== 1 || rules.unifier.unify(rows, times(shape.rows, shape.cols));
    return fits ? rules.resolve(shape) : { clash: 'entries', operands: [0] };
  },
  operands: (e) => [argument(e, 0)],
  simplify([x, m, n], k) {
    if (!x || !isCall(x, 'vec')) return undefined;
    const { rows, cols } = k.shape(argument(x, 0));
    return sizeOf(m as Expr) === rows && sizeOf(n as Expr) === cols ? argument(x, 0) : undefined;
  },
  evaluate: ([x, m, n]) => unvec((x as Tensor).data, valueOfScalar(m as Tensor), valueOfScalar(n as Tensor)),
  partial: (i, e, k) => (i === 0 ? new Unstacking(k, k.shape(e)) : undefined),
  because: 'It only moves entries.',
  code: {
    numpy: "np.reshape($0, ($1, $2), order='F')",
    pytorch: '$(0).reshape($2, $1).T',
    jax: "jnp.reshape($0, ($1, $2), order='F')",
  },
};
export const stackings: readonly Operation[] = [vec, reshape];
