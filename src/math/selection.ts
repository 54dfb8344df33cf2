// What is reported where parts of a formula have a kink: the derivative itself where the whole has one, else a limit of derivatives nearby.
import type { Expr } from '../formula/expr.js';
import type { Evaluator } from './evaluate.js';
import type { LinearMap } from './maps/map.js';
import { FormulaMap, type Letters } from './numbers.js';
import { generator } from './sample.js';
import { type Tensor, tensor } from './tensor.js';

/** An entry of the Jacobian whose limits differ: the whole bends there. */
export interface Bend {
  /** Output and input, counted on stacked columns. */
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
  /** Where the limits differ; undefined where the value jumps, so that there are none. */
  readonly bends?: readonly Bend[];
}

/** Pairs of opposite directions in which a limit is taken: a pair has a point on either side of every kink that is met. */
const PAIRS = 4;
/** How far beside the point ties are broken, and how far its value is compared. */
const BESIDE = 1e-6;
const NEAR = 1e-9;
/** Entries that differ by less are the same number. */
const TOLERANCE = 1e-9;

/**
 * Looks at a point on kinks of `core` from all sides. At a tie each side gives the limit of the Jacobian from there:
 * if all are the same, and the value does not jump, that is the derivative (a continuous function whose derivative
 * has a limit is differentiable). If not, the product of the parts' derivatives is kept where it lies between
 * the limits, and else the least of them is taken: an element of the B-subdifferential.
 * Undefined if there are too many entries, or no time for it.
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
  let jumps = false;
  for (let pair = 0; pair < Math.min(pairs, affordable); pair++) {
    // The first pair moves all entries one way: the side on which all of many ties are won is a narrow one.
    const direction = x.data.map(() => (0.5 + random()) * (pair > 0 && random() < 0.5 ? -1 : 1));
    for (const side of [1, -1]) {
      const moved = (distance: number): Evaluator =>
        at.with(
          new Map([
            [
              wrt,
              tensor(
                x.rows,
                x.cols,
                x.data.map((entry, i) => entry + side * distance * scale * direction[i]!),
              ),
            ],
          ]),
        );
      const limit = new FormulaMap(map, at.besides(moved(BESIDE)), letters).entries() as Tensor;
      if (!limit.data.every(Number.isFinite)) return undefined;
      limits.push(limit);
      jumps ||= farApart(moved(NEAR).value(core).data, here.data, 1e-6);
    }
  }
  if (jumps) return { smooth: false };
  const [first] = limits as [Tensor];
  if (limits.every((limit) => !farApart(limit.data, first.data, TOLERANCE))) {
    return farApart(reported.data, first.data, TOLERANCE) ? { smooth: true, instead: first } : { smooth: true };
  }
  const bends = bendsOf(limits, reported);
  const isBetween = reported.data.every((entry, i) => {
    const { low, high } = rangeOf(limits, i);
    return entry >= low - TOLERANCE && entry <= high + TOLERANCE;
  });
  if (isBetween) return { smooth: false, bends };
  const instead = least(limits);
  return { smooth: false, instead, bends: bendsOf(limits, instead) };
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

const least = (candidates: readonly Tensor[]): Tensor => {
  const size = ({ data }: Tensor): number => Math.hypot(...data);
  return candidates.reduce((a, b) => (size(b) < size(a) ? b : a));
};

function farApart(a: Float64Array, b: Float64Array, tolerance: number): boolean {
  return a.some((x, i) => isApart(x, b[i]!, tolerance));
}

const isApart = (x: number, y: number, tolerance: number): boolean =>
  !(Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(x), Math.abs(y)));
