// The structure of a derivative in words: what it is called, the reason why it has it, and what it saves.
import type { MapTag } from '../math/map-tags.js';
import { count } from '../math/shape.js';
import { plainSymbol } from './notation/plain.js';
import type { Shown, ShownLines } from './shown.js';
import { extentText, sizeText } from './sizes.js';

/** What a matrix is called by its most telling property: `centring matrix`, `Kronecker product`. */
export function matrixNoun({ map, tags }: Shown): string {
  if (map.structure === 'reshaping') return 'identity matrix';
  const found = NOUNS.find(([tag]) => tags.includes(tag));
  return found ? found[1] : 'matrix';
}

/** The most telling property first. */
const NOUNS: readonly (readonly [MapTag, string])[] = [
  ['centring matrix', 'centring matrix'],
  ['commutation', 'commutation matrix'],
  ['selection', 'selection matrix'],
  ['projector', 'projector'],
  ['rank ≤ 1', 'matrix of rank one'],
  ['diagonal plus rank-one', 'diagonal plus rank-one matrix'],
  ['lower triangular', 'lower triangular matrix'],
  ['upper triangular', 'upper triangular matrix'],
  ['Kronecker product', 'Kronecker product'],
];

/** Each property that says something, with its reason and what it saves. */
export function structureReasons(shown: Shown): ReadonlyMap<MapTag, string> {
  const { map, tags, derivation, result, jacobian, directions } = shown;
  const [x, y, J] = [derivation.wrt, result, jacobian].map(plainSymbol) as [string, string, string];
  const [v, u] = [directions.input, directions.output].map(plainSymbol) as [string, string];
  const [m, n] = [sizeText(count(map.codomain)), sizeText(count(map.domain))];
  const all =
    m === n ? squared(n) : isNumber(m) && isNumber(n) ? String(Number(m) * Number(n)) : `${factor(m)}·${factor(n)}`;
  const words = (tag: MapTag): string | undefined => {
    if (tag.startsWith('rank'))
      return `${x} moves ${y} through ${tag.slice(7)} ${tag === 'rank ≤ 1' ? 'number' : 'numbers'} only: ${tag === 'rank ≤ 1' ? '' : `${tag.slice(7)}·`}${isNumber(m) && isNumber(n) ? `${tag === 'rank ≤ 1' ? '' : '('}${Number(m) + Number(n)}${tag === 'rank ≤ 1' ? '' : ')'}` : `(${m} + ${n})`} numbers instead of ${all}.`;
    switch (tag) {
      case 'scaled identity':
        return `every entry moves with itself alone, and all at one rate: 1 number instead of ${all}.`;
      case 'diagonal':
        return `${y}ᵢ depends on ${x}ᵢ alone: ${n} numbers instead of ${all}.`;
      case 'symmetric':
        return `it equals its transpose, so ${J}ᵀ·${u} is ${J}·${u}.`;
      case 'positive semidefinite':
        return `${v}ᵀ·${J}·${v} ≥ 0 for every ${v}.`;
      case 'projector':
        return `${J}·${J} = ${J}: what it has projected it leaves as it is.`;
      case 'centring matrix':
        return `it takes the mean off: ${J}·${v} is ${v} less the mean of its entries.`;
      case 'diagonal plus rank-one':
        return `each entry moves by itself, and all of them through one number: ${isNumber(n) ? 3 * Number(n) : `3${factor(n)}`} numbers instead of ${all}.`;
      case 'diagonal plus low rank':
        return 'each entry moves by itself, and all of them through a few numbers.';
      case 'Kronecker product':
        return `${x} is multiplied by matrices from its sides: they are kept instead of ${all} numbers.`;
      case 'block diagonal':
        return `the columns of ${x} do not mix, and each moves by the same block.`;
      case 'line by line':
        return shown.lines && apart(shown, shown.lines, all);
      case 'block':
        return `the parts of ${y} stand below one another, and each has rows of its own.`;
      case 'permutation':
        return `the entries only change places: no multiplication instead of ${all}.`;
      case 'commutation':
        return `${y} has the entries of ${x} in the order of its rows.`;
      case 'selection':
        return `entries are picked or placed, none is computed: ${n} places instead of ${all} numbers.`;
      case 'lower triangular':
        return `${y}ᵢ depends on ${x}₁ to ${x}ᵢ alone: half of ${all} numbers.`;
      case 'upper triangular':
        return `${y}ᵢ depends on ${x}ᵢ and what follows alone: half of ${all} numbers.`;
      case 'rows sum to 0':
        return `one number added to all entries of ${x} changes nothing.`;
      case 'columns sum to 0':
        return `the sum of the entries of ${y} never changes.`;
      case 'constant':
        return `the function is linear in ${x}, but for a constant.`;
      default:
        return undefined;
    }
  };
  return new Map(
    tags.flatMap((tag) => {
      const reason = words(tag);
      return reason === undefined ? [] : [[tag, reason] as const];
    }),
  );
}

/** That rows do not mix, and what it saves. */
function apart({ derivation, map, result }: Shown, { line, map: own }: ShownLines, all: string): string {
  const [variable] = line.lines;
  const [x, y] = [derivation.wrt, result].map(plainSymbol);
  const blocks = sizeText(variable?.side === 'row' ? map.domain.rows : map.domain.cols);
  const [p, n] = [count(own.codomain), count(own.domain)].map(sizeText) as [string, string];
  const each =
    p === '1' ? `gradient of ${n} numbers` : `block of ${extentText(count(own.codomain), count(own.domain))}`;
  return `${line.output} i of ${y} depends on ${variable?.side} i of ${x} alone: ${blocks} times a ${each} instead of ${all} numbers.`;
}

const factor = (size: string): string => (size.includes('+') ? `(${size})` : size);
const isNumber = (size: string): boolean => /^\d+$/.test(size);
const squared = (size: string): string =>
  isNumber(size) ? String(Number(size) ** 2) : /^[a-z]$/.test(size) ? `${size}²` : `${factor(size)}·${factor(size)}`;
