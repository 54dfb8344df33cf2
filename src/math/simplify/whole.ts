// A formula rebuilt from simplified parts; a long sum is put together once, not anew after each of its terms.
import { argument, type Expr, isCall } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';

/** Builds `e` with `k`, operands first; equal parts are built once. */
export function rebuilt(e: Expr, k: Pick<Algebra, 'make' | 'add' | 'negate'>): Expr {
  const done = new Map<Expr, Expr>();
  const go = (node: Expr): Expr => {
    if (node.kind !== 'call') return node;
    const known = done.get(node);
    if (known) return known;
    const made =
      node.op === '+' || node.op === '-' ? k.add(...summandsOf(node)) : k.make(node.op, ...node.args.map(go));
    done.set(node, made);
    return made;
  };
  /** a, b, -c of (a + b) - c. */
  const summandsOf = (node: Expr): Expr[] => {
    const last: Expr[] = [];
    let rest = node;
    while (isCall(rest, '+') || isCall(rest, '-')) {
      const term = go(argument(rest, 1));
      last.push(rest.op === '-' ? k.negate(term) : term);
      rest = argument(rest, 0);
    }
    return [go(rest), ...last.reverse()];
  };
  return go(e);
}
