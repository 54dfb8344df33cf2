// A wrong derivative is never passed; kinks and domains are told apart from errors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from '../../src/answer/derivation.js';
import { derivativeFormula } from '../../src/answer/derivative-formula.js';
import { derive } from '../../src/answer/derive.js';
import { type Expr, num, sym } from '../../src/formula/expr.js';
import { print } from '../../src/formula/print.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import type { Value } from '../../src/formula/values.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { Kinks } from '../../src/math/kinks.js';
import { Diagonal } from '../../src/math/maps/diagonal.js';
import { Kronecker } from '../../src/math/maps/kronecker.js';
import type { LinearMap } from '../../src/math/maps/map.js';
import { FormulaMap } from '../../src/math/numbers.js';
import { fromValue } from '../../src/math/tensor.js';
import { verify } from '../../src/math/verify.js';

/** Whether the check passes for another map in place of the true derivative. */
function passes(
  expression: string,
  wrt: string,
  at: Record<string, Value>,
  other: (map: LinearMap) => LinearMap,
): boolean {
  const { core, k, derivative } = derive({ expression, wrt, at });
  const evaluator = new Evaluator(
    new Map(Object.entries(at).map(([name, value]) => [name, fromValue(value)])),
    new Map(),
  );
  const numeric = new FormulaMap(other(derivative.map), evaluator, new Map());
  return verify(core, wrt, numeric, evaluator, fromValue(at[wrt] as Value), new Kinks(core, wrt, k)).ok;
}

test('the true derivative passes, and nothing near it does', () => {
  const point = {
    W: [
      [1, 2, 0.5],
      [-1, 0.3, 1],
    ],
    x: [0.3, -0.2, 0.9],
    b: [0.1, -0.4],
  };
  assert(passes('tanh(W*x + b)', 'x', point, (map) => map));
  assert(!passes('tanh(W*x + b)', 'x', point, (map) => map.scaled(num(1.0001))));
  assert(!passes('tanh(W*x + b)', 'x', point, (map) => map.scaled(num(-1))));
  assert(!passes('tanh(W*x + b)', 'x', point, (map) => Kronecker.of(map.k, sym('W'), undefined, map.domain)));
  const square = {
    A: [
      [1, 2],
      [3, 4],
    ],
    x: [0.5, -1],
  };
  assert(passes("x'*A*x", 'x', square, (map) => map));
  assert(!passes('A*x', 'x', square, (map) => map.transposed()));
  assert(
    !passes('softmax(x)', 'x', { x: [1, 2, 3] }, (map) =>
      Diagonal.of(map.k, map.k.formula('softmax(x) .* (1 - softmax(x))', {}) as Expr),
    ),
  );
  assert(
    !passes('max(0, x)', 'x', { x: [1, -2, 3] }, (map) => Diagonal.of(map.k, map.k.formula('step(-x)', {}) as Expr)),
  );
});

test('a derivative with the inverse of what never has one is not verified', () => {
  for (const expression of ["diag(cofactor(h*h'))", "inv(h*h')"])
    assert.equal(derive({ expression, wrt: 'h' }).verification.ok, false, expression);
  for (const expression of ["det(h*h')", "cofactor(h*h' + I)", "inv(h*h' + I)"])
    assert.equal(derive({ expression, wrt: 'h' }).verification.ok, true, expression);
});

test('differences that are rounding alone pass nothing', () => {
  for (const factor of [1, 2, -1])
    assert(!passes('(x + 1e15) - 1e15', 'x', { x: [1, 2] }, (map) => map.scaled(num(factor))), String(factor));
});

test('on a kink the reported derivative must lie between the one-sided ones', () => {
  const at = { x: [0, -2, 2] };
  assert(passes('relu(x)', 'x', at, (map) => map));
  assert(
    passes('relu(x)', 'x', at, (map) => Diagonal.of(map.k, map.k.formula('(1 + sign(x))/2', {}))),
    'a half at 0 is a subderivative too',
  );
  assert(
    !passes('relu(x)', 'x', at, (map) => Diagonal.of(map.k, map.k.formula('step(x) - (1 - abs(sign(x)))', {}))),
    '-1 at 0 is none',
  );
});

/** The kinks without what frameworks report there. */
const kinksOf = (question: Question): unknown => derive(question).kinks.map(({ frameworks: _, ...kink }) => kink);

test('kinks are reported where they are, with their set; smooth points are not', () => {
  const kinks = (expression: string, at: unknown): unknown => kinksOf({ expression, at });
  assert.deepEqual(kinks('relu(x)', [0, -2, 2]), [{ at: 'x[1] = 0', set: '[0, 1]', reported: 0 }]);
  assert.deepEqual(kinks('relu(x)', [1, -2, 2]), []);
  assert.deepEqual(kinks('abs(x)', [0, 1]), [{ at: 'x[1] = 0', set: '[-1, 1]', reported: 0 }]);
  assert.deepEqual(kinks('elu(x)', [0, 1]), [], 'elu with α = 1 is smooth');
  assert.deepEqual(kinks('celu(x, 2)', [0, 1]), [], 'celu is smooth');
  assert.deepEqual(kinks('gelu(x) + silu(x) + softplus(x)', [0, 1]), []);
  const [selu] = kinks('selu(x)', [0, 1]) as { reported: number }[];
  assert.equal(selu?.reported, 1.0507009873554805, 'the subderivative nearest 0');
});

test('the whole may be smooth where its parts have kinks, and its derivative is not the product of theirs', () => {
  const at = (expression: string, x: unknown) => {
    const { numbers, kinks, verification } = derive({ expression, at: { x } });
    assert(verification.ok, expression);
    return { jacobian: [...(numbers?.jacobian?.data ?? [])].map((entry) => entry + 0), kinks: kinks.length };
  };
  assert.deepEqual(at('relu(x) - relu(-x)', 0), { jacobian: [1], kinks: 0 }, 'relu(x) - relu(-x) = x');
  assert.deepEqual(at('(x + abs(x))/2 - relu(x)', 0), { jacobian: [0], kinks: 0 }, 'nothing, written with two kinks');
  assert.deepEqual(at('relu(x)^2', 0), { jacobian: [0], kinks: 0 });
  assert.deepEqual(at('x .* abs(x)', [0, 2]), { jacobian: [0, 0, 0, 4], kinks: 0 });
  assert.deepEqual(at('norm(x)^3', [0, 0]), { jacobian: [0, 0], kinks: 0 });
  assert.deepEqual(at("relu(x'*x)", [0, 0]), { jacobian: [0, 0], kinks: 0 });
  assert.deepEqual(at('relu(x) - 2*relu(-x)', 0), { jacobian: [1], kinks: 1 }, 'slopes 1 and 2: 0 is not between them');
});

test("the set at a kink is that of the whole where the whole bends in one entry, and else named as the part's", () => {
  const kinks = (expression: string, wrt: string, at?: unknown): unknown => kinksOf({ expression, wrt, at });
  const inAnEntry = 'x = 0 in an entry';
  assert.deepEqual(kinks('5*relu(x)', 'x'), [{ at: inAnEntry, set: '[0, 5]', reported: 0 }]);
  assert.deepEqual(kinks('x .* (x > 0)', 'x'), [{ at: inAnEntry, set: '[0, 1]', reported: 0 }]);
  assert.deepEqual(kinks('where(x > 0, x, 0.1*x)', 'x'), [{ at: inAnEntry, set: '[0.1, 1]', reported: 0.1 }]);
  assert.deepEqual(kinks('-relu(3*x)', 'x', { x: [0, 1] }), [{ at: '(3*x)[1] = 0', set: '[-3, 0]', reported: 0 }]);
  assert.deepEqual(kinks('s*relu(x)', 'x'), [{ at: inAnEntry, set: '[0, 1]', reported: 0, of: 'relu(x)' }]);
  assert.deepEqual(kinks('max(abs(x))', 'x', { x: [1, -2, 0] }), [], 'the entry at its kink is not the greatest');
  const together = '(x + 1)[2] = 0 and 2 entries are greatest';
  assert.deepEqual(kinks('max(abs(x + 1))', 'x', { x: [0, -1, 0] }), [
    { at: together, set: 'convex hull of the derivatives nearby', reported: Number.NaN },
  ]);
  assert.deepEqual(kinks('relu(max(2*x))', 'x', { x: [0] }), [{ at: '2*x = 0', set: '[0, 2]', reported: 0 }]);
});

test('the entries of the variable are varied one by one, whatever is declared of it', () => {
  const matrix = (expression: string): string =>
    print(derivativeFormula(derive({ expression, wrt: 'S', where: 'S: symmetric' }).derivative.map));
  assert.equal(matrix("S'*x"), "kron(eye(n), x')");
  assert.equal(matrix('S*x'), "kron(x', eye(n))");
  assert.equal(matrix("x'*S'*S*x"), "2*S*x*x'");
  assert.equal(
    print(derivativeFormula(derive({ expression: "x'*S*x", wrt: 'x', where: 'S: symmetric' }).derivative.map)),
    '2*S*x',
  );
});

test('where two functions are equal on a whole region, the derivative of their maximum is right there', () => {
  for (const [y, c] of [
    [1, 2],
    [2, 1],
  ]) {
    const { numbers, verification } = derive({ expression: '5*max(min(y, c), y)', wrt: 'y', at: { y, c } });
    assert.deepEqual([...(numbers?.jacobian?.data ?? [])], [5]);
    assert(verification.ok);
  }
  assert.equal(
    print(derivativeFormula(derive({ expression: 'max(A*x, B*x)', wrt: 'x' }).derivative.map)),
    'diag(step(A*x - B*x))*A + diag(1 - step(A*x - B*x))*B',
  );
});

test('a kink of a part that the whole never shows is not told of a formula without numbers', () => {
  const kinks = (expression: string): number => derive({ expression }).kinks.length;
  for (const smooth of [
    'relu(x)^2',
    'x .* abs(x)',
    'relu(x) - relu(-x)',
    'relu(x.^2 + 1)',
    "relu(x'*x)",
    '1 ./ abs(x)',
  ])
    assert.equal(kinks(smooth), 0, smooth);
  for (const bent of [
    'relu(x)',
    'relu(W*x + b)',
    'abs(x).^3 + abs(x)',
    'norm1(A*x - b)',
    'hardtanh(2*x)',
    'x .* relu(x - 1)',
  ])
    assert(kinks(bent) > 0, bent);
});

test('where the value jumps there is no derivative, and what is checked is those on either side', () => {
  for (const [expression, x] of [
    ['step(x)', 0],
    ['floor(x)*x', 2],
    ['hardshrink(x)', 0.5],
  ] as const) {
    const { kinks, verification } = derive({ expression, at: { x } });
    assert.match(kinks[0]?.set ?? '', /jumps/, expression);
    assert(verification.ok, expression);
    assert.match(verification.method, /on either side, since at the jump there is no derivative/, expression);
  }
});

test('a sum that is 0 but for rounding is a kink', () => {
  const [kink] = derive({
    expression: 'relu(W*x + b)',
    wrt: 'x',
    at: { W: [[0.1, 0.2]], x: [1, 1], b: [-0.30000000000000004] },
  }).kinks;
  assert.equal(kink?.set, '[0, 1]');
});

test('outside the domain the answer says where, never NaN', () => {
  const fails = (expression: string, at: unknown, place: string): void => {
    assert.throws(
      () => derive({ expression, at }),
      (problem) =>
        problem instanceof Unanswerable &&
        problem.code === 'outside-domain' &&
        expression.slice(...(problem.span as [number, number])) === place,
      expression,
    );
  };
  fails('sum(log(x))', [1, -1], 'log(x)');
  fails(
    'inv(A)',
    [
      [1, 2],
      [2, 4],
    ],
    'inv(A)',
  );
  fails(
    'logdet(A)',
    [
      [0, 1],
      [1, 0],
    ],
    'logdet(A)',
  );
  fails('1 ./ x', [1, 0], '1 ./ x');
  fails('exp(x)', [1000, 0], 'exp(x)');
  fails('sqrt(x - 2)', [1, 5], 'sqrt(x - 2)');
});

test('extreme numbers are computed where they have a value', () => {
  const entries = (expression: string, at: unknown): number[] => [
    ...(derive({ expression, at }).numbers?.jacobian?.data ?? []),
  ];
  assert.deepEqual(entries('logsumexp(x)', [1000, 1000]), [0.5, 0.5]);
  assert.deepEqual(
    entries('softmax(x)', [1000, 0]),
    [0, 0, 0, 0].map(() => 0),
  );
  assert.deepEqual(
    entries('sigmoid(x)', [800, -800]).map((entry) => entry + 0),
    [0, 0, 0, 0],
  );
  assert.deepEqual(entries('prod(x)', [0, 2, 3]), [6, 0, 0]);
  assert.deepEqual(
    entries('det(A)', [
      [1, 2],
      [2, 4],
    ]),
    [4, -2, -2, 1],
    'the determinant is smooth at singular matrices',
  );
  assert.deepEqual(entries('max(x)', [3, 1, 3]), [0.5, 0, 0.5]);
});

test('every answer says how it was checked', () => {
  assert(derive({ expression: 'tanh(W*x)' }).verification.ok);
  assert.match(derive({ expression: 'tanh(W*x)' }).verification.method, /random point/);
  assert.match(derive({ expression: 'tanh(x)', at: [1, 2] }).verification.method, /your point/);
  assert(derive({ expression: "logdet(X'*X)" }).verification.ok, 'a point with an inverse is found');
  assert(derive({ expression: 'sum(log(x)) + sum(asin(y)) + sum(acosh(z))', wrt: 'x' }).verification !== undefined);
});

test('what is too large to be checked at its point in time is checked at a point of smaller size, and says so', () => {
  const matrix = (m: number, n: number): number[][] =>
    Array.from({ length: m }, (_, i) =>
      Array.from({ length: n }, (_, j) => Math.sin(7 * i + 3 * j) + (i === j ? 3 : 0)),
    );
  for (const [expression, X] of [
    ['inv(X)', matrix(60, 60)],
    ['pinv(X)', matrix(40, 30)],
    ['tr(inv(X)) where X: 60x60', matrix(60, 60)],
  ] as const) {
    const { verification } = derive({ expression, wrt: 'X', at: { X } });
    assert(verification.ok, `${expression}: ${verification.failed}`);
    assert.match(verification.method, /of smaller size, since yours is too large/);
  }
  // A size that the formula itself names stays.
  const { verification } = derive({ expression: 'eye(60)*inv(X)', wrt: 'X', at: { X: matrix(60, 60) } });
  assert(!verification.ok && verification.failed === 'it is too large to be checked in time');
});
