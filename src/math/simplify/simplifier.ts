// What the parts of the simplifier share beside the algebra: how much is done, and what is known of formulas and terms.
import type { Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { work } from '../../formula/work.js';
import type { Algebra } from '../algebra.js';
import type { SettledShape } from '../shape.js';
import type { Rational } from './rational.js';

export interface Factor {
  readonly base: Expr;
  readonly power: number;
}
export interface Term {
  readonly coefficient: Rational;
  readonly scalars: readonly Factor[];
  /** Factors of the term's shape; none in a term of another shape than scalar means that every entry is 1. */
  readonly body: readonly Factor[];
  readonly shape: SettledShape;
}

export interface Simplifier extends Algebra {
  /** Counts steps of about a microsecond; throws Unanswerable past the limit. */
  spend(steps: number): void;
  /** Each formula as one term, and each term as a formula. */
  readonly terms: WeakMap<Expr, Term>;
  readonly written: WeakMap<Term, Expr>;
  /** The terms of a sum that is simplified. */
  readonly sums: WeakMap<Expr, readonly Term[]>;
  /** yᵀAᵀx for xᵀA y. */
  readonly mirrors: WeakMap<Expr, Expr>;
}

/** Counts steps. It throws Unanswerable past the limit. */
export function stepsWithin(limit: number): (steps: number) => void {
  let spent = 0;
  return (steps) => {
    spent += steps;
    if (spent > limit) throw new Unanswerable('too-much-work', { limit: `${limit} steps of simplification` });
    work('step', steps);
  };
}
