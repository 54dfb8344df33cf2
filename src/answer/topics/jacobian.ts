// What a Jacobian is, and what a gradient is.
import { jacobianGrid } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const jacobian: Topic = {
  name: 'jacobian',
  question: 'What is a Jacobian, and how does it differ from a gradient?',
  short:
    'The Jacobian of y = f(x) is the matrix of partial derivatives Jᵢⱼ = ∂yᵢ/∂xⱼ, m×n: a row for each output, a column for each input. Of a scalar it is one row, and the gradient is its transpose.',
  asked: [
    'explain the jacobian',
    'what is a jacobian',
    'what is a jacobian matrix',
    'derivative of a vector with respect to a vector',
    'difference between gradient and jacobian',
    'what is a gradient',
    'jacobian versus derivative',
    'derivative of a vector with respect to a scalar',
    'matrix of partial derivatives',
    'scalar function my guess is a jacobian phi^T phi',
  ],
  particular: [
    {
      asked: [
        'is the gradient the transpose of the jacobian',
        'is the jacobian the transpose of the gradient',
        'is the gradient the transposed jacobian',
      ],
      first:
        'Yes for a scalar function: its Jacobian is one row, and the gradient is that row as a column. A vector function has a Jacobian and no gradient.',
    },
    {
      asked: ['is the gradient the same as the jacobian', 'is the jacobian just a gradient'],
      first:
        "No: a gradient is of a scalar, a vector like x; the Jacobian is of a vector function, a row for each output. Of a scalar the Jacobian is the gradient's transpose.",
    },
  ],
  claims: [{ left: "u'*(J*v)", right: "(J'*u)'*v", where: 'u: m, J: mxn, v: n' }],
  drawing: jacobianGrid(),
  text: [
    'It is the linear map dy = J·dx. For a scalar f it has one row; the gradient ∇f is that row as a column, of the shape of x. The derivative of a vector by a scalar is a column.',
    'If f = φᵀφ, then f is a scalar: its gradient is 2·J_φᵀ·φ (as a row 1×n), not the Jacobian of φ itself. The Hessian is the Jacobian of the gradient.',
  ],
  examples: [
    { label: 'W*x', expression: 'W*x', wrt: 'x', derivative: 'W' },
    { label: 'sum(x.^2)', expression: 'sum(x.^2)', wrt: 'x', derivative: '2*x' },
  ],
};
