// Answers of a conversation by their places: "the second one at 0", "back to the first", "the Hessian of the other one",
// and two results side by side: "are they the same?".
import { apart, namesIn, uniqueTexts } from '../formulas/terms.js';
import { derivativeOf, gradientOf } from '../formulas/tried.js';
import type { Claim } from '../reading/claims.js';
import type { EqualityAsked } from '../reading/equality.js';
import { formulaValues } from '../reading/formula-values.js';
import type { Reading } from '../reading/reading.js';

/** An answer that a message points at, and what the message says besides. */
export interface Pointed {
  readonly before: Reading;
  /** The result that is pointed at, where the answer was on several. */
  readonly claim?: Claim;
  readonly rest: string;
}

const NOUN =
  '(?:ones?|answers?|questions?|functions?|formulas?|expressions?|results?|cases?|examples?|options?|choices?|gradients?|problems?)';
const PLACES: readonly (readonly [words: string, place: number])[] = [
  ['first|1st|original|initial|former', 0],
  ['second|2nd|latter', 1],
  ['third|3rd', 2],
  ['fourth|4th', 3],
];
const OTHER = 'other|remaining';
const BEFORE = 'previous|prior|earlier|one before(?: that| this)?|answer before(?: (?:the last(?: one)?|that))?';
const ANY = [...PLACES.map(([words]) => words), OTHER, BEFORE].join('|');
/** Behind it comes no noun of its own: "the second derivative", "the first layer". */
const ENDS = String.raw`(?=\s*(?:[?.!,;:]|$)|\s+(?:at|by|wrt|with|in|again|when|if|for|please|instead|then|though|too|as)\b)`;
const POINTS = new RegExp(
  String.raw`\b(?:(?:(?:go|going|get|getting) )?back to |return(?:ing)? to |repeat )?(?:the|that|your|our|my) (?:very )?(${ANY})(?: ${NOUN})?${ENDS}(?: again\b)?`,
  'i',
);
/** "Second one?" */
const ALONE = new RegExp(String.raw`^\W*(?:and |so |now |ok )*(${ANY}) ${NOUN}(?=\W*$)`, 'i');

const placeOf = (words: string): number | undefined =>
  PLACES.find(([each]) => new RegExp(`^(?:${each})$`, 'i').test(words))?.[1];
const isKind = (kind: string, words: string): boolean => new RegExp(`^(?:${kind})$`, 'i').test(words);

/** What a message points at among the answers of a conversation, oldest first; undefined where it points at none. */
export function pointed(text: string, answers: readonly Reading[]): Pointed | undefined {
  const found = text.length > 160 ? null : (POINTS.exec(text) ?? ALONE.exec(text));
  const last = answers.at(-1);
  if (!found || !last) return undefined;
  const words = (found[1] as string).toLowerCase();
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  // The last question that named several stays the one whose parts are meant.
  const several = [...answers].reverse().find(({ claims, targets }) => claims.length > 1 || targets.length > 1);
  const of = several ? choicesOf(several) : answers.map((before) => ({ before }));
  const place = placeOf(words) ?? (isKind(OTHER, words) ? otherThan(last, of) : undefined);
  const all = isKind(BEFORE, words) ? answers.slice(0, -1).map((before) => ({ before })) : of;
  const choice = place === undefined ? (isKind(BEFORE, words) ? all.at(-1) : undefined) : of[place];
  return choice && { ...choice, rest };
}

type Choice = Omit<Pointed, 'rest'>;

/** The results of a question that brought several, or its formulas. */
const choicesOf = (of: Reading): Choice[] =>
  of.claims.length > 1
    ? of.claims.map((claim) => ({ before: of, claim }))
    : of.targets.map((target) => ({ before: { ...of, targets: [target], further: [] } }));

/** The place of what was not answered last; of two results the second, where both were. */
function otherThan(last: Reading, all: readonly Choice[]): number {
  const claim = last.claims.length === 1 ? last.claims[0]?.text : undefined;
  const isLast = ({ before, claim: own }: Choice): boolean =>
    own ? own.text === claim : before.targets[0] === last.targets[0] && before.wrt === last.wrt;
  const own = all.findLastIndex(isLast);
  return all.length > 2 && own > 0 ? own - 1 : own === 1 ? 0 : 1;
}

const OPENING = String.raw`^\W*(?:(?:so|and|but|then|wait|ok|okay|hm+)[\s,]+)*`;
const SAME = String.raw`(?:(?:really|also|just|actually|always|exactly|basically|mathematically|then) )*(?:the )?(?:same(?: thing)?|equal|equivalent|identical|agree|match|coincide|differ|different)(?: (?:to each other|then|or not|though|in general))?(?: up to (?:an? )?(?:the )?(?:layout|transpos(?:e|ition)))?\W*$`;
/** "Are they the same?", "do the two agree?" */
const BOTH = new RegExp(
  String.raw`${OPENING}(?:are|aren't|do|don't)\s+(?:they|these|those|both|(?:the |these |those |the last |both (?:of )?(?:the |these )?)(?:two|both|${NOUN}|derivatives?|jacobians?|hessians?)(?: ${NOUN})?)\s+(?:not )?${SAME}`,
  'i',
);
/** "Is that the same as before?", "how does it compare with the one before?" */
const WITH_EARLIER = new RegExp(
  String.raw`${OPENING}(?:(?:is|isn't|does)\s+(?:it|that|this)\s+(?:not )?(?:really |also |just )?(?:the )?(?:same(?: thing)?|equal|equivalent|identical|agree|match|differ|different)|compare(?: (?:it|this|that))?|how does (?:it|that|this) compare)\s+(?:as|to|with|from)\s+(?:before|(?:the |your |my )(?:very )?(${ANY}|last)(?: ${NOUN})?)\W*$`,
  'i',
);

/** Two results of a conversation that a message compares, as formulas; the conversation is read where it compares any. */
export function pairIn(text: string, conversation: () => readonly Reading[]): EqualityAsked | undefined {
  if (text.length > 120) return undefined;
  const earlier = WITH_EARLIER.exec(text);
  if (!earlier && !BOTH.test(text)) return undefined;
  const answers = conversation();
  const last = answers.at(-1);
  if (!last) return undefined;
  const place = placeOf((earlier?.[1] ?? '').toLowerCase());
  const before = place === undefined ? answers.at(-2) : answers[place];
  const results = claimsOf(answers).slice(-2);
  const [one, other] = !earlier && results.length > 1 ? results : [before, last].map((each) => each && resultOf(each));
  if (before === last || one === undefined || other === undefined) return undefined;
  const where = unique([last, before].flatMap((each) => (each ? declaredIn(each) : [])));
  const letters = new Set([last, before].flatMap((each) => namesIn(each?.targets[0] ?? '')));
  return { left: apart(one, letters), right: apart(other, letters), where };
}

/** The results on one function that were brought last, in one message or in several, oldest first. */
export function claimsOf(answers: readonly Reading[]): readonly string[] {
  const of = answers.at(-1)?.targets[0];
  const from = answers.findLastIndex(({ claims, targets }) => claims.length === 0 || targets[0] !== of) + 1;
  return uniqueTexts(answers.slice(from).flatMap(({ claims }) => claims.map(({ text }) => text)));
}

/** Each name once, as it is said first. */
const unique = (declared: readonly string[]): string[] => {
  const nameIn = (each: string): string => each.split(': ')[0] as string;
  return declared.filter((each, at) => declared.findIndex((other) => nameIn(other) === nameIn(each)) === at);
};

/** What was declared of its letters, and which of them were read as numbers. */
function declaredIn(reading: Reading): string[] {
  const numbers = Object.entries(
    derivativeOf(formulaValues(reading, reading.targets[0] as string))?.shapes ?? {},
  ).filter(([, shape]) => shape === '');
  return [...reading.where.flatMap((each) => each.split('; ')), ...numbers.map(([name]) => `${name}: scalar`)];
}

/** The result that was judged, or the derivative that was given. */
function resultOf(reading: Reading): string | undefined {
  const [claim] = reading.claims;
  if (claim) return claim.text;
  const values = formulaValues(reading, reading.targets[0] as string);
  const gradient = reading.second ? gradientOf(reading.targets[0] as string, values) : undefined;
  if (reading.second && !gradient) return undefined;
  return derivativeOf(gradient ? { ...values, expression: gradient.formula, wrt: gradient.wrt } : values)?.derivative;
}
