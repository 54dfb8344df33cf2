// A grammar of mathematics said in English: "half the squared norm of A x minus b" is 1/2*norm(A*x - b)^2.
//
//   sum      := product (("plus" | "minus") product)*
//   product  := factor (("times" | "over" | "dot" …) factor)*
//   factor   := ("half" | "minus" …) product | primary ("squared" | "transpose" | "to the power" factor …)*
//   primary  := function ["of" operand] | function ("of" | "between") sum "and" operand | number | stretch of signs
//
// What a function is said of ends where nobody would read on: see `reaches`. Each rule is tried once at a place.

import {
  type FunctionInWords,
  functionInWords,
  isVerb,
  ofMatrix,
  ofTwoInWords,
  standsAlone,
} from './functions-in-words.js';
import type { Piece } from './pieces.js';
import { isLetterA, takeRun } from './runs.js';
import { type Operator, placesIn } from './spoken-places.js';
import { joined, type More, reaches } from './spoken-reach.js';
import { applied, type Said, wrapped } from './spoken-text.js';
import { AFTER, BEFORE, BETWEEN, NUMBERS, ORDINALS, PARTS } from './spoken-words.js';

/** The formula said from a place on. */
export interface Spoken {
  readonly text: string;
  readonly next: number;
  /** A function's operand was named by nobody, so it is the usual one. */
  readonly isNamed: boolean;
  /** How else it can be read. */
  readonly other?: string;
}

/** How deep functions are named one of another. */
const MOST_NESTED = 24;

type Rule = (at: number) => Said | undefined;

/** Each rule at each place is read once: the time is linear in the text. */
function once(rule: Rule): Rule {
  const known = new Map<number, Said | undefined>();
  return (at) => {
    if (!known.has(at)) known.set(at, rule(at));
    return known.get(at);
  };
}

/** Reads what is said from any place of these pieces on. */
export function speech(all: readonly Piece[]): (at: number) => Spoken | undefined {
  const [near, far] = [grammar(all, false), grammar(all, true)];
  return (at) => {
    const said = near(at);
    if (!said) return undefined;
    const other = said.isOpen ? far(at)?.text : undefined;
    return {
      text: said.text,
      next: said.next,
      isNamed: said.isNamed === true,
      ...(other !== undefined && other !== said.text ? { other } : {}),
    };
  };
}

/** With `isFar` a function is said of all that follows. */
function grammar(all: readonly Piece[], isFar: boolean): Rule {
  const { words, low, unmarked, isRun, isFunctionAt, operandStart, operator } = placesIn(all);
  let depth = 0;

  const sum: Rule = once((at) => {
    let left = product(at);
    for (let more = left && addend(left); left && more; more = addend(left)) left = joined(left, more);
    return left;
  });
  const addend = (left: Said): More | undefined => {
    const found = operator(left.next);
    const right = found && /^[-+]$/.test(found.sign) ? product(found.next) : undefined;
    return found && right && !(right.isNamed && !left.isNamed) ? { sign: found.sign, right } : undefined;
  };
  const product: Rule = once((at) => {
    let left = factor(at);
    for (let more = left && multiple(left); left && more; more = multiple(left)) left = joined(left, more);
    return left;
  });
  const multiple = (left: Said): More | undefined => {
    const found = operator(left.next);
    if (!found || /^[-+]$/.test(found.sign)) return undefined;
    const right = factor(found.next);
    if (right?.isNamed && !left.isNamed) return undefined;
    // "One over one plus …": nothing is divided by one.
    const whole = right && found.sign === '/' && right.text === '1' ? sum(found.next) : undefined;
    return (
      right && { sign: found.sign, right: whole ? { ...whole, text: wrapped(whole.text), power: undefined } : right }
    );
  };

  const factor: Rule = once((at) => {
    if (depth > MOST_NESTED) return undefined;
    depth++;
    const before = prefix(at);
    const body = before && product(before.next);
    depth--;
    if (before) return body && { ...body, text: before.sign + body.text, isNumber: false, grew: true };
    const base = primary(at);
    return base && powers(base);
  });
  /** "half", "one half of", "a quarter of", "minus". */
  const prefix = (at: number): Operator | undefined => {
    const parts = PARTS[low(at + 1)];
    if ((low(at) === 'one' || (low(at) === 'a' && low(at + 2) === 'of')) && parts && !isLetterA(all, at))
      return { sign: `${parts}*`, next: afterOf(BETWEEN[low(at + 2)] === '*' ? at + 3 : at + 2) };
    const sign = all[at]?.kind === 'word' ? BEFORE[low(at)] : undefined;
    if (!sign) return undefined;
    // "For negative x" tells where, not what.
    const isPlace = low(at) === 'negative' && /^(?:for|when|if|at|with|or|and|are|is)$/.test(low(at - 1));
    const isHalf = low(at) === 'negative' && low(at + 1) === 'one' && PARTS[low(at + 2)];
    if (isHalf) return { sign: '-', next: at + 1 };
    return isPlace ? undefined : { sign, next: afterOf(at + 1) };
  };
  const afterOf = (at: number): number => operandStart(low(at) === 'of' ? at + 1 : at);

  /** What follows a formula: "squared", "transpose A x", "to the power of 4". */
  const powers = (base: Said): Said => {
    let said = base;
    for (;;) {
      const at = unmarked(said.next);
      const after = all[at]?.kind === 'word' || all[at]?.kind === 'function' ? AFTER[low(at)] : undefined;
      if (after && !/^(?:of|\()$/.test(low(at + 1)) && !said.isNumber) {
        const text = (said.isRun ? said.text : wrapped(said.text)) + after;
        const isPower = /^\^\d/.test(after);
        said = {
          ...said,
          text,
          next: at + 1,
          grew: true,
          power: isPower ? { base: said.text, exponent: after } : undefined,
        };
        const beside = unmarked(at + 1);
        if (!isPower && isRun(beside) && /^(?:name|tex)$/.test(all[beside]?.kind ?? '') && !isEquation(beside)) {
          const right = factor(beside);
          if (right) said = { ...right, text: `${text} ${right.text}`, grew: true };
        }
        continue;
      }
      const raised = exponent(at);
      if (!raised) return said;
      const isE = /(?:^|[^\p{L}\d_])e$/u.test(said.text) && said.isRun;
      const text = isE
        ? `${said.text.slice(0, -1)}exp(${raised.text})`
        : `${said.isRun ? said.text : wrapped(said.text)}^${/^-?[\w.]+$/.test(raised.text) ? raised.text : `(${raised.text})`}`;
      said = {
        ...said,
        text,
        next: raised.next,
        isNamed: said.isNamed === true || raised.isNamed === true,
        grew: true,
        isNumber: false,
      };
    }
  };
  const isEquation = (at: number): boolean => all[at + 1]?.text === '=';
  /** "to the power of minus 2", "to the fourth", "raised to the n". */
  const exponent = (at: number): Said | undefined => {
    let i = low(at) === 'raised' ? at + 1 : at;
    if (low(i) !== 'to' || (low(i + 1) !== 'the' && low(at) !== 'raised')) return undefined;
    i = low(i + 1) === 'the' ? i + 2 : i + 1;
    const ordinal = ORDINALS[low(i)];
    if (ordinal) return { text: ordinal, next: low(i + 1) === 'power' ? i + 2 : i + 1 };
    if (low(i) === 'power') i = low(i + 1) === 'of' ? i + 2 : i + 1;
    const sign = /^(?:minus|negative)$/.test(low(i)) ? '-' : '';
    const said = factor(operandStart(sign ? i + 1 : i));
    return said && { ...said, text: sign + said.text, next: low(said.next) === 'power' ? said.next + 1 : said.next };
  };

  const primary = (at: number): Said | undefined => {
    const piece = all[at];
    if (!piece) return undefined;
    // "L1 norm", "2 norm" and "KL divergence" begin as formulas do.
    const isPhrase =
      piece.kind !== 'function' && (functionInWords(words, at)?.length ?? ofTwoInWords(words, at)?.length ?? 1) > 1;
    const negated = operandBehindSign(at);
    if (negated) return negated;
    if (isRun(at) && !isPhrase) {
      const run = takeRun(all, at);
      return run.text === ''
        ? undefined
        : { text: run.text, next: run.next, isRun: true, isNumber: /^[\d.]+$/.test(run.text) };
    }
    if (piece.kind !== 'word' && piece.kind !== 'function' && !isPhrase) return undefined;
    const number = NUMBERS[low(at)];
    if (number) return { text: number, next: at + 1, isNumber: true, isRun: true, isWord: true };
    return ofTwo(at) ?? (isVerb(words, at) ? undefined : ofOne(at));
  };

  /** `exp -x^2`: a function's name, then a sign that stands close to what it is of. */
  const operandBehindSign = (at: number): Said | undefined => {
    const [name, sign, next] = [all[at], all[at + 1], all[at + 2]];
    if (name?.kind !== 'function' || name.low.length < 3 || !sign?.before || sign.after || !/^[-−]$/.test(sign.text))
      return undefined;
    const run = next && isRun(at + 2) ? takeRun(all, at + 2) : undefined;
    return run && { text: `${name.text}(-${run.text})`, next: run.next, grew: true };
  };

  /** "The inner product of a and x". */
  const ofTwo = (at: number): Said | undefined => {
    const found = ofTwoInWords(words, at);
    const of = found && at + found.length;
    if (!found || of === undefined || !/^(?:of|between|from)$/.test(low(of))) return undefined;
    const left = nested(() => sum(operandStart(of + 1)));
    const and = left && unmarked(left.next);
    if (!left || and === undefined || !/^(?:and|with|to|from|by|against)$/.test(low(and)) || /=/.test(left.text))
      return undefined;
    // "What is the difference between x and y?" asks for no formula.
    if (
      low(at) === 'difference' &&
      (left.isNamed || !/^(?:of|differentiate)$/.test(low(at - 1) === 'the' ? low(at - 2) : low(at - 1)))
    )
      return undefined;
    const isSame = low(and + 1) === 'itself';
    const right = isSame ? { ...left, next: and + 2 } : nested(() => operand(operandStart(and + 1), found));
    if (!right || /[=]/.test(right.text) || (!isSame && low(and) === 'by' && !right.grew)) return undefined;
    return said(found, applied(found.formula, left.text, right.text), right, left);
  };
  /** "The log of x", or "softmax" alone. */
  const ofOne = (at: number): Said | undefined => {
    const named = functionInWords(words, at);
    if (!named) return undefined;
    let of = at + named.length;
    // "The sum over all entries of X", "the sum over i of x_i".
    if (low(of) === 'over' && /^(?:sum|mean|average|product)$/.test(low(at))) {
      const end = [of + 1, of + 2, of + 3, of + 4].find((i) => low(i) === 'of');
      if (end !== undefined) of = end;
    }
    // "The square root of the matrix A" is none of its entries.
    const found = low(of) === 'of' && low(operandStart(of + 1) - 1) === 'matrix' ? ofMatrix(named) : named;
    const inner = isFunctionAt(of) && /^(?:log|exp|abs|sqrt)\(@\)$/.test(found.formula) ? of : undefined;
    if (low(of) === 'of' || inner !== undefined) {
      const start = inner ?? operandStart(of + 1);
      const right = nested(() => operand(start, found));
      if (right && !/=/.test(right.text)) {
        const isLifted = right.power !== undefined && /^norm\w*\(@\)$/.test(found.formula);
        const text = applied(found.formula, isLifted ? (right.power?.base ?? '') : right.text);
        return said(found, isLifted ? text + right.power?.exponent : text, right);
      }
    }
    // "The inverse softmax" is another function, and no inverse beside a softmax.
    const isOther = found.isTight && (isRun(of) || isFunctionAt(of));
    return standsAlone(found) && !isOther
      ? { text: found.alone, next: at + found.length, isNamed: true, noun: found }
      : undefined;
  };
  const nested = (rule: () => Said | undefined): Said | undefined => {
    if (depth > MOST_NESTED) return undefined;
    depth++;
    const found = rule();
    depth--;
    return found;
  };
  const said = (noun: FunctionInWords, text: string, right: Said, left?: Said): Said => ({
    text,
    next: right.next,
    grew: true,
    noun,
    isNamed: right.isNamed === true || left?.isNamed === true,
    isOpen: right.isOpen === true || left?.isOpen === true,
  });

  /** What a function is said of: a sum, as far as the function reaches. */
  const operand = (at: number, noun: FunctionInWords): Said | undefined => {
    let left = factor(at);
    for (;;) {
      if (!left || left.text.includes('=')) return left;
      const more = multiple(left) ?? addend(left);
      if (!more) return left;
      const reach = isFar ? 'in' : reaches(noun, left, more);
      if (reach !== 'in' && reach !== 'perhaps') return reach === 'out' ? left : { ...left, isOpen: true };
      left = { ...joined(left, more), ...(reach === 'perhaps' ? { isOpen: true } : {}) };
    }
  };

  /** "f(x) = the norm of x": the equation's right side is said. */
  const equation = (at: number): Said | undefined => {
    const isRight = all[at]?.text === '=';
    const left = sum(at);
    if (!isRight && (!left || left.grew || left.isNamed)) return left;
    const sign = isRight ? at : unmarked(left?.next ?? at);
    const start = all[sign]?.text === '=' ? operandStart(sign + 1) : -1;
    const isSaid = start > sign + 1 || (start > 0 && (isFunctionAt(start) || BEFORE[low(start)] !== undefined));
    const right = isSaid ? sum(start) : undefined;
    return right?.grew ? { ...right, text: `${isRight ? '' : left?.text} = ${right.text}`.trim() } : left;
  };

  return (at) => {
    const found = equation(at);
    return found && (found.isWord && !found.grew ? undefined : found);
  };
}
