// What the words for problems are made of.
import type { ProblemCode, Problems } from '../formula/unanswerable.js';

export interface Words {
  readonly message: string;
  readonly hint: string;
}

export type WordsOf<C extends ProblemCode> = { readonly [Code in C]: (data: Problems[Code]) => Words };

export const list = (names: readonly string[], joint = 'or'): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${joint} ${names.at(-1)}`;
export const quoted = (names: readonly string[]): string => list(names.map((name) => `\`${name}\``));
export const didYouMean = (nearest: readonly string[], otherwise: string): string =>
  nearest.length > 0 ? `Did you mean ${quoted(nearest)}?` : otherwise;
export const shown = (found: string): string => (found === '' ? 'the end' : `“${found}”`);

/** With a capital letter in front. */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
