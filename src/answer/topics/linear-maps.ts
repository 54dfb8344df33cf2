// A linear map is its own derivative.
import type { Topic } from './topic.js';

export const linearMaps: Topic = {
  name: 'linear-maps',
  question: 'Why is the Jacobian of x ↦ A·x the matrix A, and that of the identity I?',
  short:
    'A Jacobian is the linear map that is nearest to f; a linear map is its own: A·(x + dx) − A·x = A·dx exactly, so J = A at every x, and second derivatives are 0. For the identity f(x) = x, J = I; for A·x + b still A.',
  asked: [
    'why does the hessian of a linear function vanish',
    'second derivative of a linear function',
    'jacobian of a linear map',
    'why is the jacobian of a linear map the matrix itself',
    'jacobian of the identity function',
    'why is the derivative of Ax equal to A',
    'derivative of x with respect to itself',
    'derivative of a vector by itself is the identity matrix',
    'what is dx/dx for a vector',
    'derivative of a linear transformation is itself',
    'jacobian of an affine function',
    'best linear approximation',
    'what does it mean that the jacobian is a linear approximation',
  ],
  particular: [
    {
      asked: ['why is the jacobian of a rotation the rotation matrix', 'jacobian of a rotation'],
      first:
        'A rotation is linear, y = R·x, so it is its own derivative: J = R at every x, with det R = 1 and R⁻¹ = Rᵀ.',
    },
    {
      asked: ['what is the gradient of a constant', 'derivative of a constant vector'],
      first: '0, of the shape of the variable: a constant does not change.',
    },
    { asked: ['does the jacobian of a linear function depend on x'], first: 'No: of A·x it is A at every x.' },
    {
      asked: ['are linear maps their own derivative', 'is the derivative of a linear map the map itself'],
      first: 'Yes: A·(x + dx) − A·x = A·dx, so the derivative of x ↦ A·x at every x is the map A itself.',
    },
    {
      asked: [
        'does the derivative commute with the transpose',
        'does the trace commute with the derivative',
        'does differentiation commute with linear operations',
        'can i swap derivative and transpose',
        'can i swap derivative and trace',
      ],
      first: 'Yes: transpose, trace and sum are linear, so d(Xᵀ) = (dX)ᵀ, d tr(X) = tr(dX) and d Σxᵢ = Σ dxᵢ.',
    },
    {
      asked: [
        'is differentiation linear',
        'is the derivative a linear operator',
        'is differentiation a linear operation',
      ],
      first: 'Yes: the derivative of a·f + b·g is a·f′ + b·g′, for numbers a and b.',
    },
  ],
  about: [],
  claims: [
    { left: 'A*(x + d)', right: 'A*x + A*d', where: 'A: mxn, x: n, d: n' },
    { left: 'eye(n)*x', right: 'x', where: 'x: n' },
  ],
  text: [
    'In entries: yᵢ = Σⱼ aᵢⱼ·xⱼ, so ∂yᵢ/∂xⱼ = aᵢⱼ. In numerator layout that is A; in denominator layout it is written Aᵀ.',
    'In general f(x + dx) ≈ f(x) + J(x)·dx, where J changes with x and the error is of second order. For a linear f there is no error, and J does not change, so the second derivative is 0.',
  ],
  examples: [
    { label: 'A*x by x', expression: 'A*x', wrt: 'x', derivative: 'A' },
    { label: 'A*x + b by x', expression: 'A*x + b', wrt: 'x', derivative: 'A' },
  ],
};
