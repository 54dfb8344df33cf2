// Which parts of a formula are matrices, for signs that mean one thing for them and another for vectors and numbers.
import { type Expr, isCall, nodes } from '../../formula/expr.js';
import type { Algebra } from '../../math/algebra.js';
import { isWide, SCALAR } from '../../math/shape.js';

/** The shapes of formulas; nothing where a formula stands for itself, without variables of known shape. */
export type Shapes = Pick<Algebra, 'shape'> | undefined;

/** The shapes of what a person claims, which need not fit: what has no shape is taken for a number. */
export const shapesIfFit = (k: Algebra): Shapes => ({
  shape(e) {
    try {
      return k.shape(e);
    } catch {
      return SCALAR;
    }
  },
});

/** An entry at letters, Aᵢⱼ, is a number; so is all that is made of such entries. */
const isOfEntries = (e: Expr): boolean =>
  nodes(e).some((node) => isCall(node, 'index') && node.args.slice(1).some((place) => place.kind === 'symbol'));

export function matrixIn(shapes: Shapes): (e: Expr) => boolean {
  return (e) => {
    if (!shapes || isOfEntries(e)) return false;
    return isWide(shapes.shape(e));
  };
}
