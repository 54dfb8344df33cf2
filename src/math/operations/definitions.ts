// Operations that are defined by others: one line each, in our own language.
import { argument, type Call, type Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { atom, factors, LEVEL, type Writer, type Written } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import type { Operation } from '../operation.js';
import { argumentsOf, bindings } from '../row.js';
import { count, isScalar, type Outcome, SCALAR, type Shape, type ShapeRules } from '../shape.js';
import { activations } from './activations.js';
import type { Definition } from './definition.js';
import { functions } from './functions.js';
import { EPSILON } from './layernorm.js';
import { innerPair, losses } from './losses.js';

const toScalar = (): Outcome => SCALAR;
const likeFirst = ([x]: readonly Shape[], rules: ShapeRules): Outcome => rules.resolve(x!);
const definitions: readonly Definition[] = [
  {
    name: 'mean',
    spellings: ['average', 'avg'],
    says: 'mean of all entries',
    args: 'x',
    shape: toScalar,
    by: 'sum(x)/N',
  },
  {
    name: 'var',
    spellings: ['variance'],
    says: 'variance of all entries, divided by their number',
    args: 'x',
    shape: toScalar,
    by: 'sum((x - sum(x)/N).^2)/N',
    note: 'var divides by n (population variance, as NumPy does).',
  },
  {
    name: 'std',
    says: 'standard deviation of all entries',
    args: 'x',
    shape: toScalar,
    by: 'sqrt(sum((x - sum(x)/N).^2)/N)',
    reports: ([x]) => (x!.data.every((entry) => entry === x!.data[0]) ? ['0*x', 'none*x', 'none*x'] : undefined),
    note: 'std divides by n (population standard deviation, as NumPy does).',
  },
  {
    name: 'norm1',
    spellings: ['l1norm'],
    says: 'sum of absolute values of all entries',
    ofMatrix: 'The 1-norm of a matrix is read as the sum of absolute values of its entries.',
    args: 'x',
    shape: toScalar,
    by: 'sum(abs(x))',
    norm: ['1', '₁'],
  },
  {
    name: 'normInf',
    spellings: ['norminf', 'norm_inf'],
    says: 'greatest absolute value of all entries',
    ofMatrix: 'The ∞-norm of a matrix is read as the greatest absolute value of its entries.',
    args: 'x',
    shape: toScalar,
    by: 'max(abs(x))',
    // JAX takes the maximum with 0 too, which ties.
    reports: ([x]) =>
      x!.data.length === 2 && x!.data.every((entry) => entry === 0) ? ['0*x', '0*x', '0*x + 1/4'] : undefined,
    norm: ['\\infty', '_∞'],
  },
  {
    name: 'inner',
    spellings: ['vdot'],
    says: "inner product: x'*y, of matrices sum(X.*Y)",
    args: 'x, y',
    shape: innerPair,
    by: 'sum(x .* y)',
  },
  {
    name: 'outer',
    says: "outer product x*y'",
    args: 'x, y',
    shape(args, rules) {
      const [a, b] = args.map((arg) => rules.resolve(arg)) as [Shape, Shape];
      if (a.cols !== 1) return { clash: 'vector', operands: [0], final: true };
      return b.cols === 1 ? { rows: a.rows, cols: b.rows } : { clash: 'vector', operands: [1], final: true };
    },
    by: "x*y'",
  },
  { name: 'softmin', says: 'softmax(-x)', args: 'x', shape: likeFirst, by: 'softmax(-x)' },
  { name: 'normalize', says: 'x/‖x‖', args: 'x', shape: likeFirst, by: 'x/norm(x)' },
  {
    name: 'rmsnorm',
    spellings: ['rms_norm'],
    says: 'x divided by its root mean square',
    args: 'x',
    shape: likeFirst,
    by: `x/sqrt(sum(x.^2)/N + ${EPSILON})`,
    note: `rmsnorm uses ε = ${EPSILON}.`,
  },
  {
    name: 'rowsum',
    says: 'sum of each row',
    args: 'X',
    shape: ([X], rules) => ({ rows: rules.resolve(X!).rows, cols: 1 }),
    by: 'X*ones(n)',
  },
  {
    name: 'rowmean',
    says: 'mean of each row',
    args: 'X',
    shape: ([X], rules) => ({ rows: rules.resolve(X!).rows, cols: 1 }),
    by: 'X*ones(n)/n',
  },
  {
    name: 'colsum',
    says: 'sum of each column, as a row',
    args: 'X',
    shape: ([X], rules) => ({ rows: 1, cols: rules.resolve(X!).cols }),
    by: "ones(m)'*X",
  },
  {
    name: 'colmean',
    says: 'mean of each column, as a row',
    args: 'X',
    shape: ([X], rules) => ({ rows: 1, cols: rules.resolve(X!).cols }),
    by: "ones(m)'*X/m",
  },
  ...losses,
];

/** ‖x‖₁; of a matrix the sign would mean another norm. */
function normed(open: string, close: string, name: string): (e: Call, write: Writer) => Written {
  return (e, write) =>
    atom(
      write.isMatrix(argument(e, 0)) ? `${name}${write.fenced(e.args)}` : open + write.plain(argument(e, 0)) + close,
    );
}

function defined({ args: text, by, note, norm, ofMatrix, ...rest }: Definition): Operation {
  const args = argumentsOf(text);
  return {
    ...rest,
    arity: [args.filter(({ fallback }) => fallback === undefined).length, args.length],
    ...(norm && {
      tex: normed('\\lVert ', `\\rVert_${norm[0]}`, `\\operatorname{${rest.name}}`),
      plain: normed('‖', `‖${norm[1]}`, rest.name),
    }),
    expand(e, k: Algebra) {
      const shape = k.shape(e.args[0] as Expr);
      const sizes = { N: k.size(count(shape)), m: k.size(shape.rows), n: k.size(shape.cols) };
      const said = ofMatrix && shape.rows !== 1 && shape.cols !== 1 ? ofMatrix : note;
      return { by: k.formula(by, { ...sizes, ...bindings(args, e) }), ...(said && { note: said }) };
    },
  };
}

/** Sums of the first entries: of a matrix down its columns, of a row along it. */
const cumsum: Operation = {
  name: 'cumsum',
  arity: [1, 1],
  says: 'sums of the first entries; down the columns of a matrix',
  shape: likeFirst,
  expand(e, k) {
    const x = e.args[0] as Expr;
    const { rows, cols } = k.shape(x);
    if (rows === 1) return { by: k.formula("x*tril(n)'", { x, n: k.size(cols) }) };
    const by = k.formula('tril(m)*x', { x, m: k.size(rows) });
    return cols === 1 ? { by } : { by, note: 'cumsum of a matrix runs down its columns.' };
  },
};

/** `|x|` is the absolute value of entries, and the determinant of a matrix. */
const bars: Operation = {
  name: 'bars',
  arity: [1, 1],
  says: 'absolute value; determinant of a matrix',
  shape(args, rules) {
    const shape = rules.resolve(args[0]!);
    if (isScalar(shape) || shape.cols === 1 || shape.rows === 1) return shape;
    return rules.square(args) ?? SCALAR;
  },
  expand(e, k) {
    const { rows, cols } = k.shape(e.args[0] as Expr);
    const op = rows === 1 || cols === 1 ? 'abs' : 'det';
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

export const derived: readonly Operation[] = [...definitions.map(defined), cumsum, bars, centredDot, slope];
