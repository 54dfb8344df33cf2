// The Moore–Penrose pseudo-inverse.
import { argument, equal, isCall } from '../../formula/expr.js';
import { LEVEL } from '../../formula/write.js';
import { recombined } from '../kernel.js';
import { Commutation } from '../maps/commutation.js';
import { Kronecker } from '../maps/kronecker.js';
import { compose } from '../maps/product.js';
import { sum } from '../maps/sum.js';
import type { Operation } from '../operation.js';
import { isScalar, transposed } from '../shape.js';
import { type Tensor, transposedTensor } from '../tensor.js';
import { isNone, rankOf, singular } from './spectral.js';

export const pinv: Operation = {
  name: 'pinv',
  spellings: ['pseudoinverse', 'pseudo_inverse'],
  arity: [1, 1],
  says: 'Moore–Penrose pseudo-inverse',
  shape: ([x], rules) => transposed(rules.resolve(x!)),
  simplify([x], k) {
    if (!x) return undefined;
    if (isScalar(k.shape(x))) return k.over(k.ones(k.shape(x)), x);
    if (isCall(x, 'pinv')) return argument(x, 0);
    if (isCall(x, "'")) return k.transpose(k.make('pinv', argument(x, 0)));
    return isCall(x, 'eye') ? x : undefined;
  },
  // The pseudo-inverse of a symmetric matrix is symmetric.
  transposed: ([x], k) => (x && equal(k.transpose(x), x) ? k.make('pinv', x) : undefined),
  evaluate([x], numbers) {
    const found = singular(x!, numbers);
    return transposedTensor(recombined(found, (sigma) => (isNone(sigma, found.values) ? 0 : 1 / sigma)));
  },
  smooth: '$0 has full rank',
  domain: {
    where: 'a matrix of full rank, whose rank does not change nearby',
    holds: ([x]) => rankOf(x as Tensor) === Math.min(x!.rows, x!.cols),
  },
  // dX⁺ = -X⁺ dX X⁺ + X⁺X⁺ᵀ dXᵀ (I - X X⁺) + (I - X⁺X) dXᵀ X⁺ᵀX⁺ (Golub and Pereyra 1973, at constant rank)
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    const turned = k.transpose(e);
    const flip = new Commutation(k, shape);
    const isTall =
      typeof shape.rows === 'number' && typeof shape.cols === 'number' ? shape.rows >= shape.cols : undefined;
    const left = k.add(k.eye(shape.rows), k.negate(k.product(x, e)));
    const right = k.add(k.eye(shape.cols), k.negate(k.product(e, x)));
    const terms = [Kronecker.of(k, k.negate(e), e, shape)];
    // I - X⁺X is 0 for a tall matrix, I - X X⁺ for a wide one.
    if (isTall !== false) terms.push(compose(Kronecker.of(k, k.product(e, turned), left, transposed(shape)), flip));
    if (isTall !== true) terms.push(compose(Kronecker.of(k, right, k.product(turned, e), transposed(shape)), flip));
    return sum(terms);
  },
  because: 'From X X⁺ X = X and the symmetry of X X⁺ and X⁺ X, at constant rank.',
  tex: (e, write) => ({ text: `${write.at(argument(e, 0), LEVEL.atom)}^{+}`, level: LEVEL.power }),
  plain: (e, write) => ({ text: `${write.at(argument(e, 0), LEVEL.atom)}⁺`, level: LEVEL.power }),
  code: '{m}.linalg.pinv($0)',
};
