// A power of a matrix with a letter for the exponent is, at each number, the power with that number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFor } from '../../src/answer/problem-words.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { derived } from '../support/derivation.js';

const X = [
  [1, -0.5],
  [0.75, 0.5],
];
const A = [
  [2, 1],
  [-1, 3],
];
const refused = (
  expression: string,
  wrt: string,
  at: Record<string, unknown> | undefined,
  code: string,
  says: RegExp,
) =>
  assert.throws(
    () => derived(expression, wrt, '', at),
    (problem) => problem instanceof Unanswerable && problem.code === code && says.test(wordsFor(problem).message),
    expression,
  );

test('its derivative at each exponent is that of the power written out', () => {
  for (const formula of [
    'X^(k)',
    'tr(X^(k))',
    'tr(A*X^(k))',
    'det(X^(k))',
    "X^(k)*A*X'^(k)",
    'tr(A*(X*A)^(k+1))',
    'X^(-k)*A',
  ]) {
    for (const k of [1, 2, 3, 4, 5]) {
      const values = { X, ...(formula.includes('A') && { A }) };
      const [letter, number] = [
        derived(formula, 'X', '', { ...values, k }),
        derived(formula.replaceAll('(k', `(${k}`).replaceAll('-k', `-${k}`), 'X', '', values),
      ];
      assert(letter.verification.ok, `${formula}, ${k}`);
      const [got, wanted] = [letter, number].map(({ numbers }) => numbers?.jacobian?.data ?? []) as [
        Float64Array,
        Float64Array,
      ];
      assert.equal(got.length, wanted.length);
      wanted.forEach((entry, i) => {
        assert(Math.abs(entry - (got[i] as number)) < 1e-9 * (1 + Math.abs(entry)), `${formula}, ${k}`);
      });
    }
  }
});

test('of a number or of entries the exponent stays any number, by which there is a derivative', () => {
  for (const [expression, where] of [
    ['x^k', 'x: scalar, k: scalar'],
    ['x.^k', 'x: n, k: scalar'],
    ['X.^k', 'X: 2x2, k: scalar'],
  ] as const) {
    const { inference, verification } = derived(expression, 'k', where);
    assert(verification.ok, expression);
    assert.equal(inference.scope.tags.get('k')?.has('whole') ?? false, false);
  }
});

test('a letter that counts factors is a positive integer', () => {
  assert(derived('tr(X^k)', 'X').inference.scope.tags.get('k')?.has('whole'));
  assert(derived('tr(X^(2*k - 1))', 'X').verification.ok);
  refused('tr(X^k)', 'k', undefined, 'not-differentiable', /whole number/);
  refused('tr(X^k)', 'X', { X, k: 2.5 }, 'not-a-count', /2\.5/);
  refused('tr(X^k)', 'X', { X, k: 0 }, 'not-a-count', /0/);
  // A Greek letter is a fraction as often, unless it is declared.
  refused('tr(X^alpha)', 'X', undefined, 'matrix-power', /alpha/);
  assert(derived('tr(X^alpha)', 'X', 'alpha: positive integer').verification.ok);
});
