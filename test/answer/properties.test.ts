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
