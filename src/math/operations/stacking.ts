// vec X stacks the columns of a matrix; reshape makes a matrix of them again.
import { argument, type Call, type Expr, isCall } from '../../formula/expr.js';
import { LEVEL, type Writer, type Written } from '../../formula/write.js';
import { Scaled } from '../maps/scaled.js';
import { Stacking, Unstacking } from '../maps/stacking.js';
import type { Operation } from '../operation.js';
import { isColumn, isScalar, type Outcome } from '../shape.js';
import { times } from '../size.js';
import { vec as stacked, type Tensor, unvec, valueOfScalar } from '../tensor.js';
import { sizeOf } from './constants.js';

const vec: Operation = {
  name: 'vec',
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
    const [given, wanted] = [times(rows, cols), times(shape.rows, shape.cols)];
    const isKnown = typeof given === 'number' && typeof wanted === 'number';
    const fits = cols === 1 || isKnown ? rules.unifier.unify(given, wanted) : true;
    return fits ? rules.resolve(shape) : { clash: 'entries', operands: [0] };
  },
  operands: (e) => [argument(e, 0)],
  expand(e, k) {
    const [x, m, n] = e.args as [Expr, Expr, Expr];
    if (k.shape(x).cols === 1) return undefined;
    const note = 'reshape takes entries column by column, as MATLAB does; np.reshape and A.reshape(…) row by row.';
    return { by: k.make('reshape', k.make('vec', x), m, n), note };
  },
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

/** The rows of a matrix one after another, as NumPy and PyTorch have it. */
const flatten: Operation = {
  name: 'flatten',
  spellings: ['ravel'],
  arity: [1, 1],
  says: 'rows of a matrix one after another',
  shape: vec.shape,
  expand(e, k) {
    const x = argument(e, 0);
    if (k.kind(x) === 'column' || k.kind(x) === 'number') return { by: x };
    const note = 'flatten takes entries row by row, as NumPy and PyTorch do; vec stacks columns.';
    return { by: k.make('vec', k.make("'", x)), ...(k.kind(x) === 'matrix' && { note }) };
  },
  plain: (e, write) => rowsStrung(e, write, 'flatten'),
  tex: (e, write) => rowsStrung(e, write, '\\operatorname{flatten}'),
};

/** A vector is written as it is. */
function rowsStrung(e: Call, write: Writer, name: string): Written {
  const x = argument(e, 0);
  if (!write.isMatrix(x)) return { text: write.at(x, LEVEL.atom), level: LEVEL.atom };
  return { text: `${name}${write.fenced(e.args)}`, level: LEVEL.atom };
}

/** reshape as NumPy and PyTorch have it: the m×n matrix whose rows, one after another, are those of x. */
const reshapeRows: Operation = {
  ...reshape,
  name: 'reshape_rows',
  says: 'matrix of m rows and n columns from the rows of another',
  expand(e, k) {
    const [x, m, n] = e.args as [Expr, Expr, Expr];
    const strung = k.shape(x).cols === 1 ? x : k.make('vec', k.make("'", x));
    const note = 'reshape of NumPy and PyTorch takes entries row by row; MATLAB column by column.';
    return { by: k.make("'", k.make('reshape', strung, n, m)), note };
  },
};
export const stackings: readonly Operation[] = [vec, flatten, reshape, reshapeRows];
