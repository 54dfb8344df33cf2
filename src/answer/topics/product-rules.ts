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
    'does the product rule hold for matrices',
    'why is the derivative of X^2 not 2X',
    'derivative of a matrix that depends on a scalar entrywise',
    'product rule for matrices order',
    'scalar rules for matrices',
    'derivative of D(x) y with respect to scalar x',
    'x scalar, D(x) a matrix, y a constant vector, derivative of D(x)y',
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
