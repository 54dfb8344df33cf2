// Products of many Jacobians grow or shrink.
import type { Topic } from './topic.js';

export const vanishing: Topic = {
  name: 'vanishing',
  question: 'Why do gradients vanish or explode in deep networks?',
  short:
    'A gradient is multiplied by one Jacobian per layer, Wᵀ·Diag(f′(z)): norms below 1 shrink it exponentially with depth, norms above 1 may blow it up. Sigmoids shrink it most: σ′ is at most 1/4.',
  asked: [
    'why do gradients vanish',
    'what is the vanishing gradient problem',
    'why do exploding gradients happen',
    'vanishing and exploding gradients in deep networks',
    'why do gradients vanish with sigmoid',
    'saturating activation',
    'why is my gradient almost zero in early layers',
    'why do residual connections help gradients',
  ],
  particular: [
    {
      asked: ['why is relu better for gradients than sigmoid', 'why does relu help against vanishing gradients'],
      first: 'relu′ is 1 where z > 0, so there nothing shrinks; σ′ is at most 1/4, and its products vanish with depth.',
    },
    {
      asked: ['how does tanh saturate', 'why does the sigmoid saturate', 'what is a saturating activation'],
      first: 'Far from 0 it is nearly constant, so its slope is nearly 0: tanh′ = 1 − tanh² and σ′ = σ(1 − σ).',
    },
  ],
  about: [],
  claims: [
    { left: "(g'*diag(d)*W)'", right: "W'*(d .* g)", where: 'g: m, d: m, W: mxn' },
    { left: 'sigmoid(x) .* (1 - sigmoid(x))', right: '1/4 - (sigmoid(x) - 1/2).^2', where: 'x: n' },
  ],
  text: [
    'σ′ = σ(1 − σ) is at most 1/4 and nearly 0 far from 0, where σ saturates; tanh′ = 1 − tanh² is at most 1, and only at 0. After ten layers of σ the factors of the activations alone are at most 4⁻¹⁰, about 10⁻⁶.',
    'relu′ is 1 where z > 0, so nothing shrinks there; where z < 0 it is 0.',
    'A residual layer y = x + F(x) has the Jacobian I + J_F: the gradient passes through I unshrunk.',
  ],
  examples: [
    { label: 'sigmoid(x)', expression: 'sigmoid(x)', wrt: 'x' },
    { label: 'x + tanh(W*x) by x', expression: 'x + tanh(W*x)', wrt: 'x' },
  ],
};
