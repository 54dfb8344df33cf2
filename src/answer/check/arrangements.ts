// The ways in which people write one derivative as an array: by layout, by the order of stacking, and reduced.
import type { LinearMap } from '../../math/maps/map.js';
import { count, isColumn, isScalar, type SettledShape, sameShape, transposed } from '../../math/shape.js';
import { type Tensor, tensor, transposedTensor } from '../../math/tensor.js';

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
  | 'diagonal-as-vector'
  | 'only-the-diagonal'
  | 'number-as-identity';

/** Arrangements that say less than the whole derivative. */
export const isReduced = (name: Arrangement): boolean =>
  name === 'number-as-identity' || name === 'diagonal-as-vector' || name === 'only-the-diagonal';

/** Arrangements for a variable that is symmetric. */
export const isSymmetricOnly = (name: Arrangement): boolean => name === 'free-entries' || name === 'symmetric-part';

export interface Arranged {
  readonly name: Arrangement;
  readonly shape: SettledShape;
  /** The array, made of the Jacobian whose outputs and inputs are both counted row by row, and of the variable's value. */
  readonly from: (jacobian: Tensor, output: Extent, input: Extent, point: Tensor) => Tensor;
}

interface Extent {
  readonly rows: number;
  readonly cols: number;
}

/** The arrangements of the map's derivative, the usual one first. */
export function arrangements(map: LinearMap): Arranged[] {
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
    return sameShape(domain, transposed(domain)) ? [...whole, ...amongSymmetric(gradient)] : whole;
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
  const isDiagonal = ['diagonal', 'identity', 'scaled identity'].includes(map.structure);
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
  if (map.structure === 'identity' || map.structure === 'scaled identity')
    found.push({
      name: 'number-as-identity',
      shape: { rows: 1, cols: 1 },
      from: (J) => tensor(1, 1, J.data.slice(0, 1)),
    });
  return found;
}

/** What is made of the gradient G by a symmetric matrix: G + Gᵀ − G∘I by its free entries, (G + Gᵀ)/2 among symmetric ones. */
function amongSymmetric({ shape, from }: Arranged): Arranged[] {
  const made = (name: Arrangement, off: number, on: number): Arranged => ({
    name,
    shape,
    from: (...args) => {
      const G = from(...args);
      const mirror = transposedTensor(G);
      const entry = (x: number, at: number): number =>
        Math.floor(at / G.cols) === at % G.cols ? on * x : off * (x + (mirror.data[at] as number));
      return tensor(G.rows, G.cols, G.data.map(entry));
    },
  });
  return [made('free-entries', 1, 1), made('symmetric-part', 0.5, 1)];
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
