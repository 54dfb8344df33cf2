// Losses: numbers that say how far predictions are from labels.
import { type Outcome, SCALAR, type Shape, type ShapeRules } from '../shape.js';
import type { Definition } from './definition.js';

/** Operands of one shape, a number out. */
const pair = (args: readonly Shape[], rules: ShapeRules): Outcome => {
  const joined = rules.elementwise(args.slice(0, 2));
  return 'clash' in joined ? joined : SCALAR;
};
/** Two vectors of one length, a number out. */
export const innerPair = (args: readonly Shape[], rules: ShapeRules): Outcome =>
  rules.same(rules.resolve(args[0]!), rules.resolve(args[1]!)) ? SCALAR : { clash: 'sizes', operands: [0, 1] };

/** A loss that is the mean of one formula for each entry. */
interface MeanLoss {
  readonly name: string;
  readonly spellings?: readonly string[];
  readonly says: string;
  readonly args: string;
  readonly each: string;
  readonly note?: string;
}

const means: readonly MeanLoss[] = [
  { name: 'mse', spellings: ['mse_loss'], says: 'mean squared error', args: 'x, y', each: '(x - y).^2' },
  { name: 'l1_loss', spellings: ['mae'], says: 'mean absolute error', args: 'x, y', each: 'abs(x - y)' },
  {
    name: 'bce',
    spellings: ['binary_cross_entropy'],
    says: 'mean binary cross-entropy of probabilities p with labels y in [0, 1]',
    args: 'p, y',
    each: '-(y .* log(p) + (1 - y) .* log(1 - p))',
  },
  {
    name: 'bce_with_logits',
    spellings: ['binary_cross_entropy_with_logits'],
    says: 'mean binary cross-entropy of logits z with labels y in [0, 1]',
    args: 'z, y',
    each: 'softplus(z) - y .* z',
  },
  {
    name: 'hinge',
    spellings: ['hinge_loss'],
    says: 'mean hinge loss of scores z with labels y of 1 and -1',
    args: 'z, y',
    each: 'max(1 - y .* z, 0)',
  },
  {
    name: 'huber',
    spellings: ['huber_loss'],
    says: 'mean Huber loss: squares up to delta, straight beyond',
    args: 'x, y, delta=1',
    // r²/2 less what it has beyond delta, (|r| - delta)²/2.
    each: '(x - y).^2/2 - relu(abs(x - y) - delta).^2/2',
  },
  {
    name: 'smooth_l1_loss',
    spellings: ['smooth_l1'],
    says: "mean smooth absolute error: Huber's over beta",
    args: 'x, y, beta=1',
    each: '((x - y).^2/2 - relu(abs(x - y) - beta).^2/2)/beta',
  },
  {
    name: 'kl_div_loss',
    says: "PyTorch's kl_div: mean of p (log p - x), with x the logarithms of the other probabilities",
    args: 'x, p',
    each: 'p .* (log(p) - x)',
    note: "PyTorch's kl_div takes logarithms of probabilities first, then probabilities p, and is the mean of p (log p - x); Σ p log(p/q) is kl_div(p, q).",
  },
];

const meanOf = ({ each, ...rest }: MeanLoss): Definition => ({ ...rest, shape: pair, by: `mean(${each})` });

/** What is left by `reduction=`: the sum, every entry, or the sum over the number of rows. */
const reducedTo = ({ each, spellings: _, name, ...rest }: MeanLoss): Definition[] => [
  { ...rest, name: `${name}_sum`, shape: pair, by: `sum(${each})` },
  { ...rest, name: `${name}_none`, shape: (args, rules) => rules.elementwise(args.slice(0, 2)), by: each },
  ...(name === 'kl_div_loss' ? [{ ...rest, name: `${name}_batchmean`, shape: pair, by: `sum(${each})/m` }] : []),
];

const CROSS_ENTROPY = 'cross_entropy takes logits z and target probabilities y: -Σ y log softmax(z)';

export const losses: readonly Definition[] = [
  ...means.map(meanOf),
  {
    name: 'cross_entropy',
    spellings: ['crossentropy', 'ce_loss'],
    says: 'cross-entropy of logits z with target probabilities y; of matrices the mean over their rows',
    args: 'z, y',
    shape: innerPair,
    by: '-sum(y .* log_softmax(z))',
    byRows: '-sum(y .* log_softmax(z))/m',
    note: `${CROSS_ENTROPY}.`,
    ofMatrix: `${CROSS_ENTROPY}, the mean over the rows of a matrix, as in PyTorch.`,
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

/** Named by `reduction=` in a formula. */
export const reducedLosses: readonly Definition[] = [
  ...means.flatMap(reducedTo),
  {
    name: 'cross_entropy_sum',
    says: 'cross-entropy of logits z with target probabilities y, the sum over all rows',
    args: 'z, y',
    shape: innerPair,
    by: '-sum(y .* log_softmax(z))',
    note: `${CROSS_ENTROPY}, the sum over all rows.`,
  },
];
