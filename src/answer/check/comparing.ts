// Whether a formula is the derivative at the points where both are computed, told apart from mere rounding.
import { type Expr, nodes } from '../../formula/expr.js';
import type { Evaluator } from '../../math/evaluate.js';
import { greatest, type Tensor } from '../../math/tensor.js';
import { fitting } from '../fitting.js';
import type { Arranged } from './arrangements.js';
import type { Trial } from './trials.js';

/** Formulas that differ by more than this, for their size, are not the same, whatever rounding does. */
const TOLERANCE = 1e-6;
/** A difference below this, for the size of the derivative, or of all that is computed on the way, may be rounding. */
const FINE = 1e-9;
const ROUNDING = 1e-11;
/** A true difference hardly changes where the point is moved a little; rounding changes altogether. */
const STEADY = 0.2;
/** Decimals with so many digits may be rounded from others: a formula with one is compared coarsely. */
const ROUNDED_DIGITS = 5;

/** The derivative at a trial's point in an arrangement. */
export const arranged = ({ jacobian, map, evaluator, wrt }: Trial, { from }: Arranged): Tensor =>
  from(jacobian, map.codomain, map.domain, evaluator.symbol(wrt));

/** The first arrangement that the formula equals at all the points where it has a value. */
export function arrangementOf(core: Expr, ways: readonly Arranged[], points: readonly Trial[]): Arranged | undefined {
  return ways.find((way) => {
    let compared = 0;
    for (const trial of points) {
      const same = isSameAt(core, way, trial);
      if (same === false) return false;
      if (same) compared++;
    }
    return compared > 0;
  });
}

/** The first of the points at which the formula is not the derivative in that arrangement. */
export const differsAt = (core: Expr, way: Arranged, points: readonly Trial[]): Trial | undefined =>
  points.find((trial) => isSameAt(core, way, trial) === false);

/** Whether formula and derivative are the same at a point; undefined where nothing can be told. */
function isSameAt(core: Expr, way: Arranged, trial: Trial): boolean | undefined {
  const value = trial.evaluator.value(core);
  const truth = arranged(trial, way);
  // Far out or next to 0, a formula may overflow that is right.
  if (trial.isExtreme && !value.data.every(Number.isFinite)) return undefined;
  if (!trial.isExtreme && !isNear(value, truth)) return false;
  const difference = minus(value, truth);
  if (!difference) return false;
  const most = greatest(difference);
  if (most <= FINE * greatest(truth.data)) return true;
  if (isNear(value, truth) && isRounded(core, trial)) return true;
  const passed = fitting(() =>
    Math.max(greatestOf(nodes(core), trial.evaluator), greatestOf(trial.parts, trial.evaluator)),
  );
  if (typeof passed !== 'number' || !(most > ROUNDING * passed)) return true;
  const isSteady = trial.nearby().every((other) => {
    const moved = minus(other.evaluator.value(core), arranged(other, way));
    return !moved || moved.every((x, i) => Math.abs(x - (difference[i] as number)) <= STEADY * most);
  });
  return !isSteady;
}

/** Whether the formula has a decimal such as 0.79788456 that may be rounded from a number with more digits. */
function isRounded(core: Expr, { parts }: Trial): boolean {
  const own = new Set(
    parts.flatMap((part) => part.args).map((arg) => (arg.kind === 'number' ? arg.value : Number.NaN)),
  );
  return nodes(core).some((node) => {
    if (node.kind !== 'number' || own.has(node.value) || Number.isInteger(node.value)) return false;
    const short = Number(node.value.toPrecision(ROUNDED_DIGITS - 1));
    // 2.0000001 is no number rounded to 8 digits: it would be written 2.
    return Math.abs(short - node.value) > 10 ** -ROUNDED_DIGITS * Math.abs(node.value);
  });
}

/** The greatest number that is met where those parts are computed. */
const greatestOf = (parts: readonly Expr[], at: Evaluator): number =>
  parts.reduce((most, part) => (part.kind === 'call' ? Math.max(most, greatest(at.part(part).data)) : most), 0);

function minus(a: Tensor, b: Tensor): Float64Array | undefined {
  if (a.rows !== b.rows || a.cols !== b.cols) return undefined;
  return a.data.map((x, i) => x - (b.data[i] as number));
}

export function isNear(a: Tensor, b: Tensor, tolerance = TOLERANCE): boolean {
  if (a.rows !== b.rows || a.cols !== b.cols) return false;
  const scale = greatest(b.data, 1e-3);
  return a.data.every((x, i) => Math.abs(x - (b.data[i] as number)) <= tolerance * scale);
}
