// Which shape a derivative has.
import type { Topic } from './topic.js';

export const shapes: Topic = {
  name: 'shapes',
  question: 'Which shape does a derivative have?',
  short:
    "f from ℝⁿ to ℝᵐ has an m×n Jacobian; a scalar's gradient has the shape of its variable; in code, output.shape + input.shape. Flattened or not, both hold the same entries.",
  asked: [
    'is the derivative of X^2 by X a 4d tensor or a matrix, torch gives (3,3,3,3)',
    'how do I compute per-sample gradients',
    'torch.autograd.functional.jacobian returns a 4-d tensor',
    'why has the pytorch jacobian four axes',
    'why does the batch dimension appear twice in the jacobian',
    'what is the shape of the jacobian',
    'what dimension does the derivative of a vector by a matrix have',
    'why does the jacobian have shape output plus input',
    'torch jacobian shape 3d or 2d',
    'jacobian of a batch has an extra dimension',
    'shape of the gradient of a scalar',
    'why is my jacobian 4 dimensional',
    'per sample jacobian vmap jacrev',
    'torch gives (2,2,2) but sympy gives (2,4) for the same jacobian',
    'is the jacobian m by n or n by m',
  ],
  particular: [
    {
      asked: [
        'is the derivative of a matrix wrt a scalar a matrix',
        'is the derivative of a matrix by a number a matrix',
      ],
      first: 'Yes: entry by entry, dYᵢⱼ/dt, so it has the shape of Y.',
    },
    {
      asked: ['is a tensor the same as a matrix', 'is a matrix a tensor'],
      first:
        'No: a matrix has two axes, a tensor any number of them; a matrix is a tensor with two, and flattened every tensor is a vector.',
    },
    {
      asked: [
        'is the derivative of a vector by a vector a matrix',
        'is the derivative of a vector with respect to a vector a matrix',
      ],
      first: 'Yes: the Jacobian, m×n for m outputs and n inputs, ∂yᵢ/∂xⱼ in row i, column j (numerator layout).',
    },
    {
      asked: [
        'is the derivative of a vector by a matrix a tensor',
        'is the derivative of a vector by a matrix a third order tensor',
      ],
      first: 'Yes: ∂yᵢ/∂Xⱼₖ has three axes; on vec(X) the same numbers are a matrix with mn columns.',
    },
    {
      asked: ['is the derivative of a scalar by a matrix a matrix', 'is the gradient by a matrix a matrix'],
      first: 'Yes: the gradient has the shape of the matrix, Gᵢⱼ = ∂f/∂Xᵢⱼ (numerator layout writes its transpose).',
    },
    {
      asked: ['should the shape be flattened'],
      first: 'Both will do: flattened or not, the same numbers stand there; flatten to multiply Jacobians as matrices.',
    },
  ],
  claims: [{ left: 'vec(A*X)', right: 'kron(eye(p), A)*vec(X)', where: 'A: mxn, X: nxp' }],
  text: [
    'When a matrix is involved the derivative is a tensor: a vector of m by an m×n matrix is m×m×n. Flattened with vec it has mn columns; the same entries, only reshaped. SymPy flattens, torch and JAX keep (output) + (input).',
    'A batch of N inputs gives N×m×N×n, almost all 0: take `vmap(jacrev(f))` for one Jacobian per sample. Both conventions hold the same numbers.',
  ],
  examples: [
    { label: 'W*x by W', expression: 'W*x', wrt: 'W' },
    { label: 'sum(x.^2)', expression: 'sum(x.^2)', wrt: 'x', derivative: '2*x' },
    { label: 'A*X by X', expression: 'A*X', wrt: 'X' },
  ],
};
