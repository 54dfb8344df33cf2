// Whether a symmetric matrix is positive semidefinite whatever its variables are, as its formula shows.
import { argument, type Call, type Expr, equal, isCall } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { isNonNegative } from './non-negative.js';
import { isScalar } from './shape.js';

/** Why a formula is positive semidefinite. */
export type Reason = 'diagonal' | 'square' | 'covariance' | 'sum' | 'declared' | 'identity' | 'number';

/** The reason why vᵀ·e·v ≥ 0 for every v; undefined if the formula does not show it. */
export function positiveSemidefinite(e: Expr, k: Algebra): Reason | undefined {
  if (isScalar(k.shape(e))) return isNonNegative(e, k) ? 'number' : undefined;
  if (e.kind === 'symbol') return isDeclared(e.name, k) ? 'declared' : undefined;
  if (e.kind !== 'call') return undefined;
  switch (e.op) {
    case 'eye':
    case 'zeros':
      return 'identity';
    case 'diag':
      return isNonNegative(argument(e, 0), k) ? 'diagonal' : undefined;
    case 'inv':
      return positiveSemidefinite(argument(e, 0), k);
    case '/':
      return isNonNegative(argument(e, 1), k) ? positiveSemidefinite(argument(e, 0), k) : undefined;
    case '+':
      return e.args.every((term) => positiveSemidefinite(term, k)) ? 'sum' : undefined;
    case '-':
      return isCovariance(e, k) ? 'covariance' : undefined;
    case 'kron':
      return e.args.every((factor) => positiveSemidefinite(factor, k)) ? 'square' : undefined;
    case '*':
    case '.*':
      return product(e, k);
    default:
      return undefined;
  }
}

/** c·Mᵀ·D·M with c ≥ 0 and D positive semidefinite, or nothing between Mᵀ and M. */
function product(e: Call, k: Algebra): Reason | undefined {
  const factors = factorsOf(e, k);
  const scalars = factors.filter((factor) => isScalar(k.shape(factor)));
  if (!scalars.every((factor) => isNonNegative(factor, k))) return undefined;
  let body = factors.filter((factor) => !isScalar(k.shape(factor)));
  const [only] = body;
  if (body.length === 1 && only) return equal(only, e) ? undefined : positiveSemidefinite(only, k);
  while (body.length > 1) {
    const [first, last] = [body[0] as Expr, body.at(-1) as Expr];
    if (!equal(k.simplify(k.transpose(first)), k.simplify(last))) return undefined;
    body = body.slice(1, -1);
  }
  const [middle] = body;
  return middle === undefined || positiveSemidefinite(middle, k) ? 'square' : undefined;
}

/** The factors of a matrix product; a Hadamard product counts as one factor unless a number is among its two. */
function factorsOf(e: Expr, k: Algebra): Expr[] {
  const isProduct = isCall(e, '*') || (isCall(e, '.*') && e.args.some((arg) => isScalar(k.shape(arg))));
  return isProduct ? (e as Call).args.flatMap((arg) => factorsOf(arg, k)) : [e];
}

/** Diag(s) - s·sᵀ for probabilities s: the covariance matrix of a draw from them. */
function isCovariance(e: Call, k: Algebra): boolean {
  const [a, b] = e.args as [Expr, Expr];
  if (!isCall(a, 'diag') || !isCall(b, '*')) return false;
  const s = argument(a, 0);
  const [left, right] = b.args as [Expr, Expr];
  return isCall(s, 'softmax') && equal(left, s) && equal(right, k.transpose(s));
}

function isDeclared(name: string, k: Algebra): boolean {
  const tags = k.scope.tags.get(name);
  return tags?.has('psd') === true || tags?.has('spd') === true;
}
