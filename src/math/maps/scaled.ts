// v ↦ c v: the identity and its multiples. n numbers become one.
import { type Expr, num } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { count, isScalar, type SettledShape } from '../shape.js';
import { LinearMap } from './map.js';
import { Zero } from './zero.js';

export class Scaled extends LinearMap {
  private constructor(
    k: Algebra,
    readonly factor: Expr,
    shape: SettledShape,
  ) {
    super(k, shape, shape);
  }

  static of(k: Algebra, factor: Expr, shape: SettledShape): LinearMap {
    return k.isZero(factor) ? new Zero(k, shape, shape) : new Scaled(k, factor, shape);
  }
  static identity(k: Algebra, shape: SettledShape): LinearMap {
    return new Scaled(k, num(1), shape);
  }

  get isIdentity(): boolean {
    return this.factor.kind === 'number' && this.factor.value === 1;
  }
  get structure(): 'scalar' | 'identity' | 'scaled identity' {
    if (isScalar(this.domain)) return 'scalar';
    return this.isIdentity ? 'identity' : 'scaled identity';
  }
  apply(v: Expr): Expr {
    return this.k.times(this.factor, v);
  }
  transposed(): LinearMap {
    return this;
  }
  matrix(): Expr {
    return this.k.times(this.factor, this.k.eye(count(this.domain)));
  }
  scaled(c: Expr): LinearMap {
    return Scaled.of(this.k, this.k.times(c, this.factor), this.domain);
  }
  override timesRight(right: LinearMap): LinearMap {
    return this.isIdentity ? right : right.scaled(this.factor);
  }
  override timesLeft(left: LinearMap): LinearMap {
    return this.isIdentity ? left : left.scaled(this.factor);
  }
  override plus(other: LinearMap): LinearMap | undefined {
    if (!(other instanceof Scaled)) return undefined;
    return Scaled.of(this.k, this.k.add(this.factor, other.factor), this.domain);
  }
}
