// Names for what an answer adds to a formula, so chosen that none is a name of the person's.
import { plainSymbol } from './notation/plain.js';

/** The first of `letters` that is free, else the first with a number; two names may not look alike either. */
export function freshName(letters: readonly string[], taken: Iterable<string>): string {
  const used = new Set([...taken].map(plainSymbol));
  const isFree = (name: string): boolean => !used.has(plainSymbol(name));
  const free = letters.find(isFree);
  if (free) return free;
  let number = 1;
  while (!isFree(`${letters[0]}${number}`)) number++;
  return `${letters[0]}${number}`;
}
