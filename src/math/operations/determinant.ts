// The determinant and its logarithm.
import { argument, type Expr, isCall, num } from '../../formula/expr.js';
import { LEVEL } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import { determinantCost, det as determinantOf, independence, inv, inverseCost, SINGULAR } from '../kernel.js';
import { Commutation } from '../maps/commutation.js';
import { Kronecker } from '../maps/kronecker.js';
import type { LinearMap } from '../maps/map.js';
import { compose } from '../maps/product.js';
import { RankOne } from '../maps/rank-one.js';
import { sum } from '../maps/sum.js';
import type { Operation } from '../operation.js';
import { NO_FUNCTION } from '../row.js';
import { isScalar, SCALAR, type Shape, type ShapeRules } from '../shape.js';
import { scalar, type Tensor, tensor, transposedTensor } from '../tensor.js';

const square = (args: readonly Shape[], rules: ShapeRules) =>
  isScalar(rules.resolve(args[0]!)) ? SCALAR : (rules.square(args) ?? SCALAR);
const inverseTransposed = (x: Expr, k: Algebra): Expr => k.transpose(k.make('inv', x));
const gradient = (g: Expr, x: Expr, k: Algebra): LinearMap => RankOne.of(k, num(1), g, k.shape(x));

/** Rows at least this independent leave half of the digits of an inverse. */
const REGULAR = 1e-6;

const det: Operation = {
  name: 'det',
  spellings: ['determinant'],
  arity: [1, 1],
  says: 'determinant of a square matrix',
  shape: square,
  simplify([x], k) {
    if (!x || isScalar(k.shape(x))) return x;
    // det(Xᵏ) = det(X)ᵏ
    return isCall(x, '^') ? k.make('^', k.make('det', argument(x, 0)), argument(x, 1)) : undefined;
  },
  evaluate([x], numbers) {
    numbers.spend(determinantCost(x!.rows));
    return scalar(determinantOf(x as Tensor));
  },
  // d det(X) = det(X) tr(X⁻¹ dX) (Jacobi's formula)
  partial(_, e, k) {
    const x = argument(e, 0);
    return gradient(k.make('cofactor', x), x, k);
  },
  because: "Jacobi's formula: d det(X) = det(X) tr(X⁻¹ dX).",
  caveat: 'det(X)·X⁻ᵀ is the matrix of cofactors of X; where X has no inverse, take the cofactors themselves.',
  // Smooth there, yet PyTorch multiplies by det(X) = 0, and TensorFlow raises an error.
  reports: ([x]) => (independence(x!) > SINGULAR ? undefined : ['0*x', NO_FUNCTION, 'cofactor(x)']),
  tex: (e, write) => ({ text: `\\det${write.fenced(e.args)}`, level: LEVEL.atom }),
  code: '{m}.linalg.det($0)',
};

/** The matrix of signed minors, the gradient of det: det(X) X⁻ᵀ where X has an inverse, and smooth where it has none. */
const cofactor: Operation = {
  name: 'cofactor',
  arity: [1, 1],
  says: "matrix of cofactors, det(X)*inv(X)' where X has an inverse",
  shape: (args, rules) => rules.square(args) ?? rules.resolve(args[0]!),
  evaluate([x], numbers) {
    const { rows: n, data } = x as Tensor;
    numbers.spend(inverseCost(n) + determinantCost(n));
    const inverse = independence(x as Tensor) > REGULAR ? inv(x as Tensor) : undefined;
    if (inverse) {
      const whole = determinantOf(x as Tensor);
      return tensor(
        n,
        n,
        transposedTensor(inverse).data.map((entry) => whole * entry),
      );
    }
    numbers.spend(n * n * determinantCost(n));
    const minor = (row: number, col: number): Tensor =>
      tensor(
        n - 1,
        n - 1,
        data.filter((_, at) => Math.floor(at / n) !== row && at % n !== col),
      );
    const entry = (row: number, col: number): number =>
      (row + col) % 2 === 0 ? determinantOf(minor(row, col)) : -determinantOf(minor(row, col));
    return tensor(
      n,
      n,
      data.map((_, at) => (n === 1 ? 1 : entry(Math.floor(at / n), at % n))),
    );
  },
  // C = det(X) X⁻ᵀ where X has an inverse: dC = det(X) (tr(X⁻¹ dX) X⁻ᵀ - X⁻ᵀ dXᵀ X⁻ᵀ)
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    const turned = inverseTransposed(x, k);
    const both = compose(Kronecker.of(k, turned, turned, shape), new Commutation(k, shape));
    return sum([RankOne.of(k, turned, turned, shape), both.scaled(num(-1))]).scaled(k.make('det', x));
  },
  because: 'Product rule for det(X)·X⁻ᵀ.',
  caveat: 'The derivative of the cofactors is written with X⁻¹, so it holds where X has an inverse.',
  shownAs: (e, k) => k.times(k.make('det', argument(e, 0)), inverseTransposed(argument(e, 0), k)),
};

const logdet: Operation = {
  name: 'logdet',
  spellings: ['log_det', 'slogdet'],
  arity: [1, 1],
  says: 'logarithm of the determinant',
  shape: square,
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? k.make('log', x) : undefined),
  evaluate([x], numbers) {
    numbers.spend(determinantCost(x!.rows));
    return scalar(Math.log(determinantOf(x as Tensor)));
  },
  smooth: 'det($0) > 0',
  domain: {
    where: 'a matrix with det > 0',
    holds: ([x]) => determinantOf(x as Tensor) > 0 && independence(x as Tensor) > SINGULAR,
  },
  // d log det(X) = tr(X⁻¹ dX)
  partial: (_, e, k) => gradient(inverseTransposed(argument(e, 0), k), argument(e, 0), k),
  because: 'd log det(X) = tr(X⁻¹ dX): the determinant cancels.',
  beyond: 'Where the determinant is 0, PyTorch and JAX report numbers without meaning, or infinities.',
  tex: (e, write) => ({ text: `\\log\\det${write.fenced(e.args)}`, level: LEVEL.product }),
  code: { numpy: 'np.linalg.slogdet($0)[1]', pytorch: 'torch.logdet($0)', jax: 'jnp.linalg.slogdet($0)[1]' },
};

export const determinants: readonly Operation[] = [det, cofactor, logdet];
