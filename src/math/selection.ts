// What is reported where parts of a formula have a kink: the derivative itself where the whole has one, else a limit of derivatives nearby.
import type { Expr } from '../formula/expr.js';
import type { Evaluator } from './evaluate.js';
import type { LinearMap } from './maps/map.js';
import { FormulaMap, type Letters } from './numbers.js';
import { generator } from './sample.js';
import { type Tensor, tensor } from './tensor.js';

export interface Selection {
  /** Whether the whole formula has a derivative here, as relu(x) - relu(-x) = x has at 0. */
  readonly smooth: boolean;
  /** The Jacobian to report where the product of the parts' derivatives is none of this formula. */
  readonly instead?: Tensor;
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
  const isBetween = reported.data.every((entry, i) => {
    const there = limits.map(({ data }) => data[i]!);
    const [low, high] = [Math.min(...there), Math.max(...there)];
    return entry >= low - TOLERANCE && entry <= high + TOLERANCE;
  });
  return isBetween ? { smooth: false } : { smooth: false, instead: least(limits) };
}

const least = (candidates: readonly Tensor[]): Tensor => {
  const size = ({ data }: Tensor): number => Math.hypot(...data);
  return candidates.reduce((a, b) => (size(b) < size(a) ? b : a));
};

function farApart(a: Float64Array, b: Float64Array, tolerance: number): boolean {
  return a.some((x, i) => !(Math.abs(x - b[i]!) <= tolerance * Math.max(1, Math.abs(x), Math.abs(b[i]!))));
}
