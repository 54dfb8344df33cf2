// The greatest value of a function of one number, and where it is taken or what it comes near to.
import type { Interval } from './fact.js';
import { border, ends, limitBeside, lowest, type OfNumber, runs, snapped } from './line.js';

export interface Extreme {
  readonly value: number;
  /** Where it is taken: a place, an interval; or the end that it is approached at. */
  readonly at: number | Interval | '+' | '-';
  readonly isTaken: boolean;
}

/** Where it tends to at either end, ±∞ where it grows; undefined where it tends to nothing or is not defined. */
export interface Limits {
  readonly '+': number | undefined;
  readonly '-': number | undefined;
}

/** The greatest value, and where it is taken or approached; NaN where numbers do not show it. */
export function extreme(value: OfNumber, xs: readonly number[], ys: readonly number[], limits: Limits): Extreme {
  const most = ys.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const flat = plateau(value, xs, ys, most);
  if (flat) return { value: most, at: flat, isTaken: true };
  const found = highestPeak(value, xs, ys, most);
  // What is highest so far out, where it tends to nothing, may be higher still further out.
  const isOpen =
    typeof found.at === 'number' && Math.abs(found.at) > 1e3 && limits[found.at > 0 ? '+' : '-'] === undefined;
  const peak = isOpen ? { ...found, value: Number.NaN } : found;
  const [best] = [...approached(limits), ...atEdges(value, xs)].sort((a, b) => b.value - a.value);
  if (Number.isNaN(peak.value)) return best && best.value >= most - 1e-6 * Math.max(1, Math.abs(most)) ? best : peak;
  if (best && best.value >= peak.value - 1e-9 * Math.max(1, Math.abs(peak.value))) return best;
  // Beside a pole it grows with every step.
  return Number.isFinite(peak.value) && peak.value < 1e6
    ? peak
    : { ...peak, value: Number.POSITIVE_INFINITY, isTaken: false };
}

/** The stretch on which the greatest value is taken, where it does not fade into it. */
function plateau(value: OfNumber, xs: readonly number[], ys: readonly number[], most: number): Interval | undefined {
  const gap = (y: number): number => (most - y <= 1e-15 * Math.max(1, Math.abs(most)) ? 0 : most - y);
  const under = (x: number): number => gap(value(x));
  const flat = runs(under, xs, ys.map(gap)).find(
    ({ sign, first, last, isRounding }) => sign === 0 && last - first > 1 && !isRounding,
  );
  if (!flat) return undefined;
  const [before, from, to, after] = [flat.first - 1, flat.first, flat.last, flat.last + 1].map((i) => xs[i]);
  return {
    ...(before === undefined ? {} : { from: border(under, before, from as number) }),
    ...(after === undefined ? {} : { to: border(under, to as number, after) }),
  };
}

/** Peaks that are looked at closely. */
const MOST_PEAKS = 12;

/** The highest peak between two places, of equal ones the nearest to 0. */
function highestPeak(value: OfNumber, xs: readonly number[], ys: readonly number[], most: number): Extreme {
  const at = (i: number): number => ys[i] ?? Number.NEGATIVE_INFINITY;
  const isPeak = (i: number): boolean => at(i) >= at(i - 1) && at(i) >= at(i + 1) && i > 0 && i < xs.length - 1;
  const peaks = xs
    .map((_, i) => i)
    .filter((i) => isPeak(i) && at(i) >= most - 0.01 * Math.max(1e-6, Math.abs(most)))
    .sort((a, b) => Math.abs(xs[a] as number) - Math.abs(xs[b] as number))
    .slice(0, MOST_PEAKS)
    .map((i): Extreme => {
      const place = snapped(
        (x) => -value(x) + most,
        lowest((x) => -value(x), xs[i - 1] as number, xs[i + 1] as number),
      );
      return { value: value(place), at: place, isTaken: true };
    });
  const top = peaks.reduce((a, b) => Math.max(a, b.value), Number.NEGATIVE_INFINITY);
  const first = peaks.find((each) => each.value >= top - 1e-12 * Math.max(1, Math.abs(top)));
  return first ?? { value: Number.NaN, at: 0, isTaken: false };
}

/** Where it tends to far out, as what it comes near to. */
const approached = (limits: Limits): Extreme[] =>
  (['+', '-'] as const).flatMap((end) => {
    const value = limits[end];
    return value === undefined ? [] : [{ value, at: end, isTaken: false }];
  });

/** Where it tends to at the ends of its domain; it grows where each step nearer adds to it. */
function atEdges(value: OfNumber, xs: readonly number[]): Extreme[] {
  return ends(value, xs).flatMap((end, i): Extreme[] => {
    const tends = limitBeside(value, end, i === 0 ? 1 : -1);
    return tends === undefined ? [] : [{ value: tends, at: { from: end, to: end }, isTaken: false }];
  });
}
