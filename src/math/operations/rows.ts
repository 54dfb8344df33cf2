// What operations that act on each row of a matrix by itself have in common.
import { argument, type Call, type Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { Kronecker } from '../maps/kronecker.js';
import type { LinearMap } from '../maps/map.js';
import type { SettledShape } from '../shape.js';

/** Said of a matrix of one column, which somebody may have meant as a vector. */
const LONE = 'Here each row has one entry; down a column it is `$(vec(X))`.';

/** The row-wise form, for a matrix, also of one column, a row or a number; a vector keeps the operation itself. */
export function rowwise(
  name: string,
  note: (isMatrix: boolean) => string | undefined,
): (e: Call, k: Algebra) => { readonly by: Expr; readonly note?: string } | undefined {
  return (e, k) => {
    const x = argument(e, 0);
    const kind = k.kind(x);
    const lone = kind === 'matrix' && k.shape(x).cols === 1 ? ` ${LONE.replace('$', e.op)}` : '';
    const general = note(kind === 'matrix');
    const said = general && general + lone;
    return { by: kind === 'column' ? e : k.make(name, x), ...(said !== undefined && { note: said }) };
  };
}

/** dX ↦ dX·1 1ᵀ, the sum of each row in all its places. */
export const rowSums = (k: Algebra, shape: SettledShape): LinearMap =>
  Kronecker.of(k, undefined, k.ones({ rows: shape.cols, cols: shape.cols }), shape);
