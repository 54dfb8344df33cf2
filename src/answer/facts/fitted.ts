// Numbers counted at several sizes as one formula in the letters of the sizes: 2 of 3, 3 of 4, 1 of 2 is n − 1.

import type { Letters } from '../../math/numbers.js';
import { lettersOf, type SettledSize } from '../../math/size.js';

/** A number counted where letters stand for these sizes. */
export interface Count {
  readonly letters: Letters;
  readonly count: number;
}

interface Form {
  readonly text: string;
  readonly of: (letters: Letters) => number;
}

/** The shortest formula that gives every count; undefined where none does, or where too few sizes were seen to tell. */
export function fitted(counts: readonly Count[], sizes: readonly SettledSize[]): string | undefined {
  const own = [...new Set(sizes.flatMap(lettersOf))].sort();
  // Of 2·Aᵀ·A, which is n×n, the rank depends on m too.
  const names = [...new Set([...own, ...counts.flatMap(({ letters }) => [...letters.keys()])])];
  const seen = new Set(counts.map(({ letters }) => names.map((name) => letters.get(name)).join()));
  if (counts.length === 0) return undefined;
  const [first] = counts;
  if (own.length === 0 && counts.every(({ count }) => count === first?.count)) return String(first?.count);
  if (seen.size < 3) return undefined;
  return forms(names).find(({ of }) => counts.every(({ letters, count }) => of(letters) === count))?.text;
}

const at = (letters: Letters, name: string): number => letters.get(name) ?? Number.NaN;

function forms(names: readonly string[]): readonly Form[] {
  const constants = [0, 1, 2, 3].map((count): Form => ({ text: String(count), of: () => count }));
  const less = (by: number): Form[] =>
    names.map((n) => ({ text: `${n} − ${by}`, of: (letters) => at(letters, n) - by }));
  const single = names.map((n): Form => ({ text: n, of: (letters) => at(letters, n) }));
  const pairs = names.flatMap((m, i) => names.slice(i + 1).map((n) => [m, n] as const));
  const least = pairs.map(
    ([m, n]): Form => ({
      text: `min(${m}, ${n})`,
      of: (letters) => Math.min(at(letters, m), at(letters, n)),
    }),
  );
  const leastOfAll: Form[] =
    names.length > 2
      ? [{ text: `min(${names.join(', ')})`, of: (letters) => Math.min(...names.map((n) => at(letters, n))) }]
      : [];
  const products = pairs.flatMap(([m, n]): Form[] => [
    { text: `${m}·${n}`, of: (letters) => at(letters, m) * at(letters, n) },
    { text: `${m}·(${n} − 1)`, of: (letters) => at(letters, m) * (at(letters, n) - 1) },
    { text: `${n}·(${m} − 1)`, of: (letters) => at(letters, n) * (at(letters, m) - 1) },
    { text: `${m}·${n} − 1`, of: (letters) => at(letters, m) * at(letters, n) - 1 },
    { text: `${m} + ${n} − 1`, of: (letters) => at(letters, m) + at(letters, n) - 1 },
    { text: `${m} + ${n}`, of: (letters) => at(letters, m) + at(letters, n) },
    { text: `${m} − min(${m}, ${n})`, of: (letters) => Math.max(0, at(letters, m) - at(letters, n)) },
    { text: `${n} − min(${m}, ${n})`, of: (letters) => Math.max(0, at(letters, n) - at(letters, m)) },
    { text: `${m}²·${n}`, of: (letters) => at(letters, m) ** 2 * at(letters, n) },
    { text: `${m}·${n}²`, of: (letters) => at(letters, m) * at(letters, n) ** 2 },
  ]);
  const powers = names.flatMap((n): Form[] => [
    { text: `${n}²`, of: (letters) => at(letters, n) ** 2 },
    { text: `${n}² − 1`, of: (letters) => at(letters, n) ** 2 - 1 },
    { text: `${n}²−${n}`, of: (letters) => at(letters, n) ** 2 - at(letters, n) },
    { text: `2·${n} − 1`, of: (letters) => 2 * at(letters, n) - 1 },
    { text: `2·${n}`, of: (letters) => 2 * at(letters, n) },
    { text: `${n}·(${n} + 1)/2`, of: (letters) => (at(letters, n) * (at(letters, n) + 1)) / 2 },
    { text: `${n}·(${n} − 1)/2`, of: (letters) => (at(letters, n) * (at(letters, n) - 1)) / 2 },
    { text: `${n}³`, of: (letters) => at(letters, n) ** 3 },
    { text: `2·${n}² − ${n}`, of: (letters) => 2 * at(letters, n) ** 2 - at(letters, n) },
  ]);
  return [...constants, ...single, ...less(1), ...least, ...leastOfAll, ...less(2), ...products, ...powers];
}
