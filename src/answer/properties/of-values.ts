// Whether a function of numbers or of single entries increases, is continuous or even: by its derivative, or refuted in numbers.
import { argument, type Call, isCall, nodes, symbolsOf } from '../../formula/expr.js';
import { isNonNegative } from '../../math/non-negative.js';
import type { Operation } from '../../math/operation.js';
import { operationOf } from '../../math/registry.js';
import { isScalar } from '../../math/shape.js';
import { type Tensor, tensor } from '../../math/tensor.js';
import type { Derivation, Question } from '../derivation.js';
import { derive } from '../derive.js';
import { plain, plainSymbol } from '../notation/plain.js';
import { shownDerivative } from '../shown.js';
import { type Known, no, type Property, unknown, yes } from './known.js';
import { samples, vanishes } from './samples.js';
import { parityOf } from './value-laws.js';

/** What is asked of the values themselves. */
export type OfValues = Extract<Property, 'continuous' | 'increasing' | 'decreasing' | 'even' | 'odd'>;
const ALL: readonly OfValues[] = ['continuous', 'increasing', 'decreasing', 'even', 'odd'];
export const isOfValues = (property: Property): property is OfValues => (ALL as readonly Property[]).includes(property);

export function ofValues(property: OfValues, question: Question): Known {
  const derivation = derive(question);
  const f = plain(derivation.expr, derivation.k);
  switch (property) {
    case 'continuous':
      return continuous(derivation, f);
    case 'increasing':
    case 'decreasing':
      return monotone(property, derivation, f);
    default:
      return mirrored(property, derivation, f);
  }
}

/** What is made of continuous functions is continuous wherever it has a value; a part that jumps may jump unseen. */
function continuous({ simple, wrt, k }: Derivation, f: string): Known {
  const jumping = nodes(simple).filter(
    (node): node is Call => node.kind === 'call' && symbolsOf(node).includes(wrt) && jumps(operationOf(node)),
  );
  const [first] = jumping;
  if (!first) return yes(`${f} is made of functions that are continuous wherever they have a value`);
  return first === simple
    ? no(`${f} jumps`)
    : unknown(`a part of it, ${plain(first, k)}, jumps, and I have no proof that the whole does or does not`);
}

function jumps({ breakTies, entrywise }: Operation): boolean {
  const { row } = entrywise ?? {};
  const places = row?.jumps ?? row?.stepsAtZero ?? row?.kinks?.find(({ jump }) => jump === true);
  return breakTies !== undefined || places !== undefined;
}

/** Of functions of single entries alone. */
function monotone(property: 'increasing' | 'decreasing', derivation: Derivation, f: string): Known {
  const { k } = derivation;
  const { map, derivative } = shownDerivative(derivation, 'numerator');
  const isOfNumbers = isScalar(map.domain) && isScalar(map.codomain);
  const isOfEntries = /^(?:diagonal|identity|scaled identity)$/.test(map.structure);
  if (!isOfNumbers && !isOfEntries) return unknown(`${f} is no function of one number, nor of one entry each`);
  const rising = property === 'increasing';
  const slopes = isCall(derivative, 'diag') ? argument(derivative, 0) : derivative;
  const written = plain(derivative, k);
  if (isNonNegative(rising ? slopes : k.negate(slopes), k))
    return yes(
      `no entry of its derivative ${written} is ${rising ? 'negative' : 'positive'}, so ${f} is ${property} on every interval on which it has a value`,
    );
  const isAgainst = (slope: number): boolean => (rising ? slope < -1e-9 : slope > 1e-9);
  if (samples(derivation).some(({ jacobian }) => jacobian.data.some(isAgainst)))
    return no(`its derivative ${written} is ${rising ? 'negative' : 'positive'} at some points`);
  return unknown(`its derivative ${written} had one sign at the points tried, and I have no proof that it always has`);
}

/** f(−x) = f(x), or −f(x), as the formula shows or the values at random points refute. */
function mirrored(property: 'even' | 'odd', derivation: Derivation, f: string): Known {
  const { core, wrt } = derivation;
  const x = plainSymbol(wrt);
  const sign = property === 'even' ? 1 : -1;
  const all = samples(derivation);
  const differs = all.some(({ at }) => {
    const value = at.value(core);
    const other = at.with(new Map([[wrt, negative(at.symbol(wrt))]])).value(core);
    const difference = tensor(
      1,
      value.data.length,
      value.data.map((v, i) => v - sign * (other.data[i] as number)),
    );
    return (
      difference.data.every(Number.isFinite) &&
      !vanishes(difference, () => true) &&
      difference.data.some((d) => Math.abs(d) > 1e-6)
    );
  });
  if (differs) return no(`${f} at −${x} is not ${property === 'even' ? 'what it is' : 'minus what it is'} at ${x}`);
  if (parityOf(core, wrt) === property)
    return yes(
      `${f} at −${x} is ${property === 'even' ? 'what it is' : 'minus what it is'} at ${x}, by the signs of its parts`,
    );
  return unknown(
    `at the ${all.length} points tried ${f} was ${property === 'even' ? 'the same' : 'minus the same'} at −${x}, and I have no proof that it always is`,
  );
}

const negative = (t: Tensor): Tensor => ({ ...t, data: t.data.map((value) => -value) });
