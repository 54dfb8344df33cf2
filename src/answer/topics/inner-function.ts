// The gradient of a number put through a function.
import type { Topic } from './topic.js';

export const innerFunction: Topic = {
  name: 'inner-function',
  question: 'What is the gradient of h(‖A·x‖²) for a function h of one number?',
  short: 'Chain rule: h′(s) times the gradient of the inside, s = ‖A·x‖²: ∇ = 2·h′(‖A·x‖²)·Aᵀ·A·x.',
  asked: [
    'gradient of f(norm(x)) by the chain rule',
    'gradient of h(<Ax,Ax>) with h a scalar function',
    'chain rule for a scalar function of an inner product',
    'gradient of g(norm(x))',
    'gradient of inner product composed with a function',
  ],
  about: [],
  claims: [{ left: 'norm(A*x)^2', right: "x'*A'*A*x", where: 'A: mxn, x: n' }],
  text: [
    'h′ is a number that scales the inner gradient. A linear term −⟨c, x⟩ adds −c. An absolute value gives sign(s), a square root 1/(2√s), a logarithm 1/s, a norm ‖u‖ the unit vector u/‖u‖.',
    "Ask with a concrete h, as in `tanh(norm(A*x)^2) - c'*x`, and I compute it.",
  ],
  examples: [{ label: "tanh(norm(A*x)^2) - c'*x by x", expression: "tanh(norm(A*x)^2) - c'*x", wrt: 'x' }],
};
