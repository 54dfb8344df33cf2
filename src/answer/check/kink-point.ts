// Whether numbers given for a derivative at a kink are one of those that are possible there.
import type { Value } from '../../formula/values.js';
import { ClarkeSet } from '../../math/clarke.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { extentOf } from '../../math/numbers.js';
import { fromValue, type Tensor, toValue } from '../../math/tensor.js';
import type { Derivation } from '../derivation.js';
import type { Arranged, Arrangement } from './arrangements.js';
import { fitting } from './claim.js';

/** One of the derivatives that are possible at the kink; `isReported`: it is itself the one that is reported. */
export interface InSet {
  readonly kind: 'in-set';
  readonly way: Arrangement;
  readonly isReported: boolean;
  readonly reported: Value;
}
/** Of the right shape, and none of them. */
export interface OutsideSet {
  readonly kind: 'outside-set';
  readonly way: Arrangement;
  readonly reported: Value;
}

/** Whether the person's point is on a kink of the whole, where the derivatives nearby have several limits. */
export const isOnKink = ({ numbers }: Derivation): boolean => (numbers?.selection?.bends?.length ?? 0) > 0;

const NO_LETTERS: ReadonlyMap<string, number> = new Map();

/** Numbers at the person's point judged by the set there; undefined off kinks, and of another shape. */
export function kinkAt(
  derivation: Derivation,
  given: Tensor,
  ways: readonly Arranged[],
  toleranceFor: (truth: Tensor) => number,
): InSet | OutsideSet | undefined {
  const { numbers, point, core, wrt, derivative } = derivation;
  const { selection, jacobian } = numbers ?? {};
  if (!isOnKink(derivation) || !selection || !jacobian) return undefined;
  const { map } = derivative;
  const values = new Map([...point].map(([name, value]) => [name, fromValue(value)]));
  const evaluator = new Evaluator(values, NO_LETTERS, new Budget());
  const set = new ClarkeSet(core, wrt, map, evaluator, NO_LETTERS, jacobian, selection);
  const [output, input] = [extentOf(map.codomain, NO_LETTERS), extentOf(map.domain, NO_LETTERS)];
  const x = evaluator.symbol(wrt);
  let fits: OutsideSet | undefined;
  for (const way of ways) {
    const written = (J: Tensor): Tensor => way.from(J, output, input, x);
    const truth = written(jacobian);
    if (truth.rows !== given.rows || truth.cols !== given.cols) continue;
    const reported = toValue(truth);
    fits ??= { kind: 'outside-set', way: way.name, reported };
    // Where there is no time for it, nothing is found to be in the set.
    if (fitting(() => set.has(given, written, toleranceFor(truth))) === true)
      return { kind: 'in-set', way: way.name, isReported: false, reported };
  }
  return fits;
}
