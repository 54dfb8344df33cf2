// Sums over an index in a sentence, written with vectors: L = Σ_i y_i x_i is L = sum(y .* x).
import { unindexed } from '../../answer/indices/unindexed.js';
import { withBareSums } from './bare-sums.js';
import type { Item } from './items.js';

const DEFINED_BY_ENTRIES = /^(\\?\p{L}\w{0,5}?(?:\(\w{1,3}\))?)(?:_\{?[ijkl]{1,2}\}?)?\s*=(?!=)/u;

/** The sentence with its sums over an index written with vectors, and the shapes that follow. */
export function withoutIndices(list: readonly Item[]): { list: readonly Item[]; declared: readonly string[] } {
  const declared: string[] = [];
  const columns = list.some(({ kind, text }) => kind === 'word' && text === 'columns');
  const plain = list.map((item) => {
    if (item.kind !== 'formula') return item;
    const text = withBareSums(item.text);
    const found = unindexed(text, columns);
    if (!found) return text === item.text ? item : { ...item, text };
    declared.push(...found.where);
    // `y_i = Σ_j W_ij x_j` defines y.
    const left = DEFINED_BY_ENTRIES.exec(text)?.[1];
    return { ...item, text: left === undefined ? found.text : `${left} = ${found.text}` };
  });
  return { list: plain, declared };
}
