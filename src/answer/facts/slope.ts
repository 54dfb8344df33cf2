// A function of one number as numbers show it: where it is 0, which signs it has, its extremes, where it tends to.
import { type Expr, symbolsOf } from '../../formula/expr.js';
import { answerable } from '../../formula/unanswerable.js';
import { inDomain } from '../../math/domain.js';
import { Budget, Evaluator, MAX_SPENT } from '../../math/evaluate.js';
import { scalar } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import { type Extreme, extreme, type Limits } from './extremes.js';
import type { Interval } from './fact.js';
import { ASIDE, border, ends, limit, lowest, NEAR, NOTHING, type OfNumber, places, runs, snapped } from './line.js';

/** A stretch of the line on which the function has one sign. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly sign: -1 | 0 | 1;
}

export interface Slope {
  readonly value: OfNumber;
  readonly stretches: readonly Stretch[];
  /** Single places at which it is 0. */
  readonly zeros: readonly number[];
  readonly greatest: Extreme;
  readonly least: Extreme;
  readonly limits: Limits;
  readonly points: number;
}

/** What it may spend, as times of what an answer may. */
const MOST_TIMES = 4;

/** The numbers of `formula`, a number that depends on `wrt` alone; undefined where it has none. */
export function slopeOf(
  { core, wrt, inference: { scope } }: Derived,
  formula: Expr,
  over: Interval = {},
): Slope | undefined {
  if (symbolsOf(formula).some((name) => name !== wrt) || symbolsOf(core).some((name) => name !== wrt)) return undefined;
  const budget = new Budget(MOST_TIMES * MAX_SPENT);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = over;
  const own = scope.tags.get(wrt);
  const start = new Evaluator(new Map([[wrt, scalar(1)]]), new Map(), budget);
  const at = (x: number): Evaluator | undefined =>
    x <= from || x >= to || (own?.has('positive') && x <= 0) ? undefined : start.with(new Map([[wrt, scalar(x)]]));
  const numberAt = (place: Evaluator | undefined, is: (place: Evaluator) => boolean): number =>
    (place && answerable(() => (is(place) ? place.value(formula).data[0] : undefined))) ?? Number.NaN;
  const value = (x: number): number => numberAt(at(x), (place) => Number.isFinite(place.value(core).data[0]));
  const xs: number[] = [];
  const ys: number[] = [];
  for (const x of places()) {
    const y = numberAt(at(x), (place) => inDomain(core, place));
    if (!Number.isFinite(y)) continue;
    xs.push(x);
    ys.push(y);
  }
  const found = xs.length < 20 ? undefined : seenOf(value, xs, ys);
  // What was not looked at for want of time would be taken for a place without a value.
  return budget.left < 0 ? undefined : found;
}

function seenOf(value: OfNumber, xs: readonly number[], ys: readonly number[]): Slope {
  const { stretches, zeros } = signs(value, xs, ys);
  const limits = { '+': limit(value, 1), '-': limit(value, -1) };
  const negative = (x: number): number => -value(x);
  const greatest = extreme(value, xs, ys, limits);
  const turned = (end: number | undefined): number | undefined => (end === undefined ? undefined : -end);
  const least = extreme(
    negative,
    xs,
    ys.map((y) => -y),
    { '+': turned(limits['+']), '-': turned(limits['-']) },
  );
  return {
    value,
    stretches,
    zeros,
    greatest,
    least: { ...least, value: -least.value },
    limits,
    points: xs.length,
  };
}

/** Stretches of one sign, with the places between them; what is 0 by rounding alone has the sign of its neighbours. */
function signs(
  value: OfNumber,
  xs: readonly number[],
  ys: readonly number[],
): { stretches: Stretch[]; zeros: number[] } {
  const found = runs(value, xs, ys);
  const all = found.map((run, i) =>
    run.isRounding ? { ...run, sign: found[i - 1]?.sign ?? found[i + 1]?.sign ?? 0 } : run,
  );
  const stretches: Stretch[] = [];
  const zeros: number[] = [];
  for (const { first, last, sign } of all) {
    const before = stretches.at(-1);
    const [x0, x1] = [xs[first] as number, xs[last] as number];
    if (before?.sign === sign) {
      stretches[stretches.length - 1] = { ...before, to: x1 };
      continue;
    }
    const edge = before === undefined ? x0 : border(value, before.to, x0);
    if (before) {
      stretches[stretches.length - 1] = { ...before, to: edge };
      if (before.sign !== 0 && sign !== 0 && isZeroAt(value, edge)) zeros.push(edge);
    }
    stretches.push({ from: edge, to: x1, sign });
  }
  return {
    stretches: outward(stretches, value, xs),
    zeros: [...new Set([...zeros, ...touched(value, xs, ys)])].sort((a, b) => a - b),
  };
}

/** The stretches up to the ends of the domain. */
function outward(all: readonly Stretch[], value: OfNumber, xs: readonly number[]): Stretch[] {
  const [low, high] = ends(value, xs);
  return all.map((each, i) => ({
    ...each,
    ...(i === 0 ? { from: low } : {}),
    ...(i === all.length - 1 ? { to: high } : {}),
  }));
}

/** Whether the function goes through 0 there, and does not jump over it. */
function isZeroAt(value: OfNumber, x: number): boolean {
  const width = 1e-7 * Math.max(1, Math.abs(x));
  const beside = [x - width, x + width].map((place) => Math.abs(value(place)));
  const far = [x - 1e3 * width, x + 1e3 * width].map((place) => Math.abs(value(place)));
  return beside.every((y, i) => y <= 1e-12 || y < 0.5 * (far[i] as number)) && Math.max(...beside) < 1e-3;
}

/** Places at which it is 0 without a change of sign. */
function touched(value: OfNumber, xs: readonly number[], ys: readonly number[]): number[] {
  return xs.flatMap((x, i) => {
    const [before, y, after] = [ys[i - 1], ys[i], ys[i + 1]];
    if (before === undefined || y === undefined || after === undefined) return [];
    const isLow =
      Math.abs(y) <= Math.abs(before) && Math.abs(y) <= Math.abs(after) && Math.sign(before) === Math.sign(after);
    if (!isLow || y === 0 || Math.abs(y) > 0.01 || Math.abs(x) > NEAR) return [];
    const rises = [x - ASIDE, x + ASIDE].every((beside) => Math.abs(value(beside)) > NOTHING + 4 * Math.abs(y));
    const place = rises ? lowest((at) => Math.abs(value(at)), xs[i - 1] as number, xs[i + 1] as number) : x;
    return rises && Math.abs(value(snapped(value, place))) < NOTHING ? [snapped(value, place)] : [];
  });
}
