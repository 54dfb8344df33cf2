// What `*`, `/` and `@` mean in a program: `*` and `/` act on each entry, and vectors have one dimension.
import type { Declaration } from '../formula/declarations.js';
import { argument, type Call, call, type Expr, isCall, nodes, num, rewrite, type Span } from '../formula/expr.js';
import { answerable, Unanswerable } from '../formula/unanswerable.js';
import type { Point } from '../formula/values.js';
import { type Inference, infer } from '../math/infer/infer.js';
import { isColumn, isScalar, type SettledShape } from '../math/shape.js';
import { createAlgebra } from '../math/simplify/create-algebra.js';

const PROGRAM = /\b(?:np|numpy|jnp|torch|tf)\.|(?<![\w.])F\.(?=[a-z]\w*\()|@|\*\*|\.dot\(/;
/** Signs whose meaning may change, each once. */
const MOST_CHANGES = 12;

const EACH = '* and / act on each entry, as in NumPy and PyTorch; @ is the matrix product.';
const REPEATED =
  '* of a matrix and a vector is read as the matrix product, @; in NumPy * repeats the vector in each row.';

const TURNED = 'A vector x before a matrix is taken as lying: x @ A is Aᵀ·x.';

interface Read {
  readonly inference: Inference;
  readonly notes: readonly string[];
}

/**
 * Settles shapes as `infer` does. In the text of a program a sign is read as there where that fits: `S * T` of two
 * matrices entry by entry, `x @ A` as Aᵀx. Throws what `infer` throws.
 */
export function inferAsTyped(
  expr: Expr,
  text: string,
  point: Point,
  declarations: readonly Declaration[],
  wrt: string | undefined,
): Read {
  const inferred = (e: Expr): Inference => infer(e, point, declarations, wrt);
  if (!PROGRAM.test(text)) return { inference: inferred(expr), notes: [] };
  const given = new Set([...declarations.map(({ name }) => name), ...point.keys()]);
  const { found, isTurned, inference } = fitted(withRowFirst(expr, text, given), text, inferred);
  const k = createAlgebra(inference.scope);
  const shapes = (e: Call): [SettledShape, SettledShape] => [k.shape(argument(e, 0)), k.shape(argument(e, 1))];
  const signs = nodes(inference.expr).filter(
    (node): node is Call => (isCall(node, '*') && typedBetween(node, text).includes('*')) || isCall(node, '/'),
  );
  const ofEntries = signs.filter((node) => shapes(node).every((shape) => !isScalar(shape) && !isLine(shape)));
  const changed = ofEntries.reduce((e, node) => replaced(e, node.span, elementwise), found);
  const other = ofEntries.length > 0 ? settledOr(changed, inferred) : undefined;
  const isChanged = other !== undefined || found !== expr;
  const repeats = signs.some((node) => isCall(node, '*') && shapes(node).some(isLine) && shapes(node).every(isWide));
  return {
    inference: other ?? inference,
    notes: [
      ...(isTurned ? [TURNED] : []),
      ...(isChanged && !(isTurned && !other) ? [EACH] : []),
      ...(repeats ? [REPEATED] : []),
    ],
  };
}

/** x.dot(A) of a small and a capital letter whose shapes nobody gave is Aᵀx: a matrix stands behind a vector. */
const withRowFirst = (expr: Expr, text: string, given: ReadonlySet<string>): Expr =>
  rewrite(expr, (node) => {
    const [x, A] = isCall(node, 'dot') && /\bdot\(/.test(text.slice(...(node.span ?? [0, 0]))) ? node.args : [];
    const isOpen = (e: Expr | undefined, letter: RegExp): e is Expr =>
      e?.kind === 'symbol' && letter.test(e.name) && !given.has(e.name);
    return isOpen(x, /^[a-z]/) && isOpen(A, /^[A-Z]/) ? call('*', [call("'", [A]), x], node.span) : node;
  });

const isLine = ({ rows, cols }: SettledShape): boolean => rows === 1 || cols === 1;
const isWide = (shape: SettledShape): boolean => !isScalar(shape) && (!isLine(shape) || isColumn(shape));

/** The formula with the signs changed without which its shapes do not fit. */
function fitted(
  expr: Expr,
  text: string,
  inferred: (e: Expr) => Inference,
): { found: Expr; isTurned: boolean; inference: Inference } {
  let found = expr;
  let isTurned = false;
  let first: unknown;
  for (let changes = 0; changes <= MOST_CHANGES; changes++) {
    try {
      return { found, isTurned, inference: inferred(found) };
    } catch (problem) {
      first ??= problem;
      if (!(problem instanceof Unanswerable) || !problem.span) break;
      const next = replaced(found, problem.span, (node) => asInPrograms(node, problem, text));
      if (next === found) break;
      isTurned ||= isVectorFirst(problem);
      found = next;
    }
  }
  throw first;
}

/** `x * y` and `x / y` of vectors entry by entry; `x @ y` as their inner product; `x @ A` of a vector and a matrix. */
function asInPrograms(node: Call, problem: Unanswerable, text: string): Expr {
  const { code } = problem;
  if (code === 'not-scalar' && isCall(node, '/')) return alongAxis(node) ?? elementwise(node);
  if (code !== 'shape-clash') return node;
  if (isCall(node, '+') || isCall(node, '-')) return repeated(node, problem);
  const [a, b] = [argument(node, 0), argument(node, 1)];
  if ((isCall(node, 'dot') || isCall(node, '*')) && isVectorFirst(problem))
    return call('*', [call("'", [b]), a], node.span);
  if (isCall(node, '*') && typedBetween(node, text).includes('@')) return call('dot', node.args, node.span);
  return isCall(node, '*') ? elementwise(node) : node;
}

/** `X @ W + b` adds b to each row. */
function repeated(node: Call, { data }: Unanswerable): Call {
  const { leftShape = '', rightShape = '' } = data as { leftShape?: string; rightShape?: string };
  const row = (vector: Expr): Expr => call('*', [call('ones', []), call("'", [vector])]);
  const [a, b] = [argument(node, 0), argument(node, 1)];
  if (/×/.test(leftShape) && rightShape.startsWith('a vector')) return call(node.op, [a, row(b)], node.span);
  return leftShape.startsWith('a vector') && /×/.test(rightShape) ? call(node.op, [row(a), b], node.span) : node;
}

/** A matrix divided by what is left of one along an axis: a number for each column, or for each row if the axis is kept. */
function alongAxis({ args: [above, below], span }: Call): Expr | undefined {
  const [, axis, keep] = (below?.kind === 'call' && /_(axis0|axis1|last)(_keep)?$/.exec(below.op)) || [];
  if (!above || !below || !(axis === 'axis0' || keep)) return undefined;
  const column = axis === 'axis0' && keep ? call("'", [below]) : below;
  const shares = call('diag', [call('./', [num(1), column])]);
  return call('*', axis === 'axis0' ? [above, shares] : [shares, above], span);
}

/** Whether the shapes that do not fit are a vector and then a matrix. */
function isVectorFirst({ data }: Unanswerable): boolean {
  const { leftShape, rightShape } = data as { leftShape?: string; rightShape?: string };
  return leftShape?.startsWith('a vector') === true && /×/.test(rightShape ?? '');
}

const elementwise = (node: Call): Expr =>
  isCall(node, '*') || isCall(node, '/') ? call(`.${node.op}`, node.args, node.span) : node;

/** Changes the products and quotients at one place. */
function replaced(e: Expr, span: Span | undefined, change: (node: Call) => Expr): Expr {
  const isThere = (node: Expr): node is Call =>
    node.kind === 'call' && node.span?.[0] === span?.[0] && node.span?.[1] === span?.[1];
  return rewrite(e, (node) => (isThere(node) && ['*', '/', 'dot', '+', '-'].includes(node.op) ? change(node) : node));
}

const settledOr = (e: Expr, inferred: (e: Expr) => Inference): Inference | undefined => answerable(() => inferred(e));

/** What stands between the two operands in the text. */
function typedBetween(node: Call, text: string): string {
  const [a, b] = [argument(node, 0).span, argument(node, 1).span];
  return a && b ? text.slice(a[1], b[0]) : '';
}
