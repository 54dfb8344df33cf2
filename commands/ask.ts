// /ask: a question in plain words, read and answered by the other commands.
import { LAYOUTS } from '../src/answer/shown.js';
import { type Command, defineCommand } from '../src/chat/command.js';
import { presentAsk } from '../src/chat/present-ask.js';
import { runnerOf } from '../src/chat/run.js';
import { unlessExhausted } from '../src/formula/work.js';
import { tooLong } from '../src/question/say.js';
import { understand } from '../src/question/understand.js';

/** Characters of a question, and how much of a conversation is looked at. */
const MAX_QUESTION = 4000;
const MAX_CONTEXT = 20;

/** Questions that the other commands answer. */
export function askFor(commands: readonly Command[]): Command {
  const run = runnerOf(commands);
  return defineCommand({
    name: 'ask',
    description: 'A question in plain words, LaTeX or code: what is asked is found, computed, checked',
    main: 'text',
    args: {
      text: {
        kind: 'text',
        required: true,
        maxLength: MAX_QUESTION,
        description: 'Your question, as in: is the gradient of x^T A x equal to 2Ax?',
      },
      context: {
        kind: 'texts',
        most: MAX_CONTEXT,
        maxLength: MAX_QUESTION,
        description: 'What was said before, oldest first',
      },
      want: {
        kind: 'choice',
        choices: ['anything', 'jacobian', 'check'],
        fallback: 'anything',
        description: 'What to make of it',
      },
      layout: {
        kind: 'choice',
        choices: LAYOUTS,
        fallback: 'numerator',
        description: 'Rows for outputs (numerator) or rows for inputs (denominator)',
      },
    },
    examples: [
      { text: 'Is the derivative of max(0, x) a diagonal matrix or a vector?' },
      { text: 'gradient of ||Ax - b||^2 wrt x' },
      { text: 'is the gradient of x^T A x equal to 2Ax?' },
      { text: 'why do we multiply by W^T in backprop?' },
    ],
    run: (question) =>
      unlessExhausted(
        () => presentAsk(understand(question), run),
        () => presentAsk(tooLong(), run),
      ),
  });
}
