// Derivatives in numbers at random points: what a property that holds for all values must hold for.
import { Unanswerable } from '../../formula/unanswerable.js';
import { inDomain } from '../../math/domain.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { svd } from '../../math/kernel.js';
import { FormulaMap, type Letters } from '../../math/numbers.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../../math/sample.js';
import { allFinite, greatest, product, type Tensor, tensor, transposedTensor } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';

/** Sets of sizes that are looked at. */
const SIZES = 2;
/** Rows of a matrix whose singular values are computed. */
const MAX_ROWS = 40;

export interface Sample {
  readonly jacobian: Tensor;
  readonly at: Evaluator;
  readonly letters: Letters;
}

/** The Jacobian at random points of the formula's domain, within one budget; for each of several sets of sizes. */
export function samples(derived: Derived, sizes = SIZES): Sample[] {
  const { core, inference, derivative, point } = derived;
  const random = generator(core.hash);
  const budget = new Budget();
  const found: Sample[] = [];
  try {
    for (let attempt = 0; attempt < sizes * REGIMES.length; attempt++) {
      const set = Math.floor(attempt / REGIMES.length);
      const small = sampleSizes(inference.scope, set);
      // Beyond the usual sets every other one is of greater sizes, so that no count is 2 by their choice.
      const letters = sizes > SIZES && set % 2 === 1 ? new Map([...small].map(([name, n]) => [name, n + 2])) : small;
      const regime = REGIMES[attempt % REGIMES.length] as (typeof REGIMES)[number];
      const at = new Evaluator(samplePoint(inference.scope, letters, regime, random), letters, budget);
      if (!inDomain(core, at)) continue;
      const jacobian = new FormulaMap(derivative.map, at, letters).entries();
      if (jacobian && allFinite(jacobian)) found.push({ jacobian, at, letters });
      if (point.size > 0 && found.length > 2) break;
    }
  } catch (problem) {
    if (!(problem instanceof Unanswerable)) throw problem;
  }
  return found;
}

/** What rounding may leave of 0 beside the entries of a matrix. */
const noise = ({ data }: Tensor): number => 1e-9 * (1 + greatest(data));

/** Whether all entries at the places that `is` names are 0. */
export function vanishes(t: Tensor, is: (row: number, col: number) => boolean): boolean {
  const least = noise(t);
  return t.data.every((x, place) => Math.abs(x) <= least || !is(Math.floor(place / t.cols), place % t.cols));
}

export const isSame = (a: Tensor, b: Tensor): boolean => {
  const least = noise(a);
  return a.data.every((x, i) => Math.abs(x - (b.data[i] as number)) <= least);
};

/** Whether columns depend on one another; undefined where the matrix is too large to see. */
export function isSingular(t: Tensor): boolean | undefined {
  if (t.rows !== t.cols || t.rows > MAX_ROWS) return undefined;
  const { values } = svd(t);
  const [most, least] = [Math.max(...values), Math.min(...values)];
  return least <= 1e-10 * Math.max(most, 1e-300);
}

/** The least value of vᵀ·H·v over unit vectors v, as found by the power method for the shifted matrix: one that is taken. */
export function leastCurvature(H: Tensor): number {
  const n = H.rows;
  const norm = Math.sqrt(H.data.reduce((sum, x) => sum + x * x, 0));
  let v = tensor(
    n,
    1,
    Float64Array.from({ length: n }, (_, i) => 1 + ((i * 7) % 5) / 10),
  );
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 300; round++) {
    const length = Math.hypot(...v.data);
    if (length === 0) return least;
    v = tensor(
      n,
      1,
      v.data.map((x) => x / length),
    );
    const image = product(H, v);
    least = Math.min(
      least,
      v.data.reduce((sum, x, i) => sum + x * (image.data[i] as number), 0),
    );
    v = tensor(
      n,
      1,
      v.data.map((x, i) => norm * x - (image.data[i] as number)),
    );
  }
  return least;
}

export const opposite = (t: Tensor): Tensor =>
  tensor(
    t.rows,
    t.cols,
    t.data.map((x) => -x),
  );

export const isOrthogonal = (t: Tensor): boolean =>
  isSame(
    product(transposedTensor(t), t),
    tensor(
      t.cols,
      t.cols,
      Float64Array.from({ length: t.cols ** 2 }, (_, i) => (i % (t.cols + 1) === 0 ? 1 : 0)),
    ),
  );
