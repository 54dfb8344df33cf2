// X ↦ Σ AʳXBᵐ⁻¹⁻ʳ over r = 0 … m-1: how a power of a matrix moves with it. On stacked columns it is Σ (Bᵀ)ᵐ⁻¹⁻ʳ ⊗ Aʳ.
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import type { SettledShape } from '../shape.js';
import { LinearMap } from './map.js';

export class PowerSum extends LinearMap {
  readonly structure = 'sum';

  /** A and B are square, and m is a whole number that is no number yet. */
  constructor(
    k: Algebra,
    private readonly left: Expr,
    private readonly right: Expr,
    private readonly count: Expr,
    domain: SettledShape,
    private readonly factor?: Expr,
  ) {
    super(k, domain, domain);
  }

  apply(v: Expr): Expr {
    return this.times(this.k.make('power_sum', this.left, v, this.right, this.count));
  }
  transposed(): LinearMap {
    const { k, left, right, count, domain, factor } = this;
    return new PowerSum(k, k.transpose(left), k.transpose(right), count, domain, factor);
  }
  matrix(): Expr {
    return this.times(this.k.make('power_kron', this.k.transpose(this.right), this.left, this.count));
  }
  scaled(c: Expr): LinearMap {
    const { k, left, right, count, domain, factor } = this;
    return new PowerSum(k, left, right, count, domain, factor ? k.times(c, factor) : c);
  }
  private times(e: Expr): Expr {
    return this.factor ? this.k.times(this.factor, e) : e;
  }
}
