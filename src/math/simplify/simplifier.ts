// What the parts of the simplifier share beside the algebra: how much is done, and what is known of formulas and terms.
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import type { Term } from './term.js';

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
