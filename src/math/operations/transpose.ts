// Transposition, which moves every entry to its mirror place.
import { argument, type Call, isCall } from '../../formula/expr.js';
import { LEVEL, type Writer } from '../../formula/write.js';
import { Commutation } from '../maps/commutation.js';
import { Scaled } from '../maps/scaled.js';
import type { Operation } from '../operation.js';
import { isScalar, transposed } from '../shape.js';
import { transposedTensor } from '../tensor.js';

/** The operand with the sign of transposition; an inverse takes both signs in one. */
function written(e: Call, write: Writer, [plain, inverse]: readonly [string, string]): string {
  const operand = argument(e, 0);
  return isCall(operand, 'inv')
    ? write.at(argument(operand, 0), LEVEL.atom) + inverse
    : write.at(operand, LEVEL.atom) + plain;
}

export const transpose: Operation = {
  name: "'",
  spellings: ['transpose'],
  arity: [1, 1],
  says: 'transpose',
  shape: ([a], rules) => transposed(rules.resolve(a!)),
  evaluate: ([a]) => transposedTensor(a!),
  partial(_, e, k) {
    const shape = k.shape(e.args[0]!);
    return isScalar(shape) ? Scaled.identity(k, shape) : new Commutation(k, shape);
  },
  because: 'It only moves entries.',
  tex: (e, write) => ({ text: written(e, write, ['^{\\top}', '^{-\\top}']), level: LEVEL.power }),
  plain: (e, write) => ({ text: written(e, write, ['ᵀ', '⁻ᵀ']), level: LEVEL.power }),
};
