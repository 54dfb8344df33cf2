// What stands in the brackets of a function: operands, values by name, an axis, the order of a norm.

import type { Cursor, Grammar } from './cursor.js';
import { call, type Expr, isCall, num, type Span } from './expr.js';
import { affine, ofClass, oneHot } from './in-programs.js';
import { isCode, type Origin } from './libraries.js';
import { normOfOrder, operatorNorm, takeOrder } from './norms.js';
import { layerShape, reshaped } from './sizes-given.js';
import { table } from './table.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

/** Names that libraries give to a parameter of ours. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = table({
  negative_slope: ['s'],
  alpha: ['alpha', 's'],
  lambd: ['lambda'],
  min: ['a'],
  a_min: ['a'],
  min_val: ['a'],
  max: ['b'],
  a_max: ['b'],
  max_val: ['b'],
  lower: ['l'],
  upper: ['u'],
  weight: ['w'],
  threshold: ['theta'],
  value: ['v'],
});
const AXIS = new Set(['dim', 'axis']);
const KEEP = new Set(['keepdim', 'keepdims']);
const LESS = new Set(['ddof', 'correction', 'unbiased']);
/** Functions of two operands along an axis. */
const OF_PAIRS = new Set(['cosine_similarity']);
const ORDER = new Set(['ord', 'p']);
/** Functions that limit to both bounds, or to the one that is given. */
const BOUNDED = /^(?:clip|clamp)$/i;

/** What libraries call these is of two operands, never of one along an axis. */
const OF_TWO = /^(?:(?:max|min)imum|f(?:max|min))$/i;

/** What was read between the brackets. */
interface Given {
  readonly operands: Expr[];
  readonly named: Map<string, Expr>;
  axis?: { value: number; span: Span; byDim: boolean };
  keeps?: boolean;
  /** What the number of entries is lessened by before a variance is divided by it. */
  lessBy?: number;
  reduction?: string;
  /** NumPy's order='F': columns first. */
  byColumns?: boolean;
  norm?: string;
  /** The p of a p-norm. */
  order?: Expr;
  approximate?: string;
}

/**
 * Reads the brackets after the function `op`, named by `name`. `before` is what a method is called on. What is from a
 * library has its meaning there: the second operand of `np.sum(A, 1)` is the axis.
 */
export function application(
  c: Cursor,
  g: Grammar,
  op: string,
  name: Token,
  origin: Origin = {},
  before: readonly Expr[] = [],
): Expr {
  const open = c.next();
  const first = before.length > 0 ? undefined : name;
  if (op === 'reshape') return reshaped(c, g, open, origin, before, first);
  const given: Given = { operands: [...before], named: new Map() };
  c.bracketed(open, () => {
    if (c.sees(')', '}')) return;
    do operand(c, g, op, name, origin, given);
    while (c.accept(','));
  });
  return meant(c, op, name, origin, given, first);
}

/** The call, once all that its brackets hold is known. */
function meant(c: Cursor, op: string, name: Token, origin: Origin, given: Given, first?: Token): Expr {
  const { operands, axis, reduction } = given;
  if (given.norm) {
    const isOperator =
      !axis && name.text !== 'vector_norm' && (origin.isLinalg || !isCode(origin) || origin.library === 'numpy');
    const norm = isOperator ? operatorNorm(given.norm) : given.norm === 'norm2' ? 'norm' : given.norm;
    if (axis)
      return alongAxis(
        c,
        norm,
        { ...given, operands: [...operands, ...(given.order ? [given.order] : [])] },
        name,
        first,
      );
    return c.make(norm, [...operands, ...(given.order ? [given.order] : [])], first);
  }
  if (/^gelu/.test(op) && given.approximate !== undefined)
    return c.make(given.approximate === 'tanh' ? 'gelu_tanh' : 'gelu', operands, first);
  const [spread] = /(?:std|var)$/.exec(op) ?? [];
  if (spread && (given.lessBy !== undefined || axis?.byDim)) {
    const isSample = (given.lessBy ?? 1) === 1 && origin.library !== 'tensorflow';
    return meant(
      c,
      isSample ? `sample_${spread}` : spread,
      name,
      origin,
      {
        operands,
        named: given.named,
        ...(axis && { axis: { ...axis, byDim: false } }),
        ...(given.keeps && { keeps: true }),
      },
      first,
    );
  }
  if (reduction !== undefined && reduction !== 'mean') {
    const reduced = c.vocabulary.functionNamed(`${op}_${reduction}`);
    if (!reduced)
      throw new Unanswerable(
        'unknown-keyword',
        { name: `reduction='${reduction}'`, operation: name.text, known: [] },
        name.span,
      );
    return c.make(reduced, withNamed(c, op, given), first);
  }
  if (op === 'one_hot' && operands[0]) return oneHot(c, operands[0], name);
  // PyTorch's F.linear, not the activation of that name.
  const [input, weight, bias] = operands;
  if (op === 'identity' && name.text === 'linear' && input && weight) return affine(c, input, weight, bias, first);
  // tril of a square of ones, which is told by its size.
  if (op === 'tril' && input && isCall(input, 'ones') && operands.length === 1)
    return c.make(op, input.args.slice(0, 1), first);
  if (given.byColumns) return c.make('vec', operands, first);
  // TensorFlow's has another slope.
  if (op === 'leaky_relu' && origin.library === 'tensorflow' && operands.length === 1 && !given.named.has('s'))
    given.named.set('s', num(0.2));
  const [logits, label] = operands;
  if (op === 'cross_entropy' && isCode(origin) && logits && label && isWhole(label) && label.kind === 'number')
    return ofClass(c, logits, label, first);
  // NumPy runs through the rows of a matrix where no axis is named.
  if (op === 'cumsum' && origin.library === 'numpy' && !axis)
    return c.make(
      op,
      operands.map((x) => c.make('flatten', [x], first)),
      first,
    );
  if (axis) return alongAxis(c, op, given, name, first);
  if (BOUNDED.test(name.text)) return bounded(c, op, given, first);
  // max(a, b, c) is max(max(a, b), c); the third operand of np.maximum is where its result is put.
  if (/^(?:max|min)$/.test(op) && !isCode(origin) && operands.length > 2 && given.named.size === 0)
    return operands.reduce((most, operand) => c.make(op, [most, operand], first));
  const listed = op === 'diag' && given.operands.length > 1 && given.operands.every(({ kind }) => kind === 'number');
  return c.make(op, listed ? [list(given.operands)] : withNamed(c, op, given), first);
}

/** A column of these entries. */
const list = (entries: readonly Expr[]): Expr =>
  call(
    'matrix',
    entries.map((entry) => call('row', [entry])),
  );

function operand(c: Cursor, g: Grammar, op: string, called: Token, origin: Origin, given: Given): void {
  const name = c.peek();
  if (name.kind === 'name' && c.peek(1).text === '=') {
    c.next();
    c.next();
    byName(c, g, op, name, given);
  } else if (op === 'norm' && given.operands.length === 1) {
    orderedNorm(c, given);
  } else if (given.operands.length === 1 && layerShape(c, op, given.operands[0] as Expr)) {
    // The sizes of what is normalised, which its shape tells too.
  } else {
    // Julia's diagm(0 => v).
    if (op === 'diag' && name.value === 0 && c.peek(1).text === '=>') {
      c.next();
      c.next();
    }
    const value = g.comparison();
    const isAxis =
      isCode(origin) && !OF_TWO.test(called.text) && given.operands.length === 1 && takesAxis(c, op) && isWhole(value);
    if (isAxis) given.axis = { ...axisOf(c, value, [name.span[0], c.end()]), byDim: false };
    else given.operands.push(value);
    if (isAxis && (op === 'max' || op === 'min'))
      c.notes.push({ typed: c.typed([name.span[0], c.end()]), read: 'an axis; entry by entry is np.maximum' });
  }
}

const takesAxis = (c: Cursor, op: string): boolean => c.vocabulary.functionNamed(`${op}_axis0`) !== undefined;
const isWhole = (e: Expr): boolean => e.kind === 'number' && Number.isInteger(e.value);

function orderedNorm(c: Cursor, given: Given): void {
  const from = c.peek().span[0];
  const order = takeOrder(c);
  const norm = normOfOrder(order);
  const isPower = Number(order) > 1 && Number.isFinite(Number(order));
  if (!norm && !isPower) throw new Unanswerable('unknown-norm', { order }, [from, c.end()]);
  given.norm = norm ?? 'norm_p';
  if (!norm) given.order = num(Number(order), [from, c.end()]);
}

function byName(c: Cursor, g: Grammar, op: string, name: Token, given: Given): void {
  const from = name.span[0];
  if (AXIS.has(name.text)) {
    const value = c.sees('(', '[') ? undefined : g.unary();
    given.axis = { ...axisOf(c, value, [from, c.end()]), byDim: name.text === 'dim' };
  } else if (name.text === 'dims') {
    // Julia counts dimensions from 1, and keeps them.
    const { value } = c.next();
    given.axis = { ...axisOf(c, num(value - 1), [from, c.end()]), byDim: false };
    given.keeps = true;
  } else if (op === 'one_hot') {
    g.comparison();
  } else if (LESS.has(name.text)) {
    const less = c.next().text;
    given.lessBy = /^true$/i.test(less) ? 1 : /^false$/i.test(less) ? 0 : Number(less);
    if (!(given.lessBy === 0 || given.lessBy === 1)) throw c.unexpected([from, c.end()]);
  } else if (op === 'flatten' && name.text === 'order') {
    given.byColumns = quoted(c) === 'F';
  } else if (name.text === 'reduction') {
    given.reduction = quoted(c);
  } else if (KEEP.has(name.text)) {
    given.keeps = /^true$|^1$/i.test(c.next().text);
  } else if (op === 'norm' && ORDER.has(name.text)) {
    orderedNorm(c, given);
  } else if (/^gelu/.test(op) && name.text === 'approximate') {
    given.approximate = /^(?:tanh|true)$/i.test(quoted(c)) ? 'tanh' : 'none';
  } else {
    const known = c.vocabulary.parametersOf(op).map((parameter) => parameter.name);
    const wanted = PARAMETERS[name.text] ?? [name.text];
    const parameter = known.slice(1).find((each) => wanted.includes(each));
    if (parameter === undefined || given.named.has(parameter))
      throw new Unanswerable('unknown-keyword', { name: name.text, operation: op, known: known.slice(1) }, name.span);
    given.named.set(parameter, g.comparison());
  }
}

/** Takes `'sum'` or `True`. */
function quoted(c: Cursor): string {
  const isQuoted = c.accept("'");
  const { text } = c.next();
  if (isQuoted && !c.accept("'")) throw c.unexpected(c.peek().span);
  return text;
}

function axisOf(c: Cursor, value: Expr | undefined, span: Span): { value: number; span: Span } {
  if (value?.kind === 'number' && [-1, 0, 1].includes(value.value)) return { value: value.value, span };
  throw new Unanswerable('no-such-axis', { found: c.typed(span) }, span);
}

/** `sum(A, axis=0)` is the operation sum_axis0: what it does depends on the shape of A. */
function alongAxis(c: Cursor, op: string, { axis, keeps, operands, named }: Given, name: Token, first?: Token): Expr {
  const { value, span } = axis as NonNullable<Given['axis']>;
  const suffix = value === -1 ? 'last' : `axis${value}`;
  const along =
    (keeps ? c.vocabulary.functionNamed(`${op}_${suffix}_keep`) : undefined) ??
    c.vocabulary.functionNamed(`${op}_${suffix}`);
  if (!along || operands.length !== (OF_PAIRS.has(op) ? 2 : 1) || named.size > 0)
    throw new Unanswerable('no-axis', { operation: name.text }, span);
  return c.make(along, operands, first);
}

/** `clamp(x, min=0)` has one bound. */
function bounded(c: Cursor, op: string, given: Given, first?: Token): Expr {
  const [x, a = given.named.get('a'), b = given.named.get('b')] = given.operands;
  if (x && a && !b) return c.make('clamp_min', [x, a], first);
  if (x && b && !a) return c.make('clamp_max', [x, b], first);
  return c.make(op, x && a && b ? [x, a, b] : [], first);
}

/** The operands in their places; a parameter that is not given before one that is has its usual value. */
function withNamed(c: Cursor, op: string, { operands, named }: Given): readonly Expr[] {
  if (named.size === 0) return operands;
  const parameters = c.vocabulary.parametersOf(op);
  const last = Math.max(...[...named.keys()].map((name) => parameters.findIndex((each) => each.name === name)));
  const all = [...operands];
  for (const { name, fallback } of parameters.slice(operands.length, last + 1)) {
    const value = named.get(name) ?? (fallback === undefined ? undefined : num(fallback));
    if (value) all.push(value);
  }
  return all;
}
