// What a Hessian is, and what its symmetry and its definiteness mean.
import type { Topic } from './topic.js';

export const hessian: Topic = {
  name: 'hessian',
  question: 'What is a Hessian, when is it symmetric, and what does its sign mean?',
  short:
    'The Hessian of a scalar f is the n×n matrix Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ, the Jacobian of its gradient. It is symmetric where the second derivatives are continuous; positive definite means f curves upwards in every direction.',
  asked: [
    'when is the jacobian symmetric',
    'hessian',
    'what is a hessian',
    'what is the hessian matrix',
    'difference between gradient jacobian and hessian',
    'difference between jacobian and hessian',
    'gradient versus jacobian versus hessian',
    'when is the hessian symmetric',
    'why is the hessian symmetric',
    'what does a positive definite hessian mean',
    'hessian positive semidefinite convex',
    'what does an indefinite hessian say about a saddle point',
    'hessian of a vector valued function',
  ],
  particular: [
    {
      asked: ['does the trace of the hessian equal the laplacian', 'is the laplacian the trace of the hessian'],
      first: 'Yes: tr(H) = Σᵢ ∂²f/∂xᵢ², which is the Laplacian.',
    },
    {
      asked: ['is the gradient of a convex function monotone'],
      first: 'Yes: (∇f(x) − ∇f(y))ᵀ·(x − y) ≥ 0 for all x, y; a differentiable f is convex exactly if that holds.',
    },
    {
      asked: ['when do mixed partial derivatives commute', 'why may partial derivatives be swapped'],
      first: 'Where the second derivatives are continuous: then ∂²f/∂xᵢ∂xⱼ = ∂²f/∂xⱼ∂xᵢ (Schwarz).',
    },
    {
      asked: ['can the hessian be asymmetric', 'can a hessian be nonsymmetric'],
      first:
        'Yes, but only where the second derivatives exist and are not continuous; else ∂²f/∂xᵢ∂xⱼ = ∂²f/∂xⱼ∂xᵢ. In code it is mostly an error.',
    },
    {
      asked: [
        'is the hessian always symmetric',
        'is the hessian symmetric',
        'does the order of partial derivatives matter',
      ],
      first:
        'Yes where the second derivatives are continuous: ∂²f/∂xᵢ∂xⱼ = ∂²f/∂xⱼ∂xᵢ (Schwarz). Otherwise it may be asymmetric.',
    },
    {
      asked: ['is the hessian the jacobian of the gradient'],
      first: 'Yes: entry (i, j) is the derivative of ∂f/∂xᵢ by xⱼ.',
    },
    {
      asked: ['why is my hessian not symmetric'],
      first:
        'Where second derivatives are continuous the Hessian is symmetric: so look for an error in a mixed derivative, or take it that rounding is all.',
    },
    {
      asked: ['when is the hessian positive definite', 'how do i know whether the hessian is positive definite'],
      first:
        'Where dᵀ·H·d > 0 for every d ≠ 0, so where all eigenvalues are positive: there f curves upwards in every direction. Of ½xᵀ·A·x: if A + Aᵀ is positive definite.',
    },
    {
      asked: ['is the hessian always positive definite', 'is the hessian positive definite'],
      first:
        'No: only where f curves upwards in every direction; convex f have a positive semidefinite one, a saddle an indefinite one.',
    },
    {
      asked: ['is the gradient zero at a saddle point', 'is the gradient zero at a minimum'],
      first:
        'Yes: minima, maxima and saddles inside the domain are critical points, g = 0; the Hessian tells them apart.',
    },
    {
      asked: ['does a zero gradient mean a minimum', 'is every critical point a minimum'],
      first:
        'No: where g = 0 there may be a minimum, a maximum or a saddle; the Hessian tells them apart, unless it is singular.',
    },
    {
      asked: [
        'what are critical points',
        'second derivative test in several variables',
        'what is a saddle point',
        'how does the second derivative test work',
      ],
      first:
        'Critical points are where g = 0. There H positive definite is a strict minimum, negative definite a strict maximum, indefinite a saddle; semidefinite decides nothing.',
    },
  ],
  about: [],
  claims: [{ left: "u'*(A + A')*v", right: "v'*(A + A')*u", where: 'A: nxn, u: n, v: n' }],
  text: [
    'Gradient: of a scalar f, n entries, like x. Jacobian: of a vector y of m entries, m×n. Hessian: of a scalar f again, n×n. A vector function has one Hessian per entry, a tensor m×n×n.',
    'f(x + d) ≈ f(x) + gᵀ·d + ½·dᵀ·H·d. Where g = 0: H positive definite is a strict minimum, negative definite a maximum, indefinite a saddle; semidefinite decides nothing. f is convex if H is positive semidefinite everywhere.',
  ],
  examples: [
    { label: "x'*A*x by x", expression: "x'*A*x", wrt: 'x', derivative: "(A + A')*x" },
    { label: 'logsumexp(x)', expression: 'logsumexp(x)', wrt: 'x', derivative: 'softmax(x)' },
  ],
};
