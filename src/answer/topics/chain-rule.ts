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
  particular: [
    {
      asked: ['is backprop just the chain rule', 'is backpropagation the chain rule'],
      first:
        'Yes: the chain rule from the loss back, one product uᵀ·J per operation, so that no Jacobian is built; where paths meet, gradients are added.',
    },
    {
      asked: [
        'does the order matter in the chain rule',
        'does the order of the matrices in the chain rule matter',
        'does the order matter in the chain rule for matrices',
        'is the order of the matrix products important in backprop',
      ],
      first: 'Yes: J of f∘g is J_f·J_g, the outermost on the left; matrices do not commute.',
    },
    {
      asked: ['can i swap the jacobians in the chain rule', 'is the chain rule commutative', 'do jacobians commute'],
      first: 'No: J_f·J_g stands in this order, since matrices do not commute; swapped, even the shapes need not fit.',
    },
    {
      asked: ['is the chain rule associative', 'can i bracket the chain rule as i like'],
      first: 'Yes: (J₁·J₂)·J₃ = J₁·(J₂·J₃). That is why forward and reverse mode give the same, at different cost.',
    },
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
