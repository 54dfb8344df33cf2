// Whether an answer is the derivative, in which arrangement, under which condition, or what is wrong with it.
import { call, type Expr, equal, nodes, size, substitute, sym, symbolsOf } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { Kinks } from '../../math/kinks.js';
import { FormulaMap } from '../../math/numbers.js';
import { pointsOn } from '../../math/reach.js';
import { select } from '../../math/selection.js';
import { isScalar, sameShape } from '../../math/shape.js';
import { allFinite, type Tensor, tensor } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import { type Arranged, type Arrangement, arrangements } from './arrangements.js';
import type { ClaimReader, Settled } from './claim.js';
import { type Condition, conditions } from './conditions.js';
import { type Edit, editsOf, type Fault, withFactor } from './edits.js';
import { arranged, arrangementOf, isNear, type Trial, trials } from './trials.js';

export type Diagnosis =
  /** The derivative itself, in one of its arrangements. */
  | { readonly kind: 'right'; readonly way: Arrangement }
  /** Right where the letter, which the question does not have or has for another size, is this size. */
  | { readonly kind: 'letters'; readonly letter: string; readonly size: number | string; readonly way: Arrangement }
  /** Right where `name` satisfies the condition. */
  | { readonly kind: 'only-if'; readonly name: string; readonly condition: Condition; readonly way: Arrangement }
  /** Right where the function is smooth; `at` is a kink where it is not. */
  | { readonly kind: 'off-kinks'; readonly at: string; readonly way: Arrangement }
  /** A constant multiple: the answer is `times` the derivative. */
  | { readonly kind: 'multiple'; readonly times: number | string; readonly way: Arrangement }
  /** One edit away from right. */
  | {
      readonly kind: 'edit';
      readonly fault: Fault;
      readonly part: Expr;
      readonly mended: Expr;
      readonly way: Arrangement;
    }
  /** Without a value where the derivative has one. */
  | { readonly kind: 'undefined' }
  /** Of a shape that no arrangement has. */
  | { readonly kind: 'shape' }
  | { readonly kind: 'other' };

/** Edits that are tried, and what their formulas may have in nodes altogether. */
const MAX_EDITS = 160;
const MAX_EDITED = 2500;
/** A longer answer has too many single edits to try. */
const LONGEST_EDITED = 80;

/**
 * Judges a formula. Throws Unanswerable where its parts do not fit, or where it has unknown names, and no small change
 * would set it right.
 */
export function diagnose(
  derived: Derived,
  claim: Expr,
  reader: ClaimReader,
): { diagnosis: Diagnosis; settled?: Settled } {
  const ways = arrangements(derived.derivative.map);
  const points = trials(derived);
  if (points.length === 0)
    throw new Unanswerable('not-computable', { why: 'no point was found at which the function has a value' });
  const [stranger] = reader.strangers(claim);
  if (stranger !== undefined) {
    const diagnosis = otherLetter(derived, claim, [stranger], reader, ways, points);
    if (!diagnosis) throw reader.stranger(claim, stranger);
    return { diagnosis };
  }
  const settled = fitting(() => reader.settle(claim));
  if (settled instanceof Unanswerable) {
    const diagnosis = edited(derived, claim, reader, ways, points);
    if (!diagnosis) throw settled.in('answer');
    return { diagnosis };
  }
  return { diagnosis: judged(derived, claim, settled, reader, ways, points), settled };
}

function judged(
  derived: Derived,
  claim: Expr,
  { core, shape }: Settled,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Diagnosis {
  const way = arrangementOf(core, ways, points);
  if (way) return offKinks(derived, core, way, points) ?? { kind: 'right', way: way.name };
  if (points.every(({ evaluator }) => !allFinite(evaluator.value(core)))) return { kind: 'undefined' };
  const letters = symbolsOf(claim).filter((name) => derived.inference.scope.sizes.has(name) && name !== 'pi');
  return (
    otherLetter(derived, claim, letters, reader, ways, points) ??
    multiple(core, ways, points) ??
    underCondition(derived, core, ways) ??
    edited(derived, claim, reader, ways, points) ?? {
      kind: ways.some((other) => sameShape(other.shape, shape)) ? 'other' : 'shape',
    }
  );
}

/** One of the letters read as each of the question's sizes. */
function otherLetter(
  { inference: { scope }, k }: Derived,
  claim: Expr,
  letters: readonly string[],
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Diagnosis | undefined {
  const sizes = new Set([...scope.shapes.values()].flatMap(({ rows, cols }) => [rows, cols]));
  for (const letter of letters.filter((name) => /^[A-Za-z]$/.test(name))) {
    for (const size of sizes) {
      if (size === letter || size === 1) continue;
      const way = rightAfter(substitute(claim, sym(letter), k.size(size)), reader, ways, points);
      if (way) return { kind: 'letters', letter, size, way: way.name };
    }
  }
  return undefined;
}

/** A place on a kink where the answer has no value, or one that no limit of derivatives allows. */
function offKinks(
  { core, wrt, k, derivative: { map } }: Derived,
  claim: Expr,
  way: Arranged,
  points: readonly Trial[],
): Diagnosis | undefined {
  const starts = points.map(({ evaluator }) => evaluator);
  const [{ letters, map: numeric }] = points as [Trial];
  for (const watch of new Kinks(core, wrt, k).watches.slice(0, 3)) {
    const [found] = pointsOn(watch, { core, wrt, map, letters }, starts.slice(0, 1));
    const selection = found && select(core, wrt, map, found, letters);
    if (!selection || selection.smooth) continue;
    const value = found.value(claim);
    const at: Diagnosis = { kind: 'off-kinks', at: watch.shown, way: way.name };
    if (!allFinite(value)) return at;
    if (!selection.bends) continue;
    const here = new FormulaMap(map, found, letters).entries();
    if (!here) continue;
    const side = (end: 'low' | 'high'): Tensor => {
      const data = (selection.instead ?? here).data.slice();
      for (const bend of selection.bends ?? []) data[bend.output * here.cols + bend.input] = bend[end];
      return way.from(tensor(here.rows, here.cols, data), numeric.codomain, numeric.domain);
    };
    const [low, high] = [side('low').data, side('high').data];
    const allowed = value.data.every((x, i) => x >= low[i]! - 1e-9 && x <= high[i]! + 1e-9);
    if (!allowed) return at;
  }
  return undefined;
}

/** The answer as a constant times the derivative; a constant that changes with a size is that size. */
function multiple(core: Expr, ways: readonly Arranged[], points: readonly Trial[]): Diagnosis | undefined {
  for (const way of ways.filter(({ name }) => !REDUCED.has(name))) {
    const factors = points.map((trial) => ratio(trial.evaluator.value(core), arranged(trial, way)));
    const [first] = factors;
    if (first === undefined || factors.includes(undefined) || first === 0) continue;
    const found = (times: number | string): Diagnosis => ({ kind: 'multiple', times, way: way.name });
    if (factors.every((factor) => Math.abs((factor as number) / first - 1) < 1e-8)) return found(nearFraction(first));
    for (const letter of points[0]?.letters.keys() ?? []) {
      const sizes = points.map(({ letters }) => letters.get(letter) as number);
      if (factors.every((factor, i) => Math.abs((factor as number) / (sizes[i] as number) - 1) < 1e-8))
        return found(letter);
      if (factors.every((factor, i) => Math.abs((factor as number) * (sizes[i] as number) - 1) < 1e-8))
        return found(`1/${letter}`);
    }
  }
  return undefined;
}

/** c where a = c·b; undefined if there is none. */
function ratio(a: Tensor, b: Tensor): number | undefined {
  if (a.rows !== b.rows || a.cols !== b.cols) return undefined;
  const most = b.data.reduce((best, x, i) => (Math.abs(x) > Math.abs(b.data[best] as number) ? i : best), 0);
  const factor = (a.data[most] as number) / (b.data[most] as number);
  if (!Number.isFinite(factor)) return undefined;
  return isNear(
    a,
    tensor(
      b.rows,
      b.cols,
      b.data.map((x) => factor * x),
    ),
  )
    ? factor
    : undefined;
}

const nearFraction = (x: number): number | string => {
  for (const below of [1, 2, 3, 4, 5, 6, 8]) {
    const above = Math.round(x * below);
    if (Math.abs(x * below - above) < 1e-7) return below === 1 ? above : `${above}/${below}`;
  }
  return Number(x.toPrecision(6));
};

function underCondition(derived: Derived, core: Expr, ways: readonly Arranged[]): Diagnosis | undefined {
  const { scope } = derived.inference;
  const whole = ways.filter((way) => !REDUCED.has(way.name));
  for (const condition of conditions) {
    for (const [name, shape] of scope.shapes) {
      if (!condition.appliesTo(shape) || (condition.tag && scope.tags.get(name)?.has(condition.tag))) continue;
      const points = trials(derived, { name, condition });
      const way = points.length > 0 ? arrangementOf(core, whole, points) : undefined;
      if (way) return { kind: 'only-if', name, condition, way: way.name };
    }
  }
  return undefined;
}

const REDUCED: ReadonlySet<Arrangement> = new Set(['number-as-identity', 'diagonal-as-vector', 'only-the-diagonal']);

/** The first edit that makes the answer right. */
function edited(
  derived: Derived,
  claim: Expr,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Diagnosis | undefined {
  // An edit aims at the whole derivative, in any layout.
  const aims = ways.filter(({ name }) => !REDUCED.has(name));
  if (size(claim) > LONGEST_EDITED) return undefined;
  let [spent, tried] = [0, 0];
  for (const { fault, part, expr } of candidates(derived, claim)) {
    spent += size(expr);
    if (spent > MAX_EDITED || ++tried > MAX_EDITS) return undefined;
    const way = rightAfter(expr, reader, aims, points);
    if (way) return { kind: 'edit', fault, part, mended: expr, way: way.name };
  }
  return undefined;
}

function* candidates(derived: Derived, claim: Expr): Generator<Edit> {
  yield* editsOf(claim);
  for (const factor of factors(derived)) yield* withFactor(claim, factor);
}

/** The arrangement that an edited answer has; undefined if it is not right, or does not fit. */
function rightAfter(
  expr: Expr,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Arranged | undefined {
  const way = fitting(() => arrangementOf(reader.settle(expr).core, ways, points));
  return way instanceof Unanswerable ? undefined : way;
}

/** What is computed, or the problem in place of it. */
function fitting<T>(compute: () => T): T | Unanswerable {
  try {
    return compute();
  } catch (problem) {
    if (problem instanceof Unanswerable) return problem;
    throw problem;
  }
}

/** What may be missing as a factor: the variables, their transposes, and the derivatives of the function's parts. */
function factors({ expr, inference: { scope }, derivative: { steps }, k }: Derived): Expr[] {
  const names = [...scope.shapes].flatMap(([name, shape]) =>
    isScalar(shape) ? [sym(name)] : [sym(name), call("'", [sym(name)])],
  );
  const local = steps.flatMap(({ local }) => local.flatMap(({ map }) => [map.matrix(), k.transpose(map.matrix())]));
  // Numbers that the function is made of: det(X), ‖x‖.
  const numbers = nodes(expr).filter((node) => node.kind === 'call' && isScalar(k.shape(node)));
  const short = [...numbers, ...local].filter((e) => e.kind === 'call' && size(e) <= 12);
  return [...names, ...short].filter((e, i, all) => all.findIndex((other) => equal(other, e)) === i);
}
