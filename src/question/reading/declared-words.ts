// The words by which sentences declare: names, sizes, kinds of arrays, structure.
import { GREEK_NAMES } from '../../formula/spellings.js';

export interface Declared {
  /** As the argument `where` of the commands. */
  readonly where: readonly string[];
  /** The text with what was declared taken out, of the same length. */
  readonly rest: string;
}

const LETTERS = [...GREEK_NAMES].join('|');
export const NAME = String.raw`(?<![\p{L}\d_^{\\×])(?:\\?[\p{L}]\d{0,2}(?:_\w{1,3})?|\\?(?:${LETTERS})|logits|[xyzh]hat)(?![\p{L}\d_])`;
export const SIZE = String.raw`(?:\d{1,5}|[A-Za-z])`;
export const BY = String.raw`\s?(?:x|×|\*|\\times|by|,)\s?`;
export const PAIR = String.raw`[([{]?\s?(${SIZE})${BY}(${SIZE})\s?[)\]}]?(?![\p{L}\d]|\s?,\s?\d)`;
export const KIND = 'scalars?|numbers?|vectors?|matrix|matrices';
export const TAGS =
  'symmetric positive definite|positive semi-?definite|positive definite|symmetric|diagonal|orthogonal|orthonormal|lower triangular|upper triangular|spd|psd|positive|(?:one-hot|one hot|onehot)(?: encoded)?|probability distribution|probability vector';
export const FILL =
  'constant|given|fixed|real|square|column|row|label|target|some|single|dense|general|arbitrary|random|n-dim|invertible|nonsingular|data|design|feature|weight|input|output|parameter|bias|observation|covariance|hidden|binary|finite|full|normal|unknown|known|batch';

export const isSize = (text: string | undefined): boolean =>
  text !== undefined && (/^\d+$/.test(text) ? Number(text) > 0 : /^[mnkpdqlrstcbhNKDBCMT]$/.test(text));
const STRUCTURE: readonly (readonly [RegExp, string])[] = [
  [/symmetric positive definite|positive definite|\bspd\b/i, 'spd'],
  [/semi-?definite|\bpsd\b/i, 'psd'],
  [/symmetric/i, 'symmetric'],
  [/diagonal/i, 'diagonal'],
  [/orthogonal|orthonormal/i, 'orthogonal'],
  [/lower/i, 'lower triangular'],
  [/upper/i, 'upper triangular'],
  [/positive/i, 'positive'],
  [/one.?hot|probability/i, 'one-hot'],
];
/** The structure that words name. */
export const structureIn = (words: string): string | undefined =>
  STRUCTURE.find(([pattern]) => pattern.test(words))?.[1];

/** What words say that a name is: its structure, or which kind of array. */
export function meaning(words: string): string | undefined {
  const structure = structureIn(words);
  // Rows of distributions are a matrix of them.
  if (structure) return structure === 'one-hot' && /matri/i.test(words) ? `matrix ${structure}` : structure;
  if (/\brow\b/i.test(words)) return undefined;
  return /scalar|number/i.test(words)
    ? 'scalar'
    : /vector/i.test(words)
      ? 'vector'
      : /matri/i.test(words)
        ? 'matrix'
        : undefined;
}
