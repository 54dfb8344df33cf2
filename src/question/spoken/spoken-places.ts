// What stands at a place of a sentence in which mathematics is said: a formula, a function's name, an operator.
import { isEnglish, slipless } from '../sentence/english.js';
import type { Piece } from '../sentence/pieces.js';
import { begins, isLetterA } from '../sentence/runs.js';
import { BEFORE, BETWEEN, BETWEEN_TWO, ENTRIES, FILLER, NUMBERS, PARTS } from '../sentence/spoken-words.js';
import { functionInWords, isVerb, ofTwoInWords } from './functions-in-words.js';

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
  /** "half", "one half of", "a quarter of", "minus", and where that begins which they multiply. */
  prefix(at: number): Operator | undefined;
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
    if (NUMBERS[low(at)] && /^(?:functions|matrices|vectors|terms)$/.test(low(at + 1))) return operandStart(at + 2);
    // "The dot product w^T x" is w^T x.
    const two = ofTwoInWords(words, at);
    const isCaption = two && /^(?:product|difference|ratio|quotient)$/.test(low(at + two.length - 1));
    if (isCaption && isRun(unmarked(at + two.length))) return unmarked(at + two.length);
    if (two || functionInWords(words, at)) return at;
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
  const prefix = (at: number): Operator | undefined => {
    const parts = PARTS[low(at + 1)];
    // "Two thirds of".
    const several = NUMBERS[low(at)] && low(at) !== 'one' ? PARTS[low(at + 1).replace(/s$/, '')] : undefined;
    if (several) return { sign: `${several.replace('1', NUMBERS[low(at)] as string)}*`, next: afterOf(at + 2) };
    if ((low(at) === 'one' || (low(at) === 'a' && low(at + 2) === 'of')) && parts && !isLetterA(all, at))
      return { sign: `${parts}*`, next: afterOf(BETWEEN[low(at + 2)] === '*' ? at + 3 : at + 2) };
    const sign = all[at]?.kind === 'word' ? BEFORE[low(at)] : undefined;
    if (!sign) return undefined;
    // "For negative x" tells where, not what.
    const isPlace = low(at) === 'negative' && /^(?:for|when|if|at|with|or|and|are|is)$/.test(low(at - 1));
    const isPart = PARTS[low(at)] !== undefined && BETWEEN[low(at + 1)] === '*';
    if (isPart) return { sign, next: operandStart(at + 2) };
    const isHalf = low(at) === 'negative' && low(at + 1) === 'one' && PARTS[low(at + 2)];
    if (isHalf) return { sign: '-', next: at + 1 };
    return isPlace ? undefined : { sign, next: afterOf(at + 1) };
  };
  const afterOf = (at: number): number => operandStart(low(at) === 'of' ? at + 1 : at);

  return { words, low, unmarked, isRun, isFunctionAt, operandStart, operator, prefix };
}
