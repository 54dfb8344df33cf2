// v ↦ d ⊙ v: what every elementwise function has for a derivative. Diag(d) stores n numbers instead of n².
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { LinearMap } from './map.js';
import { Scaled } from './scaled.js';

export class Diagonal extends LinearMap {
  readonly structure = 'diagonal';

  private constructor(
    k: Algebra,
    /** The diagonal, in the shape of the domain. */
    readonly entries: Expr,
  ) {
    super(k, k.shape(entries), k.shape(entries));
  }

  /** The map v ↦ d ⊙ v; a multiple of the identity if all entries are one number. */
  static of(k: Algebra, entries: Expr): LinearMap {
    const factor = k.constant(entries);
    return factor ? Scaled.of(k, factor, k.shape(entries)) : new Diagonal(k, entries);
  }

  apply(v: Expr): Expr {
    return this.k.times(this.entries, v);
  }
  transposed(): LinearMap {
    return this;
  }
  matrix(): Expr {
    return this.k.diag(this.k.vec(this.entries));
  }
  scaled(c: Expr): LinearMap {
    return Diagonal.of(this.k, this.k.times(c, this.entries));
  }
  // Diag(d) Diag(e) = Diag(d ⊙ e)
  override timesRight(right: LinearMap): LinearMap | undefined {
    return right instanceof Diagonal ? Diagonal.of(this.k, this.k.times(this.entries, right.entries)) : undefined;
  }
  override plus(other: LinearMap): LinearMap | undefined {
    if (other instanceof Diagonal) return Diagonal.of(this.k, this.k.add(this.entries, other.entries));
    if (other instanceof Scaled) return Diagonal.of(this.k, this.k.add(this.entries, other.factor));
    return undefined;
  }
}
