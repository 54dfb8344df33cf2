// Functions that people know and Jacobot does not, and what there is instead.
import { table } from './table.js';

interface Missing {
  readonly what: string;
  readonly instead: string;
}

const EIGEN: Missing = {
  what: 'eigenvalues and singular values',
  instead:
    'There are `eigmax(S)` and `eigmin(S)` of a symmetric matrix, `norm_spectral(A)`, `norm_nuc(A)`, `tr(A)`, the sum of all eigenvalues, and `det(A)`, their product. Where eigenvalues are equal they bend, and PyTorch, TensorFlow and JAX report one eigenvector’s v·vᵀ.',
};
const POOL: Missing = {
  what: 'max pooling',
  instead:
    'Each window is a `max` of its entries: `[max(x[1], x[2]), max(x[3], x[4])]`. Where entries of a window tie, PyTorch, TensorFlow and JAX report 1 for the first of them.',
};
const entrywise = (what: string, name: string): Missing => ({
  what,
  instead: `Entry by entry it is \`${name}\`.`,
});

/** By their names, in small letters where capitals do not matter. */
export const MISSING: Readonly<Record<string, Missing>> = table({
  logm: entrywise('the matrix logarithm', 'log(A)'),
  sqrtm: entrywise('the matrix root', 'sqrt(A)'),
  eig: EIGEN,
  eigvals: EIGEN,
  eigvalsh: EIGEN,
  eigh: EIGEN,
  svdvals: EIGEN,
  svd: EIGEN,
  rank: EIGEN,
  cond: EIGEN,
  argmax: {
    what: 'argmax, which has no derivative',
    instead: 'The greatest entry is `max(x)`, its place `onehotmax(x)`.',
  },
  argmin: { what: 'argmin, which has no derivative', instead: 'The least entry is `min(x)`.' },
  max_pool: POOL,
  maxpool: POOL,
  max_pool1d: POOL,
  max_pool2d: POOL,
  lg: { what: 'lg, which is log10 to some and log2 to others', instead: 'Write `log10(x)`, `log2(x)` or `log(x)`.' },
  psi: { what: 'the digamma function', instead: 'Ask about a part without it.' },
  Gamma: { what: 'the gamma function', instead: 'Ask about a part without it.' },
  conv: { what: 'convolution', instead: 'Write it as a product with a matrix.' },
  gradient: {
    what: 'differences of neighbouring entries',
    instead: 'Ask for the derivative of the formula itself; differences of entries are `D*x` with a matrix D.',
  },
  diff: { what: 'differences of neighbouring entries', instead: 'Write them as `D*x` with a matrix D.' },
  cumprod: { what: 'products of the first entries', instead: 'There are `cumsum(x)` and `prod(x)`.' },
  einsum: {
    what: 'einsum of this rule, which is no product of matrices and vectors',
    instead: "I read rules such as 'ij,j->i'; others can be written with products: `A*x`, `x'*y`, `x*y'`.",
  },
});
