// What operations that act on each row of a matrix by itself have in common.
import { argument, type Call, type Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { Kronecker } from '../maps/kronecker.js';
import type { LinearMap } from '../maps/map.js';
import { isColumn, type SettledShape } from '../shape.js';

/** The row-wise form, for a matrix, a row or a number; a column keeps the operation itself. */
export function rowwise(
  name: string,
  note: (isMatrix: boolean) => string | undefined,
): (e: Call, k: Algebra) => { readonly by: Expr; readonly note?: string } | undefined {
  return (e, k) => {
    const x = argument(e, 0);
    const { rows, cols } = k.shape(x);
    const said = note(rows !== 1 && cols !== 1);
    return { by: isColumn(k.shape(x)) ? e : k.make(name, x), ...(said !== undefined && { note: said }) };
  };
}

/** dX ↦ dX·1 1ᵀ, the sum of each row in all its places. */
export const rowSums = (k: Algebra, shape: SettledShape): LinearMap =>
  Kronecker.of(k, undefined, k.ones({ rows: shape.cols, cols: shape.cols }), shape);
