// Which formulas are at least 0, whatever their variables are.
import type { Tag } from '../formula/declarations.js';
import { type Expr, equal, isCall } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { isScalar } from './shape.js';

const NON_NEGATIVE = new Set([
  'step',
  'softmax',
  'rowsoftmax',
  'sigmoid',
  'exp',
  'abs',
  'sqrt',
  'relu',
  'relu6',
  'softplus',
  'Phi',
  'phi',
  'norm2',
  'normF',
  'onehotmax',
  'cosh',
]);
/** Functions whose values are positive, whatever they are taken of. */
const POSITIVE = new Set(['exp', 'cosh', 'softmax', 'rowsoftmax', 'sigmoid', 'softplus', 'Phi', 'phi']);
/** Functions that are positive where their operand is. */
const KEEP_SIGN = new Set(['sqrt', 'sum', 'mean', 'abs', "'"]);
/** Functions whose values lie in [-1, 1], so that 1 - f and 1 - f² are not negative. */
const AT_MOST_ONE = new Set([
  'tanh',
  'sigmoid',
  'softmax',
  'step',
  'Phi',
  'sin',
  'cos',
  'sparse_sigmoid',
  'hardsigmoid',
]);

/** Functions whose values lie in (-1, 1), so that 1 - f and 1 - f² are positive. */
const BELOW_ONE = new Set(['tanh', 'sigmoid', 'Phi']);

/** f of 1 − f and 1 − f². */
const taken = (b: Expr): Expr | undefined =>
  (isCall(b, '.^') || isCall(b, '^')) && b.args[1]?.kind === 'number' && b.args[1].value === 2 ? b.args[0] : b;

const isTagged = (e: Expr, tag: Tag, k: Algebra): boolean =>
  e.kind === 'symbol' && k.scope.tags.get(e.name)?.has(tag) === true;

/** Whether every entry is certainly at least 0, whatever the variables are. */
export function isNonNegative(e: Expr, k: Algebra): boolean {
  const isSo = (part: Expr): boolean => isNonNegative(part, k);
  if (e.kind === 'number') return e.value >= 0;
  if (e.kind === 'symbol')
    return (
      k.scope.sizes.has(e.name) || isTagged(e, 'positive', k) || isTagged(e, 'unit', k) || isTagged(e, 'simplex', k)
    );
  const [a, b] = e.args as [Expr, Expr];
  switch (e.op) {
    case '+':
    case '*':
    case '.*':
    case '/':
    case './':
      if (e.op === '*' && isCall(a, "'") && isScalar(k.shape(e)) && equal(a.args[0] as Expr, b)) return true;
      return (e.op !== '+' && e.op !== '*' && equal(a, b)) || (isSo(a) && isSo(b));
    case '^':
    case '.^': {
      const ofEntries = e.op === '.^' || isScalar(k.shape(a));
      return (ofEntries && b.kind === 'number' && b.value % 2 === 0) || isSo(a);
    }
    case '-': {
      const base = taken(b);
      const isAtMostOne =
        base !== undefined && ((base.kind === 'call' && AT_MOST_ONE.has(base.op)) || isTagged(base, 'unit', k));
      return a.kind === 'number' && a.value >= 1 && isAtMostOne;
    }
    case 'where':
      return e.args.slice(1).every(isSo);
    default:
      return NON_NEGATIVE.has(e.op);
  }
}

/** Whether every entry is certainly above 0, whatever the variables are. */
export function isPositive(e: Expr, k: Algebra): boolean {
  const isSo = (part: Expr): boolean => isPositive(part, k);
  if (e.kind === 'number') return e.value > 0;
  if (e.kind === 'symbol') return k.scope.sizes.has(e.name) || isTagged(e, 'positive', k) || isTagged(e, 'unit', k);
  const [a, b] = e.args as [Expr, Expr];
  switch (e.op) {
    case '+':
      return (isSo(a) && isNonNegative(b, k)) || (isNonNegative(a, k) && isSo(b));
    case '*':
    case '.*':
    case '/':
    case './':
      return isSo(a) && isSo(b);
    case '^':
    case '.^':
      return isSo(a) && (e.op === '.^' || isScalar(k.shape(a)));
    case '-': {
      const base = taken(b);
      return a.kind === 'number' && a.value >= 1 && base?.kind === 'call' && BELOW_ONE.has(base.op);
    }
    default:
      return POSITIVE.has(e.op) || (KEEP_SIGN.has(e.op) && isSo(a));
  }
}
