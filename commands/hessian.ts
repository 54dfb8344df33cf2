// /hessian: the second derivative of a scalar function.
import { HESSIAN_VIEWS, hessianAnswer } from '../src/answer/hessian.js';
import { defineCommand } from '../src/chat/command.js';
import { presentDerivative } from '../src/chat/present.js';
import { MAX_CHARACTERS } from '../src/formula/limits.js';

export default defineCommand({
  name: 'hessian',
  description: 'The second derivative of a scalar function, with its structure',
  main: 'expression',
  args: {
    expression: {
      kind: 'text',
      required: true,
      maxLength: MAX_CHARACTERS,
      description: 'The scalar function, as in norm(A*x - b)^2',
    },
    at: { kind: 'values', description: 'Values, as in x = [1, -2, 3]' },
    wrt: { kind: 'text', maxLength: 50, description: 'The variable to differentiate by' },
    where: { kind: 'text', maxLength: MAX_CHARACTERS, description: 'Shapes and structure, as in A: 3x2, S: symmetric' },
    view: {
      kind: 'choice',
      choices: ['answer', ...HESSIAN_VIEWS],
      fallback: 'answer',
      description: 'What to show of it',
    },
  },
  examples: [
    { expression: 'norm(A*x - b)^2', wrt: 'x' },
    { expression: 'logsumexp(x)', at: '[1, 2, 3]' },
    { expression: "x'*A*x", wrt: 'x' },
    { expression: 'sum(softplus(X*w))', wrt: 'w' },
  ],
  run: ({ view, ...question }) =>
    presentDerivative(hessianAnswer(question), view, { command: 'hessian', values: question }),
});
