// The matrix exponential, with its derivative along matrices that commute with the exponent, and its trace, whose gradient has a closed form.
import { argument, num } from '../../formula/expr.js';
import { LEVEL } from '../../formula/write.js';
import { expmCost, expm as exponential } from '../kernel.js';
import { RankOne } from '../maps/rank-one.js';
import type { Operation } from '../operation.js';
import { isScalar, SCALAR } from '../shape.js';
import { scalar, type Tensor } from '../tensor.js';

const expm: Operation = {
  name: 'expm',
  spellings: ['matrix_exp', 'matrixexp'],
  arity: [1, 1],
  says: 'matrix exponential of a square matrix',
  shape: (args, rules) => rules.square(args) ?? rules.resolve(args[0]!),
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? k.make('exp', x) : undefined),
  evaluate([x], numbers) {
    numbers.spend(expmCost(x!.rows));
    return exponential(x as Tensor);
  },
  legend: 'expm is the matrix exponential.',
  // d e^X = dX e^X where every dX is a multiple of one D with D X = X D; else it is an integral.
  combine(e, [inner], k) {
    const x = argument(e, 0);
    if (!(inner instanceof RankOne)) return undefined;
    const { out, into, domain } = inner;
    // By a number the direction is the derivative itself: `into` is 1.
    const commutator = k.add(k.product(out, x), k.negate(k.product(x, out)));
    return k.isZero(commutator) ? RankOne.of(k, k.product(out, e), into, domain) : undefined;
  },
  because: 'The direction D in which the exponent moves commutes with it, D·X = X·D, so that d e^X = D·e^X.',
  withoutDerivative:
    'it is an integral unless the exponent is a number times a constant matrix, as in expm(t*A) by t; tr(expm(X)) has a short one',
  code: {
    numpy: 'scipy.linalg.expm($0)',
    pytorch: 'torch.linalg.matrix_exp($0)',
    jax: 'jax.scipy.linalg.expm($0)',
  },
};

/** tr(e^X): in the trace the factors of each power of X may be turned round, so that its terms are alike. */
const traceOfExpm: Operation = {
  name: 'tr_expm',
  arity: [1, 1],
  says: 'trace of the matrix exponential',
  shape: (args, rules) => rules.square(args) ?? SCALAR,
  evaluate([x], numbers) {
    numbers.spend(expmCost(x!.rows));
    const { rows, data } = exponential(x as Tensor);
    let total = 0;
    for (let i = 0; i < rows; i++) total += data[i * (rows + 1)] as number;
    return scalar(total);
  },
  // d tr(e^X) = tr(e^X dX)
  partial(_, e, k) {
    const x = argument(e, 0);
    return RankOne.of(k, num(1), k.make('expm', k.transpose(x)), k.shape(x));
  },
  because: 'In the trace the factors of dX·X·X + X·dX·X + … may be turned round: d tr(e^X) = tr(e^X dX).',
  tex: (e, write) => ({ text: `\\operatorname{tr}(\\operatorname{expm}${write.fenced(e.args)})`, level: LEVEL.atom }),
  plain: (e, write) => ({ text: `tr(expm${write.fenced(e.args)})`, level: LEVEL.atom }),
  code: {
    numpy: 'np.trace(scipy.linalg.expm($0))',
    pytorch: 'torch.trace(torch.linalg.matrix_exp($0))',
    jax: 'jnp.trace(jax.scipy.linalg.expm($0))',
  },
};

export const exponentials: readonly Operation[] = [expm, traceOfExpm];
