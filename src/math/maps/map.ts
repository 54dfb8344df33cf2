// A derivative is a linear map between matrices of given shapes; this is what every structure of such a map can do.
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import type { SettledShape } from '../shape.js';

export type Structure =
  | 'scalar'
  | 'zero'
  | 'identity'
  | 'scaled identity'
  | 'diagonal'
  | 'rank-one'
  | 'gradient'
  | 'column'
  | 'dense'
  | 'kronecker'
  | 'commutation'
  | 'reshaping'
  | 'selection'
  | 'block'
  | 'diagonal plus rank-one'
  | 'sum'
  | 'product';

/**
 * L: domain → codomain. Entries are formulas; structure is an economy, never a different answer: every map equals its
 * matrix, which acts on stacked columns, vec(L X) = matrix · vec X.
 *
 * Closed forms of products: a structure knows those with itself and with the structures that its file imports. The
 * imports run one way, zero ← scaled ← rank-one ← diagonal ← kronecker ← reshaping ← selection, so each pair of
 * structures has its law in one place, and `compose` asks the left factor first, then the right.
 */
export abstract class LinearMap {
  abstract readonly structure: Structure;
  /** Whether it only puts entries elsewhere; a factor is kept by another map in its place. */
  readonly movesOnly: boolean = false;

  constructor(
    readonly k: Algebra,
    readonly domain: SettledShape,
    readonly codomain: SettledShape,
  ) {}

  /** L v, the directional derivative (JVP). v has the shape of the domain. */
  abstract apply(v: Expr): Expr;
  /** The adjoint: ⟨L v, u⟩ = ⟨v, Lᵀ u⟩, whose action is the VJP. */
  abstract transposed(): LinearMap;
  /** The matrix as one formula, in numerator layout: a row for each output, a column for each input. */
  abstract matrix(): Expr;
  private made: Expr | undefined;
  /** The same, made once. */
  get matrixFormula(): Expr {
    this.made ??= this.matrix();
    return this.made;
  }
  /** M·matrix(), for the matrix M of a map that comes after this one. */
  matrixAfter(M: Expr): Expr {
    return this.k.product(M, this.matrix());
  }
  /** c·L for a scalar formula c. */
  abstract scaled(c: Expr): LinearMap;

  /** This ∘ right in closed form, if there is one. */
  timesRight(_right: LinearMap): LinearMap | undefined {
    return undefined;
  }
  /** left ∘ this in closed form, if there is one. */
  timesLeft(_left: LinearMap): LinearMap | undefined {
    return undefined;
  }
  /** This + other in closed form, if there is one. */
  plus(_other: LinearMap): LinearMap | undefined {
    return undefined;
  }
}
