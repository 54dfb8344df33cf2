// A grammar of mathematics said in English: "half the squared norm of A x minus b" is 1/2*norm(A*x - b)^2.
//
//   sum      := product (("plus" | "minus") product)*
//   product  := factor (("times" | "over" | "dot" …) factor)*
//   factor   := ("half" | "minus" …) product | primary ("squared" | "transpose" | "to the power" factor …)*
//   primary  := function ["of" operand] | function ("of" | "between") sum "and" operand | number | stretch of signs
//
// What a function is said of ends where nobody would read on: see `reaches`. Each rule is tried once at a place.

import type { Piece } from '../sentence/pieces.js';
import { takeRun } from '../sentence/runs.js';
import { AFTER, BEFORE, NUMBERS, ORDINALS, PARTS } from '../sentence/spoken-words.js';
import { type FunctionInWords, functionInWords, isOtherInWords, ofTwoInWords } from './functions-in-words.js';
import { functionRules } from './spoken-functions.js';
import { placesIn } from './spoken-places.js';
import { isSpelledOut, joined, type More, reaches } from './spoken-reach.js';
import { applied, asTerm, raised, type Said, wrapped } from './spoken-text.js';

/** The formula said from a place on. */
export interface Spoken {
  readonly text: string;
  readonly next: number;
  /** A function's operand was named by nobody, so it is the usual one. */
  readonly isNamed: boolean;
  /** How else it can be read. */
  readonly other?: string;
}

const MOST_NESTED = 24;

/** Functions that may be said of what a sign begins: "exp -x^2", but not "entropy -sum p log p". */
const OF_ONE = /^(?:exp|log|sqrt|abs|sin|cos|tan|sinh|cosh|tanh|sigmoid|sigma|softplus|relu|softmax|erf)$/;

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
  const places = placesIn(all);
  const { words, low, unmarked, isRun, isFunctionAt, operandStart, operator, prefix } = places;
  let depth = 0;

  const sum: Rule = once((at) => {
    let left = product(at);
    for (let more = left && addend(left); left && more; more = addend(left)) left = added(left, more);
    return left && overAll(left);
  });
  /** "… all over 2", "… all squared": of the whole that was said. */
  const overAll = (left: Said): Said => {
    const at = unmarked(left.next);
    if (low(at) !== 'all') return left;
    const { power: _, ...whole } = left;
    const after = AFTER[low(at + 1)];
    if (after) return { ...whole, text: `(${left.text})${after}`, next: at + 2, isRun: false, grew: true };
    const found = operator(at + 1);
    const right = found?.sign === '/' ? factor(found.next) : undefined;
    return right ? { ...joined({ ...whole, text: `(${left.text})`, isRun: false }, { sign: '/', right }) } : left;
  };
  /** "A x minus b squared" may be the square of all. */
  const added = (left: Said, more: More): Said => {
    const { power, ...whole } = joined(left, more);
    const isOpen = power !== undefined && left.isRun === true && !left.noun && !left.power && !left.isNumber;
    if (isOpen && isFar) return { ...whole, text: `(${power.base})${power.exponent}`, isRun: false };
    return { ...whole, ...(power ? { power } : {}), ...(isOpen ? { isOpen } : {}) };
  };
  const addend = (left: Said): More | undefined => {
    const found = operator(left.next);
    const right = found && /^[-+]$/.test(found.sign) ? product(found.next) : undefined;
    // "entropy -sum p log p": a sign that stands close to what follows begins the formula.
    const sign = all[unmarked(left.next)];
    if (right && sign?.kind === 'sign' && ((left.isNamed && sign.before && !sign.after) || isSpelledOut(left, right)))
      return undefined;
    return found && right && !(right.isNamed && !left.isNamed && !left.isNumber)
      ? { sign: found.sign, right }
      : undefined;
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
    // "d softmax / dx" divides nothing.
    if (found.sign === '/' && /^[d∂]\s?[A-Za-z]$/.test(right?.text ?? '')) return undefined;
    // "x over its norm".
    if (right?.isNamed && right.noun && low(found.next - 1) === 'its')
      return { sign: found.sign, right: { ...right, text: applied(right.noun.formula, left.text), isNamed: false } };
    if (right?.isNamed && !left.isNamed) return undefined;
    // "One over one plus …", "x times one minus x": nothing is divided or multiplied by one.
    const whole = right?.text === '1' ? sum(found.next) : undefined;
    return (
      right && {
        sign: found.sign,
        right: whole ? { ...whole, text: wrapped(whole.text), power: undefined, isRun: false } : right,
      }
    );
  };

  const factor: Rule = once((at) => {
    if (depth > MOST_NESTED) return undefined;
    const before = prefix(at);
    const body = before && nested(() => product(before.next));
    if (body) return { ...body, text: before.sign + asTerm(body), isNumber: false, grew: true };
    // "One half", with nothing that it multiplies.
    const part = before && low(at) === 'one' ? PARTS[low(at + 1)] : undefined;
    if (part) return { text: `(${part})`, next: at + 2, isNumber: true, isWord: true };
    if (before) return undefined;
    const base = primary(at);
    return base && powers(base);
  });
  /** What follows a formula: "squared", "transpose A x", "to the power of 4". */
  const powers = (base: Said): Said => {
    let said = base;
    for (;;) {
      const at = unmarked(said.next);
      const after = all[at]?.kind === 'word' || all[at]?.kind === 'function' ? AFTER[low(at)] : undefined;
      if (after && !/^(?:of|\()$/.test(low(at + 1)) && !(said.isNumber && !/^\^\d/.test(after))) {
        const isEnd = said.isRun === true;
        const isPower = /^\^\d/.test(after);
        const beside = unmarked(at + 1);
        const isBeside =
          !isPower && isRun(beside) && /^(?:name|tex)$/.test(all[beside]?.kind ?? '') && !isEquation(beside);
        // "A x transposed" is that of both, "A x transpose" may be, and "A x - b squared" the square of all.
        const isWhole = !isBeside && (isFar || /^(?:transposed|inverted)$/.test(low(at)));
        const text = isPower
          ? raised(said.text, after, isEnd && !isFar)
          : (isEnd && !isWhole ? said.text : wrapped(said.text)) + after;
        said = {
          ...said,
          text,
          next: at + 1,
          grew: true,
          isOpen: said.isOpen === true || (isEnd && !isBeside && !isWhole && wrapped(said.text) !== said.text),
          power: isPower ? { base: said.text, exponent: after } : undefined,
        };
        const right = isBeside ? factor(beside) : undefined;
        if (right) said = { ...right, text: `${text} ${right.text}`, grew: true };
        continue;
      }
      const power = exponent(at);
      // "y log of p".
      const isFactor = said.isRun && !said.grew && !power && low(at) !== low(at - 1) && isOf(at);
      const right = isFactor ? functions(at) : undefined;
      if (right) return { ...right, text: `${said.text} ${right.text}` };
      if (!power) return said;
      const isE = /(?:^|[^\p{L}\d_])e$/u.test(said.text) && said.isRun;
      const text = isE
        ? `${said.text.slice(0, -1)}exp(${power.text})`
        : raised(said.text, `^${/^-?[\w.]+$/.test(power.text) ? power.text : `(${power.text})`}`, said.isRun === true);
      said = {
        ...said,
        text,
        next: power.next,
        isNamed: said.isNamed === true || power.isNamed === true,
        grew: true,
        isNumber: false,
      };
    }
  };
  /** A function's name with "of" behind it. */
  const isOf = (at: number): boolean =>
    /^(?:log|ln|exp|sin|cos|tan|tanh|logarithm|exponential)$/.test(low(at)) && low(at + 1) === 'of';
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
    const special = operandBehindSign(at) ?? (isOtherInWords(words, at) ? functions(at) : undefined);
    if (special) return special;
    const bracketed = group(at);
    if (bracketed) return bracketed;
    if (isRun(at) && !isPhrase) {
      const run = takeRun(all, at);
      // "f of x equals …".
      const argument =
        /^[fgh]$/.test(run.text) && low(at + 1) === 'of' && all[at + 2]?.kind === 'name' ? low(at + 2) : '';
      if (argument.length === 1) return { text: `${run.text}(${all[at + 2]?.text})`, next: at + 3, isRun: true };
      return run.text === ''
        ? undefined
        : { text: run.text, next: run.next, isRun: true, isNumber: /^[\d.]+$/.test(run.text) };
    }
    if (piece.kind !== 'word' && piece.kind !== 'function' && !isPhrase) return undefined;
    const number = isPhrase ? undefined : NUMBERS[low(at)];
    if (number) return { text: number, next: at + 1, isNumber: true, isRun: true, isWord: true };
    return functions(at);
  };

  /** `(the norm of x)^2`, `log(the sum of exp(x))`: words in brackets. */
  const group = (at: number): Said | undefined => {
    const name = all[at]?.kind === 'function' && all[at + 1]?.text === '(' && !all[at + 1]?.before ? low(at) : '';
    const open = name ? at + 1 : at;
    if (all[open]?.text !== '(' || all[open + 1]?.kind === 'name' || isRun(open + 1)) return undefined;
    const inside = nested(() => sum(operandStart(open + 1)));
    if (!inside?.grew || all[inside.next]?.text !== ')') return undefined;
    const power = all[inside.next + 1]?.text === '^' ? all[inside.next + 2] : undefined;
    const text = `${name}(${inside.text})${power?.kind === 'number' ? `^${power.text}` : ''}`;
    return { ...inside, text, next: inside.next + (power?.kind === 'number' ? 3 : 1), isRun: false, power: undefined };
  };

  /** `exp -x^2`: a function's name, then a sign that stands close to what it is of. */
  const operandBehindSign = (at: number): Said | undefined => {
    const [name, sign, next] = [all[at], all[at + 1], all[at + 2]];
    if (name?.kind !== 'function' || !OF_ONE.test(name.low) || !sign?.before || sign.after || !/^[-−]$/.test(sign.text))
      return undefined;
    const run = next && isRun(at + 2) ? takeRun(all, at + 2) : undefined;
    return run && { text: `${name.text}(-${run.text})`, next: run.next, grew: true };
  };

  const nested = (rule: () => Said | undefined): Said | undefined => {
    if (depth > MOST_NESTED) return undefined;
    depth++;
    const found = rule();
    depth--;
    return found;
  };
  const functions = functionRules(all, places, {
    sum: (at) => nested(() => sum(at)),
    factor: (at) => nested(() => factor(at)),
    operand: (at, noun) => nested(() => operand(at, noun)),
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
    // "f(x) is the norm of x", "f of x equals x transpose x".
    const isDefined = left !== undefined && /^[a-zA-Z]\(\w\)$/.test(left.text);
    const isEqual = all[sign]?.text === '=' || (isDefined && /^(?:is|equals|be)$/.test(low(sign)));
    const start = isEqual ? operandStart(sign + 1) : -1;
    const isSaid =
      start > sign + 1 || (start > 0 && (isDefined || isFunctionAt(start) || BEFORE[low(start)] !== undefined));
    const right = isSaid ? sum(start) : undefined;
    return right && (right.grew || isDefined) && !right.text.includes('=')
      ? { ...right, text: `${isRight ? '' : left?.text} = ${right.text}`.trim() }
      : left;
  };

  return (at) => {
    const found = equation(at);
    return found && (found.isWord && !found.grew ? undefined : found);
  };
}
