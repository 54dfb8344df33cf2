// X ↦ A ⊗ X and X ↦ X ⊗ B, the Kronecker product by a factor that is held, and the adjoint, which adds up blocks.
import type { Expr } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { count, type SettledShape } from '../shape.js';
import { type SettledSize, times } from '../size.js';
import { LinearMap } from './map.js';

const productShape = (a: SettledShape, b: SettledShape): SettledShape => ({
  rows: times(a.rows, b.rows) as SettledSize,
  cols: times(a.cols, b.cols) as SettledSize,
});

export class Tensored extends LinearMap {
  readonly structure = 'kronecker';

  constructor(
    k: Algebra,
    readonly held: Expr,
    /** Where the held factor stands. */
    readonly side: 'left' | 'right',
    domain: SettledShape,
  ) {
    const of = k.shape(held);
    super(k, domain, side === 'left' ? productShape(of, domain) : productShape(domain, of));
  }

  apply(v: Expr): Expr {
    return this.side === 'left' ? this.k.kron(this.held, v) : this.k.kron(v, this.held);
  }
  transposed(): LinearMap {
    return new Contraction(this);
  }
  // vec(A ⊗ X) = (I ⊗ K ⊗ I)(vec A ⊗ vec X), K swapping the columns of X with the rows of A (Magnus and Neudecker 1988, ch. 3.7)
  matrix(): Expr {
    const { k, held, domain, side } = this;
    const [a, b] = side === 'left' ? [k.shape(held), domain] : [domain, k.shape(held)];
    // Swapping with a single row or column leaves the order as it is.
    const isPlain = b.cols === 1 || a.rows === 1;
    const swap = isPlain ? k.eye(times(b.cols, a.rows) as SettledSize) : k.make('comm', k.size(b.cols), k.size(a.rows));
    const order = k.kron(k.kron(k.eye(a.cols), swap), k.eye(b.rows));
    const inputs = k.eye(count(domain));
    const spread = side === 'left' ? k.kron(k.vec(held), inputs) : k.kron(inputs, k.vec(held));
    return k.product(order, spread);
  }
  scaled(c: Expr): Tensored {
    return new Tensored(this.k, this.k.times(c, this.held), this.side, this.domain);
  }
}

/** The adjoint: for A ⊗ X, U ↦ Σ aᵢⱼ Uᵢⱼ over the blocks of U. */
class Contraction extends LinearMap {
  readonly structure = 'kronecker';

  constructor(private readonly of: Tensored) {
    super(of.k, of.codomain, of.domain);
  }

  apply(v: Expr): Expr {
    const { k } = this;
    const { rows, cols } = this.codomain;
    return k.make('reshape', k.product(this.matrix(), k.vec(v)), k.size(rows), k.size(cols));
  }
  transposed(): LinearMap {
    return this.of;
  }
  matrix(): Expr {
    return this.k.transpose(this.of.matrix());
  }
  scaled(c: Expr): LinearMap {
    return new Contraction(this.of.scaled(c));
  }
}
