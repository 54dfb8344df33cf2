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

/** Characters of what is named again in a refusal. */
const MOST_NAMED = 200;

/** What is named again where it is not answered: of a long text how it begins. */
export const beginning = (text: string): string =>
  text.length > MOST_NAMED ? `${text.slice(0, MOST_NAMED).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** With a capital letter in front. */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
