// Operations that are defined by others: one line each, in our own language.
import { argument, type Call, type Expr } from '../../formula/expr.js';
import { atom, type Writer, type Written } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import { dualBall } from '../convex-set.js';
import type { Operation } from '../operation.js';
import { argumentsOf, bindings, type Reports, ROUNDING } from '../row.js';
import { count, type Outcome, SCALAR, type Shape } from '../shape.js';
import { scalar, type Tensor } from '../tensor.js';
import type { Definition } from './definition.js';
import { layers, likeFirst } from './layers.js';
import { innerPair, losses, reducedLosses } from './losses.js';
import { isNothing } from './reductions.js';

const toScalar = (): Outcome => SCALAR;
/** Where all entries are equal. */
const constantReports = ([x]: readonly Tensor[]): Reports | undefined =>
  x!.data.every((entry) => entry === x!.data[0]) ? ['0*x', 'none*x', 'none*x'] : undefined;

/** 1/cos and its like. */
const reciprocals = (
  [
    ['sec', 'secant', 'cos'],
    ['csc', 'cosecant', 'sin'],
    ['cot', 'cotangent', 'tan'],
    ['sech', 'hyperbolic secant', 'cosh'],
    ['csch', 'hyperbolic cosecant', 'sinh'],
    ['coth', 'hyperbolic cotangent', 'tanh'],
  ] as const
).map(
  ([name, what, of]): Definition => ({
    name,
    says: `${what}, 1/${of}`,
    args: 'x',
    shape: likeFirst,
    by: `1 ./ ${of}(x)`,
  }),
);

const definitions: readonly Definition[] = [
  ...reciprocals,
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
    code: { numpy: 'np.var($0)', pytorch: 'torch.var($0, unbiased=False)', jax: 'jnp.var($0)' },
    note: 'var divides by n, as NumPy does; PyTorch and MATLAB divide by n - 1, sample_var.',
  },
  {
    name: 'sample_var',
    says: 'variance of a sample, divided by the number of entries less 1',
    args: 'x',
    shape: toScalar,
    by: 'sum((x - sum(x)/N).^2)/(N - 1)',
    note: 'It divides by n - 1 (variance of a sample, as PyTorch and MATLAB do).',
  },
  {
    name: 'sample_std',
    says: 'standard deviation of a sample, by the number of entries less 1',
    args: 'x',
    shape: toScalar,
    by: 'sqrt(sum((x - sum(x)/N).^2)/(N - 1))',
    reports: constantReports,
    note: 'It divides by n - 1 (standard deviation of a sample, as PyTorch and MATLAB do).',
  },
  {
    name: 'std',
    says: 'standard deviation of all entries',
    args: 'x',
    shape: toScalar,
    by: 'sqrt(sum((x - sum(x)/N).^2)/N)',
    reports: constantReports,
    code: { numpy: 'np.std($0)', pytorch: 'torch.std($0, unbiased=False)', jax: 'jnp.std($0)' },
    note: 'std divides by n, as NumPy does; PyTorch and MATLAB divide by n - 1, sample_std.',
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
    name: 'opnorm1',
    says: 'greatest sum of absolute values of a column, the norm of a matrix as an operator on 1-norms',
    ofMatrix:
      'norm(A, 1) of a matrix is the greatest sum of absolute values of a column, as in NumPy and MATLAB; norm1(A) adds all.',
    args: 'x',
    shape: toScalar,
    by: 'norm1(x)',
    byRows: "max(colsum(abs(x))')",
    norm: ['1', '₁'],
  },
  {
    name: 'opnormInf',
    says: 'greatest sum of absolute values of a row, the norm of a matrix as an operator on ∞-norms',
    ofMatrix:
      'norm(A, inf) of a matrix is the greatest sum of absolute values of a row, as in NumPy and MATLAB; normInf(A) is the greatest entry.',
    args: 'x',
    shape: toScalar,
    by: 'normInf(x)',
    byRows: 'max(rowsum(abs(x)))',
    norm: ['\\infty', '_∞'],
  },
  {
    name: 'softmax_all',
    says: 'exp(x) divided by its sum over all entries',
    args: 'x',
    shape: likeFirst,
    by: 'softmax(x)',
    byRows: 'exp(x - logsumexp(x))',
    ofMatrix: "SciPy's softmax of a matrix is of all its entries; softmax(X) is row by row.",
  },
  {
    name: 'log_softmax_all',
    says: 'logarithm of the softmax of all entries',
    args: 'x',
    shape: likeFirst,
    by: 'log_softmax(x)',
    byRows: 'x - logsumexp(x)',
    ofMatrix: "SciPy's log_softmax of a matrix is of all its entries; log_softmax(X) is row by row.",
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
    pieces: ([x]) => [x!.data.every((entry) => Math.abs(entry) <= ROUNDING) ? 0 : 1],
    kinks([x, p], e) {
      const power = p!.data[0]!;
      if (!isNothing(x!, argument(e, 0)) || power <= 1) return [];
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
    parameters: args,
    arity: [args.filter(({ fallback }) => fallback === undefined).length, args.length],
    ...(norm && {
      tex: normed('\\lVert ', `\\rVert_${norm[0]}`, `\\operatorname{${rest.name}}`),
      plain: normed('‖', `‖${norm[1]}`, rest.name),
    }),
    expand(e, k: Algebra) {
      const shape = k.shape(e.args[0] as Expr);
      const sizes = { N: k.size(count(shape)), m: k.size(shape.rows), n: k.size(shape.cols) };
      const isMatrix = k.kind(e.args[0] as Expr) === 'matrix';
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

/** Losses under names that only `reduction=` gives them. */
export const reductionsOfLosses: readonly Operation[] = reducedLosses.map(defined);

export const derived: readonly Operation[] = definitions.map(defined);
