// Functions by the words people have for them: "the log determinant of X", "least squares", "leaky relu".
import { vocabulary } from '../math/registry.js';

/** Words, then the formula that they stand for; `@` is what follows "of", or else the operand after the bar. */
const PHRASES: readonly (readonly [words: string, formula: string, operand: string])[] = [
  ['log determinant', 'logdet(@)', 'X'],
  ['log det', 'logdet(@)', 'X'],
  ['log-determinant', 'logdet(@)', 'X'],
  ['determinant', 'det(@)', 'X'],
  ['trace', 'tr(@)', 'X'],
  ['matrix inverse', 'inv(@)', 'X'],
  ['inverse', 'inv(@)', 'X'],
  ['pseudo inverse', 'pinv(@)', 'X'],
  ['pseudoinverse', 'pinv(@)', 'X'],
  ['pseudo-inverse', 'pinv(@)', 'X'],
  ['matrix exponential', 'expm(@)', 'X'],
  ['transpose', "(@)'", 'X'],
  ['squared norm', 'norm(@)^2', 'x'],
  ['norm squared', 'norm(@)^2', 'x'],
  ['euclidean norm squared', 'norm(@)^2', 'x'],
  ['l2 norm squared', 'norm(@)^2', 'x'],
  ['frobenius norm squared', 'normF(@)^2', 'X'],
  ['squared error', 'norm(@)^2', 'x'],
  ['squared distance', 'norm(@)^2', 'x'],
  ['elementwise square', '@.^2', 'x'],
  ['squared euclidean norm', 'norm(@)^2', 'x'],
  ['squared l2 norm', 'norm(@)^2', 'x'],
  ['squared frobenius norm', 'normF(@)^2', 'X'],
  ['squared length', 'norm(@)^2', 'x'],
  ['sum of squares', 'norm(@)^2', 'x'],
  ['euclidean norm', 'norm(@)', 'x'],
  ['l2 norm', 'norm(@)', 'x'],
  ['l2-norm', 'norm(@)', 'x'],
  ['2 norm', 'norm(@)', 'x'],
  ['1 norm', 'norm1(@)', 'x'],
  ['l1 norm', 'norm1(@)', 'x'],
  ['l1-norm', 'norm1(@)', 'x'],
  ['frobenius norm', 'normF(@)', 'X'],
  ['nuclear norm', 'norm_nuc(@)', 'X'],
  ['spectral norm', 'norm_spectral(@)', 'X'],
  ['infinity norm', 'normInf(@)', 'x'],
  ['max norm', 'normInf(@)', 'x'],
  ['norm', 'norm(@)', 'x'],
  ['sum of the entries', 'sum(@)', 'x'],
  ['sum of entries', 'sum(@)', 'x'],
  ['sum of the elements', 'sum(@)', 'x'],
  ['sum of elements', 'sum(@)', 'x'],
  ['sum', 'sum(@)', 'x'],
  ['mean', 'mean(@)', 'x'],
  ['average', 'mean(@)', 'x'],
  ['variance', 'var(@)', 'x'],
  ['standard deviation', 'std(@)', 'x'],
  ['log sum exp', 'logsumexp(@)', 'x'],
  ['log-sum-exp', 'logsumexp(@)', 'x'],
  ['log softmax', 'log_softmax(@)', 'x'],
  ['log-softmax', 'log_softmax(@)', 'x'],
  ['layer norm', 'layernorm(@)', 'x'],
  ['layer-norm', 'layernorm(@)', 'x'],
  ['layer normalization', 'layernorm(@)', 'x'],
  ['rms norm', 'rmsnorm(@)', 'x'],
  ['leaky relu', 'leaky_relu(@)', 'x'],
  ['leaky-relu', 'leaky_relu(@)', 'x'],
  ['leakyrelu', 'leaky_relu(@)', 'x'],
  ['rectified linear unit', 'relu(@)', 'x'],
  ['rectifier', 'relu(@)', 'x'],
  ['logistic sigmoid', 'sigmoid(@)', 'x'],
  ['logistic function', 'sigmoid(@)', 'x'],
  ['swish', 'silu(@)', 'x'],
  ['heaviside', 'step(@)', 'x'],
  ['step function', 'step(@) ', 'x'],
  ['sign function', 'sign(@) ', 'x'],
  ['identity function', '1*@', 'x'],
  ['hard sigmoid', 'hardsigmoid(@)', 'x'],
  ['hard tanh', 'hardtanh(@)', 'x'],
  ['log sigmoid', 'log_sigmoid(@)', 'x'],
  ['soft plus', 'softplus(@)', 'x'],
  ['soft max', 'softmax(@)', 'x'],
  ['absolute value', 'abs(@)', 'x'],
  ['square root', 'sqrt(@)', 'x'],
  ['logarithm', 'log(@)', 'x'],
  ['natural log', 'log(@)', 'x'],
  ['exponential', 'exp(@)', 'x'],
  ['hyperbolic tangent', 'tanh(@)', 'x'],
  ['sine', 'sin(@)', 'x'],
  ['cosine', 'cos(@)', 'x'],
  ['cumulative sum', 'cumsum(@)', 'x'],
  ['linear layer', 'W*@ + b', 'x'],
  ['affine layer', 'W*@ + b', 'x'],
  ['affine map', 'W*@ + b', 'x'],
  ['dense layer', 'W*@ + b', 'x'],
  ['relu layer', 'relu(W*@ + b)', 'x'],
  ['tanh layer', 'tanh(W*@ + b)', 'x'],
  ['sigmoid layer', 'sigmoid(W*@ + b)', 'x'],
  ['quadratic form', "@'*A*@", 'x'],
  ['least squares', 'norm(A*@ - b)^2', 'x'],
  ['linear regression', 'norm(A*@ - b)^2', 'x'],
  ['ridge regression', 'norm(A*@ - b)^2 + lambda*norm(@)^2', 'x'],
  ['hinge loss', "max(0, 1 - y*w'*@)", 'x'],
  ['binary cross entropy', 'bce(@, y)', 'p'],
  ['softmax cross entropy', 'cross_entropy(@, y)', 'z'],
  ['softmax cross-entropy', 'cross_entropy(@, y)', 'z'],
  ['cross entropy', 'cross_entropy(@, y)', 'z'],
  ['cross-entropy', 'cross_entropy(@, y)', 'z'],
  ['mean squared error', 'mse(@, y)', 'x'],
  ['mse loss', 'mse(@, y)', 'x'],
  ['mse', 'mse(@, y)', 'x'],
];
const byFirst = new Map<string, (readonly [string[], string, string])[]>();
for (const [words, formula, operand] of PHRASES) {
  const split = words.split(' ');
  const first = split[0] as string;
  byFirst.set(first, [...(byFirst.get(first) ?? []), [split, formula, operand]]);
}
for (const known of byFirst.values()) known.sort((a, b) => b[0].length - a[0].length);

/** Functions whose operand is a matrix, or that need more than one operand. */
const USUAL: Readonly<Record<string, readonly [formula: string, operand: string]>> = {
  tr: ['tr(@)', 'X'],
  det: ['det(@)', 'X'],
  logdet: ['logdet(@)', 'X'],
  inv: ['inv(@)', 'X'],
  pinv: ['pinv(@)', 'X'],
  normF: ['normF(@)', 'X'],
  norm_nuc: ['norm_nuc(@)', 'X'],
  norm_spectral: ['norm_spectral(@)', 'X'],
  expm: ['expm(@)', 'X'],
  kron: ['kron(A, @)', 'X'],
  cross_entropy: ['cross_entropy(@, y)', 'z'],
  bce: ['bce(@, y)', 'p'],
  bce_with_logits: ['bce_with_logits(@, y)', 'z'],
  mse: ['mse(@, y)', 'x'],
  l1_loss: ['l1_loss(@, y)', 'x'],
  huber: ['huber(@, y)', 'x'],
  hinge: ["max(0, 1 - y*w'*@)", 'x'],
};
/** Names of functions that sentences use as words of their own. */
const NOT_ALONE = new Set([
  'step',
  'sign',
  'where',
  'identity',
  'unit',
  'index',
  'dot',
  'square',
  'outer',
  'inner',
  'leading',
  'direction',
  'threshold',
  'ones',
  'zeros',
  'vec',
  'diag',
  'min',
  'eye',
  'comm',
  'slope',
  'prod',
  'reshape',
  'polar',
  'fix',
  'round',
  'solve',
  'phi',
]);

export interface FunctionInWords {
  /** How many words it takes. */
  readonly length: number;
  readonly formula: string;
  readonly operand: string;
}

/** The function that the words beginning at `at` name. */
export function functionInWords(words: readonly string[], at: number): FunctionInWords | undefined {
  const first = words[at];
  if (first === undefined) return undefined;
  for (const [phrase, formula, operand] of byFirst.get(first) ?? [])
    if (phrase.every((word, i) => words[at + i] === word)) return { length: phrase.length, formula, operand };
  const joined = `${first}_${words[at + 1]}`;
  const name = vocabulary.functionNamed(first);
  const both = name || first.length < 3 ? undefined : vocabulary.functionNamed(joined);
  const found = both ?? (first.length > 1 ? name : undefined);
  if (!found) return undefined;
  const [formula, operand] = USUAL[found] ?? [`${found}(@)`, 'x'];
  return { length: both ? 2 : 1, formula, operand };
}

/** Whether the function may be meant where no operand is named. */
export const standsAlone = (formula: string): boolean =>
  formula.endsWith(' ') || !NOT_ALONE.has(formula.replace(/\(.*/, ''));
