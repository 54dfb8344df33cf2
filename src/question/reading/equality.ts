// Questions whether two formulas are equal, with no derivative: "are AᵀAx and (xᵀAᵀA)ᵀ the same?", "is tr(AB) = tr(BA)?".
import { vocabulary } from '../../math/registry.js';
import { type Item, wordOf } from '../formulas/items.js';
import { apart, expression, isName, isSound, namesIn, sides } from '../formulas/terms.js';
import type { Reading } from './reading.js';

export interface EqualityAsked {
  readonly left: string;
  readonly right: string;
  readonly where: readonly string[];
}

/** Words that set two formulas equal. */
const SAME =
  /^(?:same|equal|equals|equivalent|identical|identically|agree|agrees|coincide|coincides|match|matches|differ|differs|different|becomes?)$/;
/** Words that make a question or a task of it. */
const ASKS =
  /^(?:is|isn't|are|aren't|do|does|don't|doesn't|will|can|prove|show|verify|check|true|right|correct|whether|if|why)$/;
/** Words that change nothing about it. */
const FILL =
  /^(?:the|a|an|these|this|that|those|two|both|they|it|i|my|to|as|of|with|and|or|from|so|just|also|really|always|ever|actually|thing|things|answers?|expressions?|formulas?|results?|values?|terms?|matrix|matrices|vectors?|in|general|for|all|any|every|each|other|between|please|me|hi|hello|when|where|assuming|given|exactly|still|mathematically|numerically|algebraically|functions?|maps?|identity|hold|holds|not|mean|means|by|have|we|vs|versus|compare|got|get|one|another|square|invertible|following|equation)$/;

/** The two formulas; undefined where the sentence asks for anything besides. */
export function equalityAsked({ list, where, signed, signs, order, points }: Asked): EqualityAsked | undefined {
  if (signed || signs > 0 || order || points || list.length > 40) return undefined;
  const words = list.flatMap((item) => (item.kind === 'word' ? [wordOf(item)] : []));
  if (
    !words.some((word) => ASKS.test(word)) ||
    !words.every((word) => SAME.test(word) || ASKS.test(word) || FILL.test(word))
  )
    return undefined;
  const formulas = list.filter(({ kind }) => kind === 'formula' || kind === 'function');
  // d(xᵀAx) = … dx is said of a derivative.
  if (formulas.some(({ text }) => /(?<![\p{L}\d_\\])d(?:\s?\(|\s?\p{L}(?![\p{L}\d_(]))/u.test(text))) return undefined;
  const pair = formulas.length === 1 ? bySign(formulas[0] as Item) : byWords(formulas, words, list);
  if (!pair?.every(isComparable)) return undefined;
  const letters = lettersOf(pair);
  const [left, right] = pair.map((side) => apart(side, letters)) as [string, string];
  // "Is y = Ax?" tells what y is.
  return isName(left) && isName(right) ? undefined : { left, right, where };
}

type Asked = Pick<Reading, 'list' | 'where' | 'signed' | 'signs' | 'order'> & { readonly points?: string };

function bySign({ text }: Item): [string, string] | undefined {
  const [left, right] = sides(text);
  // A name or f(x) on the left is defined by its right side.
  const [, applied] = /^(\p{L}\w{0,2})\s*\([\p{L}\s,]{1,12}\)$/u.exec(left) ?? [];
  const isDefinition = isName(left) || (applied !== undefined && !vocabulary.functionNamed(applied));
  return right === undefined || isDefinition || sides(right)[1] !== undefined ? undefined : [left, right];
}

function byWords(
  formulas: readonly Item[],
  words: readonly string[],
  list: readonly Item[],
): [string, string] | undefined {
  const [first, second, ...others] = formulas;
  const isSet = words.some((word) => SAME.test(word)) || isJoined(list);
  if (!first || !second || others.length > 0 || !isSet) return undefined;
  const right = second.text.replace(/^=\s*/, '');
  return [first, second].some(({ text }) => sides(text.replace(/^=\s*/, ''))[1] !== undefined)
    ? undefined
    : [first.text, right];
}

/** "Is xᵀx ‖x‖²?", with "is" or "=" between them. */
const isJoined = (list: readonly Item[]): boolean => {
  const at = list.findIndex(({ kind, text }) => kind === 'formula' && text.startsWith('='));
  return at > 0;
};

/** The letters that stand alone or in two names: xyᵀ and yxᵀ are products. */
function lettersOf(sides: readonly string[]): ReadonlySet<string> {
  const names = [...new Set(sides.flatMap((side) => namesIn(side)))];
  return new Set(
    names
      .flatMap((name) => (name.length === 1 ? [name] : [...name]))
      .filter((letter) => names.includes(letter) || names.filter((name) => name.includes(letter)).length > 1),
  );
}

function isComparable(side: string): boolean {
  const expr = expression(side);
  return expr !== undefined && isSound(expr);
}

/** "And if both are diagonal?" behind the answer to such a question: the same under what is declared now. */
export function equalityAgain(last: string, { list, where, targets }: Reading): EqualityAsked | undefined {
  const [, left, right, before] =
    /(?:^|\n)\W{0,4}I read: is ([^\n]{1,500}?) equal to ([^\n]{1,500}?) for all values(?:, with ([^\n]{1,300}?))?\.\s*(?:\n|$)/.exec(
      last,
    ) ?? [];
  if (left === undefined || right === undefined || targets.length > 0) return undefined;
  const sides = [left, right].map((side) => side.replaceAll('·', '*')) as [string, string];
  const words = list.map(wordOf);
  const tag = words.some((word) => /^(?:both|they|all|each)$/.test(word))
    ? words.find((word) => TAGS.test(word))
    : undefined;
  const names = [...new Set(sides.flatMap((side) => namesIn(side)))];
  const declared = tag === undefined ? where : names.map((name) => `${name}: ${tag}`);
  const isAll = list.every(
    ({ kind, text }) =>
      kind !== 'word' ||
      FILL.test(text) ||
      ASKS.test(text) ||
      TAGS.test(text) ||
      /^(?:what|how|about|but|now)$/.test(text),
  );
  if (declared.length === 0 || !isAll) return undefined;
  const isNew = (each: string): boolean => !declared.some((own) => own.split(': ')[0] === each.split(': ')[0]);
  const kept = (before?.split('; ') ?? []).filter(isNew);
  return { left: sides[0], right: sides[1], where: [...declared, ...kept] };
}

const TAGS = /^(?:symmetric|diagonal|orthogonal|positive|scalars?|vectors?)$/;
