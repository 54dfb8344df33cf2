// A question that refers to what was said before: what it leaves out is taken from the conversation.
import { topics } from '../../answer/topics/index.js';
import { NEAREST } from '../../answer/topics/topic.js';
import { isName, namesIn } from '../formulas/terms.js';
import { derivativeOf } from '../formulas/tried.js';
import { equalityAsked } from '../reading/equality.js';
import { type Reading, readSentence, withNumbersGiven } from '../reading/reading.js';
import { plainText } from '../sentence/plain-text.js';
import { type Change, changeIn, saysNothing } from './change.js';
import { claimsOf, type Pointed, pointed } from './earlier.js';
import { exampleOf } from './manner.js';
import { readBack, saysWhatWasRead, shown } from './said.js';

export interface Followed {
  readonly reading: Reading;
  /** What the message changes of the last answer, where it follows one. */
  readonly change?: Change;
}

/** Results of several messages that are judged again. */
const MOST_CLAIMS = 3;

/** Messages that are looked at. */
const MOST = 8;

/** What the conversation came to: the last thing that was differentiated. */
export const lastOf = (context: readonly string[]): Reading | undefined => answersOf(context).at(-1);

/** What was asked and answered in a conversation, each message read with those before it, oldest first. */
export function answersOf(context: readonly string[]): readonly Reading[] {
  const all: Reading[] = [];
  // Whether the last of them is a question, which the line of its answer replaces.
  let isOpen = false;
  for (const message of context.slice(-MOST)) {
    const text = plainText(message.slice(0, 4000));
    const back = readBack(text);
    // An explanation holds formulas that nobody asked for.
    if (!back && isExplanation(text)) continue;
    // The line of a higher derivative or of a part of one is none to change.
    if (!back && saysWhatWasRead(text)) continue;
    // Two formulas that were compared are none that was differentiated.
    const own = back ?? readSentence(text.slice(0, 600));
    if (!back && equalityAsked(own)) continue;
    const { reading, change }: Followed = back ? { reading: withChoices(back, all.at(-1)) } : followed(own, text, all);
    // A function that is only named, as in "as a Kronecker product", is none that was asked about.
    const isNamed = !back && !change && reading.inWords && !reading.isDirect;
    if (reading.targets.length === 0 || isNamed) continue;
    if (back && isOpen) all.pop();
    all.push(reading);
    isOpen = !back;
  }
  return all;
}

/** An explanation begins with the line of a topic, or says to which question it is the answer. */
const isExplanation = (text: string): boolean =>
  text.startsWith(NEAREST) ||
  topics
    .flatMap(({ short, particular = [] }) => [short, ...particular.map(({ first }) => first)])
    .some((line) => text.startsWith(plainText(line).slice(0, 30)));

/** The line of an answer says one formula and one result; the question before it may have several. */
function withChoices(back: Reading, asked: Reading | undefined): Reading {
  if (!asked || shown(asked.targets[0] as string) !== shown(back.targets[0] as string)) return back;
  return {
    ...back,
    targets: asked.targets.length > 1 ? asked.targets : back.targets,
    claims: asked.claims.length > 1 ? asked.claims : back.claims,
    ...(asked.general ? { general: asked.general } : {}),
  };
}

export function withHistory(now: Reading, text: string, context: readonly string[]): Followed {
  if (context.length === 0) return { reading: now };
  const defined = now.targets.length === 0 ? withDefinition(now, text, context) : undefined;
  return defined ? { reading: defined } : followed(now, text, answersOf(context));
}

/** The reading of "gradient of g?" where an earlier message says what g is. */
function withDefinition(now: Reading, text: string, context: readonly string[]): Reading | undefined {
  const names = now.list.flatMap(({ kind, text: said }) => (kind === 'formula' && isName(said) ? [said] : []));
  for (const name of names) {
    const says = [...context]
      .reverse()
      .map((message) => plainText(message.slice(0, 600)))
      .find((message) => isDefinedIn(message, name));
    const reading = says === undefined ? undefined : readSentence(`${says}\n${text}`);
    if (reading && reading.targets.length > 0)
      return { ...reading, words: now.words, used: new Set(reading.list.keys()) };
  }
  return undefined;
}

/** `g(x) = …` or `g = …`, and no number; `∂f/∂x = …` defines no x. */
function isDefinedIn(message: string, name: string): boolean {
  const at = [
    ...message.matchAll(
      /(?<![\p{L}\d_∂∇\\]|∂\s|partial\s)(\p{L}\w{0,5})\s*(?:\([\p{L}\d, ]{1,20}\))?\s*=\s*(?=\S*\p{L})/gu,
    ),
  ];
  return at.some(([, defined]) => defined === name);
}

function followed(now: Reading, text: string, answers: readonly Reading[]): Followed {
  const place = pointed(text, answers);
  const before = place?.before ?? withClaims(answers);
  if (!before) return { reading: now };
  const own = place ? readSentence(place.rest) : now;
  const change = place ? placedChange(own, place) : changeIn(now, text, before);
  if (!change) return { reading: now };
  const isOfHessian = before.gradientOf !== undefined && change.claim === undefined && !change.judges;
  const of = isOfHessian ? { ...before, targets: [before.gradientOf as string], second: true } : before;
  // Letters that had numbers may be given others, or be what is differentiated by.
  const { general } = before;
  if (general && isOfNumbers(change, general, before))
    return { reading: withNumbersGiven(changed(general, own, change)), change };
  const reading = changed(of, own, change);
  return { reading: change.at === undefined ? reading : withNumbersGiven(reading), change };
}

/** Whether a change is one of the letters that have numbers in the last answer; at another point they keep these. */
function isOfNumbers({ at = '', wrt }: Change, general: Reading, { targets: [target = ''] }: Reading): boolean {
  const left = new Set(namesIn(target));
  const numbers = namesIn(general.targets[0] ?? '').filter((name) => !left.has(name));
  const given = new Set([wrt, ...at.split('; ').map((point) => point.split(' = ')[0])]);
  return numbers.some((name) => given.has(name));
}

/** The last answer, with the results that were brought on the same function one after the other. */
function withClaims(answers: readonly Reading[]): Reading | undefined {
  const last = answers.at(-1);
  const brought = claimsOf(answers);
  return last && brought.length > last.claims.length && last.claims.length > 0
    ? { ...last, claims: brought.slice(-MOST_CLAIMS).map((text) => ({ text, at: -1 })) }
    : last;
}

/** What is asked of an answer that is pointed at: itself again, where the message says nothing else. */
function placedChange(own: Reading, { before, claim, rest }: Pointed): Change | undefined {
  const change = changeIn(own, rest, before) ?? (saysNothing(own.list) ? { again: true as const } : undefined);
  return change && claim && change.claim === undefined ? { ...change, claim } : change;
}

/** At values of other names the variable stays what it was, though nobody named it. */
const ownVariable = ({ targets: [expression] }: Reading, { at, special = [], target }: Change): string | undefined => {
  const isNamed = at?.includes('=') || special.some(({ name }) => name !== undefined);
  return isNamed && target === undefined ? derivativeOf({ expression })?.wrt : undefined;
};

function changed(before: Reading, now: Reading, change: Change): Reading {
  const {
    wrt = before.wrt ?? ownVariable(before, change),
    target,
    second = before.second,
    claim,
    where = [],
    layout = before.layout,
  } = change;
  // At another variable or in another shape the old values say nothing.
  const isElsewhere = change.wrt !== undefined || where.length > 0 || change.special !== undefined;
  const at = change.at ?? (change.example ? exampleOf(before) : isElsewhere ? undefined : before.at);
  const isDeclared = (each: string): boolean => where.some((own) => own.split(': ')[0] === each.split(': ')[0]);
  const special =
    change.special ?? (change.at === undefined && change.wrt === undefined && where.length === 0 ? before.special : []);
  // Another derivative that is asked for is no part of the last one.
  const order = change.order ?? (change.second === undefined ? before.order : undefined);
  const { at: _, wrt: __, layout: ___, undefinedName: ____, order: _____, ...rest } = before;
  return {
    ...rest,
    targets: target === undefined ? before.targets : [target],
    words: now.words,
    list: now.list,
    used: new Set(now.list.keys()),
    claims: change.judges ? before.claims : claim === undefined ? [] : [claim],
    denied: now.denied,
    alternatives: false,
    where: [...where, ...(change.undeclared ? [] : before.where.filter((each) => !isDeclared(each)))],
    second,
    ...(wrt === undefined ? {} : { wrt }),
    ...(at === undefined ? {} : { at }),
    ...(layout === undefined ? {} : { layout }),
    special,
    further: furtherOf(before, now, change),
    ...(order === undefined ? {} : { order }),
  };
}

/** The derivatives besides the first: those of the message, or those of before that hold of the formula still. */
const furtherOf = (before: Reading, now: Reading, change: Change): Reading['further'] =>
  change.wrt !== undefined || now.further.length > 0
    ? now.further
    : before.further.filter(({ target, second }) =>
        second ? change.second === undefined : target === undefined || change.target === undefined,
      );
