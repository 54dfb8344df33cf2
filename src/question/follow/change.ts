// What a short message changes of the last answer: each of its words has a part in the change, or it is no such message.

import { type Item, wordOf } from '../formulas/items.js';
import { isOutput, withOutput } from '../formulas/named-results.js';
import { variableCalled } from '../formulas/roles.js';
import { apart, expression, isName, nameOf, namesIn } from '../formulas/terms.js';
import { derivativeOf, score } from '../formulas/tried.js';
import { type Claim, opensClaim, saysResult, speakerOf } from '../reading/claims.js';
import { combined, functionalOf } from '../reading/functional.js';
import type { Order } from '../reading/order.js';
import type { SpecialPlace } from '../reading/points.js';
import type { Reading } from '../reading/reading.js';
import {
  ANOTHER,
  CORRECTS,
  DOUBTS,
  FILL,
  JUDGING,
  MEANT,
  PRONOUNS,
  REASONS,
  SQUARE,
  TRANSPOSE,
  VARIABLE_FOLLOWS,
} from './change-words.js';
import { mannerOf } from './manner.js';

export interface Change {
  readonly wrt?: string;
  readonly at?: string;
  /** Places that depend on shapes. */
  readonly special?: readonly SpecialPlace[];
  readonly second?: boolean;
  readonly order?: Order;
  readonly layout?: 'numerator' | 'denominator';
  readonly view?: 'steps' | 'code';
  readonly where?: readonly string[];
  readonly target?: string;
  readonly claim?: Claim;
  /** Small numbers for all variables: "example?" */
  readonly example?: true;
  /** The transpose of the last derivative is asked for. */
  readonly turned?: true;
  /** The answer itself is asked for again. */
  readonly again?: true;
  /** "Are you sure?" */
  readonly doubts?: true;
  /** "Which of the two is it?": the results of before are judged again. */
  readonly judges?: true;
  /** "And otherwise?": with nothing declared of its letters. */
  readonly undeclared?: true;
  /** The idea that it asks about, beside the last answer: "but my book has the transpose", "which layout is that?" */
  readonly topic?: 'layout';
  /** "Why?", and the part that it asks about: Aᵀ, or any transpose. */
  readonly reason?: string;
}

/** Whether the same is asked of another function, at another place or by another variable, and nothing else. */
export const isOfAnother = (change: Change): boolean =>
  Object.keys(change).every((part) => /^(?:target|where|at|wrt)$/.test(part));

/** Whether the reason of the last answer is asked for, and of no part of its formula: "why?", "why not?", "why n − 1?" */
export const isReasonAlone = (change: Change, target: string): boolean =>
  change.reason !== undefined &&
  Object.keys(change).every((part) => part === 'reason') &&
  change.reason !== 'transpose' &&
  !namesIn(change.reason).some((name) => namesIn(target).includes(name));

/** undefined where the message says something else, or nothing of the last answer. */
export function changeIn(now: Reading, text: string, before: Reading): Change | undefined {
  const { list, words } = now;
  if (list.length > 16 || text.length > 160) return undefined;
  const manner = mannerOf(text, before);
  if (manner) return manner;
  const target = before.targets[0] as string;
  const names = namesIn(before.general?.targets[0] ?? target);
  const change: { -readonly [Key in keyof Change]: Change[Key] } = {};
  const where = [...now.where];
  const variable = before.wrt ?? (names.length === 1 ? names[0] : undefined);
  const isReason = [...words].some((word) => REASONS.test(word));
  const end = dropped(list);
  const other = combined(list, target, () => before.wrt ?? derivativeOf({ expression: target })?.wrt);
  const last = list.findLastIndex(({ kind }) => kind === 'formula' || kind === 'function');
  const own = sentenceOf(list, last);
  const skipped = list.length - own.length;
  const speaker = speakerOf(own) > 0 ? speakerOf(own) + skipped : 0;
  if (other) change.target = other.formula;
  const second = secondIn(now);
  if (second !== undefined) change.second = second;
  if (now.order) change.order = now.order;
  if (now.special.length > 0) change.special = now.special;
  for (const [at, { kind, text: said }] of list.entries()) {
    if (kind === 'stop' || at >= end || (at <= speaker && speaker > 0) || other?.places.has(at)) continue;
    if (kind === 'formula') {
      if (!formula(said, at)) return undefined;
    } else if (said === TRANSPOSE) transposed();
    else if (kind === 'function' && isEquated(at)) change.claim = { at, text: said };
    else if (kind === 'function') {
      const changed = functionalOf(said, target, isOfIt(at));
      if (changed === undefined) return undefined;
      change.target = changed;
    } else if (!word(said, at)) return undefined;
  }
  if (isReason) change.reason ??= '';
  if (where.length > 0) change.where = where;
  if (now.at !== undefined) change.at = now.at;
  if (!other && now.wrt !== undefined && names.includes(now.wrt)) change.wrt = now.wrt;
  if (
    /\bhow\b/.test(text) &&
    words.size > 1 &&
    Object.keys(change).length === 0 &&
    /\b(?:get|got|come|derive|find|arrive|obtain)\b/i.test(text)
  )
    change.view = 'steps';
  if (Object.keys(change).length === 0 && /^really\b/i.test(text.trim())) change.doubts = true;
  return Object.keys(change).length === 0 ? undefined : change;

  /** Whether "it" or "its" stands beside, or nothing else is said. */
  function isOfIt(at: number): boolean {
    const beside = [list[at - 1], list[at + 1], list[at + 2], list[at + 3]];
    return beside.some((item) => item?.kind === 'word' && PRONOUNS.test(item.text));
  }

  /** "Is it sigmoid?": a function that the derivative is said to be. */
  function isEquated(at: number): boolean {
    const said = list.slice(0, at).map(wordOf).join(' ');
    return /^(?:(?:so|then|and) )*(?:(?:is|isn't) (?:it|that|this)|(?:it's|that's))(?: (?:just|simply|equal to|the same as|the))*$/.test(
      said,
    );
  }

  /** "So it's just A?", "is the answer A?": the letter is what the derivative is said to be. "What about A?" is no such. */
  function isResult(at: number): boolean {
    const said = list.slice(0, at).map(wordOf);
    return (
      (opensClaim(list) || saysEqual(list[at - 1]) || /\b(?:then|right|correct)\W*$/i.test(text)) &&
      said.every((each) => each !== '' && !VARIABLE_FOLLOWS.test(each)) &&
      said.some(saysResult)
    );
  }

  /** The letter that is said to be something: "and if a is a matrix?", "what if A is square and invertible?" */
  function subjectAt(at: number): string | undefined {
    let i = at - 1;
    while (/^(?:an?|and|also|square)$/.test(wordOf(list[i])) || SQUARE.test(wordOf(list[i]))) i--;
    const name = wordOf(list[i]) === 'is' ? nameOf(list[i - 1]?.text ?? '') : '';
    return names.includes(name) ? name : undefined;
  }

  /** "The transpose", "why the transpose?", "but my book has the transpose". */
  function transposed(): void {
    if (isReason) change.reason ??= 'transpose';
    else if (speaker > 0) change.topic = 'layout';
    else {
      change.layout = turned(before);
      change.turned = true;
    }
  }

  function formula(said: string, at: number): boolean {
    const name = nameOf(said);
    if (isReason) {
      change.reason = said;
      return true;
    }
    if (now.wrt !== undefined && isName(said) && (name === now.wrt || said === now.wrt)) return names.includes(now.wrt);
    if (now.at?.split('; ').some((point) => samePoint(point, said))) return true;
    if (isName(said) && names.includes(name) && !isResult(at)) {
      change.wrt = name;
      return true;
    }
    if (/^[-\d.[\](),;\s/]+$/.test(said)) {
      if (!/\d/.test(said) || !/\b(?:at|with|for|to|when|if)\b/i.test(text)) return false;
      change.at = said;
      return true;
    }
    const result = withOutput(apart(said.replace(/^=\s*/, ''), new Set(names)));
    const [output, ...others] = namesIn(result);
    const expr = expression(result);
    const isOfOutput =
      output !== undefined && others.length === 0 && expr !== undefined && isOutput(output, expr, target);
    const isAbout = isOfOutput || namesIn(result).some((each) => names.includes(each));
    const first = list.findIndex(({ kind: one, text: each }) => one === 'formula' && nameOf(each) !== now.wrt);
    if (!isAbout || at !== first || isNamed(now, said)) return false;
    // "If it was G", "I meant G": a function in place of the last one.
    const isCorrected =
      CORRECTS.test(text) && list.slice(0, at).every((each) => /^(?:no|nope|oops|sorry|)$/.test(wordOf(each)));
    if (MEANT.test(text) || isCorrected || list.slice(0, at).some((each) => wordOf(each) === 'if')) {
      change.target = result;
      return true;
    }
    const claim = now.claims.find((each) => each.text === said);
    const isJudged = list.slice(at + 1).some((item) => JUDGING.test(wordOf(item)));
    const isAnother = before.claims.length > 0 && ANOTHER.test(text) && wordOf(list[at - 1]) !== 'of';
    const asked = { expression: target, ...(before.wrt === undefined ? {} : { wrt: before.wrt }) };
    if (isAnother && score({ ...asked, answer: result, second: before.second }) > 0) {
      change.claim = { at, text: result };
      return true;
    }
    if (!claim && !isJudged && !opensClaim(sentenceOf(list, at)) && !/\bthen\W*$/i.test(text)) return false;
    change.claim = { at, ...claim, text: result };
    return true;
  }

  function word(said: string, at: number): boolean {
    const next = list[at + 1]?.text ?? '';
    const called = variableCalled(said, names);
    if (called !== undefined) change.wrt = called;
    else if (
      /^(?:hessian|hessians|gradient|gradients|jacobian|jacobians|derivative|derivatives|grad|deriv)$/.test(said)
    )
      return true;
    else if (/^(?:numpy|np|pytorch|torch|jax|code|implement|implementation|program|python|snippet)$/.test(said))
      change.view = 'code';
    else if (/^(?:tensorflow|tf|keras)$/.test(said)) change.again = true;
    else if (/^(?:steps?|derivation|detail|details|intermediate|stepwise|step-by-step|derive|derived)$/.test(said))
      change.view = 'steps';
    else if (/^(?:numerator|denominator)$/.test(said)) change.layout = said as 'numerator' | 'denominator';
    else if (said === 'layout' && (words.has('which') || words.has('what'))) change.topic = 'layout';
    else if (said === 'layout')
      change.layout ??= words.has('other') || words.has('opposite') ? turned(before) : 'numerator';
    else if (/^(?:transpose|transposed|transposing)$/.test(said)) {
      if (next === 'of' && !isReason && !PRONOUNS.test(list[at + 2]?.text ?? '')) return false;
      transposed();
    } else if (SQUARE.test(said) && subjectAt(at) !== undefined) {
      if (!where.some((each) => each.startsWith(`${subjectAt(at)}: `))) where.push(`${subjectAt(at)}: nxn`);
      if (change.wrt === subjectAt(at)) delete change.wrt;
    } else if (/^(?:scalars?|numbers?|vectors?|matrix|matrices)$/.test(said)) {
      if (now.where.length > 0) return true;
      if (variable === undefined) return false;
      const named = subjectAt(at);
      if (named !== undefined && change.wrt === named) delete change.wrt;
      const shape = /^(?:scalar|number)/.test(said) ? 'scalar' : said.startsWith('vector') ? 'vector' : 'matrix';
      where.push(`${named ?? variable}: ${shape}`);
    } else if (/^(?:shapes?|sizes?|dimensions?|dims?|simplify|simplified)$/.test(said)) change.again = true;
    else if (
      isReason &&
      /^(?:diagonal|symmetric|square|negative|zero|constant|full|dense|sparse|identity|elementwise|minus|sign|sum)$/.test(
        said,
      )
    )
      return true;
    else if (DOUBTS.test(said) && said !== 'correct') change.doubts = true;
    else if (REASONS.test(said)) return true;
    else if (/^(?:zero|origin)$/.test(said)) {
      // "Set it to zero" asks where the derivative vanishes.
      if (list[at - 1]?.text === 'to' && PRONOUNS.test(list[at - 2]?.text ?? '')) return false;
      change.at = '0';
    } else if (functionalOf(said, target, true) !== undefined && (isOfIt(at) || words.size <= 3)) {
      if (said === 'square' && next === 'root') change.target = functionalOf('sqrt(x)', target, true) as string;
      else if (!(said === 'root' && list[at - 1]?.text === 'square'))
        change.target = functionalOf(said, target, isOfIt(at)) as string;
    } else
      return (
        FILL.has(said) ||
        saysResult(said) ||
        JUDGING.test(said) ||
        (now.where.length > 0 && /^(?:assume|square|known|constant)$/.test(said))
      );
    return true;
  }
}

/** Whether the words of a message ask for nothing by themselves. */
export const saysNothing = (list: readonly Item[]): boolean =>
  list.every(({ kind, text }) => kind === 'stop' || (kind === 'word' && (FILL.has(text) || saysResult(text))));

/** The items of the sentence in which one stands. */
const sentenceOf = (list: readonly Item[], at: number): readonly Item[] =>
  list.slice(list.findLastIndex(({ kind, text }, i) => i < at && kind === 'stop' && /^[.?!;\n]$/.test(text)) + 1);

/** "… is A", "… equals A". */
const saysEqual = (item: Item | undefined): boolean => /^(?:is|equals|be)$/.test(wordOf(item));

/** "instead of relu" at the end says only what is replaced. */
function dropped(list: readonly Item[]): number {
  const at = list.findIndex(
    ({ text }, place) => /^(?:instead|not|rather)$/.test(text) && /^(?:of|than)$/.test(list[place + 1]?.text ?? ''),
  );
  return at < 0 ? list.length : at;
}

function secondIn({ words, second }: Reading): boolean | undefined {
  if (second) return true;
  const isNamed = ['derivative', 'derivatives', 'gradient', 'jacobian', 'grad'].some((word) => words.has(word));
  return isNamed ? false : undefined;
}

const turned = ({ layout }: Reading): 'numerator' | 'denominator' =>
  layout === 'denominator' ? 'numerator' : 'denominator';

const samePoint = (point: string, said: string): boolean =>
  point.replaceAll(' ', '').includes(said.replaceAll(' ', '')) ||
  said.replaceAll(' ', '').includes(point.replaceAll(' ', ''));

/** Whether it is what the message itself asks for: "the gradient of A*x". */
const isNamed = ({ isDirect, targets }: Reading, said: string): boolean => isDirect && targets[0] === said;
