// A question for a fact as a computed answer: the derivative or Hessian of which it is one, led by the fact.

import type { Question as AskedFormula } from '../answer/derivation.js';
import { type FactKind, nounOf } from '../answer/facts/fact.js';
import { accounted } from './answers.js';
import { type FactAsked, factAsked } from './fact.js';
import { type Change, isOfAnother, isReasonAlone } from './follow/change.js';
import { lastAnswer, saidOf } from './follow/said.js';
import type { Reading } from './reading/reading.js';
import { otherVariables, valuesOf } from './requests.js';
import type { Computed, Question, Told } from './understood.js';

/** What may be asked at one point. */
const AT_POINTS = new Set<FactKind>(['rank', 'null space', 'entries', 'kinks', 'bound']);

/** Whether it is asked of all points together. */
export const isOfWhole = ({ kind }: FactAsked['fact']): boolean => !AT_POINTS.has(kind);

export function factAnswer(
  { fact, of: bearer, isBack }: FactAsked,
  reading: Reading,
  question: Question,
): Computed | Told | undefined {
  const [formula] = reading.targets;
  if (formula === undefined) return undefined;
  const isOfLast = isBack && bearer === 'function' && !/^(?:kinks|Lipschitz constant)$/.test(fact.kind);
  const of = isOfLast ? (reading.second ? 'hessian' : 'derivative') : bearer;
  const { layout: _, at, ...rest } = valuesOf(reading, formula, question);
  // Of one point the value is told, and no limit or greatest value.
  if (at !== undefined && isOfWhole(fact)) return undefined;
  const values = at === undefined ? rest : { ...rest, at };
  const second = of === 'hessian' || (fact.kind === 'Lipschitz constant' && of === 'derivative');
  return accounted(reading, {
    kind: 'computed',
    fact: { fact, of, question: values as unknown as AskedFormula },
    readings: [{ command: second ? 'hessian' : 'jacobian', values }],
    said: `${saidOf({ ...reading, second, special: [] }, formula, values)}, to find ${nounOf(fact)}`,
    ...(fact.kind === 'kinks' ? { aspect: 'kink' as const } : {}),
    choices: otherVariables(reading, formula, question),
  });
}

/** The same question of what a message changes: "the rank of softmax's Jacobian", "and of log_softmax?" */
export function factAgain(reading: Reading, change: Change, question: Question): Computed | Told | undefined {
  if (!isOfAnother(change) && !isReasonAlone(change, reading.targets[0] ?? '')) return undefined;
  const said = lastAnswer(question.context);
  const [, noun] = /, to find ([^\n]{3,80}?)(?:, \p{L} ∈|\.?\s*(?:\n|$))/u.exec(said) ?? [];
  const asked =
    noun === undefined ? undefined : factAsked(`${noun} of the ${reading.second ? 'Hessian' : 'derivative'} of f`);
  return asked && factAnswer({ ...asked, isBack: false }, reading, question);
}
