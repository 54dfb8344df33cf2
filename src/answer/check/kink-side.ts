// Whether an answer that is right where the function is smooth is right on its kinks too.
import type { Expr } from '../../formula/expr.js';
import { ClarkeSet } from '../../math/clarke.js';
import type { Evaluator } from '../../math/evaluate.js';
import { Kinks } from '../../math/kinks.js';
import { FormulaMap } from '../../math/numbers.js';
import { pointsOn } from '../../math/reach.js';
import { select } from '../../math/selection.js';
import { allFinite, tensor } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import type { Arranged, Arrangement } from './arrangements.js';
import type { Trial } from './trials.js';

/** Right where the function is smooth; `where` tells a kink on which it is not. */
export interface OffKinks {
  readonly kind: 'off-kinks';
  readonly where: string;
  readonly way: Arrangement;
}

/** Kinks that are looked at. */
const MAX_KINKS = 3;

/** A place on a kink where the answer has no value, or one that is not between the limits of derivatives. */
export function offKinks(derived: Derived, claim: Expr, way: Arranged, points: readonly Trial[]): OffKinks | undefined {
  const { core, wrt, derivative } = derived;
  const { map } = derivative;
  const [{ letters, map: numeric }] = points as [Trial];
  for (const { at, where } of onKinks(derived, points[0] as Trial)) {
    // Where the function has no value it has no derivative that an answer could miss.
    if (!allFinite(at.value(core))) continue;
    const selection = select(core, wrt, map, at, letters);
    if (!selection || selection.smooth) continue;
    const value = at.value(claim);
    const off: OffKinks = { kind: 'off-kinks', where, way: way.name };
    if (!allFinite(value)) return off;
    const here = selection.instead ?? new FormulaMap(map, at, letters).entries();
    if (!selection.bends || !here) continue;
    const x = at.symbol(wrt);
    const set = new ClarkeSet(core, wrt, map, at, letters, here, selection);
    if (!set.has(value, (J) => way.from(J, numeric.codomain, numeric.domain, x), 1e-9)) return off;
  }
  return undefined;
}

/** Points on kinks: where a part is 0, and where two entries of the variable tie. */
function* onKinks(
  { core, wrt, k, derivative }: Derived,
  { evaluator, letters }: Trial,
): Generator<{ at: Evaluator; where: string }> {
  const kinks = new Kinks(core, wrt, k);
  for (const watch of kinks.watches.slice(0, MAX_KINKS)) {
    const [at] = pointsOn(watch, { core, wrt, map: derivative.map, letters }, [evaluator]);
    if (at) yield { at, where: `${watch.shown} = 0` };
  }
  const { rows, cols, data } = evaluator.symbol(wrt);
  const order = [...data.keys()].sort((i, j) => data[i]! - data[j]!);
  const ends = [order.slice(0, 2), order.slice(-2)] as [number, number][];
  for (const [i, j] of kinks.none || data.length < 2 ? [] : ends) {
    const tied = tensor(rows, cols, data.slice());
    tied.data[i] = tied.data[j]!;
    const at = evaluator.with(new Map([[wrt, tied]]));
    const [met] = kinks.met(at);
    if (met) yield { at, where: met.hit.where };
  }
}
