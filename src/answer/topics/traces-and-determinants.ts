// How gradients of traces and determinants are read off the differential.
import type { Topic } from './topic.js';

export const tracesAndDeterminants: Topic = {
  name: 'traces-and-determinants',
  question: 'How does one differentiate traces, determinants and inverses?',
  short: 'Write the differential as df = tr(Gᵀ·dX); then G is the gradient, of the shape of X.',
  asked: [
    'why is the gradient of log det the inverse transpose',
    'trace trick for matrix derivatives',
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
  particular: [
    {
      asked: ['why is a scalar equal to its trace'],
      first: 'A number is a 1×1 matrix, and the trace of that is its one entry: so xᵀ·A·x = tr(xᵀ·A·x) = tr(A·x·xᵀ).',
    },
    {
      asked: [
        'what is the cyclic property of the trace',
        'cyclic property trace',
        'why may factors in a trace be turned',
      ],
      first:
        'tr(A·B·C) = tr(B·C·A) = tr(C·A·B): a factor may go from one end to the other. Other orders, as tr(A·C·B), differ in general.',
    },
    {
      asked: ['does the trace trick work for any scalar', 'can i write any scalar as a trace'],
      first: 'Yes: a number is a 1×1 matrix and its own trace, so xᵀ·A·x = tr(xᵀ·A·x) = tr(A·x·xᵀ).',
    },
    {
      asked: ['is the trace commutative', 'does the order matter inside a trace'],
      first:
        'Yes for two factors, tr(A·B) = tr(B·A); of three only turning is free, tr(A·B·C) = tr(B·C·A), and tr(A·C·B) differs in general.',
    },
    {
      asked: ['why is the derivative of the determinant the adjugate', 'derivative of the determinant adjugate'],
      first:
        'Since det X = Σⱼ xᵢⱼ·cᵢⱼ with cofactors cᵢⱼ that do not contain xᵢⱼ: ∂det/∂xᵢⱼ = cᵢⱼ, so the gradient is adj(X)ᵀ = det(X)·X⁻ᵀ.',
    },
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
