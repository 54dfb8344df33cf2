// The derivatives possible at a kink of a number: a sum of linear images of known sets, if the function's slopes say so too.
import { argument, type Call, type Expr, equal, nodes, num, sym, symbolsOf } from '../formula/expr.js';
import { print } from '../formula/print.js';
import type { Algebra } from './algebra.js';
import { type Body, box, type Image, SumSet } from './convex-set.js';
import { differentiate } from './differentiate.js';
import { withNorms } from './disguised-norms.js';
import { elaborate } from './elaborate.js';
import type { Evaluator } from './evaluate.js';
import { literal } from './literal.js';
import type { LinearMap } from './maps/map.js';
import { RankOne } from './maps/rank-one.js';
import { FormulaMap, type Letters } from './numbers.js';
import { entrywiseMap } from './operations/entrywise.js';
import { operationOf } from './registry.js';
import { bindings, ROUNDING } from './row.js';
import { generator } from './sample.js';
import { isScalar, type SettledShape } from './shape.js';
import { dot, type Tensor, tensor } from './tensor.js';

export interface Subdifferential {
  /** In words; undefined where the set of each entry says as much. */
  readonly words: string | undefined;
  /** An element as a Jacobian: the one of least norm, if that was found. */
  readonly element: Tensor;
  readonly isLeast: boolean;
  /** All of them, as gradients whose entries are counted row by row. */
  readonly set: SumSet;
  /** The formula with its norms named, so that their kinks are met. */
  readonly core: Expr;
}

/** Entries of the variable, and of the operands that bend, up to which sets are computed. */
const MAX_ENTRIES = 60;
const MAX_PARTS = 240;
/** Directions in which the set's extent is compared with the function's slope. */
const DIRECTIONS = 12;
const STEP = 1e-5;
const SLACK = 1e-6;
const LETTERS = ['G', 'H', 'K', 'P', 'Q'];

/** A part that bends, its set, and the symbol that stands for the part's derivative. */
interface Bent {
  readonly node: Call;
  readonly body: Body;
  readonly name: string;
  readonly shape: SettledShape;
  /** For an entrywise part: what vanishes on its kinks, and whether it does so everywhere. */
  readonly kinks?: readonly Expr[];
  readonly everywhere: boolean;
  /** The set in words where the part is the whole. */
  readonly set?: string;
}

/**
 * The set of a formula with one number out, at a point at which it bends. Undefined where its parts have no known sets, where
 * one bends within another, or where the set is not that of the function: that of f is known by f'(x; v), the greatest
 * ⟨G, v⟩, or the least one if f bends down.
 */
export function subdifferential(
  formula: Expr,
  wrt: string,
  k: Algebra,
  at: Evaluator,
  letters: Letters,
): Subdifferential | undefined {
  const x = at.symbol(wrt);
  if (!isScalar(k.shape(formula)) || x.data.length > MAX_ENTRIES) return undefined;
  const core = withNorms(formula, k, at);
  const bent = bentParts(core, wrt, k, at);
  if (!bent || bent.length === 0 || bent.length > LETTERS.length) return undefined;
  const plain = literal(k);
  for (const { name, shape } of bent) plain.symbol(name, shape);
  const { map } = differentiate(core, sym(wrt), plain, instead(bent, plain));
  const set = sumSet(map, bent, at, letters);
  if (!set || !isSetOf(set, formula, wrt, at)) return undefined;
  const { element, isLeast } = set.least();
  return {
    words: words(bent, map, core, k, core === formula),
    element: tensor(1, element.length, element),
    isLeast,
    set,
    core,
  };
}

function bentParts(core: Expr, wrt: string, k: Algebra, at: Evaluator): Bent[] | undefined {
  const taken = new Set([...symbolsOf(core), ...k.scope.shapes.keys()]);
  const names = LETTERS.filter((name) => !taken.has(name));
  const found: Bent[] = [];
  for (const node of nodes(core)) {
    if (node.kind !== 'call' || !symbolsOf(node).includes(wrt)) continue;
    const operation = operationOf(node);
    const { entrywise } = operation;
    const operands = (): Tensor[] => node.args.map((arg) => at.value(arg));
    const name = names[found.length] ?? '';
    if (found.some((part) => equal(part.node, node))) continue;
    if (entrywise && (entrywise.when?.(node.args.map((arg) => k.shape(arg))) ?? true)) {
      if (entrywise.row.jumps && operation.kinks?.(operands(), node).length) return undefined;
      const part = bentEntries(node, name, wrt, k, at);
      if (part === 'jumps') return undefined;
      if (part) found.push(part);
      continue;
    }
    if (!operation.kinks) continue;
    for (const { body, set } of operation.kinks(operands(), node)) {
      if (!body) return undefined;
      found.push({ node, body, name, shape: k.shape(argument(node, 0)), everywhere: true, set });
    }
  }
  return found;
}

/** The entries of an entrywise function that lie on its kinks, as a box of their one-sided derivatives. */
function bentEntries(node: Call, name: string, wrt: string, k: Algebra, at: Evaluator): Bent | 'jumps' | undefined {
  const { row, arguments: args } = operationOf(node).entrywise as NonNullable<
    ReturnType<typeof operationOf>['entrywise']
  >;
  const plain = literal(k);
  const bound = bindings(args, node);
  const value = at.value(node);
  const [low, high] = [new Float64Array(value.data.length), new Float64Array(value.data.length)];
  const on = new Set<number>();
  const kinks: Expr[] = [];
  for (const kink of row.kinks ?? []) {
    const of = plain.formula(kink.of, bound);
    if (!symbolsOf(of).includes(wrt)) continue;
    const zeros = at.value(of).data;
    const hits = Array.from(value.data.keys()).filter((i) => Math.abs(zeros[zeros.length === 1 ? 0 : i]!) <= ROUNDING);
    if (hits.length === 0) continue;
    if (kink.jump) return 'jumps';
    const sides = [kink.left, kink.right].map((text) => at.value(plain.formula(text, bound)).data);
    for (const i of hits) {
      const limits = sides.map((side) => side[side.length === 1 ? 0 : i]!);
      on.add(i);
      [low[i], high[i]] = [Math.min(...limits), Math.max(...limits)];
    }
    kinks.push(of);
  }
  if (on.size === 0 || low.every((entry, i) => entry === high[i])) return undefined;
  const everywhere =
    on.size === value.data.length && low.every((entry) => entry === low[0]) && high.every((entry) => entry === high[0]);
  return { node, body: box(low, high), name, shape: k.shape(node), kinks, everywhere };
}

/** The parts' derivatives with the symbols in their place. */
function instead(bent: readonly Bent[], k: Algebra): (i: number, node: Call) => LinearMap | undefined {
  return (i, node) => {
    const part = bent.find((each) => equal(each.node, node));
    if (!part) return undefined;
    const own = k.symbol(part.name, part.shape);
    if (!part.kinks) return i === 0 ? RankOne.of(k, num(1), own, k.shape(argument(node, 0))) : undefined;
    const { row, arguments: args } = operationOf(node).entrywise as NonNullable<
      ReturnType<typeof operationOf>['entrywise']
    >;
    const name = args[i]?.name ?? '';
    const formula = row.d[name];
    // Of two that change places, as in max(x, y), what one has the other has not.
    const there = i === 0 ? own : row.joint?.[name] !== undefined ? k.formula('1 - own', { own }) : undefined;
    if (formula === undefined || there === undefined) return undefined;
    if (part.everywhere) return entrywiseMap(there, i, node, k);
    const derivative = part.kinks.reduce(
      (rest, of) => k.make('where', k.formula('step(abs(of) - near)', { of, near: num(ROUNDING) }), rest, there),
      k.formula(formula, bindings(args, node)),
    );
    return entrywiseMap(derivative, i, node, k);
  };
}

/** The set in numbers: the derivative for no element of the parts' sets, and what each entry of theirs adds; undefined where it adds it not alone. */
function sumSet(map: LinearMap, bent: readonly Bent[], at: Evaluator, letters: Letters): SumSet | undefined {
  const zeros = bent.map(({ shape }) => tensor(Number(shape.rows), Number(shape.cols)));
  if (zeros.reduce((total, { data }) => total + data.length, 0) > MAX_PARTS) return undefined;
  const jacobianFor = (values: readonly Tensor[]): Float64Array | undefined =>
    new FormulaMap(map, at.with(new Map(bent.map(({ name }, i) => [name, values[i] as Tensor]))), letters).entries()
      ?.data;
  const centre = jacobianFor(zeros);
  if (!centre) return undefined;
  const parts: Image[] = [];
  for (const [i, zero] of zeros.entries()) {
    const images: Float64Array[] = [];
    for (const j of zero.data.keys()) {
      const unit = tensor(zero.rows, zero.cols);
      unit.data[j] = 1;
      const moved = jacobianFor(zeros.map((each, other) => (other === i ? unit : each)));
      if (!moved) return undefined;
      images.push(moved.map((entry, n) => entry - centre[n]!));
    }
    parts.push({ body: (bent[i] as Bent).body, shape: zero, images });
  }
  // Where one part bends within another, their derivatives are multiplied.
  const random = generator(centre.length + 3);
  const sample = zeros.map(({ rows, cols, data }) =>
    tensor(
      rows,
      cols,
      data.map(() => 2 * random() - 1),
    ),
  );
  const expected = centre.slice();
  parts.forEach(({ images }, i) => {
    images.forEach((image, j) => {
      image.forEach((entry, n) => {
        expected[n]! += (sample[i] as Tensor).data[j]! * entry;
      });
    });
  });
  const found = jacobianFor(sample);
  const isSum = found?.every((entry, n) => Math.abs(entry - expected[n]!) <= 1e-9 * (1 + Math.abs(entry)));
  return isSum && centre.every(Number.isFinite) ? new SumSet(centre, parts) : undefined;
}

/** Whether the set's extent in each direction is the slope of the function there: upwards in all, or downwards in all. */
function isSetOf(set: SumSet, formula: Expr, wrt: string, at: Evaluator): boolean {
  const x = at.symbol(wrt);
  const here = at.value(formula).data[0] as number;
  const scale = Math.max(1, ...x.data.map(Math.abs));
  const f = (v: Float64Array, t: number): number => {
    const moved = tensor(
      x.rows,
      x.cols,
      x.data.map((entry, i) => entry + t * v[i]!),
    );
    return at.with(new Map([[wrt, moved]])).value(formula).data[0] as number;
  };
  const random = generator(x.data.length + 9);
  let [up, down] = [true, true];
  for (let i = 0; i < DIRECTIONS && (up || down); i++) {
    const v = x.data.map(() => 2 * random() - 1);
    const h = STEP * scale;
    const slope = (4 * f(v, h) - f(v, 2 * h) - 3 * here) / (2 * h);
    const most = dot(set.support(v), v);
    const least = dot(set.support(v.map((entry) => -entry)), v);
    const allowed = SLACK * (1 + Math.abs(most) + Math.abs(least));
    up &&= Math.abs(slope - most) <= allowed;
    down &&= Math.abs(slope - least) <= allowed;
  }
  return up || down;
}

/** `all A'*G + ones(n) with ‖G‖ ≤ 1`; undefined where the formula is the bent part itself, or only entries bend. */
function words(bent: readonly Bent[], map: LinearMap, core: Expr, k: Algebra, asTyped: boolean): string | undefined {
  if (bent.every(({ kinks }) => kinks !== undefined)) return undefined;
  const [only] = bent;
  const isAlone = bent.length === 1 && only?.node === core && argument(only.node, 0).kind === 'symbol';
  if (isAlone) return asTyped ? undefined : only.set;
  if (!bent.every(({ everywhere }) => everywhere)) return NEARBY;
  const gradient = map.transposed().apply(num(1));
  const text = print(k.simplify(elaborate(gradient, k).core));
  if (text === only?.name) return only.set ?? `all ${text} with ${only.body.condition(text)}`;
  if (text.length > MAX_TEXT) return NEARBY;
  return `all ${text} with ${bent.map(({ body, name }) => body.condition(name)).join(' and ')}`;
}

/** Where a set has no short formula. */
export const NEARBY = 'convex hull of the derivatives nearby';
const MAX_TEXT = 60;
