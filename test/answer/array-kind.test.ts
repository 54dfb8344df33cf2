// What kind of array a derivative is follows from the shapes of the function and of its variable.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrayKind } from '../../src/answer/array-kind.js';

const of = (expression: string, wrt: string, where = '', order: 1 | 2 = 1): string => {
  const { kind, size, isGradient, isZero } = arrayKind({ expression, wrt, where }, order);
  return [kind, size, isGradient ? 'gradient' : '', isZero ? 'zero' : ''].filter(Boolean).join(' ');
};

test('a scalar by a vector or a matrix has the shape of the variable', () => {
  assert.equal(of("x'*A*x", 'x'), 'a vector n gradient');
  assert.equal(of('logdet(X)', 'X', 'X: 3x3'), 'a matrix 3×3 gradient');
  assert.equal(of('sin(x)', 'x', 'x: scalar'), 'a number');
});

test('a vector by a vector is a matrix of outputs by inputs, by a number it is a vector', () => {
  assert.equal(of('A*x', 'x', 'A: 3x2'), 'a matrix 3×2');
  assert.equal(of('t*a', 't', 't: scalar; a: vector'), 'a vector n');
});

test('a Hessian is square, and zero of what is linear', () => {
  assert.equal(of("x'*A*x", 'x', 'A: 4x4', 2), 'a matrix 4×4');
  assert.match(of("a'*x", 'x', '', 2), /zero$/);
});
