// What all terms of a sum share stands in front where it is a difference or a function: exp(x) + x exp(x) = exp(x)(1 + x).
import { argument, call, type Expr, equal, isCall } from '../../formula/expr.js';
import { isScalar, SCALAR } from '../shape.js';
import { ONE } from './rational.js';
import type { Factor, Simplifier, Term } from './simplifier.js';
import { exprOf, negated } from './term.js';

/** The sum with its common factors in front; undefined if there is no common difference or function. */
export function sharedInFront(
  given: readonly Term[],
  k: Simplifier,
  tells: (e: Expr) => boolean = isFunction,
): Expr | undefined {
  const [first] = given;
  if (!first || given.length < 2 || given.some(({ shape }) => isScalar(shape) !== isScalar(first.shape)))
    return undefined;
  const isTelling = ({ base, power }: Factor): boolean => power >= 1 && tells(base);
  if (tells === isFunction && !isScalar(first.shape) && ofOneVector(given)) return scalarsTogether(given, k);
  const of = isScalar(first.shape) ? scalarsOf : bodyOf;
  if (!given.every((term) => of(term).some(isTelling))) return undefined;
  const terms = aligned(given, of);
  const common = of(terms[0] as Term).flatMap(({ base }): Factor[] => {
    const powers = terms.map((term) => of(term).find((factor) => equal(factor.base, base))?.power ?? 0);
    const power = Math.min(...powers);
    return power >= 1 ? [{ base, power }] : [];
  });
  if (!common.some(isTelling)) return undefined;
  const without = (factors: readonly Factor[]): Factor[] =>
    factors.flatMap((factor) => {
      const power = factor.power - (common.find(({ base }) => equal(base, factor.base))?.power ?? 0);
      return power === 0 ? [] : [{ ...factor, power }];
    });
  const rest = terms.map((term) =>
    isScalar(term.shape) ? { ...term, scalars: without(term.scalars) } : { ...term, body: without(term.body) },
  );
  // Beside a vector a number stands for all entries; a sum that depends on others is no number people see as a vector.
  const filled = rest.filter(({ body }) => body.length === 0);
  if (!isScalar(first.shape) && filled.some(({ scalars }) => scalars.length > 0)) return undefined;
  const inner = k.add(
    ...rest.map((term) =>
      exprOf(filled.includes(term) && filled.length < rest.length ? { ...term, shape: SCALAR } : term, k),
    ),
  );
  const outer = exprOf(
    isScalar(first.shape)
      ? { coefficient: ONE, scalars: common, body: [], shape: first.shape }
      : { coefficient: ONE, scalars: [], body: common, shape: first.shape },
    k,
  );
  return k.times(outer, inner);
}

/** Whether all terms are numbers times one vector or matrix. */
const ofOneVector = (terms: readonly Term[]): boolean => {
  const [first] = terms as [Term];
  return (
    first.body.length > 0 &&
    terms.every(
      ({ body }) =>
        body.length === first.body.length &&
        body.every(({ base, power }) => first.body.some((other) => other.power === power && equal(other.base, base))),
    )
  );
};

/** a x + b x = (a + b) x for numbers a and b. */
function scalarsTogether(terms: readonly Term[], k: Simplifier): Expr {
  const numbers = terms.map((term) => exprOf({ ...term, body: [], shape: SCALAR }, k));
  const { body, shape } = terms[0] as Term;
  return k.times(k.add(...numbers), exprOf({ coefficient: ONE, scalars: [], body, shape }, k));
}

const scalarsOf = ({ scalars }: Term): readonly Factor[] => scalars;
const bodyOf = ({ body }: Term): readonly Factor[] => body;
/** A difference or a function; of letters and their powers, and of products of matrices, sums are read as they are. */
const isFunction = (e: Expr): boolean => {
  if (e.kind !== 'call' || PLAIN.has(e.op)) return false;
  return (e.op !== '^' && e.op !== '.^') || argument(e, 1).kind !== 'number';
};
const PLAIN = new Set(['*', "'", 'index', 'diag', 'eye', 'kron', 'inv', 'unit', 'neg']);

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
