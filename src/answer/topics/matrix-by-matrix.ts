// The derivative of a matrix by a matrix: four axes, or a matrix on stacked columns.
import type { Topic } from './topic.js';

export const matrixByMatrix: Topic = {
  name: 'matrix-by-matrix',
  question: 'What is the derivative of a matrix by a matrix?',
  short:
    'A fourth-order tensor: ∂Yᵢⱼ/∂Xₖₗ for all i, j, k, l. On stacked columns, vec, it is a matrix: of m×n by p×q an mn×pq Jacobian with dvec(Y) = J·dvec(X).',
  asked: [
    'what is the derivative of a matrix by a matrix',
    'derivative of a matrix with respect to a matrix',
    'matrix by matrix derivative',
    'how do you differentiate a matrix by another matrix',
    'derivative of a matrix valued function of a matrix',
    'derivative of a matrix by a matrix fourth order tensor',
    'shape of the derivative of a matrix by a matrix',
    'how many numbers are in the derivative of a matrix wrt a matrix',
    'what is the jacobian of a matrix function',
  ],
  particular: [
    {
      asked: [
        'is the derivative of a matrix with respect to itself the identity',
        'is the derivative of X by X the identity matrix',
      ],
      first:
        'Yes on stacked columns: the identity of size mn. As a tensor it is ∂Xᵢⱼ/∂Xₖₗ = δᵢₖ·δⱼₗ, which is not I of size m or n.',
    },
    {
      asked: ['derivative of a matrix with respect to itself', 'what is dX/dX for a matrix'],
      first: 'The identity, of size mn on stacked columns; as a tensor ∂Xᵢⱼ/∂Xₖₗ = δᵢₖ·δⱼₗ.',
    },
    {
      asked: [
        'is the derivative of a matrix by a matrix a matrix',
        'can the derivative of a matrix by a matrix be written as a matrix',
        'is the derivative of a matrix by a matrix a tensor',
      ],
      first:
        'Both: as it is, it has four axes, ∂Yᵢⱼ/∂Xₖₗ; on stacked columns, vec, it is an mn×pq matrix with the same entries.',
    },
  ],
  about: [],
  claims: [{ left: 'vec(A*X*B)', right: "kron(B', A)*vec(X)", where: 'A: pxm, X: mxn, B: nxq' }],
  text: [
    'For Y = A·X·B: ∂Yᵢⱼ/∂Xₖₗ = aᵢₖ·bₗⱼ, and J = Bᵀ ⊗ A. Of X by itself J is the identity of size mn; of Xᵀ by X the commutation matrix K.',
    'One seldom needs it: for a scalar loss L with G = ∂L/∂Y the chain rule gives ∂L/∂X at once, here Aᵀ·G·Bᵀ, of the shape of X.',
    'Row i + (j − 1)·m of J is for Yᵢⱼ, column k + (l − 1)·p for Xₖₗ. Frameworks return the four axes: the shape of Y, then that of X.',
  ],
  examples: [
    { label: 'A*X*B by X', expression: 'A*X*B', wrt: 'X', derivative: "kron(B', A)" },
    { label: 'inv(X) by X', expression: 'inv(X)', wrt: 'X' },
  ],
};
