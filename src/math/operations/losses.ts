// Losses: numbers that say how far predictions are from labels.
import { type Outcome, SCALAR, type Shape, type ShapeRules } from '../shape.js';
import type { Definition } from './definition.js';

/** Operands of one shape, a number out. */
const pair = (args: readonly Shape[], rules: ShapeRules): Outcome => {
  const joined = rules.elementwise(args);
  return 'clash' in joined ? joined : SCALAR;
};
/** Two vectors of one length, a number out. */
export const innerPair = (args: readonly Shape[], rules: ShapeRules): Outcome =>
  rules.same(rules.resolve(args[0]!), rules.resolve(args[1]!)) ? SCALAR : { clash: 'sizes', operands: [0, 1] };

export const losses: readonly Definition[] = [
  {
    name: 'mse',
    spellings: ['mse_loss'],
    says: 'mean squared error',
    args: 'x, y',
    shape: pair,
    by: 'sum((x - y).^2)/N',
  },
  {
    name: 'l1_loss',
    spellings: ['mae'],
    says: 'mean absolute error',
    args: 'x, y',
    shape: pair,
    by: 'sum(abs(x - y))/N',
  },
  {
    name: 'cross_entropy',
    spellings: ['crossentropy', 'ce_loss'],
    says: 'cross-entropy of logits z with target probabilities y',
    args: 'z, y',
    shape: innerPair,
    by: '-sum(y .* log_softmax(z))',
    note: 'cross_entropy takes logits z and target probabilities y: -Σ y log softmax(z).',
  },
  {
    name: 'bce',
    spellings: ['binary_cross_entropy'],
    says: 'mean binary cross-entropy of probabilities p with labels y in [0, 1]',
    args: 'p, y',
    shape: pair,
    by: 'mean(-(y .* log(p) + (1 - y) .* log(1 - p)))',
  },
  {
    name: 'bce_with_logits',
    spellings: ['binary_cross_entropy_with_logits'],
    says: 'mean binary cross-entropy of logits z with labels y in [0, 1]',
    args: 'z, y',
    shape: pair,
    by: 'mean(softplus(z) - y .* z)',
  },
  {
    name: 'hinge',
    spellings: ['hinge_loss'],
    says: 'mean hinge loss of scores z with labels y of 1 and -1',
    args: 'z, y',
    shape: pair,
    by: 'mean(max(1 - y .* z, 0))',
  },
  {
    name: 'huber',
    spellings: ['huber_loss'],
    says: 'mean Huber loss: squares up to delta, straight beyond',
    args: 'x, y, delta=1',
    shape: ([x, y], rules) => pair([x!, y!], rules),
    // r²/2 less what it has beyond delta, (|r| - delta)²/2.
    by: 'mean((x - y).^2/2 - relu(abs(x - y) - delta).^2/2)',
  },
  {
    name: 'entropy',
    says: 'entropy of probabilities, -Σ p log p',
    args: 'p',
    shape: () => SCALAR,
    by: '-sum(p .* log(p))',
  },
  {
    name: 'kl_div',
    spellings: ['kl_divergence'],
    says: 'divergence of probabilities p from q, Σ p log(p/q)',
    args: 'p, q',
    shape: innerPair,
    by: 'sum(p .* log(p ./ q))',
    note: 'kl_div takes probabilities, Σ p log(p/q).',
  },
];
