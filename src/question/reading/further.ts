// The derivatives that a sentence asks for besides the first: "wrt U and V", ∂L/∂W and ∂L/∂b, "all partial derivatives",
// "gradient and Hessian", "of sin(x) and cos(x)".
import type { Gathered } from '../formulas/gathered.js';
import { type Item, wordOf } from '../formulas/items.js';
import { isOperand, roleBefore } from '../formulas/roles.js';
import { hasGlued } from '../formulas/several.js';
import { isName, nameOf, namesIn, reads, substituted } from '../formulas/terms.js';
import { derivativeOf } from '../formulas/tried.js';
import { entryNamed, variablesIn } from './order-read.js';
import type { Target } from './target.js';
import type { Variables } from './variables.js';

export interface Further {
  /** The variable, where it is another one or is named again. */
  readonly wrt?: string;
  /** What is differentiated, where it is another formula than the first: L of z, where z is defined. */
  readonly target?: string;
  /** Its name, where it is another function than the first: h of ∂h/∂x beside ∂L/∂W. */
  readonly of?: string;
  /** The place of the entry that it is differentiated by: 2 of x_2. */
  readonly places?: readonly string[];
  /** The Hessian beside the gradient. */
  readonly second?: true;
  /** By two variables one after the other, beside the Hessian by each. */
  readonly mixed?: readonly [string, string];
}

interface All {
  /** The first variable, where the sentence asks by all of them and names none. */
  readonly wrt?: string;
  readonly further: readonly Further[];
  /** Whether the Hessian is one of several that are asked for, and not the first. */
  readonly isFirstOrder?: true;
  /** The places of what only the others use. */
  readonly used: readonly number[];
  /** Shapes that follow. */
  readonly where?: readonly string[];
}

/** More derivatives than these are asked for by nobody. */
const MOST = 8;

/** `typed` is the sentence with the words that say of which order the derivative is. */
export function furtherIn(
  list: readonly Item[],
  typed: readonly Item[],
  found: Gathered,
  target: Target,
  by: Variables,
): All {
  const { wrt, order, entries } = by;
  const none = { further: [], used: [] };
  // By one variable after the other, or by the vector of them, is one derivative.
  const isOfBoth = asksForBoth(typed) || signsOfBoth(found);
  if (!isOfBoth && (order?.by !== undefined || order?.mixed === true)) return none;
  const variables = entries === undefined ? variablesOf(list, found, target) : [];
  const [first] = target.targets;
  if (variables.length > 1) {
    const isSecond = !isOfBoth && typed.some((item) => /^hessians?$/.test(wordOf(item)));
    const further = variables.slice(1, MOST + 1).map((each) => placed(each, first));
    const [one, two] = variables.map((each) => each.wrt);
    const isPair = isSecond && variables.length === 2 && one !== undefined && two !== undefined;
    return { further: isPair ? [...further, { mixed: [one, two] }] : further, used: [] };
  }
  if (isOfBoth) return { further: [{ second: true }], used: [], isFirstOrder: true, where: ofNumber(first) };
  const others = functionsBeside(list, found, target);
  if (others.further.length > 0) return others;
  const isFree = wrt === undefined && entries === undefined && found.signs.length === 0 && variables.length === 0;
  if (!isFree || first === undefined || hasGlued(first) || !asksByAll(typed)) return none;
  const [one, ...names] = namesIn(first).filter((name) => !isSize(name, first));
  return one === undefined
    ? none
    : { wrt: one, further: names.slice(0, MOST).map((name) => ({ wrt: name })), used: [] };
}

/** The variables that signs or words name, each once, with what is differentiated by them. */
function variablesOf(
  list: readonly Item[],
  { signs, equated, definitions }: Gathered,
  { targets: [target], stated }: Target,
): readonly Further[] {
  const asked = signs.filter(
    ({ sign, at }) => sign.wrt !== undefined && sign.times === undefined && !equated.some((each) => each.at === at),
  );
  const first = asked.find(({ sign }) => sign.body !== '')?.sign.body;
  const ofName = (formula: string, name: string, of: string | undefined): Further => {
    const own = substituted(formula, definitions, name) ?? target;
    return { wrt: name, ...(own === undefined ? {} : { target: own }), ...(of === undefined ? {} : { of }) };
  };
  const inSigns = asked.map(({ sign: { body, wrt = '' } }) => {
    const isFirst = body === '' || body === first;
    return ofName(isFirst ? stated : (definitions.get(body) ?? body), nameOf(wrt), isFirst ? undefined : body);
  });
  const named = inSigns.length > 1 ? inSigns : variablesIn(list).map((name) => ofName(stated, name, undefined));
  const seen = new Set<string>();
  return named.filter((each) => {
    const key = `${each.wrt} of ${each.target ?? target}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The variable x with the place 2 of x_2, and no formula where that is the first. */
function placed({ wrt, target, of }: Further, first: string | undefined): Further {
  const entry = entryNamed(wrt, target ?? first);
  const name = entry?.name ?? wrt;
  return {
    ...(name === undefined ? {} : { wrt: name }),
    ...(target === undefined || target === first ? {} : { target }),
    ...(of === undefined ? {} : { of }),
    ...(entry ? { places: entry.places } : {}),
  };
}

const GRADIENT = /^(?:gradient|grad|jacobian|derivative)s?$/;
/** Words between things that are listed. */
const LISTING = /^(?:and|also|the|its|of|both|,)$/;

/** "The gradient and the Hessian of", "first and second derivative of". */
function asksForBoth(list: readonly Item[]): boolean {
  const words = list.map(wordOf);
  return words.some((word, at) => {
    if (word === 'first' && words[at + 1] === 'and' && words[at + 2] === 'second')
      return /^(?:derivatives?|order)$/.test(words[at + 3] ?? '');
    if (!GRADIENT.test(word)) return false;
    let next = at + 1;
    while (LISTING.test(words[next] ?? '') && words[next] !== 'of') next++;
    return next > at + 1 && /^hessians?$/.test(words[next] ?? '');
  });
}

/** ∇f and ∇²f, where neither is said to be something. */
const signsOfBoth = ({ signs, equated }: Gathered): boolean => {
  const asked = signs.filter(({ at }) => !equated.some((each) => each.at === at)).map(({ sign }) => sign);
  return asked.some((sign) => sign.second) && asked.some(({ second, times }) => !second && times === undefined);
};

/** The variable of a function such as x³, whose second derivative is one of a number. */
function ofNumber(formula: string | undefined): readonly string[] {
  const [name, ...others] = formula === undefined ? [] : namesIn(formula);
  const isOfOne = name !== undefined && others.length === 0;
  return isOfOne && derivativeOf({ expression: formula })?.structure === 'diagonal' ? [`${name}: scalar`] : [];
}

/** The functions that are listed behind the one that is differentiated: "of sin(x), cos(x) and tanh(x)". */
function functionsBeside(list: readonly Item[], { definitions, equated }: Gathered, { at, targets }: Target): All {
  const further: Further[] = [];
  const used: number[] = [];
  let hasAnd = false;
  if (isOperand(list, at))
    for (let i = at + 1; i < list.length; i++) {
      const { kind, text } = list[i] as Item;
      if (kind === 'word' && LISTING.test(text)) hasAnd ||= text === 'and';
      else if (kind === 'word' || kind === 'stop' || equated.some((each) => each.at === i)) break;
      else {
        const meaning = definitions.get(text) ?? text;
        if (isName(meaning) || !reads(meaning) || text.includes('=')) break;
        used.push(i);
        if (!targets.slice(0, 1).includes(meaning)) further.push({ target: meaning, of: text });
      }
    }
  return hasAnd ? { further: further.slice(0, MOST), used } : { further: [], used: [] };
}

const LIST = /^[([{]?\s*(\\?\p{L}\w{0,5}(?:\s*[,;/&]\s*\\?\p{L}\w{0,5}){1,7})\s*[)\]}]?$/u;

/** vec(X), by whose entries the Jacobian is that by X on stacked columns. */
const STACKED = /^\\?(?:operatorname\s*\{\s*vec\s*\}|(?:text|mathrm)\s*\{\s*vec\s*\}|vec)\s*\(?\s*(\p{Lu}\w?)\s*\)?$/u;

/** The sentence with "wrt (W, b)", "wrt {W, b}" and "wrt W/b" as "wrt W, b", and "wrt vec(W)" as "wrt W". */
export const withVariablesApart = (list: readonly Item[]): readonly Item[] =>
  list.flatMap((item, at) => {
    const stacked = item.kind === 'formula' ? STACKED.exec(item.text)?.[1] : undefined;
    if (stacked !== undefined && roleBefore(list, at) === 'wrt') return [{ ...item, text: stacked }];
    const inner = item.kind === 'formula' ? LIST.exec(item.text)?.[1] : undefined;
    const isOfVariables = inner !== undefined && roleBefore(list, at) === 'wrt' && wordOf(list[at - 1]) !== 'in';
    return isOfVariables ? inner.split(/[,;/&]/).map((name) => ({ ...item, text: name.trim() })) : [item];
  });

/** Whether the letter says how many samples there are: the n of 1/n. */
const isSize = (name: string, formula: string): boolean =>
  /^[nNm]$/.test(name) && new RegExp(`/\\s*\\(?\\s*(?:\\d\\s*\\*?\\s*)?${name}(?![A-Za-z\\d_])`).test(formula);

const PLURAL = /^(?:derivatives|gradients|grads|partials)$/;
const ALL = /^(?:all|both|each|every|everything)$/;
const OF_ONE = /^(?:second|third|higher|mixed|directional|second-order|higher-order|cross)$/;
const VARIABLES =
  /^(?:variables?|arguments?|inputs?|parameters?|params|operands?|factors?|matrix|matrices|vectors?|letters?|weights|everything|them)$/;

/** "All partial derivatives of", "the gradients of", "wrt both inputs", where no variable is named. */
function asksByAll(list: readonly Item[]): boolean {
  const words = list.map(wordOf);
  const before = (at: number, most: number): string[] => words.slice(Math.max(0, at - most), at);
  return words.some((word, at) => {
    if (PLURAL.test(word)) return !before(at, 3).some((each) => OF_ONE.test(each));
    // "With respect to both".
    const isEnd = ALL.test(word) && (list[at + 1] === undefined || list[at + 1]?.kind === 'stop');
    if (isEnd && /^(?:wrt|to|by)$/.test(words[at - 1] ?? '')) return true;
    const isAll = VARIABLES.test(word) && [...before(at, 3), word].some((each) => ALL.test(each));
    return isAll && before(at, 6).some((each) => /^(?:wrt|respect|by)$/.test(each));
  });
}
