// The Jacobian of a layer f(W·x + b) by its input.
import { rowsScaled } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const layerJacobian: Topic = {
  name: 'layer-jacobian',
  question: 'What is the Jacobian of a layer f(W·x + b) with respect to x?',
  short:
    'The Jacobian of f(W·x + b) by x is Diag(f′(z))·W with z = W·x + b: row i of W multiplied by f′(zᵢ). It is m×n, and not diagonal itself.',
  asked: [
    'jacobian of a layer with respect to its input',
    'diag times w rows scaled',
    'hidden to hidden jacobian of an rnn diag(1-h^2) W',
    'why is diag(1-h^2)W not diagonal',
    'rows of w kept or zeroed by relu',
  ],
  particular: [
    {
      asked: ['is the jacobian of relu(Wx+b) diagonal', 'is the jacobian of a layer diagonal'],
      first: 'No: by x it is Diag(f′(z))·W; only the first factor is diagonal.',
    },
  ],
  about: ['*'],
  claims: [{ left: 'diag(d)*W*v', right: 'd .* (W*v)', where: 'd: m, W: mxn, v: n' }],
  drawing: rowsScaled(),
  text: [
    'Chain rule: the elementwise function has the diagonal Jacobian Diag(f′(z)), the linear map has W, and the outermost stands on the left. With relu, rows of W are kept or set to 0.',
    'Only the first factor is diagonal; the product Diag(d)·W is a full matrix. In code: `d[:, None] * W`, never d * W. Backwards: Wᵀ·(d ⊙ g).',
  ],
  examples: [
    { label: 'relu(W*x + b)', expression: 'relu(W*x + b)', wrt: 'x', derivative: 'diag(step(W*x + b))*W' },
    { label: 'tanh(W*x)', expression: 'tanh(W*x)', wrt: 'x', derivative: 'diag(1 - tanh(W*x).^2)*W' },
  ],
};
