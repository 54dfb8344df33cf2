// Under which conditions an answer that is wrong in general is right: structures of variables, and pieces of the function.
import { argument, type Expr, equal, isCall, nodes, num, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { elaborate } from '../../math/elaborate.js';
import { Budget } from '../../math/evaluate.js';
import { Kinks } from '../../math/kinks.js';
import { isScalar } from '../../math/shape.js';
import type { Derived } from '../derivation.js';
import { fitting } from '../fitting.js';
import { type Arranged, type Arrangement, isReduced } from './arrangements.js';
import { arranged, arrangementOf, differsAt } from './comparing.js';
import { type Condition, conditions } from './conditions.js';
import { onSides, type Trial, trials, trialsOf, type Under } from './trials.js';

/** Right where each of the names satisfies the condition. */
export interface Alternative extends Under {
  readonly way: Arrangement;
}

/** Right under each of the alternatives, none of which asks more than another. */
export interface OnlyIf {
  readonly kind: 'only-if';
  readonly alternatives: readonly [Alternative, ...Alternative[]];
}

/** One side of a kink: all entries of a formula are positive there, or all negative. */
export interface Side {
  readonly shown: string;
  readonly isScalar: boolean;
  readonly side: 1 | -1;
  /** The variable's own value on the kink, where the formula is the variable but for a constant. */
  readonly bound?: number;
  /** The function's value jumps there, so nothing is the derivative on the bound itself. */
  readonly open: boolean;
}

/** Right on each of those pieces of the function; a piece is told by the sides of kinks on which it lies. */
export interface OnlyWhere {
  readonly kind: 'only-where';
  readonly pieces: readonly (readonly Side[])[];
  readonly way: Arrangement;
}

/** Variables that a condition is tried for together, and kinks whose sides are looked at. */
const MAX_TOGETHER = 4;
/** What is spent on the first points of all conditions. */
const WORTH = 1e7;
const MAX_KINKS = 3;
/** Points on a piece without which nothing is said of it. */
const LEAST_POINTS = 4;

/** The conditions under which the answer is right; undefined if there is none that is known. */
export function underCondition(
  derived: Derived,
  core: Expr,
  ways: readonly Arranged[],
  points: readonly Trial[],
): OnlyIf | OnlyWhere | undefined {
  const whole = ways.filter((way) => !isReduced(way.name));
  const pieces = onPieces(
    derived,
    core,
    [...whole, ...ways.filter(({ name }) => name === 'number-as-identity')],
    points,
  );
  if (pieces) return pieces;
  // A difference that only special points show is not for want of a structure.
  const ordinary = points.filter(({ isExtreme }) => !isExtreme);
  const isPlain = arrangementOf(core, whole, ordinary) === undefined;
  const budget = new Budget(WORTH);
  const found = conditions
    .filter((condition) => isPlain || condition.tag === 'positive')
    .flatMap((condition) => minimal(derived, core, whole, condition, budget));
  const asked = found.filter(
    ({ names, condition }) =>
      !found.some(
        (other) => other.condition.name === condition.weaker && names.some((name) => other.names.includes(name)),
      ),
  );
  const [first, ...others] = asked.sort((a, b) => Number(b.way === 'equal') - Number(a.way === 'equal'));
  return first && { kind: 'only-if', alternatives: [first, ...others] };
}

/** The smallest groups of variables of which the condition is enough; one variable each, unless texts ask it of several. */
function minimal(
  derived: Derived,
  core: Expr,
  ways: readonly Arranged[],
  condition: Condition,
  budget: Budget,
): Alternative[] {
  const { scope } = derived.inference;
  const open = [...scope.shapes]
    .filter(
      ([name, shape]) => condition.appliesTo(shape) && !(condition.tag && scope.tags.get(name)?.has(condition.tag)),
    )
    .map(([name]) => name);
  const holds = (names: readonly string[]): Alternative | undefined => {
    const under = { names, condition };
    // Most conditions fail at the first points.
    const first = fitting(() => arrangementOf(core, ways, trials(derived, under, 'few', budget)));
    if (!first || first instanceof Unanswerable) return undefined;
    const points = trials(derived, under);
    const way = arrangementOf(core, ways, points);
    const isRight = way && !differsAt(core, way, trialsOf(derived, core, points, under));
    return isRight ? { ...under, way: way.name } : undefined;
  };
  if (!condition.plural) return open.map((name) => holds([name])).filter((each) => each !== undefined);
  const everything = open.length > 0 ? holds(open) : undefined;
  if (!everything) return [];
  const found: Alternative[] = [];
  for (const names of open.length > MAX_TOGETHER ? [] : subsets(open)) {
    if (found.some((other) => other.names.every((name) => names.includes(name)))) continue;
    const alternative = names.length === open.length ? everything : holds(names);
    if (alternative) found.push(alternative);
  }
  return found.length > 0 ? found : [everything];
}

/** All groups but the empty one, the smaller ones first. */
const subsets = (names: readonly string[]): string[][] =>
  Array.from({ length: 2 ** names.length - 1 }, (_, i) => names.filter((_name, at) => ((i + 1) >> at) % 2 === 1)).sort(
    (a, b) => a.length - b.length,
  );

/** Of an answer that has no kinks itself: the pieces of the function on which it is right. */
function onPieces(
  derived: Derived,
  core: Expr,
  ways: readonly Arranged[],
  points: readonly Trial[],
): OnlyIf | OnlyWhere | undefined {
  const { wrt, k } = derived;
  const watches = piecesOf(derived).slice(0, MAX_KINKS);
  if (watches.length === 0 || !new Kinks(core, wrt, k).none) return undefined;
  const all = [...points, ...onSides(derived, watches, points)];
  const sideAt = (watch: Piecewise, { evaluator }: Trial): number => {
    const { data } = evaluator.value(watch.of);
    return data.every((x) => x > 0) ? 1 : data.every((x) => x < 0) ? -1 : 0;
  };
  const isZero = all.every(({ evaluator }) => evaluator.value(core).data.every((x) => x === 0));
  const found: { sides: readonly (readonly [Piecewise, 1 | -1])[]; way: Arranged }[] = [];
  const single = watches.flatMap((watch) => ([1, -1] as const).map((side) => [[watch, side] as const]));
  const double = single.flatMap(([a], i) =>
    single.slice(i + 1).flatMap(([b]) => (a && b && a[0] !== b[0] ? [[a, b]] : [])),
  );
  for (const sides of [...single, ...double]) {
    if (found.some((other) => other.sides.every((side) => sides.includes(side)))) continue;
    const there = all.filter((trial) => sides.every(([watch, side]) => sideAt(watch, trial) === side));
    if (there.length < LEAST_POINTS) continue;
    const way = arrangementOf(core, ways, there);
    // Where the derivative is 0, a product with it is right whatever its other factors are.
    if (way && (isZero || there.some((trial) => arranged(trial, way).data.some((x) => x !== 0))))
      found.push({ sides, way });
  }
  const [first] = found;
  if (!first) return undefined;
  const pieces = found
    .filter(({ way }) => way === first.way)
    .map(({ sides }) => sides.map(([watch, side]) => sideOf(watch, side, derived)));
  const [only] = pieces.length === 1 ? (pieces[0] as Side[]) : [];
  const positive = conditions.find(({ tag }) => tag === 'positive');
  return only && pieces[0]?.length === 1 && only.bound === 0 && only.side === 1 && positive
    ? { kind: 'only-if', alternatives: [{ names: [wrt], condition: positive, way: first.way.name }] }
    : { kind: 'only-where', pieces, way: first.way.name };
}

/** A formula on whose sign it depends which piece of the function is met; `open` says that the function jumps where it is 0. */
interface Piecewise {
  readonly of: Expr;
  readonly shown: string;
  readonly open: boolean;
}

/** Where the function bends; where its derivative does, as that of elu; and 0 of h in √(h²), which is |h|. */
function piecesOf({ core, shown, wrt, k }: Derived): Piecewise[] {
  const derivative = elaborate(shown, k).core;
  const roots = nodes(core).flatMap((node): Piecewise[] => {
    if (!isCall(node, 'sqrt')) return [];
    const square = argument(node, 0);
    if (!(isCall(square, '^') || isCall(square, '.^')) || !equal(argument(square, 1), num(2))) return [];
    const of = argument(square, 0);
    return symbolsOf(of).includes(wrt) ? [{ of, shown: print(k.simplify(of)), open: false }] : [];
  });
  // Between its kinks a derivative that is one of a continuous function takes its limits.
  const found: Piecewise[] = [
    ...new Kinks(core, wrt, k).watches.map(({ of, shown: text, kink }) => ({
      of,
      shown: text,
      open: kink.jump === true,
    })),
    ...roots,
    ...new Kinks(derivative, wrt, k).watches.map(({ of, shown: text }) => ({ of, shown: text, open: false })),
  ];
  // x − 1 and 1 − x are 0 together.
  const place = ({ of }: Piecewise): string => {
    const [one, other] = [k.simplify(of), k.simplify(k.negate(of))];
    const bound = constantBeside(one, wrt) ?? constantBeside(other, wrt);
    return bound === undefined ? ([print(one), print(other)].sort()[0] as string) : `${bound}`;
  };
  return [...new Map(found.reverse().map((one) => [place(one), one])).values()].reverse();
}

/** The side in the sign that reads best: `0 - x` is negative where x is positive. */
function sideOf({ of, shown, open }: Piecewise, side: 1 | -1, { wrt, k }: Derived): Side {
  const writings = [
    { formula: k.simplify(of), side },
    { formula: k.simplify(k.negate(of)), side: side === 1 ? -1 : 1 },
  ] as const;
  const one = isScalar(k.shape(of));
  for (const { formula, side: turned } of writings) {
    const offset = constantBeside(formula, wrt);
    if (offset !== undefined) return { shown: wrt, isScalar: one, side: turned, bound: -offset + 0, open };
  }
  const shortest = writings.find(({ formula }) => print(formula) === shown) ?? writings[0];
  return { shown, isScalar: one, side: shortest.side, open };
}

/** c where the formula is x + c. */
function constantBeside(e: Expr, wrt: string): number | undefined {
  if (e.kind === 'symbol') return e.name === wrt ? 0 : undefined;
  if (!isCall(e, '+') && !isCall(e, '-')) return undefined;
  const [a, b] = [argument(e, 0), argument(e, 1)];
  if (a.kind !== 'symbol' || a.name !== wrt) return undefined;
  const [inner, sign] = isCall(b, 'neg') ? [argument(b, 0), -1] : [b, 1];
  const value = inner.kind === 'number' ? sign * inner.value : undefined;
  return value === undefined ? undefined : e.op === '+' ? value : -value;
}
