// Whether what has a side of 1 is a number, a vector or a matrix: its sizes cannot tell.
import type { NamedKind } from '../formula/declarations.js';
import { argument, type Call, type Expr } from '../formula/expr.js';
import { operationOf } from './registry.js';
import { type ArrayKind, isScalar, kindOfShape, type Shape } from './shape.js';

/** Operations with the shape and the kind of their operand, beside those that act on each entry. */
const ALIKE =
  /^(?:(?:(?:row)?(?:log_)?softmax|softmin|sparsemax|(?:row)?layernorm|rmsnorm|batchnorm|normalize|cumsum)(?:_all|_axis\d|_last)?|\w+_none|onehotmax|direction|prod_others|bars|slope|neg)$/;
const ENTRYWISE = /^(?:[+-]|\.[*/^]|\^|\/|glu|swiglu|geglu|reglu)$/;
const OF_MATRICES = /^(?:inv|pinv|expm|outer|reshape|reshape_rows|polar|leading|cofactor|eye|comm|dsel|tril)$/;

/** Kinds of the parts of one formula, found from their symbols upwards. */
export class Kinds {
  private readonly known = new WeakMap<Expr, ArrayKind>();

  /** `shapeOf` knows every part that is asked about; `kinds` the names whose sizes do not tell what they are. */
  constructor(
    private readonly shapeOf: (e: Expr) => Shape,
    private readonly kinds: ReadonlyMap<string, NamedKind> | undefined,
  ) {}

  /** Gives a symbol, or a formula that was replaced by another, its kind. */
  set(e: Expr, kind: ArrayKind): void {
    this.known.set(e, kind);
  }

  readonly of = (e: Expr): ArrayKind => {
    if (e.kind === 'number') return 'number';
    const known = this.known.get(e);
    if (known) return known;
    const { rows, cols } = this.shapeOf(e);
    const isWide = rows !== 1 && cols !== 1;
    const kind = isWide ? 'matrix' : e.kind === 'call' ? this.ofCall(e) : this.ofSymbol(e.name, { rows, cols });
    this.known.set(e, kind);
    return kind;
  };

  private ofSymbol(name: string, shape: Shape): ArrayKind {
    return this.kinds?.get(name) ?? kindOfShape(shape);
  }

  /** The kind of a call with a side of 1. */
  private ofCall(e: Call): ArrayKind {
    const shape = this.shapeOf(e);
    const { op, args } = e;
    if (op === "'") return turned(this.of(argument(e, 0)));
    if (op === '*' || op === 'dot') return this.ofProduct(argument(e, 0), argument(e, 1));
    // reshape(v, n, 1) makes a vector of anything.
    if (op === 'reshape' && shape.cols === 1) return 'column';
    if (OF_MATRICES.test(op) || op.endsWith('_keep')) return 'matrix';
    // ones(n) is a vector also where n is 1.
    if (op === 'ones' || op === 'zeros' || op === 'unit')
      return args.length === 2 && op !== 'unit' ? kindOfShape(shape) : 'column';
    if (op === 'kron') return args.some((arg) => this.of(arg) === 'matrix') ? 'matrix' : kindOfShape(shape);
    if (op === 'matrix') return this.ofLiteral(e) ?? kindOfShape(shape);
    const isAlike = ALIKE.test(op) || ENTRYWISE.test(op) || operationOf(e).entrywise !== undefined;
    if (!isAlike) return kindOfShape(shape);
    const kinds = (op === '^' ? [argument(e, 0)] : args).map(this.of).filter((kind) => kind !== 'number');
    return kinds.includes('matrix') ? 'matrix' : (kinds[0] ?? 'number');
  }

  /** Of a product: a matrix times a vector is a vector, whatever its sizes; a number scales. */
  private ofProduct(left: Expr, right: Expr): ArrayKind {
    const [a, b] = [this.of(left), this.of(right)];
    // h·yᵀ is a matrix of rank one, also where y has one entry.
    if (a === 'column' && b === 'row') return 'matrix';
    if (isScalar(this.shapeOf(left))) return a === 'row' && b === 'matrix' ? 'row' : b;
    if (isScalar(this.shapeOf(right))) return a === 'matrix' && b === 'column' ? 'column' : a;
    if (a === 'row' && b === 'column') return 'number';
    if (b === 'column') return 'column';
    return a === 'row' ? 'row' : 'matrix';
  }

  /** A literal of parts is a matrix if one of them is. */
  private ofLiteral(e: Call): ArrayKind | undefined {
    const cells = e.args.flatMap((row) => (row.kind === 'call' ? row.args : []));
    return cells.some((cell) => this.of(cell) === 'matrix') ? 'matrix' : undefined;
  }
}

const turned = (kind: ArrayKind): ArrayKind => (kind === 'column' ? 'row' : kind === 'row' ? 'column' : kind);
