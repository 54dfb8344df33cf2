// An answer in numbers: whether it is the derivative at the person's point, or one of those that are possible at a kink.
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Value } from '../../formula/values.js';
import { ClarkeSet } from '../../math/clarke.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { extentOf } from '../../math/numbers.js';
import { fromValue, greatest, type Tensor, toValue } from '../../math/tensor.js';
import type { Derivation } from '../derivation.js';
import { fitting } from '../fitting.js';
import { type Arranged, type Arrangement, isReduced } from './arrangements.js';
import { isNear } from './comparing.js';
import { type Multiple, nearFraction, ratio } from './multiple.js';

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
const isOnKink = ({ numbers }: Derivation): boolean => (numbers?.selection?.bends?.length ?? 0) > 0;

const NO_LETTERS: ReadonlyMap<string, number> = new Map();

/** What numbers are; `digits` is how many of them were typed behind the point. */
export function diagnoseNumbers(
  derivation: Derivation,
  value: Tensor,
  ways: readonly Arranged[],
  digits: number,
):
  | InSet
  | OutsideSet
  | Multiple
  | { readonly kind: 'right'; readonly way: Arrangement }
  | { readonly kind: 'other' | 'shape' } {
  const tolerance = digits > 0 ? 0.51 * 10 ** -digits : 1e-9;
  const truths = ways.map((way) => ({ name: way.name, truth: truthAtPoint(derivation, way) }));
  for (const { name, truth } of truths) {
    if (!isNear(value, truth, digits > 0 ? tolerance / greatestOf(truth) : tolerance)) continue;
    return isOnKink(derivation)
      ? { kind: 'in-set', way: name, isReported: true, reported: toValue(truth) }
      : { kind: 'right', way: name };
  }
  const kink = kinkAt(derivation, value, ways, (truth) => (digits > 0 ? tolerance : 1e-9 * greatestOf(truth)));
  if (kink) return kink;
  for (const { name, truth } of truths.filter((each) => !isReduced(each.name))) {
    const times = ratio(value, truth, digits > 0 ? 10 ** -digits : undefined);
    // Of rounded numbers the factor is known to two digits.
    const factor = times && digits > 0 ? Number(times.toPrecision(2)) : times;
    if (factor && factor !== 1) return { kind: 'multiple', times: nearFraction(factor), way: name };
  }
  return { kind: truths.some(({ truth }) => sameExtent(truth, value)) ? 'other' : 'shape' };
}

const greatestOf = ({ data }: Tensor): number => greatest(data, 1e-3);
const sameExtent = (a: Tensor, b: Tensor): boolean => a.rows === b.rows && a.cols === b.cols;

/** The derivative at the person's point in an arrangement. Throws Unanswerable where it has too many entries. */
export function truthAtPoint({ numbers, wrt, point, derivative: { map } }: Derivation, way: Arranged): Tensor {
  const jacobian = numbers?.jacobian;
  if (!jacobian) throw new Unanswerable('too-much-work', { limit: '10 000 entries in a derivative that is compared' });
  const x = fromValue(point.get(wrt) as Value);
  return way.from(jacobian, extentOf(map.codomain, NO_LETTERS), extentOf(map.domain, NO_LETTERS), x);
}

/** Numbers at the person's point judged by the set there; undefined off kinks, and of another shape. */
function kinkAt(
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
    if (!sameExtent(truth, given)) continue;
    const reported = toValue(truth);
    fits ??= { kind: 'outside-set', way: way.name, reported };
    // Where there is no time for it, nothing is found to be in the set.
    if (fitting(() => set.has(given, written, toleranceFor(truth))) === true)
      return { kind: 'in-set', way: way.name, isReported: false, reported };
  }
  return fits;
}
