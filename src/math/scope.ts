// What is known of the symbols of one question: their shapes, assumed structure, and the letters of sizes.
import type { NamedKind, Tag } from '../formula/declarations.js';
import type { Expr } from '../formula/expr.js';
import type { SettledShape } from './shape.js';

export interface Scope {
  /** The shapes of the variables. */
  readonly shapes: ReadonlyMap<string, SettledShape>;
  /** Structure that the person declared. */
  readonly tags: ReadonlyMap<string, ReadonlySet<Tag>>;
  /** Variables that are matrices though a side of theirs is 1, or vectors though both are; of others sizes tell. */
  readonly kinds?: ReadonlyMap<string, NamedKind>;
  /** Letters that stand for sizes in this question: `n` in `x: n`; as symbols they are scalars that never vary. */
  readonly sizes: ReadonlySet<string>;
}

/** Whether a formula is a size, as m + n in eye(m + n), and no part that could stand by itself under another name. */
export const isSize = (e: Expr, scope: Scope): boolean => {
  if (e.kind === 'number') return true;
  if (e.kind === 'symbol') return scope.sizes.has(e.name);
  return ['+', '*', '^'].includes(e.op) && e.args.every((arg) => isSize(arg, scope));
};
