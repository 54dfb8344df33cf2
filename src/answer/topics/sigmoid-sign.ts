// The sign in the derivative of the sigmoid.
import type { Topic } from './topic.js';

export const sigmoidSign: Topic = {
  name: 'sigmoid-sign',
  question: 'Why is there no minus sign in the derivative of the sigmoid?',
  short:
    'The two minus signs cancel: the quotient rule gives one, and by the chain rule the inner derivative of e^{−x} is −e^{−x}. So σ′ = +e^{−x}/(1 + e^{−x})² = σ(1 − σ), positive.',
  asked: [
    'sigmoid derivative sign',
    'why does the negative sign get dropped in the sigmoid derivative',
    'minus sign in derivative of sigmoid quotient rule',
  ],
  about: ['sigmoid', 'exp'],
  claims: [{ left: 'sigmoid(x) .* (1 - sigmoid(x))', right: 'exp(-x)./(1 + exp(-x)).^2', where: 'x: n' }],
  text: [
    'σ = 1/(1 + e^{−x}). The derivative of the denominator is −e^{−x}; σ′ = −(−e^{−x})/(1 + e^{−x})².',
    'Check: σ rises everywhere, so its derivative is positive, 0.25 at 0.',
  ],
  examples: [
    { label: 'sigmoid(x)', expression: 'sigmoid(x)', wrt: 'x', derivative: 'diag(sigmoid(x) .* (1 - sigmoid(x)))' },
  ],
};
