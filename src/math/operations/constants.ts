// Matrices that depend on sizes alone: I, ones, zeros, commutation and selection matrices, triangles of ones, unit vectors.
import { type Call, type Expr, isNumber, num } from '../../formula/expr.js';
import { lowered } from '../../formula/spellings.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { LEVEL, type Writer, type Written } from '../../formula/write.js';
import type { Code } from '../framework.js';
import type { Numbers, Operation } from '../operation.js';
import type { Outcome } from '../shape.js';
import { plus, type SettledSize, type Size, times } from '../size.js';
import { eye, type Tensor, tensor } from '../tensor.js';

/** A size written as a formula: a number, a letter, sums, products and powers of them. */
export function sizeOf(e: Expr): SettledSize {
  if (e.kind === 'number') {
    if (!Number.isInteger(e.value) || e.value < 1)
      throw new Unanswerable('not-an-index', { found: String(e.value) }, e.span);
    return e.value;
  }
  if (e.kind === 'symbol') return e.name;
  const [a, b] = e.args;
  if (a && b && e.op === '*') return times(sizeOf(a), sizeOf(b)) as SettledSize;
  if (a && b && e.op === '+') return plus(sizeOf(a), sizeOf(b)) as SettledSize;
  if (a && e.op === '^' && b?.kind === 'number' && Number.isInteger(b.value) && b.value >= 1 && b.value <= MAX_POWER)
    return Array.from({ length: b.value }, () => sizeOf(a)).reduce(
      (product, each) => times(product, each) as SettledSize,
    );
  throw new Unanswerable('not-an-index', { found: e.op }, e.span);
}

/** The greatest power in a size: that of a fourth-order tensor's entries. */
const MAX_POWER = 4;

/** Two signs side by side are a product. */
const leveled = (text: string): Written => ({
  text,
  level: / |·/.test(text.replace(/\\mathbf /g, '')) ? LEVEL.product : LEVEL.atom,
});

type Sizes = readonly [Size, Size];

/** A constant whose shape follows from its sizes; `bare` is its shape where the formula has to decide. */
function constant(
  name: string,
  says: string,
  arity: readonly [number, number],
  shape: (sizes: readonly SettledSize[]) => Sizes,
  fill: (rows: number, cols: number, sizes: readonly number[]) => Tensor,
  notation: { tex: (sizes: string[]) => string; plain: (sizes: string[]) => string; code: Code; legend?: string },
  bare?: (fresh: Size) => Sizes,
): Operation {
  const written = (e: Call, write: Writer): string[] => e.args.map((arg) => write.plain(arg));
  return {
    name,
    arity,
    says,
    takesSizes: true,
    shape(_, rules, e): Outcome {
      const [rows, cols] = e.args.length === 0 && bare ? bare(rules.fresh()) : shape(e.args.map(sizeOf));
      return { rows, cols };
    },
    evaluate(_, numbers: Numbers, e) {
      const sizes = e.args.map((arg) => numbers.sizeOf(arg));
      const [rows, cols] = shape(sizes).map(Number) as [number, number];
      numbers.spend(rows * cols);
      return fill(rows, cols, sizes);
    },
    because: 'It is constant.',
    ...(notation.legend !== undefined && { legend: notation.legend }),
    tex: (e, write) => leveled(notation.tex(written(e, write))),
    plain: (e, write) => leveled(notation.plain(written(e, write))),
    code: notation.code,
  };
}

const filled =
  (value: number) =>
  (rows: number, cols: number): Tensor =>
    tensor(rows, cols, new Float64Array(rows * cols).fill(value));
const rectangle = ([rows, cols]: readonly SettledSize[]): Sizes => [rows!, cols ?? 1];
const subscript = (sizes: readonly string[]): string => (sizes.length > 0 ? `_{${sizes.join(' \\times ')}}` : '');

export const constants: readonly Operation[] = [
  constant(
    'eye',
    'identity matrix',
    [0, 1],
    ([n]) => [n!, n!],
    (n) => eye(n),
    { tex: (s) => `I${s.length > 0 ? `_{${s[0]}}` : ''}`, plain: () => 'I', code: '{m}.eye($0)' },
    (n) => [n, n],
  ),
  constant(
    'ones',
    'vector or matrix of ones',
    [0, 2],
    rectangle,
    filled(1),
    {
      tex: (s) => (s.length === 2 ? '\\mathbf 1 \\mathbf 1^{\\top}' : '\\mathbf 1'),
      plain: (s) => (s.length === 2 ? '𝟏·𝟏ᵀ' : '𝟏'),
      code: '{m}.ones($#)',
      legend: '𝟏 is a vector of ones.',
    },
    (n) => [n, 1],
  ),
  constant(
    'zeros',
    'vector or matrix of zeros',
    [0, 2],
    rectangle,
    filled(0),
    { tex: (s) => `\\mathbf 0${subscript(s)}`, plain: () => '0', code: '{m}.zeros($#)' },
    (n) => [n, 1],
  ),
  {
    ...constant(
      'tril',
      'lower triangle of ones, n×n: tril(n)*x is cumsum(x)',
      [1, 1],
      ([n]) => [n!, n!],
      (n) => {
        const result = tensor(n, n);
        for (let i = 0; i < n; i++) result.data.fill(1, i * n, i * n + i + 1);
        return result;
      },
      {
        tex: (s) => `\\mathbf L_{${s[0]}}`,
        plain: () => '𝐋',
        code: '{m}.tril({m}.ones(($0, $0)))',
        legend: '𝐋 has ones on and below its diagonal, so 𝐋·x is cumsum(x).',
      },
    ),
    simplify: ([n]) => (n && isNumber(n, 1) ? num(1) : undefined),
  },
  {
    ...constant(
      'comm',
      "commutation matrix: comm(m, n)*vec(X) = vec(X') for X m×n",
      [2, 2],
      ([m, n]) => [times(m!, n!), times(m!, n!)],
      (rows, _cols, [m, n]) => {
        const result = tensor(rows, rows);
        for (let i = 0; i < m!; i++) for (let j = 0; j < n!; j++) result.data[(j + i * n!) * rows + i + j * m!] = 1;
        return result;
      },
      {
        tex: (s) => `\\mathbf K_{${s.join(',')}}`,
        plain: (s) => `𝐊(${s.join(',')})`,
        legend: '𝐊(m,n) is the commutation matrix: 𝐊(m,n)·vec(X) = vec(Xᵀ) for X of m rows and n columns.',
        code: '{m}.eye($0*$1).reshape($0, $1, -1).swapaxes(0, 1).reshape($0*$1, -1).T',
      },
    ),
    // K(m,n)ᵀ = K(n,m)
    transposed: ([m, n], k) => k.make('comm', n as Expr, m as Expr),
  },
  constant(
    'dsel',
    'selection of the diagonal: dsel(n)*v = vec(diag(v))',
    [1, 1],
    ([n]) => [times(n!, n!), n!],
    (rows, n) => {
      const result = tensor(rows, n);
      for (let i = 0; i < n; i++) result.data[i * (n + 1) * n + i] = 1;
      return result;
    },
    {
      tex: (s) => `\\mathbf S_{${s[0]}}`,
      plain: () => '𝐒',
      code: '{m}.eye($0*$0)[:, ::$0 + 1]',
      legend: '𝐒 puts a vector on a diagonal: 𝐒·v = vec(Diag(v)), and 𝐒ᵀ·vec(X) is the diagonal of X.',
    },
  ),
  constant(
    'unit',
    'unit vector: unit(i, n) has a 1 in place i of n',
    [2, 2],
    ([, n]) => [n!, 1],
    (rows, _cols, [i]) => {
      const result = tensor(rows, 1);
      result.data[i! - 1] = 1;
      return result;
    },
    {
      tex: (s) => `\\mathbf e_{${s[0]}}`,
      plain: (s) => `𝐞${lowered(s[0]!) ?? `(${s[0]})`}`,
      code: '{m}.eye($1)[$0 - 1]',
      legend: 'A bold 𝐞 has a 1 in the place that its index says, and else 0.',
    },
  ),
];
