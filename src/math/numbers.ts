// A linear map in numbers: directional derivatives, and the whole Jacobian where it is small enough to show.
import { type Expr, nodes } from '../formula/expr.js';
import { answerable, Unanswerable } from '../formula/unanswerable.js';
import { elaborate } from './elaborate.js';
import type { Evaluator } from './evaluate.js';
import type { LinearMap } from './maps/map.js';
import { isColumn, type SettledShape } from './shape.js';
import { numberOf } from './size.js';
import { greatest, product, type Tensor, tensor, transposedTensor } from './tensor.js';

/** Entries of a Jacobian that is shown in numbers. */
export const MAX_JACOBIAN = 10_000;

export type Letters = ReadonlyMap<string, number>;

/** Rows and columns in numbers. */
export function extentOf({ rows, cols }: SettledShape, letters: Letters): Extent {
  const [m, n] = [numberOf(rows, letters), numberOf(cols, letters)];
  if (m === undefined || n === undefined)
    throw new Unanswerable('not-computable', { why: `the size ${rows}×${cols} has no value` });
  return { rows: m, cols: n };
}

interface Extent {
  readonly rows: number;
  readonly cols: number;
}

/** A linear map v ↦ L v in numbers. */
export interface NumericMap {
  readonly domain: Extent;
  readonly codomain: Extent;
  apply(v: Tensor): Tensor;
  transposed(): NumericMap;
}

const images = new WeakMap<LinearMap, Expr>();
const adjoints = new WeakMap<LinearMap, LinearMap>();

/** L v for the direction v = ∂v, made once for each map. */
function imageOf(map: LinearMap): Expr {
  const image = images.get(map) ?? elaborate(map.apply(map.k.symbol('∂v', map.domain)), map.k).core;
  images.set(map, image);
  return image;
}

function adjointOf(map: LinearMap): LinearMap {
  const adjoint = adjoints.get(map) ?? map.transposed();
  adjoints.set(map, adjoint);
  return adjoint;
}

const matrices = new WeakMap<LinearMap, Expr | 'none'>();
/** Matrices that only place entries, of a size that their products do not need. */
const PLACING = new Set(['kron', 'comm', 'dsel', 'matrix', 'vec', 'reshape', 'prod_pairs']);

/** The matrix of a map of columns as a formula of products and sums; undefined if it has other parts. */
function matrixOf(map: LinearMap): Expr | undefined {
  const known = matrices.get(map);
  if (known) return known === 'none' ? undefined : known;
  const found = isColumn(map.domain) && isColumn(map.codomain) ? shortMatrix(map) : undefined;
  matrices.set(map, found ?? 'none');
  return found;
}

function shortMatrix(map: LinearMap): Expr | undefined {
  const formula = answerable(() => elaborate(map.matrixFormula, map.k).core);
  return formula && nodes(formula).some((node) => node.kind === 'call' && PLACING.has(node.op)) ? undefined : formula;
}

/** The map that a structured map is at the evaluator's point. */
export class FormulaMap implements NumericMap {
  private readonly image: Expr;
  readonly domain: Extent;
  readonly codomain: Extent;

  constructor(
    readonly map: LinearMap,
    private readonly at: Evaluator,
    private readonly letters: Letters,
  ) {
    this.image = imageOf(map);
    this.domain = extentOf(map.domain, letters);
    this.codomain = extentOf(map.codomain, letters);
  }

  apply(v: Tensor): Tensor {
    return this.at.with(new Map([['∂v', v]])).value(this.image);
  }

  transposed(): FormulaMap {
    return new FormulaMap(adjointOf(this.map), this.at, this.letters);
  }

  /** All entries: rows for outputs, columns for inputs, each counted row by row. Undefined if they are too many, or take too long. */
  entries(): Tensor | undefined {
    const outputs = this.codomain.rows * this.codomain.cols;
    const inputs = this.domain.rows * this.domain.cols;
    if (outputs * inputs > MAX_JACOBIAN) return undefined;
    const whole = this.matrix();
    if (whole) return whole;
    if (inputs > outputs) {
      const rows = this.transposed().columns();
      return rows && transposedTensor(rows);
    }
    return this.columns();
  }

  /** The matrix by its own formula, where it is as cheap as its images; undefined where it is not, or is not L. */
  private matrix(): Tensor | undefined {
    const formula = matrixOf(this.map);
    if (!formula) return undefined;
    const { rows, cols, data } = this.at.value(formula);
    const v = basis(this.domain, 0);
    v.data.forEach((_, j) => {
      v.data[j] = Math.sin(1 + 2 * j);
    });
    const image = this.apply(v).data;
    const found = product(tensor(rows, cols, data), tensor(cols, 1, v.data)).data;
    const doubt = 1e-9 * cols * greatest(data);
    const isSame = found.every((entry, i) => Math.abs(entry - image[i]!) <= doubt);
    return isSame ? tensor(rows, cols, data.slice()) : undefined;
  }

  /** The images of all unit vectors, each a column. */
  private columns(): Tensor | undefined {
    const outputs = this.codomain.rows * this.codomain.cols;
    const inputs = this.domain.rows * this.domain.cols;
    const result = tensor(outputs, inputs);
    const { budget } = this.at;
    for (let j = 0; j < inputs; j++) {
      const before = budget.spent;
      const { data } = this.apply(basis(this.domain, j));
      // Half of what is left is for the check. The first image also computes what all of them share.
      if (j === 1 && (budget.spent - before) * (inputs - 2) > budget.left / 2) return undefined;
      for (let i = 0; i < outputs; i++) result.data[i * inputs + j] = data[i]!;
    }
    return result;
  }
}

/** A map by all its entries: rows for outputs, columns for inputs, each counted row by row. */
export class MatrixMap implements NumericMap {
  constructor(
    private readonly entries: Tensor,
    readonly domain: Extent,
    readonly codomain: Extent,
  ) {}

  apply(v: Tensor): Tensor {
    const image = product(this.entries, tensor(v.data.length, 1, v.data));
    return tensor(this.codomain.rows, this.codomain.cols, image.data);
  }

  transposed(): MatrixMap {
    return new MatrixMap(transposedTensor(this.entries), this.codomain, this.domain);
  }
}

export function basis({ rows, cols }: Extent, place: number): Tensor {
  const unit = tensor(rows, cols);
  unit.data[place] = 1;
  return unit;
}
