// The asker's own results among the formulas of a sentence: of which derivative each is said to be, and whether it is denied.
import type { Relation } from '../../answer/check/relation.js';
import type { Gathered, Placed } from '../formulas/gathered.js';
import { type Item, wordOf } from '../formulas/items.js';
import { DIFFERENTIATE, isOperand, isSpelledOut, roleBefore } from '../formulas/roles.js';
import { signOf } from '../formulas/signs.js';
import { isName, nameOf, sides } from '../formulas/terms.js';

/** What a result may differ by: "up to a factor of 2". */
export interface Upto {
  readonly kind: 'factor' | 'sign' | 'transpose';
  /** The factor that is named. */
  readonly times?: string;
}

export interface Claim {
  readonly text: string;
  /** Its place in the list of items. */
  readonly at: number;
  /** The last of its places, where it takes several. */
  readonly to?: number;
  /** The first derivative or the second, where the words beside it say which. */
  readonly order?: 1 | 2;
  /** The function that is named for this one, where the sentence has several. */
  readonly of?: string;
  /** The variable that is named for this one. */
  readonly wrt?: string;
  readonly upto?: Upto;
  /** What it has of the derivative, where it is not the whole: "W with some rows zeroed out". */
  readonly relation?: Relation;
}

/** Verbs by which somebody brings a result: "I get …", "my TA says …", "the answer key has …". */
const SAYING =
  'says?|said|saw|seen|has|have|had|claims?|claimed|gets?|got|getting|gives?|gave|finds?|found|writes?|wrote|states?|thinks?|thought|insists?|prints?|returns?|returned|shows?|computes?|computed|derives?|derived';
const SAYS = new RegExp(`^(?:${SAYING})$`);

/** Words that make a result of what follows them: "I get …", "it equals …", "… rather than …". */
const CLAIMING = new RegExp(
  `^(?:${SAYING}|is|isn't|are|aren't|was|wasn't|be|becomes|became|equals?|equal|equivalent|obtain|obtained|guess|expect|expected|calculated|reads|evaluates|simplifies|reduces|comes|uses?|using|used|proportional|parallel|collinear|yields?|produces?|outputs?|result|answer|solution|as|than|or|nor|not|check|checks|verify)$`,
);

/** Words between those and the formula. */
const BETWEEN =
  /^(?:the|a|an|to|just|simply|by|me|really|always|that|also|should|would|will|actually|only|gradient|jacobian|derivative|hessian|correct|same|matrix|vector|exactly|supposed|still|it|out)$/;

/** Whether a word may stand between "it" and what that is said to be. */
export const saysResult = (word: string): boolean =>
  CLAIMING.test(word) || BETWEEN.test(word) || /^(?:it's|that's|this)$/.test(word);

/** Whether a message begins as one that says what the last answer should be: "so …", "isn't it …", "i got …". */
export function opensClaim(list: readonly Item[]): boolean {
  const [first, second] = [wordOf(list[0]), wordOf(list[1])];
  return (
    /^(?:so|then|not|is|isn't|it's|that's|shouldn't|wouldn't)$/.test(first) ||
    (first === 'why' && second === 'not') ||
    (first === 'i' && SAYS.test(second))
  );
}

/** The place of a verb by which somebody brings a result, with nothing but words before it and a result behind it; 0 where there is none. */
export function speakerOf(list: readonly Item[]): number {
  const at = list.findIndex((item) => SAYS.test(wordOf(item)));
  if (at <= 0 || at > 6 || list.slice(0, at).some((item) => wordOf(item) === '' || ASKING.test(wordOf(item)))) return 0;
  return list.slice(at + 1).some(({ kind }) => kind === 'formula' || kind === 'function') ? at : 0;
}

const ASKING = /^(?:what|what's|which|how|why|when|where|if|does|do|did|can|not|don't|doesn't|never)$/;

/** Whether the words before a formula, or beside it, say that it is somebody's result. */
export function isClaimed(list: readonly Item[], at: number): boolean {
  // "The x at the end should be a w" speaks of a part.
  if (isName(list[at]?.text ?? '') && isPartReplaced(list, at)) return false;
  // "m·n entries" counts.
  if (/^(?:entries|elements|components|parameters|rows|columns|dimensions|numbers)$/.test(wordOf(list[at + 1])))
    return false;
  if (DIFFERENTIATE.test(wordOf(list[at + 1])) && list[at + 2]?.kind !== 'formula') return false;
  let i = at - 1;
  while (BETWEEN.test(wordOf(list[i]))) i--;
  if (list[i]?.text === ':' && list[i]?.kind === 'stop' && (isAnswered(list, i) || isSource(list, i - 1))) return true;
  const verb = wordOf(list[i]);
  // "In the book it's 2x", "I think its 2x".
  if (/^(?:its|it's)$/.test(verb) && i === at - 1)
    return list.slice(Math.max(0, i - 6), i).some((item) => SOURCES.test(wordOf(item)) || BELIEVES.test(wordOf(item)));
  // "Find h'(x)" asks, "I find 2x" claims.
  if (/^(?:find|compute|derive|show|write|state)$/.test(verb) && !/^(?:i|we|they|you)$/.test(wordOf(list[i - 1])))
    return false;
  // "With respect to bᵀ rather than b" names variables.
  const parting = verb === 'than' || (verb === 'of' && wordOf(list[i - 1]) === 'instead') ? i - 1 : -1;
  if (parting > 0 && isName(list[at]?.text ?? '') && roleBefore(list, parting - 1) === 'wrt') return false;
  if (verb === 'of' && /^(?:instead|multiple)$/.test(wordOf(list[i - 1]))) return true;
  // "Then we got to (Ax)ᵀ(Ax)".
  if (/^(?:got|get|gets)$/.test(verb) && wordOf(list[i + 1]) === 'to') return false;
  if (CLAIMING.test(verb)) {
    // "what is tanh(x)'s derivative" claims nothing.
    const isAsked = verb === 'is' && i === at - 1 && /^(?:what|which|where|this|that)$/.test(wordOf(list[i - 1]));
    return !isAsked && (!/^(?:is|are)$/.test(verb) || at - i <= 3);
  }
  // "isn't the gradient of xᵀx just 2x?"
  const isAdverbial = list
    .slice(i + 1, at)
    .some((item) => /^(?:just|simply|really|exactly|always|only)$/.test(wordOf(item)));
  return (isAdverbial && list[i]?.kind === 'formula') || isNamedResult(list, at) || isJudgedBeside(list, at);
}

/** Who or what a result is from, before a colon: "wikipedia: …", "my answer: …", "mine: …". */
const SOURCES =
  /^(?:wiki(?:pedia)?|wolfram(?:alpha)?|mathematica|maple|sympy|matlab|julia|numpy|pytorch|torch|jax|tensorflow|autograd|autodiff|zygote|(?:text|cook)?book|notes|lecture|slides|paper|prof|professor|teacher|tutor|ta|friend|key|sheet|mine|me|ours|theirs|his|hers|book's|claim|chatgpt|gpt)$/;
const BELIEVES = /^(?:think|thought|believe|guess|say|says|said|assume|suppose|bet|claims?|claimed)$/;
const isSource = (list: readonly Item[], at: number): boolean =>
  CLAIMING.test(wordOf(list[at])) || SOURCES.test(wordOf(list[at]));

/** "x should be w", with nothing but words between two names. */
function isPartReplaced(list: readonly Item[], at: number): boolean {
  let i = at - 1;
  while (list[i]?.kind === 'word') i--;
  const words = list.slice(i + 1, at).map(({ text }) => text);
  return list[i]?.kind === 'formula' && isName(list[i]?.text ?? '') && words.includes('should') && words.includes('be');
}

/** "derivative of Ax wrt x: A?" */
const isAnswered = (list: readonly Item[], stop: number): boolean =>
  list.slice(0, stop).some(({ text }) => DIFFERENTIATE.test(text)) &&
  list.slice(0, stop).some(({ kind, text }) => kind === 'formula' && !isName(text));

/** "the gradient 2x of xᵀx", "f = xᵀx: gradient 2x": a derivative's name directly before it, and its function elsewhere. */
export function isNamedResult(list: readonly Item[], at: number): boolean {
  if (!/^(?:gradient|grad|jacobian|hessian|derivative)$/.test(wordOf(list[at - 1]))) return false;
  // "with upstream gradient G" gives a gradient that goes in.
  if (/^(?:upstream|incoming|backpropagated|output|cotangent)$/.test(wordOf(list[at - 2]))) return false;
  const isFollowed =
    /^(?:of|for)$/.test(wordOf(list[at + 1])) && list.slice(at + 2, at + 4).some(({ kind }) => kind === 'formula');
  return isFollowed || list.slice(0, at).some(({ kind, text }) => kind === 'formula' && text.includes('='));
}

/** "xᵀAx, 2Ax, correct?", "is … right", "2Ax or …". */
function isJudgedBeside(list: readonly Item[], at: number): boolean {
  const isJudge = /^(?:correct|right|wrong|true|false|ok)$/.test(wordOf(list[at + 1]));
  const [last] = list.slice(at - 1, at);
  if (at > 0 && (isJudge || wordOf(list[at + 1]) === 'or'))
    return last?.kind !== 'word' || !/^(?:of|for|by|wrt|to)$/.test(last.text);
  return false;
}

/** All of them, in their order; `target` is the place of what is differentiated. */
export function claimsIn(
  list: readonly Item[],
  { plain, equated, signs, definitions }: Gathered,
  target: number,
): Claim[] {
  const meanings = new Set(definitions.values());
  // "Is the derivative of F G?", "Is the derivative of F the G?"
  let beside = target + 1;
  while (/^(?:the|just|simply|equal|to)$/.test(list[beside]?.text ?? '')) beside++;
  const isAsked = list.slice(0, target).some(({ text }) => /^(?:is|isn't|was|be)$/.test(text));
  const isBeside = (at: number): boolean => isAsked && at > target && at <= beside && !isSpelledOut(list, at);
  const variables = new Set(list.flatMap((_, at) => wrtAt(list, at) ?? []));
  const places = new Set<number>();
  // "By U and V: is it P and Q?"
  const isNext = (at: number): boolean =>
    variables.size > places.size && places.has(wordOf(list[at - 1]) === 'and' ? at - 2 : at - 1);
  const isSaid = (at: number): boolean => isClaimed(list, at) || isBeside(at) || isNext(at);
  const said = plain.filter(
    ({ text, at }) => at !== target && !meanings.has(text) && !definitions.has(text) && isSaid(at) && places.add(at),
  );
  const seen = new Set<string>();
  const placed = [...equated, ...said]
    .sort((a, b) => a.at - b.at)
    .filter(({ text }) => !seen.has(text) && seen.add(text));
  // As many results behind all the variables are those by each, in their order.
  const behind = new Set(list.slice(0, placed[0]?.at ?? 0).flatMap((_, at) => wrtAt(list, at) ?? []));
  const inTurn = behind.size > 1 && behind.size === variables.size && behind.size === placed.length ? [...behind] : [];
  // "∂L/∂W = … and ∂L/∂x = …".
  const isOfSeveral = new Set(signs.flatMap(({ sign }) => sign.wrt ?? [])).size > 1;
  // L of dL/dW is nobody's meaning.
  const meaning = (body: string | undefined): string | undefined =>
    body === undefined || body === ''
      ? undefined
      : (definitions.get(body.replace(/\s*\([^()]*\)$/, '')) ?? (isName(body) ? undefined : body));
  let order: 1 | 2 | undefined;
  let from = 0;
  return placed.map(({ text, at }, i): Claim => {
    const sign = signs.find((each) => each.at === at)?.sign;
    order = (sign ? (sign.second ? 2 : 1) : undefined) ?? orderIn(list, from, at) ?? order ?? orderBehind(list, at);
    const inWords =
      variables.size > 1 ? list.slice(from, at).flatMap((_, place) => wrtAt(list, from + place) ?? [])[0] : undefined;
    const wrt = isOfSeveral && sign?.wrt !== undefined ? nameOf(sign.wrt) : (inTurn[i] ?? inWords);
    const of = from === 0 ? undefined : (meaning(sign?.body) ?? operandIn(list, from, at));
    from = at + 1;
    return {
      text,
      at,
      ...(of === undefined ? {} : { of }),
      ...(order === undefined ? {} : { order }),
      ...(wrt === undefined ? {} : { wrt }),
    };
  });
}

const JUDGED = /^(?:is|isn't|right|correct|true|wrong|false|verify|check|should|why)$/;

/**
 * "∇f = 0 gives XᵀXw = Xᵀy": that a gradient is set to 0 claims nothing, and an equation says of it that it is the
 * difference of both sides, up to a factor.
 */
export function stationary(claims: readonly Claim[], list: readonly Item[]): readonly Claim[] {
  const isJudged = list.some((item) => JUDGED.test(wordOf(item)));
  const equations = claims.flatMap((claim): Claim[] => {
    const text = claim.text === '0' ? (list[claim.at]?.text ?? '') : claim.text;
    const [left, right] = sides(text);
    const isNone =
      right === undefined ||
      right === '' ||
      left === '' ||
      isName(left) ||
      isOperand(list, claim.at) ||
      signOf(left) !== undefined;
    return isNone ? [] : [{ ...claim, text: right === '0' ? left : `${left} - (${right})`, upto: { kind: 'factor' } }];
  });
  const isSetTo = ({ text, at }: Claim): boolean =>
    text === '0' &&
    /=\s*0$/.test(list[at]?.text ?? '') &&
    !equations.some((each) => each.at === at) &&
    (!isJudged || equations.length > 0);
  const others = claims.filter((claim) => !isSetTo(claim));
  return equations.length === 0 ? others : others.map((claim) => equations.find(({ at }) => at === claim.at) ?? claim);
}

const OF_SETS = /^sub(?:gradient|differential|derivative)s?$/;

/** The results without an interval, which is the set of subgradients that the answer tells: "the subgradient of |x| at 0 is [-1, 1]". */
export const withoutIntervals = (claims: readonly Claim[], list: readonly Item[]): readonly Claim[] =>
  list.some((item) => OF_SETS.test(wordOf(item)))
    ? claims.filter(({ text }) => !/^\[\s*[-−]?[\d.]+\s*,\s*[-−]?[\d.]+\s*\]$/.test(text))
    : claims;

/** "… and the derivative of F is …": what is differentiated in this stretch. */
const operandIn = (list: readonly Item[], from: number, to: number): string | undefined =>
  list
    .slice(from, to)
    .find(
      ({ kind, text }, i) =>
        kind === 'formula' && !isName(text) && (isOperand(list, from + i) || isNextOf(list, from + i)),
    )?.text;

/** "… and of F it is G": the derivative is named before. */
const isNextOf = (list: readonly Item[], at: number): boolean =>
  wordOf(list[at - 1]) === 'of' && /^(?:and|that)$/.test(wordOf(list[at - 2]));

const wrtAt = (list: readonly Item[], at: number): string | undefined => {
  const item = list[at];
  return item?.kind === 'formula' && isName(item.text) && roleBefore(list, at) === 'wrt'
    ? nameOf(item.text)
    : undefined;
};

/** Which derivative is named last in this stretch. */
function orderIn(list: readonly Item[], from: number, to: number): 1 | 2 | undefined {
  for (let i = to - 1; i >= from; i--) {
    const text = wordOf(list[i]);
    if (/^hessians?$/.test(text)) return 2;
    if (/^derivatives?$/.test(text) && wordOf(list[i - 1]) === 'second') return 2;
    if (DIFFERENTIATE.test(text)) return 1;
  }
  return undefined;
}

/** "is 2A the Hessian?" */
function orderBehind(list: readonly Item[], at: number): 1 | 2 | undefined {
  let end = at + 1;
  while (list[end]?.kind === 'word') end++;
  return orderIn(list, at + 1, end);
}

/** "A or B": one of them is asked for. */
export function isChoice(list: readonly Item[], claims: readonly Placed[]): boolean {
  const isOr = (at: number): boolean =>
    /^(?:or|vs|versus)$/.test(wordOf(list[at - 1])) ||
    (/^(?:or|vs)$/.test(wordOf(list[at - 2])) && wordOf(list[at - 1]) !== '');
  return claims.some(({ at }) => isOr(at) && (claims.length > 1 || list[at - 2]?.kind === 'formula'));
}

/** Words that turn a judgement round, so that a bare "yes" or "true" says nothing. */
const DENYING =
  /^(?:not|isn't|isnt|aren't|wasn't|shouldn't|can't|cannot|couldn't|don't|doesn't|won't|wrong|false|incorrect|never|nor|mistaken)$/;

/** Whether the sentence denies its result: "it isn't 2Ax, is it?", "is it false that …". */
export const isDenied = (list: readonly Item[]): boolean =>
  list.some((item, at) => DENYING.test(wordOf(item)) && !/^(?:or|and)$/.test(wordOf(list[at - 1])));

/** The places in the list of a result, and of the function that is named for it. */
export const placesOf = ({ at, to = at, of }: Claim, list: readonly Item[]): number[] => [
  ...Array.from({ length: to - at + 1 }, (_, i) => at + i),
  ...(of === undefined ? [] : [list.findIndex(({ text }) => text === of)]),
];
