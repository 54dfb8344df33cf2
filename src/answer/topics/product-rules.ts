// Rules for scalars that do not carry over to matrices.
import type { Topic } from './topic.js';

export const productRules: Topic = {
  name: 'product-rules',
  question: 'Which rules for numbers fail for matrices?',
  short:
    'Rules that swap factors fail: d(A·B) = dA·B + A·dB keeps its order, so d(X²) = dX·X + X·dX, which is not 2·X·dX.',
  asked: [
    'product rule for a dot product',
    'derivative of the dot product of two functions',
    'why is d(X^2) not 2X dX',
    'why is the derivative of X squared not 2X',
    'which scalar rules do not hold for matrices',
    'power rule for matrices',
    'why is the derivative of X^2 not 2X',
    'derivative of a matrix that depends on a scalar entrywise',
    'product rule for matrices order',
    'scalar rules for matrices',
    'derivative of D(x) y with respect to scalar x',
    'x scalar, D(x) a matrix, y a constant vector, derivative of D(x)y',
  ],
  particular: [
    { asked: ['product rule for kronecker products'], first: 'd(A ⊗ B) = dA ⊗ B + A ⊗ dB, the order kept.' },
    {
      asked: ['what is the product rule for hadamard products', 'product rule for elementwise products'],
      first: 'd(a ⊙ b) = da ⊙ b + a ⊙ db: the Jacobian is Diag(b) by a and Diag(a) by b.',
    },
    {
      asked: ['does the product rule hold for matrices', 'does the product rule work for matrices'],
      first: 'Yes, with the order kept: d(A·B) = dA·B + A·dB.',
    },
    {
      asked: ['does the product rule hold for hadamard products'],
      first: 'Yes: d(a ⊙ b) = da ⊙ b + a ⊙ db, with the Jacobians Diag(b) by a and Diag(a) by b.',
    },
    {
      asked: ['does the product rule hold for kronecker products'],
      first: 'Yes, with the order kept: d(A ⊗ B) = dA ⊗ B + A ⊗ dB.',
    },
  ],
  about: ['^', "'", '*'],
  claims: [{ left: '(X + E)*(X + E) - X*X', right: 'E*X + X*E + E*E', where: 'X: nxn, E: nxn' }],
  text: [
    'Elementwise and matrix powers differ: x.^2 has Diag(2x); X² has Xᵀ ⊗ I + I ⊗ X. xᵀx is a number with gradient 2x, x·xᵀ a matrix. A transpose in front stays: ‖A·x‖² gives 2·Aᵀ·A·x, not 2·A²·x. tr, det and norms need their own rules.',
    'If D depends on a number t and y does not: d(D(t)·y)/dt = D′(t)·y, with D′ taken entry by entry.',
  ],
  examples: [
    { label: 'X*X by X', expression: 'X*X', wrt: 'X' },
    { label: "x'*x", expression: "x'*x", wrt: 'x', derivative: '2*x' },
    { label: "x*x' by x", expression: "x*x'", wrt: 'x' },
  ],
};
