// The gradient of xᵀ·A·x, and when it is 2·A·x.
import { quadraticFormShapes } from '../drawings/shapes.js';
import type { Topic } from './topic.js';

export const quadraticForm: Topic = {
  name: 'quadratic-form',
  question: 'Why is the gradient of xᵀ·A·x equal to (A + Aᵀ)·x, and when is it 2·A·x?',
  short: 'The gradient of xᵀ·A·x is (A + Aᵀ)·x, and 2·A·x only if A is symmetric. The Hessian is A + Aᵀ.',
  asked: [
    "what if A isn't symmetric",
    'quadratic form when A is not symmetric',
    'gradient of the quadratic form',
    'when is the derivative of x^T A x equal to 2Ax',
    'why A plus A transpose',
    'quadratic form with nonsymmetric matrix',
    'is the gradient 2Ax or (A+A^T)x',
  ],
  particular: [
    {
      asked: ['is symmetry needed for 2Ax', 'does A have to be symmetric for 2Ax'],
      first: 'Yes: the gradient of xᵀ·A·x is (A + Aᵀ)·x, which is 2·A·x for all x only if A = Aᵀ.',
    },
  ],
  about: ["'"],
  of: ["x'*A*x"],
  claims: [
    { left: "x'*A*x", right: "x'*((A + A')/2)*x", where: 'x: n, A: nxn' },
    { left: "dx'*A*x + x'*A*dx", right: "((A + A')*x)'*dx", where: 'x: n, A: nxn, dx: n' },
  ],
  drawing: quadraticFormShapes(),
  text: [
    'The product rule hits x twice: df = dxᵀ·A·x + xᵀ·A·dx. The first term is a number, equal to its transpose xᵀ·Aᵀ·dx. So df = xᵀ(A + Aᵀ)·dx, and the gradient is (A + Aᵀ)·x.',
    'In numerator layout that is the row xᵀ(A + Aᵀ). Only the symmetric part of A matters.',
  ],
  examples: [
    { label: "x'*A*x", expression: "x'*A*x", wrt: 'x', derivative: "(A + A')*x" },
    { label: "x'*A*y by x", expression: "x'*A*y", wrt: 'x', derivative: 'A*y' },
  ],
};
