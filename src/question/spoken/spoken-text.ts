// Formulas put into one another as text, with the brackets that this needs.
import type { FunctionInWords } from './functions-in-words.js';

/** A formula that was said, and what matters to what follows it. */
export interface Said {
  readonly text: string;
  /** The place of the piece behind it. */
  readonly next: number;
  /** Its end is a stretch of signs: what follows belongs to the end of that. */
  readonly isRun?: boolean;
  readonly isNumber?: boolean;
  /** Its value is a number for sure. */
  readonly isScalar?: boolean;
  /** A number said in a word. */
  readonly isWord?: boolean;
  /** Words made more of it than one stretch of signs. */
  readonly grew?: boolean;
  /** The function's operand is the usual one, named by nobody. */
  readonly isNamed?: boolean;
  /** Where a function ends can be read in two ways. */
  readonly isOpen?: boolean;
  /** The function that it is or holds. */
  readonly noun?: FunctionInWords | undefined;
  /** Its last power. */
  readonly power?: { readonly base: string; readonly exponent: string } | undefined;
}

/** The places of signs of sums and of products outside brackets. */
function signsIn(text: string): { sums: number[]; products: number[] } {
  const sums: number[] = [];
  const products: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if ('([{⟨'.includes(sign)) depth++;
    else if (')]}⟩'.includes(sign)) depth--;
    else if (depth === 0 && '+-−'.includes(sign) && i > 0 && !/[\^*/_(,.eE]\s*$/.test(text.slice(0, i))) sums.push(i);
    else if (depth === 0 && /[\s*/·⊙∘@]/.test(sign) && i > 0) products.push(i);
  }
  return { sums, products };
}

/** Products without a sign: Ax is A times x, and so are A'x, xᵀx and 2x products. */
const BESIDE = /^[A-Za-z]{2,3}$|^\d+[A-Za-z(]|(?:['⊤]|\^\s?(?:T|\{\s?(?:T|\\top)\s?\}|\\top))\s?[A-Za-z(]/;

/** In brackets, unless it is one factor; of a stretch of signs that is a sum only the first term is. */
export function wrapped(text: string, isRun = false): string {
  const { sums, products } = signsIn(text);
  const [first] = sums;
  if (isRun && first !== undefined) return `${wrapped(text.slice(0, first).trim())} ${text.slice(first)}`;
  const isFactor = first === undefined && products.length === 0 && !/^[-−]/.test(text) && !BESIDE.test(text);
  return isFactor ? text : `(${text})`;
}

/** As a factor, or behind a minus: what a name stands for is a whole, and a sum of it has brackets; of a stretch of signs the first term is meant. */
export const asTerm = ({ text, isRun }: Said): string =>
  isRun !== true && signsIn(text).sums.length > 0 ? `(${text})` : text;

/** The text to a power: of a sum of signs its last factor, unless that has one or its term is xᵀ·A·x. */
export function raised(text: string, exponent: string, isRun: boolean): string {
  if (!isRun) return wrapped(text) + exponent;
  const { sums, products } = signsIn(text);
  const term = sums.length > 0 ? (sums.at(-1) as number) + 1 : 0;
  const isNumber = /(?:\^\s*\{?\s*(?:T|\\top)\b|['⊤])/.test(text.slice(term).trimEnd().replace(/'$/, ''));
  const last = isNumber ? term : Math.max(term, ...products.map((at) => at + 1));
  const [head, factor] = [text.slice(0, last), text.slice(last)];
  const isPlain = !/[\^']|\*\*/.test(factor);
  return isPlain ? text + exponent : `${head}${/^\s/.test(factor) ? ' ' : ''}(${factor.trim()})${exponent}`;
}

/** A place of an operand: alone in brackets or as an argument, or beside other signs. */
const PLACE = /\(@([12]?)\)|(?<=[(,]\s?)@([12]?)(?=\s*[,)]|\s-)|@([12]?)/g;

/** Nobody inverts an inverse or transposes a transpose: "the inverse of a matrix, X⁻¹" says twice the same. */
const isSaid = (formula: string, operand: string): boolean =>
  (formula === 'inv(@)' && /^\p{L}\w*\s?\^\s?(?:-\s?1|\(\s?-\s?1\s?\)|\{\s?-\s?1\s?\})$/u.test(operand)) ||
  (/^\(?@\)?'$/.test(formula) && /^\p{L}\w*\s?(?:['⊤]|\^\s?\{?T\}?)$/u.test(operand));

/** The function's formula with its operands in it. */
export const applied = (formula: string, one: string, two = ''): string =>
  isSaid(formula, one)
    ? one
    : formula.replace(PLACE, (whole: string, alone?: string, argument?: string, beside?: string) => {
        const operand = (alone ?? argument ?? beside) === '2' ? two : one;
        return alone !== undefined ? `(${operand})` : argument !== undefined ? operand : whole && wrapped(operand);
      });
