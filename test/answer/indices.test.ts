// Sums over indices, written with vectors, have the values that adding entry by entry gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { unindexed } from '../../src/answer/indices/unindexed.js';
import type { Expr } from '../../src/formula/expr.js';
import { print } from '../../src/formula/print.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import type { Tensor } from '../../src/math/tensor.js';

/** The entry of a vector or a matrix, counted from 0. */
type Entries = (name: string, i: number, j?: number) => number;
type Body = (v: Entries, i: number, j: number) => number;

const overOne: readonly (readonly [text: string, body: Body, total?: (all: number[]) => number])[] = [
  ['\\sum_i x_i^2', (v, i) => v('x', i) ** 2],
  ['\\sum_{i=1}^{n} a_i x_i', (v, i) => v('a', i) * v('x', i)],
  ['Σ_k e^{x_k}', (v, i) => Math.exp(v('x', i))],
  ['log \\sum_j e^{z_j}', (v, i) => Math.exp(v('z', i)), (all) => Math.log(all.reduce((a, b) => a + b))],
  ['∑ᵢ sin(xᵢ) xᵢ', (v, i) => Math.sin(v('x', i)) * v('x', i)],
  // A sum ends where its term does, and holds on while its index is met.
  [
    '-\\sum_i y_i \\log(x_i^2 + 1) + (1 - y_i) x_i',
    (v, i) => -(v('y', i) * Math.log(v('x', i) ** 2 + 1) + (1 - v('y', i)) * v('x', i)),
  ],
  ['\\sum_{n=1}^N (t_n - x_n)^2', (v, i) => (v('t', i) - v('x', i)) ** 2],
  ['\\prod_i x_i', (v, i) => v('x', i), (all) => all.reduce((a, b) => a * b)],
  ['\\max_i x_i', (v, i) => v('x', i), (all) => Math.max(...all)],
];
const overTwo: readonly (readonly [text: string, body: Body])[] = [
  ['\\sum_i \\sum_j a_{ij} x_i x_j', (v, i, j) => v('A', i, j) * v('x', i) * v('x', j)],
  ['Σ_i Σ_j x_i a_ji y_j', (v, i, j) => v('A', j, i) * v('x', i) * v('y', j)],
  ['\\sum_{i,j} A_{ij} B_{ij}', (v, i, j) => v('A', i, j) * v('B', i, j)],
  ['\\sum_{ij} (A_{ij} - B_{ji})^2', (v, i, j) => (v('A', i, j) - v('B', j, i)) ** 2],
  ['sum_ij A_ij x_j', (v, i, j) => v('A', i, j) * v('x', j)],
  ['sum_{i,j} 3 x_i y_j', (v, i, j) => 3 * v('x', i) * v('y', j)],
  ['-\\sum_{ij} A_{ij} B_{ij} x_i y_j', (v, i, j) => -v('A', i, j) * v('B', i, j) * v('x', i) * v('y', j)],
];

/** The value of the formula at a point, and the entries there. All sizes are `n`. */
function valued(text: string): { value: number; entries: Entries; n: number } {
  const found = unindexed(text, false);
  assert(found, text);
  const names = new Set(found.where.map((each) => (/^\w+/.exec(each) as RegExpExecArray)[0]));
  const n = 3;
  const where = [...names].map((name) => `${name}: ${/[A-Z]/.test(name) ? `${n}x${n}` : n}`).join('; ');
  const [wrt] = names;
  const { core, inference } = derive({ expression: found.text, wrt: wrt as string, where });
  const letters = sampleSizes(inference.scope);
  const point = samplePoint(inference.scope, letters, 'both signs', generator(text.length));
  const value = new Evaluator(point, letters).value(core);
  assert.equal(value.data.length, 1, `${text} is ${found.text}`);
  const entries: Entries = (name, i, j = 0) => {
    const { data, cols } = point.get(name) as Tensor;
    return data[i * cols + j] as number;
  };
  return { value: value.data[0] as number, entries, n };
}

const close = (value: number, wanted: number, text: string): void =>
  assert(Math.abs(value - wanted) <= 1e-9 * (1 + Math.abs(wanted)), `${text}: ${value}, not ${wanted}`);
const add = (all: number[]): number => all.reduce((a, b) => a + b, 0);
const range = (n: number): number[] => [...Array(n).keys()];

test('sums, products and maxima over one index', () => {
  for (const [text, body, total = add] of overOne) {
    const { value, entries, n } = valued(text);
    close(value, total(range(n).map((i) => body(entries, i, 0))), text);
  }
});

test('sums over two indices', () => {
  for (const [text, body] of overTwo) {
    const { value, entries, n } = valued(text);
    close(value, add(range(n).flatMap((i) => range(n).map((j) => body(entries, i, j)))), text);
  }
});

/** What is typed, the same of arrays, and which names are arrays. */
const read: readonly (readonly [text: string, formula: string, arrays: string])[] = [
  ['\\sum_i (y_i - w^T x_i)^2 + \\lambda \\|w\\|^2', 'sum((y - X*w).^2) + lambda*norm(w)^2', 'X w y'],
  ['\\sum_i x_i^2 + \\sum_j y_j', 'sum(x.^2) + sum(y)', 'x y'],
  ['\\sum_j W_{ij} x_j + b_i', 'W*x + b', 'W b x'],
  ['y_i = \\sum_j W_{ij} x_j', 'W*x', 'W x'],
  ['C_{ij} = \\sum_k A_{ik} B_{kj}', 'A*B', 'A B'],
  ['C_{ji} = \\sum_k A_{ik} B_{kj}', 'A*B', 'A B'],
  ['\\sum_i (\\sigma(w^T x_i) - y_i) x_i', "X'*(sigmoid(X*w) - y)", 'X w y'],
];

test('a sum ends where its term does, and what has an index left is an array', () => {
  for (const [text, formula, arrays] of read) {
    const found = unindexed(text);
    assert(found, text);
    const names = found.where.filter((each) => !each.endsWith('scalar')).map((each) => each.replace(/:.*/, ''));
    assert.equal([...new Set(names)].sort().join(' '), arrays, text);
    const [wrt] = names as [string];
    const where = found.where.join('; ');
    const [typed, due] = [found.text, formula].map((expression) => derive({ expression, wrt, where }).core);
    assert.equal(print(typed as Expr), print(due as Expr), text);
  }
});

test('a sum that is not over all pairs, or of which more than entries is known, is none of vectors', () => {
  for (const text of [
    '\\sum_{i \\neq j} x_i x_j',
    '\\sum_{i<j} x_i x_j',
    'Σ_i Σ_j f(x_i, x_j)',
    '\\sum_{i} x_i x_{i+1}',
  ])
    assert.equal(unindexed(text, false), undefined, text);
});
