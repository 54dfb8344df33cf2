// A matrix defined by its entries, K_ij = exp(−ρ h_ij), where the sentence speaks of the whole: K = exp(−ρ H), entry by entry.
import { GREEK_NAMES } from '../../formula/spellings.js';
import type { Item } from './items.js';
import { nameOf, namesIn, sides } from './terms.js';

const LEFT = /^(\\?\p{L}{1,6})_\{?\s?([i-n])\s?,?\s?([i-n])\s?\}?$/u;
const ENTRY = /(?<![\p{L}\d_\\])(\\?\p{L}{1,6})_\{?\s?([i-n])\s?,?\s?([i-n])\s?\}?(?![\p{L}\d_])/gu;

/** The sentence with each such equation as one of matrices. */
export function withWholeMatrices(list: readonly Item[]): readonly Item[] {
  return list.map((item, at) => {
    const [left, right] = item.kind === 'formula' ? sides(item.text) : [''];
    const [, name = '', row = '', column = ''] = LEFT.exec(left) ?? [];
    if (name === '' || right === undefined || row === column) return item;
    const isMeant = list.some(
      ({ kind, text }, other) =>
        other !== at && kind !== 'word' && kind !== 'stop' && namesIn(text).includes(nameOf(name)),
    );
    const formula = isMeant ? wholeOf(right, row + column) : undefined;
    return formula === undefined ? item : { ...item, text: `${name} = ${formula}` };
  });
}

/** The formula with the matrix of its entries; undefined where it has several, or others, which would be multiplied as matrices. */
function wholeOf(right: string, places: string): string | undefined {
  const entries = [...right.matchAll(ENTRY)];
  const [entry, ...others] = entries;
  if (!entry || others.length > 0 || entry[2] + (entry[3] ?? '') !== places) return undefined;
  const [typed, name = ''] = entry;
  const rest = right.replace(typed, '');
  const whole = /^[a-z]$/.test(name) && !GREEK_NAMES.has(name) ? name.toUpperCase() : name;
  const isTaken = new RegExp(String.raw`(?<![\p{L}\d_\\])${whole.replace('\\', '\\\\')}(?![\p{L}\d_])`, 'u').test(rest);
  if (isTaken || /_\{?\s?[i-n]/.test(rest)) return undefined;
  // A number behind the entry stands before the matrix: nothing is multiplied with H there.
  const at = right.indexOf(typed);
  const behind = right.slice(at + typed.length);
  const [beside = '', number = ''] = /^\s*\*?\s*(\\?\p{L}{1,7})(?![\p{L}\d_(])/u.exec(behind) ?? [];
  return `${right.slice(0, at)}${number} ${whole}${behind.slice(beside.length)}`;
}
