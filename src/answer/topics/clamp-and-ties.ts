// At borders and ties frameworks follow conventions that differ.
import type { Topic } from './topic.js';

export const clampAndTies: Topic = {
  name: 'clamp-and-ties',
  question: 'Which gradient do clamp, max and maximum report at a border or a tie?',
  short:
    'At a border or a tie the function is not differentiable: any value in [0, 1] is a subgradient, and which one you see is a convention of the operation and version.',
  asked: [
    'why do maximum and relu differ in their gradient at 0',
    'clamp gradient at the border',
    'torch.clamp kills the gradient at the boundary',
    'gradient of maximum at a tie',
    'gradient of max(x) when two entries are equal',
    'why does jnp.maximum give 0.5',
    'max gradient when two entries are equal',
    'clip gradient at the limits',
    'different frameworks give different gradients at ties',
    'torch.max backward ties',
  ],
  about: ['clamp', 'clip', 'max', 'min', 'maximum', 'minimum'],
  claims: [{ left: 'max(a, b)', right: '(a + b + abs(a - b))/2', where: 'a: n, b: n' }],
  text: [
    'clamp has slope 1 inside and 0 outside; exactly on the border some versions report 1 (the interval counted as closed), some 0. maximum(a, b) at a tie may give half to each, 0.5, or all to one; max over entries may share the gradient among the greatest.',
    'relu at 0 gives 0 in the mainstream frameworks; do not rely on the others. If a gradient of 0 outside hurts, use a smooth function.',
  ],
  examples: [
    { label: 'clamp(x, 0, 1)', expression: 'clamp(x, 0, 1)', wrt: 'x' },
    { label: 'max(a, b) by a', expression: 'max(a, b)', wrt: 'a' },
  ],
};
