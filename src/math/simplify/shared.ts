// What all terms of a sum share stands in front where one of it is a difference: s(1 - s)² - s²(1 - s) = s(1 - s)(1 - 2s).
import { call, type Expr, equal, isCall } from '../../formula/expr.js';
import { isScalar } from '../shape.js';
import type { Factor, Simplifier, Term } from './simplifier.js';
import { exprOf, negated } from './term.js';

/** The sum with its common factors in front; undefined if there is no common difference. */
export function sharedInFront(given: readonly Term[], k: Simplifier): Expr | undefined {
  const [first] = given;
  if (!first || given.length < 2) return undefined;
  const of = isScalar(first.shape) ? scalarsOf : bodyOf;
  if (!given.every((term) => of(term).some(isDifference))) return undefined;
  const terms = aligned(given, of);
  const common = of(terms[0] as Term).flatMap(({ base }): Factor[] => {
    const powers = terms.map((term) => of(term).find((factor) => equal(factor.base, base))?.power ?? 0);
    const power = Math.min(...powers);
    return power >= 1 ? [{ base, power }] : [];
  });
  if (!common.some(isDifference)) return undefined;
  const without = (factors: readonly Factor[]): Factor[] =>
    factors.flatMap((factor) => {
      const power = factor.power - (common.find(({ base }) => equal(base, factor.base))?.power ?? 0);
      return power === 0 ? [] : [{ ...factor, power }];
    });
  const rest = terms.map((term) =>
    isScalar(term.shape) ? { ...term, scalars: without(term.scalars) } : { ...term, body: without(term.body) },
  );
  const inner = k.add(...rest.map((term) => exprOf(term, k)));
  const outer = exprOf(
    isScalar(first.shape)
      ? { coefficient: { p: 1, q: 1 }, scalars: common, body: [], shape: first.shape }
      : { coefficient: { p: 1, q: 1 }, scalars: [], body: common, shape: first.shape },
    k,
  );
  return k.times(outer, inner);
}

const scalarsOf = ({ scalars }: Term): readonly Factor[] => scalars;
const bodyOf = ({ body }: Term): readonly Factor[] => body;
const isDifference = ({ base, power }: Factor): boolean => isCall(base, '-') && power >= 1;

/** The terms with b - a written -(a - b) where an earlier term has a - b. */
function aligned(given: readonly Term[], of: (term: Term) => readonly Factor[]): Term[] {
  const seen: Expr[] = [];
  return given.map((term) => {
    let turns = 0;
    const factors = of(term).map((factor) => {
      if (!isCall(factor.base, '-') || !Number.isInteger(factor.power)) return factor;
      const mirror = call('-', [factor.base.args[1] as Expr, factor.base.args[0] as Expr]);
      const before = seen.find((each) => equal(each, mirror));
      if (!before) {
        seen.push(factor.base);
        return factor;
      }
      turns += factor.power;
      return { ...factor, base: before };
    });
    const joined = merged(factors);
    const turned = of === scalarsOf ? { ...term, scalars: joined } : { ...term, body: joined };
    return turns % 2 === 0 ? turned : negated(turned);
  });
}

/** Each base once. */
function merged(factors: readonly Factor[]): Factor[] {
  const bases = factors.filter(({ base }, i) => factors.findIndex((other) => equal(other.base, base)) === i);
  return bases.flatMap(({ base }) => {
    const power = factors.reduce((sum, other) => sum + (equal(other.base, base) ? other.power : 0), 0);
    return power === 0 ? [] : [{ base, power }];
  });
}
