// What a Hessian is, and what its symmetry and its definiteness mean.
import type { Topic } from './topic.js';

export const hessian: Topic = {
  name: 'hessian',
  question: 'What is a Hessian, when is it symmetric, and what does its sign mean?',
  short:
    'The Hessian of a scalar f is the n×n matrix Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ, the Jacobian of its gradient. It is symmetric where the second derivatives are continuous; positive definite means f curves upwards in every direction.',
  asked: [
    'can the hessian be asymmetric',
    'when is the jacobian symmetric',
    'hessian',
    'what is a hessian',
    'what is the hessian matrix',
    'difference between gradient jacobian and hessian',
    'difference between jacobian and hessian',
    'gradient versus jacobian versus hessian',
    'is the hessian the jacobian of the gradient',
    'when is the hessian symmetric',
    'why is the hessian symmetric',
    'is the hessian always symmetric',
    'what does a positive definite hessian mean',
    'hessian positive semidefinite convex',
    'what does an indefinite hessian say about a saddle point',
    'hessian of a vector valued function',
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
