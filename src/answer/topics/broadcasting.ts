// Broadcast forward means sum backward.
import { copiesAndSums } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const broadcasting: Topic = {
  name: 'broadcasting',
  question: 'Why is the gradient of a bias a sum over the batch? What does broadcasting do to derivatives?',
  short:
    "Broadcasting copies a vector; backwards the copies' gradients are added: db is the sum of G over the batch axis.",
  asked: [
    'what does broadcasting do in the backward pass',
    'why sum over axis 0 for the bias gradient',
    'gradient of the bias in a batch',
    'broadcasting backward sum',
    'batch norm gamma and beta gradient',
    'why np.sum(dz, axis=0)',
    'bias gradient shape does not match the batch',
    'does A * v scale rows or columns',
    'gradient of a broadcast vector',
    'unbroadcast',
    'why is db the sum of dout over the minibatch',
    'why is db summed over the batch',
    'np.sum(dout, axis=0)',
    'batch norm chain rule gradient of scale and shift xhat',
  ],
  claims: [
    { left: "ones(N)'*G", right: 'colsum(G)', where: 'G: Nxm' },
    { left: "A .* (v*ones(n)')", right: 'diag(v)*A', where: 'A: mxn, v: m' },
    { left: "A .* (ones(m)*v')", right: 'A*diag(v)', where: 'A: mxn, v: n' },
  ],
  drawing: copiesAndSums(),
  text: [
    'Y = X·Wᵀ + 1·bᵀ: b stands in every row, so each row adds its part: `G.sum(axis=0)`. A scale γ in γ ⊙ x̂ gets dγ = Σ dz ⊙ x̂ over the batch, a shift β gets dβ = Σ dz.',
    '`A * v[:, None]` is Diag(v)·A and scales rows; `A * v` is A·Diag(v) and scales columns. A mean divides the sum by N.',
  ],
  examples: [
    { label: "A .* (v*ones(n)') by v", expression: "A .* (v*ones(n)')", wrt: 'v' },
    { label: 'sum(X*w + b) by b', expression: 'sum(X*w + b)', wrt: 'b' },
  ],
};
