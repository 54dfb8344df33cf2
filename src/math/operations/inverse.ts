// The inverse of a square matrix.
import { argument, isCall, isNumber, num } from '../../formula/expr.js';
import { LEVEL } from '../../formula/write.js';
import { determinantCost, independence, inv, inverseCost, SINGULAR } from '../kernel.js';
import { Kronecker } from '../maps/kronecker.js';
import type { Operation } from '../operation.js';
import { isScalar, SCALAR } from '../shape.js';
import { type Tensor, tensor } from '../tensor.js';

export const inverse: Operation = {
  name: 'inv',
  spellings: ['inverse'],
  arity: [1, 1],
  says: 'inverse of a square matrix',
  shape: (args, rules) =>
    isScalar(rules.resolve(args[0]!)) ? SCALAR : (rules.square(args) ?? rules.resolve(args[0]!)),
  simplify([x], k) {
    if (!x) return undefined;
    const shape = k.shape(x);
    if (isScalar(shape)) return k.over(k.ones(shape), x);
    if (isCall(x, 'eye')) return x;
    if (x.kind === 'symbol' && k.scope.tags.get(x.name)?.has('orthogonal')) return k.transpose(x);
    if (isCall(x, 'inv')) return argument(x, 0);
    if (isCall(x, "'")) return k.transpose(k.make('inv', argument(x, 0)));
    if (isCall(x, 'diag')) return k.diag(k.over(k.ones(k.shape(argument(x, 0))), argument(x, 0)));
    // (c M)⁻¹ = M⁻¹/c
    let bare = x;
    const factor = k.apart(x, (rest) => {
      bare = rest;
      return num(1);
    });
    return isNumber(factor, 1) ? undefined : k.over(k.make('inv', bare), factor);
  },
  evaluate([x], numbers) {
    numbers.spend(inverseCost(x!.rows) + determinantCost(x!.rows));
    // A singular matrix has no inverse; `domain` says so in words.
    return inv(x as Tensor) ?? tensor(x!.rows, x!.cols, new Float64Array(x!.data.length).fill(Number.NaN));
  },
  smooth: 'det($0) ≠ 0',
  domain: { where: 'a matrix with det ≠ 0', holds: ([x]) => independence(x as Tensor) > SINGULAR },
  // d X⁻¹ = -X⁻¹ dX X⁻¹
  partial(_, e, k) {
    return Kronecker.of(k, k.negate(e), e, k.shape(e));
  },
  because: 'From X X⁻¹ = I: dX X⁻¹ + X dX⁻¹ = 0, so dX⁻¹ = −X⁻¹ dX X⁻¹.',
  tex: (e, write) => ({ text: `${write.at(argument(e, 0), LEVEL.atom)}^{-1}`, level: LEVEL.power }),
  plain: (e, write) => ({ text: `${write.at(argument(e, 0), LEVEL.atom)}⁻¹`, level: LEVEL.power }),
  code: '{m}.linalg.inv($0)',
};
