// Brackets whose terms cancel are opened: y(1 - s) - (1 - y)s = y - s.
import { type Expr, size } from '../../formula/expr.js';
import type { Factor, Simplifier, Term } from './simplifier.js';
import { isSum, multiply } from './term.js';

/** Sums with more terms than this stay as they are. */
const MOST_TERMS = 4;

/** The terms with their brackets opened, if that leaves less; undefined if not. */
export function opened(
  terms: readonly Term[],
  together: (terms: Term[]) => Term[],
  termsOf: (e: Expr) => readonly Term[],
  k: Simplifier,
): Term[] | undefined {
  if (terms.length < 2 || terms.length > MOST_TERMS) return undefined;
  const parts = terms.map((term) => partsOf(term, termsOf, k));
  if (parts.every((each) => each.length < 2) || parts.flat().length > 2 * MOST_TERMS) return undefined;
  const left = together(parts.flat());
  return weight(left) < weight(terms) ? left : undefined;
}

/** The term with its brackets opened: a (b + c) d = a b d + a c d. */
function partsOf(term: Term, termsOf: (e: Expr) => readonly Term[], k: Simplifier): readonly Term[] {
  const isBracket = ({ base, power }: Factor): boolean => power === 1 && isSum(base);
  const bracket = [...term.scalars, ...term.body].find(isBracket);
  if (!bracket) return [term];
  const rest = {
    ...term,
    scalars: term.scalars.filter((factor) => factor !== bracket),
    body: term.body.filter((factor) => factor !== bracket),
  };
  return termsOf(bracket.base).flatMap((inner) => partsOf(multiply(rest, inner, k), termsOf, k));
}

const weight = (terms: readonly Term[]): number =>
  terms.reduce(
    (total, { scalars, body }) => [...scalars, ...body].reduce((sum, { base }) => sum + 1 + size(base), total + 1),
    0,
  );
