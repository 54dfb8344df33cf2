// The logarithm of a sum of exponentials, computed without overflow.
import type { Topic } from './topic.js';

export const logSumExp: Topic = {
  name: 'log-sum-exp',
  question: 'How are softmax and log-sum-exp computed without overflow, and does it change the gradient?',
  short:
    'Subtract the maximum m first: log Σ exp(xᵢ) = m + log Σ exp(xᵢ − m), and softmax(x) = softmax(x − m). Then nothing overflows, and neither value nor gradient changes; the gradient of log-sum-exp is softmax(x).',
  asked: [
    'log sum exp trick',
    'how to compute logsumexp without overflow',
    'log sum exp numerically stable',
    'numerically stable softmax',
    'why subtract the max in softmax',
    'softmax overflow gives nan',
    'why is log softmax more stable than log of softmax',
    'why is softmax invariant to adding a constant',
    'stable cross-entropy from logits',
  ],
  particular: [
    {
      asked: ['does subtracting the maximum in softmax change the gradient'],
      first: 'No: softmax(x) = softmax(x − c) for every c, so neither value nor gradient changes.',
    },
  ],
  about: ['logsumexp'],
  claims: [
    { left: 'logsumexp(x + c)', right: 'c + log(sum(exp(x)))', where: 'x: n, c: scalar' },
    { left: 'c*softmax(x)', right: 'c*softmax(x - c)', where: 'x: n, c: scalar' },
  ],
  text: [
    'Any constant c does: exp(−c) stands in numerator and denominator of softmax. So m needs no derivative though it depends on x: its parts cancel, as the rows of the Jacobian of softmax sum to 0.',
    'Take log_softmax(x) = x − logsumexp(x): the logarithm of a softmax that was rounded to 0 is −∞.',
  ],
  examples: [
    { label: 'logsumexp(x)', expression: 'logsumexp(x)', wrt: 'x', derivative: 'softmax(x)' },
    { label: 'x - logsumexp(x) by x', expression: 'x - logsumexp(x)', wrt: 'x' },
  ],
};
