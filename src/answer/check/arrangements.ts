// The ways in which people write one derivative as an array: by layout, by the order of stacking, and reduced.
import type { Tag } from '../../formula/declarations.js';
import type { LinearMap } from '../../math/maps/map.js';
import { count, isColumn, isScalar, type SettledShape, sameShape, transposed } from '../../math/shape.js';
import { product, type Tensor, tensor, transposedTensor } from '../../math/tensor.js';

/** How an arrangement relates to the derivative in numerator layout. */
export type Arrangement =
  | 'equal'
  | 'transposed'
  | 'row-major'
  | 'row-major-transposed'
  | 'stacked-gradient'
  | 'row-stacked-gradient'
  | 'free-entries'
  | 'symmetric-part'
  | 'diagonal-part'
  | 'diagonal-entries'
  | 'lower-part'
  | 'upper-part'
  | 'tangent'
  | 'canonical-metric'
  | 'diagonal-as-vector'
  | 'only-the-diagonal'
  | 'number-as-identity';

/** Arrangements that say less than the whole derivative; the vector on a diagonal says all of it, to who multiplies with ⊙. */
export const isReduced = (name: Arrangement): boolean => name === 'number-as-identity' || name === 'only-the-diagonal';

export interface Arranged {
  readonly name: Arrangement;
  readonly shape: SettledShape;
  /** Set where it is one for symmetric variables only, and the variable is not declared to be symmetric. */
  readonly isUndeclared?: true;
  /** The array, made of the Jacobian whose outputs and inputs are both counted row by row, and of the variable's value. */
  readonly from: (jacobian: Tensor, output: Extent, input: Extent, point: Tensor) => Tensor;
}

interface Extent {
  readonly rows: number;
  readonly cols: number;
}

/** The arrangements of the map's derivative, the usual one first; some are for a variable of declared structure. */
export function arrangements(map: LinearMap, tags: ReadonlySet<Tag> = new Set()): Arranged[] {
  const { domain, codomain } = map;
  const turned = (name: Arrangement, { shape, from }: Arranged): Arranged => ({
    name,
    shape: transposed(shape),
    from: (...args) => transposedTensor(from(...args)),
  });
  const equal = (shape: SettledShape, from: Arranged['from']): Arranged => ({ name: 'equal', shape, from });
  if (isScalar(codomain)) {
    const gradient = equal(domain, (J, _, { rows, cols }) => tensor(rows, cols, J.data));
    if (isScalar(domain)) return [gradient];
    if (isColumn(domain)) return [gradient, turned('transposed', gradient)];
    const stacked = (byColumns: boolean): Arranged => ({
      name: byColumns ? 'stacked-gradient' : 'row-stacked-gradient',
      shape: { rows: 1, cols: count(domain) },
      from: (J, output, input) => stackedMatrix(J, output, input, true, byColumns),
    });
    const rows = [stacked(true), stacked(false)];
    const whole = [gradient, turned('transposed', gradient), ...rows, ...rows.map((row) => turned(row.name, row))];
    return sameShape(domain, transposed(domain)) ? [...whole, ...structured(gradient, tags)] : whole;
  }
  if (isScalar(domain)) {
    const velocity = equal(codomain, (J, { rows, cols }) => tensor(rows, cols, J.data));
    return [velocity, turned('transposed', velocity)];
  }
  const whole = { rows: count(codomain), cols: count(domain) };
  const byColumns = equal(whole, (J, output, input) => stackedMatrix(J, output, input, true, true));
  const byRows: Arranged = { name: 'row-major', shape: whole, from: (J) => J };
  const found = [byColumns, turned('transposed', byColumns)];
  if (!isColumn(domain) || !isColumn(codomain)) found.push(byRows, turned('row-major-transposed', byRows));
  if (tags.has('diagonal') && !isScalar(domain)) {
    const free: Arranged = {
      name: 'diagonal-entries',
      shape: { rows: count(codomain), cols: domain.rows },
      from: (...args) => {
        const { rows, cols, data } = byColumns.from(...args);
        const n = Math.sqrt(cols);
        const entry = (at: number): number => data[Math.floor(at / n) * cols + (at % n) * (n + 1)] as number;
        return tensor(
          rows,
          n,
          Float64Array.from({ length: rows * n }, (_, at) => entry(at)),
        );
      },
    };
    found.push(free, turned('diagonal-entries', free));
  }
  const isDiagonal = ['diagonal', 'identity', 'scaled identity'].includes(map.structure);
  if (!isDiagonal && sameShape(domain, codomain)) {
    found.push({
      name: 'only-the-diagonal',
      shape: whole,
      from: ({ rows, cols, data }) =>
        tensor(
          rows,
          cols,
          data.map((x, at) => (at % (cols + 1) === 0 ? x : 0)),
        ),
    });
  }
  if (isDiagonal || sameShape(domain, codomain)) {
    found.push({
      name: isDiagonal ? 'diagonal-as-vector' : 'only-the-diagonal',
      shape: codomain,
      from: (J, { rows, cols }) =>
        tensor(
          rows,
          cols,
          Float64Array.from({ length: J.rows }, (_, i) => J.data[i * J.cols + i] as number),
        ),
    });
  }
  if (isDiagonal)
    found.push({
      name: 'number-as-identity',
      shape: { rows: 1, cols: 1 },
      // A diagonal is a number where its entries are one.
      from: ({ data, cols }) => {
        const [entry] = data;
        const isOne = data.every((x, at) => at % (cols + 1) !== 0 || x === entry);
        return tensor(1, 1, Float64Array.of(isOne ? (entry as number) : Number.NaN));
      },
    });
  return found;
}

/** What is made of the gradient G by a square matrix that keeps its structure; of any, what it is if the matrix is symmetric. */
function structured({ shape, from }: Arranged, tags: ReadonlySet<Tag>): Arranged[] {
  const made = (name: Arrangement, f: (G: Tensor, at: Tensor) => Tensor): Arranged => ({
    name,
    shape,
    from: (J, output, input, at) => f(from(J, output, input, at), at),
  });
  const byEntry = (name: Arrangement, f: (i: number, j: number, x: number, mirrored: number) => number): Arranged =>
    made(name, (G) => {
      const mirror = transposedTensor(G);
      const { rows, cols, data } = G;
      return tensor(
        rows,
        cols,
        data.map((x, at) => f(Math.floor(at / cols), at % cols, x, mirror.data[at] as number)),
      );
    });
  // G + Gᵀ − G∘I by the free entries, (G + Gᵀ)/2 among symmetric matrices.
  const symmetric = [
    byEntry('free-entries', (i, j, x, y) => (i === j ? x : x + y)),
    byEntry('symmetric-part', (_i, _j, x, y) => (x + y) / 2),
  ];
  if (tags.has('diagonal')) {
    const diagonal = ({ rows, data }: Tensor): Float64Array =>
      Float64Array.from({ length: rows }, (_, i) => data[i * (rows + 1)] as number);
    const free = (shapeOfIt: SettledShape, isRow: boolean): Arranged => ({
      name: 'diagonal-entries',
      shape: shapeOfIt,
      from: (...args) => {
        const entries = diagonal(from(...args));
        return isRow ? tensor(1, entries.length, entries) : tensor(entries.length, 1, entries);
      },
    });
    const column = { rows: shape.rows, cols: 1 };
    return [
      byEntry('diagonal-part', (i, j, x) => (i === j ? x : 0)),
      free(column, false),
      free(transposed(column), true),
    ];
  }
  if (tags.has('lower')) return [byEntry('lower-part', (i, j, x) => (i >= j ? x : 0))];
  if (tags.has('upper')) return [byEntry('upper-part', (i, j, x) => (i <= j ? x : 0))];
  if (tags.has('orthogonal')) {
    // G − Q Gᵀ Q lies in the tangent space; half of it is the part of G there.
    const along = (name: Arrangement, share: number): Arranged =>
      made(name, (G, Q) => {
        const turned = product(product(Q, transposedTensor(G)), Q);
        return tensor(
          G.rows,
          G.cols,
          G.data.map((x, at) => share * (x - (turned.data[at] as number))),
        );
      });
    return [along('tangent', 0.5), along('canonical-metric', 1)];
  }
  const isDeclared = tags.has('symmetric') || tags.has('psd') || tags.has('spd');
  return symmetric.map((way) => (isDeclared ? way : { ...way, isUndeclared: true }));
}

/** The Jacobian with its outputs and inputs counted column by column where asked. */
function stackedMatrix(J: Tensor, output: Extent, input: Extent, outputs: boolean, inputs: boolean): Tensor {
  const place = ({ rows, cols }: Extent, at: number, byColumns: boolean): number =>
    byColumns ? (at % rows) * cols + Math.floor(at / rows) : at;
  const result = tensor(J.rows, J.cols);
  for (let a = 0; a < J.rows; a++)
    for (let b = 0; b < J.cols; b++)
      result.data[a * J.cols + b] = J.data[place(output, a, outputs) * J.cols + place(input, b, inputs)] as number;
  return result;
}
