// What is said of a property of a function is so: counterexamples that are hard to find, and proofs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Property } from '../../src/answer/properties/known.js';
import { known } from '../../src/answer/properties/property.js';

const answerOf = (property: Property, expression: string, where?: string): string | undefined =>
  known(property, 'function', { expression, wrt: 'x', ...(where && { where }) })?.answer;

test('kinks of parts are said to cancel only where the whole was smooth on all that were met', () => {
  for (const [expression, answer] of [
    ['sum(abs(x).^3)', 'yes'],
    ['huber(x, y)', 'yes'],
    ['relu(x) - relu(-x)', 'yes'],
    ['norm1(log2(Phi(x)))^3', 'yes'],
    // They touch at 0, and cross at -2.2.
    ['sum(min(expm1(x), sin(x)))', 'no'],
    ['sum(max(sin(x), x))', 'yes'],
    ['sum(relu(sqrt(2*x + 1)))', 'no'],
  ] as const)
    assert.equal(answerOf('differentiable', expression), answer, expression);
});

test('parity, bounds and values are proved by the formula, refuted by numbers, or not known', () => {
  for (const [property, expression, answer] of [
    ['odd', 'sin(x.^3) + x', 'yes'],
    ['odd', 'x + 1', 'no'],
    ['even', 'x .* tanh(x)', 'yes'],
    ['even', 'exp(x)', 'no'],
    ['positive', 'exp(x)', 'yes'],
    ['positive', 'relu(x)', 'no'],
    ['non-negative', 'relu(x)', 'yes'],
    ['non-negative', 'tanh(x)', 'no'],
    ['bounded', 'tanh(A*x)', 'yes'],
    ['bounded', 'relu(x)', 'no'],
    ['bounded', 'relu(x - x)', 'yes'],
    ['bounded', 'log(x)', 'unknown'],
    ['Lipschitz', 'sigmoid(x)', 'yes'],
    ['Lipschitz', "x'*x", 'no'],
    ['Lipschitz', 'sign(x)', 'unknown'],
    ['injective', 'softmax(x)', 'no'],
    ['injective', 'relu(x)', 'no'],
    ['injective', 'norm(x)', 'no'],
    ['invertible', 'exp(x)', 'yes'],
    // Their values are alike by rounding alone.
    ['injective', 'elu(50*x)', 'unknown'],
    ['injective', 'tanh(A*x)', 'unknown'],
  ] as const)
    assert.equal(answerOf(property, expression), answer, `${property}: ${expression}`);
  // What has gaps or jumps.
  for (const expression of ['tan(x)', 'reciprocal(x)', '-1/x', 'mod(x, 2)', 'where(x > 0, x, x + 1)'])
    for (const property of ['Lipschitz', 'injective'] as const)
      assert.notEqual(answerOf(property, expression), 'yes', `${property}: ${expression}`);
  for (const [expression, answer] of [
    ['softmax(x)', 'yes'],
    ['tanh(x)', 'no'],
    ['relu(x)', 'no'],
  ] as const)
    assert.equal(known('singular', 'derivative', { expression, wrt: 'x' })?.answer, answer, expression);
});

test('a gradient by a matrix is judged as the matrix that it is', () => {
  for (const [property, expression, where, answer] of [
    ['symmetric', 'log(det(X))', undefined, 'no'],
    ['symmetric', 'log(det(X))', 'X: symmetric', 'unknown'],
    ['symmetric', "tr(X'*X)", undefined, 'no'],
    ['invertible', 'log(det(X))', undefined, 'unknown'],
    ['invertible', "a'*X*b", 'X: 3x3', 'no'],
    ['symmetric', "b'*X*b", undefined, 'unknown'],
    ['diagonal', 'tr(A*X)', 'X: 3x3', 'no'],
  ] as const)
    assert.equal(
      known(property, 'derivative', { expression, wrt: 'X', ...(where && { where }) })?.answer,
      answer,
      `${property}: ${expression}`,
    );
});
