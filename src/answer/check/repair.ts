// The smallest change that sets an answer right, sought among all single ones and then in pairs.
import { argument, call, type Expr, equal, isCall, nodes, num, size, sym } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { generator } from '../../math/sample.js';
import { isScalar, sameShape } from '../../math/shape.js';
import type { Tensor } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import { fitting, hasConstants } from '../fitting.js';
import { type Arranged, type Arrangement, isReduced } from './arrangements.js';
import type { ClaimReader } from './claim.js';
import { arranged, arrangementOf, differsAt } from './comparing.js';
import { type Edit, editsOf, type Fault, type Fits, insertions, madeAt, placeOf, withFactor } from './edits.js';
import { multiple } from './multiple.js';
import type { Purse, Search } from './search.js';
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

/** Nodes for which one formula counts that is compared, and each of its own. */
const TO_COMPARE = 40;
/** Nodes for which one counts where shapes take long to find. */
const FOR_UNSIZED = 30;

/** A longer answer has too many places for one change, and for two. */
const LONGEST = 150;
const LONGEST_FOR_TWO = 40;
/** Terms that may be missing. */
const MAX_TERMS = 12;
/** Nodes of a factor that may be missing. */
const MAX_FACTOR = 12;

/** A set of formulas, of which equal ones are the same. */
class Formulas {
  private readonly byHash = new Map<number, Expr[]>();

  has(e: Expr): boolean {
    return this.byHash.get(e.hash)?.some((other) => equal(e, other)) === true;
  }

  add(e: Expr): void {
    const others = this.byHash.get(e.hash);
    if (others) others.push(e);
    else this.byHash.set(e.hash, [e]);
  }
}

/** The first change that makes the answer the whole derivative, in any layout; if there is none, one and a constant, or two. */
export function repair(
  derived: Derived,
  claim: Expr,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
  search: Search,
): Repair | undefined {
  if (size(claim) > LONGEST) return undefined;
  // Only of a vector it is supposed that it is to be the diagonal.
  const own = reader.settleChanged(claim, ways)?.shape;
  const aims = ways.filter(
    ({ name, shape, isUndeclared }) =>
      !isReduced(name) && !isUndeclared && (name !== 'diagonal-as-vector' || (own && sameShape(shape, own))),
  );
  // Where the derivative is 0 many formulas are it.
  const first = points.find(({ jacobian }) => jacobian.data.some((x) => x !== 0)) ?? points[0];
  const isOpen = hasConstants(claim);
  let nearly: Repair | undefined;
  const singles = new Map<Edit, Tensor>();
  const tried = new Formulas();
  /** Whether it may be part of an answer that fits. */
  const fitsFor =
    (purse: Purse): Fits =>
    (e) => {
      purse.spend(1);
      return !purse.isEmpty && (isOpen || reader.fits(e));
    };
  /** The first of the changes with which the answer is right. */
  const sought = (
    changes: Iterable<Change>,
    purse: Purse,
  ): { readonly change: Change; readonly way: Arrangement } | undefined => {
    for (const change of changes) {
      if (purse.isEmpty) return undefined;
      if (tried.has(change.expr)) continue;
      tried.add(change.expr);
      if (isOpen) purse.spend(FOR_UNSIZED * size(change.expr));
      const found = fitting(() => {
        const settled = reader.settleChanged(change.expr, aims, isOpen);
        if (!settled) return undefined;
        const { core, shape } = settled;
        const due = aims.filter((way) => sameShape(way.shape, shape));
        purse.spend(TO_COMPARE + size(change.expr));
        // Most are wrong at the first point.
        if (first && !change.before) singles.set(change, first.evaluator.value(core));
        const way = first && arrangementOf(core, due, [first]) && arrangementOf(core, due, points);
        if (way && !differsAt(core, way, trialsOf(derived, core, points))) return way;
        if (!nearly && !change.before && first && multiple(core, due, [first])) {
          const constant = multiple(core, due, points);
          if (constant) nearly = { ...mended(change, constant.way), times: constant.times };
        }
        return undefined;
      });
      if (found && !(found instanceof Unanswerable)) return { change, way: found.name };
    }
    return undefined;
  };
  const parts = partsOf(derived);
  const made = (e: Expr, purse: Purse): Iterable<Edit> => candidates(derived, e, parts, fitsFor(purse));
  const one = sought(made(claim, search.one), search.one);
  if (one) return mended(one.change, one.way);
  if (nearly || isOpen || !first || search.two.isEmpty) return nearly;
  const settled = reader.settleChanged(claim, ways);
  const apart = settled
    ? inTwoTerms((e) => made(e, search.two), singles, first.evaluator.value(settled.core), aims, first)
    : [];
  const beside = size(claim) > LONGEST_FOR_TWO ? [] : pairs(derived, claim, reader, fitsFor(search.two), search.two);
  const two = sought(apart, search.two) ?? sought(beside, search.two);
  return two && mended(two.change, two.way);
}

/**
 * Two changes in different terms: what each of them changes in the value adds up to what the answer lacks. `singles` are
 * the values of the answer with one change, `own` is its own.
 */
function* inTwoTerms(
  changesOf: (e: Expr) => Iterable<Edit>,
  singles: ReadonlyMap<Edit, Tensor>,
  own: Tensor,
  aims: readonly Arranged[],
  first: Trial,
): Generator<Change> {
  const random = generator(own.data.length + 7);
  const weights = own.data.map(() => random() + 0.5);
  const mark = ({ data }: Tensor): number => data.reduce((sum, x, i) => sum + x * weights[i]!, 0);
  const changed = [...singles].filter(
    ([, value]) => sameExtent(value, own) && value.data.some((x, i) => x !== own.data[i]),
  );
  const marks = changed.map(([edit, value]) => ({ edit, by: mark(value) - mark(own) })).sort((a, b) => a.by - b.by);
  for (const way of aims) {
    const truth = arranged(first, way);
    if (!sameExtent(truth, own)) continue;
    const lacking = mark(truth) - mark(own);
    const near = 1e-9 * (Math.abs(mark(truth)) + Math.abs(mark(own)));
    for (let [low, high] = [0, marks.length - 1]; low < high; ) {
      const [one, other] = [marks[low]!, marks[high]!];
      const off = one.by + other.by - lacking;
      if (Math.abs(off) <= near && !isExchange(one.edit, other.edit))
        for (const edit of changesOf(one.edit.expr))
          if (edit.fault === other.edit.fault && equal(edit.part, other.edit.part)) yield { ...edit, before: one.edit };
      if (off < 0) low++;
      else high--;
    }
  }
}

const sameExtent = (a: Tensor, b: Tensor): boolean => a.rows === b.rows && a.cols === b.cols;

/** A change of an answer, or of one that was changed `before`. */
interface Change extends Edit {
  readonly before?: Edit;
}

function mended({ before, ...change }: Change, way: Arrangement): Repair {
  const mistake = ({ fault, part, by }: Edit): Mistake => ({ fault, part, ...(by && { by }) });
  const first = mistake(before ?? change);
  return { kind: 'edit', ...first, ...(before && { also: mistake(change) }), mended: change.expr, way };
}

/** Whether something is taken away and something else put there: of a pair, that would explain any answer. */
const isExchange = (one: Edit, other: Edit): boolean =>
  [one, other].some(({ fault }) => /^missing-(?:factor|term)$/.test(fault)) &&
  [one, other].some(({ fault }) => fault.startsWith('extra-') && /factor|term/.test(fault));

/** Changes that may be the first of two; two of the others, such as another function, explain too much. */
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

/** Two changes one after the other, those of the outermost parts first; where parts do not fit, each is made there. */
function* pairs(
  { inference: { scope } }: Derived,
  claim: Expr,
  reader: ClaimReader,
  fits: Fits,
  purse: Purse,
): Generator<Change> {
  const names = [...scope.shapes].flatMap(([name, shape]) =>
    isScalar(shape) ? [sym(name)] : [sym(name), call("'", [sym(name)])],
  );
  const small = function* (e: Expr, faults?: ReadonlySet<Fault>): Generator<Edit> {
    const clash = fitting(() => reader.clash(e));
    if (clash instanceof Unanswerable) return;
    const part = clash ?? e;
    // The second change has to make it fit.
    const fit = faults ? undefined : fits;
    const put = placeOf(e, part, fit) ?? ((by) => by);
    for (const edit of editsOf(part, () => [], fit)) if (faults?.has(edit.fault) ?? true) yield* madeAt(put, edit);
    for (const factor of names) for (const edit of withFactor(part, factor).slice(0, 2)) yield* madeAt(put, edit);
  };
  for (const before of small(claim, COMMON)) {
    for (const edit of small(before.expr)) if (!isExchange(before, edit)) yield { ...edit, before };
    if (purse.isEmpty) return;
  }
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

/** What may be missing in an answer. */
interface Parts {
  readonly terms: readonly Expr[];
  readonly factors: readonly Expr[];
}

function partsOf(derived: Derived): Parts {
  const { shown } = derived;
  const terms = [shown, ...(isCall(shown, 'diag') ? shown.args : [])].flatMap(termsOf);
  return { terms: terms.length > 1 ? terms.slice(0, MAX_TERMS) : [], factors: factors(derived) };
}

function* candidates({ inference: { scope } }: Derived, claim: Expr, parts: Parts, fits: Fits): Generator<Edit> {
  const stands = (name: string): string[] => {
    const own = scope.shapes.get(name);
    if (!own) return name !== 'pi' && scope.sizes.has(name) ? [...scope.sizes].filter((size) => size !== 'pi') : [];
    return [...scope.shapes].filter(([, shape]) => sameShape(own, shape)).map(([other]) => other);
  };
  yield* editsOf(claim, stands, fits);
  for (const term of parts.terms) yield { fault: 'missing-term', part: term, expr: call('+', [claim, term]) };
  for (const factor of parts.factors) yield* withFactor(claim, factor);
  for (const factor of parts.factors) yield* insertions(claim, factor, fits);
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
  // det(X), ‖x‖, σ(x); and of the derivative Diag(d) its diagonal, of which one factor may be missing.
  const entrywise = (e: Expr): Expr[] => (isCall(e, '.*') ? e.args.flatMap(entrywise) : [e]);
  const made = [...nodes(expr), ...(local instanceof Unanswerable ? [] : local)].flatMap((e) =>
    isCall(e, 'diag') ? [e, argument(e, 0), ...entrywise(argument(e, 0))] : [e],
  );
  const short = made.filter((e) => e.kind === 'call' && size(e) <= MAX_FACTOR);
  return [...names, ...short, num(2)].filter((e, i, all) => all.findIndex((other) => equal(other, e)) === i);
}
