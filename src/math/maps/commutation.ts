// X ↦ Xᵀ: on stacked columns the commutation matrix, comm(m, n)·vec X = vec Xᵀ. In a product it stands outermost.
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { count, isColumn, isRow, type SettledShape, transposed } from '../shape.js';
import { Diagonal } from './diagonal.js';
import { Kronecker } from './kronecker.js';
import { LinearMap } from './map.js';
import { compose, Product } from './product.js';
import { Scaled } from './scaled.js';

export class Commutation extends LinearMap {
  override readonly movesOnly = true;

  constructor(k: Algebra, domain: SettledShape) {
    super(k, domain, transposed(domain));
  }

  /** A vector's transpose only lies down: the order of its entries stays. */
  get structure(): 'reshaping' | 'commutation' {
    return isColumn(this.domain) || isRow(this.domain) ? 'reshaping' : 'commutation';
  }
  apply(v: Expr): Expr {
    return this.k.transpose(v);
  }
  transposed(): LinearMap {
    return new Commutation(this.k, this.codomain);
  }
  matrix(): Expr {
    const { rows, cols } = this.domain;
    if (this.structure === 'reshaping') return this.k.eye(count(this.domain));
    return this.k.make('comm', this.k.size(rows), this.k.size(cols));
  }
  scaled(c: Expr): LinearMap {
    return new Product([this, Scaled.of(this.k, c, this.domain)]);
  }
  override timesRight(right: LinearMap): LinearMap | undefined {
    return right instanceof Commutation ? Scaled.identity(this.k, right.domain) : undefined;
  }
  override timesLeft(left: LinearMap): LinearMap | undefined {
    const { k, domain } = this;
    // d ⊙ Xᵀ = (dᵀ ⊙ X)ᵀ
    if (left instanceof Diagonal) return compose(this, Diagonal.of(k, k.transpose(left.entries)));
    if (!(left instanceof Kronecker)) return undefined;
    // A Xᵀ B = (Bᵀ X Aᵀ)ᵀ
    const [A, B] = [left.left, left.right].map((factor) => factor && k.transpose(factor));
    const inner = Kronecker.of(k, B, A, domain);
    return compose(new Commutation(k, inner.codomain), inner);
  }
}
