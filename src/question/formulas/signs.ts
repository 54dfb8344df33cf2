// Derivative signs as people write them: d/dx E, ∂E/∂x, \frac{\partial L}{\partial W}, ∇_x f, jax.grad(f)(x).

import { SUBSCRIPTS } from '../../formula/spellings.js';
import { programSign, type Sign } from '../sentence/programs.js';
import { closing } from './terms.js';

const SMALL_PLACES = new RegExp(`[${Object.keys(SUBSCRIPTS).join('')}]+`, 'g');

const BARE = String.raw`\\?\p{L}[\p{L}\d]{0,11}(?:_(?:\{[\w,+-]{1,8}\}|[\w,]{1,8}))?`;
const NAME = String.raw`(?:\\(?:mathbf|boldsymbol|bm|vec|mathrm)\s*\{\s*${BARE}\s*\}|${BARE})`;
/** A name of one letter, which the d of a next differential may follow. */
const SHORT = String.raw`(?:\\[a-z]{2,7}|\p{L})(?:_(?:\{[\w,+-]{1,8}\}|[\w,]{1,8})|\d)?`;
const POWER = String.raw`(?:(?:\^|\*\*)\s*\{?\s*\(?(?:\d{1,2}|[nkm])\)?\s*\}?|[²³⁴⁵⁶⁷⁸⁹])`;
const TURNED = String.raw`(?:\^?\{?\s*(?:T|⊤|\\top)\s*\}?|⊤|')`;
const DIFFERENTIALS = String.raw`[d∂]\s*${NAME}\s*${POWER}?(?:\s*(?:∂\s*${NAME}|d\s*${SHORT}(?![\p{L}\d(]))\s*${POWER}?)*`;
const PREFIX = new RegExp(
  String.raw`^[d∂]\s*(${POWER})?\s*/\s*(?:\(\s*(${DIFFERENTIALS})\s*\)|(${DIFFERENTIALS}))(?![\p{L}\d])\s*`,
  'u',
);
const EACH_SHORT = new RegExp(String.raw`^(?:[d∂]\s*${SHORT}\s*${POWER}?\s*)+$`, 'u');
const SMALL = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number, or n for a letter, of `^3`, `^{(4)}`, `³`. */
const powerOf = (text: string | undefined): number | 'n' => {
  if (text === undefined || text === '') return 1;
  const small = SMALL.indexOf(text);
  if (small >= 0) return small;
  const digits = /\d+/.exec(text)?.[0];
  return digits === undefined ? 'n' : Number(digits);
};

/** The most that a formula is differentiated. */
export const MOST_TIMES = 8;

/** The variables of `dx^2`, `∂x∂y`, `dx dy`, one for each time; undefined where it is no such product. */
function variablesBelow(text: string): string[] | 'n' | undefined {
  const inner = text.replace(/^\((.*)\)$/s, '$1').trim();
  const name = EACH_SHORT.test(inner) ? SHORT : NAME;
  const each = new RegExp(String.raw`^[d∂]\s*(${name})\s*(${POWER})?\s*${TURNED}?\s*`, 'u');
  const names: string[] = [];
  let rest = inner;
  while (rest !== '') {
    const found = each.exec(rest);
    if (!found) return undefined;
    const times = powerOf(found[2]);
    if (times === 'n') return 'n';
    for (let i = 0; i < Math.min(times, MOST_TIMES + 1); i++) names.push(nameIn(found[1] as string));
    rest = rest.slice(found[0].length);
  }
  return names.length === 0 ? undefined : names;
}

/** What a sign of `above` over `below` says besides its body; undefined where it is no derivative. */
function orderOf(above: string | undefined, below: string): Omit<Sign, 'body'> | undefined {
  const said = powerOf(above);
  const times = said === 'n' ? said : Math.min(said, MOST_TIMES + 1);
  const names = variablesBelow(below);
  if (names === undefined || (names !== 'n' && times !== 'n' && names.length !== times && names.length > 1))
    return undefined;
  if (names === 'n' || times === 'n') {
    const wrt = new RegExp(String.raw`[d∂]\s*(${NAME})`, 'u').exec(below)?.[1];
    return { ...(wrt ? { wrt: nameIn(wrt) } : {}), times: 'n' };
  }
  const by = names.length === times ? names : Array.from({ length: times }, () => names[0] as string);
  return by.length === 1 ? { wrt: by[0] as string } : severally(by);
}

/** Several times, by the variables given. */
const severally = (by: readonly string[]): Omit<Sign, 'body'> => {
  const isOne = by.every((name) => name === by[0]);
  return {
    wrt: by[0] as string,
    times: by.length,
    by,
    ...(isOne && by.length === 2 ? { second: true } : {}),
  };
};

const BY_VEC =
  /((?:\/|\}\s*\{)\s*\(?\s*[d∂]\s*)\\?(?:(?:operatorname|mathrm|text)\s*\{\s*vec\s*\}|vec)\s*(?:\(\s*(\p{L}\w{0,11})\s*\)|(\p{L})(?![\p{L}\d]))/u;

const NABLA = new RegExp(
  String.raw`^∇\s*((?:\^\{?2\}?|²))?\s*(?:_\s*\{?\s*(${NAME})\s*\}?)?\s*((?:\^\{?2\}?|²))?\s*`,
  'u',
);

/** Signs in a row: ∂/∂x ∂/∂y ∇ f. A longer row is no derivative that anybody asks for. */
const MOST_IN_A_ROW = 8;

/** The derivative sign that the text is or begins with. */
export function signOf(typed: string, left = MOST_IN_A_ROW): Sign | undefined {
  if (left === 0 || typed.length === 1) return undefined;
  const text = typed
    .replace(/\\partial(?![A-Za-z])\s*/g, '∂')
    // (d/dx)(…)
    .replace(/^\(\s*([d∂]\s*\/\s*[d∂]\s*\p{L}\w{0,3})\s*\)/u, '$1 ')
    .replace(/\\nabla(?![A-Za-z])\s*/g, '∇')
    .replace(/\\(?:mathrm|text|operatorname)(?:\s*\{\s*d\s*\}|\s+d(?![a-z]*\{))/g, 'd')
    // By vec(X) is by X, whose entries are stacked in the same order.
    .replace(BY_VEC, '$1$2$3')
    .replace(SMALL_PLACES, (small) => `_{${[...small].map((each) => SUBSCRIPTS[each]).join('')}}`)
    .trim();
  const program = programSign(text);
  if (program) return program;
  // f'(3): by whatever f is a function of.
  const atNumber = /^([fghFGH])\s*'\s*\(\s*(-?[\d.]{1,12})\s*\)$/.exec(text);
  if (atNumber) return { body: atNumber[1] as string, at: atNumber[2] as string };
  const prime = /^([a-z]\w{2,15}|σ|\\sigma)\s*'\s*\(\s*([-\d.]{1,12}|[a-z])\s*\)$/.exec(text);
  if (prime) {
    const [, name = '', operand = ''] = prime;
    return /\d/.test(operand)
      ? { body: `${name}(x)`, wrt: 'x', at: operand }
      : { body: `${name}(${operand})`, wrt: operand };
  }
  const primes =
    /^\\?([a-z]\w{0,15}|[FGHσφ])\s*(?:('{2,5})|\^\s*\{?\s*\((\d|[nkm])\)\s*\}?)\s*(?:\(\s*([a-z])\s*\))?$/.exec(text);
  if (primes) {
    const [, name = '', marks, raised, operand] = primes;
    const times = marks ? marks.length : powerOf(raised);
    const isApplied = operand !== undefined || name.length > 2;
    if (isApplied || /^[fghyuFGHσφ]$/.test(name))
      return {
        body: isApplied ? `${name}(${operand ?? 'x'})` : name,
        ...(operand === undefined ? {} : { wrt: operand }),
        times,
        ...(times === 2 ? { second: true } : {}),
      };
  }
  const brackets = /^(?:D|Grad)\[(.{1,200}),\s*\{?(\p{L}\w{0,3})\}?\]$/su.exec(text);
  if (brackets) {
    const [, body = '', wrt = ''] = brackets;
    return { body: body.replaceAll('[', '(').replaceAll(']', ')'), wrt };
  }
  const nabla = NABLA.exec(text);
  if (nabla) {
    const [whole, before, named, after] = nabla;
    const wrt = named?.includes('{') ? named : named?.replace(/\s*\}$/, '');
    const inner = /^∇/.test(text.slice(whole.length)) ? signOf(text.slice(whole.length), left - 1) : undefined;
    if (inner?.wrt && wrt && !before && !after && (inner.times ?? 1) === 1)
      return { body: inner.body, ...severally([inner.wrt, nameIn(wrt)]) };
    if (inner && (inner.times ?? 1) === 1)
      return { body: inner.body, ...(inner.wrt ? { wrt: inner.wrt } : {}), second: true };
    return {
      body: unbracketed(text.slice(whole.length)),
      ...(wrt ? { wrt: nameIn(wrt) } : {}),
      ...(before || after ? { second: true } : {}),
    };
  }
  const fraction = /^\\[dt]?frac\s*\{/.exec(text);
  if (fraction) return fractionSign(text, fraction[0].length - 1, left);
  const prefix = PREFIX.exec(text);
  const order = prefix && orderOf(prefix[1], (prefix[2] ?? prefix[3]) as string);
  if (prefix && order) return followed(order, text.slice(prefix[0].length), left);
  const slash = text.lastIndexOf('/');
  if (slash > 0) return quotient(text.slice(0, slash).trim(), text.slice(slash + 1).trim());
  const alone = /^[d∂]\s+(?=[a-z]{2,})(.*)$/s.exec(text) ?? /^∂\s*(.+)$/s.exec(text);
  return alone ? { body: (alone[1] as string).trim() } : undefined;
}

/** The sign before a rest, which may be a sign again: ∂/∂x ∂/∂y f. */
function followed(order: Omit<Sign, 'body'>, rest: string, left: number): Sign {
  const inner = /^(?:[d∂]\s*\/|\\[dt]?frac\s*\{\s*[d∂]\s*\})/.test(rest) ? signOf(rest, left - 1) : undefined;
  // The inner one first, so that its gradient is what is differentiated again.
  const by = inner && [inner, order].flatMap((sign) => sign.by ?? (sign.wrt === undefined ? [] : [sign.wrt]));
  if (inner && by && order.times !== 'n' && inner.times !== 'n') return { body: inner.body, ...severally(by) };
  return { body: unbracketed(rest), ...order };
}

function quotient(above: string, below: string): Sign | undefined {
  const sign = new RegExp(String.raw`^[d∂]\s*(${POWER})?`, 'u').exec(above);
  if (!sign || /^d(?:et|ot|iag|irection)\b/.test(above)) return undefined;
  const order = orderOf(sign[1], below);
  return order && { body: unbracketed(above.slice(sign[0].length)), ...order };
}

function fractionSign(text: string, open: number, left: number): Sign | undefined {
  const middle = closing(text, open);
  const next = text.indexOf('{', middle);
  if (middle < 0 || next !== middle + 1) return undefined;
  const end = closing(text, next);
  if (end < 0) return undefined;
  const above = text.slice(open + 1, middle).trim();
  const rest = text.slice(end + 1).trim();
  const found = quotient(/^[d∂]$/.test(above) ? `${above} ` : above, text.slice(next + 1, end).trim());
  if (found?.body !== '') return found;
  const { body: _, ...order } = found;
  return followed(order, rest, left);
}

/** `\mathbf{W}` is W. */
const nameIn = (text: string): string =>
  /\{([^{}]+)\}\s*$/.exec(text.startsWith('\\') ? text : '')?.[1]?.trim() ?? text;

/** Without brackets around the whole. */
function unbracketed(text: string): string {
  const inner = text.trim();
  const [open, close] = [inner[0], inner.at(-1)];
  if (!((open === '(' && close === ')') || (open === '[' && close === ']'))) return inner;
  let depth = 0;
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === open) depth++;
    if (inner[i] === close && --depth === 0 && i < inner.length - 1) return inner;
  }
  return open === '[' ? inner : unbracketed(inner.slice(1, -1));
}
