// The chain rule: which order, and why shapes must be flattened for matrices.
import { chainFromTheLeft } from '../drawings/shapes.js';
import type { Topic } from './topic.js';

export const chainRule: Topic = {
  name: 'chain-rule',
  question: 'In which order does the chain rule multiply?',
  short:
    'Jacobians multiply: J of f∘g is J_f·J_g, the outermost on the left, J_f taken at g(x). The order matters, as matrices do not commute. With matrices they multiply only after vec (flattening).',
  asked: [
    'what is the chain rule',
    'the chain rule in matrix form',
    'what is the multivariable chain rule',
    'does the order matter in the chain rule',
    'does the order matter in the chain rule for matrices',
    'can i swap the jacobians in the chain rule',
    'is the order of the matrix products important in backprop',
    'chain rule for vectors order of multiplication',
    'jacobians do not match shapes in the chain rule',
    'chain rule with matrices',
    'why do I multiply jacobians left to right',
    'backpropagation chain rule with jacobians',
    'derivative of a composition of functions',
    'J(f∘g) = Jf Jg does not fit for matrices',
    'reverse mode versus forward mode order',
    'affine layer gradient dL/dW shapes do not match',
  ],
  claims: [{ left: "(J*K)'*g", right: "K'*(J'*g)", where: 'J: mxn, K: nxp, g: m' }],
  drawing: chainFromTheLeft(),
  text: [
    'For Y = X·Wᵀ and G = ∂L/∂Y there is no need for tensors: dY = X·dWᵀ, so dL = tr(Gᵀ·X·dWᵀ) and ∂L/∂W = Gᵀ·X, ∂L/∂X = G·W: transposes and shapes follow.',
    'Columns reverse the order: ∇ = J_gᵀ·J_fᵀ·g. Backpropagation goes from the loss, since a vector times a matrix is cheaper than a matrix times a matrix.',
  ],
  examples: [
    { label: "tr(G'*X*W') by W", expression: "tr(G'*X*W')", wrt: 'W', derivative: "G'*X" },
    { label: 'tanh(A*sin(x))', expression: 'tanh(A*sin(x))', wrt: 'x' },
  ],
};
