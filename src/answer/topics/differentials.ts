// Differentials, directional and total derivatives, and where a gradient points.
import type { Topic } from './topic.js';

export const differentials: Topic = {
  name: 'differentials',
  question: 'What are a differential, a directional derivative and a total derivative?',
  short:
    'The differential df = J·dx is the linear part of the change of f; along v it is the directional derivative J·v, for a scalar f gᵀ·v: greatest where v points along the gradient g. Partial derivatives are its entries.',
  asked: [
    'what is a frechet derivative',
    'gateaux versus frechet derivative',
    'what do dx and dX mean in magnus and neudecker',
    'difference between a differential and a derivative',
    'what is a differential',
    'what is a directional derivative',
    'directional derivative versus gradient',
    'how do i get a directional derivative from the gradient',
    'why does the gradient point in the direction of steepest ascent',
    'why is the gradient the steepest direction',
    'gradient perpendicular to level sets',
    'difference between total derivative and partial derivative',
    'what is a total derivative',
    'partial derivative versus gradient',
  ],
  particular: [
    {
      asked: ['does the gradient always point towards the minimum', 'does the negative gradient point to the minimum'],
      first:
        'No: the gradient points where f grows fastest from here, and −g where it falls fastest; the minimum may lie elsewhere, as in a narrow valley.',
    },
    {
      asked: ['can gradients be negative', 'can a derivative be negative'],
      first:
        'Yes, each entry: it is negative where f falls as that variable grows. A gradient as a vector has no sign.',
    },
    {
      asked: ['what is the difference between ∂ and d', 'partial d versus straight d'],
      first:
        '∂f/∂t holds the other variables fixed; df/dt lets those that depend on t move too: df/dt = ∂f/∂t + (∂f/∂x)·dx/dt.',
    },
    {
      asked: ['is a differential just a tiny number'],
      first: 'No: df is the linear map dx ↦ J·dx; dx is any vector, and need not be small.',
    },
    {
      asked: ['is the gradient orthogonal to level sets', 'is the gradient perpendicular to level curves'],
      first: 'Yes: along a level set f does not change, so 0 = df = gᵀ·dx for every dx tangent to it.',
    },
    {
      asked: ['is the gradient the direction of steepest ascent', 'does the gradient point uphill'],
      first: 'Yes: of all v of length 1, gᵀ·v is greatest for v = g/‖g‖.',
    },
  ],
  about: [],
  claims: [
    { left: "(2*A'*(A*x))'*v", right: "2*(A*x)'*(A*v)", where: 'A: mxn, x: n, v: n' },
    { left: "g'*(g/norm(g))", right: 'norm(g)', where: 'g: n' },
  ],
  text: [
    'A derivative, gradient or Jacobian is what multiplies dx: df = gᵀ·dx for a scalar f, dy = J·dx for vectors, df = tr(Gᵀ·dX) for matrices.',
    'gᵀ·v = ‖g‖·‖v‖·cos φ. Of all v of length 1 it is greatest at v = g/‖g‖, where it is ‖g‖; it is 0 where v is perpendicular to g, along a level set.',
    'A partial derivative holds the other variables fixed; a total derivative lets them move too: df/dt = ∂f/∂t + (∂f/∂x)·dx/dt.',
  ],
  examples: [
    { label: "x'*A*x by x", expression: "x'*A*x", wrt: 'x', derivative: "(A + A')*x" },
    { label: 'norm(x) by x', expression: 'norm(x)', wrt: 'x' },
  ],
};
