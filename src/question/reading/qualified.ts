// Words behind a result that change it: "A plus its transpose", "2Ax but transposed", "up to a factor of 2", "W with
// some rows zeroed out". Each of them becomes part of the result, or is named as not understood.
import type { Relation } from '../../answer/check/relation.js';
import { table } from '../../formula/table.js';
import { type Item, wordOf } from '../formulas/items.js';
import { isName } from '../formulas/terms.js';
import type { Claim } from './claims.js';
import { inSigns } from './unread.js';

/** Words between a result and what is said of it. */
const JOINS = /^(?:but|then|just|only|and|also|all|matrix|vector|a|an)$/;
/** What is done to a result behind it. */
const DONE_TO = /^(?:transposed|inverted|negated|squared|halved|doubled)$/;
const SIGN: Readonly<Record<string, string>> = table({
  plus: '+',
  minus: '-',
  times: '*',
  over: '/',
  divided: '/',
});

const PARTS: readonly (readonly [words: RegExp, parts: Relation['parts']])[] = [
  [/^(?:rows?|row-wise|rowwise)$/, 'rows'],
  [/^(?:columns?|cols?|column-wise|columnwise)$/, 'columns'],
  [/^(?:entries|entry|elements?|components?|entrywise|elementwise)$/, 'entries'],
];
const ZEROED = /^(?:zeroed|zeros?|0|removed|dropped|deleted|masked|killed|blanked|off)$/;
const SCALED = /^(?:scaled|rescaled|weighted|multiplied|reweighted)$/;
/** What may stand in such a phrase besides. */
const OF_PHRASE =
  /^(?:with|some|of|its|diagonal|the|certain|a|few|many|all|out|set|to|turned|switched|each|every|by|row|column|entry|numbers?|factors?|own|different|which|where|that|are|have|been|possibly|individually|separately|rows?|columns?)$/;

/** The claim with all that is said of it behind; the words that were not understood stay unused. */
export function qualified(claim: Claim, list: readonly Item[]): Claim {
  const multiple = multipleBefore(claim, list);
  let whole: Claim = multiple ? { ...claim, relation: multiple } : claim;
  for (let step = 0; step < 6; step++) {
    const more = transformed(whole, list) ?? joined(whole, list) ?? tolerant(whole, list) ?? related(whole, list);
    if (!more) break;
    whole = more;
  }
  return whole;
}

const endOf = ({ at, to = at }: Claim): number => to;

/** The place behind the joining words. */
function behind(claim: Claim, list: readonly Item[]): number {
  let i = endOf(claim) + 1;
  while (JOINS.test(wordOf(list[i]))) i++;
  return i;
}

/** "2Ax but transposed". */
function transformed(claim: Claim, list: readonly Item[]): Claim | undefined {
  const at = behind(claim, list);
  const how = wordOf(list[at]);
  const text = DONE_TO.test(how) ? inSigns(how, claim.text) : undefined;
  return text === undefined ? undefined : { ...claim, text, to: at };
}

/** "A plus its transpose, times x": behind a comma the whole is meant. */
function joined(claim: Claim, list: readonly Item[]): Claim | undefined {
  const last = endOf(claim);
  const sign = SIGN[wordOf(list[last + 1])];
  if (sign === undefined) return undefined;
  const own = wordOf(list[last + 1]) === 'divided' && wordOf(list[last + 2]) === 'by' ? last + 3 : last + 2;
  const at = /^(?:the|its|an?)$/.test(wordOf(list[own])) ? own + 1 : own;
  const item = list[at];
  const other = operand(claim, item, wordOf(list[at - 1]));
  if (other === undefined) return undefined;
  const isApart = (list[last + 1]?.from ?? 0) - (list[last]?.to ?? 0) > 1 || wordOf(list[last]) === 'transpose';
  const before = isApart || !/^[*/]$/.test(sign) || isName(claim.text) ? `(${claim.text})` : claim.text;
  return { ...claim, text: `${before} ${sign} ${other}`, to: at };
}

function operand(claim: Claim, item: Item | undefined, article: string): string | undefined {
  if (item?.kind === 'formula' || item?.kind === 'function') return `(${item.text})`;
  if (wordOf(item) === 'transpose' && article === 'its') return `(${claim.text})'`;
  return wordOf(item) === 'identity' ? 'I' : undefined;
}

/** "Proportional to A'(Ax - b)", "a multiple of x". */
function multipleBefore({ at }: Claim, list: readonly Item[]): Relation | undefined {
  const before = list
    .slice(Math.max(0, at - 4), at)
    .map(wordOf)
    .join(' ');
  const isMultiple = /\b(?:proportional to|parallel to|collinear with|multiple of)(?: the)?$/.test(before);
  return isMultiple ? { parts: 'whole', how: 'scaled' } : undefined;
}

/** "Up to a factor of 2", "up to sign", "modulo a constant". */
function tolerant(claim: Claim, list: readonly Item[]): Claim | undefined {
  const first = behind(claim, list);
  const isUpTo = wordOf(list[first]) === 'up' && wordOf(list[first + 1]) === 'to';
  if (!isUpTo && !/^(?:modulo|ignoring|neglecting)$/.test(wordOf(list[first]))) return undefined;
  for (let i = first + (isUpTo ? 2 : 1); i < Math.min(list.length, first + 9); i++) {
    const word = wordOf(list[i]);
    if (/^(?:sign|signs)$/.test(word)) return { ...claim, upto: { kind: 'sign' }, to: i };
    if (/^(?:transpose|transposes|transposition|layout)$/.test(word))
      return { ...claim, upto: { kind: 'transpose' }, to: i };
    if (/^(?:scale|scaling|rescaling)$/.test(word))
      return { ...claim, relation: { parts: 'whole', how: 'scaled' }, to: i };
    if (/^(?:factors?|constants?|multiples?|scalar)$/.test(word)) return factored(claim, list, i);
    if (list[i]?.kind === 'formula' && /^[\d./]+$/.test(list[i]?.text ?? '')) {
      const isFactor = /^(?:factors?|$)/.test(wordOf(list[i + 1]));
      return {
        ...claim,
        upto: { kind: 'factor', times: list[i]?.text ?? '' },
        to: isFactor && list[i + 1]?.kind === 'word' ? i + 1 : i,
      };
    }
    if (!/^(?:an?|the|some|positive|overall|global|multiplicative|numerical|constant|its)$/.test(word))
      return undefined;
  }
  return undefined;
}

/** "A constant factor of 2". */
function factored(claim: Claim, list: readonly Item[], at: number): Claim {
  const last = /^(?:factors?|multiples?)$/.test(wordOf(list[at + 1])) ? at + 1 : at;
  const value = wordOf(list[last + 1]) === 'of' ? list[last + 2] : list[last + 1];
  const isNumber = value?.kind === 'formula' && /^[\d./]+$/.test(value.text);
  return isNumber
    ? { ...claim, upto: { kind: 'factor', times: value.text }, to: list.indexOf(value) }
    : { ...claim, upto: { kind: 'factor' }, to: last };
}

/** "W with some rows zeroed out", "W scaled row by row". */
function related(claim: Claim, list: readonly Item[]): Claim | undefined {
  const first = behind(claim, list);
  let last = first;
  let [parts, how]: [Relation['parts'] | undefined, Relation['how'] | undefined] = [undefined, undefined];
  for (; last < list.length && list[last]?.kind !== 'stop'; last++) {
    const said = list[last]?.text ?? '';
    const own = PARTS.find(([words]) => words.test(said))?.[1];
    if (own) parts ??= own;
    else if (ZEROED.test(said)) how ??= 'zeroed';
    else if (SCALED.test(said)) how ??= 'scaled';
    else if (list[last]?.kind !== 'word' || !OF_PHRASE.test(said)) break;
  }
  // A formula or a word that is no part of the phrase may say which rows, and is named.
  const isWhole = list[last] === undefined || list[last]?.kind === 'stop';
  return parts && how && isWhole && !claim.relation ? { ...claim, relation: { parts, how }, to: last - 1 } : undefined;
}

/** Words with which something more is said of a result. */
const OPENS =
  /^(?:with|without|except|excluding|scaled|rescaled|restricted|projected|normalized|normalised|multiplied|divided|plus|minus|times|modulo|rotated|flipped|reversed|permuted|masked|zeroed|clipped|averaged|up|proportional|followed|composed)$/;
const DONE = /^(?:\p{L}{2,}ed|set|put|missing|gone|removed|something|some|another|other)$/u;

/** Whether words begin there that may qualify a result: "W with some rows zeroed out". */
export const opensQualifier = (list: readonly Item[], at: number): boolean =>
  /^(?:with|scaled|up|plus|transposed|proportional)$/.test(wordOf(list[at])) && wordOf(list[at + 1]) !== 'respect';

/** What is said of a result behind it and was not understood. */
export function unqualified(claim: Claim, list: readonly Item[], used: ReadonlySet<number>): string[] {
  const first = behind(claim, list);
  if (!OPENS.test(wordOf(list[first])) || used.has(first)) return [];
  const rest: string[] = [];
  for (let i = first; list[i]?.kind === 'word' && i < first + 8; i++) rest.push(wordOf(list[i]));
  return /^(?:with|without|up)$/.test(rest[0] as string) && !rest.slice(1).some((word) => DONE.test(word))
    ? []
    : [rest.join(' ')];
}
