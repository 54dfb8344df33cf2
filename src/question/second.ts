// A second question of another kind than the first, asked of the same function: "…, and is it convex?", "… and its determinant".
import { type FactAsked, factAsked } from './fact.js';
import { type PropertyAsked, propertyAsked } from './property.js';
import { states } from './sentence/asking.js';

export interface Second {
  /** As it was typed. */
  readonly said: string;
  readonly property?: PropertyAsked;
  readonly fact?: FactAsked;
  /** What is made of the derivative: its determinant; or its own derivative, the Hessian. */
  readonly part?: string;
}

export interface Parted {
  /** The message without them. */
  readonly rest: string;
  readonly seconds: readonly Second[];
}

const LEAD = String.raw`(?:(?:and|also|then|so|but|plus|finally|additionally|furthermore|please|lastly|next|ok|now)\b[\s,]*){0,4}`;
const ASKER = String.raw`(?:(?:can|could|would) you(?: also| please){0,2}\s+|i(?: also| would|'d)? (?:need|want|like|have)(?: also)? to\s+)?`;
const VERB = `(?:tell(?: me)?|say|determine|decide|check|verify|find out|see|state|know|find|compute|calculate|give(?: me)?|show(?: me)?|explain|need|want|what (?:would|will)|what(?:'s| is| are| about)|how about)`;
/** Where a clause may begin. */
const BEGINS = /(?<=[.?!;]["')$]{0,2})\s+|\n|,\s+|\s+(?=(?:and|also|plus)\b)/g;
const CLAUSE = /^[^.?!;\n=]{4,90}/;
const MARK = String.raw`(?:(?:[a-f]|i{1,3}|iv|[1-6])[).]\s+)?`;
/** The mark of the first exercise, before its first word. */
const MARKED = /^\s*\(?(?:[a-f]|i|1)[).]\s+(?=\p{Lu}\p{Ll})/u;
const OPENS = new RegExp(String.raw`^\W*${MARK}${LEAD}${ASKER}(?:${VERB}\s+)?`, 'i');

/** Its subject: what was said before, by a pronoun or by the name that it has there. */
const ITSELF =
  /^(?:it|this|that|they|the (?:function|loss|objective|cost|map|problem|expression|result|matrix))(?:\s+function)?$/i;

/** A clause that asks something of what stands before it; undefined where it brings anything of its own. */
function secondIn(clause: string, before: string): Omit<Second, 'said'> | undefined {
  const opening = OPENS.exec(clause)?.[0] ?? '';
  const asked = clause.slice(opening.length).replace(/ be$/, '').trim();
  const hasVerb = new RegExp(VERB, 'i').test(opening);
  const condition =
    /^(?:when|for (?:which|what) [^,?]{1,30}?|under (?:which|what) conditions?(?: on \S{1,4})?) (?=(?:is|are|does)\b)/i;
  const question = asked.replace(condition, '');
  const [, subject = '', verb = '', tail = ''] =
    /^(?:if|whether) (.{1,30}?)\s?\b(is|are|'s)\b (.+)$/i.exec(question.replace(/\bit's\b/i, 'it is')) ??
    /^()(is|are) (.+)$/i.exec(question) ??
    [];
  if (verb !== '') {
    const said = subject === '' ? tail : `${subject} ${tail}`;
    const property = propertyAsked(`is ${upon(said, before)}?`);
    return property?.isBack && !property.why ? { property } : undefined;
  }
  const of = /^(?:(?:its|the)\s+)?(determinant|trace)(?: of (?:it|the (?:jacobian|hessian|derivative)))?$/i.exec(
    asked.replace(PLACE, ''),
  );
  if (of && (hasVerb || /^(?:its|the)\b/i.test(asked))) return { part: (of[1] as string).toLowerCase() };
  // "And what about the second derivative?" in a sentence of its own.
  const isSentence = /[.?!]["')$]{0,2}\s*$/.test(before);
  if (isSentence && /^(?:its|the)? ?(?:second derivative|hessian)(?: then)?$/i.test(asked)) return { part: 'Hessian' };
  // "Where does it vanish?"
  const zeros =
    /^(?:where|when|(?:at|for|in) (?:which|what) (?:points?|values?|x))\b.{0,20}\b(?:it|this|the (?:gradient|derivative))\b.{0,12}\b(?:zero|0|vanish(?:es)?)$/i;
  const where = zeros.test(asked) ? factAsked('where is its derivative zero?') : undefined;
  if (where) return { fact: { ...where, isBack: true } };
  const isOfIt = /^(?:its|the (?=.{3,40} of (?:it|the (?:jacobian|hessian))$))/i.test(asked);
  const fact = isOfIt ? factAsked(`what is ${asked}?`) : undefined;
  return fact && { fact: { ...fact, isBack: true } };
}

/** "f convex", where the message defines f, as "it convex". */
function upon(said: string, before: string): string {
  const [, name = '', property = ''] =
    /^((?:the )?[\p{L}\d]+(?: function)?|\$?\\?\p{L}+(?:\([^()]{1,12}\))?\$?)\s+(.+)$/u.exec(said) ?? [];
  const letter = /^\$?(\\?\p{L}\w{0,3})(?:\(.*\))?\$?$/u.exec(name)?.[1];
  const isDefined =
    letter !== undefined &&
    before.includes(letter) &&
    new RegExp(String.raw`(?<![\p{L}\\])${letter.replace('\\', '\\\\')}(?:\([^()]{1,30}\))?\s*(?:=|:)`, 'u').test(
      before,
    );
  return ITSELF.test(name) || isDefined ? `it ${property}` : said;
}

const PLACE = / at [^.?!]{1,40}$/;

/** More second questions than these are asked by nobody. */
const MOST_SECONDS = 4;
/** Clauses that are looked at in a message, from its end. */
const MOST_CLAUSES = 24;

/** The message and the questions of another kind that follow a first one in it, or the definition of a function. */
export function secondsIn(text: string): Parted {
  const seconds: Second[] = [];
  let rest = text;
  const starts = [...text.matchAll(BEGINS)].slice(-MOST_CLAUSES).map(({ index, 0: space }) => index + space.length);
  for (const from of starts.reverse()) {
    const clause = CLAUSE.exec(rest.slice(from))?.[0] ?? '';
    const before = rest.slice(0, from);
    const isWhole = clause !== '' && rest[from + clause.length] !== '=';
    const found = isWhole ? secondIn(clause, before) : undefined;
    if (!found) continue;
    if (seconds.length === MOST_SECONDS) break;
    seconds.unshift({ said: clause.replace(/^\W*(?:and|also)\s+/i, '').trim(), ...found });
    // A place is that of both.
    const place = found.part === undefined ? '' : (PLACE.exec(clause)?.[0] ?? '');
    rest = `${before.trimEnd().replace(/,$/, '')}${place}${/[.?!;]$/.test(before.trimEnd()) ? ' ' : '.'}${rest.slice(from + clause.length).replace(/^\?/, '')}`;
  }
  // Where no derivative is asked for before, a property alone is.
  const asked = states(rest) ? seconds : seconds.filter(({ property }) => property);
  return asked.length === seconds.length && asked.length > 0
    ? { rest: rest.replace(MARKED, ''), seconds }
    : { rest: text, seconds: [] };
}
