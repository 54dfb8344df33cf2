// The derivative by a matrix of weights: a third-order tensor, seen through its products.
import { outerProduct } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const weights: Topic = {
  name: 'weights',
  question: 'What is the derivative of W·x + b with respect to W, and with respect to b?',
  short:
    'By W the derivative of W·x + b is a third-order tensor, ∂yᵢ/∂Wⱼₖ = δᵢⱼ·xₖ, not x or xᵀ; on vec(W) the matrix xᵀ ⊗ I. By b it is the identity I.',
  asked: [
    'derivative of Wx with respect to the matrix W',
    'is d(Wx)/dW equal to x or x transpose',
    'derivative of a vector by a matrix third order tensor',
    'gradient of the weights outer product',
    'why is dL/dW = delta x^T',
    'what is dW x / dW',
    'gradient of loss with respect to weight matrix',
    'derivative of a matrix by a matrix fourth order tensor',
  ],
  about: ['*'],
  of: ['W*x', 'W*x + b'],
  claims: [
    { left: "kron(x', eye(m))*vec(V)", right: 'V*x', where: 'V: mxn, x: n' },
    { left: "tr(g*x'*V')", right: "g'*V*x", where: 'V: mxn, g: m, x: n' },
  ],
  drawing: outerProduct(['g', 'x']),
  text: [
    'What one uses is its product with a gradient g = ∂L/∂y: the outer product ∂L/∂W = g·xᵀ, of the shape of W. For f(W·x + b), put g ⊙ f′(z) in place of g; the gradient by b is that vector itself.',
    'That is where "the derivative is x" comes from: xᵀ is only what multiplies g from the right.',
  ],
  examples: [
    { label: 'W*x + b by W', expression: 'W*x + b', wrt: 'W', derivative: "kron(x', eye(m))" },
    { label: 'W*x + b by b', expression: 'W*x + b', wrt: 'b' },
    { label: "g'*W*x by W", expression: "g'*W*x", wrt: 'W', derivative: "g*x'" },
  ],
};
