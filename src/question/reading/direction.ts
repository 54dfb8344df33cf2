// Products of a derivative with a vector, and its entries, as sentences ask for them: "jvp with v", "wrt the first entry".
import type { Part } from '../../answer/part.js';
import type { Item } from '../formulas/items.js';
import { ORDINAL } from '../formulas/ordinals.js';

const ENTRY = /^(?:entry|entries|component|components|element|coordinate|argument|variable)$/;

interface Taken {
  readonly taken: readonly number[];
}

const UNIT = /^e_\{?\d\}?$/;
const LETTER = /^\p{L}(?:_?\d)?$/u;
const LIST = /^[[(]\s*-?[\d.]+(?:\s*[,;\s]\s*-?[\d.]+)+\s*[\])](?:\^?\{?T\}?|')?$/;
/** A direction: a name, or numbers in brackets. */
function vectorOf(item: Item | undefined): string | undefined {
  if (item?.kind !== 'formula') return undefined;
  const text = item.text
    .replace(/^\\(?:mathbf|vec|boldsymbol)\s*\{\s*(\w+)\s*\}$/, '$1')
    .replace(/^\(\s*(\p{L}\w{0,2})\s*\)$/u, '$1');
  if (LETTER.test(text) || UNIT.test(text)) return text;
  return LIST.test(text) ? `[${text.replace(/(?:\^?\{?T\}?|')$/, '').slice(1, -1)}]` : undefined;
}

/** "J v", "jvp … with v", "vector-Jacobian product with u", "Hessian times v". */
export function productIn(
  list: readonly Item[],
  words: readonly string[],
): (Taken & { part: Part; twice: boolean; word?: Item }) | undefined {
  for (const [i, item] of list.entries()) {
    if (item.kind !== 'formula') continue;
    const word: Item = { ...item, kind: 'word', text: 'jacobian' };
    const [, H = '', v] = /^(J|H|\\mathbf\{J\}|D)(?:\s*[*@·]?\s+|\s*[*@·]\s*)?([a-z])$/.exec(item.text) ?? [];
    if (v && !/^[df]$/.test(v) && H !== 'D' && !(i > 0 && /^(?:wrt|to|by)$/.test(words[i - 1] ?? '')))
      return {
        part: { kind: 'along', with: v },
        twice: H === 'H',
        taken: [i],
        word: { ...word, text: H === 'H' ? 'hessian' : 'jacobian' },
      };
    const u =
      /^(?:J(?:\^\{?(?:T|\\top)\}?|⊤|')\s*[*@·]?\s*([a-z])|([a-z])(?:\^\{?(?:T|\\top)\}?|⊤|')\s*[*@·]?\s*J)$/.exec(
        item.text,
      );
    if (u) return { part: { kind: 'against', with: (u[1] ?? u[2]) as string }, twice: false, taken: [i], word };
    const along = /^D_\{?\s*([a-z])\s*\}?\s*(?:f|g|F)?(?:\(.{1,3}\))?$/.exec(item.text)?.[1];
    if (along)
      return { part: { kind: 'along', with: along }, twice: false, taken: [i], word: { ...word, text: 'derivative' } };
  }
  for (const [i, word] of words.entries()) {
    const isNamed = /^(?:jvps?|vjps?|hvps?|(?:hessian|jacobian)-vector|vector-jacobian)$/.test(word);
    const isPair =
      (word === 'hessian' || word === 'jacobian') && words[i + 1] === 'vector' && words[i + 2] === 'product';
    const isTurned = word === 'vector' && words[i + 1] === 'jacobian' && words[i + 2] === 'product';
    const isTimes =
      (word === 'hessian' || word === 'jacobian') && words[i + 1] === 'times' && vectorOf(list[i + 2]) !== undefined;
    if (!isNamed && !isPair && !isTurned && !isTimes) continue;
    const kind = /^v/.test(word) ? 'against' : 'along';
    const end = isTimes
      ? i + 2
      : isPair || isTurned
        ? i + 3
        : words[i + 1] === 'product' || words[i + 1] === 'products'
          ? i + 2
          : i + 1;
    const at = isTimes
      ? i + 2
      : list.findIndex(
          (item, j) =>
            j >= end &&
            /^(?:with|and|vector|direction|times|cotangent|tangent|along)$/.test(words[j - 1] ?? '') &&
            vectorOf(item) !== undefined,
        );
    const given = at >= 0 ? (vectorOf(list[at]) as string) : kind === 'along' ? 'v' : 'u';
    const linked = at < 0 || isTimes ? [] : linkBefore(words, at);
    const twice = /^h/.test(word);
    return {
      part: { kind, with: given },
      twice,
      taken: [...range(i, end), ...(at >= 0 ? [at, ...linked] : [])],
      word: {
        kind: 'word',
        text: twice ? 'hessian' : 'jacobian',
        from: (list[i] as Item).from,
        to: (list[i] as Item).to,
      },
    };
  }
  return undefined;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** "in the direction of", "along the vector": the words that lead to a formula. */
function linkBefore(words: readonly string[], at: number): number[] {
  let i = at - 1;
  while (
    i >= 0 &&
    /^(?:the|a|an|in|into|of|along|direction|vector|with|and|times|unit|cotangent|tangent|given|by)$/.test(
      words[i] ?? '',
    )
  )
    i--;
  return range(i + 1, at);
}

/** "directional derivative … in direction v", "derivative along (1, 2)". */
export function directionIn(
  list: readonly Item[],
  words: readonly string[],
): (Taken & { direction: string }) | undefined {
  for (const [i, item] of list.entries()) {
    if (item.kind !== 'formula') continue;
    const own = /^(?:direction|vector)\s*([[(].*|\p{L})$/su.exec(item.text)?.[1];
    const direction = vectorOf(own === undefined ? item : { ...item, text: own });
    const link = linkBefore(words, i);
    const leads = own !== undefined ? ['direction'] : link.map((at) => words[at] as string);
    if (direction && (leads.includes('along') || leads.includes('direction')))
      return { direction, taken: [i, ...link] };
  }
  const isOpen = (at: number): boolean => list[at] === undefined || list[at]?.kind === 'stop' || words[at] === 'at';
  const isAlong = words.some((word, at) => (word === 'along' || word === 'direction') && isOpen(at + 1));
  return isAlong || words.includes('directional') ? { direction: 'v', taken: [] } : undefined;
}

interface Place {
  readonly places: readonly string[];
  readonly isInput: boolean;
  readonly taken: readonly number[];
}

/** `(i, j)`, `ij`, `i`, `2`, "jth", "first": the places that an item names. */
function namedBy(item: Item | undefined): readonly string[] {
  const text = item?.text.replace(/-?th$/, '') ?? '';
  const ordinal = item?.kind === 'word' ? ORDINAL.get(item.text)?.toString() : undefined;
  if (ordinal !== undefined) return [ordinal];
  const [, first, second] = /^\(?\s*([i-n]|\d)\s*,?\s*([i-n]|\d)?\s*\)?$/.exec(text) ?? [];
  return [first, second].filter((each) => each !== undefined);
}

interface Span {
  readonly places: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The places right before the word at `at`: "the (i,j) entry", "i,j-th", "first". */
function placesBefore(list: readonly Item[], words: readonly string[], at: number): Span | undefined {
  const last = words[at - 1] === 'th' ? at - 2 : at - 1;
  const places = namedBy(list[last]);
  const isPair = places.length === 1 && list[last - 1]?.kind === 'formula' && namedBy(list[last - 1]).length === 1;
  if (isPair) return { places: [...namedBy(list[last - 1]), ...places], from: last - 1, to: at };
  const isCounted = places.length === 2 || last < at - 1 || list[last]?.kind === 'word';
  return places.length > 0 && isCounted ? { places, from: last, to: at } : undefined;
}

/** The places right behind it: "entry (i,j)", "entry 1, 2", "output i". */
function placesBehind(list: readonly Item[], at: number): Span | undefined {
  const [places, next] = [namedBy(list[at + 1]), namedBy(list[at + 2])];
  const isOne = list[at + 1]?.kind === 'formula' || places.length === 2;
  if (places.length === 0 || !isOne) return undefined;
  const isPair = places.length === 1 && list[at + 2]?.kind === 'formula' && next.length === 1;
  return isPair ? { places: [...places, ...next], from: at, to: at + 2 } : { places, from: at, to: at + 1 };
}

/** The place that the words about an entry at `at` name: "the first entry", "the (i,j) entry", "output i". */
function placeAt(list: readonly Item[], words: readonly string[], at: number): Place | undefined {
  const isEntry = ENTRY.test(words[at] ?? '') || /^(?:outputs?|inputs?)$/.test(words[at] ?? '');
  // "Logit j" is read as a function of j.
  const logit =
    list[at]?.kind === 'formula' ? /^logits?[\s(_]\s*([ijkmn]|\d)\)?$/.exec(list[at]?.text ?? '')?.[1] : undefined;
  const found = logit
    ? { places: [logit], from: at, to: at }
    : isEntry
      ? (placesBefore(list, words, at) ?? placesBehind(list, at))
      : undefined;
  if (!found) return undefined;
  const { places, from, to: end } = found;
  let i = from - 1;
  while (/^(?:the|its|each|single|only)$/.test(words[i] ?? '')) i--;
  const isInput = /^(?:to|wrt|by|respect)$/.test(words[i] ?? '');
  const of = words[end + 1] === 'of' ? end + 1 : end;
  const isFollowed = of !== end && (list[of + 1]?.kind === 'formula' || words[of + 1] === 'the');
  const taken = isInput && !isFollowed ? range(i, end + 1) : range(i + 1, of + 1);
  const isWith = isInput && !isFollowed && words[i - 1] === 'respect' ? [i - 1, i - 2] : [];
  return { places, isInput, taken: [...taken, ...isWith] };
}

/** "With respect to the first entry of x", "the i-th component of softmax(x) by its j-th", "output i wrt input j". */
export function entryIn(list: readonly Item[], words: readonly string[]): (Taken & { part: Part }) | undefined {
  const found = list.flatMap((_, at) => placeAt(list, words, at) ?? []);
  const output = found.find(({ isInput }) => !isInput);
  const input = found.find(({ isInput }) => isInput);
  if (!output && !input) return inIndices(words);
  return {
    part: {
      kind: 'entry',
      ...(output ? { output: output.places } : {}),
      ...(input ? { input: input.places } : {}),
    },
    taken: [output, input].flatMap((each) => each?.taken ?? []),
  };
}

/** "In index notation", "by components": an entry at letters. */
function inIndices(words: readonly string[]): (Taken & { part: Part }) | undefined {
  const at = words.findIndex((word) =>
    /^(?:index|indicial|indices|component|components|einstein|subscripts?)$/.test(word),
  );
  const isForm = /^(?:notation|form|convention)$/.test(words[at + 1] ?? '');
  const isPlural = /^(?:indices|components|subscripts)$/.test(words[at] ?? '');
  let from = at - 1;
  while (/^(?:the|an?)$/.test(words[from] ?? '')) from--;
  return at > 0 && (isForm || isPlural) && /^(?:in|with|using|as|by|into)$/.test(words[from] ?? '')
    ? { part: { kind: 'entry' }, taken: range(from, at + (isForm ? 2 : 1)) }
    : undefined;
}
