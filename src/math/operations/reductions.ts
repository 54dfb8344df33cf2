// From all entries to one number: sum, greatest and least entry, norm, log-sum-exp.
import { argument, type Call, type Expr, isCall, num } from '../../formula/expr.js';
import { atom, LEVEL, type Writer } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import { ball, simplex } from '../convex-set.js';
import { RankOne } from '../maps/rank-one.js';
import { Scaled } from '../maps/scaled.js';
import { sum as sumOfMaps } from '../maps/sum.js';
import { Zero } from '../maps/zero.js';
import { JUMPS, type Operation } from '../operation.js';
import { ROUNDING } from '../row.js';
import { isColumn, isScalar, SCALAR, type Shape } from '../shape.js';
import { scalar, type Tensor, tensor } from '../tensor.js';

function total(data: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i]!;
  return sum;
}

const sum: Operation = {
  name: 'sum',
  arity: [1, 1],
  says: 'sum of all entries',
  shape: () => SCALAR,
  // The entries of a softmax and of a distribution add up to 1, those of a layernorm to 0; of a matrix, those of each row.
  simplify: ([x], k) => {
    if (!x) return undefined;
    const isDistribution = x.kind === 'symbol' && isColumn(k.shape(x)) && k.scope.tags.get(x.name)?.has('simplex');
    if (isDistribution || isCall(x, 'softmax') || isCall(x, 'unit')) return num(1);
    return isCall(x, 'layernorm') ? num(0) : undefined;
  },
  evaluate: ([x]) => scalar(total(x!.data)),
  partial(_, e, k) {
    const shape = k.shape(argument(e, 0));
    return RankOne.of(k, num(1), k.ones(shape), shape);
  },
  because: 'Every entry counts once, so each entry of the gradient is 1.',
};

/** The greatest entry; where several are, the derivative is shared among them equally, which has the least norm. */
function extremum(name: 'max' | 'min', spellings: readonly string[], says: string): Operation {
  const sign = name === 'max' ? 1 : -1;
  const best = (data: Float64Array): number =>
    data.reduce((found, x) => Math.max(found, sign * x), Number.NEGATIVE_INFINITY);
  return {
    name,
    spellings,
    arity: [1, 1],
    says,
    shape: () => SCALAR,
    // Of one entry.
    simplify: ([x], k) => (x && isScalar(k.shape(x)) ? x : undefined),
    evaluate: ([x]) => scalar(sign * best(x!.data)),
    partial(_, e, k) {
      const x = argument(e, 0);
      return RankOne.of(k, num(1), k.make('onehotmax', sign === 1 ? x : k.negate(x)), k.shape(x));
    },
    because: 'Only the extreme entry moves the result.',
    smooth: `one entry of $0 alone is the ${name === 'max' ? 'greatest' : 'least'}`,
    pieces([x]) {
      const most = sign * best(x!.data);
      return [x!.data.indexOf(most)];
    },
    kinks([x]) {
      const most = sign * best(x!.data);
      const ties = x!.data.filter((entry) => entry === most).length;
      if (ties < 2) return [];
      return [
        {
          entry: 0,
          where: `${ties} entries are ${name === 'max' ? 'greatest' : 'least'}`,
          set: 'convex hull of their unit vectors',
          reported: 1 / ties,
          body: simplex(Array.from(x!.data.keys()).filter((i) => x!.data[i] === most)),
        },
      ];
    },
    reports: () => {
      const shared = `onehotmax(${sign === 1 ? '' : '-'}x)`;
      return [shared, shared, shared];
    },
    tex: (e, write) => atom(`\\${name}${write.fenced(e.args)}`),
    code: { numpy: `np.${name}($0)`, pytorch: `torch.a${name}($0)`, jax: `jnp.${name}($0)` },
  };
}

/** 1 at the greatest entry and 0 elsewhere; k equal greatest entries have 1/k each. */
const onehotmax: Operation = {
  name: 'onehotmax',
  code: 'onehotmax($0)',
  arity: [1, 1],
  says: '1 at the greatest entry, 0 elsewhere; ties share',
  legend: 'onehotmax(x) has a 1 at the greatest entry of x and else 0; entries that tie share it.',
  shape: ([x], rules) => rules.resolve(x!),
  evaluate([x]) {
    const { rows, cols, data } = x as Tensor;
    const best = data.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const hits = data.map((entry) => (entry === best ? 1 : 0));
    const ties = total(hits);
    return tensor(
      rows,
      cols,
      hits.map((hit) => hit / ties),
    );
  },
  breakTies([x], [beside]) {
    const best = x!.data.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let winner = -1;
    x!.data.forEach((entry, i) => {
      if (best - entry > ROUNDING) return;
      if (winner < 0 || beside!.data[i]! > beside!.data[winner]!) winner = i;
    });
    return tensor(
      x!.rows,
      x!.cols,
      x!.data.map((_, i) => (i === winner ? 1 : 0)),
    );
  },
  // Constant but where another entry becomes the greatest.
  partial(_, e, k) {
    const shape = k.shape(argument(e, 0));
    return new Zero(k, shape, shape);
  },
  because: 'It stays the same until another entry becomes the greatest.',
  pieces: ([x]) => [x!.data.indexOf(x!.data.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY))],
  kinks([x]) {
    const best = x!.data.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const ties = x!.data.filter((entry) => entry === best).length;
    return ties < 2 ? [] : [{ entry: 0, where: `${ties} entries are greatest`, set: JUMPS, reported: 0 }];
  },
};

const isLine = ({ rows, cols }: Shape): boolean => rows === 1 || cols === 1;

/** ‖x‖₂ of a vector, ‖X‖_F where Frobenius's norm is meant of a matrix. */
const bars = (isFrobenius: (e: Call, write: Writer) => boolean): Pick<Operation, 'tex' | 'plain'> => ({
  tex: (e, write) => atom(`\\lVert ${write.plain(argument(e, 0))}\\rVert_${isFrobenius(e, write) ? 'F' : '2'}`),
  plain: (e, write) => atom(`‖${write.plain(argument(e, 0))}‖${isFrobenius(e, write) ? '_F' : '₂'}`),
});

/** The norm that is meant where none is named: Euclidean of a vector, Frobenius of a matrix. */
const norm: Operation = {
  name: 'norm',
  arity: [1, 1],
  says: 'Euclidean norm; Frobenius norm of a matrix',
  shape: () => SCALAR,
  expand(e, k) {
    const by = normOf(argument(e, 0), k);
    const note =
      'The norm of a matrix is read as its Frobenius norm, as in NumPy; the spectral norm, that of MATLAB, is norm_spectral.';
    return { by, ...(isCall(by, 'normF') && { note }) };
  },
  ...bars((e, write) => write.isMatrix(argument(e, 0))),
};

/** Whether all entries are 0: exactly those of what was given, up to rounding those of what was computed. */
export const isNothing = ({ data }: Tensor, of: Expr): boolean =>
  data.every((entry) => Math.abs(entry) <= (of.kind === 'symbol' ? 0 : ROUNDING));

/** The same by their names: the 2-norm of a matrix is another norm. */
function euclidean(name: 'norm2' | 'normF', spellings: readonly string[], says: string): Operation {
  return {
    name,
    spellings,
    arity: [1, 1],
    says,
    shape: () => SCALAR,
    expand(e, k) {
      const x = argument(e, 0);
      const proper = isLine(k.shape(x)) ? 'norm2' : name === 'norm2' ? 'norm_spectral' : 'normF';
      if (proper === name) return undefined;
      const note = 'The 2-norm of a matrix is its spectral norm, the greatest singular value.';
      return { by: k.make(proper, x), ...(proper === 'norm_spectral' && { note }) };
    },
    simplify: ([x], k) => (x && isScalar(k.shape(x)) ? k.make('abs', x) : undefined),
    evaluate: ([x]) => scalar(Math.hypot(...x!.data)),
    // d‖x‖ = xᵀdx/‖x‖
    partial(_, e, k) {
      const x = argument(e, 0);
      return RankOne.of(k, num(1), k.make('direction', x), k.shape(x));
    },
    because: 'Its gradient is its operand divided by the norm.',
    smooth: '$0 ≠ 0',
    pieces: ([x]) => [x!.data.every((entry) => Math.abs(entry) <= ROUNDING) ? 0 : 1],
    kinks: ([x], e) =>
      isNothing(x!, argument(e, 0))
        ? [
            {
              entry: 0,
              where: 'the operand of the norm is 0',
              set: 'unit ball, all G with ‖G‖ ≤ 1',
              reported: 0,
              body: ball,
            },
          ]
        : [],
    reports: ([x]) => (x!.data.every((entry) => entry === 0) ? ['0*x', 'none*x', 'none*x'] : undefined),
    ...bars(() => name === 'normF'),
    code: '{m}.linalg.norm($0)',
  };
}

/** x/‖x‖, and 0 at 0: the gradient of the norm, where of all subgradients at 0 the least is taken. */
const direction: Operation = {
  name: 'direction',
  arity: [1, 1],
  says: 'x divided by its norm, 0 at 0',
  shape: ([x], rules) => rules.resolve(x!),
  shownAs: (e, k) => k.over(argument(e, 0), normOf(argument(e, 0), k)),
  evaluate: ([x]) => scaledToOne(x as Tensor),
  breakTies: ([x], [beside]) =>
    scaledToOne((x as Tensor).data.every((entry) => Math.abs(entry) <= ROUNDING) ? beside! : x!),
  // d(x/‖x‖) = (dx - e (eᵀdx))/‖x‖ with e = x/‖x‖
  partial(_, e, k) {
    const x = argument(e, 0);
    const inverse = k.over(num(1), normOf(x, k));
    return sumOfMaps([Scaled.of(k, inverse, k.shape(x)), RankOne.of(k, k.times(k.negate(inverse), e), e, k.shape(x))]);
  },
  because: 'Along x it does not move; across x it moves by dx/‖x‖.',
  tex: (e, write) => ({
    text: `\\frac{${write.plain(argument(e, 0))}}{\\lVert ${write.plain(argument(e, 0))}\\rVert}`,
    level: LEVEL.power,
  }),
};

const normOf = (x: Expr, k: Algebra): Expr => k.make(isLine(k.shape(x)) ? 'norm2' : 'normF', x);

function scaledToOne({ rows, cols, data }: Tensor): Tensor {
  const length = Math.hypot(...data);
  return tensor(
    rows,
    cols,
    data.map((entry) => (length === 0 ? 0 : entry / length)),
  );
}

const logsumexp: Operation = {
  name: 'logsumexp',
  code: {
    numpy: 'logsumexp($0)',
    pytorch: 'torch.logsumexp($(0).reshape(-1), dim=0)',
    jax: 'jax.scipy.special.logsumexp($0)',
  },
  spellings: ['lse'],
  arity: [1, 1],
  says: 'log Σ exp of all entries',
  shape: () => SCALAR,
  evaluate([x]) {
    const most = x!.data.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return scalar(most + Math.log(x!.data.reduce((sum, entry) => sum + Math.exp(entry - most), 0)));
  },
  partial(_, e, k) {
    const x = argument(e, 0);
    // The softmax of a matrix is that of each row; over all entries it is exp(X - logsumexp(X)).
    const weights = k.kind(x) === 'column' ? k.make('softmax', x) : k.make('exp', k.add(x, k.negate(e)));
    return RankOne.of(k, num(1), weights, k.shape(x));
  },
  because: 'Its gradient is the softmax of its operand.',
  tex: (e, write) => ({ text: `\\operatorname{logsumexp}${write.fenced(e.args)}`, level: LEVEL.atom }),
};

export const reductions: readonly Operation[] = [
  sum,
  extremum('max', ['amax', 'maximum'], 'greatest entry'),
  extremum('min', ['amin', 'minimum'], 'least entry'),
  onehotmax,
  norm,
  euclidean('norm2', ['l2norm'], 'Euclidean norm'),
  euclidean('normF', ['frobenius', 'fro', 'norm_fro', 'norm_F'], 'Frobenius norm'),
  direction,
  logsumexp,
];
