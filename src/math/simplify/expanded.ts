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
  const parts: Term[] = [];
  for (const term of terms) if (!openInto(parts, term, termsOf, k)) return undefined;
  if (parts.length === terms.length) return undefined;
  const left = together(parts);
  return weight(left) < weight(terms) ? left : undefined;
}

/** Adds the parts of the term with its brackets opened: a (b + c) d = a b d + a c d. Whether there is room for them all. */
function openInto(parts: Term[], term: Term, termsOf: (e: Expr) => readonly Term[], k: Simplifier): boolean {
  const isBracket = ({ base, power }: Factor): boolean => power === 1 && isSum(base);
  const bracket = [...term.scalars, ...term.body].find(isBracket);
  if (!bracket) return parts.push(term) <= 2 * MOST_TERMS;
  const rest = {
    ...term,
    scalars: term.scalars.filter((factor) => factor !== bracket),
    body: term.body.filter((factor) => factor !== bracket),
  };
  return termsOf(bracket.base).every((inner) => openInto(parts, multiply(rest, inner, k), termsOf, k));
}

const weight = (terms: readonly Term[]): number =>
  terms.reduce(
    (total, { scalars, body }) => [...scalars, ...body].reduce((sum, { base }) => sum + 1 + size(base), total + 1),
    0,
  );
