// The words of mathematics said aloud that are no function: numbers, operators, powers, and what stands between them.
import { table } from '../../formula/table.js';

/** Words that are operators between formulas; `hadamard` as of programs. */
export const BETWEEN: Readonly<Record<string, string>> = table({
  times: '*',
  plus: '+',
  minus: '-',
  dot: '·',
  hadamard: '.*',
  odot: '.*',
  over: '/',
});

/** The same of two words. */
export const BETWEEN_TWO: Readonly<Record<string, string>> = table({
  'multiplied by': '*',
  'divided by': '/',
  'applied to': '*',
});

/** Words that follow a formula. */
export const AFTER: Readonly<Record<string, string>> = table({
  transpose: "'",
  transposed: "'",
  squared: '^2',
  cubed: '^3',
  inverse: '^-1',
  inverted: '^-1',
});

/** Words before a formula that multiply it. */
export const BEFORE: Readonly<Record<string, string>> = table({
  minus: '-',
  negative: '-',
  half: '1/2*',
  quarter: '1/4*',
  twice: '2*',
  double: '2*',
  thrice: '3*',
  triple: '3*',
});

export const NUMBERS: Readonly<Record<string, string>> = table({
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
});

export const ORDINALS: Readonly<Record<string, string>> = table({
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
});

/** Parts of one: "one half". */
export const PARTS: Readonly<Record<string, string>> = table({
  half: '1/2',
  third: '1/3',
  quarter: '1/4',
  fourth: '1/4',
});

/** Words between "of" and a formula that say only what it is. */
export const FILLER =
  /^(?:the|a|an|its|all|each|every|vector|vectors|matrix|matrices|scalar|scalars|expression|function|quantity|whole|term|variable|positive|real|product|constant|number|bias|weights?|parameter|inputs?|temperature|logits?|predictions?|targets?|labels?|outputs?|scores?|residuals?|parameters?|features?|data|objective)$/;

/** "The entries of X" is X. */
export const ENTRIES = /^(?:entries|elements|components|coordinates|values)$/;
