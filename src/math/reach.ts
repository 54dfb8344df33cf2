// Whether a kink of a part is one of the whole formula: points on it are sought, and looked at from all sides.
import { type Expr, sym } from '../formula/expr.js';
import { differentiate } from './differentiate.js';
import { undefinedPart } from './domain.js';
import type { Evaluator } from './evaluate.js';
import { isZero, type Watch } from './kinks.js';
import type { LinearMap } from './maps/map.js';
import { basis, FormulaMap, type Letters } from './numbers.js';
import { select } from './selection.js';
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

/** Whether the whole bends where the part does; `starts` are points of its domain. Where that cannot be found out, it may. */
export function bendsWhole({ node, of, kink }: Watch, whole: Whole, starts: readonly Evaluator[]): boolean {
  const { core, wrt, map, letters } = whole;
  const isItself = node === core && node.args.every((arg) => arg.kind !== 'call');
  if (isItself || kink.jump) return true;
  const slope = differentiate(map.k.simplify(of), sym(wrt), map.k).map;
  const signs = new Set<number>();
  let points = 0;
  for (const [i, start] of starts.entries()) {
    const found = reached(of, slope, wrt, start, letters, i, signs);
    if (!found) continue;
    const hasValue = !undefinedPart(core, found);
    if (hasValue && select(core, wrt, map, found, letters, PAIRS)?.smooth !== true) return true;
    if (++points === MAX_POINTS) break;
  }
  return points === 0 && signs.size > 1;
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
