// Why an operation's derivative has its form, in words that fit the shapes at hand.
import { type Call, call, type Expr, num } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { operationOf } from '../math/registry.js';
import type { Entrywise } from '../math/row.js';
import { isScalar, SCALAR } from '../math/shape.js';
import { freshName } from './fresh-name.js';
import { plain } from './notation/plain.js';

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
      if (isOfNumbers && b?.kind !== 'number')
        return 'd(aᵇ) = b·aᵇ⁻¹·da + log(a)·aᵇ·db: base and exponent move in turn.';
      return b?.kind === 'number' ? `Power rule${isOfNumbers ? '' : ', entry by entry'}: ${POWER_RULE}` : because;
    case 'max':
    case 'min':
      return isOfNumbers ? 'It moves with one of its operands alone, the one that it is equal to.' : because;
    default:
      return isOfNumbers ? ofOneNumber(node, entrywise, k) : because;
  }
}

/** `The derivative of log(u) is 1/u.` */
function ofOneNumber({ op }: Call, { row, arguments: [first, ...others] }: Entrywise, k: Algebra): string {
  const slope = first && row.d[first.name];
  if (!first || slope === undefined || others.some(({ fallback }) => fallback === undefined))
    return 'It moves by its own derivatives, times how its operands move.';
  const defaults = others.map(({ name, fallback }) => [name, num(fallback as number)] as const);
  const u = freshName(['u', 'v', 'w'], [...k.scope.shapes.keys(), ...k.scope.sizes]);
  const operand = k.symbol(u, SCALAR);
  const derivative = k.formula(slope, { ...Object.fromEntries(defaults), [first.name]: operand });
  return `The derivative of ${plain(call(op, [operand]), k)} is ${plain(derivative, k)}.`;
}
