// Points that are kinks, jumps, ends of a domain or smooth though they look otherwise: what is answered there is compared
// with the function itself, seen from all sides.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import type { Value } from '../../src/formula/values.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { generator } from '../../src/math/sample.js';
import { fromValue, type Tensor, tensor } from '../../src/math/tensor.js';

/**
 * What there is at a point. A bend up is that of a function that bends upwards there, as convex ones do: its set of
 * derivatives is known by its one-sided slopes; a bend down is its mirror image, and a bend any other one.
 */
type Word = 'smooth' | 'bend up' | 'bend down' | 'bend' | 'jump' | 'steep' | 'no value';
type Row = readonly [expression: string, wrt: string, at: unknown, word: Word, derivative?: readonly number[]];

const I2 = [
  [1, 0],
  [0, 1],
];
const O2 = [
  [0, 0],
  [0, 0],
];
const A = [
  [1, 2],
  [3, 4],
];
const HALF = Math.SQRT1_2;

const CORPUS: readonly Row[] = [
  // Norms, alone and in disguise: 0 is the least of the ball.
  ['norm(x)', 'x', [0, 0], 'bend up', [0, 0]],
  ['sqrt(sum(x.^2))', 'x', [0, 0], 'bend up', [0, 0]],
  ["sqrt(x'*x)", 'x', [0, 0, 0], 'bend up', [0, 0, 0]],
  ["(x'*x)^(1/2)", 'x', [0, 0], 'bend up', [0, 0]],
  ["sqrt(x'*x) + x[1]", 'x', [0, 0], 'bend up', [0, 0]],
  ['std(x)', 'x', [2, 2, 2], 'bend up', [0, 0, 0]],
  ['norm1(x)', 'x', [0, 1], 'bend up', [0, 1]],
  ['normInf(x)', 'x', [1, -1, 0.5], 'bend up', [0.5, -0.5, 0]],
  ['norm(A*x - b)', 'x', { A, x: [1, 1], b: [3, 7] }, 'bend up', [0, 0]],
  ['normF(X)', 'X', { X: O2 }, 'bend up', [0, 0, 0, 0]],
  ['norm_nuc(X)', 'X', { X: O2 }, 'bend up', [0, 0, 0, 0]],
  [
    'norm_nuc(X)',
    'X',
    {
      X: [
        [1, 1],
        [1, 1],
      ],
    },
    'bend up',
    [0.5, 0.5, 0.5, 0.5],
  ],
  ['norm_spectral(X)', 'X', { X: I2 }, 'bend up', [0.5, 0, 0, 0.5]],
  ['norm_spectral(X)', 'X', { X: O2 }, 'bend up', [0, 0, 0, 0]],
  // Sums: the sets are added, and of all the elements the least is not the sum of the least.
  ['norm(x) + sum(x)', 'x', [0, 0], 'bend up', [1 - HALF, 1 - HALF]],
  ['norm(x) - sum(x)', 'x', [0, 0, 0], 'bend up', [-1, -1, -1].map((one) => one * (1 - 1 / Math.sqrt(3)))],
  ["norm(x) + [0.6, 0.8]'*x", 'x', [0, 0], 'bend up', [0, 0]],
  ['-norm(x) - sum(x)', 'x', [0, 0], 'bend down', [HALF - 1, HALF - 1]],
  ['max(x) + sum(x)', 'x', [1, 1], 'bend up', [1.5, 1.5]],
  ['max(x) + norm(x)', 'x', [0, 0], 'bend up', [0, 0]],
  ['max(x) + x[1] - x[2]', 'x', [1, 1], 'bend up', [1, 0]],
  ['norm(x) + norm1(x)', 'x', [0, 0], 'bend up', [0, 0]],
  ['norm1(x) + 2*sum(x)', 'x', [0, 0], 'bend up', [1, 1]],
  ["norm(x) + norm1(x) + [3, 0]'*x", 'x', [0, 0], 'bend up', [1, 0]],
  ['norm_nuc(X) + 2*tr(X)', 'X', { X: O2 }, 'bend up', [1, 0, 0, 1]],
  ['norm_spectral(X) + X[1, 1]', 'X', { X: I2 }, 'bend up', [1, 0, 0, 1]],
  ['norm(x) + 1000*sum(x)', 'x', [0, 0], 'bend up', [1000 - HALF, 1000 - HALF]],
  ['norm(3*x - 0.3) + 4*sum(x)', 'x', [0.1, 0.1], 'bend up', [4 - 3 * HALF, 4 - 3 * HALF]],
  ['norm_p(x, 3) + x[1]', 'x', [0, 0], 'bend up'],
  [
    'norm(A*x) + 10*sum(x)',
    'x',
    {
      A: [
        [3, 0],
        [0, 4],
      ],
      x: [0, 0],
    },
    'bend up',
  ],
  ['norm(A*x) + sum(x)', 'x', { A, x: [0, 0] }, 'bend up', [0, 0]],
  ["norm(x) + [1, 0]'*x", 'x', [0, 0], 'bend up', [0, 0]],
  ['eigmax(S) + norm_spectral(S)', 'S', { S: I2 }, 'bend up', [1, 0, 0, 1]],
  ['exp(norm(x)) + sum(x)', 'x', [0, 0], 'bend up', [1 - HALF, 1 - HALF]],
  ['max(x) + 2*max(-x)', 'x', [0, 0, 0], 'bend up', [-1 / 3, -1 / 3, -1 / 3]],
  ['norm(x) - 2*norm(x)', 'x', [0, 0], 'bend down', [0, 0]],
  // Single entries.
  ['relu(x)', 'x', 0, 'bend up', [0]],
  ['abs(x)', 'x', 0, 'bend up', [0]],
  ['max(x)', 'x', [1, 1, 0], 'bend up', [0.5, 0.5, 0]],
  ['min(x)', 'x', [1, 1, 2], 'bend down', [0.5, 0.5, 0]],
  ['median(x)', 'x', [1, 3, 2], 'smooth', [0, 0, 1]],
  ['median(x)', 'x', [4, 1, 3, 2], 'smooth', [0, 0, 0.5, 0.5]],
  ['median(x)', 'x', [1, 1, 1], 'bend', [1 / 3, 1 / 3, 1 / 3]],
  ['median(x)', 'x', [1, 1, 2], 'bend up', [0.5, 0.5, 0]],
  ['median(x)', 'x', [1, 2, 2, 5], 'smooth', [0, 0.5, 0.5, 0]],
  ['sum(topk(x, 2))', 'x', [1, 1, 3], 'bend up', [0.5, 0.5, 1]],
  ['sum(topk(x, 2))', 'x', [2, 2, 1], 'smooth', [1, 1, 0]],
  ['sum(sort(x))', 'x', [1, 1, 0], 'smooth', [1, 1, 1]],
  ['sort(x)[1]', 'x', [1, 1, 2], 'bend down', [0.5, 0.5, 0]],
  ['sum(cummax(x))', 'x', [1, 1], 'bend up', [1, 1]],
  ['eigmax(S)', 'S', { S: I2 }, 'bend up', [0.5, 0, 0, 0.5]],
  [
    'eigmax(S)',
    'S',
    {
      S: [
        [2, 0],
        [0, 1],
      ],
    },
    'smooth',
    [1, 0, 0, 0],
  ],
  ['eigmin(S)', 'S', { S: O2 }, 'bend down', [0.5, 0, 0, 0.5]],
  ['eigmax(S) + eigmin(S)', 'S', { S: I2 }, 'smooth', [1, 0, 0, 1]],
  // Smooth, whatever the parts are.
  ['relu(x) - relu(-x)', 'x', 0, 'smooth', [1]],
  ['abs(x)^2', 'x', 0, 'smooth', [0]],
  ['abs(x)*x', 'x', 0, 'smooth', [0]],
  ['x*relu(x)', 'x', 0, 'smooth', [0]],
  ['relu(x)^2', 'x', 0, 'smooth', [0]],
  ['prod(x)', 'x', [0, 2, 3], 'smooth', [6, 0, 0]],
  [
    'det(X)',
    'X',
    {
      X: [
        [1, 2],
        [2, 4],
      ],
    },
    'smooth',
    [4, -2, -2, 1],
  ],
  ['logsumexp(x)', 'x', [1000, 1000], 'smooth', [0.5, 0.5]],
  ['norm(x)*sum(x)', 'x', [0, 0], 'smooth', [0, 0]],
  ['x^0', 'x', 0, 'smooth', [0]],
  ['fmod(x, 2)', 'x', 0, 'smooth', [1]],
  ['mod(x, 2)', 'x', 3, 'smooth', [1]],
  ['atan2(y, x)', 'y', { x: 1, y: 0 }, 'smooth', [1]],
  // Jumps: the derivative from both sides, where it is one.
  ['sign(x)', 'x', 0, 'jump', [0]],
  ['step(x)', 'x', 0, 'jump', [0]],
  ['hardshrink(x)', 'x', 0.5, 'jump'],
  ['round(x)', 'x', 0.5, 'jump', [0]],
  ['mod(x, 2)', 'x', 4, 'jump', [1]],
  ['fmod(x, 2)', 'x', -4, 'jump', [1]],
  ['atan2(y, x)', 'y', { x: -1, y: 0 }, 'jump', [-1]],
  ['atan2(x, 0)', 'x', 0, 'jump', [0]],
  ['atan2(y, x)', 'x', { x: 0, y: 0 }, 'jump', [0]],
  ['heaviside(x, 0.5)', 'x', 0, 'jump', [0]],
  ['0^x', 'x', 0, 'jump'],
  // Ends of domains.
  ['sqrt(x)', 'x', 0, 'steep'],
  ['acos(x)', 'x', 1, 'steep'],
  ['x^(1/3)', 'x', 0, 'steep'],
  ['log(x)', 'x', 0, 'no value'],
  ['rsqrt(x)', 'x', 0, 'no value'],
  ['atanh(x)', 'x', 1, 'no value'],
];

/** Directions in which slopes are taken, and the step; a slope of three points has an error of its square. */
const DIRECTIONS = 60;
const STEP = 1e-5;
const SLACK = 1e-7;

/** The slope of the function from the point in a direction, one-sided, for a function of one number out. */
function slopes(expression: string, wrt: string, at: unknown): (v: Float64Array) => number {
  const { core, point } = derive({ expression, wrt, at });
  const values = new Map([...point].map(([name, value]) => [name, fromValue(value as Value)]));
  const x = values.get(wrt) as Tensor;
  const f = (v: Float64Array, t: number): number => {
    const moved = tensor(
      x.rows,
      x.cols,
      x.data.map((entry, i) => entry + t * v[i]!),
    );
    return new Evaluator(new Map(values).set(wrt, moved), new Map()).value(core).data[0] as number;
  };
  return (v) => (4 * f(v, STEP) - f(v, 2 * STEP) - 3 * f(v, 0)) / (2 * STEP);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

for (const [expression, wrt, at, word, derivative] of CORPUS) {
  test(`${expression} at ${JSON.stringify(at)}: ${word}`, () => {
    if (word === 'no value') {
      assert.throws(
        () => derive({ expression, wrt, at }),
        (problem) => problem instanceof Unanswerable && problem.code === 'outside-domain',
      );
      return;
    }
    const { kinks, numbers, verification } = derive({ expression, wrt, at });
    assert(verification.ok, verification.failed ?? 'not verified');
    assert.equal(kinks.length > 0, word !== 'smooth', JSON.stringify(kinks));
    assert.equal(kinks[0]?.set.includes('jumps') ?? false, word === 'jump', kinks[0]?.set);
    if (word === 'steep') assert.match(kinks[0]?.set ?? '', /no finite derivative/);
    const g = numbers?.jacobian?.data;
    if (derivative) {
      assert.equal(g?.length, derivative.length);
      derivative.forEach((entry, i) => {
        assert(Math.abs(entry - g![i]!) <= 1e-12, `${g} is not ${derivative}`);
      });
    }
    if (!g || word === 'jump' || word === 'steep' || word === 'bend') return;
    const slope = slopes(expression, wrt, at);
    const random = generator(g.length + 11);
    const [least, most] = word === 'bend up' ? [0, Infinity] : word === 'bend down' ? [-Infinity, 0] : [0, 0];
    for (let i = 0; i < DIRECTIONS; i++) {
      const v = g.map(() => 2 * random() - 1);
      const excess = slope(v) - dot(g, v);
      assert(excess >= least - SLACK && excess <= most + SLACK, `${excess} beyond the slope along ${v}`);
    }
    // The element of least norm is the direction of steepest descent: along -g the slope is -‖g‖², of ascent if it bends down.
    const down = g.map((entry) => (word === 'bend down' ? entry : -entry));
    assert(Math.abs(slope(down) - dot(g, down)) <= SLACK * 10, `${g} is not the least of the set`);
  });
}
