// A function beside the name that a sentence defines for its value: "the entropy H" of an H that is defined is H.
import type { Item } from './items.js';
import { sides } from './terms.js';

const APPOSED = /^\\?([a-z]{3,16}) (\p{L}\w{0,3})$/u;

/** The sentence with such names alone. */
export function withoutAppositions(list: readonly Item[]): readonly Item[] {
  const defined = new Set(
    list.flatMap(({ kind, text }) =>
      kind === 'formula' && sides(text)[1] ? [sides(text)[0].replace(/\s*\(.*/s, '')] : [],
    ),
  );
  return list.map((item, at) => {
    const [, , name = ''] =
      item.kind === 'formula' && list[at - 1]?.text === 'the' ? (APPOSED.exec(item.text) ?? []) : [];
    return name !== '' && defined.has(name) ? { ...item, text: name } : item;
  });
}
