// A formula as the calculus wants it: overloaded names settled by their shapes, defined operations replaced.
import { type Call, type Expr, equal, rewrite } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { literal } from './literal.js';
import { operationOf } from './registry.js';

export interface Elaborated {
  readonly core: Expr;
  /** Which meaning was chosen where there were two. */
  readonly notes: readonly string[];
}

/**
 * Replaces every operation that is defined by others, but for what `keeps` holds, and simplifies nothing; the places in
 * the text go along.
 */
export function elaborate(e: Expr, algebra: Algebra, keeps: (node: Call) => boolean = () => false): Elaborated {
  const k = literal(algebra);
  const notes = new Set<string>();
  const expand = (node: Expr): Expr => {
    if (node.kind !== 'call' || keeps(node)) return node;
    const found = operationOf(node).expand?.(node, k);
    if (!found) return node;
    if (found.note) notes.add(found.note);
    if (equal(found.by, node)) return node;
    const replaced = rewrite(found.by, expand);
    return node.span && replaced.kind === 'call' && !replaced.span
      ? Object.freeze({ ...replaced, span: node.span })
      : replaced;
  };
  return { core: rewrite(e, expand), notes: [...notes] };
}

/** The formula in operations that people know. */
export function presented(e: Expr, k: Algebra): Expr {
  const shown = rewrite(e, (node) => (node.kind === 'call' ? (operationOf(node).shownAs?.(node, k) ?? node) : node));
  return shown === e ? e : k.simplify(shown);
}
