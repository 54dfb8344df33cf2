// Derivatives of what is given by an equation or as a minimum: the implicit function theorem and the envelope theorem.
import type { Topic } from './topic.js';

export const implicit: Topic = {
  name: 'implicit',
  question: 'How does one differentiate the solution of an equation, or a minimum?',
  short:
    'If F(x, y) = 0 defines y, then dy/dx = −(∂F/∂y)⁻¹·(∂F/∂x), where ∂F/∂y is invertible. The least value min_y f(x, y) has the gradient ∂f/∂x at the minimiser: y need not be differentiated.',
  asked: [
    'how do i backpropagate through an argmin',
    'what is the implicit function theorem',
    'implicit function theorem jacobian',
    'implicit differentiation of F(x, y) = 0',
    'how do i differentiate through a solver',
    'gradient through an argmin',
    'how to differentiate a fixed point',
    'deep equilibrium models gradient',
    'what is the envelope theorem',
    'derivative of a minimum with respect to a parameter',
    'danskin theorem gradient of a max over y',
  ],
  about: [],
  claims: [{ left: '-(inv(A)*(B*d))', right: '-(inv(A)*B)*d', where: 'A: nxn spd, B: nxm, d: m' }],
  text: [
    'F stays 0, so 0 = F_x·dx + F_y·dy; solve F_y·dy = −F_x·dx. Backwards, for g = ∂L/∂y: solve F_yᵀ·u = g, then ∂L/∂x = −F_xᵀ·u. One linear system, whatever solver found y.',
    'A minimiser y*(x) of f solves ∇_y f = 0, so F_y is the Hessian by y. A fixed point y = h(x, y) has F = y − h and F_y = I − h_y.',
    'Envelope theorem: df(x, y*(x)) = f_x·dx + f_y·dy, and f_y = 0 at the minimum.',
  ],
  examples: [
    { label: 'inv(A)*b by A', expression: 'inv(A)*b', wrt: 'A' },
    { label: 'inv(A)*b by b', expression: 'inv(A)*b', wrt: 'b', derivative: 'inv(A)' },
  ],
};
