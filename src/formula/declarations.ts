// Shapes that people declare: `where A: 3x2, x: n, s: scalar, S: symmetric`.

import type { Span } from './expr.js';
import { MAX_CHARACTERS } from './limits.js';
import { GREEK } from './spellings.js';
import { table } from './table.js';
import { Unanswerable } from './unanswerable.js';

/** A size: a number, or a letter that stands for one. */
export type Size = number | string;
/** Structure that a person may declare. */
export type Tag =
  | 'symmetric'
  | 'diagonal'
  | 'lower'
  | 'upper'
  | 'orthogonal'
  | 'psd'
  | 'spd'
  | 'positive'
  | 'unit'
  | 'simplex'
  | 'whole';

/** What a name stands for where sizes of 1 cannot tell. */
export type NamedKind = 'matrix' | 'column';

export interface Declaration {
  readonly name: string;
  /** Sizes, or only the kind of thing it is. */
  readonly shape: readonly [rows: Size, cols: Size] | 'scalar' | 'vector' | 'matrix' | undefined;
  /** A matrix is declared with rows and columns, as in `A: 3x1`, a vector with one size, as in `x: 1`. */
  readonly kind: NamedKind | undefined;
  readonly tags: readonly Tag[];
  readonly span: Span;
  /** The text it stands in. */
  readonly field: 'expression' | 'where';
}

export const TAG_NAMES: Readonly<Record<Tag, string>> = {
  symmetric: 'symmetric',
  diagonal: 'diagonal',
  lower: 'lower triangular',
  upper: 'upper triangular',
  orthogonal: 'orthogonal',
  psd: 'positive semidefinite',
  spd: 'positive definite',
  positive: 'positive',
  unit: 'between 0 and 1',
  simplex: 'a distribution',
  whole: 'positive integer',
};
/** Whether only square matrices have it. */
export const isOfSquares = (tag: Tag): boolean => tag !== 'simplex' && !isOfEntries(tag);
/** Whether it is said of each entry by itself, so that its derivative is that of free entries. */
export const isOfEntries = (tag: Tag): boolean => tag === 'positive' || tag === 'unit' || tag === 'whole';

const SPELLED_TAGS: Readonly<Record<string, Tag>> = table({
  sym: 'symmetric',
  symmetric: 'symmetric',
  diag: 'diagonal',
  diagonal: 'diagonal',
  lower: 'lower',
  'lower triangular': 'lower',
  upper: 'upper',
  'upper triangular': 'upper',
  orthogonal: 'orthogonal',
  orthonormal: 'orthogonal',
  psd: 'psd',
  'positive semidefinite': 'psd',
  spd: 'spd',
  pd: 'spd',
  'positive definite': 'spd',
  pos: 'positive',
  positive: 'positive',
  probability: 'unit',
  probabilities: 'unit',
  'one hot': 'simplex',
  'one-hot': 'simplex',
  onehot: 'simplex',
  distribution: 'simplex',
  'of sum 1': 'simplex',
  integer: 'whole',
  'positive integer': 'whole',
  'natural number': 'whole',
  'whole number': 'whole',
  'positive whole number': 'whole',
});
const SIZE = String.raw`\d+|[A-Za-z]`;
const TWO_SIZES = new RegExp(
  String.raw`^(?:ℝ|R)?\^?\{?\(?\s*(${SIZE})\s*(?:x|×|\*|\\times|by|,)\s*(${SIZE})\s*\)?\}?`,
  'i',
);
const ONE_SIZE = new RegExp(String.raw`^(?:(?:ℝ|R)\^\{?\s*)?(${SIZE})\}?(?![A-Za-z])`);

const size = (text: string): Size => (/^\d+$/.test(text) ? Number(text) : text);

/** Splits `E where D` into the formula and its declarations; `offset` is where the declarations begin. */
export function splitWhere(text: string): { formula: string; declarations: string; offset: number } {
  // `where(c, a, b)` is a function.
  const found = /[;,]?\s*\bwhere\b(?!\s*\()\s*/i.exec(text);
  if (!found) return { formula: text, declarations: '', offset: text.length };
  const offset = found.index + found[0].length;
  return { formula: text.slice(0, found.index), declarations: text.slice(offset), offset };
}

/**
 * Reads declarations: those of the field `where`, or those that follow a formula and begin at `offset` of its text.
 * Throws Unanswerable.
 */
export function readDeclarations(text: string, offset?: number): Declaration[] {
  const field = offset === undefined ? 'where' : 'expression';
  try {
    return read(text, offset ?? 0, field);
  } catch (problem) {
    throw problem instanceof Unanswerable ? problem.in(field) : problem;
  }
}

/** Throws Unanswerable if a variable has two shapes, or structure that its shape cannot have. */
export function checkDeclarations(declarations: readonly Declaration[]): void {
  const shapes = new Map<string, Declaration['shape']>();
  for (const { name, shape, span, field } of declarations) {
    if (shape && shapes.has(name)) throw new Unanswerable('duplicate-declaration', { name }, span, field);
    if (shape) shapes.set(name, shape);
  }
  for (const { name, tags, span, field } of declarations) {
    const tag = tags.find(isOfSquares);
    const shape = shapes.get(name);
    if (!tag || !shape || shape === 'matrix' || (typeof shape !== 'string' && shape[0] === shape[1])) continue;
    const said = typeof shape === 'string' ? `a ${shape}` : shape.join('×');
    throw new Unanswerable('declared-square', { name, tag: TAG_NAMES[tag], shape: said }, span, field);
  }
}

function read(text: string, offset: number, field: Declaration['field']): Declaration[] {
  if (text.length > MAX_CHARACTERS) {
    throw new Unanswerable('too-long', { length: text.length, limit: MAX_CHARACTERS, unit: 'characters' });
  }
  const declarations: Declaration[] = [];
  // A part without a colon names one more variable of the declaration that follows: `x, y: n`.
  let waiting: { name: string; span: Span }[] = [];
  const plain = text.replace(/\\in\b/g, '∈  ');
  for (const part of plain.matchAll(/[^,;:∈]+(?:[:∈](?:[^,;]|,\s*\d)+)?/g)) {
    if (part[0].trim() === '') continue;
    const from = offset + part.index + (part[0].length - part[0].trimStart().length);
    const span: Span = [from, from + part[0].trim().length];
    const [left = '', right] = part[0].split(/[:∈]/, 2);
    const name = nameOf(left.trim());
    if (!name) throw new Unanswerable('bad-declaration', { found: part[0].trim() }, span);
    if (right === undefined) {
      waiting.push({ name, span });
      continue;
    }
    const specified = specification(right.trim(), span, part[0].trim());
    for (const each of [...waiting, { name, span }]) declarations.push({ ...each, ...specified, field });
    waiting = [];
  }
  const [left] = waiting;
  if (left) throw new Unanswerable('bad-declaration', { found: left.name }, left.span);
  return declarations;
}

function nameOf(text: string): string | undefined {
  const plain = GREEK[text] ?? text.replace(/^\\/, '');
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(plain) ? plain : undefined;
}

function specification(text: string, span: Span, whole: string): Pick<Declaration, 'shape' | 'kind' | 'tags'> {
  // `[0, 1]` is no size.
  let rest = text.replace(/(?:\bin\s*)?[[(]\s*0\s*,\s*1\s*[\])]/, ' probability ');
  let shape: Declaration['shape'];
  rest = rest.trimStart();
  const word = /^(scalar|number|vector|matrix)\b/i.exec(rest);
  const two = word ? null : TWO_SIZES.exec(rest);
  const one = word || two ? null : ONE_SIZE.exec(rest);
  if (word)
    shape = word[1]?.toLowerCase() === 'number' ? 'scalar' : (word[1]?.toLowerCase() as 'scalar' | 'vector' | 'matrix');
  else if (two) shape = [size(two[1] as string), size(two[2] as string)];
  else if (one) shape = [size(one[1] as string), 1];
  rest = rest.slice((word ?? two ?? one)?.[0].length ?? 0);
  const words = rest
    .toLowerCase()
    .replace(/\b(?:and|matrix)\b|&/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const tags: Tag[] = [];
  let left = words;
  for (const spelled of Object.keys(SPELLED_TAGS).sort((a, b) => b.length - a.length)) {
    if (!new RegExp(`\\b${spelled}\\b`).test(left)) continue;
    tags.push(SPELLED_TAGS[spelled] as Tag);
    left = left.replace(new RegExp(`\\b${spelled}\\b`), ' ');
  }
  const bad = left.trim() !== '' || (shape === undefined && tags.length === 0) || [shape].flat().includes(0);
  if (bad) throw new Unanswerable('bad-declaration', { found: whole }, span);
  // Only a number counts, and a distribution is a vector.
  if (tags.includes('whole')) shape ??= 'scalar';
  if (tags.includes('simplex')) shape ??= 'vector';
  return { shape, kind: two ? 'matrix' : one || shape === 'vector' ? 'column' : undefined, tags };
}
