// Operations that are defined by others: one line each, in our own language.
import { argument, type Call, type Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { atom, factors, LEVEL, type Writer, type Written } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import { dualBall } from '../convex-set.js';
import type { Operation } from '../operation.js';
import { argumentsOf, bindings } from '../row.js';
import { count, isScalar, type Outcome, SCALAR, type Shape } from '../shape.js';
import { scalar } from '../tensor.js';
import { activations } from './activations.js';
import type { Definition } from './definition.js';
import { functions } from './functions.js';
import { layers, likeFirst } from './layers.js';
import { innerPair, losses } from './losses.js';

const toScalar = (): Outcome => SCALAR;
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
  {
    name: 'solve',
    says: 'the x with A*x = b',
    args: 'A, b',
    shape: (args, rules) => rules.square(args) ?? rules.product(args),
    by: 'inv(A)*b',
  },
  {
    name: 'cosine_similarity',
    spellings: ['cosine', 'cos_sim'],
    says: 'cosine of the angle between two vectors',
    args: 'x, y',
    shape: innerPair,
    by: 'inner(x, y)/(norm(x)*norm(y))',
    beyond: 'Where a vector is 0, PyTorch reports numbers of the size of 1e8, JAX nan.',
  },
  {
    name: 'logmeanexp',
    says: 'log of the mean of exp of all entries',
    args: 'x',
    shape: toScalar,
    by: 'logsumexp(x) - log(N)',
  },
  {
    name: 'norm_p',
    says: 'p-norm, (Σ |x|^p)^(1/p)',
    args: 'x, p',
    shape: ([x, p], rules) => rules.scalar([x!, p!], 1) ?? SCALAR,
    by: 'sum(abs(x).^p)^(1/p)',
    evaluate: ([x, p]) =>
      scalar(x!.data.reduce((sum, entry) => sum + Math.abs(entry) ** p!.data[0]!, 0) ** (1 / p!.data[0]!)),
    kinks([x, p]) {
      const power = p!.data[0]!;
      if (x!.data.some((entry) => entry !== 0) || power <= 1) return [];
      const body = dualBall(power);
      const set = `unit ball of the dual norm, all G with ${body.condition('G')}`;
      return [{ entry: 0, where: 'the operand of the norm is 0', set, reported: 0, body }];
    },
    reports: ([x]) => (x!.data.every((entry) => entry === 0) ? ['0*x', 'none*x', 'none*x'] : undefined),
  },
  {
    name: 'eigmin',
    spellings: ['lambda_min', 'min_eigenvalue'],
    says: "least eigenvalue of a symmetric matrix, of (S + S')/2",
    args: 'S',
    shape: (args, rules) => rules.square(args) ?? SCALAR,
    by: '-eigmax(-S)',
    // Of equal eigenvalues they have the first eigenvector alone.
    reports: ([S]) => {
      const { rows: n, data } = S!;
      if (n < 2 || !data.every((entry, at) => entry === (at % (n + 1) === 0 ? data[0] : 0))) return undefined;
      const first = `unit(1, ${n})*unit(1, ${n})'`;
      return [first, first, first];
    },
  },
  ...layers,
  ...losses,
];

/** ‖x‖₁; of a matrix the sign would mean another norm. */
function normed(open: string, close: string, name: string): (e: Call, write: Writer) => Written {
  return (e, write) =>
    atom(
      write.isMatrix(argument(e, 0)) ? `${name}${write.fenced(e.args)}` : open + write.plain(argument(e, 0)) + close,
    );
}

function defined({ args: text, by, byRows, note, norm, ofMatrix, ...rest }: Definition): Operation {
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
      const isMatrix = shape.rows !== 1 && shape.cols !== 1;
      const rowwise =
        byRows && !note?.includes('column') ? `${rest.name} of a matrix acts on each row by itself.` : undefined;
      const said = isMatrix ? (ofMatrix ?? rowwise ?? note) : note;
      return {
        by: k.formula(isMatrix ? (byRows ?? by) : by, { ...sizes, ...bindings(args, e) }),
        ...(said && { note: said }),
      };
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
