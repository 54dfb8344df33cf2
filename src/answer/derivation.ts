// A question about a derivative, and all that is found out about it: every view of the answer starts from this.
import type { Expr } from '../formula/expr.js';
import type { Reading } from '../formula/parse.js';
import type { Point } from '../formula/values.js';
import type { Algebra } from '../math/algebra.js';
import type { Derivative } from '../math/differentiate.js';
import type { Inference } from '../math/infer/infer.js';
import type { KinkReport } from '../math/kink-report.js';
import type { FrameworkReport } from '../math/reports.js';
import type { Selection } from '../math/selection.js';
import type { Tensor } from '../math/tensor.js';
import type { Check } from '../math/verify.js';

/** A question about a derivative, as its fields were typed. */
export interface Question {
  readonly expression: string;
  readonly wrt?: string | undefined;
  /** Values, as text or as an object of numbers, lists and lists of rows. */
  readonly at?: unknown;
  /** Declarations of shapes and structure. */
  readonly where?: string | undefined;
}

/** The derivative in numbers, at the person's point. */
export interface Numbers {
  readonly value: Tensor;
  /** Outputs by inputs, each counted row by row; absent if there are too many to show. */
  readonly jacobian: Tensor | undefined;
  /** How the derivative was chosen, where parts of the formula have a kink. */
  readonly selection: Selection | undefined;
  /** The Jacobians that frameworks report, where the point is on a kink that was measured. */
  readonly frameworks: readonly FrameworkReport[];
}

/** How the answer was checked; `failed` says why there is no check. */
export interface Verification extends Check {
  readonly method: string;
  readonly failed?: string;
}

/** What is asked, read and shaped. */
export interface Asked {
  readonly question: Question;
  readonly reading: Reading;
  readonly wrt: string;
  /** Why this variable, if the person named none. */
  readonly wrtChosen: boolean;
  readonly inference: Inference;
  readonly k: Algebra;
  /** The formula as typed, its constants sized. */
  readonly expr: Expr;
  /** The formula as typed, in the calculus's own operations: what the derivative is checked against. */
  readonly core: Expr;
  /** The same simplified: what is differentiated. */
  readonly simple: Expr;
  readonly notes: readonly string[];
  readonly point: Point;
}

/** A derivative as a formula. */
export interface Derived extends Asked {
  readonly derivative: Derivative;
  /** The derivative as one formula, in numerator layout. */
  readonly shown: Expr;
}

/** The same in numbers and checked. */
export interface Derivation extends Derived {
  readonly numbers: Numbers | undefined;
  readonly kinks: readonly KinkReport[];
  readonly verification: Verification;
}

/** What a point tells about a derivative. */
export type AtPoint = Pick<Derivation, 'numbers' | 'kinks' | 'verification'>;
