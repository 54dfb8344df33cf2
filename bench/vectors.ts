// Products of derivatives with vectors of a million entries against loops written by hand.
import { derive } from '../src/answer/derive.js';
import { Budget, Evaluator } from '../src/math/evaluate.js';
import { FormulaMap } from '../src/math/numbers.js';
import { column, scalar, type Tensor } from '../src/math/tensor.js';
import { inRuns, short, table } from './measure.js';

const N = 1_000_000;

interface Contest {
  readonly expression: string;
  readonly loop: (x: Float64Array, v: Float64Array) => Float64Array;
}

const CONTESTS: readonly Contest[] = [
  {
    expression: 'relu(x)',
    loop(x, v) {
      const out = new Float64Array(N);
      for (let i = 0; i < N; i++) out[i] = x[i]! > 0 ? v[i]! : 0;
      return out;
    },
  },
  {
    expression: 'x.^2 + 3*x',
    loop(x, v) {
      const out = new Float64Array(N);
      for (let i = 0; i < N; i++) out[i] = (2 * x[i]! + 3) * v[i]!;
      return out;
    },
  },
  {
    expression: 'tanh(x)',
    loop(x, v) {
      const out = new Float64Array(N);
      for (let i = 0; i < N; i++) out[i] = (1 - Math.tanh(x[i]!) ** 2) * v[i]!;
      return out;
    },
  },
  {
    expression: 'softmax(x)',
    loop(x, v) {
      let most = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < N; i++) most = Math.max(most, x[i]!);
      const s = new Float64Array(N);
      let total = 0;
      for (let i = 0; i < N; i++) {
        s[i] = Math.exp(x[i]! - most);
        total += s[i]!;
      }
      let inner = 0;
      for (let i = 0; i < N; i++) {
        s[i]! /= total;
        inner += s[i]! * v[i]!;
      }
      for (let i = 0; i < N; i++) s[i] = s[i]! * (v[i]! - inner);
      return s;
    },
  },
];

export async function vectors(turns: number): Promise<string> {
  const random = (): Float64Array => Float64Array.from({ length: N }, () => 4 * Math.random() - 2);
  const [x, v] = [random(), random()];
  const rows = [['J·v, n = 10⁶', 'loop ms', 'ours ms', 'ratio']];
  for (const { expression, loop } of CONTESTS) {
    const { map } = derive({ expression }).derivative;
    const letters = new Map([['n', N]]);
    const values = new Map<string, Tensor>([
      ['x', column(x)],
      ['unused', scalar(0)],
    ]);
    const ours = (): Tensor =>
      new FormulaMap(map, new Evaluator(values, letters, new Budget(Number.POSITIVE_INFINITY)), letters).apply(
        column(v),
      );
    const wanted = loop(x, v);
    ours().data.forEach((entry, i) => {
      if (Math.abs(entry - wanted[i]!) > 1e-9) throw new Error(`${expression}: entry ${i} differs`);
    });
    const times = inRuns({ loop: () => loop(x, v), ours }, turns, 20);
    const [a, b] = [times['loop'] ?? 0, times['ours'] ?? 0];
    rows.push([expression, short(a), short(b), short(b / a)]);
  }
  return `${table(rows)}\ngoal for elementwise functions: a ratio of at most 3`;
}
