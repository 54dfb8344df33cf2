// Steps that use curvature: Newton, Gauss-Newton and Fisher, as definitions.
import type { Topic } from './topic.js';

export const newton: Topic = {
  name: 'newton',
  question: 'What are the Newton step, the Gauss–Newton matrix and the Fisher matrix?',
  short:
    'Newton step: Δ = −H⁻¹·g, with Hessian H and gradient g. Gauss–Newton puts Jᵀ·H_L·J for H, without second derivatives of the model; the Fisher matrix is E[s·sᵀ] with s = ∇log p.',
  asked: [
    'what is the natural gradient',
    'natural gradient versus gradient descent',
    'what is the newton step',
    'what is newtons method and where does the hessian come in',
    'gauss newton approximation of the hessian',
    'what is the fisher information matrix',
    'fisher matrix and hessian',
    'fisher versus gauss-newton',
    'why does newton multiply by the inverse hessian',
    'what is the levenberg marquardt matrix',
  ],
  particular: [
    {
      asked: ['is J^T J always invertible', 'is JtJ always invertible'],
      first:
        'No: only if J has full column rank; it is always positive semidefinite, and JᵀJ + λI is invertible for λ > 0.',
    },
    {
      asked: [
        'what is the gauss-newton approximation',
        'gauss-newton approximation of the hessian',
        'what is the gauss newton matrix',
      ],
      first:
        'H ≈ Jᵀ·H_L·J, without second derivatives of the model; for ½‖r(x)‖² it is JᵀJ, positive semidefinite and near H where residuals are small.',
    },
    {
      asked: [
        'difference between newton and gradient descent',
        "difference between newton's method and gradient descent",
        'newton step versus gradient step',
      ],
      first:
        'Gradient descent steps along −η·g; a Newton step is −H⁻¹·g, which uses the Hessian and goes to the minimum of the quadratic model.',
    },
    {
      asked: ['difference between newton and gauss-newton', 'gauss newton versus newton'],
      first:
        'Newton uses the Hessian H = JᵀJ + Σ rᵢ·∇²rᵢ of ½‖r(x)‖², Gauss–Newton only JᵀJ, without second derivatives.',
    },
  ],
  about: [],
  claims: [{ left: "g'*(-inv(H)*g)", right: "-(inv(H)*g)'*g", where: 'g: n, H: nxn spd' }],
  text: [
    'Newton minimises the model f(x) + gᵀ·Δ + ½·Δᵀ·H·Δ: its gradient g + H·Δ is 0. Solve H·Δ = −g, without an inverse. It is a descent direction if H is positive definite.',
    'For ½‖r(x)‖² the gradient is Jᵀ·r and H = JᵀJ + Σ rᵢ·∇²rᵢ; Gauss–Newton keeps JᵀJ, which is positive semidefinite, and is near where the residuals are small. Levenberg–Marquardt: JᵀJ + λI.',
    'For softmax with cross-entropy Fisher and Gauss–Newton are the same, JᵀJ weighted by Diag(p) − p·pᵀ. A natural gradient is F⁻¹·g.',
  ],
  examples: [
    { label: "g'*d + 1/2*d'*H*d by d", expression: "g'*d + 1/2*d'*H*d", wrt: 'd' },
    { label: 'norm(A*x - b)^2/2 by x', expression: 'norm(A*x - b)^2/2', wrt: 'x', derivative: "A'*(A*x - b)" },
  ],
};
