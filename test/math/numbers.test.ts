// The entries of a Jacobian in numbers are the images of the unit vectors, and cost no more than they must.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { Budget, Evaluator } from '../../src/math/evaluate.js';
import { basis, FormulaMap } from '../../src/math/numbers.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';

test('the entries of a Jacobian are the images of all unit vectors', () => {
  for (const [expression, wrt] of [
    ['relu(W*x + b)', 'x'],
    ['tanh(V*tanh(W*x))', 'x'],
    ['softmax(x)', 'x'],
    ['A*softmax(B*x)', 'x'],
    ['x.^2 + 3*x', 'x'],
    ["x*(x'*y)", 'x'],
    ["A'*diag(x)*A*x", 'x'],
    ['inv(A)*x', 'x'],
    ['cumsum(x.^2)', 'x'],
    ['[x, sum(x)]', 'x'],
    ['layernorm(x)', 'x'],
    ['X*y', 'X'],
    ['softmax(X)', 'X'],
  ] as const) {
    const { derivative, inference } = derive({ expression, wrt });
    for (const turn of [0, 1]) {
      const letters = sampleSizes(inference.scope, turn);
      const point = samplePoint(inference.scope, letters, 'positive', generator(turn + 5));
      const map = new FormulaMap(derivative.map, new Evaluator(point, letters, new Budget(1e9)), letters);
      const found = map.entries();
      assert(found, expression);
      for (let j = 0; j < found.cols; j++) {
        const { data } = map.apply(basis(map.domain, j));
        data.forEach((entry, i) => {
          const other = found.data[i * found.cols + j] as number;
          assert(Math.abs(entry - other) <= 1e-12 * (1 + Math.abs(entry)), `${expression}: ${other}, not ${entry}`);
        });
      }
    }
  }
});

test('a layer of n numbers has its n² entries by work in proportion to them', () => {
  const { derivative } = derive({ expression: 'relu(W*x + b)', wrt: 'x' });
  const work = (n: number): number => {
    const letters = new Map([...derivative.map.k.scope.sizes].map((letter) => [letter, n]));
    const budget = new Budget(1e9);
    const point = samplePoint(derivative.map.k.scope, letters, 'both signs', generator(n));
    new FormulaMap(derivative.map, new Evaluator(point, letters, budget), letters).entries();
    return budget.spent / n ** 2;
  };
  assert(work(100) < 1.5 * work(25), `${work(100)} an entry, ${work(25)} for fewer`);
});
