// Sums, products, quotients and powers of entries: the elementwise operators are functions of entries like any other.
import { argument, type Call, type Expr, isCall, type Num, num } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Algebra } from '../algebra.js';
import { Kronecker } from '../maps/kronecker.js';
import { PowerSum } from '../maps/power-sum.js';
import { sum } from '../maps/sum.js';
import type { Operation } from '../operation.js';
import type { Entrywise, Row } from '../row.js';
import { isColumn, isScalar, isWide, type Shape } from '../shape.js';
import { product, type Tensor, valueOfScalar } from '../tensor.js';
import { entrywise } from './entrywise.js';
import { counted, MAX_MATRIX_POWER, matrixPower } from './matrix-power.js';
import { quotientByName } from './moments.js';

const rows: readonly Row[] = [
  {
    name: '+',
    says: 'sum',
    args: 'x, y',
    f: (x, y) => x + y!,
    block(out, n, x, y) {
      for (let i = 0; i < n; i++) out[i] = x![i]! + y![i]!;
    },
    blockBy(out, n, x, number) {
      for (let i = 0; i < n; i++) out[i] = x[i]! + number;
    },
    d: { x: '1', y: '1' },
    code: '$0 + $1',
  },
  {
    name: '-',
    says: 'difference',
    args: 'x, y',
    f: (x, y) => x - y!,
    block(out, n, x, y) {
      for (let i = 0; i < n; i++) out[i] = x![i]! - y![i]!;
    },
    d: { x: '1', y: '-1' },
    code: '$0 - $1',
  },
  {
    name: 'neg',
    says: 'minus',
    args: 'x',
    f: (x) => -x,
    block(out, n, x) {
      for (let i = 0; i < n; i++) out[i] = -x![i]!;
    },
    d: { x: '-1' },
    code: '-$(0)',
  },
  {
    name: '.*',
    says: 'elementwise (Hadamard) product',
    args: 'x, y',
    f: (x, y) => x * y!,
    block(out, n, x, y) {
      for (let i = 0; i < n; i++) out[i] = x![i]! * y![i]!;
    },
    blockBy(out, n, x, number) {
      for (let i = 0; i < n; i++) out[i] = x[i]! * number;
    },
    d: { x: 'y', y: 'x' },
    code: '$0 * $1',
  },
  {
    name: './',
    says: 'elementwise quotient',
    args: 'x, y',
    f: (x, y) => x / y!,
    block(out, n, x, y) {
      for (let i = 0; i < n; i++) out[i] = x![i]! / y![i]!;
    },
    d: { x: '1 ./ y', y: '-x ./ y.^2' },
    domain: { where: 'y ≠ 0', holds: (_, y) => y !== 0 },
    code: '$0 / $1',
  },
  {
    name: '.^',
    spellings: ['pow', 'power'],
    says: 'elementwise power',
    args: 'x, y',
    f: power,
    block(out, n, x, y) {
      for (let i = 0; i < n; i++) out[i] = power(x![i]!, y![i]!);
    },
    d: { x: 'y .* x.^(y - 1)', y: 'x.^y .* log(x)' },
    domain: {
      where: 'x > 0, or a whole number y (not negative if x = 0)',
      holds: (x, y) => x > 0 || (Number.isInteger(y) && (x !== 0 || y! >= 0)) || (x === 0 && y! > 0),
    },
    edge: { of: 'abs(x) + abs(y)', reports: ['0', 'none', '0'] },
    code: '$0 ** $1',
  },
];

/** x^y; squares by multiplication, which is what they cost in a hand-written loop. */
function power(x: number, y?: number): number {
  if (y === 2) return x * x;
  return y === 1 ? x : x ** y!;
}

const entries: readonly Operation[] = rows.map((row) => ({
  ...entrywise(row),
  ...(row.name === '.^' && {
    expand: ({ args: [base, y] }: Call, k: Algebra) =>
      base && y && isZero(base) ? { by: k.make('zero_power', y) } : undefined,
  }),
  because: 'It joins entry i with entry i: a diagonal Jacobian for each operand.',
}));
const named = (name: string): Operation => entries.find((entry) => entry.name === name) as Operation;

type Shapes = readonly { readonly rows: unknown; readonly cols: unknown }[];
const isOne = (shapes: Shapes, i: number): boolean => shapes[i]?.rows === 1 && shapes[i]?.cols === 1;

/** An operator that acts on entries for some shapes, as the row `name` does, and otherwise in a way of its own. */
function overloaded(name: string, when: (shapes: Shapes) => boolean, own: Partial<Operation>): Operation {
  const entry = named(name);
  return {
    ...entry,
    spellings: [],
    ...own,
    entrywise: { ...(entry.entrywise as Entrywise), when },
    partial: (i, e, k, allVary) => (when(e.args.map((arg) => k.shape(arg))) ? entry : own).partial?.(i, e, k, allVary),
  };
}

/** `a * b`: the matrix product, or scaling by a number. */
const star = overloaded('.*', (shapes) => isOne(shapes, 0) || isOne(shapes, 1), {
  name: '*',
  says: 'matrix product, or scaling by a number',
  shape: (args, rules) => rules.product(args),
  // A matrix of one column times a vector of one entry is a vector, and stays one where the entry is taken for a number.
  expand(e, k) {
    const [a, b] = e.args as [Expr, Expr];
    const isVector = k.kind(a) === 'matrix' && k.kind(b) === 'column' && isScalar(k.shape(b));
    return isVector && isColumn(k.shape(a)) ? { by: k.make('*', k.make('vec', a), b) } : undefined;
  },
  evaluate(args, numbers) {
    const [a, b] = args as [Tensor, Tensor];
    numbers.spend(a.rows * a.cols * b.cols);
    return product(a, b);
  },
  partial(i, e, k) {
    const [a, b] = e.args as [Expr, Expr];
    // d(A B) = dA B + A dB
    return i === 0 ? Kronecker.of(k, undefined, b, k.shape(a)) : Kronecker.of(k, a, undefined, k.shape(b));
  },
  because: 'It is linear in each factor: d(AB) = dA B + A dB.',
});

/** `a / b` divides by a number, or by a square matrix as a·b⁻¹. */
const slash = overloaded('./', (shapes) => isOne(shapes, 1), {
  name: '/',
  spellings: ['div', 'divide'],
  says: 'quotient by a scalar, or A B⁻¹ for a square matrix B',
  shape(args, rules) {
    const [a, b] = args.map((arg) => rules.resolve(arg)) as [Shape, Shape];
    if (isScalar(b)) return a;
    if (isScalar(a) || b.cols === 1 || b.rows === 1) return { clash: 'scalar', operands: [1] };
    return rules.square(args, 1) ?? rules.product(args);
  },
  expand(e, k) {
    const [a, b] = e.args as [Expr, Expr];
    if (isScalar(k.shape(b))) return undefined;
    return { by: k.make('*', a, k.make('inv', b)), note: 'A/B for a matrix B is read as A*inv(B).' };
  },
  shownAs: quotientByName,
});

const isZero = (e: Expr): boolean => e.kind === 'number' && e.value === 0;
const isWhole = (e: Expr): e is Num => e.kind === 'number' && Number.isInteger(e.value);

/** Whether it may be the exponent of a matrix: whole numbers and letters, their sums, differences and products. */
function isCount(e: Expr): boolean {
  if (e.kind === 'number') return isWhole(e);
  if (e.kind === 'symbol') return e.name !== 'pi';
  return ['+', '-', 'neg', '*'].includes(e.op) && e.args.every(isCount);
}

/** `a ^ b`: a power of a number or of a square matrix; of anything else, the elementwise power. */
const caret = overloaded('.^', (shapes) => isOne(shapes, 0), {
  name: '^',
  spellings: ['matrix_power', 'mpower'],
  says: 'power of a number or of a square matrix',
  counts: ([base]) => (base && isWide(base) ? [1] : []),
  shape(args, rules, e) {
    const base = rules.resolve(args[0] as Shape);
    const isMatrix = isWide(base);
    if (isMatrix && !isCount(argument(e, 1))) return { clash: 'power', operands: [0], final: true };
    const bad = rules.scalar(args, 1);
    if (bad) return bad;
    return isMatrix ? (rules.square(args) ?? base) : base;
  },
  expand(e: Call, k) {
    const [a, b] = e.args as [Expr, Expr];
    const { rows: m, cols: n } = k.shape(a);
    if (isZero(a)) return { by: k.make('zero_power', b) };
    if (m === 1 && n === 1) return undefined;
    if (m === n && isCount(b)) {
      const below = isCall(b, 'neg') ? argument(b, 0) : isWhole(b) && b.value < 0 ? num(-b.value) : undefined;
      return below && { by: k.make('^', k.make('inv', a), below) };
    }
    return { by: k.make('.^', a, b), note: 'A power of a vector is read elementwise, as .^' };
  },
  evaluate: ([base, exponent], numbers) => matrixPower(base as Tensor, valueOfScalar(exponent as Tensor), numbers),
  partial(i, e, k) {
    const [A, exponent] = e.args as [Expr, Expr];
    if (i !== 0) throw counted(e, exponent);
    if (!isWhole(exponent)) return new PowerSum(k, A, A, exponent, k.shape(A));
    const m = exponent.value;
    if (m > MAX_MATRIX_POWER) throw new Unanswerable('unsupported-power', { exponent: String(m) }, exponent.span);
    // d(Aᵐ) = Σ Aⁱ dA Aᵐ⁻¹⁻ⁱ
    const power = (p: number): Expr => k.make('^', A, num(p));
    return sum(Array.from({ length: m }, (_, p) => Kronecker.of(k, power(p), power(m - 1 - p), k.shape(A))));
  },
  because: 'Each of the equal factors moves in turn: d(A²) = dA A + A dA.',
});

export const arithmetic: readonly Operation[] = [...entries, star, slash, caret];
