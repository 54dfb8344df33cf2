// Values and declarations as people type them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDeclarations, splitWhere } from '../../src/formula/declarations.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { readPoint } from '../../src/formula/values.js';

const point = (given: unknown, variables: readonly string[] = ['x']): unknown =>
  Object.fromEntries(readPoint(given, variables));
const fails = (given: unknown, code: string, variables: readonly string[] = ['x']): void => {
  assert.throws(
    () => readPoint(given, variables),
    (problem) => problem instanceof Unanswerable && problem.code === code && problem.field === 'at',
    String(given).slice(0, 50),
  );
};

test('values in every spelling', () => {
  for (const given of [
    '[1, -2, 3]',
    'x = [1, -2, 3]',
    'x=[1 -2 3]',
    'x: [1, -2, 3]',
    'x = (1, -2, 3)',
    'x = np.array([1, -2, 3])',
    'x = torch.tensor([1., -2., 3.])',
    '[1; -2; 3]',
    { x: [1, -2, 3] },
    [1, -2, 3],
  ]) {
    assert.deepEqual(point(given), { x: [1, -2, 3] }, String(given));
  }
  assert.deepEqual(point('x = [1, -2]; W = [[1, 2], [3, 4]]', ['x', 'W']), {
    x: [1, -2],
    W: [
      [1, 2],
      [3, 4],
    ],
  });
  assert.deepEqual(point('x = [1, -2], W = [1 2; 3 4]', ['x', 'W']), {
    x: [1, -2],
    W: [
      [1, 2],
      [3, 4],
    ],
  });
  assert.deepEqual(point('x = 1/3'), { x: 1 / 3 });
  assert.deepEqual(point('-1.5'), { x: -1.5 });
  assert.deepEqual(point('θ = -pi', ['theta']), { theta: -Math.PI });
  assert.deepEqual(point('x = [[1, 2, 3]]'), { x: [[1, 2, 3]] });
  assert.deepEqual(point(undefined), {});
  assert.deepEqual(point(''), {});
});

test('what is no value is refused', () => {
  for (const sum of ['[1+1, 2]', '[1 - 2 3]', 'x = 1 + 1', 'x = 2*3', '[1--1]']) fails(sum, 'sum-in-value');
  fails('[2pi, 1]', 'bad-value');
  fails('x = [1, NaN]', 'not-finite');
  fails('x = inf', 'not-finite');
  fails('x = 1e999', 'number-too-large');
  fails({ x: [1, Number.POSITIVE_INFINITY] }, 'not-finite');
  fails({ x: [1, '2'] }, 'bad-value');
  fails({ x: { valueOf: 3 } }, 'bad-value');
  fails({ x: null }, 'bad-value');
  fails({ x: [] }, 'empty');
  fails({ x: [[]] }, 'ragged-value');
  fails({ x: [[1, 2], [3]] }, 'ragged-value');
  fails({ x: [[[1]]] }, 'bad-value');
  fails('x = [[[1]]]', 'bad-value');
  fails('x = [1, 2', 'unclosed');
  fails('x = y', 'bad-value');
  fails('x = alert(1)', 'bad-value');
  fails('x = 1; x = 2', 'duplicate-value');
  fails('[1, 2]', 'value-needs-name', ['x', 'y']);
  fails('[1, 2]', 'value-needs-name', []);
  fails(`x = [${'1,'.repeat(20_000)}1]`, 'too-long');
  fails({ x: Array.from({ length: 100_000 }, () => 1) }, 'too-long');
  fails(`x = ${'['.repeat(500)}`, 'bad-value');
});

test('declarations in every spelling', () => {
  const read = (text: string): unknown => readDeclarations(text).map(({ name, shape, tags }) => [name, shape, ...tags]);
  assert.deepEqual(read('A: 3x2, x: n, s: scalar, S: symmetric'), [
    ['A', [3, 2]],
    ['x', ['n', 1]],
    ['s', 'scalar'],
    ['S', undefined, 'symmetric'],
  ]);
  assert.deepEqual(read('A ∈ ℝ^{m×n}; x ∈ ℝ^n'), [
    ['A', ['m', 'n']],
    ['x', ['n', 1]],
  ]);
  assert.deepEqual(read('A \\in R^{m\\times n}'), [['A', ['m', 'n']]]);
  assert.deepEqual(read('x, y: n'), [
    ['x', ['n', 1]],
    ['y', ['n', 1]],
  ]);
  assert.deepEqual(read('S: n by n symmetric positive definite'), [['S', ['n', 'n'], 'spd', 'symmetric']]);
  assert.deepEqual(read('A: mxn'), [['A', ['m', 'n']]]);
  assert.deepEqual(read('A: 4,3'), [['A', [4, 3]]]);
  assert.deepEqual(read('θ: vector'), [['theta', 'vector']]);
  assert.deepEqual(read(''), []);
  for (const bad of ['A', 'A: 0x2', 'A: huge', ': n', 'A: 3x2x1', '1: n', 'a.b: n'])
    assert.throws(() => readDeclarations(bad), Unanswerable, bad);
});

test('declarations may follow the formula', () => {
  const { formula, declarations, offset } = splitWhere('x^T S x where S: symmetric');
  assert.equal(formula, 'x^T S x');
  assert.equal(declarations, 'S: symmetric');
  assert.equal('x^T S x where S: symmetric'.slice(offset), declarations);
  assert.equal(splitWhere('where(x > 0, x, 2*x)').declarations, '', 'where(…) is a function');
  const [declaration] = readDeclarations(declarations, offset);
  assert.deepEqual(declaration?.span, [offset, offset + declarations.length]);
});
