// What a symbol's name makes likely: capital letters are matrices, small Latin ones vectors, Greek ones scalars.
import { GREEK_NAMES } from '../../formula/spellings.js';

export type Kind = 'scalar' | 'vector' | 'matrix';

/** Letters that stand for vectors before all others: a product of two of them is no scaling. */
const VECTORS = new Set(['u', 'v', 'w', 'x', 'y', 'z']);

/** x is a vector before all others; of a and x, a is the number. */
const BY_LIKELIHOOD = 'zghfbuvwyx';

/** A name without its subscript and number: w of w_1. */
export const letterOf = (name: string): string => name.replace(/_.*|\d+$/g, '');

/** Whether a symbol of this name is a vector, if nothing says otherwise. */
export const isSmallLatin = (name: string): boolean => /^[a-z]/.test(name) && !GREEK_NAMES.has(letterOf(name));
/** Whether a small letter may as well be a number. */
export const isNumberLetter = (name: string): boolean =>
  !BY_LIKELIHOOD.includes(letterOf(name)) || letterOf(name).length !== 1;
/** Whether a letter before a number is its coefficient: c in c*norm(w)^2, C in C*sum(max(0, z)). */
export const isCoefficientLetter = (name: string): boolean =>
  isSmallLatin(name) ? isNumberLetter(name) : /^[CKNT]$/.test(letterOf(name));
export const isVectorLetter = (name: string): boolean => VECTORS.has(letterOf(name));

/** Where a symbol stands: as a factor or along an axis, below a fraction bar, there under a root or multiplied by a number, or elsewhere. */
export type Role = 'factor' | 'divisor' | 'count' | undefined;

/** How unlikely each kind is for a symbol of this name; the first guess has cost 0. */
export function costs(name: string, isVariable: boolean, role: Role): Partial<Record<Kind, number>> {
  const letter = letterOf(name);
  if (GREEK_NAMES.has(letter)) {
    return /^[A-Z]/.test(letter) ? { matrix: 0, scalar: 2, vector: 2 } : { scalar: 0, vector: 1, matrix: 5 };
  }
  const chosen = isVariable ? 0.4 : 0;
  if (/^[A-Z]/.test(letter)) {
    if (role === 'count') return { scalar: 0, matrix: 1 };
    // Y in Y - X*w may be a vector, N in x/N a number; a factor is a matrix, whatever it makes of the rest.
    const count = /^[CKNT]$/.test(letter) ? { scalar: 1 + chosen } : role === 'divisor' ? { scalar: 1.5 + chosen } : {};
    return { matrix: 0, ...(role !== 'factor' && { vector: 2 }), ...count };
  }
  const likely = isNumberLetter(name) ? 1 : 2 + BY_LIKELIHOOD.indexOf(letter) / 5;
  return { vector: 0, scalar: likely + chosen, matrix: 7 };
}

/** Kinds of all names; `kinds` is made when it is asked for, since most combinations are never tried. */
export interface Combination {
  readonly cost: number;
  readonly kinds: () => ReadonlyMap<string, Kind>;
}

interface Chosen {
  readonly cost: number;
  readonly name: string;
  readonly kind: Kind;
  readonly before: Chosen | undefined;
}

/** Kinds for all names, at most `limit`, the likeliest combination first. */
export function combinations(
  names: readonly string[],
  costsOf: (name: string) => Partial<Record<Kind, number>>,
  limit: number,
): readonly Combination[] {
  let chosen: (Chosen | undefined)[] = [undefined];
  for (const name of names) {
    const options = Object.entries(costsOf(name)) as [Kind, number][];
    chosen = cheapest(chosen, options, name, limit);
  }
  return chosen.map((last) => ({ cost: last?.cost ?? 0, kinds: () => kindsOf(last) }));
}

/**
 * The cheapest combinations with one name more. Those before are in order of cost, so each option's are: of the first
 * not yet taken of each the cheapest is next, of equal ones that whose combination came first.
 */
function cheapest(
  before: readonly (Chosen | undefined)[],
  options: readonly [Kind, number][],
  name: string,
  limit: number,
): Chosen[] {
  const taken = options.map(() => 0);
  const found: Chosen[] = [];
  const costAt = (option: number): number => {
    const place = taken[option] as number;
    return place < before.length ? (before[place]?.cost ?? 0) + (options[option] as [Kind, number])[1] : Infinity;
  };
  while (found.length < limit) {
    let best = 0;
    for (let option = 1; option < options.length; option++) {
      const [a, b] = [costAt(option), costAt(best)];
      if (a < b || (a === b && (taken[option] as number) < (taken[best] as number))) best = option;
    }
    const cost = costAt(best);
    if (cost === Infinity) break;
    found.push({ cost, name, kind: (options[best] as [Kind, number])[0], before: before[taken[best] as number] });
    taken[best] = (taken[best] as number) + 1;
  }
  return found;
}

function kindsOf(last: Chosen | undefined): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (let each = last; each; each = each.before) kinds.set(each.name, each.kind);
  return kinds;
}
