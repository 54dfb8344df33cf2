// Derivatives written in the output: a(1 − a) and 1 − a².
import type { Topic } from './topic.js';

export const fromTheOutput: Topic = {
  name: 'from-the-output',
  question: 'Why does code use a*(1-a) or 1 - a**2 for the derivative?',
  short:
    'a(1 − a) and 1 − a² are derivatives written in the output a = f(z): σ′(z) = a(1 − a) of the sigmoid, 1 − a² of tanh. Give them the activation, not z.',
  asked: [
    'why x*(1-x) for the sigmoid derivative',
    'sigmoid derivative from the output',
    'return a*(1-a)',
    '1 - a**2 tanh derivative of the activation',
    'should I pass z or a to the derivative',
    'sigmoid_derivative(x) return x*(1-x)',
    'derivative in terms of the output activation',
  ],
  about: ['sigmoid', 'tanh'],
  claims: [{ left: 'sigmoid(z) .* (1 - sigmoid(z))', right: 'exp(-z)./(1 + exp(-z)).^2', where: 'z: n' }],
  text: [
    'sigmoid: a(1 − a). tanh: 1 − a². relu: 1[a > 0]. softplus: 1 − exp(−a). Forward keeps a, so backward is cheap.',
    'If z is passed, z(1 − z) is wrong, and applying sigmoid again to a is wrong too: that is the usual slip of `sigmoid_derivative(x): return x*(1-x)`, which expects the output.',
  ],
  examples: [
    { label: 'sigmoid(z)', expression: 'sigmoid(z)', wrt: 'z', derivative: 'diag(sigmoid(z) .* (1 - sigmoid(z)))' },
    { label: 'tanh(z)', expression: 'tanh(z)', wrt: 'z', derivative: 'diag(1 - tanh(z).^2)' },
  ],
};
