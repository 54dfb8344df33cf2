// Functions said in words with what they are said of: "the log of x", "the inner product of a and x", "softmax" alone.

import type { Piece } from '../sentence/pieces.js';
import { takeRun } from '../sentence/runs.js';
import { AFTER } from '../sentence/spoken-words.js';
import { PARAMETER_LETTERS, PARAMETERS, withParameterInside } from './function-phrases.js';
import { type FunctionInWords, functionInWords, isVerb, ofTwoInWords, standsAlone } from './functions-in-words.js';
import type { Places } from './spoken-places.js';
import { givesNumber } from './spoken-reach.js';
import { applied, type Said } from './spoken-text.js';

/** Words behind which a variable, a point or another phrase stands. */
const ROLE = /^(?:wrt|with|by|at|in|to|for|is|are|where|when|if|and|or|respect|equal|equals)$/;

/** Sums and means "over the rows": those of each column. */
const ALONG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sum(@)': { rows: 'colsum(@)', columns: 'rowsum(@)' },
  'mean(@)': { rows: 'colmean(@)', columns: 'rowmean(@)' },
};

/** The function along what it is said to run over; undefined where that is no function of ours, as the maximum over rows. */
function alongAxis(named: FunctionInWords, between: readonly string[]): FunctionInWords | undefined {
  const axis = between.find((word) => /^(?:rows|columns)$/.test(word));
  if (axis === undefined || between[0] !== 'over') return named;
  const formula = ALONG[named.formula]?.[axis];
  return formula === undefined ? undefined : { ...named, formula, alone: '' };
}

/** The rules of the grammar that a function's operands are read by. */
interface Operands {
  sum(at: number): Said | undefined;
  factor(at: number): Said | undefined;
  /** A sum, as far as this function reaches. */
  operand(at: number, noun: FunctionInWords): Said | undefined;
}

/** The rule of functions. */
export function functionRules(
  all: readonly Piece[],
  { words, low, unmarked, isRun, isFunctionAt, operandStart }: Places,
  { sum, factor, operand }: Operands,
): (at: number) => Said | undefined {
  const said = (noun: FunctionInWords, text: string, right: Said, left?: Said): Said => ({
    text,
    next: right.next,
    grew: true,
    noun,
    isScalar: givesNumber(noun) || (left === undefined && right.isScalar === true),
    isNamed: right.isNamed === true || left?.isNamed === true,
    isOpen: right.isOpen === true || left?.isOpen === true,
  });

  /** "The inner product of a and x". */
  const ofTwo = (at: number): Said | undefined => {
    const found = ofTwoInWords(words, at);
    const of = found && at + found.length;
    // The "Jacobian-vector product of f with v" is no product of f and v.
    if (
      /(?:-vector|-jacobian)$/.test(low(at - 1)) ||
      /^(?:jacobian|hessian|vector) (?:vector|jacobian)$/.test(`${low(at - 2)} ${low(at - 1)}`)
    )
      return undefined;
    if (!found || of === undefined || !/^(?:of|between|from)$/.test(low(of))) return undefined;
    const left = sum(operandStart(of + 1));
    const and = left && unmarked(left.next);
    if (!left || and === undefined || !/^(?:and|with|to|from|by|against)$/.test(low(and)) || /=/.test(left.text))
      return undefined;
    // "What is the difference between x and y?" asks for no formula.
    const before = low(at - 1) === 'the' ? low(at - 2) : low(at - 1);
    if (low(at) === 'difference' && (left.isNamed || !/^(?:of|differentiate)$/.test(before))) return undefined;
    const isSame = low(and + 1) === 'itself';
    const right = isSame ? { ...left, next: and + 2 } : operand(operandStart(and + 1), found);
    if (!right || /=/.test(right.text) || (!isSame && low(and) === 'by' && !right.grew)) return undefined;
    // The function `cross_entropy` takes the softmax of logits itself.
    const isOfProbabilities = /^cross_entropy/.test(found.formula) && /^softmax\(/.test(left.text);
    const formula = isOfProbabilities ? '-sum((@2) .* log(@1))' : found.formula;
    return said(found, applied(formula, left.text, right.text), right, left);
  };

  /** Where "of" stands: behind the name, its power, or what a sum runs over. */
  const ofBehind = (at: number, end: number): { of: number; power: string } => {
    // "The sum over all entries of X", "the sum over i of x_i".
    if (low(end) === 'over' && /^(?:sum|mean|average|product|max|min|maximum|minimum)$/.test(low(at))) {
      const of = [end + 1, end + 2, end + 3, end + 4].find((i) => low(i) === 'of');
      if (of !== undefined) return { of, power: '' };
    }
    // "Softmax applied to W x".
    if (/^(?:applied|acting)$/.test(low(end)) && /^(?:to|on)$/.test(low(end + 1))) return { of: end + 1, power: '' };
    // "Sine squared of x".
    const power = /^(?:squared|cubed)$/.test(low(end)) && low(end + 1) === 'of' ? (AFTER[low(end)] ?? '') : '';
    return { of: power ? end + 1 : end, power };
  };

  /** Whether a formula stands near, in the same phrase. */
  const isFormulaBehind = (from: number): boolean => {
    for (let i = from; i < from + 5 && all[i]?.kind === 'word' && !ROLE.test(low(i)); i++)
      if (isRun(unmarked(i + 1))) return !ROLE.test(low(i));
    return false;
  };

  /** "The log of x", or "softmax" alone. */
  const ofOne = (at: number): Said | undefined => {
    const named = functionInWords(words, at);
    if (!named) return undefined;
    const { of, power } = ofBehind(at, at + named.length);
    const found = alongAxis(named, words.slice(at + named.length, of));
    if (!found) return undefined;
    const inner = isFunctionAt(of) && /^(?:log|exp|abs|sqrt|sum|mean)\(@\)$/.test(found.formula) ? of : undefined;
    const isSaidOf = low(of) === 'of' || of > at + found.length;
    if (isSaidOf || inner !== undefined) {
      const right = operand(inner ?? operandStart(of + 1), found);
      if (right && !/=/.test(right.text)) {
        // "The norm of x squared" is the square of the norm.
        const isLifted = right.power !== undefined && /^norm\w*\(@\)$/.test(found.formula);
        const text = applied(found.formula, isLifted ? (right.power?.base ?? '') : right.text);
        return said(found, text + (isLifted ? right.power?.exponent : power), right);
      }
    }
    // "Sine x".
    const beside = unmarked(of);
    if (
      standsAlone(found) &&
      isRun(beside) &&
      all[beside]?.kind === 'name' &&
      /^\w+\(@\)(?:\^2)?$/.test(found.formula)
    ) {
      const isSimple = /^[A-Za-zα-ω](?:\s?[A-Za-zα-ω])*$/.test(takeRun(all, beside).text);
      const right = isSimple ? factor(beside) : undefined;
      if (right) return said(found, applied(found.formula, right.text), right);
    }
    // "The quadratic form x^T A x", "the linear layer W x + b": the formula is there.
    if (isRun(beside) && /^(?:@'|W\*|A\*)/.test(found.formula)) return sum(beside);
    // "The sum of the rows of A": of what it is said was not read.
    if (isSaidOf && isFormulaBehind(of + 1)) return undefined;
    // "The inverse softmax" is another function, and no inverse beside a softmax.
    const isOther = found.isTight && (isRun(of) || isFunctionAt(of));
    // "The norm of a matrix".
    const isOfMatrix = isSaidOf && low(operandStart(of + 1) - 1) === 'matrix';
    const alone = isOfMatrix && found.alone === applied(found.formula, 'x') ? applied(found.formula, 'X') : found.alone;
    return standsAlone(found) && !isOther
      ? { text: alone, next: at + found.length, isNamed: true, noun: found }
      : undefined;
  };

  /** "Leaky relu with slope 0.2", "focal loss with gamma = 2": the function with the value of its parameter. */
  const withParameter = (found: Said): Said => {
    let i = unmarked(found.next);
    if (/^(?:loss|function|activation|unit)$/.test(low(i))) i++;
    // "Softmax with temperature 2": the name has the parameter in it.
    const isInName = Object.hasOwn(PARAMETERS, low(i - 1)) && i === found.next;
    if (isInName) i--;
    else {
      if (!/^(?:with|for|where|using)$/.test(low(i))) return found;
      do i++;
      while (/^(?:a|an|the|negative|parameter)$/.test(low(i)));
    }
    const name = low(unmarked(i));
    const pattern = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    do i++;
    while (/^(?:=|of|is|equal|to|set)$/.test(low(i)) || all[i]?.kind === 'mark');
    const number = /^[-−]$/.test(low(i)) ? i + 1 : i;
    if (!pattern || all[number]?.kind !== 'number') return found;
    const value = `${number > i ? '-' : ''}${all[number]?.text}`;
    const letter = new RegExp(`(?<![\\w.])${PARAMETER_LETTERS[name] ?? name}(?![\\w(])`, 'g');
    const text = letter.test(found.text)
      ? found.text.replace(letter, value)
      : withArgument(found, pattern, name, value);
    return { ...found, text, next: number + 1, grew: true };
  };
  /** The value behind the operands; in a function that has no such parameter it is one too many, which is then said. */
  const withArgument = ({ text }: Said, pattern: RegExp, name: string, value: string): string => {
    const [, called = '', operand = ''] = /^(\w+)\((.*)\)$/s.exec(text) ?? [];
    const inside = withParameterInside(called, operand, name, value);
    if (inside !== undefined) return inside;
    const argument = pattern.test(called) ? value : `${name}, ${value}`;
    return text.endsWith(')') ? `${text.slice(0, -1)}, ${argument})` : `(${text}, ${argument})`;
  };

  return (at) => {
    const found = ofTwo(at) ?? (isVerb(words, at) ? undefined : ofOne(at));
    return found && withParameter(found);
  };
}
