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
    'does the jacobian of a linear function depend on x',
    'best linear approximation',
    'what does it mean that the jacobian is a linear approximation',
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
