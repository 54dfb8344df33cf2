// One record holds all that is known of an operation: how it is read, shaped, simplified, evaluated, differentiated,
// written and coded.
import type { Call, Expr } from '../formula/expr.js';
import type { Writer, Written } from '../formula/write.js';
import type { Algebra } from './algebra.js';
import type { Body } from './convex-set.js';
import type { Code } from './framework.js';
import type { LinearMap } from './maps/map.js';
import type { Argument, Entrywise, Reports } from './row.js';
import type { Outcome, Shape, ShapeRules } from './shape.js';
import type { Tensor } from './tensor.js';

/** A place where a derivative does not exist, as met at given numbers. */
export interface KinkHit {
  /** Which entry of the result, counted row by row. */
  readonly entry: number;
  readonly where: string;
  /** One-sided derivatives, or why there are none. */
  readonly set: string;
  readonly reported: number;
  /** The set of derivatives by the operand, where the operation is one number. */
  readonly body?: Body;
}

/** Said in place of the one-sided derivatives where there are none. */
export const JUMPS = 'no derivative: the value jumps';

/** The name of an entry: `x[2]`, `(W*x + b)[1]`, `A[1, 2]`. */
export function entryOf(shown: string, entry: number, { rows, cols }: Tensor): string {
  if (rows === 1 && cols === 1) return shown;
  const place = cols === 1 ? `${entry + 1}` : `${Math.floor(entry / cols) + 1}, ${(entry % cols) + 1}`;
  return /^\w+$/.test(shown) ? `${shown}[${place}]` : `(${shown})[${place}]`;
}

/** How far evaluation may go, and the sizes that letters stand for. */
export interface Numbers {
  /** Counts multiplications; throws Unanswerable past the budget. */
  spend(operations: number): void;
  sizeOf(e: Expr): number;
}

export interface Operation {
  /** The name in our language, and in a formula's `op`. */
  readonly name: string;
  /** Other names people use. */
  readonly spellings?: readonly string[];
  readonly arity: readonly [least: number, most: number];
  /** What it is, in a few words that a student knows. */
  readonly says: string;
  /** Whether its operands are sizes, as in eye(n): letters there are sizes, not variables. */
  readonly takesSizes?: boolean;

  /** Which operands are whole numbers, not below 0, by the shapes of all: the exponent of a matrix. */
  counts?(shapes: readonly Shape[]): readonly number[];

  /** The shape of the result; unknown sizes are settled by `rules`. */
  shape(args: readonly Shape[], rules: ShapeRules, e: Call): Outcome;
  /**
   * The same thing in other operations, once shapes are known: a definition, or which of two meanings it has here.
   * `note` is said with the answer when a meaning was chosen.
   */
  expand?(e: Call, k: Algebra): { readonly by: Expr; readonly note?: string } | undefined;
  /** The same in operations that people know, for showing; evaluation keeps this one, which has a value in more places. */
  shownAs?(e: Call, k: Algebra): Expr;
  /** A simpler form of the operation on simplified operands. */
  simplify?(args: readonly Expr[], k: Algebra): Expr | undefined;
  /** Its transpose, where that is of the same operation, (A ⊗ B)ᵀ = Aᵀ ⊗ Bᵀ; undefined where its operands do not make it so. */
  transposed?(args: readonly Expr[], k: Algebra): Expr | undefined;

  /** Its operands by name, where it is defined by others; one with a usual value may be left out. */
  readonly parameters?: readonly Argument[];
  /** Set if it acts on each entry by itself. */
  readonly entrywise?: Entrywise;
  evaluate?(args: readonly Tensor[], numbers: Numbers, e: Call): Tensor;
  /**
   * For a result that jumps where operands tie: the value where ties are broken as at a point beside, whose operands
   * are `beside`.
   */
  breakTies?(args: readonly Tensor[], beside: readonly Tensor[]): Tensor;
  /**
   * The derivative by operand i, as a map from its shape to the result's; undefined where it is not known. `allVary`:
   * every operand depends on the variable.
   */
  partial?(i: number, e: Call, k: Algebra, allVary: boolean): LinearMap | undefined;
  /** Why there is no `partial`, where that is not plain. */
  readonly withoutDerivative?: string;
  /** Its operands, where they are not simply the arguments. */
  operands?(e: Call): readonly Expr[];
  /** The derivative from those of all operands at once, instead of `partial`; in `inner`, undefined stands for a constant operand, as a result for a derivative that is not known. */
  combine?(e: Call, inner: readonly (LinearMap | undefined)[], k: Algebra): LinearMap | undefined;
  /** One sentence: what its sign stands for, said with an answer in which it is shown. */
  readonly legend?: string;
  /** One sentence: where its derivative, as it is shown, does not hold. */
  readonly caveat?: string;
  /** One sentence: why the derivative has its form. */
  readonly because?: string;

  /** For each entry of the result, on which smooth piece its operands lie; a change between two points is a kink. */
  pieces?(args: readonly Tensor[]): ArrayLike<number>;
  /**
   * What frameworks report for the gradient by the operand, or for the Jacobian of a vector by it, as formulas in x, at a point where they differ from one
   * another or from the truth; `none` stands for what is no number.
   */
  reports?(args: readonly Tensor[]): Reports | undefined;
  /** The kinks that operands lie on exactly. */
  kinks?(args: readonly Tensor[], e: Call): readonly KinkHit[];
  /** One sentence: what frameworks report where it has no value. */
  readonly beyond?: string;
  /** Where it has a derivative, as a condition in which $0 is the operand. */
  readonly smooth?: string;
  /** Where the operation is defined, in words and as a test of its operands. */
  readonly domain?: { readonly where: string; holds(args: readonly Tensor[]): boolean };

  /** In TeX; a function name in upright letters if not given. */
  tex?(e: Call, write: Writer): Written;
  /** In Unicode text for reading; a function name if not given. */
  plain?(e: Call, write: Writer): Written;
  /** In Python; the function of the same name in each module if not given. */
  readonly code?: Code;
}
