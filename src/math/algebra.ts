// What the calculus asks of a builder of formulas: every formula it makes is simplified, and knows its shape.
import type { Expr, Sym } from '../formula/expr.js';
import type { Scope } from './scope.js';
import type { ArrayKind, SettledShape } from './shape.js';
import type { SettledSize } from './size.js';

export interface Algebra {
  readonly scope: Scope;
  /** The shape of a formula whose symbols are in scope. */
  shape(e: Expr): SettledShape;
  /** Whether a formula is a number, a vector or a matrix. */
  kind(e: Expr): ArrayKind;
  /** Any operation by its name, simplified. */
  make(op: string, ...args: readonly Expr[]): Expr;
  /** The same formula, rebuilt from simplified parts. */
  simplify(e: Expr): Expr;
  /** A formula written in our language, its symbols replaced by what they are bound to, simplified. */
  formula(text: string, bound: Readonly<Record<string, Expr>>): Expr;
  /** A formula for a size: its number or its letters. */
  size(size: SettledSize): Expr;

  add(...terms: readonly Expr[]): Expr;
  negate(e: Expr): Expr;
  /** Elementwise product; a scalar multiplies every entry. */
  times(...factors: readonly Expr[]): Expr;
  /** a divided elementwise by b. */
  over(a: Expr, b: Expr): Expr;
  /** Matrix product; a scalar scales. */
  product(...factors: readonly Expr[]): Expr;
  transpose(e: Expr): Expr;
  eye(size: SettledSize): Expr;
  /** Every entry 1; the number 1 for a scalar shape. */
  ones(shape: SettledShape): Expr;
  zeros(shape: SettledShape): Expr;
  diag(e: Expr): Expr;
  vec(e: Expr): Expr;
  kron(a: Expr, b: Expr): Expr;
  /** Sum of all entries. */
  sum(e: Expr): Expr;
  /** The inner product Σ aᵢⱼ bᵢⱼ of two formulas of one shape. */
  inner(a: Expr, b: Expr): Expr;

  /** A symbol of the program's own, which no one can type, with the shape given; its kind is that of `like`. */
  symbol(name: string, shape: SettledShape, like?: Expr): Sym;
  /** number·scalars·wrap(rest): what does not vary over the entries stands outside. */
  apart(e: Expr, wrap: (rest: Expr) => Expr): Expr;

  isZero(e: Expr): boolean;
  /** The scalar that fills the formula: c for c·1; undefined if entries may differ. */
  constant(e: Expr): Expr | undefined;
}
