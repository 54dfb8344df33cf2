// What would have to be known of the other variables, such as a sign, for a function to be convex or concave.
import type { Tag } from '../formula/declarations.js';
import { type Expr, symbolsOf } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { type Curvature, curvature } from './curvature.js';

export interface Condition {
  readonly name: string;
  readonly tag: 'positive' | 'unit';
}
export interface Conditional {
  readonly curvature: 'convex' | 'concave';
  /** As few as the rules need, and as weak. */
  readonly conditions: readonly Condition[];
}

/** Variables for which conditions are sought. */
const MOST_NAMES = 5;

/** The curvature in `wrt` where others are not negative, or between 0 and 1, or where `wrt` itself is positive. */
export function conditionalCurvature(e: Expr, wrt: string, k: Algebra): Conditional | undefined {
  const others = symbolsOf(e).filter((name) => name !== wrt && name !== 'pi' && !k.scope.sizes.has(name));
  if (others.length > MOST_NAMES) return undefined;
  const of = (conditions: readonly Condition[]): Curvature | undefined => {
    const tags = new Map(k.scope.tags);
    for (const { name, tag } of conditions) tags.set(name, new Set<Tag>([...(tags.get(name) ?? []), tag]));
    return curvature(e, wrt, { ...k, scope: { ...k.scope, tags } });
  };
  const bent = (conditions: readonly Condition[]): 'convex' | 'concave' | undefined => {
    const found = of(conditions);
    return found === 'convex' || found === 'concave' ? found : undefined;
  };
  for (const names of [others, [wrt], [...others, wrt]]) {
    for (const tag of ['positive', 'unit'] as const) {
      let conditions = names.map((name): Condition => ({ name, tag: name === wrt ? 'positive' : tag }));
      const wanted = conditions.length > 0 ? bent(conditions) : undefined;
      if (!wanted) continue;
      for (const { name } of conditions) {
        const without = conditions.filter((each) => each.name !== name);
        const weaker = conditions.map((each): Condition => (each.name === name ? { name, tag: 'positive' } : each));
        if (bent(without) === wanted) conditions = without;
        else if (bent(weaker) === wanted) conditions = weaker;
      }
      return { curvature: wanted, conditions };
    }
  }
  return undefined;
}
