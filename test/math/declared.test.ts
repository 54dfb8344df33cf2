// A value has the structure that was declared, or is refused with what it breaks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFor } from '../../src/answer/problem-words.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { derivative, derived } from '../support/derivation.js';

const refused = (where: string, S: unknown, code: string, says: RegExp): void =>
  assert.throws(
    () => derived("x'*S*x", 'x', where, S === undefined ? undefined : { x: [1, 2], S }),
    (problem) => problem instanceof Unanswerable && problem.code === code && says.test(wordsFor(problem).message),
    `${where} ${JSON.stringify(S)}`,
  );

test('a value that breaks its declaration is refused', () => {
  const rows = (...of: number[]): number[][] => [of.slice(0, 2), of.slice(2)];
  refused('S: symmetric', rows(1, 2, 3, 4), 'breaks-declaration', /S\[1, 2\] is 2, S\[2, 1\] is 3/);
  refused('S: diagonal', rows(1, 0, 3, 4), 'breaks-declaration', /S\[2, 1\] is 3/);
  refused('S: lower', rows(1, 2, 0, 4), 'breaks-declaration', /S\[1, 2\] is 2/);
  refused('S: upper', rows(1, 2, 3, 4), 'breaks-declaration', /S\[2, 1\] is 3/);
  refused('S: orthogonal', rows(1, 2, 3, 4), 'breaks-declaration', /squared length 10/);
  refused('S: orthogonal', rows(1, 1, 0, 0), 'breaks-declaration', /inner product 1/);
  refused('S: psd', rows(1, 2, 2, 1), 'breaks-declaration', /negative for some x/);
  refused('S: psd', rows(0, 1, 1, 0), 'breaks-declaration', /negative for some x/);
  refused('S: spd', rows(1, 1, 1, 1), 'breaks-declaration', /0 for some x/);
  refused('S: positive', rows(1, 0, 3, 4), 'breaks-declaration', /entry 0/);
  for (const [tag, ...value] of [
    ['symmetric', 1, 2, 2, -1],
    ['diagonal', 1, 0, 0, -1],
    ['lower', 1, 0, 2, 3],
    ['upper', 1, 2, 0, 3],
    ['orthogonal', 0.6, -0.8, 0.8, 0.6],
    ['psd', 1, 1, 1, 1],
    ['spd', 2, 1, 1, 2],
    ['positive', 1, 2, 3, 4],
  ] as const)
    assert(derived("x'*S*x", 'x', `S: ${tag}`, { x: [1, 2], S: rows(...value) }).verification.ok, tag);
});

test('of a matrix of distributions each row adds up to 1', () => {
  const sumOf = (where: string): string => derivative('sum(Y)*x', 'x', where);
  assert.equal(sumOf('Y: n one-hot'), 'eye(m)');
  assert.equal(sumOf('Y: nxk one-hot'), 'sum(Y)*eye(m)');
  const at = (Y: number[][]) => () => derived('sum(Y)*x', 'x', 'Y: 2x2 one-hot', { x: [1, 2], Y });
  assert.doesNotThrow(
    at([
      [0, 1],
      [1, 0],
    ]),
  );
  assert.throws(
    at([
      [0, 1],
      [1, 1],
    ]),
    (problem) => problem instanceof Unanswerable && /row 2 add up to 2/.test(wordsFor(problem).message),
  );
});

test('declarations that contradict each other are refused with their place', () => {
  refused('S: symmetric, S: 3x2', undefined, 'declared-square', /3×2/);
  refused('S: 3x2 symmetric', undefined, 'declared-square', /3×2/);
  refused('S: vector symmetric', undefined, 'declared-square', /a vector/);
  refused('S: 3x3, S: 2x2', undefined, 'duplicate-declaration', /two shapes/);
  assert.throws(
    () => derived("x'*S*x where S: symmetric, S: 3x2"),
    (problem) => problem instanceof Unanswerable && problem.field === 'expression' && problem.span?.[0] === 13,
  );
});
