// Why backpropagation multiplies with Wᵀ, and in which order.
import { forwardsAndBack } from '../drawings/shapes.js';
import type { Topic } from './topic.js';

export const whyTranspose: Topic = {
  name: 'why-transpose',
  question: 'Why does backpropagation multiply with Wᵀ, and why in this order?',
  short:
    'A gradient goes backwards through the adjoint: from dz = W·dx, gᵀ·dz = (Wᵀ·g)ᵀ·dx, so g is multiplied with Wᵀ, the transpose and not an inverse.',
  asked: [
    'why does the transpose of the weight matrix appear in the backward pass',
    'explain backpropagation',
    'why W transpose in backprop',
    'what is backprop',
    'why do we multiply by W^T and not W',
    'why not the inverse of W',
    'order of the factors in backpropagation',
    'why is delta = W^T delta',
    'why does the order reverse',
    'where does the transpose come from in the chain rule',
    'W^T delta vs delta W',
    'chain rule left or right multiplication',
    'should I write dL/dx = W^T dL/dy or dL/dy W',
    'W^T times the upstream gradient or the upstream gradient times W',
  ],
  particular: [
    {
      asked: [
        'does backprop multiply with the inverse of the layer',
        'is backprop multiplying by the inverse of the layer',
      ],
      first:
        'No: with the transpose, which sends each rate of change back along the weights it came by; an inverse need not exist.',
    },
    {
      asked: [
        "what's the transpose of a product of matrices",
        'transpose of a product',
        'why does a transpose reverse the order of the factors',
      ],
      first: '(A·B)ᵀ = Bᵀ·Aᵀ: a transpose reverses the order of the factors.',
    },
    {
      asked: ['do transposes reverse the order of a product', 'does a transpose reverse the order of the factors'],
      first: 'Yes: (A·B)ᵀ = Bᵀ·Aᵀ, and so a chain rule written in columns stands in the other order than in rows.',
    },
  ],
  claims: [
    { left: "g'*(W*dx)", right: "(W'*g)'*dx", where: 'g: m, W: mxn, dx: n' },
    { left: "(W'*g)'", right: "g'*W", where: 'g: m, W: mxn' },
  ],
  drawing: forwardsAndBack(),
  text: [
    'With rows it is the plain chain rule: ∂L/∂x = ∂L/∂z·W, (1×m)(m×n) = 1×n. Written as columns, both sides are transposed, and a transpose reverses the order: Wᵀ·g, (n×m)(m×1) = n×1.',
    'W⁻¹ would undo the layer; Wᵀ only sends each rate of change back along the weights it came by.',
  ],
  examples: [
    { label: "g'*(W*x) by x", expression: "g'*(W*x)", wrt: 'x', derivative: "W'*g" },
    { label: 'relu(W*x)', expression: 'relu(W*x)', wrt: 'x' },
  ],
};
