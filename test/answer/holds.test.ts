// Where an answer says that it holds: off that there is no derivative, and where nothing is said there is one everywhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { holdsWhere } from '../../src/answer/holds.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { generator } from '../../src/math/sample.js';

const SINGULAR = [
  [1, 2],
  [2, 4],
];

/** A formula of x, where it holds, and a point at which it has no derivative. */
const ROWS: readonly (readonly [expression: string, where: string, off: unknown])[] = [
  ['sqrt(x)', 'x > 0 in every entry', [0, 1]],
  [
    'sqrt(x) .* log(x + 2) .* asin(x/9 + 0.1) ./ (x - 5)',
    'x > 0 in every entry, x + 2 > 0 in every entry, −1 < x/9 + 0.1 < 1 in every entry and the other parts of the formula have a derivative',
    [0, 1],
  ],
  ['log(2*x + 1)', '2·x + 1 > 0 in every entry', [-1, 1]],
  ['asin(x)', '−1 < x < 1 in every entry', [1, 0.5]],
  ['1 ./ x', 'x ≠ 0 in every entry', [0, 1]],
  ['x.^(-2)', 'x ≠ 0 in every entry', [0, 1]],
  ['x.^0.5', 'x > 0 in every entry', [-1, 1]],
  ['norm(x)', 'x ≠ 0', [0, 0]],
  ['hypot(x, 2*x)', 'x ≠ 0 or 2·x ≠ 0 in every entry', [0, 1]],
  ['atan2(x, x - 1)', 'x − 1 > 0 or x ≠ 0 in every entry', [0, 1]],
  ['squareplus(0, sum(x))', 'sum(x) > 0', [1, -1]],
  ['softplus(1, sum(x))', 'sum(x) ≠ 0', [1, -1]],
  ['x/norm(x)', 'x ≠ 0', [0, 0]],
  ['max(x)', 'one entry of x alone is the greatest', [1, 1]],
  ['inv(x)', 'det(x) ≠ 0', SINGULAR],
  ['logdet(x)', 'det(x) > 0', SINGULAR],
  ['norm_nuc(x)', 'no singular value of x is 0', SINGULAR],
];

test('off the conditions there is no derivative', () => {
  for (const [expression, where, off] of ROWS) {
    const isMatrix = off === SINGULAR;
    const given = { expression, wrt: 'x', where: isMatrix ? 'x: matrix' : 'x: vector' };
    assert.equal(holdsWhere(derive(given)), `Holds where ${where}.`, expression);
    const none = (): boolean => derive({ ...given, at: { x: off } as never }).kinks.length > 0;
    try {
      assert(none(), `${expression} has a derivative there`);
    } catch (problem) {
      assert(problem instanceof Unanswerable, `${expression}: ${problem}`);
    }
  }
});

const EVERYWHERE = [
  'sigmoid(x)',
  '1 ./ (1 + exp(-x))',
  'norm(x)^2',
  "sqrt(x'*x + 1)",
  'logsumexp(x)',
  'log(sum(exp(x)))',
  'layernorm(x)',
  'log(softmax(x))',
  'x.^3',
  'hypot(x, 1)',
  'softplus(x) + squareplus(x) + celu(x, 2)',
];

test('where nothing is said there is a derivative at every point', () => {
  const random = generator(11);
  for (const expression of EVERYWHERE) {
    assert.equal(holdsWhere(derive({ expression })), undefined, expression);
    for (const scale of [0, 1, 5]) {
      const x = Array.from({ length: 3 }, () => scale * (2 * random() - 1));
      const { kinks, verification } = derive({ expression, at: { x } as never });
      assert(kinks.length === 0 && verification.ok, `${expression} at ${x}`);
    }
  }
});

test('what is declared or certain is no condition', () => {
  assert.equal(holdsWhere(derive({ expression: "x'*inv(S)*x", wrt: 'x', where: 'S: spd' })), undefined);
  assert.equal(holdsWhere(derive({ expression: 'log(x)', where: 'x: positive' })), undefined);
});
