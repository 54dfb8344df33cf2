// Softmax is not elementwise: its Jacobian is full.
import { softmaxJacobian } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const softmax: Topic = {
  name: 'softmax',
  question: 'What is the Jacobian of softmax, and why is it not diagonal?',
  short:
    'Softmax is not elementwise: every output depends on every input, so its Jacobian is the full matrix Diag(s) − s·sᵀ, not only s(1 − s).',
  asked: [
    'explain softmax',
    'explain the softmax jacobian',
    'how to multiply by the softmax jacobian efficiently',
    'why is the softmax jacobian not diagonal',
    'softmax derivative s(1-s)',
    'why does softmax have a matrix derivative but sigmoid a vector',
    'softmax backward vector jacobian product',
    'sum of the softmax partial derivatives',
    'softmax derivative off diagonal entries minus si sj',
  ],
  particular: [
    { asked: ['is softmax elementwise'], first: 'No: every output depends on every input through the common sum.' },
    {
      asked: ['do the rows of the softmax jacobian sum to zero', 'does each row of the softmax jacobian sum to 0'],
      first: 'Yes: the row i of Diag(s) − s·sᵀ sums to sᵢ − sᵢ·Σsⱼ = 0; so do the columns, as it is symmetric.',
    },
    {
      asked: ['can i use s*(1-s) for softmax'],
      first: 'No: sᵢ(1 − sᵢ) is only the diagonal; off it stands −sᵢsⱼ, which must not be dropped.',
    },
    {
      asked: ['what is the rank of the softmax jacobian', 'whats the rank of the jacobian of softmax'],
      first:
        'n − 1: Diag(s) − s·sᵀ takes only the multiples of the vector of ones to 0, as the entries of s sum to 1 and are positive.',
    },
  ],
  about: ['softmax', 'log_softmax'],
  claims: [
    { left: "(diag(s) - s*s')*v", right: "s .* v - s*(s'*v)", where: 's: n, v: n' },
    { left: "(diag(s) - s*s')*g", right: 's .* (g - sum(g .* s))', where: 's: n, g: n' },
  ],
  drawing: softmaxJacobian(),
  text: [
    'On the diagonal stands sᵢ(1 − sᵢ), as for the sigmoid; off it −sᵢsⱼ, since all entries share one sum. It is symmetric, each row sums to 0, and its rank is n − 1.',
    'Backwards nobody builds it: a gradient g becomes `s .* (g - sum(g .* s))`. Adding up or dropping the entries off the diagonal gives a wrong gradient.',
  ],
  examples: [
    {
      label: 'softmax(x)',
      expression: 'softmax(x)',
      wrt: 'x',
      derivative: "diag(softmax(x)) - softmax(x)*softmax(x)'",
    },
    { label: 'log_softmax(x)', expression: 'log_softmax(x)', wrt: 'x' },
    { label: 'sigmoid(x)', expression: 'sigmoid(x)', wrt: 'x' },
  ],
};
