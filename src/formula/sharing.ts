// Which parts formulas have in common, found without writing them out: a formula is a graph once equal parts are one.
import { call, type Expr, equal } from './expr.js';

export interface Shared {
  /** The same formulas, in which equal parts are the same object. */
  readonly formulas: readonly Expr[];
  /** How often each part is used by another part, or is a formula itself. */
  readonly uses: ReadonlyMap<Expr, number>;
}

/** Makes equal parts of formulas one. Takes time in proportion to the parts, however long the formulas are in writing. */
export function shareParts(formulas: readonly Expr[]): Shared {
  const known = new Map<number, Expr[]>();
  const done = new Map<Expr, Expr>();
  const uses = new Map<Expr, number>();
  const one = (e: Expr): Expr => {
    const before = done.get(e);
    if (before) return before;
    const rebuilt = e.kind === 'call' ? withArguments(e, e.args.map(one)) : e;
    const alike = known.get(rebuilt.hash) ?? [];
    let same = alike.find((other) => equal(other, rebuilt));
    if (!same) {
      same = rebuilt;
      known.set(rebuilt.hash, [...alike, rebuilt]);
      if (rebuilt.kind === 'call') for (const arg of rebuilt.args) uses.set(arg, (uses.get(arg) ?? 0) + 1);
    }
    done.set(e, same);
    return same;
  };
  const shared = formulas.map(one);
  for (const formula of shared) uses.set(formula, (uses.get(formula) ?? 0) + 1);
  return { formulas: shared, uses };
}

const withArguments = (e: Expr & { kind: 'call' }, args: readonly Expr[]): Expr =>
  args.every((arg, i) => arg === e.args[i]) ? e : call(e.op, args, e.span);
