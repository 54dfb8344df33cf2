// The check of a derivative without numbers: at a random point of the formula's domain, with sizes all different.
import { isCall, nodes } from '../formula/expr.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { inDomain } from '../math/domain.js';
import { Budget, Evaluator } from '../math/evaluate.js';
import { generalReports, Kinks } from '../math/kinks.js';
import { FormulaMap } from '../math/numbers.js';
import { bending } from '../math/reach.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../math/sample.js';
import { type Check, verify } from '../math/verify.js';
import type { AtPoint, Derived, Verification } from './derivation.js';

/** Random points tried before the answer goes out as not verified. */
const MAX_ATTEMPTS = 15;
/** Points from which those on kinks are sought. */
const STARTS = 4;

export function atRandom(derived: Derived): AtPoint {
  const { core, wrt, k, derivative } = derived;
  const kinks = new Kinks(core, wrt, k);
  const budget = new Budget();
  const draw = drawing(derived, budget);
  const found = firstCheck(derived, kinks, draw, MAX_ATTEMPTS);
  if (!found) {
    const unseen = kinks.watches.map((watch) => ({ watch, isWhole: watch.node === core }));
    return { numbers: undefined, kinks: generalReports(unseen, k), verification: NO_POINT };
  }
  const { check, evaluator, letters } = found;
  const narrow = letters.size > 0 && check.ok ? checkNarrow(derived, kinks, budget) : undefined;
  const starts =
    kinks.watches.length === 0 ? [] : [evaluator, ...Array.from({ length: STARTS }, (_, i) => draw(i, letters))];
  const whole = { core, wrt, map: derivative.map, letters };
  return {
    numbers: undefined,
    kinks: generalReports(
      // Where there is no time to find out, it may be a kink of the whole.
      kinks.watches
        .map((watch) =>
          budget.left < 2 * budget.spent ? { watch, isWhole: watch.node === core } : bending(watch, whole, starts),
        )
        .filter((found) => found !== undefined),
      k,
    ),
    verification: {
      ...check,
      ok: check.ok && (narrow?.ok ?? true),
      maxError: Math.max(check.maxError, narrow?.maxError ?? 0),
      method: 'central differences at a random point, and ⟨Jv, u⟩ = ⟨v, Jᵀu⟩',
    },
  };
}

/** The same where one of the sizes is 1; undefined if there is no time for it or no point that says something. */
function checkNarrow(derived: Derived, kinks: Kinks, budget: Budget): Check | undefined {
  if (budget.left < 4 * budget.spent) return undefined;
  const { core, inference } = derived;
  const one = Math.abs(core.hash);
  return within(
    () =>
      firstCheck(derived, kinks, drawing(derived, budget), REGIMES.length, () => sampleSizes(inference.scope, 0, one))
        ?.check,
  );
}

/** Work past the budget, and a third entry where a vector has one. */
const PASSED_OVER: ReadonlySet<string> = new Set(['too-much-work', 'index-out-of-range']);

/** What is found within the budget, where sizes allow. */
function within<T>(find: () => T | undefined): T | undefined {
  try {
    return find();
  } catch (problem) {
    if (problem instanceof Unanswerable && PASSED_OVER.has(problem.code)) return undefined;
    throw problem;
  }
}

/** The check at a random point with the sizes of the person's point; undefined if no point is found with what is left of `budget`. */
export function checkBeside(derived: Derived, kinks: Kinks, budget: Budget): Check | undefined {
  return within(() => firstCheck(derived, kinks, drawing(derived, budget), REGIMES.length)?.check);
}

type Draw = (attempt: number, letters: ReadonlyMap<string, number>) => Evaluator;

function drawing({ core, inference: { scope } }: Derived, budget: Budget): Draw {
  const random = generator(core.hash);
  return (attempt, letters) => {
    const regime = REGIMES[attempt % REGIMES.length] as (typeof REGIMES)[number];
    return new Evaluator(samplePoint(scope, letters, regime, random), letters, budget);
  };
}

/** The first random point that says something about the derivative, and what it says. */
function firstCheck(
  { core, wrt, inference: { scope }, derivative: { map } }: Derived,
  kinks: Kinks,
  draw: Draw,
  attempts: number,
  sizes: (attempt: number) => ReadonlyMap<string, number> = (attempt) =>
    sampleSizes(scope, Math.floor(attempt / REGIMES.length)),
): { check: Check; evaluator: Evaluator; letters: ReadonlyMap<string, number> } | undefined {
  // Rounding may leave a singular matrix an inverse, and a factor 0 beside it hides that.
  const inverses = nodes(map.matrix()).filter((node) => isCall(node, 'inv'));
  for (let attempt = 0; attempt < attempts; attempt++) {
    const letters = sizes(attempt);
    const evaluator = draw(attempt, letters);
    if (!inDomain(core, evaluator) || !inverses.every((inverse) => inDomain(inverse, evaluator))) continue;
    const check = verify(core, wrt, new FormulaMap(map, evaluator, letters), evaluator, evaluator.symbol(wrt), kinks);
    // A point where differences cross kinks, or where the formula of the derivative has no value, says nothing; another may.
    if (!check.ok && (check.directions === 0 || !Number.isFinite(check.maxError))) continue;
    return { check, evaluator, letters };
  }
  return undefined;
}

const NO_POINT: Verification = {
  ok: false,
  maxError: Number.NaN,
  directions: 0,
  skipped: 0,
  method: 'none',
  failed: 'no point was found at which the formula has a value',
};
