// Which factors and terms are the same but for the way they are written: xᵀA y is yᵀAᵀx.
import { call, type Expr, equal, isCall } from '../../formula/expr.js';
import { isScalar } from '../shape.js';
import type { Factor, Simplifier, Term } from './simplifier.js';

/** The factors of a matrix product, left to right. */
export function chainOf(e: Expr, k: Simplifier): readonly Expr[] {
  if (!isCall(e, '*')) return [e];
  const [a, b] = e.args as [Expr, Expr];
  if (isScalar(k.shape(a)) || isScalar(k.shape(b))) return [e];
  return [...chainOf(a, k), ...chainOf(b, k)];
}

export const chain = (factors: readonly Expr[]): Expr => factors.reduce((a, b) => call('*', [a, b]));

/** Whether two factors are the same; a scalar product is its own transpose, xᵀA y = yᵀAᵀx. */
export function sameBase(a: Expr, b: Expr, k: Simplifier): boolean {
  if (equal(a, b)) return true;
  if (!isCall(a, '*') || !isCall(b, '*') || !isScalar(k.shape(a))) return false;
  return equal(mirror(a, k), b);
}

/** yᵀAᵀx for the scalar product xᵀA y; anything else itself. */
function mirror(e: Expr, k: Simplifier): Expr {
  if (!isCall(e, '*') || !isScalar(k.shape(e))) return e;
  let mirrored = k.mirrors.get(e);
  if (!mirrored) {
    mirrored = chain(
      chainOf(e, k)
        .map((factor) => k.transpose(factor))
        .reverse(),
    );
    k.mirrors.set(e, mirrored);
  }
  return mirrored;
}

/** One number for all terms that are alike. */
export function likeness({ scalars, body }: Term, k: Simplifier): number {
  const of = (factors: readonly Factor[]): number =>
    factors.reduce(
      (total, { base, power: p }) => (total + Math.imul(base.hash + mirror(base, k).hash, 2 * p + 1)) | 0,
      0,
    );
  return (of(scalars) + Math.imul(of(body), 31)) | 0;
}

/** Whether two terms differ by their coefficient at most. */
export function alike(a: Term, b: Term, k: Simplifier): boolean {
  const same = (f: readonly Factor[], g: readonly Factor[]): boolean =>
    f.length === g.length && f.every((x) => g.some((y) => x.power === y.power && sameBase(x.base, y.base, k)));
  return isScalar(a.shape) === isScalar(b.shape) && same(a.scalars, b.scalars) && same(a.body, b.body);
}
