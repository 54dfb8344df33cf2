// Why an operation's derivative has its form, in words that fit the shapes at hand.
import type { Call, Expr } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { operationOf } from '../math/registry.js';
import { isScalar } from '../math/shape.js';

export const POWER_RULE = 'the exponent comes down as a factor, and the power is one less.';
export const QUOTIENT_RULE = 'Quotient rule: d(a/b) = da/b − a·db/b².';

/** One sentence; of numbers alone there is no talk of entries, nor of matrices. */
export function reason(node: Call, k: Algebra): string {
  const [a, b] = node.args as [Expr, Expr | undefined];
  const { entrywise, because = '' } = operationOf(node);
  const isOfNumbers = node.args.every((arg) => isScalar(k.shape(arg)));
  if (!entrywise) return because;
  if (entrywise.when && !entrywise.when(node.args.map((arg) => k.shape(arg)))) return because;
  switch (node.op) {
    case '+':
    case '-':
      return 'Sum rule: each term moves by itself.';
    case 'neg':
      return 'The sign stays.';
    case '*':
    case '.*':
      if (isOfNumbers) return 'Product rule: d(a·b) = da·b + a·db.';
      return isScalar(k.shape(a)) || (b && isScalar(k.shape(b)))
        ? 'A number scales every entry: d(c·X) = dc·X + c·dX.'
        : because;
    case '/':
    case './':
      return isOfNumbers || (b && isScalar(k.shape(b))) ? QUOTIENT_RULE : because;
    case '^':
    case '.^':
      return b?.kind === 'number' ? `Power rule${isOfNumbers ? '' : ', entry by entry'}: ${POWER_RULE}` : because;
    default:
      return isOfNumbers ? 'It moves by its own derivative, times how its operand moves.' : because;
  }
}
