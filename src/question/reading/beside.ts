// A function and a result with nothing but a space between them: "is the gradient of xᵀAx 2Ax?". Which of the places
// between two formulas parts them is tried: at the right one the second is the derivative of the first, or nearly.
import { symbolsOf } from '../../formula/expr.js';
import { vocabulary } from '../../math/registry.js';
import { type Item, wordOf } from '../formulas/items.js';
import { DIFFERENTIATE, roleBefore } from '../formulas/roles.js';
import { closing, expression, isName, nameOf } from '../formulas/terms.js';
import { RIGHT, score, type Trial } from '../formulas/tried.js';
import { isClaimed } from './claims.js';
import { opensQualifier } from './qualified.js';

/** Places that are tried in one formula. */
const MOST = 6;

/** The sentence with a formula that is a function and its result parted in two; the second is marked as a result. */
export function parted(list: readonly Item[]): { list: readonly Item[]; result?: number } {
  const behind = list.findIndex((_, i) => isDerivativeOfNamed(list, i));
  if (behind >= 0) return { list, result: behind };
  const at = list.findIndex((_, i) => lacksResult(list, i) !== undefined);
  const item = list[at];
  if (!item) return { list };
  const sign = signOf(item.text);
  const wrt =
    sign?.wrt ??
    list.flatMap(({ kind, text }, i) =>
      kind === 'formula' && isName(text) && roleBefore(list, i) === 'wrt' ? [nameOf(text)] : [],
    )[0];
  const second = list.some(
    (each, i) => each.text === 'hessian' || (each.text === 'second' && DIFFERENTIATE.test(wordOf(list[i + 1]))),
  );
  const others = list.slice(at + 1).flatMap(({ kind, text }) => (kind === 'formula' && !isName(text) ? [text] : []));
  const found = best(
    partings(sign?.body ?? item.text).filter(([left, right]) => fits(left, right)),
    others,
    { ...(wrt === undefined ? {} : { wrt }), second },
  );
  // Of "is the gradient of …?" some part has to be a result; "the derivative of xᵀx, not xᵀ + x" has one already.
  const lacks = lacksResult(list, at);
  const least = lacks === 'surely' ? 0.5 : lacks === 'rather' ? 2 : 1;
  if (!found || found.score < least) return namedParted(list, at);
  const left = `${sign?.text ?? ''}${found.left}`;
  const middle = item.from + Math.min(left.length, item.to - item.from);
  return {
    list: [
      ...list.slice(0, at),
      { ...item, text: left, to: middle },
      { ...item, text: found.right, from: middle },
      ...list.slice(at + 1),
    ],
    result: at + 1,
  };
}

/** The variables of a function that are tried. */
const MOST_VARIABLES = 4;

/** "How do you get 2Ax from xᵀAx": by what the result is the derivative of the function behind it, or nearly. */
function madeBy(list: readonly Item[], at: number): string | undefined {
  const [result, from, of] = [list[at], list[at + 1], list[at + 2]];
  const isPair = result?.kind === 'formula' && of?.kind === 'formula' && wordOf(from) === 'from';
  if (!isPair || !/^(?:get|obtain|derive|find|have)$/.test(wordOf(list[at - 1]))) return undefined;
  if (isName(result.text) || isName(of.text) || !fits(of.text, result.text)) return undefined;
  const f = expression(of.text);
  return (f ? symbolsOf(f) : [])
    .slice(0, MOST_VARIABLES)
    .find((wrt) => score({ expression: of.text, answer: result.text, wrt }) >= 1);
}

/** The sentence with "2Ax from xᵀAx" as "the derivative of xᵀAx wrt x is 2Ax". */
export function withMade(list: readonly Item[]): readonly Item[] {
  const at = list.findIndex((item) => wordOf(item) === 'from') - 1;
  const wrt = at > 0 ? madeBy(list, at) : undefined;
  if (wrt === undefined) return list;
  const [result, from, of] = list.slice(at, at + 3) as [Item, Item, Item];
  const word = (text: string): Item => ({ ...from, kind: 'word', text });
  const by: Item = { ...from, kind: 'formula', text: wrt };
  const asked = [word('derivative'), word('of'), of, word('wrt'), by, word('is'), result];
  return [...list.slice(0, at), ...asked, ...list.slice(at + 3)];
}

/**
 * "Jacobian of softmax: diag(s) - s s^T", "softmax Jacobian diag(s) - s s^T": the formula is a result, where it is the
 * derivative of what is named, or is asked to be judged behind that.
 */
function isDerivativeOfNamed(list: readonly Item[], at: number): boolean {
  const [named, between, result] = [list[at - 2], list[at - 1], list[at]];
  if (!named || result?.kind !== 'formula' || isName(result.text)) return false;
  const isFormula = named.kind === 'formula' && !isName(named.text) && !named.text.includes('=');
  if (named.kind !== 'function' && !isFormula) return false;
  const isBehind = DIFFERENTIATE.test(wordOf(between)) && (at === 2 || ARTICLE.test(wordOf(list[at - 3])));
  if (isBehind && list.slice(at + 1).some((item) => JUDGES.test(wordOf(item)))) return true;
  const isOf =
    !isFormula && between?.text === ':' && list.slice(0, at - 2).some(({ text }) => DIFFERENTIATE.test(text));
  if (!isBehind && !isOf) return false;
  const [f, g] = [expression(named.text), expression(result.text)];
  const known = new Set(f ? symbolsOf(f) : []);
  const output = g && symbolsOf(g).find((name) => /^[a-z]$/.test(name) && !known.has(name));
  const answer = output === undefined ? result.text : `${result.text} where ${output} = ${named.text}`;
  return score({ expression: named.text, answer }) >= 2;
}

const ARTICLE = /^(?:the|a|my|for|so|hi|hello)$/;
const JUDGES = /^(?:right|correct|true|ok|wrong|valid|verify|check)$/;

/** A function by its name alone, and a result: "is the derivative of softmax s(1 - s)?" */
function namedParted(list: readonly Item[], at: number): { list: readonly Item[]; result?: number } {
  const item = list[at] as Item;
  const [, name = '', right = ''] = /^([a-z]{4,}) (\S.*)$/s.exec(item.text) ?? [];
  const result = expression(right);
  const isResult = result?.kind === 'call' && symbolsOf(result).length === 1 && vocabulary.functionNamed(name);
  if (!isResult) return { list };
  const middle = item.from + name.length;
  const named: Item = { kind: 'function', text: `${name}(x)`, from: item.from, to: middle };
  return {
    list: [...list.slice(0, at), named, { ...item, text: right, from: middle }, ...list.slice(at + 1)],
    result: at + 1,
  };
}

/** Whether a formula has to hold a result besides: the sentence judges or chooses, and brings no other. */
function lacksResult(list: readonly Item[], at: number): 'surely' | 'maybe' | 'rather' | undefined {
  const item = list[at];
  if (
    item?.kind !== 'formula' ||
    item.text.length > 160 ||
    !item.text.includes(' ') ||
    item.text.includes('=') ||
    (isClaimed(list, at) && signOf(item.text) === undefined)
  )
    return undefined;
  const next = wordOf(list[at + 1]);
  const chooses = /^(?:or|vs)$/.test(next) || (/^(?:and|but)$/.test(next) && wordOf(list[at + 2]) === 'not');
  const prefers = /^(?:rather|instead|not)$/.test(next);
  const judges = JUDGES.test(next);
  const isLast = list.slice(at + 1).every(({ kind }) => kind === 'stop') || opensQualifier(list, at + 1);
  const named = list.findIndex(({ text }) => DIFFERENTIATE.test(text));
  const isSigned = signOf(item.text) !== undefined;
  const noun = isSigned ? at : named;
  // "is the gradient of … …?", "why is the derivative of … …"
  const before = list.slice(0, noun);
  const isInverted =
    noun >= 0 &&
    noun < (isSigned ? at + 1 : at) &&
    before.some((each, i) => /^(?:is|isn't|are|was)$/.test(wordOf(each)) && !isOpen(wordOf(before[i - 1]))) &&
    !before.some(({ kind }) => kind === 'formula');
  if (isInverted && isLast) return 'surely';
  return chooses || judges ? 'maybe' : prefers ? 'rather' : undefined;
}

/** "What is the gradient of xᵀ A x?" brings no result. */
const isOpen = (word: string): boolean => /^(?:what|which|where)$/.test(word);

/** `d/dx xᵀAx 2Ax`: the sign of the derivative, and what stands behind it. */
function signOf(text: string): { readonly text: string; readonly wrt: string; readonly body: string } | undefined {
  const [, sign, wrt, body] = /^([d∂]\s?\/\s?[d∂]\s?(\p{L}\w{0,3})\s+)(\S.*)$/su.exec(text) ?? [];
  return sign === undefined || wrt === undefined || body === undefined
    ? undefined
    : { text: sign, wrt: nameOf(wrt), body };
}

/** At each space outside brackets, the longest function first; of "f A transposed" A alone is transposed. */
function partings(text: string): [left: string, right: string][] {
  if (text.startsWith('(') && text.endsWith(")'") && closing(text, 0) === text.length - 2)
    return partings(text.slice(1, -2)).map(([left, right]) => [left, `(${right})'`]);
  const found: [string, string][] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (sign === ' ' && depth === 0) found.unshift([text.slice(0, i).trim(), text.slice(i + 1).trim()]);
  }
  return found.filter(([left, right]) => !/[-+*/.,^@⊙]$/.test(left) && !/^(?:[+*/.,^@⊙]|- )/.test(right));
}

/** Whether both can be read, and the result speaks of nothing but what the function does. */
function fits(left: string, right: string): boolean {
  const [f, g] = [expression(left), expression(right)];
  if (!f || !g || f.kind === 'symbol') return false;
  const known = new Set([...symbolsOf(f), 'n', 'm', 'I']);
  return symbolsOf(f).length > 0 && symbolsOf(g).every((name) => known.has(name));
}

interface Parting {
  readonly left: string;
  readonly right: string;
  readonly score: number;
}

/** The parting whose result is best as the derivative of its function; the first that is right ends the search. */
function best(
  all: readonly (readonly [left: string, right: string])[],
  others: readonly string[],
  asked: Pick<Trial, 'wrt' | 'second'>,
): Parting | undefined {
  let found: Parting | undefined;
  for (const [left, right] of all.slice(0, MOST)) {
    const each = { left, right, score: scoreOf(left, right, others, asked) };
    if (!found || each.score > found.score) found = each;
    if (found.score === RIGHT) return found;
  }
  return found;
}

/** How good a derivative of the function the result is, or whether one of the others is it that the sentence sets beside it. */
function scoreOf(left: string, right: string, others: readonly string[], asked: Pick<Trial, 'wrt' | 'second'>): number {
  const own = score({ ...asked, expression: left, answer: right });
  if (own === RIGHT) return own;
  return Math.max(
    own,
    ...others.slice(0, 2).map((answer) => score({ ...asked, expression: left, answer }, 'right') - 0.1),
  );
}
