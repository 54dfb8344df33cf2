// Matrix products: identities vanish, diagonals act elementwise, and a row times a column is a number in front.

import { argument, call, type Expr, equal, isCall, num } from '../../formula/expr.js';
import { MAX_MATRIX_POWER } from '../operations/matrix-power.js';
import { isColumn, isRow, isScalar, type SettledShape } from '../shape.js';
import { chain, chainOf } from './alike.js';
import { pickedBy } from './factors.js';
import { areOpposite } from './opposites.js';
import { ONE } from './rational.js';
import type { Simplifier, Term } from './simplifier.js';
import { bodyExpr, exprOf, factorTerm, multiply, negated, numberTerm, outside, termOf } from './term.js';

/** a·b, the matrix product of two simplified formulas, neither of them a scalar. */
export function matrixProduct(a: Expr, b: Expr, k: Simplifier): Expr {
  const [left, right] = [termOf(a, k), termOf(b, k)];
  let scalars = outside(left, right, k);
  const given = reduced([...chainOf(bodyExpr(left, k), k), ...chainOf(bodyExpr(right, k), k)], k);
  // Beside other factors, a number on a diagonal stands in front: 2 Diag(x) W.
  const factors = given.map((factor) => {
    const diagonal = given.length > 1 && isCall(factor, 'diag') ? termOf(factor.args[0] as Expr, k) : undefined;
    if (!diagonal || isColumn(k.shape(factor))) return factor;
    scalars = outside(scalars, diagonal, k);
    return k.diag(exprOf({ ...diagonal, coefficient: ONE, scalars: [] }, k));
  });
  // (-r)·rᵀ = -r·rᵀ
  factors.forEach((factor, i) => {
    const j = factors.findIndex((other, l) => l > i && areOpposite(factor, other));
    if (j < 0) return;
    factors[i] = k.transpose(factors[j] as Expr);
    scalars = negated(scalars);
  });
  // A product that became simpler may have a number or scalars of its own.
  if (factors.length === 1) return exprOf(multiply(scalars, termOf(factors[0] as Expr, k), k), k);
  const { shape, inner, rest } = pulledOut(factors, k);
  if (inner) return k.times(exprOf(scalars, k), inner, rest.length > 0 ? k.product(...rest) : num(1));
  return exprOf(multiply(scalars, factorTerm(chain(oriented(factors, isScalar(shape), k)), shape), k), k);
}

/** a ⊗ b of formulas without numbers in front: xᵀ ⊗ (y ⊗ B) = (y xᵀ) ⊗ B. */
export function kronecker(a: Expr, b: Expr, k: Simplifier): Expr {
  const [y, B] = isCall(b, 'kron') ? b.args : [];
  return y && B && isRow(k.shape(a)) && isColumn(k.shape(y)) ? k.kron(k.product(y, a), B) : call('kron', [a, b]);
}

/** Joins neighbours that have a simpler product, until none has. */
function reduced(given: readonly Expr[], k: Simplifier): readonly Expr[] {
  const factors = [...given];
  for (let i = 0; i + 1 < factors.length; ) {
    const joined = pair(factors[i] as Expr, factors[i + 1] as Expr, k) ?? scaledColumn(factors, i, k);
    if (!joined || (factors.length > 2 && isScalar(k.shape(joined)))) {
      i++;
      continue;
    }
    factors.splice(i, 2, ...chainOf(joined, k));
    i = Math.max(0, i - 1);
  }
  return factors;
}

/** Diag(u) A x = u ⊙ (A x): joins the factors up to the first column, which leave the chain. */
function scaledColumn(factors: Expr[], i: number, k: Simplifier): Expr | undefined {
  const diagonal = factors[i] as Expr;
  if (!isCall(diagonal, 'diag') || isColumn(k.shape(diagonal))) return undefined;
  const end = factors.findIndex((factor, j) => j > i && k.shape(factor).cols === 1);
  if (end < 0) return undefined;
  const column = chain(factors.splice(i + 1, end - i - 1).concat(factors[i + 1] as Expr));
  return k.times(diagonal.args[0] as Expr, column);
}

/** a·b if it has a simpler form. */
function pair(a: Expr, b: Expr, k: Simplifier): Expr | undefined {
  const [da, db] = [k.shape(a), k.shape(b)];
  const inside = (e: Expr): Expr => (e as Expr & { args: readonly Expr[] }).args[0] as Expr;
  if (isCall(a, 'eye')) return b;
  if (isCall(b, 'eye')) return a;
  if (k.isZero(a) || k.isZero(b)) return k.zeros({ rows: da.rows, cols: db.cols });
  const aDiagonal = isCall(a, 'diag') && !isColumn(da);
  const bDiagonal = isCall(b, 'diag') && !isColumn(db);
  // Diag(u) Diag(v) = Diag(u ⊙ v), Diag(u) x = u ⊙ x, xᵀ Diag(u) = (x ⊙ u)ᵀ
  if (aDiagonal && bDiagonal) return k.diag(k.times(inside(a), inside(b)));
  if (aDiagonal && isColumn(db)) return k.times(inside(a), b);
  if (bDiagonal && isRow(da)) return k.transpose(k.times(k.transpose(a), inside(b)));
  // M⁻¹ M = M M⁻¹ = I
  if ((isCall(a, 'inv') && equal(inside(a), b)) || (isCall(b, 'inv') && equal(inside(b), a))) return k.eye(da.rows);
  if (areOrthogonal(a, b, k) || areOrthogonal(b, a, k)) return k.eye(da.rows);
  // 1 1ᵀ is all ones; between ones, the n inner ones add up: 1ᵀ (1 1ᵀ) = n 1ᵀ
  if (!(isRow(da) && isColumn(db)) && isOnes(a, k) && isOnes(b, k)) {
    const ones = k.ones({ rows: da.rows, cols: db.cols });
    return isColumn(da) ? ones : k.times(k.sum(k.ones({ rows: da.cols, cols: 1 })), ones);
  }
  // Rows of distributions add up to 1.
  if (isOfDistributions(a, k) && isOnes(b, k)) return k.ones({ rows: da.rows, cols: db.cols });
  if (isCall(a, 'kron') && isCall(b, 'kron')) return kroneckers(a.args, b.args, k);
  // (x ⊗ I) M = x ⊗ M for a column x, and M (xᵀ ⊗ I) = xᵀ ⊗ M for a row.
  const right = isCall(a, 'kron') && isColumn(k.shape(inside(a))) && isCall(argument(a, 1), 'eye');
  if (right && !isColumn(db)) return k.kron(inside(a), b);
  if (isCall(b, 'kron') && isRow(k.shape(inside(b))) && isCall(argument(b, 1), 'eye') && !isRow(da))
    return k.kron(inside(b), a);
  const joined = samePowers(a, b, k);
  if (joined) return joined;
  // (A ⊗ B) vec X = vec(B X Aᵀ)
  if (isCall(a, 'kron') && isCall(b, 'vec')) return kroneckerTimesStacked(a.args, inside(b), k);
  if (isRow(da) && isColumn(db)) return rowTimesColumn(k.transpose(a), b, k);
  return undefined;
}

/** Qᵀ Q = Q Qᵀ = I where Q is declared orthogonal. */
const areOrthogonal = (q: Expr, turned: Expr, k: Simplifier): boolean =>
  q.kind === 'symbol' &&
  isCall(turned, "'") &&
  equal(turned.args[0] as Expr, q) &&
  k.scope.tags.get(q.name)?.has('orthogonal') === true;

const isOfDistributions = (e: Expr, k: Simplifier): boolean =>
  e.kind === 'symbol' && !isColumn(k.shape(e)) && k.scope.tags.get(e.name)?.has('simplex') === true;

const isOnes = (e: Expr, k: Simplifier): boolean => {
  const factor = k.constant(e);
  return factor !== undefined && factor.kind === 'number' && factor.value === 1;
};

/** (A ⊗ B)(C ⊗ D) = A C ⊗ B D where the sizes fit. */
function kroneckers(a: readonly Expr[], b: readonly Expr[], k: Simplifier): Expr | undefined {
  const [A, B] = a as [Expr, Expr];
  const [C, D] = b as [Expr, Expr];
  const fits = k.shape(A).cols === k.shape(C).rows && k.shape(B).cols === k.shape(D).rows;
  return fits ? k.kron(k.product(A, C), k.product(B, D)) : undefined;
}

/** The base and exponent of a power of a matrix, or of its transpose. */
function powerOf(e: Expr): { base: Expr; exponent: Expr; turned: boolean } {
  if (isCall(e, "'")) return { ...powerOf(e.args[0] as Expr), turned: true };
  const [base, exponent] = isCall(e, '^') ? e.args : [];
  return base && exponent ? { base, exponent, turned: false } : { base: e, exponent: num(1), turned: false };
}

/** A A = A², A² A = A³, A Aᵏ = Aᵏ⁺¹, and (A²)ᵀ Aᵀ = (A³)ᵀ. */
function samePowers(a: Expr, b: Expr, k: Simplifier): Expr | undefined {
  const [left, right] = [powerOf(a), powerOf(b)];
  if (isCall(left.base, 'inv') || k.shape(a).rows !== k.shape(a).cols) return undefined;
  if (left.turned !== right.turned || !equal(left.base, right.base)) return undefined;
  const exponent = k.add(left.exponent, right.exponent);
  if (exponent.kind === 'number' && exponent.value > MAX_MATRIX_POWER) return undefined;
  const power = k.make('^', left.base, exponent);
  return left.turned ? k.transpose(power) : power;
}

function kroneckerTimesStacked(factors: readonly Expr[], X: Expr, k: Simplifier): Expr | undefined {
  const [A, B] = factors as [Expr, Expr];
  const { rows, cols } = k.shape(X);
  const fits = k.shape(A).cols === cols && k.shape(B).cols === rows;
  return fits ? k.vec(k.product(B, X, k.transpose(A))) : undefined;
}

/** uᵀv for columns: 1ᵀv is a sum, eᵢᵀv an entry; factors that cancel entry by entry do. */
function rowTimesColumn(u: Expr, v: Expr, k: Simplifier): Expr | undefined {
  const entry = pickedBy(u, v, k) ?? pickedBy(v, u, k);
  if (entry) return entry;
  const [left, right] = [termOf(u, k), termOf(v, k)];
  if (left.body.length === 0 || right.body.length === 0) return k.sum(k.times(u, v));
  const merged = multiply(left, right, k);
  const powers = (term: Term): number => term.body.reduce((total, f) => total + Math.abs(f.power), 0);
  return powers(merged) < powers(left) + powers(right) ? k.sum(exprOf(merged, k)) : undefined;
}

/** A row and a later column inside a product enclose a number: u (vᵀ w) = (vᵀ w) u. */
function pulledOut(
  factors: readonly Expr[],
  k: Simplifier,
): { shape: SettledShape; inner?: Expr; rest: readonly Expr[] } {
  const shape = { rows: k.shape(factors[0] as Expr).rows, cols: k.shape(factors.at(-1) as Expr).cols };
  for (let i = 0; i < factors.length; i++) {
    if (k.shape(factors[i] as Expr).rows !== 1) continue;
    for (let j = i; j < factors.length; j++) {
      if (k.shape(factors[j] as Expr).cols !== 1 || (i === 0 && j === factors.length - 1)) continue;
      const inner = k.product(...factors.slice(i, j + 1));
      return { shape, inner, rest: [...factors.slice(0, i), ...factors.slice(j + 1)] };
    }
  }
  return { shape, rest: factors };
}

/** Of a number and its transpose, xᵀA y and yᵀAᵀx, the one with fewer transposes. */
function oriented(factors: readonly Expr[], number: boolean, k: Simplifier): readonly Expr[] {
  if (!number) return factors;
  const transposes = (chained: readonly Expr[]): number => chained.filter((e) => isCall(e, "'")).length;
  const turned = factors.map((factor) => k.transpose(factor)).reverse();
  return transposes(turned) < transposes(factors) ? turned : factors;
}

/** The elementwise product of simplified formulas; scalars expand. */
export function elementwiseProduct(factors: readonly Expr[], k: Simplifier): Expr {
  const product = factors.map((e) => termOf(e, k)).reduce((a, b) => multiply(a, b, k), numberTerm(ONE));
  return exprOf(product, k);
}
