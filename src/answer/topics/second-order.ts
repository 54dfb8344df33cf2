// Second derivatives: what is zero and what is not.
import type { Topic } from './topic.js';

export const secondOrder: Topic = {
  name: 'second-order',
  question: 'If the second derivative of relu is 0, is the Hessian of the loss 0?',
  short:
    'Only relu itself has no curvature; the loss around it has, so its Hessian is not 0: that of L(W·x) by x is Wᵀ·H_L·W plus a term with the second derivative of the inside.',
  asked: [
    'hessian of relu network zero',
    'second derivative of relu is zero so is the hessian of the loss zero',
    'hessian of f(Ax+b)',
    'why A on both sides of the hessian',
    'hessian chain rule',
    'second derivative of a composition',
    'curvature of the loss with relu',
  ],
  particular: [
    {
      asked: [
        'is the hessian of relu zero',
        'is the second derivative of relu zero',
        'does relu have a second derivative',
      ],
      first:
        'Yes wherever it exists: relu is linear on either side of 0, so its second derivative is 0 there; at 0 itself there is none, as there is no first one.',
    },
    {
      asked: ['what is the second derivative of relu', 'what is the hessian of relu'],
      first: '0 wherever it exists, since relu is linear on either side of 0; at 0 itself there is none.',
    },
    {
      asked: [
        'is the hessian of a relu network zero',
        'is the hessian of the loss zero if the second derivative of relu is zero',
      ],
      first:
        'No: the loss around the network has curvature; by x it is Wᵀ·H_L·W for L(W·x), and for relu networks Jᵀ·H_L·J almost everywhere.',
    },
  ],
  about: [],
  claims: [{ left: "u'*(A'*H*A)*u", right: "(A*u)'*H*(A*u)", where: 'A: mxn, H: mxm, u: n' }],
  text: [
    'For f(A·x + b) the Hessian is Aᵀ·H_f·A, with A on both sides: one factor from each derivative. Least squares: 2·AᵀA. For an elementwise sum Σ f(zᵢ): Aᵀ·Diag(f″(z))·A. logsumexp: Diag(s) − s·sᵀ.',
    'With J the Jacobian of the model, JᵀH_L·J is the Gauss-Newton part; for relu networks it is all of it almost everywhere.',
  ],
  examples: [
    { label: 'sum(softplus(A*x)) by x', expression: 'sum(softplus(A*x))', wrt: 'x' },
    { label: 'norm(relu(A*x) - y)^2 by x', expression: 'norm(relu(A*x) - y)^2', wrt: 'x' },
  ],
};
