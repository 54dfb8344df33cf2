// Maps stacked on one another: the derivative of a literal [f, g, …], one block of rows for each part.
import { type Expr, num } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { isScalar, type SettledShape } from '../shape.js';
import { LinearMap } from './map.js';
import { compose } from './product.js';
import { RankOne } from './rank-one.js';

/** The parts of a block matrix: how they are put together, and how each is taken out again. */
export interface Layout {
  readonly shape: SettledShape;
  /** The whole from its parts. */
  assemble(parts: readonly Expr[]): Expr;
  /** Part i of a formula of the whole's shape. */
  part(whole: Expr, i: number): Expr;
}

/** X ↦ the literal of L₁ X, L₂ X, …; the parts follow one another in the stacked columns of the whole. */
export class Block extends LinearMap {
  readonly structure = 'block';
  private constructor(
    k: Algebra,
    readonly parts: readonly LinearMap[],
    private readonly layout: Layout,
  ) {
    super(k, (parts[0] as LinearMap).domain, layout.shape);
  }

  static of(k: Algebra, parts: readonly LinearMap[], layout: Layout): LinearMap {
    const block = new Block(k, parts, layout);
    return isScalar(block.domain) ? RankOne.of(k, block.apply(num(1)), num(1), block.domain) : block;
  }

  apply(v: Expr): Expr {
    return this.layout.assemble(this.parts.map((part) => part.apply(v)));
  }
  transposed(): LinearMap {
    return new Gathered(this.k, this, this.parts, this.layout);
  }
  matrix(): Expr {
    return this.k.make('matrix', ...this.parts.map((part) => this.k.make('row', part.matrix())));
  }
  scaled(c: Expr): LinearMap {
    return new Block(
      this.k,
      this.parts.map((part) => part.scaled(c)),
      this.layout,
    );
  }
  /** Every row of blocks by itself. */
  override timesRight(right: LinearMap): LinearMap {
    return Block.of(
      this.k,
      this.parts.map((part) => compose(part, right)),
      this.layout,
    );
  }
}

/** U ↦ Σ Lᵢᵀ Uᵢ: the adjoint of a block map. */
class Gathered extends LinearMap {
  readonly structure = 'block';
  constructor(
    k: Algebra,
    private readonly block: Block,
    private readonly parts: readonly LinearMap[],
    private readonly layout: Layout,
  ) {
    super(k, block.codomain, block.domain);
  }
  apply(u: Expr): Expr {
    return this.k.add(...this.parts.map((part, i) => part.transposed().apply(this.layout.part(u, i))));
  }
  transposed(): LinearMap {
    return this.block;
  }
  matrix(): Expr {
    return this.k.transpose(this.block.matrix());
  }
  scaled(c: Expr): LinearMap {
    return this.block.scaled(c).transposed();
  }
}
