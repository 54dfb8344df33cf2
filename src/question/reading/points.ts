// The places at which a sentence wants its derivative: "at (1, 2)", "x = np.array([1., 2.])", "at the identity".
import { type Item, wordOf } from '../formulas/items.js';
import { isNamedDerivative } from '../formulas/named-results.js';
import { roleBefore } from '../formulas/roles.js';
import { isName, nameOf, namesIn, sides } from '../formulas/terms.js';
import { NUMBER, placeOf, type Special, specialOf } from './place-text.js';

export interface SpecialPlace {
  readonly name?: string;
  readonly value: Special;
}
export interface Places {
  /** Values, with names as far as the sentence has them: `x = [1, 2]`, `[1, 2]`. */
  readonly points: readonly string[];
  readonly special: readonly SpecialPlace[];
  /** Names whose value stands beside the formula rather than "at" it: λ of "with λ = 2". */
  readonly beside: ReadonlySet<string>;
  /** "x → 0": limits are not taken. */
  readonly limit?: string;
  /** "for 10 classes": how many entries the variable has. */
  readonly size?: number;
  /** The sentence without them. */
  readonly list: readonly Item[];
  /** The words that lead to them: "when" asks for no time then. */
  readonly led: readonly Item[];
}

const PLACE_WORDS =
  /^(?:the|a|an|i|all|all-ones|zero|zeros|zero-vector|ones|one|origin|identity|vector|matrix|point|of|entries|elements|components|are|being|equal|same|have|value|is)$/;

/** "the origin", "the all-ones vector", "all entries are equal", from a place in the list on. */
function inWords(list: readonly Item[], at: number): { value: Special; to: number } | undefined {
  let to = at;
  while (list[to]?.kind === 'word' && PLACE_WORDS.test((list[to] as Item).text)) to++;
  const said = list.slice(at, to).map(({ text }) => text);
  const has = (...words: readonly string[]): boolean => words.some((word) => said.includes(word));
  const value: Special | undefined =
    has('zero', 'zeros', 'origin') && has('vector', 'matrix')
      ? { kind: 'origin' }
      : has('identity') || (said.length === 1 && has('i'))
        ? { kind: 'identity', times: 1 }
        : has('all-ones', 'ones') || (has('equal', 'same') && has('entries', 'elements', 'components'))
          ? { kind: 'ones' }
          : has('zero', 'origin')
            ? { kind: 'zero' }
            : undefined;
  if (!value) return undefined;
  while (to > at && /^(?:the|a|an|of|all)$/.test(list[to - 1]?.text ?? '')) to--;
  return { value, to };
}

const COUNTED = /^(?:classes|dimensions|entries|elements|components|inputs|logits|variables|coordinates|features)$/;
const LEADS = /^(?:at|when|where|if|for|evaluated|near|around|with)$/;
const AT = /^(?:at|when|if|evaluated|evaluate|near|around)$/;
const BESIDE = /^(?:where|for|with|given|let|using|suppose|assume|set|setting|taking)$/;
const INEQUALITY = new RegExp(
  String.raw`^(?:(${NUMBER})\s*[<≤]=?\s*)?(\p{L})(?:_\w)?\s*([<>≤≥]|<=|>=|\\(?:lt|gt|le|ge|leq|geq)\b)\s*(${NUMBER})$`,
  'u',
);

/** A number of the region: its middle, or one beyond its end. */
function regionOf(formula: string): SpecialPlace | undefined {
  const [, low, name, sign = '', end] = INEQUALITY.exec(formula) ?? [];
  if (name === undefined || end === undefined) return undefined;
  const isBelow = /^(?:[<≤]|<=|\\l)/.test(sign);
  const bound = Number(end.replace(/\s/g, ''));
  if (Number.isNaN(bound)) return undefined;
  const number = low !== undefined ? (Number(low) + bound) / 2 : isBelow ? bound - 1 : bound + 1;
  return { name, value: { kind: 'region', number, said: formula } };
}

/** "Softmax for 10 classes": the shape of the variable. */
export const sized = (size: number | undefined, target = '', wrt = namesIn(target)[0]): string[] =>
  size === undefined || wrt === undefined ? [] : [`${wrt}: ${size}`];

export function placesIn(list: readonly Item[]): Places {
  const points: string[] = [];
  const special: SpecialPlace[] = [];
  const taken = new Set<number>();
  const variables = new Map<number, Item>();
  const beside = new Set<string>();
  let isBeside = true;
  let limit: string | undefined;
  let size: number | undefined;
  const take = (...places: readonly number[]): void => {
    for (const place of places) taken.add(place);
  };
  list.forEach((item, at) => {
    const { kind, text } = item;
    if (taken.has(at)) return;
    const [next, afterNext] = [list[at + 1], list[at + 2]];
    if (kind === 'word' && (AT.test(text) || BESIDE.test(text))) isBeside = BESIDE.test(text);
    if (kind === 'word' && LEADS.test(text)) {
      // "for negative x".
      if (next?.text === 'negative' && afterNext?.kind === 'formula' && isName(afterNext.text)) {
        special.push({
          name: nameOf(afterNext.text),
          value: { kind: 'region', number: -1, said: `${afterNext.text} < 0` },
        });
        take(at, at + 1);
      }
      // "for 10 classes".
      const count = Number(next?.kind === 'formula' && /^\d{1,6}$/.test(next.text) ? next.text : 0);
      if (count > 1 && COUNTED.test(afterNext?.kind === 'word' ? afterNext.text : '')) {
        size = count;
        take(at, at + 1, at + 2);
      }
      const said = text === 'where' || text === 'for' ? undefined : inWords(list, at + 1);
      if (said && text !== 'with' && (text === 'at' || said.value.kind === 'ones')) {
        special.push({ value: said.value });
        take(...Array.from({ length: said.to - at }, (_, i) => at + i));
      }
      return;
    }
    if (kind !== 'formula') return;
    const role = roleBefore(list, at);
    if (/^(?:approaches|tends)$/.test(next?.text ?? '')) {
      const to = next?.text === 'tends' ? at + 3 : at + 2;
      limit = `${text} → ${list[to]?.text.replace('infinity', '∞') ?? '…'}`;
      take(
        ...(list[at - 1]?.text === 'as' ? [at - 1] : []),
        at,
        ...Array.from({ length: to - at }, (_, i) => at + 1 + i),
      );
      return;
    }
    const [left, right] = sides(text);
    const name = right === undefined ? undefined : /^\\?(\p{L}[\p{L}\d]{0,11}(?:_\{?\w{1,6}\}?)?)$/u.exec(left)?.[1];
    if (name !== undefined && right !== undefined && isName(left)) {
      if (role !== 'at' && isNamedDerivative(list, at, name)) return;
      const value = right === 'e' && role !== 'at' ? undefined : placeOf(right);
      const of = role === 'at' ? specialOf(right) : undefined;
      const own = role === 'at' ? name.replace(/_?\{?0\}?$/, '') || name : name;
      if (value !== undefined) {
        points.push(`${nameOf(own)} = ${value}`);
        if (isBeside) beside.add(nameOf(own));
      } else if (of) special.push({ name: nameOf(own), value: of });
      // What is broken is for the command to refuse, with its place.
      else if (role === 'at' && right.startsWith('[')) points.push(`${nameOf(own)} = ${right}`);
      else return;
      // "wrt x = [1, 2]" names the variable too.
      if (role === 'wrt') variables.set(at, { ...item, text: left });
      else take(at);
      return;
    }
    if (right !== undefined) return;
    // "the gradient in (2, 3)".
    const isIn = list[at - 1]?.text === 'in' && list[at - 2]?.kind === 'word' && /^[([]/.test(text);
    const isAt = role === 'at' || isIn;
    const region = regionOf(text);
    if (region && (isAt || LEADS.test(list[at - 1]?.text ?? ''))) {
      special.push(region);
      take(at);
      return;
    }
    if (!isAt) return;
    // "where x is 3", "when x equals e_1".
    if (isName(text) && /^(?:is|equals?|being|=)$/.test(next?.text ?? '')) {
      const place = afterNext?.text === 'to' ? at + 3 : at + 2;
      const value = list[place]?.kind === 'formula' ? placeOf((list[place] as Item).text) : undefined;
      const of = list[place]?.kind === 'formula' ? specialOf((list[place] as Item).text) : inWords(list, place)?.value;
      // A negative definite matrix has no sign.
      if (list[place]?.text === 'negative' && !/definite$/.test(wordOf(list[place + 1])))
        special.push({ name: nameOf(text), value: { kind: 'region', number: -1, said: `${text} < 0` } });
      else if (value !== undefined) points.push(`${nameOf(text)} = ${value}`);
      else if (of) special.push({ name: nameOf(text), value: of });
      else return;
      take(at, ...Array.from({ length: place - at }, (_, i) => at + 1 + i));
      return;
    }
    const value = placeOf(text);
    const of = specialOf(text);
    if (value !== undefined) points.push(value);
    else if (of && !isName(list[at + 1]?.text ?? '')) special.push({ value: of });
    else if (text.startsWith('[')) points.push(text);
    else return;
    take(at);
  });
  return {
    points: [...new Set(points)],
    special,
    beside,
    ...(limit === undefined ? {} : { limit }),
    ...(size === undefined ? {} : { size }),
    list: list.flatMap((item, at) => (taken.has(at) ? [] : [variables.get(at) ?? item])),
    led: list.filter((_, at) => !taken.has(at) && taken.has(at + 1)),
  };
}

/** Sizes where a place is asked for and nobody gives them. */
const SIZE = { vector: 3, matrix: 2 };

/** The place as a command takes it, for a variable of the shape given: '' for a number, 'n', 'm,n'. */
export function writtenPlace(value: Special, shape: string, isEntrywise: boolean): string | undefined {
  const [rows, cols] = shape === '' ? [] : shape.split(',');
  const size = (of: string | undefined, fallback: number): number => (/^\d+$/.test(of ?? '') ? Number(of) : fallback);
  const isNumber = rows === undefined || (isEntrywise && (value.kind === 'zero' || value.kind === 'region'));
  const filled = (fill: (i: number, j: number) => number): string => {
    const row = (count: number, i: number): string =>
      `[${Array.from({ length: count }, (_, j) => fill(i, j)).join(', ')}]`;
    if (isNumber) return String(fill(0, 0));
    if (cols === undefined) return row(size(rows, SIZE.vector), 0);
    const height = size(rows, size(cols, SIZE.matrix));
    return `[${Array.from({ length: height }, (_, i) => row(size(cols, height), i)).join(', ')}]`;
  };
  switch (value.kind) {
    case 'zero':
    case 'origin':
      return filled(() => 0);
    case 'ones':
      return filled(() => 1);
    case 'region':
      return filled(() => value.number);
    case 'unit':
      return cols !== undefined || isNumber ? undefined : filled((_, j) => (j === value.place - 1 ? 1 : 0));
    default:
      return rows !== undefined && cols === undefined ? undefined : filled((i, j) => (i === j ? value.times : 0));
  }
}
