// Why backpropagation has ⊙ in one place and a matrix product in another.
import { rowsScaled } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const hadamard: Topic = {
  name: 'hadamard',
  question: 'Why the elementwise product ⊙, and not a matrix product?',
  short:
    'a ⊙ b multiplies entry by entry, and is the matrix product Diag(a)·b: it stands where a Jacobian is diagonal, as that of an elementwise layer.',
  asked: [
    'what is the difference between the hadamard product and the matrix product',
    'difference between * and @ for gradients',
    'what does the circle with a dot inside mean',
    'how is the hadamard product related to a diagonal matrix',
    'why elementwise product and not matrix product',
    'why hadamard product in backpropagation',
    'what is the hadamard product',
    'what does ⊙ mean',
    'why do we use ⊙ here',
    'difference between * and @ in numpy',
    'difference between x*y and x@y',
    'why is the delta multiplied elementwise with the derivative',
    'elementwise or matrix multiplication in backprop',
    'circle dot symbol meaning',
  ],
  particular: [
    {
      asked: [
        'is elementwise multiplication with a vector the same as multiplying with a diagonal matrix',
        'is the hadamard product the same as multiplying by a diagonal matrix',
        'is a hadamard product a product with a diagonal matrix',
        'is multiplying elementwise equal to a diagonal matrix times a vector',
      ],
      first: 'Yes: a ⊙ b = Diag(a)·b = Diag(b)·a for vectors. Only the cost differs: n multiplications instead of n².',
    },
    {
      asked: ['is the hadamard product commutative'],
      first: 'Yes: a ⊙ b = b ⊙ a, entry by entry; the matrix product is not.',
    },
    {
      asked: ['is the hadamard product linear', 'is the hadamard product bilinear'],
      first: 'Yes in each factor: with the other held fixed it is the linear map Diag(b).',
    },
  ],
  claims: [
    { left: 'a .* b', right: 'diag(a)*b', where: 'a: n, b: n' },
    { left: "(g'*diag(d))'", right: 'g .* d', where: 'g: n, d: n' },
    { left: "A .* (v*ones(n)')", right: 'diag(v)*A', where: 'A: mxn, v: m' },
  ],
  drawing: rowsScaled(),
  text: [
    'The Hadamard product `a .* b` multiplies entry by entry. With one factor on a diagonal it becomes a matrix product: `a .* b` is `diag(a)*b`, and `diag(b)*a`.',
    'An elementwise layer y = f(z) has dy = f′(z) ⊙ dz. Backwards, a gradient g with respect to y becomes g ⊙ f′(z) with respect to z: the transpose of a diagonal matrix is itself.',
    "A linear layer z = W·x has dz = W·dx. Backwards it is a proper matrix product, `W'*g`.",
    'So in backpropagation ⊙ and matrix products alternate, as the layers do.',
    'In NumPy and PyTorch `*` is ⊙ and `@` is the matrix product. Here, as in MATLAB, `.*` is ⊙ and `*` is the matrix product.',
    'Some tutorials write ⊗ for this product; here ⊗ is the Kronecker product.',
  ],
  examples: [
    { label: 'w .* x by x', expression: 'w .* x', wrt: 'x' },
    { label: 'tanh(W*x) by x', expression: 'tanh(W*x)', wrt: 'x' },
    { label: 'A .* B by A', expression: 'A .* B', wrt: 'A' },
  ],
};
