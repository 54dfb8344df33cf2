// Greek letters that stand for arrays by the sign beside them: nobody writes ⊙ or ⊗ beside a number, as in δ ⊙ σ′(z).
import { GREEK, GREEK_NAMES } from '../../formula/spellings.js';
import { nameOf } from './terms.js';

const SIGN = String.raw`(?:[⊙∘⊗]|\\(?:odot|circ|otimes)(?![A-Za-z]))`;
const LETTER = String.raw`(?<![\p{L}\d_\\^])\\?(\p{L}{1,9})(?![\p{L}\d_(^'ᵀ⊤])`;
const BEFORE = new RegExp(String.raw`${LETTER}\s?(?=${SIGN}\s?(\p{Lu}(?![\p{L}\d_(]))?)`, 'gu');
const BEHIND = new RegExp(String.raw`(?<=(?:(?<![\p{L}\d_])(\p{Lu}))?\s?${SIGN}\s?)${LETTER}`, 'gu');

const isSmallGreek = (typed: string): boolean => {
  const name = GREEK[typed] ?? typed;
  return GREEK_NAMES.has(name) && /^[a-z]/.test(name);
};

/** "delta: vector", or a matrix beside a single capital letter. */
export function greekArrays(formula: string): string[] {
  const found = [
    ...[...formula.matchAll(BEFORE)].map(([, name = '', matrix]) => ({ name, matrix })),
    ...[...formula.matchAll(BEHIND)].map(([, matrix, name = '']) => ({ name, matrix })),
  ];
  return found
    .filter(({ name }) => isSmallGreek(name))
    .map(({ name, matrix }) => `${nameOf(name)}: ${matrix === undefined ? 'vector' : 'matrix'}`);
}
