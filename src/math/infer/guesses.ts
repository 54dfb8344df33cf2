// What a symbol's name makes likely: capital letters are matrices, small Latin ones vectors, Greek ones scalars.
import { GREEK_NAMES } from '../../formula/spellings.js';

export type Kind = 'scalar' | 'vector' | 'matrix';

/** Letters that stand for vectors before all others: a product of two of them is no scaling. */
const VECTORS = new Set(['u', 'v', 'w', 'x', 'y', 'z']);

/** A name without its subscript and number: w of w_1. */
export const letterOf = (name: string): string => name.replace(/_.*|\d+$/g, '');

/** Whether a symbol of this name is a vector, if nothing says otherwise. */
export const isSmallLatin = (name: string): boolean => /^[a-z]/.test(name) && !GREEK_NAMES.has(letterOf(name));
export const isVectorLetter = (name: string): boolean => VECTORS.has(letterOf(name));

/** Combinations of kinds that are tried before the first one's clash is reported. */
const MAX_TRIES = 400;

/** How unlikely each kind is for a symbol of this name; the first guess has cost 0. */
export function costs(name: string, isVariable: boolean): Record<Kind, number> {
  const letter = letterOf(name);
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

/** Kinds for all names, the likeliest combination first. */
export function combinations(
  names: readonly string[],
  costsOf: (name: string) => Partial<Record<Kind, number>>,
): { readonly cost: number; readonly kinds: ReadonlyMap<string, Kind> }[] {
  let partial: { cost: number; kinds: Map<string, Kind> }[] = [{ cost: 0, kinds: new Map() }];
  for (const name of names) {
    const options = Object.entries(costsOf(name)) as [Kind, number][];
    partial = partial
      .flatMap(({ cost, kinds }) =>
        options.map(([kind, extra]) => ({ cost: cost + extra, kinds: new Map(kinds).set(name, kind) })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MAX_TRIES);
  }
  return partial;
}
