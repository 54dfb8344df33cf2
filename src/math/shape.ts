// Shapes, and the rules by which operations make shapes of shapes.
import type { Expr } from '../formula/expr.js';
import { plus, type SettledSize, type Size, times, Unifier } from './size.js';

/** Rows by columns; a vector is a column, a scalar is 1 by 1. */
export interface Shape<S extends Size = Size> {
  readonly rows: S;
  readonly cols: S;
}
export type SettledShape = Shape<SettledSize>;

export const SCALAR: SettledShape = { rows: 1, cols: 1 };
export const isScalar = ({ rows, cols }: Shape): boolean => rows === 1 && cols === 1;
export const isColumn = ({ rows, cols }: Shape): boolean => cols === 1 && rows !== 1;
export const isRow = ({ rows, cols }: Shape): boolean => rows === 1 && cols !== 1;
/** Whether it has two sides longer than 1, as no vector and no number has. */
export const isWide = ({ rows, cols }: Shape): boolean => rows !== 1 && cols !== 1;
export const sameShape = (a: SettledShape, b: SettledShape): boolean => a.rows === b.rows && a.cols === b.cols;
/** How many entries there are. */
export const count = ({ rows, cols }: SettledShape): SettledSize => times(rows, cols) as SettledSize;
export const transposed = <S extends Size>({ rows, cols }: Shape<S>): Shape<S> => ({ rows: cols, cols: rows });

/** What an array is: a vector, standing or lying, has one dimension; a matrix of one column has two. */
export type ArrayKind = 'number' | 'column' | 'row' | 'matrix';
/** What sizes alone say of it. */
export const kindOfShape = (shape: Shape): ArrayKind =>
  isScalar(shape) ? 'number' : shape.cols === 1 ? 'column' : shape.rows === 1 ? 'row' : 'matrix';

/** Why shapes do not fit, and which operands are concerned. */
export interface Clash {
  readonly clash: 'sizes' | 'square' | 'scalar' | 'vector' | 'index' | 'matrix' | 'only-vector' | 'power' | 'entries';
  readonly operands: readonly number[];
  /** No other guess of the symbols' shapes makes it what was meant. */
  readonly final?: true;
}
export type Outcome = Shape | Clash;
export const isClash = (outcome: Outcome): outcome is Clash => 'clash' in outcome;

/** The rules for one inference; each makes sizes equal where it must, and says by a Clash where that is impossible. */
export class ShapeRules {
  /** `kindOf` tells vectors from matrices with a side of 1, among the operands of a call whose shape is sought. */
  constructor(
    readonly unifier = new Unifier(),
    readonly kindOf: ((e: Expr) => ArrayKind) | undefined = undefined,
  ) {}

  resolve({ rows, cols }: Shape): Shape {
    return { rows: this.unifier.resolve(rows), cols: this.unifier.resolve(cols) };
  }

  fresh(): Size {
    return this.unifier.fresh();
  }

  same(a: Shape, b: Shape): boolean {
    return this.unifier.unify(a.rows, b.rows) && this.unifier.unify(a.cols, b.cols);
  }

  scalar(args: readonly Shape[], i: number): Clash | undefined {
    return isScalar(this.resolve(args[i] as Shape)) ? undefined : { clash: 'scalar', operands: [i] };
  }

  /** The operand's length if it is a vector, column or row. */
  vector(args: readonly Shape[], i: number): Size | Clash {
    const { rows, cols } = this.resolve(args[i] as Shape);
    if (cols === 1) return rows;
    return rows === 1 ? cols : { clash: 'vector', operands: [i] };
  }

  square(args: readonly Shape[], i = 0): Clash | undefined {
    const { rows, cols } = args[i] as Shape;
    return this.unifier.unify(rows, cols) ? undefined : { clash: 'square', operands: [i] };
  }

  /** Elementwise: scalars expand, all else has one shape. */
  elementwise(args: readonly Shape[]): Outcome {
    const shapes = args.map((arg) => this.resolve(arg));
    const first = shapes.findIndex((shape) => !isScalar(shape));
    if (first < 0) return SCALAR;
    for (let i = first + 1; i < shapes.length; i++) {
      const shape = shapes[i] as Shape;
      if (!isScalar(shape) && !this.same(shapes[first] as Shape, shape))
        return { clash: 'sizes', operands: [first, i] };
    }
    return this.resolve(shapes[first] as Shape);
  }

  /** The matrix product, or scaling if either operand is a scalar. */
  product(args: readonly Shape[]): Outcome {
    const [a, b] = args.map((arg) => this.resolve(arg)) as [Shape, Shape];
    if (isScalar(a)) return b;
    if (isScalar(b)) return a;
    if (!this.unifier.unify(a.cols, b.rows)) return { clash: 'sizes', operands: [0, 1] };
    return this.resolve({ rows: a.rows, cols: b.cols });
  }

  readonly times = times;
  readonly plus = plus;
}
