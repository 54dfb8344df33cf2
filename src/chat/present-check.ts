// A judgement on a person's answer as the blocks of a reply, with a button to the whole derivation.
import type { CheckAnswer } from '../answer/check/told.js';
import { type CommandRequest, type Reply, text } from './reply.js';

/** `derivation` asks for the derivative itself. */
export function presentCheck(answer: CheckAnswer, derivation: CommandRequest): Reply {
  const values = Object.fromEntries(Object.entries(derivation.values).filter(([, value]) => value !== undefined));
  return {
    blocks: [
      text('verdict', ...answer.verdict),
      answer.picture,
      ...answer.why.map((line) => text('why', line)),
      ...answer.counterexample,
      text('badge', answer.badge),
      text('conventions', answer.conventions),
      {
        type: 'buttons',
        buttons: [
          { label: 'Derivation', request: { command: derivation.command, values: { ...values, view: 'steps' } } },
        ],
      },
    ],
    data: answer.data,
  };
}
