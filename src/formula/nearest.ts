// The names nearest to one that nobody knows, for "did you mean …?".
import { distance } from 'fastest-levenshtein';

/** At most three of `names`, nearest first; none that differs in more than half of its letters. */
export function nearest(given: string, names: Iterable<string>): string[] {
  const wanted = given.toLowerCase();
  const letters = sorted(wanted);
  return [...new Set(names)]
    .flatMap((name) => {
      const plain = name.toLowerCase();
      // Letters in another order are one slip of the hand. A name that the given one begins or ends is nearer than its length tells: `soft` for softmax.
      const part = wanted.length >= 3 && (plain.startsWith(wanted) || plain.endsWith(wanted));
      const most = Math.max(1, Math.min(plain.length, wanted.length) / 2);
      // Each letter too many is a step.
      if (!part && Math.abs(plain.length - wanted.length) > most) return [];
      const swapped = plain.length === wanted.length && sorted(plain) === letters;
      const steps = swapped ? 1 : part ? 0.5 : distance(wanted, plain);
      return steps <= most ? [{ name, steps }] : [];
    })
    .sort((a, b) => a.steps - b.steps || a.name.length - b.name.length)
    .slice(0, 3)
    .map(({ name }) => name);
}

const sorted = (word: string): string => [...word].sort().join('');

/** How many letters are wrong, missing or too many; two neighbours that changed places are one slip. */
export function slips(given: string, wanted: string): number {
  const swapped = given.length === wanted.length && sorted(given) === sorted(wanted);
  return swapped ? Math.min(1, distance(given, wanted)) : distance(given, wanted);
}
