// What happens where a function has a corner.
import { slopesAtKink } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const kinks: Topic = {
  name: 'kinks',
  question: 'What is the derivative of relu at 0?',
  short:
    'At 0 the derivative of relu is undefined. Any slope in [0, 1] is a subgradient, the slope of a line that stays below the graph; 0 is the usual convention, and a legitimate one.',
  asked: [
    'what is a subgradient',
    'what is the subdifferential',
    'why is the gradient of relu at zero arbitrary',
    'derivative of relu at zero',
    'subgradient of max(0,x)',
    'gradient of the norm at zero',
    'kink',
    'hinge loss at exactly 1',
    'l1 norm subgradient at zero',
    'what do frameworks return at 0',
  ],
  particular: [
    {
      asked: ['is relu differentiable at 0', 'is relu differentiable'],
      first: 'No: at 0 the slopes are 0 from the left and 1 from the right. Everywhere else yes.',
    },
    {
      asked: ['is setting the derivative of relu at 0 to 0 legitimate'],
      first: 'Yes: 0 is a subgradient of relu at 0, as is every number in [0, 1], and the usual convention.',
    },
    {
      asked: [
        'does it matter that relu is not differentiable',
        'does it matter in training that relu is not differentiable at 0',
      ],
      first: 'No, hardly: exact zeros are rare, and there any slope in [0, 1] is a subgradient; 0 is used.',
    },
    {
      asked: ['what is the derivative of abs at 0', 'what is the gradient of abs at 0', 'derivative of |x| at zero'],
      first: 'None: the slopes are −1 and 1. The subdifferential is [−1, 1]; most programs report 0.',
    },
  ],
  about: ['relu', 'max'],
  claims: [{ left: 'relu(x)', right: '(x + abs(x))/2', where: 'x: n' }],
  drawing: slopesAtKink(),
  text: [
    'The slopes are 0 from the left and 1 from the right; the subdifferential is all of [0, 1]. PyTorch, JAX and TensorFlow return 0 for relu; other spellings of max(0, x) may give 0.5 or 1 there.',
    'In training it hardly matters: exact zeros are rare. |x| has [−1, 1] at 0, and sign(0) = 0 is used; a hinge max(0, 1 − m) has its kink at m = 1. Smooth functions such as softplus have none.',
  ],
  examples: [
    { label: 'relu at 0', expression: 'relu(x)', wrt: 'x' },
    { label: 'abs(x)', expression: 'abs(x)', wrt: 'x', derivative: 'diag(sign(x))' },
    { label: "max(0, 1 - y*w'*x) by w", expression: "max(0, 1 - y*w'*x)", wrt: 'w' },
  ],
};
