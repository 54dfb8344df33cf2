// What a symbol's name makes likely: capital letters are matrices, small Latin ones vectors, Greek ones scalars.
import { GREEK_NAMES } from '../../formula/spellings.js';

export type Kind = 'scalar' | 'vector' | 'matrix';

/** Combinations of kinds that are tried before the first one's clash is reported, and parts of a formula that are looked at for it. */
const MAX_TRIES = 400;
const MAX_LOOKED_AT = 12_000;

/** How many combinations there is time to try for a formula of so many parts. */
export const triesFor = (parts: number): number => Math.min(MAX_TRIES, Math.ceil(MAX_LOOKED_AT / parts));

/** How unlikely each kind is for a symbol of this name; the first guess has cost 0. */
export function costs(name: string, isVariable: boolean): Record<Kind, number> {
  const letter = name.replace(/_.*|\d+$/g, '');
  if (GREEK_NAMES.has(letter)) {
    return /^[A-Z]/.test(letter) ? { matrix: 0, scalar: 2, vector: 2 } : { scalar: 0, vector: 1, matrix: 5 };
  }
  const chosen = isVariable ? 0.4 : 0;
  if (/^[A-Z]/.test(letter)) return { matrix: 0, vector: 3, scalar: (/^[CKNT]$/.test(letter) ? 1 : 2) + chosen };
  // x is a vector before all others; of a and x, a is the number.
  const order = 'zghfbuvwyx'.indexOf(letter);
  const likely = letter.length === 1 && order >= 0 ? 2 + order / 5 : 1;
  return { vector: 0, scalar: likely + chosen, matrix: 7 };
}

interface Combination {
  readonly cost: number;
  readonly name: string;
  readonly kind: Kind;
  /** Of the names before. */
  readonly rest: Combination | undefined;
}

/** Kinds for all names, the likeliest combination first; at most `limit`. */
export function combinations(
  names: readonly string[],
  costsOf: (name: string) => Partial<Record<Kind, number>>,
  limit: number,
): ReadonlyMap<string, Kind>[] {
  let partial: (Combination | undefined)[] = [undefined];
  for (const name of names) {
    const options = Object.entries(costsOf(name)) as [Kind, number][];
    partial = partial
      .flatMap((rest) =>
        options.map(([kind, cost]): Combination => ({ cost: (rest?.cost ?? 0) + cost, name, kind, rest })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, limit);
  }
  return partial.map((last) => {
    const kinds: [string, Kind][] = [];
    for (let at = last; at; at = at.rest) kinds.push([at.name, at.kind]);
    return new Map(kinds.reverse());
  });
}
