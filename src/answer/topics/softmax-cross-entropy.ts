// Why the gradient of softmax with cross-entropy is p − y.
import type { Topic } from './topic.js';

export const softmaxCrossEntropy: Topic = {
  name: 'softmax-cross-entropy',
  question: 'Why is the gradient of softmax with cross-entropy p − y?',
  short:
    'With respect to the logits z the gradient is softmax(z) − y, that is p − y, when the labels sum to 1: the logarithm cancels the division of softmax.',
  asked: [
    'softmax cross entropy gradient p - y',
    'why is the derivative of cross entropy with softmax so simple',
    'where does p minus y come from',
    'gradient of cross entropy loss wrt logits',
    'fused softmax cross entropy backward',
    'why combine softmax and cross entropy',
    'log loss gradient with softmax',
    'where did the softmax jacobian go in the output layer delta',
  ],
  about: ['softmax', 'log_softmax', 'cross_entropy', 'logsumexp'],
  claims: [{ left: 'cross_entropy(z, y)', right: "sum(y)*logsumexp(z) - y'*z", where: 'z: n, y: n' }],
  text: [
    'L = −Σ yᵢ log sᵢ = (Σy)·logsumexp(z) − yᵀz. The derivative of logsumexp is softmax, so ∇ = (Σy)·s − y, and s − y for one-hot labels or probabilities.',
    'The long way gives the same: −y/s through the symmetric Jacobian Diag(s) − s·sᵀ. The Hessian is Diag(s) − s·sᵀ. Averaged over a batch of N, divide by N.',
  ],
  examples: [
    {
      label: 'cross_entropy(z, y) by z',
      expression: 'cross_entropy(z, y)',
      wrt: 'z',
      derivative: 'sum(y)*softmax(z) - y',
    },
    { label: 'logsumexp(z)', expression: 'logsumexp(z)', wrt: 'z', derivative: 'softmax(z)' },
  ],
};
