// The gradient that arrives at an output, which a backward function is given.
import type { Topic } from './topic.js';

export const upstreamGradient: Topic = {
  name: 'upstream-gradient',
  question: 'What is grad_output, the upstream gradient?',
  short:
    'grad_output is ∂L/∂y, the gradient of the loss with respect to the output y of the operation, of the shape of y. Its backward returns ∂L/∂x = Jᵀ·grad_output, of the shape of x.',
  asked: [
    'what is grad_output in pytorch',
    'what is grad_output',
    'what is the upstream gradient',
    'what is dout in backprop',
    'meaning of dout in cs231n',
    'upstream gradient and local gradient',
    'difference between upstream, local and downstream gradient',
    'what does ctx backward receive in a custom autograd function',
    'how to write the backward of a custom torch.autograd.Function',
    'what should a custom backward return',
    'what is the cotangent in jax vjp',
    'what is delta in backpropagation',
    'what is an adjoint variable in automatic differentiation',
    'what is the incoming gradient',
  ],
  particular: [
    {
      asked: ['what is the local gradient', 'what is a local gradient in backprop', 'local derivative of a node'],
      first:
        'The local gradient is the Jacobian J = ∂y/∂x of one operation alone; times the upstream gradient, Jᵀ·∂L/∂y, it is ∂L/∂x.',
    },
    {
      asked: [
        'where does backpropagation start',
        'what is the first upstream gradient',
        'why is the gradient of the loss by itself 1',
        'what is the seed of reverse mode',
      ],
      first: 'At the loss, with ∂L/∂L = 1: that is the upstream gradient of the last operation.',
    },
  ],
  about: [],
  claims: [{ left: "u'*(J*dx)", right: "(J'*u)'*dx", where: 'u: m, J: mxn, dx: n' }],
  text: [
    'From dL = uᵀ·dy and dy = J·dx follows dL = (Jᵀ·u)ᵀ·dx. J is never built: for y = tanh(x) it is u ⊙ (1 − y²), for y = W·x it is Wᵀ·u, and for W it is u·xᵀ.',
    'Names for u: grad_output (PyTorch), upstream or dy (TensorFlow), cotangent (JAX), dout, δ, adjoint. It is no derivative of the operation itself.',
  ],
  examples: [
    { label: "u'*(W*x) by x", expression: "u'*(W*x)", wrt: 'x', derivative: "W'*u" },
    { label: "u'*tanh(x) by x", expression: "u'*tanh(x)", wrt: 'x', derivative: 'u .* (1 - tanh(x).^2)' },
  ],
};
