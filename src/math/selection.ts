// What is reported where parts of a formula have a kink: the derivative itself where the whole has one, else a limit of derivatives nearby.
import type { Expr } from '../formula/expr.js';
import { undefinedPart } from './domain.js';
import type { Evaluator } from './evaluate.js';
import { leastInHull } from './least.js';
import type { LinearMap } from './maps/map.js';
import { FormulaMap, type Letters } from './numbers.js';
import { generator } from './sample.js';
import { allFinite, column, product, type Tensor, tensor } from './tensor.js';

/** An entry of the Jacobian whose limits differ: the whole bends there. */
export interface Bend {
  /** Output and input, each counted row by row. */
  readonly output: number;
  readonly input: number;
  /** The least and the greatest limit that was met, and what is reported. */
  readonly low: number;
  readonly high: number;
  readonly reported: number;
}

export interface Selection {
  /** Whether the whole formula has a derivative here, as relu(x) - relu(-x) = x has at 0. */
  readonly smooth: boolean;
  /** The Jacobian to report where the product of the parts' derivatives is none of this formula. */
  readonly instead?: Tensor;
  /** Where the limits differ. */
  readonly bends?: readonly Bend[];
  /** Set where the value jumps, so that there are no limits to speak of. */
  readonly jumps?: true;
  /** Whether the product of the parts' derivatives lies outside of all limits. */
  readonly isForeign?: true;
  /** Set where derivatives nearby grow without bound, so that there is none here. */
  readonly steep?: readonly Steep[];
}

/** What an entry of the derivative tends to as all inputs grow towards the point, and as they shrink; undefined outside the domain. */
export interface Steep {
  readonly output: number;
  readonly input: number;
  readonly below: number | undefined;
  readonly above: number | undefined;
}

/** Pairs of opposite directions in which a limit is taken: a pair has a point on either side of every kink that is met. */
const PAIRS = 4;
/** How far beside the point ties are broken, and how far its value is compared. */
const BESIDE = 1e-6;
const NEAR = 1e-9;
/** Where ties are not enough, how far beside the point the derivative itself is looked at. */
const CLOSER = [1e-4, 1e-6, 1e-8];
/** An entry that grows by more from each of those to the next has no limit; one that differs by less has one. */
const GROWTH = 1.2;
const SETTLED = 1e-3;
/** Entries that differ by less are the same number. */
const TOLERANCE = 1e-9;

/**
 * Looks at a point on kinks of `core` from all sides. At a tie each side gives the limit of the Jacobian from there:
 * if all are the same, and the value does not jump, that is the derivative (a continuous function whose derivative
 * has a limit is differentiable). If not, what has the least norm of all that lies between the limits is taken: the
 * least element of Clarke's generalised Jacobian, which is their convex hull.
 * Undefined if there are too many entries, no time for it, or no limit.
 */
export function select(
  core: Expr,
  wrt: string,
  map: LinearMap,
  at: Evaluator,
  letters: Letters,
  pairs = PAIRS,
): Selection | undefined {
  const x = at.symbol(wrt);
  const { budget } = at;
  const before = budget.spent;
  const reported = new FormulaMap(map, at, letters).entries();
  if (!reported) return undefined;
  const affordable = Math.floor(budget.left / 8 / (budget.spent - before + 1));
  if (affordable < 1) return undefined;
  const random = generator(x.data.length + 5);
  const scale = Math.max(1, ...Array.from(x.data.slice(0, 1000), Math.abs));
  const here = at.value(core);
  const limits: Tensor[] = [];
  const sides: (Tensor | undefined)[] = [];
  let jumps: true | undefined;
  for (let pair = 0; pair < Math.min(pairs, affordable); pair++) {
    // The first pair moves all entries one way: the side on which all of many ties are won is a narrow one.
    const direction = x.data.map(() => (0.5 + random()) * (pair > 0 && random() < 0.5 ? -1 : 1));
    for (const side of [1, -1]) {
      const moved = along(
        wrt,
        at,
        direction.map((step) => side * scale * step),
      );
      const tied = new FormulaMap(map, at.besides(moved(BESIDE)), letters).entries() as Tensor;
      const limit = allFinite(tied) ? tied : limitAlong(core, map, moved, letters);
      sides.push(limit);
      if (!limit) continue;
      limits.push(limit);
      // A root that rises without bound is no jump.
      if (!allFinite(limit)) continue;
      // What a steep slope adds on the way is no jump either.
      const step = column(direction.map((each) => side * NEAR * scale * each));
      const expected = product(limit, step).data.map((slope, i) => slope + here.data[i]!);
      if (farApart(moved(NEAR).value(core).data, expected, tied === limit ? 1e-6 : 1e-3)) jumps = true;
    }
  }
  const [first] = limits;
  if (!first) return undefined;
  if (jumps) return { smooth: false, jumps };
  if (!limits.every(allFinite)) return { smooth: false, steep: steepOf(limits, sides) };
  if (limits.every((limit) => !farApart(limit.data, first.data, TOLERANCE))) {
    return farApart(reported.data, first.data, TOLERANCE) ? { smooth: true, instead: first } : { smooth: true };
  }
  const isBetween = reported.data.every((entry, i) => {
    const { low, high } = rangeOf(limits, i);
    return entry >= low - TOLERANCE && entry <= high + TOLERANCE;
  });
  const least = leastOf(limits, reported, isBetween);
  if (least === reported) return { smooth: false, bends: bendsOf(limits, reported) };
  return { smooth: false, instead: least, bends: bendsOf(limits, least), ...(!isBetween && { isForeign: true }) };
}

/** The points at some distance from another in a direction. */
function along(wrt: string, at: Evaluator, direction: Float64Array): (distance: number) => Evaluator {
  const { rows, cols, data } = at.symbol(wrt);
  return (distance) =>
    at.with(
      new Map([
        [
          wrt,
          tensor(
            rows,
            cols,
            data.map((entry, i) => entry + distance * direction[i]!),
          ),
        ],
      ]),
    );
}

/** The limit of the Jacobian as the point is reached from a direction; undefined where there is none that is finite. */
export function limitFrom(
  core: Expr,
  wrt: string,
  map: LinearMap,
  at: Evaluator,
  letters: Letters,
  direction: Float64Array,
): Tensor | undefined {
  const moved = along(wrt, at, direction);
  const tied = new FormulaMap(map, at.besides(moved(BESIDE)), letters).entries();
  if (!tied) return undefined;
  const limit = allFinite(tied) ? tied : limitAlong(core, map, moved, letters);
  return limit && allFinite(limit) ? limit : undefined;
}

/** Different limits up to which all of them were met. */
const FEW = 4;

/**
 * The least of the derivatives between the limits. Of few limits it is that of their convex hull; where each entry that
 * bends has an input and an output of its own, it is that of each by itself. Of many more not all were met: there the
 * product of the parts' derivatives stands, if it is between them.
 */
function leastOf(limits: readonly Tensor[], reported: Tensor, isBetween: boolean): Tensor {
  const distinct = limits.filter(
    (limit, i) => limits.findIndex((other) => !farApart(limit.data, other.data, TOLERANCE)) === i,
  );
  const size = ({ data }: Tensor): number => Math.hypot(...data);
  const bends = bendsOf(limits, reported);
  const own = (of: (bend: Bend) => number): boolean => new Set(bends.map(of)).size === bends.length;
  if (own(({ input }) => input) && own(({ output }) => output)) {
    const { rows, cols, data } = distinct[0] as Tensor;
    const least = tensor(rows, cols, data.slice());
    for (const { output, input, low, high } of bends)
      least.data[output * cols + input] = low > 0 ? low : Math.min(high, 0);
    return farApart(least.data, reported.data, TOLERANCE) ? least : reported;
  }
  if (distinct.length > FEW && isBetween) return reported;
  const least = leastInHull(distinct);
  return isBetween && size(reported) <= size(least) + TOLERANCE ? reported : least;
}

/**
 * The limit of the derivative along a ray, from three points on it, with ±∞ for entries that grow without bound;
 * undefined where the ray leaves the domain or there is no limit.
 */
function limitAlong(
  core: Expr,
  map: LinearMap,
  moved: (distance: number) => Evaluator,
  letters: Letters,
): Tensor | undefined {
  const places = CLOSER.map(moved);
  if (places.some((place) => undefinedPart(core, place))) return undefined;
  const [a, b, c] = places.map((place) => new FormulaMap(map, place, letters).entries()) as [Tensor, Tensor, Tensor];
  if (![a, b, c].every((near) => near && allFinite(near))) return undefined;
  const entries = c.data.map((z, i) => {
    const [x, y] = [Math.abs(a.data[i]!), Math.abs(b.data[i]!)];
    if (Math.abs(z) > GROWTH * y && y > GROWTH * x && Math.abs(z) > 1) return Math.sign(z) * Number.POSITIVE_INFINITY;
    return Math.abs(z - b.data[i]!) <= SETTLED * Math.max(1, y) ? settled(z) : Number.NaN;
  });
  return entries.some(Number.isNaN) ? undefined : tensor(c.rows, c.cols, entries);
}

/** Without the digits that the distance to the point has left. */
const settled = (x: number): number => Math.round(x * 1e6) / 1e6;

function steepOf(limits: readonly Tensor[], sides: readonly (Tensor | undefined)[]): Steep[] {
  const [above, below] = sides;
  const { cols, data } = limits[0] as Tensor;
  return Array.from(data.keys())
    .filter((i) => limits.some((limit) => !Number.isFinite(limit.data[i]!)))
    .map((i) => ({ output: Math.floor(i / cols), input: i % cols, above: above?.data[i], below: below?.data[i] }));
}

function rangeOf(limits: readonly Tensor[], entry: number): { low: number; high: number } {
  const there = limits.map(({ data }) => data[entry]!);
  return { low: Math.min(...there), high: Math.max(...there) };
}

function bendsOf(limits: readonly Tensor[], { cols, data }: Tensor): Bend[] {
  return Array.from(data, (reported, i) => ({ reported, i, ...rangeOf(limits, i) }))
    .filter(({ low, high }) => isApart(low, high, TOLERANCE))
    .map(({ reported, i, low, high }) => ({ output: Math.floor(i / cols), input: i % cols, low, high, reported }));
}

function farApart(a: Float64Array, b: Float64Array, tolerance: number): boolean {
  return a.some((x, i) => isApart(x, b[i]!, tolerance));
}

const isApart = (x: number, y: number, tolerance: number): boolean =>
  !(Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(x), Math.abs(y)));
