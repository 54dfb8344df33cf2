// The shapes of formulas in the names of a question, where they fit; each part's is found once.
import { type Expr, nodes } from '../formula/expr.js';
import { type ProblemCode, Unanswerable } from '../formula/unanswerable.js';
import { Kinds } from '../math/kind.js';
import { operationOf } from '../math/registry.js';
import type { Scope } from '../math/scope.js';
import { isClash, SCALAR, type SettledShape, ShapeRules } from '../math/shape.js';

/** Problems of a formula whose parts do not fit one another. */
export const SHAPE_PROBLEMS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'shape-clash',
  'not-square',
  'not-scalar',
  'entries-clash',
  'not-matrix',
  'only-vector',
  'not-vector',
  'size-clash',
  'index-out-of-range',
]);

export interface Fitting {
  /** The shape; undefined where parts do not fit, a name is unknown, or a constant's size is open. */
  readonly shape: (e: Expr) => SettledShape | undefined;
}

export function fittingIn(scope: Scope): Fitting {
  const known = new Map<Expr, SettledShape | 'none'>();
  const kinds = new Kinds((e) => shape(e) ?? SCALAR, scope.kinds);
  const rules = new ShapeRules(undefined, kinds.of);
  const found = (e: Expr): SettledShape | undefined => {
    if (e.kind === 'number') return SCALAR;
    if (e.kind === 'symbol') return scope.shapes.get(e.name) ?? (scope.sizes.has(e.name) ? SCALAR : undefined);
    const operation = operationOf(e);
    if (e.args.length === 0) return undefined;
    const args = operation.takesSizes ? [] : e.args.map(shape);
    if (!args.every((arg) => arg !== undefined)) return undefined;
    const outcome = operation.shape(args, rules, e);
    if (isClash(outcome)) return undefined;
    const { rows, cols } = rules.resolve(outcome);
    return isSettled(rows) && isSettled(cols) ? { rows, cols } : undefined;
  };
  const shape = (e: Expr): SettledShape | undefined => {
    const before = known.get(e);
    if (before) return before === 'none' ? undefined : before;
    const settled = found(e);
    known.set(e, settled ?? 'none');
    return settled;
  };
  return { shape };
}

const isSettled = (size: unknown): size is number | string => typeof size === 'number' || typeof size === 'string';

/** Whether a formula has a constant such as I that does not say its size. */
export const hasConstants = (e: Expr): boolean =>
  nodes(e).some((node) => node.kind === 'call' && node.args.length === 0);

/** What is computed, or the problem in place of it. */
export function fitting<T>(compute: () => T): T | Unanswerable {
  try {
    return compute();
  } catch (problem) {
    if (problem instanceof Unanswerable) return problem;
    throw problem;
  }
}
