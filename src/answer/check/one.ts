// What a 1 or a 0 stands for where the number would not be written: a vector of ones behind a matrix, the identity beside a square one, a gradient of zeros.
import { argument, call, type Expr, equal, isCall, rewrite } from '../../formula/expr.js';
import type { Algebra } from '../../math/algebra.js';
import { isScalar, isWide, SCALAR, type SettledShape } from '../../math/shape.js';
import type { Fitting } from '../fitting.js';

const isOne = (e: Expr): boolean => e.kind === 'number' && e.value === 1;

export type One = 'ones' | 'identity';

/** The formula with such a 1, as in A'*1 and in A - 1, as what it stands for; none if it has none. */
export function withOnes(expr: Expr, fitting: Fitting): { readonly one: One; readonly expr: Expr }[] {
  const shapeOf = (e: Expr): SettledShape => fitting.shape(e) ?? SCALAR;
  const isSquare = (e: Expr): boolean => isWide(shapeOf(e)) && shapeOf(e).rows === shapeOf(e).cols;
  const ones = rewrite(expr, (node) => {
    if (!isCall(node, '*')) return node;
    const [matrix, one] = [argument(node, 0), argument(node, 1)];
    return isOne(one) && isWide(shapeOf(matrix)) ? call('*', [matrix, call('ones', [])], node.span) : node;
  });
  const identity = rewrite(expr, (node) => {
    if (!isCall(node, '+') && !isCall(node, '-')) return node;
    const [a, b] = [argument(node, 0), argument(node, 1)];
    const meant = (e: Expr, other: Expr): Expr => (isOne(e) && isSquare(other) ? call('eye', []) : e);
    return call(node.op, [meant(a, b), meant(b, a)], node.span);
  });
  const found = [
    { one: 'ones', expr: ones },
    { one: 'identity', expr: identity },
  ] as const;
  return found.filter((each) => !equal(each.expr, expr));
}

/** A 0 alone is the zero of the shape that is due, where no number is: nobody writes a vector or a matrix of zeros. */
export function zeroOf(candidates: readonly SettledShape[], expr: Expr, k: Pick<Algebra, 'zeros'>): Expr {
  const [due] = candidates;
  const isZero = expr.kind === 'number' && expr.value === 0;
  return isZero && due && !candidates.some(isScalar) ? k.zeros(due) : expr;
}
