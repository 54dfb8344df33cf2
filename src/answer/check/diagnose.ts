// Whether an answer is the derivative, in which arrangement, under which condition, or what is wrong with it.
import { call, type Expr, isCall, nodes, substitute, sym, symbolsOf } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { differentiate } from '../../math/differentiate.js';
import { isColumn, isScalar, type SettledShape, sameShape } from '../../math/shape.js';
import { allFinite } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import { fitting, SHAPE_PROBLEMS } from '../fitting.js';
import { type Arranged, type Arrangement, arrangements, isReduced } from './arrangements.js';
import type { ClaimReader, ClaimReading, Settled } from './claim.js';
import { arrangementOf, differsAt } from './comparing.js';
import { type NoEpsilon, withoutEpsilon } from './epsilon.js';
import type { InSet, OutsideSet } from './in-numbers.js';
import { type OffKinks, offKinks } from './kink-side.js';
import { type Multiple, multiple } from './multiple.js';
import { type Repair, repair, rightAfter } from './repair.js';
import type { Search } from './search.js';
import { type Trial, trials, trialsOf } from './trials.js';
import { type OnlyIf, type OnlyWhere, underCondition } from './under.js';

export type Diagnosis =
  /** The derivative itself, in one of its arrangements. */
  | { readonly kind: 'right'; readonly way: Arrangement }
  /** Right where the letter, which the question does not have or has for another size, is this size. */
  | { readonly kind: 'letters'; readonly letter: string; readonly size: number | string; readonly way: Arrangement }
  | OnlyIf
  | OnlyWhere
  | NoEpsilon
  | InSet
  | OutsideSet
  | OffKinks
  | Multiple
  | Repair
  /** Right wherever it has a value, which is not everywhere. */
  | { readonly kind: 'where-defined'; readonly way: Arrangement }
  /** Without a value where the derivative has one. */
  | { readonly kind: 'undefined' }
  /** Of a shape that no arrangement has. */
  | { readonly kind: 'shape' }
  /** Made of parts that do not fit one another. */
  | { readonly kind: 'unfit'; readonly problem: Unanswerable }
  /** An array where the derivative is a number; `summed`: the sum of its entries is right. */
  | { readonly kind: 'number-due'; readonly summed: boolean }
  /** Smaller than an array of every output's derivative by every input. */
  | { readonly kind: 'tensor-reduced' }
  /** The derivative by another variable. */
  | { readonly kind: 'other-variable'; readonly name: string }
  | { readonly kind: 'other' };

/** For which formulas changes are sought that set them right; nothing else is asked of one either if only `right` matters. */
export type Mended = 'all' | 'those that fit' | 'none' | 'right';

/**
 * Judges a formula. Throws Unanswerable where it has unknown names, or where the function cannot be computed.
 */
export function diagnose(
  derived: Derived,
  { expr: claim, differential }: ClaimReading,
  reader: ClaimReader,
  mended: Mended,
  search: Search,
): { diagnosis: Diagnosis; settled?: Settled } {
  const all = arrangements(derived.derivative.map, derived.inference.scope.tags.get(derived.wrt));
  // A differential has no layout: of df = tr(AᵀdX) the gradient is A, and its transpose is wrong. But vec may stack rows.
  const isStacked = differential && nodes(differential).some((node) => isCall(node, 'vec'));
  const own = (name: Arrangement): boolean => name === 'equal' || (isStacked === true && name === 'row-major');
  const ways = differential ? all.filter(({ name }) => own(name)) : all;
  const points = trials(derived);
  if (points.length === 0)
    throw new Unanswerable('not-computable', { why: 'no point was found at which the function has a value' });
  const [stranger, ...others] = reader.strangers(claim);
  if (stranger !== undefined) {
    if (others.length > 0) throw reader.stranger(claim, stranger);
    const right = otherLetter(derived, claim, [stranger], reader, ways, points);
    const found = right ? { diagnosis: right } : multipleBySize(derived, claim, stranger, reader, ways, points);
    if (!found) throw reader.stranger(claim, stranger);
    return found;
  }
  const settled = fitting(() => reader.settle(claim));
  if (settled instanceof Unanswerable) {
    if (!SHAPE_PROBLEMS.has(settled.code)) throw settled.in('answer');
    const change = mended === 'all' ? repair(derived, claim, reader, ways, points, search) : undefined;
    return { diagnosis: change ?? { kind: 'unfit', problem: settled } };
  }
  return { diagnosis: judged(derived, settled, reader, ways, points, mended, search), settled };
}

/** Points at which an answer has to be right to be so wherever it has a value. */
const LEAST_DEFINED = 4;

function judged(
  derived: Derived,
  { sized, core, shape }: Settled,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
  mended: Mended,
  search: Search,
): Diagnosis {
  const way = arrangementOf(core, ways, points);
  if (way && !differsAt(core, way, trialsOf(derived, core, points)))
    return offKinks(derived, core, way, points) ?? { kind: 'right', way: way.name };
  if (mended === 'right') return { kind: 'other' };
  const defined = points.filter(({ evaluator }) => allFinite(evaluator.value(core)));
  if (defined.length === 0) return { kind: 'undefined' };
  const there = defined.length < points.length ? arrangementOf(core, ways, defined) : undefined;
  if (there && !isReduced(there.name) && defined.length >= LEAST_DEFINED)
    return { kind: 'where-defined', way: there.name };
  const letters = symbolsOf(sized).filter((name) => derived.inference.scope.sizes.has(name) && name !== 'pi');
  const { domain, codomain } = derived.derivative.map;
  const isTensor = !isScalar(domain) && !isScalar(codomain) && !(isColumn(domain) && isColumn(codomain));
  const first =
    otherLetter(derived, sized, letters, reader, ways, points) ??
    multiple(core, ways, points) ??
    withoutEpsilon(derived, core, ways) ??
    underCondition(derived, core, ways, points);
  const isRare = first?.kind === 'only-if' && first.alternatives.every(({ condition }) => condition.isRare);
  if (first && !isRare) return first;
  const change = isRare && mended !== 'none' ? repair(derived, sized, reader, ways, points, search) : undefined;
  if (first) return change && !change.also && change.times === undefined ? change : first;
  return (
    numberDue(derived, sized, shape, reader, ways, points) ??
    ofOtherVariable(derived, core, shape) ??
    (mended !== 'none' ? repair(derived, sized, reader, ways, points, search) : undefined) ?? {
      kind: ways.some(({ name, shape: due }) => !(isTensor && isReduced(name)) && sameShape(due, shape))
        ? 'other'
        : isTensor
          ? 'tensor-reduced'
          : 'shape',
    }
  );
}

/** A multiple of the derivative where an unknown letter is one of the question's sizes. */
function multipleBySize(
  { inference: { scope }, k }: Derived,
  claim: Expr,
  letter: string,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): { diagnosis: Diagnosis; settled: Settled } | undefined {
  if (!/^[A-Za-z]$/.test(letter)) return undefined;
  const sizes = new Set([...scope.shapes.values()].flatMap(({ rows, cols }) => [rows, cols]));
  sizes.delete(1);
  for (const size of sizes) {
    const settled = fitting(() => reader.settle(substitute(claim, sym(letter), k.size(size))));
    if (settled instanceof Unanswerable) continue;
    const diagnosis = multiple(settled.core, ways, points);
    if (diagnosis) return { diagnosis, settled };
  }
  return undefined;
}

/** An array where the derivative is a number; it may be the sum of its entries. */
function numberDue(
  { derivative: { map } }: Derived,
  claim: Expr,
  shape: SettledShape,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Diagnosis | undefined {
  if (!isScalar(map.domain) || !isScalar(map.codomain) || isScalar(shape)) return undefined;
  return { kind: 'number-due', summed: rightAfter(call('sum', [claim]), reader, ways, points) !== undefined };
}

/** Other variables whose derivative an answer is compared with. */
const MAX_OTHERS = 3;

/** The variable by which the answer is the derivative of the same function. */
function ofOtherVariable(derived: Derived, core: Expr, claimed: SettledShape): Diagnosis | undefined {
  const { inference, wrt, simple, k } = derived;
  const others = [...inference.scope.shapes.keys()].filter((name) => name !== wrt);
  for (const name of others.slice(0, MAX_OTHERS)) {
    const found = fitting(() => {
      const other = { ...derived, wrt: name, derivative: differentiate(simple, sym(name), k) };
      const whole = arrangements(other.derivative.map, inference.scope.tags.get(name)).filter(
        (way) => !isReduced(way.name) && sameShape(way.shape, claimed),
      );
      if (whole.length === 0 || other.derivative.map.structure === 'zero') return false;
      return arrangementOf(core, whole, trials(other, undefined, 'few')) && arrangementOf(core, whole, trials(other));
    });
    if (found && !(found instanceof Unanswerable)) return { kind: 'other-variable', name };
  }
  return undefined;
}

/** One of the letters, other than the person's own for a size, read as each of the question's sizes. */
function otherLetter(
  { inference: { scope, given }, k }: Derived,
  claim: Expr,
  letters: readonly string[],
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Diagnosis | undefined {
  const sizes = new Set([...scope.shapes.values()].flatMap(({ rows, cols }) => [rows, cols]));
  for (const letter of letters.filter((name) => /^[A-Za-z]$/.test(name) && !given.has(name))) {
    for (const size of sizes) {
      if (size === letter || size === 1) continue;
      const way = rightAfter(substitute(claim, sym(letter), k.size(size)), reader, ways, points);
      if (way) return { kind: 'letters', letter, size, way: way.name };
    }
  }
  return undefined;
}
