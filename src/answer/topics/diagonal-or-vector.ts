// Is the derivative of max(0, x) a diagonal matrix or a vector?
import { diagonalOrVectorGrid } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const diagonalOrVector: Topic = {
  name: 'diagonal-or-vector',
  question: 'Is the derivative of max(0, x) a diagonal matrix or a vector?',
  short:
    'Both: the derivative of an elementwise function is one linear map, stored as a diagonal matrix, or as a vector that multiplies with ⊙.',
  asked: [
    'the code has a mask of zeros and ones where the math has a diagonal matrix',
    'array of scalar derivatives or jacobian',
    'is the derivative of max(0,x) a diagonal matrix or a vector',
    'relu derivative vector or matrix',
    'should the derivative of an elementwise function be a vector or a diagonal matrix',
    'why is the derivative of relu a vector in the code and a matrix in the book',
    'tutorial says the derivative is a vector',
    'f(x) elementwise jacobian diagonal or vector',
    'is the Jacobian just the vector of scalar derivatives',
    'why keep the diagonal only',
  ],
  claims: [
    { left: 'diag(d)*v', right: 'd .* v', where: 'd: n, v: n' },
    { left: 'diag(step(x))*v', right: 'step(x) .* v', where: 'x: n, v: n' },
  ],
  drawing: diagonalOrVectorGrid(),
  text: [
    'max(0, x) acts on each entry by itself: entry i of the result depends on entry i of x alone. So ∂yᵢ/∂xⱼ = 0 for j ≠ i, and the Jacobian is the diagonal matrix `diag(step(x))`.',
    'The vector `step(x)` is that diagonal. It is all one needs with ⊙, since `diag(d)*v` is `d .* v`: n multiplications instead of n². That is what programs do.',
    'Written without ⊙, the vector alone is not the Jacobian: n numbers cannot stand for an n×n matrix in a matrix product.',
    'The same holds for tanh, sigmoid, exp and every function of single entries, and for `w + x`, `w .* x`, `max(w, x)`, each by each of its operands.',
    "It does not hold for softmax: there every output depends on every input, and the Jacobian `diag(s) - s*s'` is full.",
    'Broadcasting is something else: it repeats a vector in the rows or columns of a matrix. It does not explain the vector.',
  ],
  examples: [
    { label: 'max(0, x)', expression: 'max(0, x)', at: '[1, -2, 3]' },
    { label: 'tanh(x)', expression: 'tanh(x)' },
    { label: 'softmax(x)', expression: 'softmax(x)' },
    { label: 'relu(W*x + b)', expression: 'relu(W*x + b)', wrt: 'x' },
  ],
};
