// The derivatives of functions that act entry by entry.
import { diagonalOrVectorGrid } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const elementwise: Topic = {
  name: 'elementwise',
  question: 'What is the derivative of a function that acts on each entry, such as tanh?',
  short:
    'The Jacobian of an elementwise function is always diagonal, Diag(f′(x)), since yᵢ depends on xᵢ alone; times a vector it is f′(x) ⊙ v, elementwise.',
  asked: [
    'when is the jacobian of an activation function diagonal',
    'why is the jacobian of relu diagonal',
    'why is the derivative of an activation function diagonal',
    'what do the derivatives of common activations look like',
    'what are the derivatives of the usual activations',
    'derivatives of activation functions',
    'compare relu elu softplus derivatives',
    'difference between the derivatives of sigmoid and tanh',
    'relu vs leaky relu vs elu derivative',
    'jacobian of an elementwise function',
    'which activations have a diagonal jacobian',
    'derivative of an activation applied to a vector',
  ],
  particular: [
    {
      asked: [
        'is the jacobian of an elementwise function always diagonal',
        'is the jacobian of an activation function always diagonal',
      ],
      first:
        'Yes: yᵢ depends on xᵢ alone, so the Jacobian of an elementwise function is Diag(f′(x)). Softmax is not elementwise, and its Jacobian is full.',
    },
    {
      asked: [
        'do i need a jacobian for elementwise activation functions',
        'do i need the full jacobian of an activation',
      ],
      first: 'No: it is Diag(f′(x)), so multiply the gradient entry by entry, f′(x) ⊙ g; the matrix is never built.',
    },
  ],
  claims: [{ left: 'diag(1 - tanh(x).^2)*v', right: '(1 - tanh(x).^2) .* v', where: 'x: n, v: n' }],
  drawing: diagonalOrVectorGrid(),
  text: [
    'relu: 1[x > 0]. leaky_relu: 1 where x > 0, else the slope α. elu: 1 where x > 0, else α·exp(x). softplus: the sigmoid σ(x). sigmoid: σ(x)(1 − σ(x)). tanh: 1 − tanh²(x). exp: exp(x). abs: sign(x). silu: σ(x) + x·σ(x)(1 − σ(x)). gelu: Φ(x) + x·φ(x).',
    'Entry i of the result depends on entry i alone, so all the rest of the matrix is 0 and the diagonal can be kept as a vector.',
  ],
  examples: [
    { label: 'tanh(x)', expression: 'tanh(x)', wrt: 'x', derivative: 'diag(1 - tanh(x).^2)' },
    { label: 'softplus(x)', expression: 'softplus(x)', wrt: 'x', derivative: 'diag(sigmoid(x))' },
    { label: 'elu(x)', expression: 'elu(x)', wrt: 'x' },
    { label: 'relu(x)', expression: 'relu(x)', wrt: 'x', derivative: 'diag(step(x))' },
  ],
};
