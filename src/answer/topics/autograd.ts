// What backward() needs and what it returns.
import type { Topic } from './topic.js';

export const autograd: Topic = {
  name: 'autograd',
  question: 'Why does autograd want a scalar, or a vector v, for backward()?',
  short:
    'backward() computes vᵀ·J, not J: for a scalar output v is 1; for a tensor you must give v, as in `y.backward(torch.ones_like(y))`, or reduce it, as in `y.sum().backward()`.',
  asked: [
    'whole jacobian in pytorch',
    'how to compute the full jacobian',
    'what does y.sum().backward() compute',
    'grad can be implicitly created only for scalar outputs',
    'what is the argument of backward',
    'why does backward need a vector',
    'RuntimeError grad can be implicitly created only for scalar outputs',
    'gradient only defined for scalar-output functions',
    'how to get the full jacobian in pytorch',
    'vector jacobian product autograd',
    'torch.autograd.grad grad_outputs meaning',
    'jax.grad needs a scalar output',
    'what does loss.backward compute',
    'y.backward(torch.ones_like(y))',
  ],
  claims: [{ left: "v'*(J*dx)", right: "(J'*v)'*dx", where: 'v: m, J: mxn, dx: n' }],
  text: [
    '"grad can be implicitly created only for scalar outputs" and JAX\'s "Gradient only defined for scalar-output functions" say just that. y.sum() is v = 1: it adds the rows of the Jacobian; for an elementwise function that gives its diagonal.',
    'The whole Jacobian: `torch.func.jacrev(f)(x)`, `jax.jacrev(f)(x)` or `torch.autograd.functional.jacobian(f, x)`; its shape is output + input.',
  ],
  examples: [
    { label: 'sum(tanh(x))', expression: 'sum(tanh(x))', wrt: 'x' },
    { label: "v'*tanh(x) by x", expression: "v'*tanh(x)", wrt: 'x' },
  ],
};
