// Differences the wrong way round, b - a beside a - b, are one difference and a sign: (a - b)/(b - a) = -1.
import { argument, type Call, call, type Expr, equal, isCall } from '../../formula/expr.js';
import type { Factor, Term } from './simplifier.js';

/** b - a of a - b. */
const opposite = (e: Call): Expr => call('-', [argument(e, 1), argument(e, 0)]);

/** The factors with one difference for each pair of opposite ones, and whether the sign changes. */
function joined(given: readonly Factor[]): { factors: readonly Factor[]; turns: boolean } {
  let factors = given;
  let turns = false;
  for (const later of given) {
    if (!isCall(later.base, '-') || !Number.isInteger(later.power)) continue;
    const mirror = opposite(later.base);
    const first = factors.find(({ base, power }) => Number.isInteger(power) && equal(base, mirror));
    if (!first || factors.indexOf(first) > factors.indexOf(later)) continue;
    const power = first.power + later.power;
    factors = factors
      .filter((factor) => factor !== later)
      .flatMap((factor) => (factor !== first ? [factor] : power === 0 ? [] : [{ ...first, power }]));
    if (later.power % 2 !== 0) turns = !turns;
  }
  return { factors, turns };
}

/** The same term without opposite differences. */
export function withoutOpposites(term: Term): Term {
  const isDifference = ({ base }: Factor): boolean => isCall(base, '-');
  if ([term.scalars, term.body].every((factors) => factors.filter(isDifference).length < 2)) return term;
  const [scalars, body] = [joined(term.scalars), joined(term.body)];
  const { p, q } = term.coefficient;
  const coefficient = scalars.turns === body.turns ? term.coefficient : { p: -p, q };
  return { ...term, coefficient, scalars: scalars.factors, body: body.factors };
}

/** Whether the second of two factors of a matrix product is the transpose of the first the other way round. */
export const areOpposite = (a: Expr, b: Expr): boolean => {
  const [first, second] = [a, b].map((e) => (isCall(e, "'") ? argument(e, 0) : e)) as [Expr, Expr];
  return (
    isCall(a, "'") !== isCall(b, "'") && isCall(first, '-') && isCall(second, '-') && equal(opposite(first), second)
  );
};
