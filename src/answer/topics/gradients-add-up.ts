// A variable that is used twice gets two gradients, added.
import type { Topic } from './topic.js';

export const gradientsAddUp: Topic = {
  name: 'gradients-add-up',
  question: 'Why do gradients add up where a variable is used more than once?',
  short:
    'L depends on x along each path, and dL is the sum of the changes along all: for L(u(x), v(x)), ∂L/∂x = J_uᵀ·∂L/∂u + J_vᵀ·∂L/∂v.',
  asked: [
    'why do gradients add up when a variable is used twice',
    'gradient of a variable that is used in two places',
    'backprop when a node has several children',
    'gradient at a fork or branch in the computational graph',
    'multivariable chain rule sum over paths',
    'why do we sum gradients over paths',
    'gradient of shared weights',
    'tied weights gradient',
    'weight sharing backprop',
    'gradient of the recurrent weights summed over time steps',
    'gradients of a skip connection add up',
    'copying a tensor: what is the backward of a copy',
    'why is += used for gradients in backprop',
  ],
  particular: [
    {
      asked: ['what is a computational graph', 'computation graph in backprop'],
      first:
        "A node for each operation and an edge for each value that one hands to the next. Backpropagation goes along it from the loss back, multiplies with each operation's Jᵀ, and adds where edges meet.",
    },
    {
      asked: ['why topological order in backprop', 'in which order does backprop visit the nodes'],
      first:
        'A node may pass its gradient on only when those of all its uses have been added up: so each comes after all that use it, in reverse topological order.',
    },
    { asked: ['gradient of a sum of losses'], first: 'The sum of the gradients: ∇(a·L₁ + b·L₂) = a·∇L₁ + b·∇L₂.' },
    {
      asked: [
        'why do we need zero_grad in pytorch',
        'why call optimizer.zero_grad',
        'what does zero_grad do',
        'why does pytorch accumulate gradients',
        'why does .grad accumulate when i call backward twice',
        'calling backward twice doubles the gradient',
        'why do we zero the gradients between steps',
      ],
      first:
        'backward() adds to .grad and never overwrites it, since gradients of several uses add up; zero_grad() sets it to 0, or the next step would have the sum of both.',
    },
    {
      asked: ['do gradients add or multiply at a branch', 'do i add or multiply the gradients of two branches'],
      first: 'They add: along one path Jacobians multiply, over all paths the products are added.',
    },
    {
      asked: [
        'are gradients added where a variable is used twice',
        'do the gradients of shared weights add up',
        'should i add the gradients of both branches',
      ],
      first: 'Yes: along one path Jacobians multiply, over all paths the products are added.',
    },
    {
      asked: ['is the gradient of a sum of losses the sum of the gradients', 'can i add the gradients of two losses'],
      first: 'Yes: differentiation is linear, ∇(a·L₁ + b·L₂) = a·∇L₁ + b·∇L₂.',
    },
  ],
  about: [],
  claims: [{ left: "g'*(A + B)*dx", right: "(A'*g + B'*g)'*dx", where: 'g: m, A: mxn, B: mxn, dx: n' }],
  text: [
    'Think of a copy: y₁ = x, y₂ = x. Its Jacobian stacks I over I, and backwards (I, I)·(g₁, g₂) = g₁ + g₂. The square x·x is the product with both factors equal: 1·x + x·1 = 2x.',
    'Shared weights, as those of a recurrent network or a convolution, get the sum over all uses; a bias in a batch gets the sum over the samples.',
  ],
  examples: [
    { label: 'sin(x) .* exp(x)', expression: 'sin(x) .* exp(x)', wrt: 'x' },
    { label: 'x + tanh(W*x) by x', expression: 'x + tanh(W*x)', wrt: 'x' },
  ],
};
