// Whether an answer that is right where the function is smooth is right on its kinks too.
import type { Expr } from '../../formula/expr.js';
import { Kinks } from '../../math/kinks.js';
import { FormulaMap } from '../../math/numbers.js';
import { pointsOn } from '../../math/reach.js';
import { select } from '../../math/selection.js';
import { allFinite, type Tensor, tensor } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import type { Arranged, Arrangement } from './arrangements.js';
import type { Trial } from './trials.js';

/** Right where the function is smooth; `at` is a kink where it is not. */
export interface OffKinks {
  readonly kind: 'off-kinks';
  readonly at: string;
  readonly way: Arrangement;
}

/** A place on a kink where the answer has no value, or one that no limit of derivatives allows. */
export function offKinks(
  { core, wrt, k, derivative: { map } }: Derived,
  claim: Expr,
  way: Arranged,
  points: readonly Trial[],
): OffKinks | undefined {
  const starts = points.map(({ evaluator }) => evaluator);
  const [{ letters, map: numeric }] = points as [Trial];
  for (const watch of new Kinks(core, wrt, k).watches.slice(0, 3)) {
    const [found] = pointsOn(watch, { core, wrt, map, letters }, starts.slice(0, 1));
    const selection = found && select(core, wrt, map, found, letters);
    if (!selection || selection.smooth) continue;
    const value = found.value(claim);
    const at: OffKinks = { kind: 'off-kinks', at: watch.shown, way: way.name };
    if (!allFinite(value)) return at;
    if (!selection.bends) continue;
    const here = new FormulaMap(map, found, letters).entries();
    if (!here) continue;
    const side = (end: 'low' | 'high'): Tensor => {
      const data = (selection.instead ?? here).data.slice();
      for (const bend of selection.bends ?? []) data[bend.output * here.cols + bend.input] = bend[end];
      return way.from(tensor(here.rows, here.cols, data), numeric.codomain, numeric.domain, found.symbol(wrt));
    };
    const [low, high] = [side('low').data, side('high').data];
    const allowed = value.data.every((x, i) => x >= low[i]! - 1e-9 && x <= high[i]! + 1e-9);
    if (!allowed) return at;
  }
  return undefined;
}
