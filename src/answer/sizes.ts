// Shapes in words and in the forms that programs and formulas take.
import { table } from '../formula/table.js';

import type { Scope } from '../math/scope.js';
import { isColumn, isRow, isScalar, type SettledShape } from '../math/shape.js';
import type { SettledSize } from '../math/size.js';
import { plainSymbol } from './notation/plain.js';

/** A size as people write it: `n`, `3`, `mn`, `n²`. */
export const sizeText = (size: SettledSize): string => powers(size, (letter) => `${letter}²`);
/** The same in TeX. */
export const sizeTex = (size: SettledSize): string => powers(size, (letter) => `${letter}^2`);

const powers = (size: SettledSize, squared: (letter: string) => string): string =>
  String(size)
    .replace(/\b([a-z])\*\1\b/g, (_, letter: string) => squared(letter))
    .replace(/\*/g, '');

/** `n×n`. */
export const extentText = (rows: SettledSize, cols: SettledSize): string =>
  `${factor(sizeText(rows))}×${factor(sizeText(cols))}`;
/** `m \\times n`. */
export const extentTex = (rows: SettledSize, cols: SettledSize): string =>
  `${factor(sizeTex(rows))} \\times ${factor(sizeTex(cols))}`;
/** A sum is a factor in brackets. */
const factor = (size: string): string => (size.includes('+') ? `(${size})` : size);

/** For programs: '' for a number, 'n' for a vector, 'm,n' for a matrix. */
export function shapeData(shape: SettledShape): string {
  if (isScalar(shape)) return '';
  return isColumn(shape) ? String(shape.rows) : `${shape.rows},${shape.cols}`;
}

/** `a vector of n entries`, `an m×n matrix`. */
export function shapeNoun(shape: SettledShape): string {
  if (isScalar(shape)) return 'a number';
  if (isColumn(shape)) return `a vector of ${sizeText(shape.rows)} entries`;
  if (isRow(shape)) return `a row of ${sizeText(shape.cols)} entries`;
  return `${article(sizeText(shape.rows))} ${extentText(shape.rows, shape.cols)} matrix`;
}

/** a or an, as the first letter or number is spoken. */
export const article = (word: string): string => (/^(?:[aefhilmnorsx](?![a-z]{2})|8|11|18)/.test(word) ? 'an' : 'a');

const SMALL: Readonly<Record<string, string>> = table({
  n: 'ⁿ',
  m: 'ᵐ',
  p: 'ᵖ',
  k: 'ᵏ',
  r: 'ʳ',
  l: 'ˡ',
  d: 'ᵈ',
  s: 'ˢ',
  t: 'ᵗ',
  u: 'ᵘ',
  v: 'ᵛ',
  '×': 'ˣ',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
});
const raised = (text: string): string =>
  [...text].every((character) => SMALL[character]) ? [...text].map((c) => SMALL[c]).join('') : `^(${text})`;

/** `x ∈ ℝⁿ`, `W ∈ ℝᵐˣⁿ`, `t ∈ ℝ`, `x ∈ ℝ¹` of a vector of one entry, and `k ∈ ℕ` of a positive integer. */
function memberText(name: string, shape: SettledShape, { kinds, tags }: Scope): string {
  const kind = kinds?.get(name);
  if (tags.get(name)?.has('whole')) return `${plainSymbol(name)} ∈ ℕ`;
  if (isScalar(shape) && kind === undefined) return `${plainSymbol(name)} ∈ ℝ`;
  const isVector = kind === 'column' || (isColumn(shape) && kind === undefined);
  const extent = isVector ? sizeText(shape.rows) : extentText(shape.rows, shape.cols);
  return `${plainSymbol(name)} ∈ ℝ${raised(extent)}`;
}

/** All variables with their sets. */
export const membersText = (scope: Scope): string =>
  [...scope.shapes].map(([name, shape]) => memberText(name, shape, scope)).join(', ');
