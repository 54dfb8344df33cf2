// What difference quotients around a point say of a derivative along a direction, and how far rounding lets them be trusted.
import type { Expr } from '../formula/expr.js';
import type { Evaluator } from './evaluate.js';
import type { Kinks } from './kinks.js';
import { generator } from './sample.js';
import { type Quotient, settledBetter, stepsFor } from './steps.js';
import { greatest, type Tensor, tensor } from './tensor.js';

/** A derivative and a difference quotient that differ by less, relative to the greatest number of their output, are the same. */
export const TOLERANCE = 1e-6;
/** An output this much smaller than the greatest one, or than 1, may be what rounding leaves of it. */
export const RESIDUE = 1e-11;
/** A quotient that rounding may change by more than this, relative to the greatest derivative or to 1, says nothing. */
const TOLD = 1e-2;
/** How far apart two quotients with different steps may be for the step to be small enough. */
const SETTLED = 1e-8;
/** How far the point is moved to see how its value rounds, relative, and how often. */
const NUDGE = 2e-15;
const NUDGES = 4;
/** Points beside a kink that are looked at, and how far they are. */
const BESIDE = 24;
const NEARBY = 1e-4;
/** What an entry of the point or of the value takes in one evaluation, in the units of the budget. */
export const ENTRY = 10;
/** Rounding of a number, and how much more than what was seen there may be. */
const EPSILON = 2.2e-16;
const SAFETY = 4;

/** What moving along one direction shows, for each output. */
export interface Comparison {
  /** The derivative along the direction, and how far it is from what differences allow. */
  readonly image: Float64Array;
  readonly distance: Float64Array;
}

export class Probe {
  private readonly here: number[];
  private readonly steps: readonly number[];
  private doubt: number | undefined;

  constructor(
    private readonly core: Expr,
    private readonly wrt: string,
    private readonly at: Evaluator,
    private readonly x: Tensor,
    private readonly kinks: Kinks,
    /** What an evaluation takes, and what is left to others. */
    private readonly perPlace: number,
    private readonly reserve: number,
  ) {
    this.here = kinks.signature(at);
    this.steps = stepsFor(x);
  }

  /** How far Lv is from the difference quotient along v, beyond rounding; undefined where that has no meaning. */
  compare(v: Tensor, image: Float64Array): Comparison | undefined {
    const best = this.quotient(v);
    const most = TOLD * greatest(image, 1);
    if (best?.some(({ doubt }) => !(doubt <= most))) return undefined;
    const distance = best
      ? image.map((entry, i) => beyond(Math.abs(entry - best[i]!.value), best[i]!.doubt))
      : this.oneSided(v, image);
    return distance && { image, distance };
  }

  /** For each output the quotient of the step with which it has settled, and its doubt; undefined if none has a value. */
  private quotient(v: Tensor): Quotient[] | undefined {
    let best: Quotient[] | undefined;
    let before: Float64Array | undefined;
    for (const h of this.steps) {
      const central = this.central(v, h);
      if (!central) continue;
      const { quotient, noise } = central;
      if (before) {
        const found = Array.from(quotient, (value, i) => ({
          value,
          doubt: noise,
          spread: Math.abs(value - before![i]!) + noise,
        }));
        best = best ? best.map((old, i) => (settledBetter(found[i]!, old) ? found[i]! : old)) : found;
        const size = greatest(quotient);
        const settled = best.every(
          ({ value, spread, doubt }) => spread <= SETTLED * Math.abs(value) + 2 * doubt + RESIDUE * size,
        );
        if (settled) break;
      }
      before = quotient;
    }
    return best;
  }

  /** What rounding may change in an output: the spread of the values around the point, beyond any slope to speak of. */
  rounding(): number {
    if (this.doubt !== undefined) return this.doubt;
    const here = this.at.value(this.core).data;
    const random = generator(here.length + 3);
    const size = greatest(this.x.data);
    // What cancels to nothing leaves what its terms lost, and those have about the size of the point.
    let most = EPSILON * greatest(here, Math.min(1, size));
    for (let i = 0; i < NUDGES; i++) {
      const direction = tensor(
        this.x.rows,
        this.x.cols,
        this.x.data.map(() => 2 * random() - 1),
      );
      const near = this.moved(direction, (i + 1) * NUDGE * size);
      if (!this.samePiece(near)) continue;
      near.value(this.core).data.forEach((y, j) => {
        most = Math.max(most, Math.abs(y - here[j]!));
      });
    }
    this.doubt = SAFETY * most;
    return this.doubt;
  }

  private moved(v: Tensor, t: number): Evaluator {
    const data = this.x.data.map((entry, i) => entry + t * (v.data[i] as number));
    return this.at.with(new Map([[this.wrt, tensor(this.x.rows, this.x.cols, data)]]));
  }

  /** Whether there is time for so many evaluations. */
  private affords(places: number): boolean {
    return this.at.budget.left > this.reserve + places * this.perPlace;
  }

  private samePiece(evaluator: Evaluator): boolean {
    return this.kinks.none || same(this.kinks.signature(evaluator), this.here);
  }

  /** The fourth-order central difference with step h, if the function is smooth from x - 2hv to x + 2hv. */
  private central(v: Tensor, h: number): { quotient: Float64Array; noise: number } | undefined {
    if (!this.affords(8)) return undefined;
    this.at.budget.spend(4 * ENTRY * (v.data.length + this.at.value(this.core).data.length));
    const places = [-2, -1, 1, 2].map((t) => this.moved(v, t * h));
    if (!places.every((place) => this.samePiece(place))) return undefined;
    const [a, b, c, d] = places.map((place) => place.value(this.core).data) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    // Equal values cancel exactly in this order.
    const quotient = a.map((x, i) => (8 * (c[i]! - b[i]!) - (d[i]! - x)) / (12 * h));
    if (!quotient.every(Number.isFinite)) return undefined;
    return { quotient, noise: this.rounding() / h };
  }

  /**
   * On a kink: how far the reported derivative is from lying between those from either side, entry by entry. The median
   * of equal entries has one slope on either side, and others beside; where Clarke's derivatives are more than those of
   * the point itself, those met beside it count too.
   */
  private oneSided(v: Tensor, image: Float64Array): Float64Array | undefined {
    const [right, left] = [1, -1].map((sign) => this.sideways(v, sign));
    if (!right || !left) return undefined;
    const off = (slopes: readonly Float64Array[]): Float64Array =>
      image.map((entry, i) => {
        const there = slopes.map((slope) => slope[i]!);
        return beyond(Math.max(Math.min(...there) - entry, entry - Math.max(...there)), TOLERANCE * TOLERANCE);
      });
    const distance = off([left, right]);
    return distance.every((each) => each <= TOLERANCE) ? distance : off([left, right, ...this.slopesBeside(v)]);
  }

  /** Derivatives along v at points a little beside this one. */
  private slopesBeside(v: Tensor): Float64Array[] {
    const random = generator(v.data.length + 5);
    return Array.from({ length: BESIDE }, () => {
      const u = tensor(
        v.rows,
        v.cols,
        v.data.map(() => 2 * random() - 1),
      );
      if (!this.affords(4)) return undefined;
      const [before, after] = [-1, 1].map((sign) => {
        const moved = u.data.map((entry, i) => NEARBY * (entry + sign * NEARBY * v.data[i]!));
        return this.moved(tensor(v.rows, v.cols, moved), 1);
      }) as [Evaluator, Evaluator];
      if (!same(this.kinks.signature(before), this.kinks.signature(after))) return undefined;
      const end = before.value(this.core).data;
      return after.value(this.core).data.map((y, i) => (y - end[i]!) / (2 * NEARBY * NEARBY));
    }).filter((slope) => slope?.every(Number.isFinite)) as Float64Array[];
  }

  /** The derivative along v from one side, extrapolated from two steps; undefined where the function jumps. */
  private sideways(v: Tensor, sign: number): Float64Array | undefined {
    const f = (t: number): Float64Array => this.moved(v, sign * t).value(this.core).data;
    const zero = this.at.value(this.core).data;
    for (const h of this.steps.filter((step) => step <= this.steps[0]! / 50)) {
      if (!this.affords(6)) return undefined;
      const places = [h / 2, h, 2 * h].map((t) => this.kinks.signature(this.moved(v, sign * t)));
      if (!places.every((place) => same(place, places[0] as number[]))) continue;
      const [one, two] = [f(h), f(2 * h)];
      const quotient = zero.map((x, i) => (sign * (4 * (one[i]! - x) - (two[i]! - x))) / (2 * h));
      const coarse = zero.map((x, i) => (sign * (one[i]! - x)) / h);
      // Where the value jumps, quotients grow as the step shrinks.
      if (isNear(quotient, coarse)) return quotient;
    }
    return undefined;
  }
}

const beyond = (distance: number, doubt: number): number => (distance <= doubt ? 0 : distance);

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

const isNear = (a: Float64Array, b: Float64Array): boolean => {
  const size = greatest(a, 1);
  return a.every((x, i) => Math.abs(x - b[i]!) < 1e-2 * size);
};
