// Products of the Hessian with a vector, without the Hessian.
import type { Topic } from './topic.js';

export const hessianVector: Topic = {
  name: 'hessian-vector',
  question: 'How does one compute a Hessian-vector product without the Hessian?',
  short:
    'H·v is the gradient of the scalar ∇f(x)ᵀ·v with v held constant, or the derivative of ∇f along v (a JVP of the gradient): the cost of a few gradients, and the n×n matrix H is never built.',
  asked: [
    'what is a hessian vector product',
    'hessian vector product without the hessian',
    'how to compute Hv without forming the hessian',
    'how to compute an hvp in jax or pytorch',
    'what is an hvp',
    'hvp forward over reverse',
    'pearlmutter trick',
    'hessian times vector efficiently',
    'conjugate gradient with hessian vector products',
  ],
  particular: [
    {
      asked: ['what is create_graph=True for', 'what does create_graph do'],
      first:
        'It records the backward pass too, so that the gradient can be differentiated again: for Hessians, H·v and penalties on a gradient.',
    },
    {
      asked: ['how do i compute the diagonal of the hessian'],
      first:
        'By n Hessian-vector products, entry i of H·eᵢ. Cheaper is an estimate: the mean of v ⊙ (H·v) over vectors v of random signs.',
    },
    {
      asked: ['do i need the full hessian to compute Hv'],
      first: 'No: H·v is the gradient of ∇f(x)ᵀ·v with v held constant; it costs a few gradients.',
    },
    {
      asked: ['how expensive is a hessian vector product', 'cost of a hessian vector product'],
      first: 'About as much as a few gradients, whatever n is; the whole Hessian takes n such products.',
    },
    {
      asked: ['can i get the diagonal of the hessian cheaply'],
      first:
        'Not in general: the exact diagonal takes n Hessian-vector products, entry i of H·eᵢ. Cheaper is an estimate, the mean of v ⊙ (H·v) over random signs v.',
    },
  ],
  about: [],
  claims: [
    { left: "u'*(2*A'*A)*v", right: "2*(A*u)'*(A*v)", where: 'A: mxn, u: n, v: n' },
    { left: "(A + A')*v", right: "A*v + A'*v", where: 'A: nxn, v: n' },
  ],
  text: [
    'JAX: `jax.jvp(jax.grad(f), (x,), (v,))[1]`, forward over reverse. PyTorch: `g, = torch.autograd.grad(f(x), x, create_graph=True)`, then `torch.autograd.grad(g @ v, x)`.',
    'For ‖A·x − b‖² it is 2·Aᵀ·(A·v): two products with A. The whole Hessian takes n such products, one per column.',
  ],
  examples: [
    { label: 'norm(A*x - b)^2 by x', expression: 'norm(A*x - b)^2', wrt: 'x' },
    { label: "v'*(A + A')*x by x", expression: "v'*(A + A')*x", wrt: 'x', derivative: "(A + A')*v" },
  ],
};
