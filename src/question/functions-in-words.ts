// Functions by the words people have for them: "the log determinant of X", "least squares", "leaky relu".
import { vocabulary } from '../math/registry.js';
import { OF_TWO } from './spoken-words.js';

/**
 * Words, then the formula that they stand for: `@` is what follows "of", or else the usual operand, the third. Without
 * one they name nothing alone.
 */
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
  ['matrix square root', 'sqrtm(@)', 'X'],
  ['matrix logarithm', 'logm(@)', 'X'],
  ['matrix log', 'logm(@)', 'X'],
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
  ['step function', 'step(@)', 'x'],
  ['sign function', 'sign(@)', 'x'],
  ['identity function', '1*@', 'x'],
  ['hard sigmoid', 'hardsigmoid(@)', 'x'],
  ['hard tanh', 'hardtanh(@)', 'x'],
  ['log sigmoid', 'log_sigmoid(@)', 'x'],
  ['soft plus', 'softplus(@)', 'x'],
  ['soft max', 'softmax(@)', 'x'],
  ['negative log', '-log(@)', 'x'],
  ['absolute value', 'abs(@)', 'x'],
  ['square', '@^2', ''],
  ['squares', '@.^2', ''],
  ['cube', '@^3', ''],
  ['cubes', '@.^3', ''],
  ['reciprocal', '1/@', ''],
  ['reciprocals', '1./@', ''],
  ['length', 'norm(@)', ''],
  ['square root', 'sqrt(@)', 'x'],
  ['logarithm', 'log(@)', 'x'],
  ['natural log', 'log(@)', 'x'],
  ['natural logarithm', 'log(@)', 'x'],
  ['log base 2', 'log2(@)', 'x'],
  ['log base two', 'log2(@)', 'x'],
  ['log base 10', 'log10(@)', 'x'],
  ['log base ten', 'log10(@)', 'x'],
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
  ['hinge loss', 'hinge(@, y)', "max(0, 1 - y*w'*x)"],
  ['logistic loss', 'softplus(-y .* @)', "log(1 + exp(-y*w'*x))"],
  ['binary cross entropy', 'bce(@, y)', 'p'],
  ['softmax cross entropy', 'cross_entropy(@, y)', 'z'],
  ['softmax cross-entropy', 'cross_entropy(@, y)', 'z'],
  ['cross entropy', 'cross_entropy(@, y)', 'z'],
  ['cross-entropy', 'cross_entropy(@, y)', 'z'],
  ['mean squared error', 'mse(@, y)', 'x'],
  ['mse loss', 'mse(@, y)', 'x'],
  ['mse', 'mse(@, y)', 'x'],
];
const byFirst = tabled(PHRASES);
const twoByFirst = tabled(OF_TWO.map(([words, formula]) => [words, formula, ''] as const));

/** The rows by their first words, the longest first. */
function tabled(rows: typeof PHRASES): ReadonlyMap<string, readonly (readonly [string[], string, string])[]> {
  const table = new Map<string, (readonly [string[], string, string])[]>();
  for (const [words, formula, operand] of rows) {
    const split = words.split(' ');
    const first = split[0] as string;
    table.set(first, [...(table.get(first) ?? []), [split, formula, operand]]);
  }
  for (const known of table.values()) known.sort((a, b) => b[0].length - a[0].length);
  return table;
}

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
  hinge: ['hinge(@, y)', "max(0, 1 - y*w'*x)"],
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
  'trunc',
  'round',
  'solve',
  'phi',
]);

export interface FunctionInWords {
  /** How many words it takes. */
  readonly length: number;
  readonly formula: string;
  /** The formula where no operand is named; empty where the words name none. */
  readonly alone: string;
  /** It is said of one factor: "the inverse of A times b". */
  readonly isTight: boolean;
}

/** The same functions of a matrix as a whole. */
const OF_MATRIX: Readonly<Record<string, string>> = {
  'sqrt(@)': 'sqrtm(@)',
  'log(@)': 'logm(@)',
  'exp(@)': 'expm(@)',
};
export const ofMatrix = (found: FunctionInWords): FunctionInWords => ({
  ...found,
  formula: OF_MATRIX[found.formula] ?? found.formula,
});

const TIGHT = /^(?:\(@\)'|inv\(@\)|pinv\(@\)|@\.?\^\d|1\.?\/@)$/;

function named(length: number, formula: string, operand: string): FunctionInWords {
  // The usual operand, or the whole formula where it has more than one.
  const alone =
    operand.length > 1
      ? operand
      : operand === ''
        ? ''
        : formula.replaceAll('(@)', `(${operand})`).replaceAll('@', operand);
  return { length, formula, alone, isTight: TIGHT.test(formula) };
}

const phraseIn = (
  table: typeof byFirst,
  words: readonly string[],
  at: number,
): readonly [string[], string, string] | undefined =>
  table.get(words[at] ?? '')?.find(([phrase]) => phrase.every((word, i) => words[at + i] === word));

/** The function of two formulas that the words beginning at `at` name. */
export function ofTwoInWords(words: readonly string[], at: number): FunctionInWords | undefined {
  const found = phraseIn(twoByFirst, words, at);
  return found && named(found[0].length, found[1], '');
}

/** The function that the words beginning at `at` name. */
export function functionInWords(words: readonly string[], at: number): FunctionInWords | undefined {
  const first = words[at];
  if (first === undefined) return undefined;
  const found = phraseIn(byFirst, words, at);
  if (found) return named(found[0].length, found[1], found[2]);
  const single = functionNamed(first, words[at + 1] ?? '');
  if (single) return single;
  // "the logs of x", "the square roots of x".
  const plural = [0, 1].find(
    (i) => /[^s]s$/.test(words[at + i] ?? '') && (i === 0 || words[at] === 'square' || words[at] === 'absolute'),
  );
  if (
    plural === undefined ||
    (plural === 0 &&
      !/^(?:logs|logarithms|exps|exponentials|sines|cosines|norms|sigmoids|traces|sums|means|determinants)$/.test(
        first,
      ))
  )
    return undefined;
  const singular = words.slice(at, at + 3).map((word, i) => (i === plural ? word.slice(0, -1) : word));
  return functionInWords(singular, 0);
}

function functionNamed(first: string, next: string): FunctionInWords | undefined {
  // The slope of f is its derivative, and no part of a formula.
  const name = first === 'slope' ? undefined : vocabulary.functionNamed(first);
  const both = name || first.length < 3 ? undefined : vocabulary.functionNamed(`${first}_${next}`);
  const found = both ?? (first.length > 1 ? name : undefined);
  if (!found) return undefined;
  const [formula, operand] = USUAL[found] ?? [`${found}(@)`, NOT_ALONE.has(found) ? '' : 'x'];
  return named(both ? 2 : 1, formula, operand);
}

/** "Cosine x" is cos(x), and `cosine(x, y)` the similarity. */
export function isOtherInWords(words: readonly string[], at: number): boolean {
  const name = vocabulary.functionNamed(words[at] ?? '');
  const found = name === undefined || words[at + 1] === '(' ? undefined : functionInWords(words, at);
  return found !== undefined && found.length === 1 && !found.formula.startsWith(`${name}(`);
}

/** Whether the function may be meant where no operand is named. */
export const standsAlone = ({ alone }: FunctionInWords): boolean => alone !== '';

/** `mean` and `dot` in "what does it mean" and "dot product", `norm` in "batch norm". */
export function isVerb(words: readonly string[], i: number): boolean {
  const [last = '', now = '', next = ''] = [words[i - 1], words[i], words[i + 1]];
  if (now === 'mean') return !['the', 'of'].includes(last) && next !== 'of' && next !== 'squared' && next !== 'pooling';
  if (now === 'norm') return ['batch', 'group', 'instance', 'weight'].includes(last);
  if (['sum', 'max', 'min', 'log', 'mean'].includes(now))
    return ['we', 'i', 'to', 'you', 'must', 'and', 'then'].includes(last) && next !== 'of' && next !== 'sum';
  if (now === 'inverse' || now === 'transpose') return next !== 'of' && !['the', 'matrix', 'of'].includes(last);
  return now === 'dot' || (now === 'average' && next !== 'of');
}
