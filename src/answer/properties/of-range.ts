// Whether the values of a function are bounded, positive, taken once: by its formula, or refuted in numbers.
import { nodes, symbolsOf } from '../../formula/expr.js';
import { answerable } from '../../formula/unanswerable.js';
import { curvature } from '../../math/curvature.js';
import type { Evaluator } from '../../math/evaluate.js';
import { isNonNegative, isPositive } from '../../math/non-negative.js';
import { isScalar } from '../../math/shape.js';
import type { Derivation, Question } from '../derivation.js';
import { derive } from '../derive.js';
import { plain, plainSymbol } from '../notation/plain.js';
import { actsOnEntries } from './bending.js';
import { type Known, no, type Property, unknown, yes } from './known.js';
import { isSame, samples } from './samples.js';
import { continuityOf, isBounded, parityOf } from './value-laws.js';

const ALL = ['positive', 'non-negative', 'bounded', 'Lipschitz', 'injective', 'invertible'] as const;
export type OfRange = (typeof ALL)[number];
export const isOfRange = (property: Property): property is OfRange => (ALL as readonly Property[]).includes(property);

export function ofRange(property: OfRange, question: Question): Known {
  if (property === 'bounded') return bounded(question);
  if (property === 'Lipschitz') return lipschitz(question);
  return property === 'injective' || property === 'invertible' ? injective(question) : signed(property, question);
}

function signed(property: 'positive' | 'non-negative', question: Question): Known {
  const own = derive(question);
  const { expr, core, simple, k } = own;
  const f = plain(expr, k);
  const isSo = property === 'positive' ? isPositive : isNonNegative;
  const entries = isScalar(k.shape(simple)) ? f : `each entry of ${f}`;
  if (isSo(simple, k) || isSo(core, k)) return yes(`${entries} is ${property}, whatever the values`);
  const is = (value: number): boolean => (property === 'positive' ? value > 0 : value >= 0);
  const places = samples(own).flatMap(({ at }) => [at, atZero(own, at)]);
  const found = places
    .flatMap((at) => [...(answerable(() => at.value(core))?.data ?? [])])
    .find((value) => Number.isFinite(value) && !is(value));
  if (found !== undefined) return no(`${f} also takes the value ${Number(found.toPrecision(3))}`);
  return unknown(`${f} was ${property} at the points tried, and I have no proof that it always is`);
}

const atZero = ({ wrt }: Derivation, at: Evaluator): Evaluator => {
  const own = at.symbol(wrt);
  return at.with(new Map([[wrt, { ...own, data: new Float64Array(own.data.length) }]]));
};

/** Without a gap that it could fall over, as −1/x does. */
const isContinuous = ({ core, wrt, k }: Derivation): boolean => continuityOf(core, wrt, k) === 'continuous';

const numberIn = ({ where }: Question, wrt: string): string => [where, `${wrt}: scalar`].filter(Boolean).join('; ');

/** A convex function that is bounded on the whole of its space is constant. */
function bounded(question: Question): Known {
  const own = derive(question);
  const { expr, core, simple, wrt, k } = own;
  const f = plain(expr, k);
  const formulas = [expr, core, simple];
  if (formulas.some((formula) => isBounded(formula, wrt)))
    return yes(`the values of ${f} stay within bounds, as those of its parts do`);
  const bends = formulas.map((formula) => curvature(formula, wrt, k));
  const isWhole = continuityOf(core, wrt, k) === 'continuous' && !k.scope.tags.get(wrt)?.size;
  const bend = bends.find((found) => found !== undefined && found !== 'constant');
  // A coefficient may be 0, and the function constant.
  const isSure = symbolsOf(core).every((name) => name === wrt || k.scope.sizes.has(name));
  const isConstant = samples(own).every(({ jacobian }) => jacobian.data.every((entry) => Math.abs(entry) < 1e-9));
  if (isWhole && bend && isSure && !isConstant)
    return no(`${f} is ${bend} and not constant, and on a whole space such a function has no bounds on both sides`);
  return unknown(`I have no proof that ${f} is bounded or that it is not`);
}

/** A continuous function with bounded derivatives is Lipschitz; one whose derivative is affine and not constant is not. */
function lipschitz(question: Question): Known {
  const { expr, core, shown, wrt, k } = derive(question);
  const f = plain(expr, k);
  const slope = `the derivative ${plain(shown, k)}`;
  if (continuityOf(core, wrt, k) === 'continuous' && isBounded(shown, wrt))
    return yes(`${slope} stays within bounds${wrt && symbolsOf(shown).length > 1 ? ' for given coefficients' : ''}`);
  const isSure = symbolsOf(core).every((name) => name === wrt || k.scope.sizes.has(name));
  if (isSure && !k.scope.tags.get(wrt)?.size && symbolsOf(shown).includes(wrt) && curvature(shown, wrt, k) === 'affine')
    return no(`${slope} grows without bounds`);
  return unknown(`I have no proof that ${f} is Lipschitz or that it is not; it is where ${slope} is bounded`);
}

const OF_STEPS = new Set(['step', 'sign', 'neg', '+', '-', '*', '.*', 'diag', 'zeros']);
interface Pair {
  readonly at: (x: string) => string;
  readonly one: (value: number) => number;
  readonly other: (value: number) => number;
  /** Whether it tells of pieces on which a function is constant. */
  readonly pieces?: true;
}
const PAIRS: readonly Pair[] = [
  { at: (x) => `${x} and ${x} + 1`, one: (value) => value, other: (value) => value + 1 },
  { at: () => 'all −1 and all −2', one: () => -1, other: () => -2, pieces: true },
  { at: () => 'all 7 and all 8', one: () => 7, other: () => 8, pieces: true },
];

/** What rises strictly takes no value twice; two points with one value refute it. */
function injective(question: Question): Known {
  const own = derive(question);
  const { expr, core, wrt, k, derivative } = own;
  const [f, x] = [plain(expr, k), plainSymbol(wrt)];
  const { domain, codomain } = derivative.map;
  if (continuityOf(core, wrt, k) === 'continuous' && isScalar(codomain) && !isScalar(domain))
    return no(`${f} is one number that depends continuously on several, so it takes some value twice`);
  if (parityOf(core, wrt) === 'even') return no(`${f} is the same at ${x} and −${x}`);
  const all = samples(own);
  // What is a sum of steps has pieces on which it is constant; other functions may be alike there by rounding.
  const isOfSteps = nodes(own.shown).every((node) => node.kind !== 'call' || OF_STEPS.has(node.op));
  const pairs = PAIRS.filter(({ pieces }) => !pieces || isOfSteps);
  const same = pairs.find(
    ({ one, other }) =>
      all.length > 0 &&
      all.every(({ at }) => {
        const input = at.symbol(wrt);
        const [a, b] = [one, other].map((change) =>
          answerable(() => at.with(new Map([[wrt, { ...input, data: input.data.map(change) }]])).value(core)),
        );
        return a !== undefined && b !== undefined && isSame(a, b);
      }),
  );
  if (same) return no(`${f} is the same at ${same.at(x)}`);
  const isNumberByNumber = isScalar(codomain) && isScalar(domain);
  if (isNumberByNumber || actsOnEntries(own)) {
    const byNumber = isNumberByNumber ? own : derive({ ...question, where: numberIn(question, wrt) });
    if (isContinuous(own) && isPositive(byNumber.shown, byNumber.k))
      return yes(`the slope ${plain(byNumber.shown, byNumber.k)} is positive, so ${f} takes no value twice`);
  }
  return unknown(`I found no two points with one value of ${f}, and have no proof that there are none`);
}
