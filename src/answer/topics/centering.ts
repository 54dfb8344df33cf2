// Subtracting the mean, forwards and backwards.
import { centring } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const centering: Topic = {
  name: 'centering',
  question: 'What is the derivative of subtracting the mean?',
  short:
    'The Jacobian of x − mean(x) is the centering matrix I − (1/n)·1·1ᵀ: symmetric, so backwards one subtracts the mean of the gradient, G − mean(G).',
  asked: [
    'backward of subtracting the mean',
    'X - X.mean(axis=0) gradient',
    'centering matrix derivative',
    'derivative of x minus its mean',
    'layer norm jacobian mean subtraction',
    'batch norm backward through the mean',
  ],
  about: ['mean', 'layernorm', 'batchnorm', 'std'],
  claims: [{ left: 'x - mean(x)', right: "x - ones(n)*(ones(n)'*x)/n", where: 'x: n' }],
  drawing: centring(),
  text: [
    'Applied to each column of X: `dX = G - G.mean(axis=0)`. It is a projection: applied twice it does the same, and constants are lost.',
    'Layer norm and batch norm begin with it, then divide by the standard deviation, which adds one more rank-one term.',
  ],
  examples: [
    { label: 'x - mean(x)', expression: 'x - mean(x)', wrt: 'x' },
    { label: 'layernorm(x)', expression: 'layernorm(x)', wrt: 'x' },
  ],
};
