// Means, variances and standard deviations by their names, where a formula holds the sums that they are made of.
import { argument, type Call, call, type Expr, equal, isCall } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { count } from '../shape.js';
import type { SettledSize } from '../size.js';

/** sum(u)/N is mean(u), and of a matrix rowsum(U)/n and colsum(U)/m; rᵀr/N with r = u - mean(u) is var(u). */
export function quotientByName(e: Call, k: Algebra): Expr {
  const [above, below] = [argument(e, 0), argument(e, 1)];
  if (above.kind !== 'call') return e;
  const isSize = (size: SettledSize): boolean => equal(k.simplify(k.size(size)), below);
  const of = argument(above, 0);
  switch (above.op) {
    case 'sum':
      return isSize(count(k.shape(of))) ? call('mean', [of]) : e;
    case 'rowsum':
      return isSize(k.shape(of).cols) ? call('rowmean', [of]) : e;
    case 'colsum':
      return isSize(k.shape(of).rows) ? call('colmean', [of]) : e;
    case '*': {
      const r = argument(above, 1);
      const u = deviating(r);
      return u && isCall(of, "'") && equal(argument(of, 0), r) && isSize(count(k.shape(u))) ? call('var', [u]) : e;
    }
    default:
      return e;
  }
}

/** √var(u) is std(u). */
export function rootByName(e: Call): Expr {
  const of = argument(e, 0);
  return isCall(of, 'var') ? call('std', [argument(of, 0)]) : e;
}

/** u of u - mean(u). */
function deviating(e: Expr): Expr | undefined {
  if (!isCall(e, '-')) return undefined;
  const [u, mean] = [argument(e, 0), argument(e, 1)];
  return isCall(mean, 'mean') && equal(argument(mean, 0), u) ? u : undefined;
}
