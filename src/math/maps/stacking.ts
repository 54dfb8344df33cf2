// X ↦ vec X and back: the entries keep their order, so the matrix of both is the identity.
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { count, type SettledShape } from '../shape.js';
import { LinearMap } from './map.js';
import { Product } from './product.js';
import { Scaled } from './scaled.js';

abstract class Reshaping extends LinearMap {
  readonly structure = 'reshaping';
  override readonly movesOnly = true;
  matrix(): Expr {
    return this.k.eye(count(this.domain));
  }
  scaled(c: Expr): LinearMap {
    return new Product([this, Scaled.of(this.k, c, this.domain)]);
  }
}

const same = (a: SettledShape, b: SettledShape): boolean => a.rows === b.rows && a.cols === b.cols;

/** Stacks the columns of a matrix. */
export class Stacking extends Reshaping {
  constructor(k: Algebra, domain: SettledShape) {
    super(k, domain, { rows: count(domain), cols: 1 });
  }
  apply(v: Expr): Expr {
    return this.k.vec(v);
  }
  transposed(): LinearMap {
    return new Unstacking(this.k, this.domain);
  }
  override timesRight(right: LinearMap): LinearMap | undefined {
    return right instanceof Unstacking && same(right.codomain, this.domain)
      ? Scaled.identity(this.k, right.domain)
      : undefined;
  }
}

/** Makes a matrix of its stacked columns. */
export class Unstacking extends Reshaping {
  constructor(k: Algebra, codomain: SettledShape) {
    super(k, { rows: count(codomain), cols: 1 }, codomain);
  }
  apply(v: Expr): Expr {
    return this.k.make('reshape', v, this.k.size(this.codomain.rows), this.k.size(this.codomain.cols));
  }
  transposed(): LinearMap {
    return new Stacking(this.k, this.codomain);
  }
  override timesRight(right: LinearMap): LinearMap | undefined {
    return right instanceof Stacking && same(right.domain, this.codomain)
      ? Scaled.identity(this.k, right.domain)
      : undefined;
  }
}
