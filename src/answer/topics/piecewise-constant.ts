// Functions that are constant between their jumps: no gradient passes through them.
import type { Topic } from './topic.js';

export const piecewiseConstant: Topic = {
  name: 'piecewise-constant',
  question: 'Why does no gradient pass through argmax, round, sign or a step?',
  short:
    'argmax, round, sign and steps are constant between jumps: the derivative is 0 wherever it exists, and there is none at a jump. So backpropagation gives 0 (or an error), unless another one is put in its place.',
  asked: [
    'why is argmax not differentiable',
    'why can we not backprop through argmax',
    'gradient of argmax',
    'derivative of argmax',
    'gradient of round or floor is zero',
    'why is the gradient of a step function zero',
    'derivative of a piecewise constant function',
    'backprop through a threshold or rounding',
    'soft argmax differentiable version of argmax',
    'why is accuracy not used as a loss',
    'discrete sampling not differentiable',
    'heaviside binary step activation gradient',
  ],
  particular: [
    {
      asked: ['can you take the derivative with respect to an integer', 'can i differentiate by an integer variable'],
      first:
        'No: a derivative is a limit of small steps, and an integer has none. One may differentiate an extension to real numbers, or take differences f(k + 1) − f(k).',
    },
    {
      asked: ['can you differentiate a comparison x > 0'],
      first:
        'No: x > 0 is 0 or 1, constant between jumps, so its derivative is 0 where it exists, and there is none at the jump.',
    },
    {
      asked: ['can i differentiate argmax', 'is argmax differentiable'],
      first:
        'No: argmax is constant between jumps, so its derivative is 0 where it exists, and there is none at a jump.',
    },
    {
      asked: ['what is a straight-through estimator', 'what is the straight through estimator'],
      first:
        'It keeps a jump forwards and takes another derivative backwards, mostly 1: y = x + stopgrad(round(x) − x). It is no derivative of the function.',
    },
  ],
  about: [],
  claims: [{ left: 'x .* sign(x)', right: 'abs(x)', where: 'x: n' }],
  text: [
    'A small change of x does not change which entry is the greatest, nor the integer it is rounded to. PyTorch gives an integer without a graph for argmax, and 0 for round, floor and sign.',
    'In their place: softmax for argmax (the expected index is Σ i·softmax(x)ᵢ), sigmoid(x/τ) for a step; small τ comes nearer to the jump and has steeper slopes.',
    'A straight-through estimator keeps the jump forwards and takes another derivative backwards, mostly 1: y = x + stopgrad(round(x) − x). It is no derivative of the function.',
  ],
  examples: [
    { label: 'softmax(x)', expression: 'softmax(x)', wrt: 'x' },
    { label: 'sigmoid(x/t) by x', expression: 'sigmoid(x/t)', wrt: 'x' },
  ],
};
