// Sums over an index in a sentence, written with vectors: L = Σ_i y_i x_i is L = sum(y .* x).
import { unindexed } from '../../answer/indices/unindexed.js';
import { withBareSums } from './bare-sums.js';
import type { Item } from './items.js';

const DEFINED_BY_ENTRIES =
  /^(\\(?:mathrm|text)\s?\{\s?\w{2,12}\s?\}|\\?\p{L}\w{0,5}?(?:\(\w{1,3}\))?)(?:_\{?[ijkl]{1,2}\}?)?\s*=(?!=)/u;

/** The sentence with its sums over an index written with vectors, and the shapes that follow. */
export function withoutIndices(list: readonly Item[]): { list: readonly Item[]; declared: readonly string[] } {
  const declared: string[] = [];
  const columns = list.some(({ kind, text }) => kind === 'word' && text === 'columns');
  const plain = list.map((item) => {
    if (item.kind !== 'formula') return item;
    const typed = accentsJoined(item.text);
    const text = withBareSums(typed);
    const found = unindexed(text, columns);
    if (!found) return text === typed ? item : { ...item, text: accentsApart(text) };
    const { formula, where } = entriesIn(accentsApart(found.text), found.where.map(accentsApart));
    declared.push(...where);
    // `y_i = Σ_j W_ij x_j` defines y.
    const left = DEFINED_BY_ENTRIES.exec(text)?.[1];
    return { ...item, text: left === undefined ? formula : `${left} = ${formula}` };
  });
  return { list: plain, declared };
}

const ACCENTED = /\\(hat|tilde|bar)\s*(?:\{\s*([a-z])\s*\}|\s([a-z])(?![a-z]))(?=_)/g;

/** `\\hat{y}_i` as an entry of a name in letters, and that name as it is elsewhere: y_hat. */
const accentsJoined = (text: string): string =>
  text.replace(ACCENTED, (_, accent: string, braced?: string, bare?: string) => `${braced ?? bare}${accent}`);
const accentsApart = (text: string): string =>
  text.replace(/(?<![\p{L}\d_\\])([a-z])(hat|tilde|bar)(?![A-Za-z])/gu, '$1_$2');

const ENTRY = /^(\p{L}\w{0,4})_([a-hp-z]|\d)$/u;

/** s_y beside a sum over all s_j is the entry y of s, and no number of its own. */
function entriesIn(
  text: string,
  where: readonly string[],
): { readonly formula: string; readonly where: readonly string[] } {
  const kinds = new Map(where.flatMap((each) => each.split('; ')).map((each) => each.split(': ') as [string, string]));
  const entries = [...kinds].flatMap(([name, kind]) => {
    const [, whole = '', place = ''] = ENTRY.exec(name) ?? [];
    const isEntry = kind === 'scalar' && (kinds.get(whole) ?? 'scalar') !== 'scalar';
    return isEntry ? [{ name, entry: `${whole}[${place}]` }] : [];
  });
  return {
    formula: entries.reduce(
      (out, { name, entry }) => out.replace(new RegExp(String.raw`(?<![\w\\])${name}(?!\w)`, 'g'), entry),
      text,
    ),
    where: [...kinds].filter(([name]) => !entries.some((each) => each.name === name)).map((each) => each.join(': ')),
  };
}
