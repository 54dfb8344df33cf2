// What Diag(v) means, and how to multiply with it without building it.
import { rowsScaled } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const diag: Topic = {
  name: 'diag',
  question: 'What does Diag(v) mean, and how is it multiplied in code?',
  short:
    'Diag(v) is the square matrix with v on the diagonal and zeros elsewhere; Diag(v)·u = v ⊙ u, so it need never be built.',
  asked: [
    'multiply with a diagonal matrix fast',
    'what does diag(v) mean',
    'what is diag',
    'multiply by a diagonal matrix without creating it',
    'np.diag(d) @ A efficiently',
    'what is a diagonal matrix',
    'diag notation',
    'dot product with diagonal matrix without creating the full matrix',
    'diag of vector versus diag of matrix',
  ],
  particular: [
    {
      asked: [
        'what is the difference between Diag and diag',
        'difference between diag(x) and Diag(x)',
        'Diag versus diag',
      ],
      first:
        'Diag(v) makes a square matrix of a vector; diag(A) takes the diagonal of a matrix, a vector: diag(Diag(v)) = v.',
    },
    {
      asked: [
        'is Diag(v) W the same as W Diag(v)',
        'does Diag commute with matrices',
        'does a diagonal matrix commute with other matrices',
      ],
      first: 'No: Diag(v)·W multiplies the rows of W with the entries of v, W·Diag(v) the columns.',
    },
    {
      asked: [
        'do I have to build the diagonal matrix',
        'do I have to build the diagonal matrix in numpy',
        'is it necessary to build the diagonal matrix',
      ],
      first: 'No: Diag(v)·u = v ⊙ u, in NumPy v * u; Diag(v)·A is v[:, None] * A.',
    },
  ],
  claims: [
    { left: 'diag(v)*u', right: 'v .* u', where: 'v: n, u: n' },
    { left: 'diag(v)*A', right: "A .* (v*ones(n)')", where: 'v: m, A: mxn' },
  ],
  drawing: rowsScaled(),
  text: [
    'In NumPy and PyTorch: `np.diag(d) @ u` is `d * u`; `np.diag(d) @ A` is `d[:, None] * A` and scales the rows; `A @ np.diag(d)` is `A * d` and scales the columns. All elementwise: n² multiplications become n.',
    'diag of a matrix goes the other way and takes its diagonal. diag(v)⁻¹ = Diag(1 ⊘ v).',
  ],
  examples: [
    { label: 'diag(v)*u by u', expression: 'diag(v)*u', wrt: 'u', derivative: 'diag(v)' },
    { label: 'diag(v)*u by v', expression: 'diag(v)*u', wrt: 'v', derivative: 'diag(u)' },
  ],
};
