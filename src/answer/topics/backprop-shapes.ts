// Rows or columns, outer product or Hadamard: the shapes of backpropagation.
import { outerProduct } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const backpropShapes: Topic = {
  name: 'backprop-shapes',
  question: 'Where is an outer product and where a Hadamard product in backpropagation?',
  short:
    'Through an activation, δ is multiplied elementwise (⊙) with its derivative: dZ = dA ⊙ g′(Z), where dA means ∂L/∂A. The weight gradient is the outer product δ·xᵀ, of the shape of W.',
  asked: [
    'why is dW = delta x^T',
    'why is the weight gradient an outer product',
    'outer product or hadamard in backprop',
    'gradient of weights has the wrong shape in backpropagation',
    "what is dZ = dA * g'(Z)",
    'what is g prime of Z',
    'dW = dZ A^T',
    'why dot product here and elementwise there in backprop',
    'hidden layer error shape',
    'my gradient is 2x1 but should be 2x3',
    'weight gradient input times error',
    'gradient for W gives me 2x1 but it should be 2x3',
    "my weight gradient g'(z) times x times err has the wrong shape",
    "dZ = dA × g'(Z) why elementwise",
    "what is g'(Z), isn't that dA",
  ],
  particular: [
    {
      asked: ['is delta times activation transpose an outer product'],
      first: 'Yes: δ·xᵀ is (m×1)(1×n) = m×n, the shape of W.',
    },
    {
      asked: ['is dA the derivative of the activation'],
      first:
        "No: dA means ∂L/∂A, the gradient of the loss with respect to the activations; the activation's derivative is g′(Z).",
    },
  ],
  claims: [{ left: "tr(d*x'*V')", right: "d'*V*x", where: 'd: m, x: n, V: mxn' }],
  drawing: outerProduct(['δ', 'x']),
  text: [
    'One layer, columns: δ = (W_nextᵀ·δ_next) ⊙ f′(z), then ∂L/∂W = δ·xᵀ (m×1)(1×n), ∂L/∂b = δ. If W is kept as inputs×outputs, all is transposed: x·δᵀ.',
    'A batch with samples in rows: dW = Xᵀ·Δ or Δᵀ·X, which sums the outer products. If the shape is not that of W, a ⊙ and a product were swapped or a transpose is missing.',
  ],
  examples: [
    { label: "g'*tanh(W*x) by W", expression: "g'*tanh(W*x)", wrt: 'W' },
    { label: 'norm(W2*tanh(W1*x) - y)^2 by W1', expression: 'norm(W2*tanh(W1*x) - y)^2', wrt: 'W1' },
  ],
};
