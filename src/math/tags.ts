// Properties of a derivative that follow from its formula; none is given by hand.
import { type Expr, equal, isCall } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { Diagonal } from './maps/diagonal.js';
import type { LinearMap } from './maps/map.js';
import { RankOne } from './maps/rank-one.js';
import { Scaled } from './maps/scaled.js';
import { Zero } from './maps/zero.js';
import { count, isScalar } from './shape.js';

export type MapTag =
  | 'square'
  | 'diagonal'
  | 'symmetric'
  | 'positive semidefinite'
  | 'rank ≤ 1'
  | 'rows sum to 0'
  | 'constant';

/** What is known of the map: `matrix` is its matrix, `wrt` the variable it is a derivative by. */
export function tagsOf(map: LinearMap, matrix: Expr, wrt: string): MapTag[] {
  const { k } = map;
  const tags: MapTag[] = [];
  const scalarMap = isScalar(map.domain) || isScalar(map.codomain);
  const square = count(map.domain) === count(map.codomain);
  if (square && !scalarMap) tags.push('square');
  const diagonal = map instanceof Diagonal || map instanceof Scaled || map instanceof Zero;
  if (diagonal && square && !scalarMap) tags.push('diagonal');
  if (square && !scalarMap && (diagonal || isSymmetric(matrix, k))) tags.push('symmetric');
  if (tags.includes('symmetric') && isDiagonalNonNegative(map)) tags.push('positive semidefinite');
  if (map instanceof RankOne && !scalarMap) tags.push('rank ≤ 1');
  if (!scalarMap && !(map instanceof Zero) && k.isZero(map.apply(k.ones(map.domain)))) tags.push('rows sum to 0');
  if (!mentions(matrix, wrt)) tags.push('constant');
  return tags;
}

/** Whether M = Mᵀ as it is written, or M - Mᵀ is 0. */
function isSymmetric(matrix: Expr, k: Algebra): boolean {
  const turned = k.transpose(matrix);
  return equal(turned, matrix) || k.isZero(k.add(turned, k.negate(matrix)));
}

const isDiagonalNonNegative = (map: LinearMap): boolean =>
  map instanceof Zero ||
  (map instanceof Diagonal && isNonNegative(map.entries, map.k)) ||
  (map instanceof Scaled && isNonNegative(map.factor, map.k));

const mentions = (e: Expr, name: string): boolean =>
  e.kind === 'symbol' ? e.name === name : e.kind === 'call' && e.args.some((arg) => mentions(arg, name));

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

/** Whether every entry is certainly at least 0, whatever the variables are. */
export function isNonNegative(e: Expr, k: Algebra): boolean {
  const isSo = (part: Expr): boolean => isNonNegative(part, k);
  if (e.kind === 'number') return e.value >= 0;
  if (e.kind === 'symbol') return k.scope.sizes.has(e.name) || k.scope.tags.get(e.name)?.has('positive') === true;
  const [a, b] = e.args as [Expr, Expr];
  switch (e.op) {
    case '+':
    case '*':
    case '.*':
    case '/':
    case './':
      return (e.op !== '+' && e.op !== '*' && equal(a, b)) || (isSo(a) && isSo(b));
    case '^':
    case '.^': {
      const ofEntries = e.op === '.^' || isScalar(k.shape(a));
      return (ofEntries && b.kind === 'number' && b.value % 2 === 0) || isSo(a);
    }
    case '-': {
      const base =
        (isCall(b, '.^') || isCall(b, '^')) && b.args[1]?.kind === 'number' && b.args[1].value === 2 ? b.args[0] : b;
      return a.kind === 'number' && a.value >= 1 && base?.kind === 'call' && AT_MOST_ONE.has(base.op);
    }
    case 'where':
      return e.args.slice(1).every(isSo);
    default:
      return NON_NEGATIVE.has(e.op);
  }
}
