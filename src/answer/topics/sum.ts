// The derivative of a sum, and of a sum of functions.
import type { Topic } from './topic.js';

export const sum: Topic = {
  name: 'sum',
  question: 'What is the derivative of sum(x), and of sum(f(x))?',
  short:
    'The gradient of sum(x) is the vector of ones, 1ᵀ as a row. In general ∂y/∂xⱼ = Σᵢ ∂fᵢ/∂xⱼ, since any fᵢ may depend on every entry of x.',
  asked: [
    'why is the gradient of sum(x) a vector of ones',
    'derivative of the sum of a vector',
    'gradient of sum g(x_i)',
    'vector sum reduction derivative',
    'why f_i(x) depends on the whole vector x',
    'sum(f(x)) partial derivatives general case',
    'is the gradient of a sum a vector or a number',
    'derivative of mean of a vector',
    'f(x) = λ Σ g(x_i), g a scalar function, in which domain is the gradient',
    'parr howard sum reduction',
    'y = sum(f(x)), why keep f_i(x) and then y = sum(x) is just x_i',
  ],
  particular: [
    {
      asked: ['is the gradient of the mean 1/n everywhere', 'is the gradient of the mean of a vector 1/n'],
      first:
        'Yes: mean(x) = Σxᵢ/n, so each partial derivative is 1/n, and the gradient is 1/n times the vector of ones.',
    },
  ],
  about: ['sum', 'mean'],
  claims: [{ left: 'sum(x)', right: "ones(n)'*x", where: 'x: n' }],
  text: [
    'For fᵢ(x) = xᵢ only the term i = j is not zero, so all entries are 1. For Σ g(xᵢ), with g a function of one number, the gradient is the vector g′(x) in ℝⁿ, g′ applied elementwise: (g′(x₁), …, g′(xₙ)). A factor λ in front stays in front.',
    'If f mixes entries, as softmax does, take 1ᵀ·J: sum the rows of the Jacobian.',
  ],
  examples: [
    { label: 'sum(x)', expression: 'sum(x)', wrt: 'x', derivative: 'ones(n)' },
    { label: 'sum(tanh(x))', expression: 'sum(tanh(x))', wrt: 'x', derivative: '1 - tanh(x).^2' },
    { label: 'sum(softmax(x))', expression: 'sum(softmax(x))', wrt: 'x' },
  ],
};
