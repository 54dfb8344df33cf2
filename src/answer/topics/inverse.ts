// The derivative of the inverse of a matrix.
import type { Topic } from './topic.js';

export const inverse: Topic = {
  name: 'inverse',
  question: 'What is the derivative of the inverse of a matrix?',
  short: 'd(X⁻¹) = −X⁻¹·dX·X⁻¹: the X⁻¹ stands on both sides, since matrices do not commute; it is not −X⁻².',
  asked: [
    'why is there a minus and X^{-1} on both sides',
    'derivative of the inverse matrix',
    'why is the derivative of X^{-1} not -X^{-2}',
    'derivative of A(t)^{-1} with respect to t',
    'quotient rule for matrices',
    'differential of the inverse',
  ],
  particular: [
    {
      asked: [
        'how do you backprop through matrix inversion',
        'backward pass of a matrix inverse',
        'gradient of a loss through the inverse of a matrix',
      ],
      first: 'For Y = X⁻¹ and G = ∂L/∂Y: ∂L/∂X = −X⁻ᵀ·G·X⁻ᵀ = −Yᵀ·G·Yᵀ.',
    },
  ],
  about: ['inv', '^'],
  claims: [{ left: "kron(inv(X)', -inv(X))*vec(V)", right: 'vec(-inv(X)*V*inv(X))', where: 'X: nxn, V: nxn' }],
  text: [
    'From X·X⁻¹ = I: dX·X⁻¹ + X·d(X⁻¹) = 0. On stacked columns the Jacobian is −X⁻ᵀ ⊗ X⁻¹, n²×n².',
    'For a quotient A·B⁻¹: d(A·B⁻¹) = dA·B⁻¹ − A·B⁻¹·dB·B⁻¹. By a number t: dX⁻¹/dt = −X⁻¹·(dX/dt)·X⁻¹.',
  ],
  examples: [
    { label: 'inv(X)', expression: 'inv(X)', wrt: 'X' },
    { label: "a'*inv(X)*b by X", expression: "a'*inv(X)*b", wrt: 'X', derivative: "-inv(X)'*a*b'*inv(X)'" },
  ],
};
