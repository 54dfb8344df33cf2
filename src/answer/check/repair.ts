// The smallest change that sets an answer right, sought among all single ones and then in pairs.
import { argument, call, type Expr, equal, isCall, nodes, num, size, sym } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { isScalar, sameShape } from '../../math/shape.js';
import type { Derived } from '../derivation.js';
import { type Arranged, type Arrangement, isReduced } from './arrangements.js';
import type { ClaimReader } from './claim.js';
import { arrangementOf, differsAt } from './comparing.js';
import { type Edit, editsOf, type Fault, insertions, withFactor } from './edits.js';
import { fitting, hasConstants } from './fitting.js';
import { multiple } from './multiple.js';
import { type Trial, trialsOf } from './trials.js';

/** One change. */
export interface Mistake {
  readonly fault: Fault;
  readonly part: Expr;
  readonly by?: Expr;
}

export interface Repair extends Mistake {
  readonly kind: 'edit';
  /** A second change that it takes. */
  readonly also?: Mistake;
  /** What the answer, changed so, is of the derivative; 1 if absent. */
  readonly times?: number | string;
  readonly mended: Expr;
  readonly way: Arrangement;
}

/** Changes that are looked at; those that fit and are compared, and what their formulas may have in nodes altogether. */
interface Effort {
  readonly changes: number;
  readonly compared: number;
  readonly nodes: number;
}
const FOR_ONE: Effort = { changes: 3000, compared: 500, nodes: 32_000 };
const FOR_TWO: Effort = { changes: 4000, compared: 250, nodes: 6000 };
/** Changes for which one counts whose shapes take long to find. */
const FOR_UNSIZED = 30;
/** A longer answer has too many places for one change, and for two. */
const LONGEST = 150;
const LONGEST_FOR_TWO = 40;
/** Terms that may be missing. */
const MAX_TERMS = 12;
/** Nodes of a factor that may be missing. */
const MAX_FACTOR = 12;

/** The first change that makes the answer the whole derivative, in any layout; if there is none, one and a constant, or two. */
export function repair(
  derived: Derived,
  claim: Expr,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Repair | undefined {
  if (size(claim) > LONGEST) return undefined;
  // Only of a vector it is supposed that it is to be the diagonal.
  const own = reader.settleChanged(claim, ways)?.shape;
  const aims = ways.filter(
    ({ name, shape, isUndeclared }) =>
      !isReduced(name) && !isUndeclared && (name !== 'diagonal-as-vector' || (own && sameShape(shape, own))),
  );
  const [first] = points;
  const isOpen = hasConstants(claim);
  const price = isOpen ? FOR_UNSIZED : 1;
  let nearly: Repair | undefined;
  /** The first of the changes with which the answer is right. */
  const sought = (
    changes: Iterable<Change>,
    effort: Effort,
  ): { readonly change: Change; readonly way: Arrangement } | undefined => {
    let [written, looked, compared] = [0, 0, 0];
    for (const change of changes) {
      looked += price;
      if (looked > effort.changes) return undefined;
      const found = fitting(() => {
        const settled = reader.settleChanged(change.expr, aims, isOpen);
        if (!settled) return undefined;
        const { core } = settled;
        written += size(change.expr);
        compared++;
        // Most are wrong at the first point.
        const way = first && arrangementOf(core, aims, [first]) && arrangementOf(core, aims, points);
        if (way && !differsAt(core, way, trialsOf(derived, core, points))) return way;
        if (!nearly && !change.before && first && multiple(core, aims, [first])) {
          const constant = multiple(core, aims, points);
          if (constant) nearly = { ...mended(change, constant.way), times: constant.times };
        }
        return undefined;
      });
      if (found && !(found instanceof Unanswerable)) return { change, way: found.name };
      if (written > effort.nodes || compared > effort.compared) return undefined;
    }
    return undefined;
  };
  const one = sought(candidates(derived, claim), FOR_ONE);
  if (one) return mended(one.change, one.way);
  if (nearly || isOpen || size(claim) > LONGEST_FOR_TWO) return nearly;
  const two = sought(pairs(derived, claim), FOR_TWO);
  return two && mended(two.change, two.way);
}

/** A change of an answer, or of one that was changed `before`. */
interface Change extends Edit {
  readonly before?: Edit;
}

function mended({ before, ...change }: Change, way: Arrangement): Repair {
  const mistake = ({ fault, part, by }: Edit): Mistake => ({ fault, part, ...(by && { by }) });
  const first = mistake(before ?? change);
  return { kind: 'edit', ...first, ...(before && { also: mistake(change) }), mended: change.expr, way };
}

/** Changes of which two may be needed; others, such as another function, explain too much in twos. */
const COMMON: ReadonlySet<Fault> = new Set<Fault>([
  'sign',
  'missing-transpose',
  'extra-transpose',
  'order',
  'missing-diag',
  'extra-diag',
  'product',
  'extra-inverse',
  'missing-inverse',
  'exponent',
  'missing-factor',
]);

/** Two changes one after the other, those of the outermost parts first. */
function* pairs(derived: Derived, claim: Expr): Generator<Change> {
  const none = (): string[] => [];
  const { scope } = derived.inference;
  const names = [...scope.shapes].flatMap(([name, shape]) =>
    isScalar(shape) ? [sym(name)] : [sym(name), call("'", [sym(name)])],
  );
  const small = function* (e: Expr): Generator<Edit> {
    for (const edit of editsOf(e, none)) if (COMMON.has(edit.fault)) yield edit;
    for (const factor of names) yield* withFactor(e, factor).slice(0, 2);
  };
  for (const before of small(claim)) for (const edit of small(before.expr)) yield { ...edit, before };
}

/** The arrangement that a changed answer has; undefined if it is not right, or does not fit. */
export function rightAfter(
  expr: Expr,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Arranged | undefined {
  const way = fitting(() => {
    const settled = reader.settleChanged(expr, ways);
    return settled && arrangementOf(settled.core, ways, points);
  });
  return way instanceof Unanswerable ? undefined : way;
}

function* candidates(derived: Derived, claim: Expr): Generator<Edit> {
  const { scope } = derived.inference;
  yield* editsOf(claim, (name) => {
    const own = scope.shapes.get(name);
    if (!own) return name !== 'pi' && scope.sizes.has(name) ? [...scope.sizes].filter((size) => size !== 'pi') : [];
    return [...scope.shapes].filter(([, shape]) => sameShape(own, shape)).map(([other]) => other);
  });
  const { shown } = derived;
  const terms = [shown, ...(isCall(shown, 'diag') ? shown.args : [])].flatMap(termsOf);
  for (const term of terms.length > 1 ? terms.slice(0, MAX_TERMS) : [])
    yield { fault: 'missing-term', part: term, expr: call('+', [claim, term]) };
  const found = factors(derived);
  for (const factor of found) yield* withFactor(claim, factor);
  for (const factor of found) yield* insertions(claim, factor);
}

/** The terms of a sum, or of a product of sums multiplied out, with their signs. */
function termsOf(e: Expr): Expr[] {
  if (isCall(e, '+') || isCall(e, '-')) {
    const [left, right] = [termsOf(argument(e, 0)), termsOf(argument(e, 1))];
    return [...left, ...(e.op === '+' ? right : right.map((term) => call('neg', [term])))];
  }
  if (!isCall(e, '*') && !isCall(e, '.*')) return [e];
  return termsOf(argument(e, 0)).flatMap((a) => termsOf(argument(e, 1)).map((b) => call(e.op, [a, b])));
}

/** What may be missing as a factor: the variables, their transposes, 2, the function's parts and their derivatives. */
function factors({ expr, inference: { scope }, derivative: { steps }, k }: Derived): Expr[] {
  const names = [...scope.shapes].flatMap(([name, shape]) =>
    isScalar(shape) ? [sym(name)] : [sym(name), call("'", [sym(name)])],
  );
  const local = fitting(() =>
    steps.flatMap(({ local: maps }) => maps.flatMap(({ map }) => [map.matrix(), k.transpose(map.matrix())])),
  );
  // det(X), ‖x‖, σ(x); and of the derivative Diag(d) its diagonal.
  const made = [...nodes(expr), ...(local instanceof Unanswerable ? [] : local)].flatMap((e) =>
    isCall(e, 'diag') ? [e, argument(e, 0)] : [e],
  );
  const short = made.filter((e) => e.kind === 'call' && size(e) <= MAX_FACTOR);
  return [...names, ...short, num(2)].filter((e, i, all) => all.findIndex((other) => equal(other, e)) === i);
}
