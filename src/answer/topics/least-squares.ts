// Why there is Aᵀ in the gradient of least squares.
import type { Topic } from './topic.js';

export const leastSquares: Topic = {
  name: 'least-squares',
  question: 'What is the gradient of ‖A·x − b‖², and why does Aᵀ stand in front?',
  short:
    'The gradient of ‖A·x − b‖² is 2·Aᵀ(A·x − b): with r = A·x − b, df = 2·rᵀ·A·dx, and it is read off df = gᵀ·dx, so g = 2·Aᵀ·r.',
  asked: [
    'how does one get to the normal equations',
    'why a transpose in the least squares gradient',
    'gradient of the squared error Ax-b',
    'derivative of mse linear regression where does A^T come from',
    'normal equations gradient',
    'norm squared versus norm gradient',
  ],
  particular: [
    {
      asked: ['why the 1/2 in front of the squared error', 'why is the squared error halved'],
      first: 'It cancels the 2 of the square: ½‖A·x − b‖² has the gradient Aᵀ(A·x − b). The minimiser is the same.',
    },
    {
      asked: ['why are the normal equations ill conditioned', 'condition number of the normal equations'],
      first:
        "Since AᵀA has the squares of A's singular values, its condition number is the square of A's. A QR factorization of A avoids that.",
    },
  ],
  about: ['norm', 'norm2', 'normF'],
  of: ['norm(A*x - b)^2'],
  claims: [{ left: "2*r'*A*dx", right: "(2*A'*r)'*dx", where: 'r: m, A: mxn, dx: n' }],
  text: [
    'A·x − b has m entries and x has n: without Aᵀ (n×m) the gradient would not even have the shape of x. The Hessian is 2·AᵀA.',
    'Without the square it is Aᵀ·r/‖r‖, for r ≠ 0. With a factor ½ in front the 2 is gone.',
  ],
  examples: [
    { label: 'norm(A*x - b)^2', expression: 'norm(A*x - b)^2', wrt: 'x', derivative: "2*A'*(A*x - b)" },
    { label: 'norm(A*x - b)', expression: 'norm(A*x - b)', wrt: 'x', derivative: "A'*(A*x - b)/norm(A*x - b)" },
    { label: 'normF(A*X - B)^2 by X', expression: 'normF(A*X - B)^2', wrt: 'X', derivative: "2*A'*(A*X - B)" },
  ],
};
