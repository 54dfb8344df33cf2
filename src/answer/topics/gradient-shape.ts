// A gradient has the shape of its variable.
import type { Topic } from './topic.js';

export const gradientShape: Topic = {
  name: 'gradient-shape',
  question: 'Why does the gradient of a loss have the shape of the parameter?',
  short:
    'There is one partial derivative per entry, ∂L/∂Wᵢⱼ, put where the entry stands: so ∂L/∂W has the shape of W, and the step W − η·∂L/∂W fits.',
  asked: [
    'what shape is dL/dW',
    'what is the shape of dL/dW',
    'shape of the gradient of the loss with respect to the weights',
    'why does the gradient have the same shape as the parameter',
  ],
  particular: [
    {
      asked: [
        'does the gradient have the shape of the weights',
        'does the gradient have the same shape as the parameter',
        'is the gradient of the same shape as the variable',
      ],
      first: 'Yes: one partial derivative per entry, ∂L/∂Wᵢⱼ, put where the entry stands.',
    },
  ],
  about: [],
  claims: [{ left: "tr((g*x')'*V)", right: "g'*V*x", where: 'g: m, x: n, V: mxn' }],
  text: [
    'For W of m×n and y = W·x, ∂L/∂W = g·xᵀ is (m×1)(1×n) = m×n, with g = ∂L/∂y. A bias of m entries has a gradient of m.',
    'The Jacobian of a scalar loss is that gradient as a row, or the row of its entries vec(∂L/∂W)ᵀ for a matrix: the same numbers, laid out so that Jacobians can be multiplied.',
  ],
  examples: [
    { label: "g'*W*x by W", expression: "g'*W*x", wrt: 'W', derivative: "g*x'" },
    { label: 'W*x by x', expression: 'W*x', wrt: 'x', derivative: 'W' },
  ],
};
