// The names nearest to one that nobody knows, for "did you mean …?".
import { distance } from 'fastest-levenshtein';

/** At most three of `names`, nearest first; none that differs in more than half of its letters. */
export function nearest(given: string, names: Iterable<string>): string[] {
  const wanted = given.toLowerCase();
  return [...new Set(names)]
    .map((name) => {
      const plain = name.toLowerCase();
      // Letters in another order are one slip of the hand. A name that the given one begins or ends is nearer than its length tells: `soft` for softmax.
      const part = wanted.length >= 3 && (plain.startsWith(wanted) || plain.endsWith(wanted));
      const swapped = [...plain].sort().join('') === [...wanted].sort().join('');
      return { name, steps: swapped ? 1 : part ? 0.5 : distance(wanted, plain) };
    })
    .filter(({ name, steps }) => steps <= Math.max(1, Math.min(name.length, given.length) / 2))
    .sort((a, b) => a.steps - b.steps || a.name.length - b.name.length)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters are wrong, missing or too many; two neighbours that changed places are one slip. */
export function slips(given: string, wanted: string): number {
  const swapped = given.length === wanted.length && [...given].sort().join('') === [...wanted].sort().join('');
  return swapped ? Math.min(1, distance(given, wanted)) : distance(given, wanted);
}
