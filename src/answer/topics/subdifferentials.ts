// Sets of slopes in place of a derivative: of convex functions, and of others by Clarke.
import type { Topic } from './topic.js';

export const subdifferentials: Topic = {
  name: 'subdifferentials',
  question: 'What is the subdifferential, and how does it differ from a gradient?',
  short:
    'The subdifferential ∂f(x) is the set of all subgradients: of a convex f all g with f(y) ≥ f(x) + gᵀ·(y − x) for every y. Where f is differentiable it holds the gradient alone; at a kink there are many.',
  asked: [
    'what is the subdifferential',
    'difference between subgradient and gradient',
    'subgradient versus gradient',
    'definition of the subdifferential of a convex function',
    'what is a subgradient of a convex function',
    'subgradient inequality',
    'optimality condition with subgradients',
    'zero in the subdifferential',
    'normal cone and subdifferential',
  ],
  particular: [
    {
      asked: [
        'what is the clarke subdifferential',
        'what is the clarke derivative',
        'what is a generalized gradient',
        'subgradient of a nonconvex function',
        'clarke jacobian',
        'what is the generalized jacobian',
      ],
      first:
        'The Clarke subdifferential is the convex hull of all limits of gradients at points nearby where f is differentiable; for a convex f it is the subdifferential.',
    },
    {
      asked: ['is a subgradient unique', 'are subgradients unique', 'is there only one subgradient'],
      first:
        'Only where the convex function is differentiable, where it is the gradient; at a kink there are infinitely many: all of [−1, 1] for |x| at 0.',
    },
    {
      asked: ['can a function have more than one subgradient', 'can there be several subgradients'],
      first:
        'Yes at a kink: all of [−1, 1] for |x| at 0. Where a convex function is differentiable there is one, the gradient.',
    },
    {
      asked: ['is every gradient a subgradient', 'is the gradient a subgradient'],
      first: 'Yes for a convex f: where it is differentiable the gradient is its one subgradient.',
    },
    {
      asked: [
        'is the negative subgradient a descent direction',
        'does a subgradient step always decrease the function',
      ],
      first:
        'No: a step along −g may increase f, as for |x₁| + 2·|x₂| at (1, 0) with g = (1, 2); it only comes nearer to a minimiser, if the step is short.',
    },
    {
      asked: [
        'does backprop give a subgradient',
        'does autograd return a subgradient',
        'is the gradient pytorch returns at a kink a subgradient',
        'does the chain rule hold for subgradients',
      ],
      first:
        'Not always: the chain rule may fail at kinks. relu(x) − relu(−x) is x, with slope 1, but with relu′(0) = 0 backpropagation gives 0 at x = 0.',
    },
  ],
  about: [],
  claims: [
    { left: 'relu(x) - relu(-x)', right: 'x', where: 'x: n' },
    { left: 'abs(x)', right: 'relu(x) + relu(-x)', where: 'x: n' },
  ],
  text: [
    'x minimises a convex f exactly if 0 ∈ ∂f(x). |x|: ∂f(0) = [−1, 1]. relu: [0, 1]. ‖x‖ at 0: all g with ‖g‖ ≤ 1. max(x): the averages of the eᵢ of the greatest entries.',
    'Sums: ∂(f + g) = ∂f + ∂g for finite convex functions. With an affine inside: ∂(f(A·x + b)) = Aᵀ·∂f(A·x + b).',
  ],
  examples: [
    { label: 'abs(x)', expression: 'abs(x)', wrt: 'x' },
    { label: 'norm(x)', expression: 'norm(x)', wrt: 'x' },
  ],
};
