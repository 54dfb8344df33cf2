// What stands at a place of a sentence in which mathematics is said: a formula, a function's name, an operator.
import { isEnglish, slipless } from './english.js';
import { functionInWords, isVerb, ofTwoInWords } from './functions-in-words.js';
import type { Piece } from './pieces.js';
import { begins, isLetterA } from './runs.js';
import { BETWEEN, BETWEEN_TWO, ENTRIES, FILLER } from './spoken-words.js';

/** An operator, and where its operand begins. */
export interface Operator {
  readonly sign: string;
  readonly next: number;
}

export interface Places {
  /** The words with slips mended. */
  readonly words: readonly string[];
  /** The word at a place; empty at the end of a sentence. */
  low(at: number): string;
  /** Past the signs that mark a formula in a text. */
  unmarked(at: number): number;
  /** Whether a stretch of signs begins there. */
  isRun(at: number): boolean;
  isFunctionAt(at: number): boolean;
  /** Past "the", "all the entries of", "the vector". */
  operandStart(from: number): number;
  /** A word between two formulas, or a sign behind which words go on. */
  operator(from: number): Operator | undefined;
}

export function placesIn(all: readonly Piece[]): Places {
  // relu's is relu; what's is a word of every day.
  const words = all.map(({ low }) =>
    slipless(low.endsWith("'s") && !isEnglish(low.slice(0, -2)) ? low.slice(0, -2) : low),
  );
  const low = (at: number): string => (all[at]?.kind === 'stop' ? '' : (words[at] ?? ''));
  const unmarked = (at: number): number => (all[at]?.kind === 'mark' ? unmarked(at + 1) : at);
  const isRun = (at: number): boolean => at < all.length && begins(all, at);

  const operandStart = (from: number): number => {
    const at = unmarked(from);
    if (isRun(at) || isLetterA(all, at)) return at;
    if (ENTRIES.test(low(at)) && low(at + 1) === 'of') return operandStart(at + 2);
    if (ofTwoInWords(words, at) || functionInWords(words, at)) return at;
    // "The score s": an unknown word before one letter says what that is.
    const isNamed = !isEnglish(low(at)) && all[at + 1]?.kind === 'name' && all[at + 1]?.text.length === 1;
    return all[at]?.kind === 'word' && (FILLER.test(low(at)) || isNamed) ? operandStart(at + 1) : at;
  };

  const operator = (from: number): Operator | undefined => {
    const at = unmarked(from);
    const two = BETWEEN_TWO[`${low(at)} ${low(at + 1)}`];
    if (two) return { sign: two, next: operandStart(at + 2) };
    if (low(at) === 'dot' && low(at + 1) === 'product') return undefined;
    const sign =
      BETWEEN[low(at)] ??
      (all[at]?.kind === 'sign' && /^(?:[-+*/·⊙∘−]|\.\*|\.\/)$/.test(low(at)) ? low(at) : undefined);
    return sign === undefined ? undefined : { sign: sign === '−' ? '-' : sign, next: operandStart(at + 1) };
  };

  const isFunctionAt = (at: number): boolean =>
    all[at]?.kind !== 'name' && functionInWords(words, at) !== undefined && !isVerb(words, at);
  return { words, low, unmarked, isRun, isFunctionAt, operandStart, operator };
}
