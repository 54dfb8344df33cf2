// X ↦ V ⟨U, X⟩: rank one. With V = 1 it is a scalar function's derivative, and U the gradient; with U = 1, of a scalar.
import { type Expr, equal, num } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { isScalar, type SettledShape } from '../shape.js';
import { LinearMap } from './map.js';
import { Scaled } from './scaled.js';
import { Zero } from './zero.js';

export class RankOne extends LinearMap {
  private constructor(
    k: Algebra,
    /** V, in the shape of the codomain. */
    readonly out: Expr,
    /** U, in the shape of the domain. */
    readonly into: Expr,
    domain: SettledShape,
  ) {
    super(k, domain, k.shape(out));
  }

  /** The map X ↦ V ⟨U, X⟩ in its simplest structure. */
  static of(k: Algebra, out: Expr, into: Expr, domain: SettledShape): LinearMap {
    const codomain = k.shape(out);
    if (k.isZero(out) || k.isZero(into)) return new Zero(k, domain, codomain);
    if (isScalar(codomain) && isScalar(domain)) return Scaled.of(k, k.times(out, into), domain);
    if (isScalar(codomain)) return new RankOne(k, num(1), k.times(out, into), domain);
    if (isScalar(domain)) return new RankOne(k, k.times(into, out), num(1), domain);
    return new RankOne(k, out, into, domain);
  }

  get structure(): 'gradient' | 'column' | 'rank-one' {
    if (isScalar(this.domain)) return 'column';
    return isScalar(this.codomain) ? 'gradient' : 'rank-one';
  }
  apply(v: Expr): Expr {
    return this.k.product(this.out, this.k.inner(this.into, v));
  }
  transposed(): LinearMap {
    return new RankOne(this.k, this.into, this.out, this.codomain);
  }
  matrix(): Expr {
    return this.k.product(this.k.vec(this.out), this.k.transpose(this.k.vec(this.into)));
  }
  scaled(c: Expr): LinearMap {
    return RankOne.of(this.k, this.k.times(c, this.out), this.into, this.domain);
  }
  // (V Uᵀ) M = V (Mᵀ U)ᵀ
  override timesRight(right: LinearMap): LinearMap {
    return RankOne.of(this.k, this.out, right.transposed().apply(this.into), right.domain);
  }
  // M (V Uᵀ) = (M V) Uᵀ
  override timesLeft(left: LinearMap): LinearMap {
    return RankOne.of(this.k, left.apply(this.out), this.into, this.domain);
  }
  override plus(other: LinearMap): LinearMap | undefined {
    if (!(other instanceof RankOne)) return undefined;
    const { k, domain } = this;
    if (equal(this.out, other.out)) return RankOne.of(k, this.out, k.add(this.into, other.into), domain);
    if (equal(this.into, other.into)) return RankOne.of(k, k.add(this.out, other.out), this.into, domain);
    return undefined;
  }
}
