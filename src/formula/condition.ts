// What an indicator tests, as people write it: step(a - b) is 1 where a > b.
import { argument, type Expr, num } from './expr.js';

export interface Condition {
  readonly left: Expr;
  readonly sign: '>' | '<';
  readonly right: Expr;
}

/** The comparison that step(u) makes: `u > 0`, `v < 0` for u = -v, `a > b` for u = a - b. */
export function conditionOf(u: Expr): Condition {
  if (u.kind === 'call' && u.op === 'neg') return { left: argument(u, 0), sign: '<', right: num(0) };
  if (u.kind === 'call' && u.op === '-') {
    const [a, b] = u.args as [Expr, Expr];
    // The number stands on the right: |x| < 3.
    return a.kind === 'number' ? { left: b, sign: '<', right: a } : { left: a, sign: '>', right: b };
  }
  if (u.kind === 'call' && u.op === '+') {
    const [a, b] = u.args as [Expr, Expr];
    const [constant, rest] = a.kind === 'number' ? [a, b] : [b, a];
    if (constant.kind === 'number') return { left: rest, sign: '>', right: num(-constant.value) };
  }
  return { left: u, sign: '>', right: num(0) };
}
