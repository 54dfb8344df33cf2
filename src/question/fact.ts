// Questions for a fact of a derivative, not for the whole: "what is the rank of the softmax Jacobian?", "where is |x| not smooth?".
import type { Fact, FactKind } from '../answer/facts/fact.js';
import type { Bearer } from '../answer/properties/known.js';
import { boundsIn, type Far, regionIn, towardsIn } from './fact-numbers.js';
import { DERIVATIVE, WORDINGS, type Wording } from './fact-words.js';
import { NUMBERS } from './sentence/spoken-words.js';

export interface FactAsked {
  readonly fact: Fact;
  readonly of: Bearer;
  /** Whether it is asked of what was said before: "what is its rank?" */
  readonly isBack: boolean;
  /** The question as one for a derivative, with the fact taken out. */
  readonly rest: string;
}

const IN_WORDS = new RegExp(String.raw`\b${DERIVATIVE}\b`, 'i');
const IN_SIGNS =
  /[∂∇]|\bd\s?\/\s?d[a-z]\b|\bd[fyLz]\/d\w|\bd\([^?]{1,60}\)\s?\/\s?d[a-zA-Z]\b|(?:[\p{L}\d]{2}|[σφfgyh])['′’](?!\p{L})|\\(?:partial|nabla)\b|\\frac\s?\{d/u;
const isOfDerivative = (text: string): boolean => IN_WORDS.test(text) || IN_SIGNS.test(text);
const SECOND = /\bhessians?\b|∇²|\b(?:second|2nd) derivatives?\b|(?:['′’]{2}|″)/i;

/** What is done with a derivative of a program, or told of conventions, is another question. */
const OTHER =
  /\b(?:pytorch|torch|jax|tensorflow|keras|autograd|numpy|convention|subgradients?|subdifferentials?|regulari[sz]|train(?:ing)?|minimi[sz]e|optimi[sz]e|layout|gradcheck|overflows?|underflows?|stab(?:le|ly|ility)|nans?)\b/i;

/** What stands between bars. */
const BARS = /\|([^|?]{2,60})\|/;

/** What is seen with its reason. */
const WITH_REASONS = new Set<FactKind>(['rank', 'row sums', 'column sums', 'null space']);
/** What the values of a variable make a difference to. */
const OF_VALUES = new Set<FactKind>(['sign', 'greatest', 'least', 'range', 'bound', 'zeros']);

const mannerOf = (text: string): Pick<Fact, 'whether' | 'why' | 'ever'> => ({
  ...(/^\W*(?:(?:so|and|but|ok) )*(?:is|are|does|do|can|could|will|has|have)\b/i.test(text) ? { whether: true } : {}),
  ...(/\b(?:can|could|ever|exceeds?)\b/i.test(text) ? { ever: true } : {}),
  ...(/^\W*(?:(?:so|and|but|ok) )*(?:why|how come)\b/i.test(text) ? { why: true } : {}),
});

/** Words and numbers out of TeX: `\\operatorname{rank}`, `\\frac14`, `\\le`. */
const unmarked = (text: string): string =>
  text
    .replace(/\\(?:operatorname|mathrm|text|mathbf)\*?\{(\w+)\}/g, ' $1 ')
    .replace(/\\[td]?frac\s?\{?(\d)\}?\s?\{?(\d{1,3})\}?/g, ' $1/$2 ')
    .replace(/\\leq?(?![a-z])/g, '≤')
    .replace(/\\geq?(?![a-z])/g, '≥');

/** What stands in the brackets of `rank(…)`. */
const unwrapped = (text: string): string =>
  text.replace(/^(\s*\$?\s*)(?:\\left)?\((.*?)(?:\\right)?\)(\s*\$?\s*[?.]?\s*)$/s, '$1$2$3');

/** The fact that a question asks for; undefined where it asks for none. */
export function factAsked(said: string): FactAsked | undefined {
  if (said.length > 400 || OTHER.test(said)) return undefined;
  const { region, rest: text } = regionIn(unmarked(said.trim()));
  const found = WORDINGS.find((wording) => fits(wording, text));
  const numbers = found ? undefined : (boundAsked(text) ?? limitAsked(text));
  const manner = mannerOf(text);
  const over = region ? { over: region } : {};
  if (numbers)
    return {
      ...numbers,
      fact: { ...numbers.fact, ...manner, ...over },
      of: bearerOf(numbers.rest),
      isBack: refersBack(numbers.rest),
    };
  if (!found || (manner.why && !WITH_REASONS.has(found.kind)) || (region && !OF_VALUES.has(found.kind)))
    return undefined;
  const { kind, asks, cuts = [], of, sign } = found;
  const phrase = asks.exec(text)?.[0] ?? '';
  const left = [...(cuts.length > 0 ? [] : [asks]), ...cuts].reduce(
    (rest, cut) => rest.replace(new RegExp(cut, `${cut.flags}g`), ' '),
    text,
  );
  const fact: Fact = {
    kind,
    ...saidIn(kind, phrase, manner.whether ? text : ''),
    ...(sign ? { bounds: sign > 0 ? { from: 0 } : { to: 0 } } : {}),
    ...manner,
    ...over,
  };
  const bearer = of ?? bearerOf(text);
  // "The maximum of |σ″|" is the greatest slope of σ′ in size.
  if (kind === 'greatest' && bearer !== 'function' && BARS.test(left) && isOfDerivative(BARS.exec(left)?.[1] ?? ''))
    return {
      fact: { ...fact, kind: 'Lipschitz constant' },
      of: bearer === 'hessian' ? 'derivative' : 'function',
      isBack: false,
      rest: left.replace(BARS, ' $1 '),
    };
  const subject = kind === 'rank' || !isOfDerivative(left) ? left.replace(/\b(?:does|do|have|has)\b/gi, ' ') : left;
  return {
    fact,
    of: bearer,
    isBack: refersBack(subject) || /\bits\b/i.test(phrase),
    rest: isOfDerivative(subject)
      ? unwrapped(subject)
      : `derivative of ${subject.replace(/^[\s,]*(?:what(?:'s| is| are)?|whats|find|compute|the|is|are|of|for)\b/i, '').trim()}`,
  };
}

function fits({ kind, asks, needsDerivative }: Wording, text: string): boolean {
  const found = asks.exec(text);
  if (!found) return false;
  if (needsDerivative && !isOfDerivative(text) && !/\b(?:its|it|that|this)\b/i.test(text)) return false;
  // "The gradient of the rank of X" asks for a derivative of it.
  const before = text.slice(0, found.index);
  const isOperand = new RegExp(
    String.raw`\b${DERIVATIVE}(?: matrix)? (?:of|wrt|for)(?: the| a| its)?(?: \w+)?\s*$|\bdifferentiate(?: the)?\s*$|\bd/d\w\s*$`,
    'i',
  ).test(before);
  if (isOperand && !['kinks', 'zeros', 'sign'].includes(kind)) return false;
  return true;
}

const bearerOf = (text: string): Bearer =>
  SECOND.test(text) ? 'hessian' : isOfDerivative(text) ? 'derivative' : 'function';

/** "Its rank", "is the Hessian of rank one": nothing else is named. */
const refersBack = (text: string): boolean => /\b(?:it|its|that|this)\b/i.test(text) || ALONE.test(text);
const ALONE = new RegExp(String.raw`^\W*(?:(?:so|and|but|then|is|isn't|the|what|of) )*${DERIVATIVE}\W*$`, 'i');

const inDigits = (text: string): string =>
  text.replace(/\b(?:one|two|three)\b/i, (word) => NUMBERS[word.toLowerCase()] ?? word);

/** The value that the question names: "rank n-1", "sum to 0". */
function saidIn(kind: FactKind, phrase: string, question: string): Partial<Fact> {
  const value =
    kind === 'rank'
      ? /(\d+|[nm])(?: ?[-−] ?\d)?\s*$/.exec(inDigits(phrase.replace(/rank|matrix/gi, '').trim()))?.[0]
      : kind === 'Lipschitz constant'
        ? /\d[\d./]*/.exec(phrase)?.[0]
        : kind === 'row sums' || kind === 'column sums'
          ? (/(?:zero|0|1|one)$/i.exec(phrase)?.[0] ?? /\b(?:zero|0|one|1)\b/i.exec(question)?.[0])
          : undefined;
  return value === undefined ? {} : { said: value.trim() };
}

type Asked = Pick<FactAsked, 'fact' | 'rest'>;

/** "Is tanh′ at most 1?", "is the derivative of the sigmoid bounded by 1/4?" */
function boundAsked(text: string): Asked | undefined {
  if (
    !/^\W*(?:(?:so|and|but|why|how come) )*(?:is|are|does|do|can|could|will)\b|^\W*(?:prove|show|verify|check)\b|\?\s*$/i.test(
      text,
    )
  )
    return undefined;
  const found = boundsIn(text);
  if (!found || !(isOfDerivative(found.rest) || refersBack(found.rest))) return undefined;
  // The absolute value lies on either side.
  const { to } = found.bounds;
  const isAbsolute = to !== undefined && BARS.test(found.rest) && isOfDerivative(BARS.exec(found.rest)?.[1] ?? '');
  const bounds = isAbsolute ? { ...found.bounds, from: -to } : found.bounds;
  const said = isAbsolute ? found.rest.replace(BARS, ' $1 ') : found.rest;
  return {
    fact: { kind: 'bound', bounds },
    rest: said.replace(/^\W*(?:why|how come|is|are|does|do|can|could|will|prove|show|verify|check|that|\s)+\b/i, ''),
  };
}

/** "What does σ′ go to for large x?" */
function limitAsked(text: string): Asked | undefined {
  if (/^\W*(?:why|how come)\b/i.test(text)) return undefined;
  const asks =
    /\blimits?(?: of)?\b|\b(?:go(?:es)?|tends?|converges?|approach(?:es)?|decays?)\b(?: to| towards?)?|\b(?:behaves?|happens?(?: to)?|becomes?|saturates?|vanish(?:es)?|look like)\b/i;
  const end = /\b(?:tends?|go(?:es)?|converges?|decays?|approach(?:es)?)(?: to)? (0|1|zero|one)\b/i.exec(text)?.[1];
  const found: Far | undefined =
    towardsIn(text) ??
    (end === undefined || /\b(?:when|as|if|where|for|at)\b/i.test(text)
      ? undefined
      : { towards: ['+', '-'], rest: text });
  if (!found || !isOfDerivative(text)) return undefined;
  const said = end === undefined ? {} : { said: end };
  const rest = found.rest
    .replace(asks, ' ')
    .replace(/\bto (?:0|1|zero|one)\b/i, ' ')
    .replace(/\b(?:what|how|does|do|is|to|the value)\b/gi, ' ');
  return {
    fact: {
      kind: 'limit',
      ...(found.near === undefined ? { towards: found.towards ?? [] } : { near: found.near }),
      ...said,
    },
    rest,
  };
}
