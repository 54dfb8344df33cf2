// What penalties on the weights add to a gradient.
import type { Topic } from './topic.js';

export const regularizers: Topic = {
  name: 'regularizers',
  question: 'What does a regularizer such as λ‖w‖² add to the gradient?',
  short:
    'Its own gradient: λ‖w‖² adds 2λ·w, ½λ‖w‖² adds λ·w, λ‖w‖₁ adds λ·sign(w) (at 0 any slope in [−λ, λ]); for a matrix λ‖W‖² (Frobenius) adds 2λ·W.',
  asked: [
    'derivative of the l2 regularizer',
    'gradient of the l2 penalty',
    'gradient of the regularization term',
    'what does a regularizer add to the gradient',
    'derivative of the regularization term lambda w squared',
    'gradient of the ridge regression loss',
    'what is the gradient of ridge regression',
    'gradient of the l1 penalty',
    'gradient of the lasso',
    'gradient of elastic net',
    'gradient of the squared frobenius norm of the weights',
  ],
  particular: [
    {
      asked: ['what does the regularizer add to the hessian'],
      first: '½λ‖w‖² adds λ·I, so all eigenvalues of the Hessian grow by λ.',
    },
    {
      asked: [
        'why does weight decay multiply the weights',
        'what is weight decay',
        'why is it called weight decay',
        'how is weight decay related to l2 regularization',
      ],
      first:
        'The penalty ½λ‖w‖² has the gradient λ·w, so a step w − η·(g + λ·w) = (1 − η·λ)·w − η·g multiplies w with 1 − ηλ first.',
    },
    {
      asked: ['is weight decay the same as l2 regularization', 'are weight decay and l2 regularization the same'],
      first:
        'Yes for plain gradient descent: both subtract η·λ·w. Not for Adam, which divides the penalty’s gradient by its own scale too; AdamW decays apart from it.',
    },
    {
      asked: ['does l2 regularization change the hessian'],
      first: 'Yes: ½λ‖w‖² adds λ·I, so all eigenvalues of the Hessian grow by λ, and AᵀA + λI is invertible for λ > 0.',
    },
  ],
  about: [],
  claims: [
    { left: "norm(W, 'fro')^2", right: "tr(W'*W)", where: 'W: mxn' },
    { left: 'w - h*(g + l*w)', right: '(1 - h*l)*w - h*g', where: 'w: n, g: n, h: scalar, l: scalar' },
  ],
  text: [
    'Ridge, ‖A·x − b‖² + λ‖x‖²: gradient 2·Aᵀ(A·x − b) + 2λ·x, Hessian 2·(AᵀA + λI); it is 0 at x = (AᵀA + λI)⁻¹·Aᵀ·b.',
    'The l1 norm has a kink at 0, which is why the lasso makes entries exactly 0.',
  ],
  examples: [
    { label: 'norm(A*x - b)^2 + l*norm(x)^2 by x', expression: 'norm(A*x - b)^2 + l*norm(x)^2', wrt: 'x' },
    { label: 'sum(abs(w))', expression: 'sum(abs(w))', wrt: 'w' },
  ],
};
