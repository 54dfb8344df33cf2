// Operations whose meaning the shapes of their operands decide: bars, dots, running sums, slopes.
import type { Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { atom, factors, LEVEL } from '../../formula/write.js';
import type { Operation } from '../operation.js';
import { argumentsOf, bindings } from '../row.js';
import { isScalar, kindOfShape, SCALAR, type Shape } from '../shape.js';
import { activations } from './activations.js';
import { functions } from './functions.js';
import { likeFirst } from './layers.js';
import { innerPair } from './losses.js';

/** Sums of the first entries: of a matrix down its columns, of a row along it. */
const cumsum: Operation = {
  name: 'cumsum',
  arity: [1, 1],
  says: 'sums of the first entries; down the columns of a matrix',
  shape: likeFirst,
  expand(e, k) {
    const x = e.args[0] as Expr;
    const { rows, cols } = k.shape(x);
    if (k.kind(x) === 'row') return { by: k.formula("x*tril(n)'", { x, n: k.size(cols) }) };
    const by = k.formula('tril(m)*x', { x, m: k.size(rows) });
    return k.kind(x) !== 'matrix' ? { by } : { by, note: 'cumsum of a matrix runs down its columns.' };
  },
};

/** `|x|` is the absolute value of entries, and the determinant of a matrix. */
const bars: Operation = {
  name: 'bars',
  arity: [1, 1],
  says: 'absolute value; determinant of a matrix',
  shape(args, rules) {
    const shape = rules.resolve(args[0]!);
    if (shape.cols === 1 || shape.rows === 1) return shape;
    return rules.square(args) ?? SCALAR;
  },
  expand(e, k) {
    const { rows, cols } = k.shape(e.args[0] as Expr);
    const isNumber = rows === 1 && cols === 1 && k.kind(e.args[0] as Expr) === 'matrix';
    const op = (rows === 1 || cols === 1) && !isNumber ? 'abs' : 'det';
    return { by: k.make(op, ...e.args), ...(op === 'det' && { note: '|A| of a matrix is read as its determinant.' }) };
  },
  tex: (e, write) => ({ text: `\\lvert ${write.plain(e.args[0]!)}\\rvert`, level: 5 }),
  plain: (e, write) => ({ text: `|${write.plain(e.args[0]!)}|`, level: 5 }),
};

/** `a·b` and dot(a, b): the inner product of two vectors, else the product `*`. */
const centredDot: Operation = {
  name: 'dot',
  arity: [2, 2],
  says: 'product; of two vectors the inner product',
  shape(args, rules) {
    const [a, b] = args.map((arg) => rules.resolve(arg)) as [Shape, Shape];
    const vectors = a.cols === 1 && b.cols === 1 && !isScalar(a) && !isScalar(b);
    return vectors ? innerPair(args, rules) : rules.product(args);
  },
  expand(e, k) {
    const [a, b] = e.args as [Expr, Expr];
    const vectors = isScalar(k.shape(e)) && !isScalar(k.shape(a)) && k.shape(a).cols === 1;
    return { by: vectors ? k.product(k.transpose(a), b) : k.make('*', a, b) };
  },
  tex: (e, write) => ({ text: factors(e, write).join(' \\cdot '), level: LEVEL.product }),
  plain: (e, write) => ({ text: factors(e, write).join('·'), level: LEVEL.product }),
};

/** f'(x) of a function that acts on each entry. */
const slope: Operation = {
  name: 'slope',
  arity: [1, 1],
  says: "derivative of a function of each entry: slope(tanh(x)) is tanh'(x)",
  shape: likeFirst,
  expand(e, k) {
    const f = e.args[0] as Expr;
    const row = f.kind === 'call' ? [...activations, ...functions].find(({ name }) => name === f.op) : undefined;
    const args = argumentsOf(row?.args ?? '');
    const derivative = row?.d[args[0]?.name ?? ''];
    if (f.kind !== 'call' || derivative === undefined)
      throw new Unanswerable('no-slope', { name: f.kind === 'call' ? f.op : 'that' }, e.span);
    const by = k.formula(derivative, bindings(args, f));
    return { by: isScalar(k.shape(by)) && !isScalar(k.shape(f)) ? k.times(by, k.ones(k.shape(f))) : by };
  },
};

/** A[i, :] as a vector; of a vector, and of what has one column, the entry x[i]. */
const rowAt: Operation = {
  name: 'row_at',
  arity: [2, 2],
  says: 'a row of a matrix, as a vector; an entry of a vector',
  shape([x], rules, e) {
    const { cols } = rules.resolve(x!);
    const kind = rules.kindOf?.(e.args[0] as Expr) ?? kindOfShape(rules.resolve(x!));
    if (kind === 'number') return { clash: 'index', operands: [0], final: true };
    return kind === 'column' ? SCALAR : { rows: cols, cols: 1 };
  },
  expand(e, k) {
    const [x, i] = e.args as [Expr, Expr];
    if (k.kind(x) === 'column') return { by: k.make('index', x, i) };
    return { by: k.formula("x'*unit(i, m)", { x, i, m: k.size(k.shape(x).rows) }) };
  },
  tex: (e, write) => atom(`${write.at(e.args[0]!, LEVEL.atom)}_{${write.plain(e.args[1]!)},:}`),
  plain: (e, write) => atom(`${write.at(e.args[0]!, LEVEL.atom)}[${write.plain(e.args[1]!)}, :]`),
};

export const readByShape: readonly Operation[] = [cumsum, bars, centredDot, slope, rowAt];
