// What is said of numbers given for a derivative at a kink: whether they are one of those possible there, and which are.
import type { Value } from '../../formula/values.js';
import { isScalar } from '../../math/shape.js';
import type { Shown } from '../shown.js';
import type { InSet, OutsideSet } from './in-numbers.js';
import type { Told } from './told.js';

/** Kinks that are told. */
const MAX_TOLD = 4;
/** Characters of a value that is told. */
const LONGEST = 80;

/** `right` is what is said of the derivative itself in that arrangement. */
export function atKink(diagnosis: InSet | OutsideSet, { map, derivation }: Shown, right: Told): Told {
  const { kinks } = derivation;
  const isNumber = isScalar(map.domain) && isScalar(map.codomain);
  const [set] = kinks.length === 1 && isNumber ? kinks.map((kink) => kink.set) : [];
  const possible = kinks
    .slice(0, MAX_TOLD)
    .map(({ at, of, set: there }) => `Where ${at}, these are possible${of ? ` of ${of}` : ''}: ${there}.`);
  if (diagnosis.kind === 'outside-set')
    return {
      judgement: 'false',
      reason: 'outside-set',
      words: set
        ? `: this is a kink, and yours lies outside of ${set}`
        : ': this is a kink, and yours is none of the derivatives that are possible here',
      why: [...possible, reported(diagnosis.reported)],
    };
  const isElement = set
    ? `an element of ${set}, the derivatives that are possible`
    : 'one of the derivatives that are possible';
  if (right.judgement !== 'true') return { ...right, why: [...right.why, ...possible, reported(diagnosis.reported)] };
  return {
    judgement: 'true',
    reason: diagnosis.isReported ? right.reason : 'in-set',
    words: `: the function is not differentiable here, and yours is valid, ${isElement} here`,
    why: [...right.why, ...possible, reported(diagnosis.reported)],
  };
}

function reported(value: Value): string {
  const text = JSON.stringify(value, (_, x) => (typeof x === 'number' ? Number(x.toPrecision(4)) : x));
  return `Reported by default is the one of least norm${text.length > LONGEST ? '' : `, ${text}`}.`;
}
