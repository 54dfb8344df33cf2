// Functions that are one formula here and another there: "x if x > 0 else 0.1x", "x for x > 0 and 0 otherwise", `x > 0 ? x : 0`.
import type { Item } from './items.js';
import { reads, sides } from './terms.js';

const IF = /^(?:if|for|when|where|whenever)$/;
const ELSE = /^(?:else|otherwise|elsewhere)$/;
const BETWEEN = /^(?:and|or|but|while|then|is|it|it's)$/;

/** More cases are no formula that anybody asks about. */
const MOST_CASES = 6;

interface Case {
  readonly value: string;
  readonly condition: string;
}
interface Cases {
  readonly text: string;
  readonly next: number;
}

/** The sentence with each such function as one formula, `where(x > 0, x, 0.1*x)`. */
export function withoutCases(list: readonly Item[]): readonly Item[] {
  const found: Item[] = [];
  for (let at = 0; at < list.length; ) {
    const read = casesAt(list, at) ?? askedAt(list, at) ?? conditionFirst(list, at);
    const item = list[at] as Item;
    if (read) found.push({ kind: 'formula', text: read.text, from: item.from, to: (list[read.next - 1] as Item).to });
    else found.push(item);
    at = read ? read.next : at + 1;
  }
  return found;
}

const word = (list: readonly Item[], at: number): string =>
  list[at]?.kind === 'formula' ? '' : (list[at]?.text ?? '');
const conditionAt = (list: readonly Item[], at: number): string | undefined => {
  const { kind, text = '' } = list[at] ?? {};
  return kind === 'formula' && /[<>≤≥]|\\[lg]eq?(?![a-z])/.test(text) && reads(text) ? text : undefined;
};
/** A formula that compares nothing; `{` may open the cases. */
const valueAt = (list: readonly Item[], at: number): string | undefined =>
  list[at]?.kind === 'formula' && conditionAt(list, at) === undefined
    ? list[at]?.text.replace(/^\{\s*/, '').replace(/\s*\}$/, (brace) => (list[at]?.text.includes('{') ? brace : ''))
    : undefined;

function past(list: readonly Item[], at: number, words: RegExp): number {
  let i = at;
  while (words.test(word(list, i))) i++;
  return i;
}

const COMPARED = /^(.+?)\s*([<>≤≥]=?|\\[lg]eq?(?![a-z]))\s*(.+)$/s;

/** "x > 0" and "x < 0", with or without the border: the last condition is where the one before it does not hold. */
function isRest(cases: readonly Case[]): boolean {
  const [first, last] = cases.slice(-2).map(({ condition }) => COMPARED.exec(condition.replaceAll(' ', '')));
  const isLess = (sign = ''): boolean => /<|≤|\\l/.test(sign);
  return !!first && !!last && first[1] === last[1] && first[3] === last[3] && isLess(first[2]) !== isLess(last[2]);
}

/** "v if c", once or more, then what holds otherwise. */
function casesAt(list: readonly Item[], start: number): Cases | undefined {
  const [left, right] = sides(list[start]?.kind === 'formula' ? (list[start]?.text ?? '') : '');
  const name = right === undefined ? '' : `${left} = `;
  const cases: Case[] = [];
  const result = (rest: string, next: number): Cases | undefined =>
    cases.length > 0 && reads(rest) && cases.every(({ value }) => reads(value))
      ? {
          text:
            name + cases.reduceRight((last, { value, condition }) => `where(${condition}, ${value}, ${last})`, rest),
          next,
        }
      : undefined;
  for (let at = start; ; ) {
    const first = at === start ? (right ?? left).replace(/^\{\s*/, '') : valueAt(list, at);
    const value = first === '' || (at === start && conditionAt(list, at) !== undefined) ? undefined : first;
    const condition = IF.test(word(list, at + 1)) ? conditionAt(list, at + 2) : undefined;
    if (value === undefined || cases.length >= MOST_CASES) break;
    if (condition === undefined) return ELSE.test(word(list, at + 1)) ? result(value, at + 2) : undefined;
    cases.push({ value, condition });
    const last = at + 3;
    if (
      isRest(cases) &&
      !IF.test(word(list, past(list, last, BETWEEN) + 1)) &&
      !ELSE.test(word(list, past(list, last, BETWEEN)))
    ) {
      const { value: rest } = cases.pop() as Case;
      return result(rest, last);
    }
    at = past(list, last, BETWEEN);
    if (!ELSE.test(word(list, at))) continue;
    at = past(list, at + 1, BETWEEN);
    const rest = valueAt(list, at);
    if (rest === undefined) break;
    if (!IF.test(word(list, at + 1))) return result(rest, at + 1);
  }
  return undefined;
}

/** `c ? v : w`, whose signs end sentences. */
function askedAt(list: readonly Item[], at: number): Cases | undefined {
  const [left, right] = sides(list[at]?.kind === 'formula' ? (list[at]?.text ?? '') : '');
  const condition = conditionAt(list, at) === undefined && right === undefined ? undefined : (right ?? left);
  const other = word(list, at + 3) === ':' ? at + 4 : at + 3;
  const [value, rest] = [valueAt(list, at + 2), valueAt(list, other)];
  if (condition === undefined || word(list, at + 1) !== '?' || value === undefined || rest === undefined)
    return undefined;
  const text = `where(${condition}, ${value}, ${rest})`;
  return /[<>≤≥]/.test(condition) && reads(text)
    ? { text: right === undefined ? text : `${left} = ${text}`, next: other + 1 }
    : undefined;
}

/** "if c then v else w". */
function conditionFirst(list: readonly Item[], at: number): Cases | undefined {
  const condition = word(list, at) === 'if' ? conditionAt(list, at + 1) : undefined;
  if (condition === undefined) return undefined;
  const then = past(list, at + 2, BETWEEN);
  const value = valueAt(list, then);
  const last = past(list, then + 2, BETWEEN);
  const rest = ELSE.test(word(list, then + 1)) ? valueAt(list, last) : undefined;
  const text = `where(${condition}, ${value}, ${rest})`;
  return value !== undefined && rest !== undefined && reads(text) ? { text, next: last + 1 } : undefined;
}
