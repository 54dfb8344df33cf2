// v ↦ Diag(v), which puts a vector on a diagonal, and X ↦ diag(X), which takes it off: each is the other's adjoint.
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import type { SettledSize } from '../size.js';
import { Diagonal } from './diagonal.js';
import { Kronecker } from './kronecker.js';
import { LinearMap } from './map.js';
import { compose, Product } from './product.js';
import { Scaled } from './scaled.js';

/** v ↦ Diag(v), n to n×n. On stacked columns its matrix selects: dsel(n)·v = vec Diag(v). */
export class OntoDiagonal extends LinearMap {
  readonly structure = 'selection';
  override readonly movesOnly = true;
  constructor(k: Algebra, size: SettledSize) {
    super(k, { rows: size, cols: 1 }, { rows: size, cols: size });
  }
  apply(v: Expr): Expr {
    return this.k.diag(v);
  }
  transposed(): LinearMap {
    return new OffDiagonal(this.k, this.domain.rows);
  }
  matrix(): Expr {
    return this.k.make('dsel', this.k.size(this.domain.rows));
  }
  scaled(c: Expr): LinearMap {
    return new Product([this, Scaled.of(this.k, c, this.domain)]);
  }
  override timesLeft(left: LinearMap): LinearMap | undefined {
    if (left instanceof OffDiagonal) return Scaled.identity(this.k, this.domain);
    // A Diag(v) b = A (b ⊙ v) for a column b
    if (!(left instanceof Kronecker && left.right && left.codomain.cols === 1)) return undefined;
    const scaling = Diagonal.of(this.k, left.right);
    return left.left ? compose(Kronecker.of(this.k, left.left, undefined, this.domain), scaling) : scaling;
  }
}

/** X ↦ diag(X), n×n to n. */
export class OffDiagonal extends LinearMap {
  readonly structure = 'selection';
  override readonly movesOnly = true;
  constructor(k: Algebra, size: SettledSize) {
    super(k, { rows: size, cols: size }, { rows: size, cols: 1 });
  }
  apply(v: Expr): Expr {
    return this.k.diag(v);
  }
  transposed(): LinearMap {
    return new OntoDiagonal(this.k, this.codomain.rows);
  }
  matrix(): Expr {
    return this.k.transpose(this.k.make('dsel', this.k.size(this.codomain.rows)));
  }
  scaled(c: Expr): LinearMap {
    return new Product([this, Scaled.of(this.k, c, this.domain)]);
  }
}
