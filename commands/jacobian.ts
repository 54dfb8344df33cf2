// /jacobian: the derivative of any expression by any of its variables.
import { jacobianAnswer, VIEWS } from '../src/answer/jacobian.js';
import { LAYOUTS } from '../src/answer/shown.js';
import { defineCommand } from '../src/chat/command.js';
import { presentDerivative } from '../src/chat/present.js';
import { MAX_CHARACTERS } from '../src/formula/limits.js';

export default defineCommand({
  name: 'jacobian',
  description: 'The derivative of any expression: Jacobian, gradient or linear map, computed and verified',
  main: 'expression',
  args: {
    expression: {
      kind: 'text',
      required: true,
      maxLength: MAX_CHARACTERS,
      description: 'The function, as in relu(W*x + b)',
    },
    at: { kind: 'values', description: 'Values, as in x = [1, -2, 3]; W = [[1, 2, 0], [0, 1, 1]]' },
    wrt: { kind: 'text', maxLength: 50, description: 'The variable to differentiate by' },
    layout: {
      kind: 'choice',
      choices: LAYOUTS,
      fallback: 'numerator',
      description: 'Rows for outputs (numerator) or rows for inputs (denominator)',
    },
    where: { kind: 'text', maxLength: MAX_CHARACTERS, description: 'Shapes and structure, as in A: 3x2, S: symmetric' },
    view: { kind: 'choice', choices: ['answer', ...VIEWS], fallback: 'answer', description: 'What to show of it' },
  },
  examples: [
    { expression: 'max(0, x)', at: '[1, -2, 3]' },
    { expression: 'relu(W*x + b)', wrt: 'x' },
    { expression: 'softmax(x)', at: '[1, 2, 3]' },
    { expression: 'norm(A*x - b)^2', wrt: 'x' },
    { expression: 'sigmoid(W*x + b)', wrt: 'W' },
    { expression: 'tr(X^T A X)', wrt: 'X' },
  ],
  run: ({ view, layout, ...question }) =>
    presentDerivative(jacobianAnswer(question, layout), view, {
      command: 'jacobian',
      values: { ...question, ...(layout === 'numerator' ? {} : { layout }) },
    }),
});
