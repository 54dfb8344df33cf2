// Properties of a derivative that follow from its formula; none is given by hand.
import { argument, type Call, type Expr, equal, isCall, num, size, termsOf } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { positiveSemidefinite } from './definite.js';
import { presented } from './elaborate.js';
import { Commutation } from './maps/commutation.js';
import { Diagonal } from './maps/diagonal.js';
import { Kronecker } from './maps/kronecker.js';
import type { LinearMap } from './maps/map.js';
import { Product } from './maps/product.js';
import { RankOne } from './maps/rank-one.js';
import { Scaled } from './maps/scaled.js';
import { Sum } from './maps/sum.js';
import { Zero } from './maps/zero.js';
import { isNonNegative } from './non-negative.js';
import { count, isScalar, sameShape } from './shape.js';

export type MapTag =
  | 'square'
  | 'scaled identity'
  | 'diagonal'
  | 'symmetric'
  | 'positive semidefinite'
  | 'projector'
  | 'centring matrix'
  | `rank ≤ ${number}`
  | 'diagonal plus rank-one'
  | 'diagonal plus low rank'
  | 'Kronecker product'
  | 'block diagonal'
  | 'line by line'
  | 'block'
  | 'permutation'
  | 'commutation'
  | 'selection'
  | 'lower triangular'
  | 'upper triangular'
  | 'rows sum to 0'
  | 'columns sum to 0'
  | 'constant';

/** Nodes of a matrix that is multiplied with itself to see whether it is a projector. */
const MAX_SQUARED = 24;
/** Nodes of a matrix up to which all is looked for. */
const MAX_SEARCHED = 200;

/** What is known of the map: `matrix` is its matrix, `wrt` the variable it is a derivative by. */
export function tagsOf(map: LinearMap, matrix: Expr, wrt: string): MapTag[] {
  const { k } = map;
  const constant: MapTag[] = mentions(matrix, wrt) ? [] : ['constant'];
  if (isScalar(map.domain) || isScalar(map.codomain)) return constant;
  const isDiagonal = map instanceof Diagonal || map instanceof Scaled || map instanceof Zero;
  const square = count(map.domain) === count(map.codomain);
  const centring = square && isCentring(matrix, k);
  const symmetric = square && (isDiagonal || isSymmetricMap(map) || isSymmetric(matrix, k));
  const projector = square && (centring || isProjector(map, matrix));
  const rank = rankBound(map);
  const sumsVanish = (of: LinearMap): boolean => !(of instanceof Zero) && k.isZero(of.apply(k.ones(of.domain)));
  const triangle = square && !isDiagonal ? triangleOf(matrix, k) : undefined;
  const found: readonly (readonly [boolean, MapTag])[] = [
    [square, 'square'],
    [map instanceof Scaled, 'scaled identity'],
    [isDiagonal && square, 'diagonal'],
    [symmetric, 'symmetric'],
    [symmetric && (projector || isSemidefinite(map, matrix)), 'positive semidefinite'],
    [projector, 'projector'],
    [centring, 'centring matrix'],
    [rank !== undefined && rank > 0, `rank ≤ ${rank ?? 0}`],
    [map.structure === 'diagonal plus rank-one', 'diagonal plus rank-one'],
    [isDiagonalPlusLowRank(map), 'diagonal plus low rank'],
    [map instanceof Kronecker && map.structure === 'kronecker', 'Kronecker product'],
    [map instanceof Kronecker && map.structure === 'kronecker' && !map.right, 'block diagonal'],
    [map.structure === 'block', 'block'],
    [map instanceof Commutation || map.structure === 'reshaping', 'permutation'],
    [map.structure === 'commutation', 'commutation'],
    [map.structure === 'selection', 'selection'],
    [triangle === 'lower', 'lower triangular'],
    [triangle === 'upper', 'upper triangular'],
    [sumsVanish(map), 'rows sum to 0'],
    [size(matrix) <= MAX_SEARCHED && sumsVanish(map.transposed()), 'columns sum to 0'],
  ];
  return [...found.flatMap(([holds, tag]) => (holds ? [tag] : [])), ...constant];
}

/** A sum of diagonals and multiples of u uᵀ. */
function isSymmetricMap(map: LinearMap): boolean {
  if (map instanceof Sum) return map.terms.every(isSymmetricMap);
  if (map instanceof Diagonal || map instanceof Scaled) return true;
  if (!(map instanceof RankOne) || !sameShape(map.domain, map.codomain)) return false;
  const [out, into] = [presented(map.out, map.k), presented(map.into, map.k)];
  return map.k.constant(map.k.over(out, into)) !== undefined;
}

/** Whether M = Mᵀ as it is written, or M - Mᵀ is 0. */
function isSymmetric(matrix: Expr, k: Algebra): boolean {
  if (onto(complement(matrix), k) === 'orthogonal') return true;
  const turned = k.transpose(matrix);
  return equal(turned, matrix) || k.isZero(k.add(turned, k.negate(matrix)));
}

const isSemidefinite = (map: LinearMap, matrix: Expr): boolean =>
  map instanceof Zero ||
  (map instanceof Diagonal && isNonNegative(map.entries, map.k)) ||
  (map instanceof Scaled && isNonNegative(map.factor, map.k)) ||
  positiveSemidefinite(matrix, map.k) !== undefined;

const mentions = (e: Expr, name: string): boolean =>
  e.kind === 'symbol' ? e.name === name : e.kind === 'call' && e.args.some((arg) => mentions(arg, name));

/** Whether M M = M. */
function isProjector(map: LinearMap, matrix: Expr): boolean {
  const { k } = map;
  if (map instanceof Zero) return false;
  if (map instanceof Scaled) return map.isIdentity;
  if (map instanceof Diagonal) return isZeroOrOne(map.entries, k);
  if (onto(complement(matrix), k)) return true;
  if (size(matrix) > MAX_SQUARED) return false;
  const terms = termsOf(matrix);
  const squared = k.add(...terms.flatMap((a) => terms.map((b) => k.product(k.simplify(a), k.simplify(b)))));
  return k.isZero(k.add(squared, k.negate(matrix)));
}

/** P of I - P, which is a projector if P is; anything else as it is. */
const complement = (e: Expr): Expr => (isCall(e, '-') && isCall(argument(e, 0), 'eye') ? argument(e, 1) : e);

/** A (C A)⁻¹ C, which projects onto the columns of A; orthogonally as A A⁺. */
function onto(matrix: Expr, k: Algebra): 'orthogonal' | 'oblique' | undefined {
  const factors = factorsOf(matrix);
  const fits = (parts: readonly Expr[]): boolean =>
    parts.every((part, i) => i === 0 || k.shape(parts[i - 1] as Expr).cols === k.shape(part).rows);
  const joins = (parts: readonly Expr[], whole: Expr): boolean => fits(parts) && equal(k.product(...parts), whole);
  for (const [i, factor] of factors.entries()) {
    if (factor.kind !== 'call') continue;
    const [before, after] = [factors.slice(0, i), factors.slice(i + 1)];
    if (factor.op === 'pinv' && factors.length > 1 && (before.length === 0 || after.length === 0))
      return joins([...before, ...after], argument(factor, 0)) ? 'orthogonal' : undefined;
    if (factor.op === 'inv' && before.length > 0 && after.length > 0)
      return joins([...after, ...before], argument(factor, 0)) ? 'oblique' : undefined;
  }
  return undefined;
}

const factorsOf = (e: Expr): Expr[] => (isCall(e, '*') ? e.args.flatMap(factorsOf) : [e]);

/** Whether every entry is 0 or 1. */
function isZeroOrOne(e: Expr, k: Algebra): boolean {
  if (e.kind === 'number') return e.value === 0 || e.value === 1;
  if (e.kind !== 'call') return false;
  const all = (parts: readonly Expr[]): boolean => parts.every((part) => isZeroOrOne(part, k));
  if (e.op === 'step' || e.op === 'ones' || e.op === 'zeros') return true;
  if (e.op === '.*' || e.op === '*') return all(e.args);
  if (e.op === 'where') return all(e.args.slice(1));
  if (e.op === '-') return equal(argument(e, 0), num(1)) && isZeroOrOne(argument(e, 1), k);
  return false;
}

/** Whether M = I - 1·1ᵀ/n, which takes the mean off. */
function isCentring(matrix: Expr, k: Algebra): boolean {
  const n = k.shape(matrix).rows;
  if (n === 1) return false;
  const centring = k.formula("eye(n) - ones(n)*ones(n)'/n", { n: k.size(n) });
  return equal(matrix, centring) || k.isZero(k.add(matrix, k.negate(centring)));
}

/** The greatest rank the map can have, where that is a number. */
function rankBound(map: LinearMap): number | undefined {
  if (map instanceof Zero) return 0;
  if (map instanceof RankOne) return 1;
  if (map instanceof Product) {
    const bounds = map.factors.map(rankBound).filter((bound) => bound !== undefined);
    return bounds.length > 0 ? Math.min(...bounds) : undefined;
  }
  if (!(map instanceof Sum)) return undefined;
  const bounds = map.terms.map(rankBound);
  return bounds.every((bound) => bound !== undefined) ? bounds.reduce((a, b) => a + b, 0) : undefined;
}

/** More than one term of rank one beside a diagonal. */
function isDiagonalPlusLowRank(map: LinearMap): boolean {
  if (!(map instanceof Sum) || map.terms.length < 3) return false;
  const [first, ...rest] = map.terms;
  return (first instanceof Diagonal || first instanceof Scaled) && rest.every((term) => rankBound(term) === 1);
}

type Triangle = 'lower' | 'upper' | 'both';

/** On which side of the diagonal a square matrix has entries. */
function triangleOf(e: Expr, k: Algebra): Triangle | undefined {
  const of = (part: Expr): Triangle | undefined => triangleOf(part, k);
  if (isScalar(k.shape(e))) return 'both';
  if (e.kind === 'symbol') return declaredTriangle(e.name, k);
  if (e.kind === 'number') return 'both';
  const [a, b] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'eye':
    case 'zeros':
      return 'both';
    case 'diag':
      return k.shape(a).cols === 1 ? 'both' : undefined;
    case 'tril':
      return 'lower';
    case "'":
      return flipped(of(a));
    case 'neg':
    case 'inv':
    case '/':
      return of(a);
    case '^':
      return e.args[1]?.kind === 'number' ? of(a) : undefined;
    case '+':
    case '-':
    case 'kron':
      return joint(of(a), of(b));
    case '*':
      return isSquare(a, k) && isSquare(b, k) ? joint(of(a), of(b)) : undefined;
    case '.*':
      return product(e, k);
    default:
      return undefined;
  }
}

/** A number times a matrix, or entries that vanish where those of one factor do. */
function product(e: Call, k: Algebra): Triangle | undefined {
  const matrices = e.args.filter((arg) => !isScalar(k.shape(arg)));
  const found = matrices.map((arg) => triangleOf(arg, k)).filter((each) => each !== undefined);
  return found.includes('both') || (found.includes('lower') && found.includes('upper')) ? 'both' : found[0];
}

function declaredTriangle(name: string, k: Algebra): Triangle | undefined {
  const tags = k.scope.tags.get(name);
  if (tags?.has('diagonal')) return 'both';
  return tags?.has('lower') ? 'lower' : tags?.has('upper') ? 'upper' : undefined;
}

const isSquare = (e: Expr, k: Algebra): boolean => isScalar(k.shape(e)) || k.shape(e).rows === k.shape(e).cols;
const flipped = (side: Triangle | undefined): Triangle | undefined =>
  side === 'lower' ? 'upper' : side === 'upper' ? 'lower' : side;

function joint(a: Triangle | undefined, b: Triangle | undefined): Triangle | undefined {
  if (!a || !b) return undefined;
  return a === 'both' ? b : b === 'both' || a === b ? a : undefined;
}
