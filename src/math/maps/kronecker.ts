// X ↦ A X B: the matrix product in either place. On stacked columns it is Bᵀ ⊗ A; on a column x without B it is A.
import { type Expr, equal, isCall, num } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { isColumn, isScalar, type SettledShape } from '../shape.js';
import { Diagonal } from './diagonal.js';
import { LinearMap } from './map.js';
import { RankOne } from './rank-one.js';
import { Scaled } from './scaled.js';

export class Kronecker extends LinearMap {
  private constructor(
    k: Algebra,
    /** A, or nothing for the identity. */
    readonly left: Expr | undefined,
    /** B, or nothing for the identity. */
    readonly right: Expr | undefined,
    domain: SettledShape,
  ) {
    super(k, domain, {
      rows: left ? k.shape(left).rows : domain.rows,
      cols: right ? k.shape(right).cols : domain.cols,
    });
  }

  /** The map X ↦ A X B on matrices of shape `domain`, in its simplest structure. */
  static of(k: Algebra, left: Expr | undefined, right: Expr | undefined, domain: SettledShape): LinearMap {
    const A = left && isCall(left, 'eye') ? undefined : left;
    const B = right && isCall(right, 'eye') ? undefined : right;
    if (!A && !B) return Scaled.identity(k, domain);
    if (A && isScalar(k.shape(A)) && domain.rows === 1) return Kronecker.of(k, undefined, B, domain).scaled(A);
    if (B && isScalar(k.shape(B)) && domain.cols === 1) return Kronecker.of(k, A, undefined, domain).scaled(B);
    const map = new Kronecker(k, A, B, domain);
    // From a scalar, t ↦ t·(A B); to a scalar, x ↦ ⟨Aᵀ Bᵀ, x⟩.
    if (isScalar(domain)) return RankOne.of(k, map.apply(num(1)), num(1), domain);
    if (isScalar(map.codomain)) return RankOne.of(k, num(1), map.transposed().apply(num(1)), domain);
    if (A && !B && isCall(A, 'diag') && isColumn(domain)) return Diagonal.of(k, A.args[0] as Expr);
    return map;
  }

  get structure(): 'dense' | 'kronecker' {
    return this.right || this.domain.cols !== 1 ? 'kronecker' : 'dense';
  }
  apply(v: Expr): Expr {
    return this.k.product(...[this.left, v, this.right].filter((factor) => factor !== undefined));
  }
  transposed(): LinearMap {
    const [A, B] = [this.left, this.right].map((factor) => factor && this.k.transpose(factor));
    return new Kronecker(this.k, A, B, this.codomain);
  }
  matrix(): Expr {
    const A = this.left ?? this.k.eye(this.domain.rows);
    if (!this.right && this.domain.cols === 1) return A;
    return this.k.kron(this.k.transpose(this.right ?? this.k.eye(this.domain.cols)), A);
  }
  // M (A X b) = (M A) X b for a column b
  override matrixAfter(M: Expr): Expr {
    if (!this.right || !isColumn(this.codomain)) return super.matrixAfter(M);
    return this.k.kron(this.k.transpose(this.right), this.left ? this.k.product(M, this.left) : M);
  }
  scaled(c: Expr): LinearMap {
    const { k, left, right, domain } = this;
    return left
      ? new Kronecker(k, k.times(c, left), right, domain)
      : new Kronecker(k, left, right && k.times(c, right), domain);
  }
  override timesRight(right: LinearMap): LinearMap | undefined {
    if (!(right instanceof Kronecker)) return undefined;
    // A (C X D) B = (A C) X (D B): (Bᵀ ⊗ A)(Dᵀ ⊗ C) = (D B)ᵀ ⊗ (A C)
    const join = (a: Expr | undefined, b: Expr | undefined): Expr | undefined =>
      a && b ? this.k.product(a, b) : (a ?? b);
    return Kronecker.of(this.k, join(this.left, right.left), join(right.right, this.right), right.domain);
  }
  override timesLeft(left: LinearMap): LinearMap | undefined {
    // d ⊙ (A X b) = (Diag(d) A) X b for a column b
    if (!(left instanceof Diagonal && this.right && isColumn(this.codomain))) return undefined;
    const rows = this.k.diag(left.entries);
    return Kronecker.of(this.k, this.left ? this.k.product(rows, this.left) : rows, this.right, this.domain);
  }
  override plus(other: LinearMap): LinearMap | undefined {
    if (other instanceof Scaled && this.structure === 'dense') {
      const identity = this.k.times(other.factor, this.k.eye(this.domain.rows));
      return Kronecker.of(this.k, this.k.add(identity, this.left as Expr), undefined, this.domain);
    }
    if (!(other instanceof Kronecker)) return undefined;
    if (same(this.right, other.right) && this.left && other.left) {
      return Kronecker.of(this.k, this.k.add(this.left, other.left), this.right, this.domain);
    }
    if (same(this.left, other.left) && this.right && other.right) {
      return Kronecker.of(this.k, this.left, this.k.add(this.right, other.right), this.domain);
    }
    return undefined;
  }
}

const same = (a: Expr | undefined, b: Expr | undefined): boolean => (a && b ? equal(a, b) : a === b);
