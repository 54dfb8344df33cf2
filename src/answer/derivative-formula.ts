// The one formula that stands for a derivative, and how long it may be.
import { type Expr, size } from '../formula/expr.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { presented } from '../math/elaborate.js';
import type { LinearMap } from '../math/maps/map.js';
import { isScalar } from '../math/shape.js';
import { writtenOut } from './written-out.js';

/** Nodes that a formula may have when written out; beyond, nobody reads it. */
export const MAX_SHOWN = 600;

/** Whether a formula is short enough to be written out. */
export const isReadable = (e: Expr): boolean => size(e) <= MAX_SHOWN;

/**
 * The derivative in numerator layout; a scalar's has the shape of its variable, one by a scalar that of the function.
 * Throws Unanswerable if it is too long to read.
 */
export function derivativeFormula(map: LinearMap): Expr {
  const { k } = map;
  const gradient = isScalar(map.codomain);
  const formula = gradient
    ? map.transposed().apply(k.ones(map.codomain))
    : isScalar(map.domain)
      ? map.apply(k.ones(map.domain))
      : map.matrixFormula;
  const shown = writtenOut(presented(formula, k), k);
  if (isReadable(shown)) return shown;
  throw new Unanswerable('too-much-work', { limit: `${MAX_SHOWN} signs in the derivative` });
}
