// /check: is the person's own derivative right?
import { checkAnswer } from '../src/answer/check/check.js';
import { defineCommand } from '../src/chat/command.js';
import { presentCheck } from '../src/chat/present-check.js';
import { MAX_CHARACTERS } from '../src/formula/limits.js';

export default defineCommand({
  name: 'check',
  description: 'Is my derivative right? True, false or true only if, and what is off',
  main: 'expression',
  args: {
    expression: {
      kind: 'text',
      required: true,
      maxLength: MAX_CHARACTERS,
      description: 'The function, as in norm(A*x - b)^2',
    },
    answer: {
      kind: 'text',
      required: true,
      maxLength: MAX_CHARACTERS,
      description: "Your derivative, in any layout: a formula as 2*A'*(A*x - b), or numbers",
    },
    wrt: { kind: 'text', maxLength: 50, description: 'The variable to differentiate by' },
    at: { kind: 'values', description: 'Values, where your answer is in numbers' },
    where: { kind: 'text', maxLength: MAX_CHARACTERS, description: 'Shapes and structure, as in A: 3x2, S: symmetric' },
  },
  examples: [
    { expression: 'norm(A*x - b)^2', answer: "2*A'*(A*x - b)", wrt: 'x' },
    { expression: "x'*A*x", answer: '2*A*x', wrt: 'x' },
    { expression: 'tanh(x)', answer: '1 - tanh(x).^2' },
    { expression: 'softmax(x)', answer: 'softmax(x) .* (1 - softmax(x))' },
  ],
  run: (question) =>
    presentCheck(checkAnswer(question), { command: 'jacobian', values: { ...question, answer: undefined } }),
});
