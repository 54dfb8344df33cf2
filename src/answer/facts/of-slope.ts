// What the numbers of a function of one number show, in words: extremes, bounds, signs, zeros, limits.
import { argument, type Call, isCall } from '../../formula/expr.js';
import { isScalar } from '../../math/shape.js';
import { type Inline, strong } from '../blocks.js';
import type { Derivation, Question } from '../derivation.js';
import { derive, deriveTwice } from '../derive.js';
import { plain, plainSymbol } from '../notation/plain.js';
import type { Bearer } from '../properties/known.js';
import { shownDerivative } from '../shown.js';
import { capital, list } from '../wording.js';
import type { Extreme } from './extremes.js';
import { type Fact, type FactAnswer, type Interval, told } from './fact.js';
import { limitBeside } from './line.js';
import { equalTo, seen, spoken } from './numbers-by-sight.js';
import { type Slope, type Stretch, slopeOf } from './slope.js';

/** A function of one number as numbers show it, and how it is called. */
interface Subject {
  readonly slope: Slope;
  /** `σ(x)·(1 − σ(x))`. */
  readonly f: string;
  /** `the derivative σ(x)·(1 − σ(x))`. */
  readonly name: string;
  readonly x: string;
}

export function ofSlope(fact: Fact, of: Bearer, question: Question): FactAnswer | undefined {
  const subject = subjectOf(fact, of, question);
  if (!subject) return undefined;
  const { greatest, least } = subject.slope;
  const isOpen = [greatest, least].some(({ value }) => Number.isNaN(value));
  if (isOpen && !/^(?:limit|sign|zeros)$/.test(fact.kind)) return undefined;
  switch (fact.kind) {
    case 'greatest':
    case 'least':
      return told(...extremeWords(fact.kind, subject), evidence(subject));
    case 'range':
      return range(subject);
    case 'bound':
      return bound(fact, subject);
    case 'limit':
      return limits(fact, subject);
    case 'sign':
      return sign(fact, subject);
    case 'zeros':
      return zeros(subject);
    case 'Lipschitz constant':
      return lipschitz(fact, subject);
    default:
      return undefined;
  }
}

/** The derivative, the one after it, or the function, as a function of one number. */
function subjectOf({ over }: Fact, of: Bearer, question: Question): Subject | undefined {
  const own = derive({ ...question, at: undefined });
  const { map, derivative } = shownDerivative(own, 'numerator');
  const isOfEntries = isCall(derivative, 'diag') || /identity$/.test(map.structure);
  if (!isScalar(map.domain) && !isOfEntries) return undefined;
  const where = [question.where, `${own.wrt}: scalar`].filter(Boolean).join('; ');
  const asked = isScalar(map.domain)
    ? { ...question, at: undefined }
    : { ...question, where, wrt: own.wrt, at: undefined };
  const first: Derivation = of === 'hessian' ? deriveTwice(asked).hessian : isScalar(map.domain) ? own : derive(asked);
  if (!isScalar(first.derivative.map.codomain)) return undefined;
  const formula = of === 'function' ? first.core : first.shown;
  const slope = slopeOf(first, formula, over);
  // The entries' formula, with ⊙, as the answer below shows it.
  const written =
    of === 'derivative' && isCall(derivative, 'diag')
      ? plain(argument(derivative as Call, 0), own.k)
      : plain(of === 'function' ? first.expr : formula, first.k);
  const noun = of === 'hessian' ? 'the second derivative' : of === 'derivative' ? 'the derivative' : '';
  return slope && { slope, f: written, name: `${noun} ${written}`.trim(), x: plainSymbol(own.wrt) };
}

/** How it is known. */
const evidence = ({ slope }: Subject): string => ` (Found in numbers, at ${slope.points} points; no proof.)`;

const infinity = (end: '+' | '-'): string => (end === '+' ? '∞' : '−∞');
const number = (value: number): string => (Number.isFinite(value) ? spoken(seen(value)) : value > 0 ? '∞' : '−∞');

/** ` at x = 0`, ` for all x > 0`, ` as x → ∞`. */
function place(at: Extreme['at'], x: string): string {
  if (at === '+' || at === '-') return ` as ${x} → ${infinity(at)}`;
  if (typeof at === 'number') return ` at ${x} ${equalTo(seen(at))}`;
  if (at.from !== undefined && at.from === at.to) return ` as ${x} → ${number(at.from)}`;
  return at.from === undefined && at.to === undefined ? ` for all ${x}` : ` for ${between(at, x)}`;
}

/** `x > 0`, `−1 < x < 1`. */
function between({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Interval, x: string): string {
  if (Number.isFinite(from) && Number.isFinite(to)) return `${number(from)} < ${x} < ${number(to)}`;
  return Number.isFinite(from) ? `${x} > ${number(from)}` : Number.isFinite(to) ? `${x} < ${number(to)}` : `all ${x}`;
}

function extremeWords(kind: 'greatest' | 'least', { slope, name, x }: Subject): Inline[] {
  const { value, at, isTaken } = slope[kind];
  const subject = capital(name);
  if (!Number.isFinite(value)) {
    const where = typeof at === 'number' ? ` near ${x} ${equalTo(seen(at))}` : place(at, x);
    return [strong(`No ${kind} value`), `: ${name} ${kind === 'greatest' ? 'grows' : 'falls'} without bound${where}.`];
  }
  const found = strong(number(value));
  if (isTaken) return [`${subject} is at ${kind === 'greatest' ? 'most' : 'least'} `, found, `,${place(at, x)}.`];
  return [
    `${subject} is ${kind === 'greatest' ? 'less' : 'greater'} than `,
    found,
    `, and comes as near to it as one likes${place(at, x)}.`,
  ];
}

/** From the least to the greatest, with a round bracket where an end is not taken. */
function range(subject: Subject, verdict?: 'Yes' | 'No'): FactAnswer {
  const { slope, name, x } = subject;
  const { least, greatest } = slope;
  const open = least.isTaken ? '[' : '(';
  const close = greatest.isTaken ? ']' : ')';
  const values =
    least.value === greatest.value
      ? number(least.value)
      : `${open}${number(least.value)}, ${number(greatest.value)}${close}`;
  const ends = (['least', 'greatest'] as const).map((kind) => {
    const { value, at, isTaken } = slope[kind];
    return `${isTaken ? '' : 'towards '}${number(value)}${place(at, x)}`;
  });
  const begins = verdict === undefined ? ['The'] : [strong(verdict), ': the'];
  return told(...begins, ` values of ${name} lie in `, strong(values), `: ${ends.join(', ')}.`, evidence(subject));
}

/** Whether the values lie between two numbers. */
function bound({ bounds = {}, ever }: Fact, subject: Subject): FactAnswer {
  const { slope } = subject;
  const { from, to, isStrict } = bounds;
  const passes = (value: number, end: number, isTaken: boolean): boolean =>
    value > end + 1e-9 * Math.max(1, Math.abs(end)) || (isStrict === true && isTaken && Math.abs(value - end) < 1e-9);
  const tooHigh = to !== undefined && passes(slope.greatest.value, to, slope.greatest.isTaken);
  const tooLow = from !== undefined && passes(-slope.least.value, -from, slope.least.isTaken);
  // "Does it ever exceed 1?": not if it is at most 1.
  if (ever && (from === undefined) !== (to === undefined)) {
    const kind = to === undefined ? 'greatest' : 'least';
    const { value, isTaken } = slope[kind];
    const passed = to === undefined ? passes(value, from as number, isTaken) : passes(-value, -to, isTaken);
    const [first = '', ...rest] = extremeWords(kind, subject);
    return told(strong(passed ? 'Yes' : 'No'), ': ', lowered(first), ...rest, evidence(subject));
  }
  const verdict = tooHigh || tooLow ? 'No' : 'Yes';
  if (from !== undefined && to !== undefined) return range(subject, verdict);
  const [first = '', ...rest] = extremeWords(to === undefined ? 'least' : 'greatest', subject);
  return told(strong(verdict), ': ', lowered(first), ...rest, evidence(subject));
}

const lowered = (part: Inline): Inline =>
  typeof part === 'string' ? part.replace(/^[A-Z]/, (letter) => letter.toLowerCase()) : part;

/** From the left and from the right of a number. */
function limitsBeside(near: number, subject: Subject): FactAnswer {
  const { slope, name, x } = subject;
  const [below, above] = ([-1, 1] as const).map((side) => limitBeside(slope.value, near, side));
  const goes = `${x} → ${number(near)}`;
  const only = below ?? above;
  if (only !== undefined && (below === above || below === undefined || above === undefined)) {
    const side = below === above ? '' : below === undefined ? ' from above' : ' from below';
    return told(strong(number(only)), `: ${name} tends to ${number(only)} as ${goes}${side}.`, evidence(subject));
  }
  if (below === undefined || above === undefined)
    return told(capital(name), ` tends to nothing that numbers show as ${goes}.`, evidence(subject));
  return told(
    strong('None'),
    `: ${name} tends to ${number(below)} as ${goes} from below, and to ${number(above)} from above.`,
    evidence(subject),
  );
}

function limits({ towards = ['+', '-'], near, said, whether }: Fact, subject: Subject): FactAnswer {
  if (near !== undefined) return limitsBeside(near, subject);
  const { slope, name, x, f } = subject;
  const found = towards.map((end) => {
    const value = slope.limits[end];
    return value === undefined
      ? `it tends to nothing that numbers show as ${x} → ${infinity(end)}`
      : `it tends to ${number(value)} as ${x} → ${infinity(end)}`;
  });
  const values = towards.map((end) => slope.limits[end]);
  const [first] = values;
  const wanted = said === undefined ? undefined : /^(?:1|one)$/i.test(said) ? 1 : 0;
  const verdict =
    whether && wanted !== undefined ? [strong(values.every((value) => value === wanted) ? 'Yes' : 'No'), ': '] : [];
  const isOne = first !== undefined && values.every((value) => value === first);
  const value = isOne ? number(first) : '';
  if (isOne)
    return told(
      ...(verdict.length > 0 ? verdict : [strong(value), ': ']),
      `${name} tends to ${value} as ${towards.map((end) => `${x} → ${infinity(end)}`).join(' and as ')}.`,
      evidence(subject),
    );
  return told(...verdict, `${verdict.length > 0 ? 'of' : 'Of'} ${f}: ${list(found, 'and')}.`, evidence(subject));
}

/** Where it is positive and where negative; whether, or where, it has the sign that is asked for. */
function sign({ bounds, whether, ever }: Fact, subject: Subject): FactAnswer {
  const { slope, name, x } = subject;
  const where = (wanted: number): string =>
    whereText(
      slope.stretches.filter(({ sign: own }) => own === wanted),
      x,
    );
  const signs = [1, -1, 0].filter((wanted) => where(wanted) !== '');
  const parts = signs.map((wanted) => `${signName(wanted)} ${where(wanted)}`);
  const singles = slope.zeros.length > 0 ? [`0 at ${zerosText(slope.zeros, x)}`] : [];
  const all =
    signs.length === 1 && singles.length > 0
      ? `${name} is ${parts[0]} but ${zerosText(slope.zeros, x)}, where it is 0.`
      : `${name} is ${list([...parts, ...singles], 'and')}.`;
  const [only] = signs;
  const alone =
    signs.length === 1 && only !== undefined ? [strong(capital(signName(only))), `: ${all}`] : [capital(all)];
  if (!bounds) return told(...alone, evidence(subject));
  const wanted = bounds.to === undefined ? 1 : -1;
  if (whether)
    return told(
      strong((ever ? signs.includes(wanted) : signs.every((each) => each === wanted)) ? 'Yes' : 'No'),
      `: ${all}`,
      evidence(subject),
    );
  const places = where(wanted) || 'nowhere';
  return told(strong(capital(places)), ` ${signName(wanted)}: ${all}`, evidence(subject));
}

const signName = (sign: number): string => (sign > 0 ? 'positive' : sign < 0 ? 'negative' : '0');

/** `for x < −1 and for x > 1`. */
function whereText(stretches: readonly Stretch[], x: string): string {
  if (stretches.length <= 6)
    return list(
      stretches.map((each) => `for ${between(each, x)}`),
      'and',
    );
  const size = ({ from, to }: Stretch): number => Math.max(Math.abs(from), Math.abs(to));
  const [nearest] = [...stretches].sort((a, b) => size(a) - size(b));
  return `on many stretches, among them ${between(nearest as Stretch, x)}`;
}

/** Places that are named one by one. */
const MOST_PLACES = 6;
function zerosText(all: readonly number[], x: string): string {
  const near = [...all].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b).slice(0, MOST_PLACES);
  const shown = near.sort((a, b) => a - b).map((zero) => seen(zero));
  const text = shown.every(({ isExact }) => isExact) ? '=' : '≈';
  return `${x} ${text} ${list(
    shown.map((each) => each.text),
    'and',
  )}${all.length > MOST_PLACES ? ', and at more places further out' : ''}`;
}

function zeros(subject: Subject): FactAnswer {
  const { slope, name, x } = subject;
  const flat = slope.stretches.filter(({ sign: own }) => own === 0);
  const parts = [
    ...(slope.zeros.length > 0 ? [`at ${zerosText(slope.zeros, x)}`] : []),
    ...(flat.length > 0 ? [whereText(flat, x)] : []),
  ];
  if (parts.length === 0)
    return told(strong('Nowhere'), `: ${name} is 0 at no ${x}${tail(slope, x)}.`, evidence(subject));
  const places = list(parts, 'and');
  return told(strong(capital(places)), `: there ${name} is 0.`, evidence(subject));
}

/** That it only comes near to 0. */
function tail(slope: Slope, x: string): string {
  const ends = (['+', '-'] as const).filter((end) => slope.limits[end] === 0);
  return ends.length === 0 ? '' : `; it tends to 0 as ${ends.map((end) => `${x} → ${infinity(end)}`).join(' and as ')}`;
}

/** The greatest slope in size. */
function lipschitz({ said }: Fact, subject: Subject): FactAnswer {
  const { slope, name, f, x } = subject;
  const { greatest, least } = slope;
  const top = Math.abs(least.value) > Math.abs(greatest.value) + 1e-12 ? least : greatest;
  const size = Math.abs(top.value);
  if (!Number.isFinite(size))
    return told(strong('None'), `: ${name} has no bound${place(top.at, x)}.`, evidence(subject));
  const [above = Number.NaN, below = 1] = said?.split('/').map(Number) ?? [];
  const verdict = said === undefined ? [] : [strong(size <= above / below + 1e-9 ? 'Yes' : 'No'), ': the constant is '];
  return told(
    ...verdict,
    strong(number(size)),
    `, the greatest value of |${f}|: it ${top.isTaken ? 'is' : 'tends to'} ${number(size)}${place(top.at, x)}.`,
    evidence(subject),
  );
}
