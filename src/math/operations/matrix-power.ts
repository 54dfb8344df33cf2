// Powers of a square matrix whose exponent is a letter: their values, and the sums that are their derivatives.
import { argument, type Call, call, type Expr, equal, isCall, num, sym, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { LEVEL, type Writer, type Written } from '../../formula/write.js';
import { PowerSum } from '../maps/power-sum.js';
import type { Numbers, Operation } from '../operation.js';
import type { Shape } from '../shape.js';
import { eye, product, type Tensor, tensor, valueOfScalar } from '../tensor.js';

/** A sum of more terms than this nobody reads written out. */
export const MAX_MATRIX_POWER = 8;

/** Why there is no derivative by the number of factors. */
export const counted = (e: Call, exponent: Expr): Unanswerable =>
  new Unanswerable(
    'not-differentiable',
    {
      operation: e.op,
      why: 'the exponent of a matrix counts its factors, and by a whole number there is no derivative',
    },
    exponent.span,
  );

/** Why there is no derivative by the matrices whose powers are added. */
const ofSums = (e: Call, m: Expr): Unanswerable =>
  new Unanswerable(
    'not-differentiable',
    {
      operation: 'Σ XʳMXᵐ⁻¹⁻ʳ',
      why: `of ${print(m)} terms, each a product of powers, the derivative is a sum of sums; with a number for the exponent I have it`,
    },
    e.span,
  );

/** Aᵐ for m = 0, 1, 2, …; for any other m it has no value here. */
export function matrixPower(A: Tensor, m: number, numbers: Numbers): Tensor {
  const { rows: n } = A;
  // A¹³ = A A⁴ A⁸: squares, and a factor for each binary digit 1.
  let power = eye(n);
  if (!Number.isInteger(m) || m < 0) return tensor(n, n, power.data.fill(Number.NaN));
  let square = A;
  for (let left = m; left > 0; left = Math.floor(left / 2)) {
    numbers.spend(2 * n ** 3);
    if (left % 2 === 1) power = product(power, square);
    if (left > 1) square = product(square, square);
  }
  return power;
}

const isSmall = (m: Expr): m is Expr & { value: number } =>
  m.kind === 'number' && Number.isInteger(m.value) && m.value >= 1 && m.value <= MAX_MATRIX_POWER;

/** The m terms of a sum that is written out. */
const terms = (m: number, term: (r: number) => Expr): Expr[] => Array.from({ length: m }, (_, r) => term(r));

/** m - 1, as it is written. */
function less(m: Expr): Expr {
  if (m.kind === 'number') return num(m.value - 1);
  const [a, b] = m.kind === 'call' ? m.args : [];
  if (a && b?.kind === 'number' && isCall(m, '-')) return call('-', [a, num(b.value + 1)]);
  if (a && b?.kind === 'number' && isCall(m, '+')) return b.value === 1 ? a : call('+', [a, num(b.value - 1)]);
  return call('-', [m, num(1)]);
}

/** The sum over r = 0 … m-1 of what `term` makes of Aʳ and of the exponent m-1-r. */
function written(
  e: Call,
  m: Expr,
  write: Writer,
  style: 'tex' | 'plain',
  term: (r: Expr, rest: Expr) => Expr,
): Written {
  const taken = new Set(symbolsOf(e));
  const letter = ['r', 's', 'q', 'l'].find((each) => !taken.has(each)) ?? 'r_0';
  const r = sym(letter);
  const last = less(m);
  const body = write.at(term(r, call('-', [last, r])), LEVEL.product);
  const [index, top] = [write.plain(r), write.plain(last)];
  const sign = style === 'tex' ? '\\sum' : 'Σ';
  return { text: `${sign}_{${index}=0}^{${top}} ${body}`, level: LEVEL.sum };
}

/**
 * Σ AʳMBᵐ⁻¹⁻ʳ, the derivative of Xᵐ along M where A = B = X. It is the upper right block of a power,
 * [[A, M], [0, B]]ᵐ = [[Aᵐ, Σ], [0, Bᵐ]], which costs log m products.
 */
const powerSum: Operation = {
  name: 'power_sum',
  arity: [4, 4],
  says: 'A^(m-1)*M + A^(m-2)*M*B + … + M*B^(m-1), given A, M, B and m',
  counts: () => [3],
  // (Σ A^(m-1-r) M B^r)ᵀ = Σ (Bᵀ)^r Mᵀ (Aᵀ)^(m-1-r)
  transposed: ([A, M, B, m], k) => k.make('power_sum', ...[B, M, A].map((of) => k.transpose(of as Expr)), m as Expr),
  shape(args, rules) {
    const [A, M, B] = args as [Shape, Shape, Shape];
    const bad = rules.square(args, 0) ?? rules.square(args, 2) ?? rules.scalar(args, 3);
    if (bad) return bad;
    if (!rules.unifier.unify(A.cols, M.rows)) return { clash: 'sizes', operands: [0, 1] };
    return rules.unifier.unify(M.cols, B.rows) ? rules.resolve(M) : { clash: 'sizes', operands: [1, 2] };
  },
  simplify([A, M, B, m], k) {
    if (!A || !M || !B || !m || k.isZero(M)) return M;
    if (isSmall(m))
      return k.add(
        ...terms(m.value, (r) => k.product(k.make('^', A, num(r)), M, k.make('^', B, num(m.value - 1 - r)))),
      );
    return k.apart(M, (body) => {
      // Powers of A commute with A, so that all m terms are one.
      const base = isCall(body, '^') ? argument(body, 0) : body;
      const isAlike = equal(A, B) && (isCall(body, 'eye') || equal(base, A));
      return isAlike
        ? k.times(m, k.product(k.make('^', A, k.add(m, num(-1))), body))
        : call('power_sum', [A, body, B, m]);
    });
  },
  evaluate(args, numbers) {
    const [A, M, B, m] = args as [Tensor, Tensor, Tensor, Tensor];
    const size = A.rows + B.rows;
    const block = tensor(size, size);
    const put = (part: Tensor, top: number, left: number): void => {
      for (let i = 0; i < part.rows; i++)
        block.data.set(part.data.subarray(i * part.cols, (i + 1) * part.cols), (top + i) * size + left);
    };
    put(A, 0, 0);
    put(M, 0, A.rows);
    put(B, A.rows, A.rows);
    const { data } = matrixPower(block, valueOfScalar(m), numbers);
    const result = tensor(M.rows, M.cols);
    for (let i = 0; i < M.rows; i++) result.data.set(data.subarray(i * size + A.rows, (i + 1) * size), i * M.cols);
    return result;
  },
  // Linear in M; by A and B it is a sum of sums.
  partial(i, e, k) {
    const [A, M, B, m] = e.args as [Expr, Expr, Expr, Expr];
    if (i === 3) throw counted(e, m);
    if (i !== 1) throw ofSums(e, m);
    return new PowerSum(k, A, B, m, k.shape(M));
  },
  because: 'It is linear in the matrix in the middle.',
  tex: (e, write) => ofProducts(e, write, 'tex'),
  plain: (e, write) => ofProducts(e, write, 'plain'),
  code: `sum({m}.linalg.matrix_power($0, r) @ $(1) @ {m}.linalg.matrix_power($2, $(3) - 1 - r) for r in range($3))`,
};

function ofProducts(e: Call, write: Writer, style: 'tex' | 'plain'): Written {
  const [A, M, B, m] = e.args as [Expr, Expr, Expr, Expr];
  return written(e, m, write, style, (r, rest) => call('*', [call('*', [call('^', [A, r]), M]), call('^', [B, rest])]));
}

/** Σ Bᵐ⁻¹⁻ʳ ⊗ Aʳ, the matrix of M ↦ Σ AʳM(Bᵀ)ᵐ⁻¹⁻ʳ on stacked columns. */
const powerKron: Operation = {
  name: 'power_kron',
  arity: [3, 3],
  says: 'kron(B^(m-1), I) + kron(B^(m-2), A) + … + kron(I, A^(m-1)), given B, A and m',
  counts: () => [2],
  transposed: ([B, A, m], k) => k.make('power_kron', k.transpose(B as Expr), k.transpose(A as Expr), m as Expr),
  shape(args, rules) {
    const bad = rules.square(args, 0) ?? rules.square(args, 1) ?? rules.scalar(args, 2);
    if (bad) return bad;
    const [b, a] = args.map((arg) => rules.resolve(arg).rows) as [Shape['rows'], Shape['rows']];
    return { rows: rules.times(b, a), cols: rules.times(b, a) };
  },
  simplify([B, A, m], k) {
    if (!A || !B || !m || !isSmall(m)) return undefined;
    return k.add(...terms(m.value, (r) => k.kron(k.make('^', B, num(m.value - 1 - r)), k.make('^', A, num(r)))));
  },
  // Horner: S ↦ (B ⊗ I) S + I ⊗ Aʳ, a block row at a time.
  evaluate(args, numbers) {
    const [B, A, m] = args as [Tensor, Tensor, Tensor];
    const [p, n] = [B.rows, A.rows];
    const size = p * n;
    let total = tensor(size, size);
    let power = eye(n);
    for (let r = 0; r < valueOfScalar(m); r++) {
      numbers.spend(p * size * size + n ** 3);
      const next = tensor(size, size);
      for (let i = 0; i < size; i++) {
        const [block, row] = [Math.floor(i / n), i % n];
        for (let b = 0; b < p; b++) {
          const factor = B.data[block * p + b]!;
          for (let j = 0; j < size; j++) next.data[i * size + j]! += factor * total.data[(b * n + row) * size + j]!;
        }
        for (let j = 0; j < n; j++) next.data[i * size + block * n + j]! += power.data[row * n + j]!;
      }
      total = next;
      power = product(power, A);
    }
    return total;
  },
  partial(_, e) {
    throw ofSums(e, argument(e, 2));
  },
  tex: (e, write) => ofKroneckers(e, write, 'tex'),
  plain: (e, write) => ofKroneckers(e, write, 'plain'),
  code: `sum({m}.kron({m}.linalg.matrix_power($0, $(2) - 1 - r), {m}.linalg.matrix_power($1, r)) for r in range($2))`,
};

function ofKroneckers(e: Call, write: Writer, style: 'tex' | 'plain'): Written {
  const [B, A, m] = e.args as [Expr, Expr, Expr];
  return written(e, m, write, style, (r, rest) => call('kron', [call('^', [B, rest]), call('^', [A, r])]));
}

export const powerSums: readonly Operation[] = [powerSum, powerKron];
