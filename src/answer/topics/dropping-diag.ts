// When Diag may be dropped.
import { diagonalOrVectorGrid } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const droppingDiag: Topic = {
  name: 'dropping-diag',
  question: 'Can I always drop the Diag?',
  short:
    'Only if the function is elementwise and you then multiply with ⊙; not for softmax, W·x or layernorm, whose Jacobians are not diagonal.',
  asked: [
    'can I always drop the diag',
    'when can I replace diag by a vector',
    'is it ok to leave out the diag',
    'can I just use the vector instead of the diagonal matrix',
    'so can i ignore the diagonal matrix',
    'when is the vector enough',
    'do I need the diag at all',
  ],
  claims: [
    { left: 'diag(d)*v', right: 'd .* v', where: 'd: n, v: n' },
    { left: 'diag(d)*W', right: "W .* (d*ones(n)')", where: 'd: m, W: mxn' },
  ],
  drawing: diagonalOrVectorGrid(),
  text: [
    'Diag(d)·v = d ⊙ v: the vector replaces the matrix where it meets a vector. In front of a matrix, Diag(d)·W scales rows: `d[:, None] * W`. In a matrix product or a determinant the vector alone is no replacement.',
  ],
  examples: [
    { label: 'tanh(x)', expression: 'tanh(x)', wrt: 'x', derivative: 'diag(1 - tanh(x).^2)' },
    { label: 'softmax(x)', expression: 'softmax(x)', wrt: 'x' },
  ],
};
