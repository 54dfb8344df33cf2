// Functions by the words people have for them: "the log determinant of X", "least squares", "leaky relu".
import { vocabulary } from '../../math/registry.js';
import { ORDINALS } from '../sentence/spoken-words.js';
import { NOT_ALONE, OF_TWO, PHRASES, USUAL } from './function-phrases.js';

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

export interface FunctionInWords {
  /** How many words it takes. */
  readonly length: number;
  readonly formula: string;
  /** The formula where no operand is named; empty where the words name none. */
  readonly alone: string;
  /** It is said of one factor: "the inverse of A times b". */
  readonly isTight: boolean;
}

const TIGHT = /^(?:\(@\)'|inv\(@\)'?|pinv\(@\)|@\.?\^\w|1\.?\/@)$/;

function named(length: number, formula: string, operand: string): FunctionInWords {
  // The usual operand, or the whole formula where it has more than one.
  const alone =
    operand.length > 1 && !/^(?:mu|theta|beta)$/.test(operand)
      ? operand
      : operand === ''
        ? ''
        : formula.replaceAll('(@)', `(${operand})`).replaceAll('@', operand);
  return { length, formula, alone, isTight: TIGHT.test(formula) };
}

/** How many words from `at` on say the phrase, with articles behind its "of": "the sum of all the entries". */
function lengthOf(phrase: readonly string[], words: readonly string[], at: number): number | undefined {
  let i = at;
  for (const [place, word] of phrase.entries()) {
    while (phrase[place - 1] === 'of' && words[i] !== word && ARTICLE.test(words[i] ?? '')) i++;
    if (words[i] !== word) return undefined;
    i++;
  }
  return i - at;
}
const ARTICLE = /^(?:the|all|its|a|an)$/;
/** "The second largest eigenvalue" is another than the largest. */
const EXTREME = /^(?:largest|maximum|top|leading|smallest|minimum)$/;
const RANK = /^(?:second|third|fourth|fifth|sixth|\w{0,4}th|next)$/;

interface Phrase {
  readonly length: number;
  readonly formula: string;
  readonly operand: string;
}
function phraseIn(table: typeof byFirst, words: readonly string[], at: number): Phrase | undefined {
  const first = words[at] ?? '';
  if (EXTREME.test(first) && RANK.test(words[at - 1] ?? '')) return undefined;
  for (const [phrase, formula, operand] of table.get(first) ?? []) {
    if (phrase.length > 1 && phrase[1] !== words[at + 1] && first !== 'of') continue;
    const length = lengthOf(phrase, words, at);
    if (length !== undefined) return { length, formula, operand };
  }
  return undefined;
}

/** The function of two formulas that the words beginning at `at` name. */
export function ofTwoInWords(words: readonly string[], at: number): FunctionInWords | undefined {
  const found = phraseIn(twoByFirst, words, at);
  return found && named(found.length, found.formula, '');
}

/** The function that the words beginning at `at` name. */
export function functionInWords(words: readonly string[], at: number): FunctionInWords | undefined {
  const first = words[at];
  if (first === undefined) return undefined;
  const found = phraseIn(byFirst, words, at);
  const power = words[at + 1] === 'power' ? (ORDINALS[first] ?? /^[nkp](?=th$)/.exec(first)?.[0]) : undefined;
  if (power) return named(2, `@^${power}`, '');
  if (found) return named(found.length, found.formula, found.operand);
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
  // An operator has no operand "of" which it is.
  if (!found || !/^\w+$/.test(found)) return undefined;
  const [formula, operand] = USUAL[found] ?? [`${found}(@)`, NOT_ALONE.has(found) ? '' : 'x'];
  return named(both ? 2 : 1, formula, operand);
}

/** "Cosine x" is cos(x), and `cosine(x, y)` the similarity. */
export function isOtherInWords(words: readonly string[], at: number): boolean {
  const name = vocabulary.functionNamed(words[at] ?? '');
  const found = name === undefined || words[at + 1] === '(' ? undefined : functionInWords(words, at);
  return found !== undefined && found.length === 1 && !found.formula.startsWith(`${name}(`);
}

/** The same with another letter where it is of a matrix times its usual operand: least squares by w. */
export function withOperandOf(alone: string, letter: string): string | undefined {
  const row = PHRASES.find(
    ([, formula, operand]) => operand.length === 1 && named(0, formula, operand).alone === alone,
  );
  const [, formula = ''] = row ?? [];
  return /[A-Z]'?\*@/.test(formula) && /^(?:[a-z]|theta|beta)$/.test(letter)
    ? named(0, formula, letter).alone
    : undefined;
}

/** Whether the function may be meant where no operand is named. */
export const standsAlone = ({ alone }: FunctionInWords): boolean => alone !== '';

/** `mean` and `dot` in "what does it mean" and "dot product", `norm` in "batch norm". */
export function isVerb(words: readonly string[], i: number): boolean {
  const [last = '', now = '', next = ''] = [words[i - 1], words[i], words[i + 1]];
  if (now === 'mean')
    return (
      !['the', 'of'].includes(last) && next !== 'of' && next !== 'over' && next !== 'squared' && next !== 'pooling'
    );
  if (now === 'norm') return ['batch', 'group', 'instance', 'weight'].includes(last);
  if (['sum', 'max', 'min', 'log', 'mean'].includes(now))
    return ['we', 'i', 'to', 'you', 'must', 'and', 'then'].includes(last) && next !== 'of' && next !== 'sum';
  if (now === 'inverse' || now === 'transpose') return next !== 'of' && !['the', 'matrix', 'of'].includes(last);
  return now === 'dot' || (now === 'average' && next !== 'of');
}
