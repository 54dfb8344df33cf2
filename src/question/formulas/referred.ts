// What "this" stands for in "the sum of this": the formula that a sentence before it shows.
import { type Item, wordOf } from './items.js';
import { isName } from './terms.js';

const BACK = /^(?:this|that|it|these)$/;

/** The sentence with the formula as the operand of a function that is named of it. */
export function withReferred(list: readonly Item[]): readonly Item[] {
  const at = list.findIndex(
    (item, place) =>
      item.kind === 'function' &&
      item.text.endsWith('(x)') &&
      wordOf(list[place + 1]) === 'of' &&
      BACK.test(wordOf(list[place + 2])) &&
      list[place + 3]?.kind !== 'formula',
  );
  if (at < 0) return list;
  const shown = list.slice(0, at).findLastIndex(({ kind, text }) => kind === 'formula' && !isName(text));
  const formula = list[shown];
  // "f(x) = …" is known by its name, and a result of its own is no operand.
  if (!formula || formula.text.includes('=')) return list;
  const named = list[at] as Item;
  const operand: Item = { ...named, kind: 'formula', text: `${named.text.slice(0, -2)}${formula.text})` };
  return list.flatMap((item, place) =>
    place === shown || place === at + 1 || place === at + 2 ? [] : place === at ? [operand] : [item],
  );
}
