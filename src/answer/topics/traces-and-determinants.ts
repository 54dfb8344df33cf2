// How gradients of traces and determinants are read off the differential.
import type { Topic } from './topic.js';

export const tracesAndDeterminants: Topic = {
  name: 'traces-and-determinants',
  question: 'How does one differentiate traces, determinants and inverses?',
  short: 'Write the differential as df = tr(Gᵀ·dX); then G is the gradient, of the shape of X.',
  asked: [
    'what is the trace trick',
    'what is jacobis formula',
    'derivative of a trace',
    'gradient of log det',
    'jacobi formula derivative of the determinant',
    'how to read the gradient off the trace differential',
    'why is the derivative of tr(AX) A^T and not A',
    'trace trick cyclic property',
    'derivative of logdet of X that depends on a scalar',
    'X inverse transpose',
  ],
  about: ['tr', 'det', 'logdet', 'inv'],
  claims: [
    { left: 'tr(A*X*B)', right: 'tr(B*A*X)', where: 'A: pxm, X: mxn, B: nxp' },
    { left: 'log(det(S))', right: 'logdet(S)', where: 'S: nxn spd' },
  ],
  text: [
    'tr(A·X): Aᵀ. tr(A·X·B): Aᵀ·Bᵀ. tr(Xᵀ·A·X): (A + Aᵀ)·X. log det X: X⁻ᵀ, from df = tr(X⁻¹·dX). det X: det(X)·X⁻ᵀ. Inverse: d(X⁻¹) = −X⁻¹·dX·X⁻¹.',
    'When X depends on a number t: d log det X/dt = tr(X⁻¹·dX/dt). In numerator layout all gradients are transposed. Traces may be turned: tr(A·B) = tr(B·A).',
  ],
  examples: [
    { label: 'tr(A*X*B) by X', expression: 'tr(A*X*B)', wrt: 'X', derivative: "A'*B'" },
    { label: 'logdet(X)', expression: 'logdet(X)', wrt: 'X', derivative: "inv(X)'" },
    { label: 'det(X)', expression: 'det(X)', wrt: 'X', derivative: "det(X)*inv(X)'" },
  ],
};
