// Whether a derivative is right: compared with differences of the function itself, which know nothing of its rules.
import type { Expr } from '../formula/expr.js';
import type { Evaluator } from './evaluate.js';
import type { Kinks } from './kinks.js';
import { basis, type NumericMap } from './numbers.js';
import { type Comparison, ENTRY, Probe, RESIDUE, TOLERANCE } from './probe.js';
import { generator } from './sample.js';
import { greatest, type Tensor, tensor } from './tensor.js';

export interface Check {
  readonly ok: boolean;
  /** The greatest difference met, relative to the greatest entry where that is above 1. */
  readonly maxError: number;
  /** Directions compared, and those left out since they cross a jump. */
  readonly directions: number;
  readonly skipped: number;
}

/** The adjoint is the same sum in another order, so only rounding may tell them apart. */
const ADJOINT_TOLERANCE = 1e-9;
/** Random directions compared: each alone would show nearly every error, since all entries take part in it. */
const RANDOM_DIRECTIONS = 4;
/** Inputs up to which, on a kink, every input is moved by itself. */
const MAX_BASIS = 24;
/** Evaluations that one direction takes as a rule: four for each of some steps, and those around the point. */
const PLACES = 16;

/** Compares L with central differences of `core` by `wrt` at the evaluator's point, and with its own adjoint. */
export function verify(core: Expr, wrt: string, numeric: NumericMap, at: Evaluator, x: Tensor, kinks: Kinks): Check {
  const inputs = x.data.length;
  const random = generator(inputs + 17);
  const randomTensor = (rows: number, cols: number): Tensor => {
    const entries = Float64Array.from({ length: rows * cols }, () => 2 * random() - 1);
    return tensor(rows, cols, entries);
  };
  // What is left of the budget decides how many directions there is time for.
  const before = at.budget.spent;
  kinks.signature(at.with(new Map([[wrt, x]])));
  at.with(new Map([[wrt, x]])).value(core);
  const entries = x.data.length + numeric.codomain.rows * numeric.codomain.cols;
  const perPlace = at.budget.spent - before + ENTRY * entries;
  const affordable = Math.floor(at.budget.left / 2 / (PLACES * perPlace));
  const onKink = !kinks.none && kinks.met(at).length > 0;
  const each = (inputs <= RANDOM_DIRECTIONS || (onKink && inputs <= MAX_BASIS)) && inputs <= affordable;
  const directions = each
    ? Array.from({ length: inputs }, (_, j) => basis(x, j))
    : Array.from({ length: Math.min(RANDOM_DIRECTIONS, affordable) }, () => randomTensor(x.rows, x.cols));
  const probe = new Probe(core, wrt, at, x, kinks, perPlace, at.budget.left / 2);
  const comparisons = directions
    .map((v) => probe.compare(v, numeric.apply(v).data))
    .filter((comparison) => comparison !== undefined);
  const skipped = directions.length - comparisons.length;
  const error = greatestError(comparisons);
  const adjoint = adjointError(
    numeric,
    randomTensor(x.rows, x.cols),
    randomTensor(numeric.codomain.rows, numeric.codomain.cols),
    numeric.codomain.rows * numeric.codomain.cols * probe.rounding(),
  );
  const ok = error <= TOLERANCE && adjoint <= ADJOINT_TOLERANCE && comparisons.length > 0;
  return { ok, maxError: Math.max(error, adjoint), directions: comparisons.length, skipped };
}

/** The greatest distance relative to the greatest derivative of its output along any of the directions. */
function greatestError(comparisons: readonly Comparison[]): number {
  const outputs = comparisons[0]?.image.length ?? 0;
  const sizes = new Float64Array(outputs);
  for (const { image, distance } of comparisons)
    for (let i = 0; i < outputs; i++) sizes[i] = Math.max(sizes[i]!, Math.abs(image[i]!), distance[i]!);
  const size = greatest(sizes);
  let worst = 0;
  for (const { distance } of comparisons) {
    for (let i = 0; i < outputs; i++) {
      const excess = distance[i]! - RESIDUE * Math.max(1, size);
      // A quotient without a value must not pass for a small difference.
      if (Number.isNaN(excess)) return Number.POSITIVE_INFINITY;
      if (excess > 0) worst = Math.max(worst, distance[i]! / sizes[i]!);
    }
  }
  return worst;
}

/** |⟨L v, u⟩ - ⟨v, Lᵀ u⟩|, relative to the sum of the magnitudes of its terms; 0 within `doubt`. */
function adjointError(numeric: NumericMap, v: Tensor, u: Tensor, doubt: number): number {
  let magnitude = 0;
  const dot = (a: Tensor, b: Tensor): number =>
    a.data.reduce((sum, entry, i) => {
      magnitude += Math.abs(entry * b.data[i]!);
      return sum + entry * b.data[i]!;
    }, 0);
  const difference = Math.abs(dot(numeric.apply(v), u) - dot(v, numeric.transposed().apply(u)));
  return difference <= Math.max(doubt, RESIDUE) ? 0 : difference / magnitude;
}
