// Formulas that were said joined by operators, and how far what a function is said of goes.
import type { FunctionInWords } from './functions-in-words.js';
import { asTerm, type Said, wrapped } from './spoken-text.js';

/** What an operator adds to a formula. */
export interface More {
  readonly sign: string;
  readonly right: Said;
}

/** Both formulas with the operator between them. */
export const joined = (left: Said, { sign, right }: More): Said => {
  const isDivided = sign === '/';
  const space = /^[-+]$/.test(sign) ? ' ' : '';
  const whole = sign === '+' ? right.text : asTerm(right);
  const tail = isDivided || /^-/.test(whole) ? wrapped(whole, right.isRun === true) : whole;
  const text = `${space === '' ? asTerm(left) : left.text}${space}${sign}${space}${tail}`;
  return {
    text,
    next: right.next,
    grew: true,
    isRun: right.isRun === true,
    isNamed: left.isNamed === true || right.isNamed === true,
    isOpen: left.isOpen === true || right.isOpen === true,
    noun: left.noun ?? right.noun,
    isScalar: (left.isScalar || left.isNumber) === true && (right.isScalar || right.isNumber) === true,
    ...(right.power && !isDivided
      ? { power: { ...right.power, base: `${left.text}${space}${sign}${space}${right.power.base}` } }
      : {}),
  };
};

/** Whether a function said of `left` is said of what follows too: surely, perhaps, perhaps not, surely not. */
export function reaches(
  noun: FunctionInWords,
  left: Said,
  { sign, right }: More,
): 'in' | 'perhaps' | 'perhaps not' | 'out' {
  const reduces = givesNumber(noun);
  const isSum = sign === '+' || sign === '-';
  // Nobody takes the log of 1.
  if (left.isNumber && isSum) return 'in';
  // "The norm of x minus one squared".
  if (right.isNumber && right.power) return 'in';
  // The inverse of A plus λ·I is that of the sum, that of A times B may be that of A.
  if (noun.isTight) return isSum && !right.noun && !right.isNumber ? 'perhaps' : 'perhaps not';
  // "The sum of squares of x divided by n", "the sine of x over x".
  if (sign === '/' && reduces) return 'out';
  if (sign === '/' && right.text === left.text) return 'perhaps not';
  if (right.noun) {
    if (sign === '/') return 'perhaps not';
    return reduces && !right.isScalar && !givesNumber(right.noun) ? 'in' : reduces ? 'out' : 'perhaps not';
  }
  if (right.isNumber) return !reduces ? 'perhaps' : isSum ? 'perhaps not' : 'out';
  return sign === '/' ? 'perhaps' : 'in';
}

/** Whether its value is a number, whatever it is said of. */
export const givesNumber = ({ formula }: FunctionInWords): boolean =>
  /^(?:norm\w*|sum|mean|var|std|tr|det|logdet|inner|dot|logsumexp|entropy|cosine_similarity|mse|cross_entropy|bce\w*|hinge|huber|prod)\b/.test(
    formula,
  );

/** "The Gaussian log likelihood -1/2 log det S - …": what stands behind the name is the whole formula, and no term of it. */
export function isSpelledOut(left: Said, right: Said): boolean {
  if (left.isNamed !== true) return false;
  const names = new Set(
    (left.text.match(/\p{L}+/gu) ?? []).filter((name) => name === 'mu' || (name.length < 3 && name !== 'pi')),
  );
  return names.size > 1 && (right.text.match(/\p{L}+/gu) ?? []).some((name) => names.has(name));
}
