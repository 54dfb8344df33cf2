// The smallest change that sets an answer right, sought among all single ones.
import { argument, call, type Expr, equal, isCall, nodes, num, size, sym } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { isScalar, sameShape } from '../../math/shape.js';
import type { Derived } from '../derivation.js';
import { type Arranged, type Arrangement, isReduced, isSymmetricOnly } from './arrangements.js';
import { type ClaimReader, fitting } from './claim.js';
import { type Edit, editsOf, type Fault, insertions, withFactor } from './edits.js';
import { arrangementOf, type Trial } from './trials.js';

export interface Repair {
  readonly kind: 'edit';
  readonly fault: Fault;
  readonly part: Expr;
  readonly by?: Expr;
  readonly mended: Expr;
  readonly way: Arrangement;
}

/** Changes that are looked at; those that fit and are compared, and what their formulas may have in nodes altogether. */
const MAX_CHANGES = 3000;
const MAX_COMPARED = 500;
const MAX_NODES = 32_000;
/** A longer answer has too many places for one change. */
const LONGEST = 150;
/** Terms that may be missing. */
const MAX_TERMS = 12;
/** Nodes of a factor that may be missing. */
const MAX_FACTOR = 12;

/** The first change that makes the answer the whole derivative, in any layout. */
export function repair(
  derived: Derived,
  claim: Expr,
  reader: ClaimReader,
  ways: readonly Arranged[],
  points: readonly Trial[],
): Repair | undefined {
  const aims = ways.filter(({ name }) => !isReduced(name) && !isSymmetricOnly(name));
  if (size(claim) > LONGEST) return undefined;
  let [written, looked, compared] = [0, 0, 0];
  for (const { expr, ...edit } of candidates(derived, claim)) {
    if (++looked > MAX_CHANGES) return undefined;
    const way = fitting(() => {
      const settled = reader.settleChanged(expr, aims);
      if (!settled) return undefined;
      written += size(expr);
      compared++;
      return arrangementOf(settled.core, aims, points);
    });
    if (way && !(way instanceof Unanswerable)) return { kind: 'edit', ...edit, mended: expr, way: way.name };
    if (written > MAX_NODES || compared > MAX_COMPARED) return undefined;
  }
  return undefined;
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
  const terms = termsOf(derived.shown);
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
  if (!isCall(e, '*')) return [e];
  return termsOf(argument(e, 0)).flatMap((a) => termsOf(argument(e, 1)).map((b) => call('*', [a, b])));
}

/** What may be missing as a factor: the variables, their transposes, 2, and the derivatives of the function's parts. */
function factors({ expr, inference: { scope }, derivative: { steps }, k }: Derived): Expr[] {
  const names = [...scope.shapes].flatMap(([name, shape]) =>
    isScalar(shape) ? [sym(name)] : [sym(name), call("'", [sym(name)])],
  );
  const local = fitting(() =>
    steps.flatMap(({ local: maps }) => maps.flatMap(({ map }) => [map.matrix(), k.transpose(map.matrix())])),
  );
  // Numbers that the function is made of: det(X), ‖x‖.
  const numbers = nodes(expr).filter((node) => node.kind === 'call' && isScalar(k.shape(node)));
  const made = [...numbers, ...(local instanceof Unanswerable ? [] : local)];
  const short = made.filter((e) => e.kind === 'call' && size(e) <= MAX_FACTOR);
  return [...names, ...short, num(2)].filter((e, i, all) => all.findIndex((other) => equal(other, e)) === i);
}
