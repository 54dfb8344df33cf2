// Ordinal numbers as sentences hold them: third, 3rd, n-th, third-order.
import type { Item } from './items.js';

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'
  .split(' ')
  .map((word, i) => [word, i + 1] as const);
export const ORDINAL = new Map<string, number>(ORDINALS);

/** The third of 3; undefined past the tenth. */
export const ordinal = (place: number): string | undefined => ORDINALS.find(([, value]) => value === place)?.[0];

/** The third of "third", "third-order", "nth". */
export function ordinalOf(word: string | undefined): number | 'n' | undefined {
  if (word === undefined) return undefined;
  const first = word.split('-')[0] as string;
  if (/^(?:[nmk]|[nmk]th|general|higher|arbitrary)$/.test(first) && word !== first.slice(0, 1)) return 'n';
  if (/-(?!order)/.test(word)) return undefined;
  return /^\d+th$/.test(first) ? Number.parseInt(first, 10) : ORDINAL.get(first);
}

/** "3 rd" and "n - th" as one word each. */
export function withOrdinals(list: readonly Item[]): Item[] {
  const found: Item[] = [];
  for (const item of list) {
    const last = found.at(-1);
    const isEnd = item.kind === 'word' && /^(?:st|nd|rd|th)(?:-order)?$/.test(item.text);
    const number = last && isEnd && last.kind === 'formula' ? Number(last.text) : Number.NaN;
    const said = item.kind === 'formula' ? /^([nmkij])\s*-?\s*th$/.exec(item.text)?.[1] : undefined;
    const word = ordinal(number) ?? (Number.isInteger(number) && number > 0 ? `${number}th` : undefined);
    if (last && word) found[found.length - 1] = { ...item, from: last.from, text: word };
    else if (said) found.push({ ...item, kind: 'word', text: `${said}th` });
    else if (last && isEnd && /^[nmkij]$/.test(last.text))
      found[found.length - 1] = { ...item, from: last.from, text: `${last.text}th` };
    else found.push(item);
  }
  return found;
}
