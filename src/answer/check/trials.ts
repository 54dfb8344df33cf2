// Random points at which an answer is compared with the derivative, in each of the derivative's arrangements.
import type { Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { inDomain } from '../../math/domain.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { Kinks } from '../../math/kinks.js';
import { FormulaMap, type Letters } from '../../math/numbers.js';
import { pointsOn } from '../../math/reach.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../../math/sample.js';
import { type Tensor, tensor } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import type { Arranged } from './arrangements.js';
import type { Condition } from './conditions.js';

/** Random points compared at; sizes differ between them, so that n is told from 3. */
const POINTS = 12;
const MAX_ATTEMPTS = 30;
/** How many points have the same sizes. */
const PER_SIZE = 4;
/** Kinks of which both sides are looked at, and how far beside. */
const MAX_KINKS = 6;
const BESIDE = 0.05;
/** Two ways of computing one derivative differ by rounding, and by more where a matrix is nearly singular. */
const TOLERANCE = 1e-6;
/** How many times farther out than a random point another one lies. */
const FAR = [8, 60, 400];

export interface Trial {
  readonly evaluator: Evaluator;
  readonly letters: Letters;
  readonly map: FormulaMap;
  readonly jacobian: Tensor;
  /** It lies farther out than random points do. */
  readonly isFar: boolean;
}

/** Points of the function's domain; where `under` is given, the variables of those names satisfy the condition. */
export function trials(
  derived: Derived,
  under?: { readonly names: readonly string[]; readonly condition: Condition },
): Trial[] {
  const {
    core,
    wrt,
    k,
    inference: { scope },
    derivative: { map },
  } = derived;
  const tags = new Map(scope.tags);
  const { tag, impose } = under?.condition ?? {};
  for (const name of under?.names ?? []) if (tag) tags.set(name, new Set([...(tags.get(name) ?? []), tag]));
  const random = generator(core.hash + 1);
  const budget = new Budget();
  const found: Trial[] = [];
  const take = (evaluator: Evaluator, letters: Letters, isFar = false): void => {
    if (!inDomain(core, evaluator)) return;
    const numeric = new FormulaMap(map, evaluator, letters);
    const jacobian = numeric.entries();
    if (!jacobian)
      throw new Unanswerable('too-much-work', { limit: '10 000 entries in a derivative that is compared' });
    if (jacobian.data.every(Number.isFinite)) found.push({ evaluator, letters, map: numeric, jacobian, isFar });
  };
  const roomy = (): boolean => budget.spent < budget.left / 4;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && found.length < POINTS && (roomy() || found.length < 2); attempt++) {
    const letters = sampleSizes(scope, Math.floor(attempt / PER_SIZE));
    const regime = REGIMES[attempt % REGIMES.length] as (typeof REGIMES)[number];
    const values = samplePoint({ ...scope, tags }, letters, regime, random);
    for (const name of under?.names ?? []) {
      const drawn = values.get(name);
      if (drawn && impose) values.set(name, impose(drawn));
    }
    take(new Evaluator(values, letters, budget), letters);
  }
  // What differs only far out, as 2x from 2x + relu(x - 20), is not seen near 0.
  // Of a matrix, determinants and inverses far out would be all rounding.
  for (const [i, near] of found.slice(0, FAR.length).entries()) {
    const x = near.evaluator.symbol(wrt);
    if (x.cols > 1) continue;
    const scaled = tensor(
      x.rows,
      x.cols,
      x.data.map((entry) => entry * (FAR[i] as number)),
    );
    const far = impose && under?.names.includes(wrt) ? impose(scaled) : scaled;
    if (roomy()) take(near.evaluator.with(new Map([[wrt, far]])), near.letters, true);
  }
  const [first] = found;
  if (!first || under) return found;
  // Where the function has pieces, random points may all lie on one: a piece has a neighbour on the other side of a kink.
  for (const watch of new Kinks(core, wrt, k).watches.slice(0, MAX_KINKS)) {
    const whole = { core, wrt, map, letters: first.letters };
    for (const kink of roomy() ? pointsOn(watch, whole, [first.evaluator]) : []) {
      const x = kink.symbol(wrt);
      for (const side of [BESIDE, -BESIDE]) {
        const moved = x.data.map((entry) => entry + side * (0.5 + random()));
        take(kink.with(new Map([[wrt, tensor(x.rows, x.cols, moved)]])), first.letters);
      }
    }
  }
  return found;
}

/** The derivative at a trial's point in an arrangement. */
export const arranged = ({ jacobian, map }: Trial, { from }: Arranged): Tensor =>
  from(jacobian, map.codomain, map.domain);

/** The first arrangement that the formula equals at all the points where it has a value. */
export function arrangementOf(core: Expr, ways: readonly Arranged[], points: readonly Trial[]): Arranged | undefined {
  return ways.find((way) => {
    let compared = 0;
    for (const trial of points) {
      const value = trial.evaluator.value(core);
      // Far out, a formula may overflow that is right.
      if (trial.isFar && !value.data.every(Number.isFinite)) continue;
      if (!isNear(value, arranged(trial, way))) return false;
      compared++;
    }
    return compared > 0;
  });
}

export function isNear(a: Tensor, b: Tensor, tolerance = TOLERANCE): boolean {
  if (a.rows !== b.rows || a.cols !== b.cols) return false;
  const scale = b.data.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3);
  return a.data.every((x, i) => Math.abs(x - (b.data[i] as number)) <= tolerance * scale);
}
