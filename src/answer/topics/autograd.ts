// What backward() needs and what it returns.
import type { Topic } from './topic.js';

export const autograd: Topic = {
  name: 'autograd',
  question: 'Why does autograd want a scalar, or a vector v, for backward()?',
  short:
    'backward() computes vᵀ·J, not J: for a scalar output v is 1; for a tensor you must give v, as in `y.backward(torch.ones_like(y))`, or reduce it, as in `y.sum().backward()`.',
  asked: [
    'why must the loss be a scalar to call backward',
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
  particular: [
    {
      asked: ['difference between jax.grad and jax.jacobian', 'jax.grad versus jacrev'],
      first:
        'jax.grad is for scalar functions and returns the gradient; jax.jacrev, jacfwd and jacobian take vector functions and return all m×n partial derivatives.',
    },
    {
      asked: [
        'how does backprop handle an if statement',
        'how to backpropagate through a for loop',
        'autograd through loops and branches',
      ],
      first:
        'Autograd differentiates the operations that ran: of an if the branch that was taken, of a loop each of its steps, one after the other. The condition itself gets no gradient.',
    },
    {
      asked: [
        'do in-place operations break autograd',
        'can i use in-place operations with autograd',
        'are in-place operations a problem for autograd',
      ],
      first: 'Yes if they overwrite a value that the backward pass needs, as x += 1 after y = x². Write x = x + 1.',
    },
    {
      asked: ['what does retain_graph do', 'what is retain_graph'],
      first:
        'It keeps the values stored for the backward pass, so that backward() may go through the same graph again; otherwise they are freed.',
    },
    {
      asked: ['difference between .grad and autograd.grad', 'torch.autograd.grad versus backward'],
      first:
        'x.grad is where backward() adds up ∂L/∂x, for all leaves; torch.autograd.grad(y, x, u) returns Jᵀ·u for the x named, and stores nothing.',
    },
    {
      asked: ['does autograd store the full jacobian', 'does backprop compute the full jacobian'],
      first: 'No: it stores what each operation needs, and multiplies gradients with Jᵀ without building J.',
    },
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
