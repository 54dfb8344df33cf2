// What the signs of a program mean for its arrays: vectors have one dimension, and smaller arrays are repeated.
import { argument, type Call, call, type Expr, isCall, rewrite } from '../../formula/expr.js';
import { isColumn, isRow, isScalar } from '../../math/shape.js';
import type { Fitting } from './fitting.js';

/** The formula of a program, parsed in our signs, in products that are read by shapes. Parts without a shape stay. */
export function programReading(expr: Expr, { shape }: Fitting): Expr {
  return rewrite(expr, (node) => {
    if (isCall(node, 'dot')) return product(node);
    return isCall(node, '.*') || isCall(node, './') ? repeated(node) : node;
  });

  /** `x @ y` is a number, `x @ A` is Aᵀx, since x has neither rows nor columns. */
  function product(e: Call): Expr {
    const [a, b] = [argument(e, 0), argument(e, 1)];
    const [left, right] = [shape(a), shape(b)];
    if (!left || !right) return call('*', [a, b], e.span);
    if (isColumn(left) && isColumn(right)) return e;
    if (isColumn(left) && !isRow(right) && !isScalar(right)) return call('*', [call("'", [b]), a], e.span);
    return call('*', [a, b], e.span);
  }

  /** `A * v` repeats v in each row: A·Diag(v). `A * v[:, None]` repeats it in each column: Diag(v)·A. */
  function repeated(e: Call): Expr {
    const [a, b] = [argument(e, 0), argument(e, 1)];
    const [left, right] = [shape(a), shape(b)];
    if (!left || !right) return e;
    const isMatrix = ({ rows, cols }: { rows: unknown; cols: unknown }): boolean => rows !== 1 && cols !== 1;
    const [A, v, extent] = isMatrix(left) ? [a, b, right] : [b, a, left];
    if (!(isMatrix(left) || isMatrix(right)) || !(isColumn(extent) || isRow(extent))) return e;
    const divides = e.op === './' && v === b;
    if (e.op === './' && !divides) return e;
    const column = isRow(extent) ? call("'", [v]) : v;
    const diagonal = call('diag', [divides ? call('./', [call('ones', []), column]) : column]);
    const standing = isCall(v, "'") && isCall(argument(v, 0), "'");
    return standing ? call('*', [diagonal, A], e.span) : call('*', [A, diagonal], e.span);
  }
}
