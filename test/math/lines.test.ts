// Functions that take every row, or column, by itself: line i of the value is the function of line i, wherever lines are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byLines } from '../../src/answer/by-lines.js';
import { derive } from '../../src/answer/derive.js';
import { type Expr, sym } from '../../src/formula/expr.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Budget, Evaluator } from '../../src/math/evaluate.js';
import { type LineFunction, lineFunction, type Side } from '../../src/math/lines.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { createAlgebra } from '../../src/math/simplify/create-algebra.js';
import { type Tensor, tensor } from '../../src/math/tensor.js';

const WHERE = 'X: m x n, Y: m x n, W: n x p, V: p x q, b: p, v: m, L: l x m, c: scalar';

const lineOf = ({ rows, cols, data }: Tensor, side: Side, i: number): Tensor =>
  side === 'row'
    ? tensor(cols, 1, data.slice(i * cols, (i + 1) * cols))
    : tensor(
        rows,
        1,
        Float64Array.from({ length: rows }, (_, j) => data[j * cols + i] as number),
      );

/** Holds the function of a line against the lines of the value, at a random point. */
function holdsAt(core: Expr, line: LineFunction, scope: LineFunction['scope'], seed: number, said: string): void {
  const letters = sampleSizes(scope, seed);
  const values = samplePoint(scope, letters, 'positive', generator(seed));
  const whole = new Evaluator(values, letters, new Budget()).value(core);
  const of = elaborate(line.of, createAlgebra(line.scope)).core;
  const count = line.output === 'row' ? whole.rows : whole.cols;
  for (let i = 0; i < count; i++) {
    const own = new Map(values);
    for (const { name, matrix, side } of line.lines) own.set(name, lineOf(values.get(matrix) as Tensor, side, i));
    const found = new Evaluator(own, letters, new Budget()).value(of).data;
    const wanted = lineOf(whole, line.output, i).data;
    assert.equal(found.length, wanted.length, said);
    found.forEach((entry, at) => {
      assert.ok(Math.abs(entry - (wanted[at] as number)) < 1e-9 * (1 + Math.abs(entry)), `${said}, line ${i}`);
    });
  }
}

/** Formulas that keep the rows of X apart, of n or p columns. */
const OF_N = [
  'X',
  'softmax(X)',
  'layernorm(X)',
  'normalize(X)',
  'tanh(X)',
  'X .* Y',
  'c*X + Y',
  'diag(v)*X',
  'rmsnorm(X)',
];
const OF_P = (inner: string): string[] => [
  `relu((${inner})*W)`,
  `log_softmax((${inner})*W + ones(m)*b')`,
  `gelu((${inner})*W) .* (Y*W)`,
  `(${inner})*W/(1 + c^2)`,
];
const WHOLE = (inner: string): string[] => [
  inner,
  `(${inner})*V`,
  `rowsum(${inner})`,
  `(${inner})'`,
  `rowsum((${inner}).^2)`,
  `sqrt(rowsum((${inner}).^2))`,
];

test('row i of the value is the function of row i', () => {
  let count = 0;
  for (const first of OF_N)
    for (const second of OF_P(first))
      for (const expression of WHOLE(second)) {
        const { core, k } = derive({ expression, wrt: 'X', where: WHERE });
        const names = ['r', 's', 't', 'u'];
        const line = lineFunction(
          core,
          'X',
          k,
          (_, _isEntry, used) => names.find((each) => !used.includes(each)) ?? 'z',
        );
        assert.ok(line, expression);
        assert.equal(line.input, 'row');
        holdsAt(core, line, k.scope, count++, expression);
      }
});

test('columns are kept apart by what stands in front, and by transposes', () => {
  for (const [expression, output] of [
    ['L*tanh(X)', 'column'],
    ['batchnorm(X)', 'column'],
    ['colsum(X.^2)', 'column'],
    ["softmax(X')", 'row'],
    ["softmax(X')*L'", 'row'],
    ['softmax(X, axis=0)', 'column'],
  ] as const) {
    const { core, k } = derive({ expression, wrt: 'X', where: WHERE });
    const line = lineFunction(core, 'X', k, () => 'r');
    assert.ok(line, expression);
    assert.deepEqual([line.output, line.input], [output, 'column'], expression);
    holdsAt(core, line, k.scope, 3, expression);
  }
});

test('where lines mix there is no such function', () => {
  for (const expression of [
    "X*X'",
    'sum(X)*X',
    'L*softmax(X)',
    "softmax(X*X')",
    'batchnorm(X)*W',
    'X - mean(X)',
    'softmax(X) + ones(m)*colmean(X)',
    'vec(X)',
  ]) {
    const { core, k } = derive({ expression, wrt: 'X', where: WHERE });
    assert.equal(
      lineFunction(core, 'X', k, () => 'r'),
      undefined,
      expression,
    );
  }
});

test('the derivative of a line is found where the matrix of all is long, and the whole is compared with it', () => {
  for (const [expression, length] of [
    ['softmax(X)', 'n'],
    ['softmax(X*W/sqrt(c))*V', 'n'],
    ['rowsum(tanh(X))', 'n'],
  ] as const) {
    const found = byLines(derive({ expression, wrt: 'X', where: WHERE }));
    assert.ok(found, expression);
    assert.equal(found.k.shape(sym(found.x)).rows, length);
  }
  assert.equal(byLines(derive({ expression: 'softmax(X)', wrt: 'X', where: 'X: 5' })), undefined);
});
