// The smallest change that sets an answer right, sought among all single ones.
import { argument, call, type Expr, equal, isCall, nodes, num, size, sym } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { isScalar, sameShape } from '../../math/shape.js';
import type { Derived } from '../derivation.js';
import { type Arranged, type Arrangement, isReduced } from './arrangements.js';
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

/** Changes that are tried, and what their formulas may have in nodes altogether. */
const MAX_TRIED = 700;
const MAX_NODES = 30_000;
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
  const aims = ways.filter(({ name }) => !isReduced(name));
  let [written, tried] = [0, 0];
  for (const { expr, ...edit } of candidates(derived, claim)) {
    written += size(expr);
    if (written > MAX_NODES || ++tried > MAX_TRIED) return undefined;
    const way = rightAfter(expr, reader, aims, points);
    if (way) return { kind: 'edit', ...edit, mended: expr, way: way.name };
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
    const settled = reader.settleChanged(expr);
    return settled && arrangementOf(settled.core, ways, points);
  });
  return way instanceof Unanswerable ? undefined : way;
}

function* candidates(derived: Derived, claim: Expr): Generator<Edit> {
  const { scope } = derived.inference;
  yield* editsOf(claim, (name) => {
    const own = scope.shapes.get(name);
    return own ? [...scope.shapes].filter(([, shape]) => sameShape(own, shape)).map(([other]) => other) : [];
  });
  for (const term of termsOf(derived.shown))
    yield { fault: 'missing-term', part: term, expr: call('+', [claim, term]) };
  const found = factors(derived);
  for (const factor of found) yield* withFactor(claim, factor);
  for (const factor of found) yield* insertions(claim, factor);
}

/** The terms of a sum with their signs; nothing for a formula that is no sum. */
function termsOf(e: Expr, negative = false): Expr[] {
  const parts = (part: Expr, sign: boolean): Expr[] =>
    isCall(part, '+') || isCall(part, '-') ? termsOf(part, sign) : [sign ? call('neg', [part]) : part];
  if (!isCall(e, '+') && !isCall(e, '-')) return [];
  return [...parts(argument(e, 0), negative), ...parts(argument(e, 1), negative !== (e.op === '-'))];
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
