// How many entries a Jacobian has, and when it is square.
import type { Topic } from './topic.js';

export const jacobianSize: Topic = {
  name: 'jacobian-size',
  question: 'How many entries has a Jacobian, and need it be square?',
  short:
    'Of f from ℝⁿ to ℝᵐ the Jacobian is m×n, m·n entries, a row per output and a column per input: for ℝ⁵ → ℝ⁷ 7×5, 35 entries. It is square only if m = n, and invertible only then, where its determinant is not 0.',
  asked: [
    'when is a jacobian invertible',
    'how many entries has the jacobian',
    'how many entries has the jacobian of a function R^5 -> R^7',
    'how many partial derivatives has a function from R^n to R^m',
    'how big is the jacobian of a function from R^3 to R^2',
    'size of the jacobian from R^n to R^m',
    'f maps R^4 to R^6 how many partial derivatives',
  ],
  particular: [
    {
      asked: ['can the jacobian have more rows than columns', 'can a jacobian have more columns than rows'],
      first: 'Yes: it has a row for each output and a column for each input, in any numbers.',
    },
    {
      asked: ['what does it mean that the jacobian is singular', 'singular jacobian meaning'],
      first:
        'Some direction v ≠ 0 has J·v = 0: to first order f does not change along it, volumes go to 0, and f has no differentiable inverse there.',
    },
    {
      asked: ['what does the determinant of the jacobian mean', 'what is the jacobian determinant'],
      first:
        'How f scales volume near x: a small region grows by |det J|, and is mirrored where det J < 0. So it stands in changes of variables, ∫ g(y) dy = ∫ g(f(x))·|det J| dx.',
    },
    {
      asked: ['is the jacobian determinant always positive'],
      first:
        'No: it is negative where f reverses orientation, and 0 where it flattens volume; only |det J| stands in integrals.',
    },
    {
      asked: ['is a jacobian always square', 'does the jacobian have to be square', 'need a jacobian be square'],
      first: 'No: it is m×n, a row per output and a column per input, and square only if m = n.',
    },
    { asked: ['can a jacobian be non square'], first: 'Yes: it is m×n for n inputs and m outputs.' },
    {
      asked: ['is the jacobian always invertible', 'is a jacobian invertible'],
      first: 'No: it must be square, as many outputs as inputs, and its determinant must not be 0.',
    },
    {
      asked: [
        'memory cost of a full jacobian',
        'how much memory does a full jacobian take',
        'how much memory does the full jacobian of a layer take',
      ],
      first: 'm·n numbers for n inputs and m outputs: for 4096 of each in floats of 4 bytes 64 MiB a sample.',
    },
  ],
  about: [],
  claims: [{ left: "kron(x', eye(m))*vec(V)", right: 'V*x', where: 'V: mxn, x: n' }],
  text: [
    'Denominator layout transposes it to n×m. Only a square Jacobian has a determinant and may have an inverse. For a scalar f it is the row ∇fᵀ, 1×n; the Hessian of a scalar is n×n.',
    'A matrix counts by its entries: y = W·x of m by W of m×n has m·mn partial derivatives. An elementwise function has n×n, of which only the n on the diagonal are not 0: for 4096 floats of 4 bytes 64 MiB a sample as a full matrix, 16 KiB as a vector.',
  ],
  examples: [
    { label: 'W*x by x', expression: 'W*x', wrt: 'x', derivative: 'W' },
    { label: 'W*x by W', expression: 'W*x', wrt: 'W', derivative: "kron(x', eye(m))" },
  ],
};
