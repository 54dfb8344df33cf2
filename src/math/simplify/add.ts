// Sums: like terms together, what all terms share in front, the first sign a plus where it can be.

import { call, type Expr, equal, isCall, num } from '../../formula/expr.js';
import { isScalar, SCALAR, type SettledShape } from '../shape.js';
import { alike, chainOf, likeness } from './alike.js';
import { sharedAtEnds } from './ends.js';
import { opened } from './expanded.js';
import { isOne, ONE, plus, type Rational, rational } from './rational.js';
import { sharedInFront } from './shared.js';
import type { Factor, Simplifier, Term } from './simplifier.js';
import { exprOf, factorTerm, isSum, multiply, negated, numberTerm, signed, termOf } from './term.js';

/** The terms of a formula; a number times a sum is distributed. */
function termsOf(e: Expr, k: Simplifier): readonly Term[] {
  if (isSum(e)) {
    const known = k.sums.get(e);
    if (known) return known;
    const [a, b] = e.args as [Expr, Expr];
    const right = termsOf(b, k);
    const terms = [...termsOf(a, k), ...(e.op === '-' ? right.map(negated) : right)];
    k.spend(terms.length / 16);
    k.sums.set(e, terms);
    return terms;
  }
  const term = termOf(e, k);
  const factors = [...term.scalars, ...term.body];
  const [only] = factors;
  const distributes = only && factors.length === 1 && only.power === 1 && isSum(only.base);
  if (!distributes || !(isScalar(term.shape) ? term.scalars : term.body).length) return [term];
  return termsOf(only.base, k).map((inner) => multiply(numberTerm(term.coefficient), inner, k));
}

/** The sum of formulas of one shape, or of that shape and scalars, which expand. */
export function add(summands: readonly Expr[], k: Simplifier): Expr {
  const shape = summands.map((e) => k.shape(e)).find((s) => !isScalar(s)) ?? k.shape(summands[0] ?? num(0));
  const bracketed =
    summands.length > 1 &&
    sharedInFront(
      summands.map((e) => termOf(e, k)),
      k,
      isSum,
    );
  if (bracketed) return bracketed;
  const terms = together(
    summands.flatMap((e) => termsOf(e, k)),
    k,
  );
  if (terms.length === 0) return k.zeros(shape);
  // A number alone stands for the whole shape only beside a term that has it.
  if (!isScalar(shape) && terms.every((term) => isScalar(term.shape))) {
    const filled = add(
      terms.map((term) => exprOf(term, k)),
      k,
    );
    return k.times(filled, k.ones(shape));
  }
  if (terms.length === 1) return exprOf(terms[0] as Term, k);
  return inTwoPieces(terms, k) ?? sharedInFront(terms, k) ?? sharedAtEnds(terms, k) ?? written(terms, shape, k);
}

/** Like terms as one. */
function together(given: readonly Term[], k: Simplifier): Term[] {
  const terms: Term[] = [];
  const places = new Map<number, number[]>();
  k.spend(given.length / 4);
  for (const term of given) {
    const key = likeness(term, k);
    const near = places.get(key) ?? [];
    const i = near.find((place) => alike(terms[place] as Term, term, k));
    if (i === undefined) places.set(key, [...near, terms.push(term) - 1]);
    else terms[i] = { ...(terms[i] as Term), coefficient: plus((terms[i] as Term).coefficient, term.coefficient) };
  }
  const left = terms.filter((term) => term.coefficient.p !== 0);
  const fewer = opened(
    left,
    (parts) => together(parts, k),
    (e) => termsOf(e, k),
    k,
  );
  return fewer ?? mirrored(joinDiagonals(overOne(left, k), k), k);
}

/** Sums longer than this are not brought over one denominator. */
const MOST_TERMS = 6;

/** a/c + b/c² = (a c + b)/c² for a sum c, where a c and b have terms in common: 1/√c - x²/√c³ = 1/√c³ for c = x² + 1. */
function overOne(terms: readonly Term[], k: Simplifier): readonly Term[] {
  if (terms.length < 2 || terms.length > MOST_TERMS) return terms;
  const powerIn = ({ scalars, body }: Term, base: Expr): number =>
    [...scalars, ...body].find((factor) => equal(factor.base, base))?.power ?? 0;
  for (const second of terms) {
    for (const below of [...second.scalars, ...second.body]) {
      if (below.power >= 0 || !isSum(below.base)) continue;
      const first = terms.find((term) => powerIn(term, below.base) === below.power + 1);
      const parts = termsOf(below.base, k);
      if (!first || parts.length > MOST_TERMS) continue;
      const [a, b] = [without(first, below.base), without(second, below.base)];
      // A fraction within a fraction is no simpler.
      if ([a, b].some(({ scalars, body }) => [...scalars, ...body].some(({ power }) => power < 0))) continue;
      const above = together([...parts.map((part) => multiply(a, part, k)), ...termsOf(exprOf(b, k), k)], k);
      if (above.length > parts.length) continue;
      const numerator = add(above.length > 0 ? above.map((term) => exprOf(term, k)) : [num(0)], k);
      const fraction = multiply(termOf(numerator, k), factorTerm(below.base, k.shape(below.base), below.power), k);
      const rest = terms.filter((term) => term !== first && term !== second);
      return overOne(k.isZero(numerator) ? rest : [...rest, fraction], k);
    }
  }
  return terms;
}

/** b + a·1[u > 0] has the values a + b and b; undefined of other sums, and of multiples of 1 - 1[u > 0]. */
function inTwoPieces(terms: readonly Term[], k: Simplifier): Expr | undefined {
  const constant = terms.find(({ scalars, body }) => scalars.length + body.length === 0);
  const other = terms.find((term) => term !== constant);
  if (!constant || !other || terms.length > 2) return undefined;
  const [step, second] = [...other.scalars, ...other.body];
  if (!step || second || step.power !== 1 || !isCall(step.base, 'step')) return undefined;
  const above = plus(constant.coefficient, other.coefficient);
  if (above.p === 0) return undefined;
  return k.make('where', step.base, exprOf(numberTerm(above), k), exprOf(numberTerm(constant.coefficient), k));
}

/** The term without the powers of a factor; where no entries are left it is of every shape. */
function without({ body, scalars, ...term }: Term, base: Expr): Term {
  const others = (factors: readonly Factor[]): Factor[] => factors.filter((factor) => !equal(factor.base, base));
  const left = others(body);
  const isFilled = left.length === 0 && body.length > 0;
  return { ...term, scalars: others(scalars), body: left, shape: isFilled ? SCALAR : term.shape };
}

/** diag(a) + c diag(b) = diag(a + c b). */
function joinDiagonals(terms: readonly Term[], k: Simplifier): Term[] {
  const isDiagonal = (term: Term): boolean => {
    const [only, other] = term.body;
    return only !== undefined && !other && only.power === 1 && isCall(only.base, 'diag') && !isScalar(term.shape);
  };
  const diagonals = terms.filter(isDiagonal);
  if (diagonals.length < 2) return [...terms];
  const entries = diagonals.map((term) => {
    const base = (term.body[0] as Factor).base as Expr & { args: readonly Expr[] };
    return k.times(exprOf({ ...term, body: [], shape: { rows: 1, cols: 1 } }, k), base.args[0] as Expr);
  });
  const joined = termOf(k.diag(k.add(...entries)), k);
  return [...terms.filter((term) => !isDiagonal(term)), joined];
}

/** L M R + L Mᵀ R = L (M + Mᵀ) R for a square M. */
function mirrored(terms: readonly Term[], k: Simplifier): Term[] {
  const chains = terms.map(({ body: [only, other] }) =>
    only && !other && only.power === 1 && isCall(only.base, '*') ? chainOf(only.base, k) : [],
  );
  for (let i = 0; i < terms.length; i++) {
    const chained = chains[i] as readonly Expr[];
    if (chained.length < 2) continue;
    k.spend(terms.length / 16);
    for (let j = i + 1; j < terms.length; j++) {
      const [a, b] = [terms[i] as Term, terms[j] as Term];
      if (chains[j]?.length !== chained.length || a.coefficient.p !== b.coefficient.p) continue;
      if (a.coefficient.q !== b.coefficient.q || !alike({ ...a, body: [] }, { ...b, body: [] }, k)) continue;
      const joined = mirrorOf(chained, chains[j] as readonly Expr[], k);
      if (!joined) continue;
      const term = multiply({ ...a, body: [], shape: SCALAR }, termOf(joined, k), k);
      return together([...terms.slice(0, i), term, ...terms.slice(i + 1, j), ...terms.slice(j + 1)], k);
    }
  }
  return [...terms];
}

function mirrorOf(a: readonly Expr[], b: readonly Expr[], k: Simplifier): Expr | undefined {
  if (a.length !== b.length || a.length < 2) return undefined;
  const differ = a.map((_, i) => i).filter((i) => !equal(a[i] as Expr, b[i] as Expr));
  const [i, other] = differ;
  if (i === undefined || other !== undefined) return undefined;
  const [M, N] = [a[i] as Expr, b[i] as Expr];
  if (!equal(k.transpose(M), N)) return undefined;
  const isTransposed = isCall(M, "'");
  return k.product(...a.slice(0, i), isTransposed ? k.add(N, M) : k.add(M, N), ...a.slice(i + 1));
}

/** c diag(v) for diag(c v), so that what a diagonal shares with other terms can stand in front. */
function diagonalApart(term: Term, k: Simplifier): Term {
  const [only, other] = term.body;
  if (!only || other || only.power !== 1 || !isCall(only.base, 'diag') || isScalar(term.shape)) return term;
  const entries = termOf(only.base.args[0] as Expr, k);
  const bare = exprOf({ ...entries, coefficient: ONE, scalars: [] }, k);
  return multiply({ ...entries, body: [], shape: SCALAR }, { ...term, body: [{ base: k.diag(bare), power: 1 }] }, k);
}

/** The sum as a formula; a number or scalars that every term has stand in front. */
function written(given: readonly Term[], shape: SettledShape, k: Simplifier): Expr {
  const apart = given.map((term) => diagonalApart(term, k));
  const terms = isOne(sharedCoefficient(apart)) && sharedScalars(apart, shape).length === 0 ? given : apart;
  const coefficient = sharedCoefficient(terms);
  const shared = sharedScalars(terms, shape);
  if (!isOne(coefficient) || shared.length > 0) {
    const rest = terms.map((term) => ({
      ...term,
      coefficient: rational(term.coefficient.p * coefficient.q, term.coefficient.q * coefficient.p),
      scalars: term.scalars.filter((f) => !shared.some((s) => equal(s.base, f.base))),
    }));
    const inner = k.add(...rest.map((term) => exprOf(term, k)));
    const outer = exprOf({ coefficient, scalars: shared, body: [], shape: { rows: 1, cols: 1 } }, k);
    return k.times(outer, inner);
  }
  // A term with a plus first, if there is one.
  const lead = Math.max(
    0,
    terms.findIndex((term) => term.coefficient.p > 0),
  );
  const [head, ...rest] = [terms[lead] as Term, ...terms.slice(0, lead), ...terms.slice(lead + 1)] as [Term, ...Term[]];
  const start = head.coefficient.p < 0 ? signed(exprOf(negated(head), k)) : exprOf(head, k);
  return rest.reduce<Expr>(
    (left, term) =>
      term.coefficient.p < 0 ? call('-', [left, exprOf(negated(term), k)]) : call('+', [left, exprOf(term, k)]),
    start,
  );
}

/** The scalars, with their powers, that every term of a vector or matrix has. */
function sharedScalars(terms: readonly Term[], shape: SettledShape): readonly Factor[] {
  if (isScalar(shape)) return [];
  return (terms[0] as Term).scalars.filter((f) =>
    terms.every((t) => !isScalar(t.shape) && t.scalars.some((g) => g.power === f.power && equal(g.base, f.base))),
  );
}

/** The number in front of every term up to sign, if it is one and the same, whole or with one denominator. */
function sharedCoefficient(terms: readonly Term[]): Rational {
  const [first] = terms as [Term];
  const { p, q } = first.coefficient;
  const same = terms.every((term) => Math.abs(term.coefficient.p) === Math.abs(p) && term.coefficient.q === q);
  const allNumbers = terms.every((term) => term.scalars.length + term.body.length > 0);
  return same && allNumbers ? rational(Math.abs(p), q) : ONE;
}
