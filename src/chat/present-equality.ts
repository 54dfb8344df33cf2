// Whether two formulas are equal, as the blocks of a reply.
import { equality } from '../answer/equality.js';
import { fitting } from '../answer/fitting.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Compared } from '../question/understood.js';
import { problemOf } from './problem.js';
import { type Block, type Reply, text } from './reply.js';

export function presentEquality({ question, sides: [left, right] }: Compared, choices: readonly Block[]): Reply {
  const { where } = question;
  const understood = { command: null, arguments: { ...question }, reason: 'equality' };
  const equal = `${left} equal to ${right}`;
  const read = text('text', `I read: is ${equal} for all values${where === undefined ? '' : `, with ${where}`}.`);
  const answer = fitting(() => equality(question));
  if (answer instanceof Unanswerable) {
    const problem = problemOf(answer);
    return {
      blocks: [text('problem', `I cannot tell whether ${left} equals ${right}: ${problem.message}`), read, ...choices],
      data: { problem, understood },
    };
  }
  return {
    blocks: [
      text('verdict', ...answer.verdict),
      read,
      answer.picture,
      ...answer.counterexample,
      text('conventions', answer.conventions),
      ...choices,
    ],
    data: { ...answer.data, understood },
  };
}
