// What is taken for a constant: detach, stop_gradient, no_grad.
import type { Topic } from './topic.js';

export const stopGradient: Topic = {
  name: 'stop-gradient',
  question: 'What do detach, stop_gradient and no_grad do to a gradient?',
  short:
    'They make a value a constant: forwards nothing changes, backwards its Jacobian is taken as 0, so no gradient passes. What comes out is then not the derivative of the function as written.',
  asked: [
    'what does detach do to the gradient',
    'what does detach do',
    'what does no_grad do',
    'what does torch.no_grad do',
    'what does stop_gradient do',
    'what is a stop gradient',
    'jax.lax.stop_gradient',
    'tf.stop_gradient',
    'difference between detach and no_grad',
    'how do i treat a variable as a constant in backprop',
    'how to block the gradient',
    'how do i freeze a layer so that it gets no gradient',
    'what does requires_grad false do',
    'gradient through a detached tensor',
  ],
  particular: [
    {
      asked: ['should i detach the target in a loss', 'do i have to detach the target of a loss'],
      first:
        'Yes if the target is computed from the parameters and is to count as a constant, as in bootstrapped targets; labels from data have no gradient anyway.',
    },
    {
      asked: [
        'does no_grad set the gradients to zero',
        'does detach change the value',
        'does detach change the forward pass',
      ],
      first:
        'No: values stay as they are. What is detached is a constant for the backward pass, and no graph is recorded under no_grad.',
    },
    {
      asked: [
        'does freezing a layer stop the gradient to earlier layers',
        'does requires_grad false stop gradients to earlier layers',
      ],
      first:
        'No: its weights get no gradient, but ∂L/∂x = Jᵀ·∂L/∂y passes through it as before; only detaching its output stops that.',
    },
  ],
  about: [],
  claims: [{ left: 'x .* c + c .* x', right: '2*(c .* x)', where: 'x: n, c: n' }],
  text: [
    'Of x ⊙ x with one factor detached the gradient is c = x, half of the true 2x: by the product rule only one of two terms is left.',
    'detach() cuts at one tensor; under no_grad() nothing is recorded; requires_grad = False is for leaves, the parameters. Use them for targets, for values that are only logged, and in y = x + stopgrad(round(x) − x).',
  ],
  examples: [
    { label: 'x .* c by x', expression: 'x .* c', wrt: 'x', derivative: 'diag(c)' },
    { label: 'x .* x by x', expression: 'x .* x', wrt: 'x', derivative: '2*diag(x)' },
  ],
};
