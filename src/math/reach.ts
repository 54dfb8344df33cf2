// What the whole formula does at a kink of a part: points on it are sought, and looked at from all sides.
import { type Expr, sym } from '../formula/expr.js';
import { differentiate } from './differentiate.js';
import { undefinedPart } from './domain.js';
import type { Evaluator } from './evaluate.js';
import { type Bending, isZero, type Watch } from './kinks.js';
import type { LinearMap } from './maps/map.js';
import { basis, FormulaMap, type Letters } from './numbers.js';
import { type Selection, select } from './selection.js';
import { type Tensor, tensor } from './tensor.js';

/** Steps of the search; where a part touches 0 without crossing it, a step only halves the way. */
const MAX_STEPS = 40;
/** Points on a kink that are looked at. */
const MAX_POINTS = 2;
/** Pairs of sides from which each is looked at. */
const PAIRS = 2;

interface Whole {
  readonly core: Expr;
  readonly wrt: string;
  readonly map: LinearMap;
  readonly letters: Letters;
}

/**
 * What the whole does where the part bends: nothing (undefined), or a bend, with its limits where they are one pair at
 * all points looked at. `starts` are points of the domain. Where it cannot be found out, the whole may bend like the part.
 */
export function bending(watch: Watch, whole: Whole, starts: readonly Evaluator[]): Bending | undefined {
  const { node } = watch;
  const { core, wrt, map, letters } = whole;
  if (node === core && node.args.every((arg) => arg.kind !== 'call')) return { watch, isWhole: true };
  const signs = new Set<number>();
  const met = pointsOn(watch, whole, starts, signs).map((found) =>
    undefinedPart(core, found) ? SMOOTH : select(core, wrt, map, found, letters, PAIRS),
  );
  if (met.length === 0) return signs.size > 1 ? { watch, isWhole: node === core } : undefined;
  const bent = met.filter((selection) => selection?.smooth !== true);
  if (bent.length === 0) return undefined;
  const bends = bent.map((selection) => (selection?.bends?.length === 1 ? selection.bends[0] : undefined));
  const [first] = bends;
  const isOne = first && bends.every((bend) => bend && isSame(bend.low, first.low) && isSame(bend.high, first.high));
  // A number met once may be an accident of the point; a part's jump without limits is one of the whole.
  if (isOne && bends.length > 1) return { watch, isWhole: true, bend: first };
  return { watch, isWhole: node === core };
}

/** Where the formula has no value there is nothing to bend. */
const SMOOTH: Selection = { smooth: true };
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** Whether the whole is smooth at all points on the kink that are reached from `starts`; undefined where none is reached. */
export function isSmoothOn(watch: Watch, whole: Whole, starts: readonly Evaluator[]): boolean | undefined {
  const { core, wrt, map, letters } = whole;
  const met = pointsOn(watch, whole, starts, new Set(), starts.length).filter(
    (point) => undefinedPart(core, point) === undefined,
  );
  if (met.length === 0) return undefined;
  return met.every((point) => select(core, wrt, map, point, letters, PAIRS)?.smooth === true);
}

/** Points on the kink that are reached from `starts`, so many at most; `signs` takes the signs that the entries have there. */
export function pointsOn(
  { of }: Pick<Watch, 'of'>,
  { wrt, map, letters }: Whole,
  starts: readonly Evaluator[],
  signs = new Set<number>(),
  most = MAX_POINTS,
): Evaluator[] {
  const slope = differentiate(map.k.simplify(of), sym(wrt), map.k).map;
  const found: Evaluator[] = [];
  for (const [i, start] of starts.entries()) {
    const point = reached(of, slope, wrt, start, letters, i, signs);
    if (point) found.push(point);
    if (found.length === most) break;
  }
  return found;
}

/** A point at which the entry is 0, by steps x ← x - r g/‖g‖², where r is the entry and g its gradient. */
function reached(
  of: Expr,
  slope: LinearMap,
  wrt: string,
  start: Evaluator,
  letters: Letters,
  entry: number,
  signs: Set<number>,
): Evaluator | undefined {
  let at = start;
  let x = start.symbol(wrt);
  for (let step = 0; step < MAX_STEPS; step++) {
    const value = at.value(of);
    const place = entry % value.data.length;
    const residual = value.data[place] as number;
    if (step === 0) for (const other of value.data) signs.add(Math.sign(other));
    if (isZero(residual, of)) return at;
    const gradient: Tensor = new FormulaMap(slope, at, letters).transposed().apply(basis(value, place));
    const square = gradient.data.reduce((sum, entry) => sum + entry * entry, 0);
    if (!(square > 0) || !Number.isFinite(residual / square)) return undefined;
    x = tensor(
      x.rows,
      x.cols,
      x.data.map((entry, i) => entry - (residual / square) * gradient.data[i]!),
    );
    at = start.with(new Map([[wrt, x]]));
  }
  return undefined;
}
