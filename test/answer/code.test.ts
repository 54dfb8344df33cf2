// The code that answers offer runs, and computes what the answer says: in NumPy, in real PyTorch with its autograd as
// the judge, and with JAX's names.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import type { Value } from '../../src/formula/values.js';
import type { Framework } from '../../src/math/framework.js';
import { activations } from '../../src/math/operations/activations.js';
import { generator } from '../../src/math/sample.js';
import { needs } from '../support/needs.js';

const support = fileURLToPath(new URL('../../../test/support/', import.meta.url));

const x = [0.8, -1.3, 2.1];
const y = [0.4, 0.7, 1.9];
const W = [
  [0.5, -1, 2],
  [1.5, 0.3, -0.7],
  [0.2, 0.9, 1.1],
  [-1.2, 0.4, 0.6],
];
const b = [0.1, -0.2, 0.3, -0.4];
const A = [
  [2.1, 0.4],
  [-0.3, 1.7],
];
const B = [
  [0.6, -0.5],
  [1.2, 0.9],
];

const expressions: readonly (readonly [string, string, Record<string, Value>])[] = [
  ...activations.map(({ name, domain }): [string, string, Record<string, Value>] => [
    name === 'threshold' ? 'threshold(x, 1, 0)' : `${name}(x)`,
    'x',
    { x: domain ? y : x },
  ]),
  ...[
    'exp(x)',
    'tanh(x)',
    'sin(x) .* cos(x)',
    'x.^3',
    '2 ./ x',
    'abs(x)',
    'atan(x)',
    'erf(x)',
    'sinh(x)',
    'asinh(x)',
    'max(0, x)',
    'min(x, 1)',
    'softmax(x)',
    'log_softmax(x)',
    'softmin(x)',
    'layernorm(2*x)',
    'rmsnorm(x)',
    'cumsum(x.^2)',
    'x/sum(x)',
    'x*norm(x)',
    'normalize(x)',
    'where(x > 0, x, 2*x)',
    'sum(x)',
    'mean(x.^2)',
    'prod(x)',
    'max(x)',
    'min(x)',
    'norm(x)',
    'norm1(x)',
    'normInf(x)',
    'logsumexp(2*x)',
    'var(x)',
    'std(x)',
    "x'*x/2",
    'x[2]*x',
    '[x[1]*x[2], sin(x[3])]',
    'diag(x)',
    'identity(x)',
  ].map((e): [string, string, Record<string, Value>] => [e, 'x', { x }]),
  ...['log(y)', 'sqrt(y)', 'log2(y)', 'rsqrt(y)', 'log1p(y)', 'expm1(y)'].map(
    (e): [string, string, Record<string, Value>] => [e, 'y', { y }],
  ),
  ...[
    'w .* x',
    'w ./ x',
    'max(w, x)',
    'min(w, x)',
    'hypot(w, x)',
    'atan2(w, x)',
    "w*x'",
    'outer(w, x)',
    "w'*x",
    'dot(w, x)',
    'mse(w, x)',
    'l1_loss(w, x)',
    'cross_entropy(w, x)',
  ].flatMap((e): [string, string, Record<string, Value>][] => [
    [e, 'w', { w: y, x }],
    [e, 'x', { w: y, x }],
  ]),
  ...[
    'W*x',
    'sigmoid(W*x + b)',
    'sum(relu(W*x + b))',
    'log_softmax(W*x + b)',
    'norm(W*x - b)^2',
    'relu(W*x + b).^2',
  ].flatMap((e): [string, string, Record<string, Value>][] =>
    ['W', 'x'].map((v) => [e, v, e.includes('b') ? { W, x, b } : { W, x }]),
  ),
  ...[
    'tr(A*B)',
    "tr(A'*B*A)",
    'logdet(A)',
    'det(A)',
    'A*B',
    "A'*B",
    'A.*B',
    'inv(A)',
    'exp(A)',
    'softmax(A)',
    'log_softmax(A)',
    'A^2',
    'A^3',
    'diag(A)',
    'vec(A)',
    "A'",
    'tr(A^2)',
    'normF(A - B)',
    'rowsum(A)',
    'colmean(A)',
    'layernorm(A)',
    'A*inv(B)',
  ].map((e): [string, string, Record<string, Value>] => [e, 'A', e.includes('B') ? { A, B } : { A }]),
  ['z*tanh(x)', 'z', { z: 0.6, x }],
  ['x + z', 'z', { z: 0.6, x }],
  ['leaky_relu(x, s)', 's', { s: 0.1, x }],
  ['kron(A, B)*sum(A)', 'B', { A, B }],
];

const shapeOf = (value: unknown): number[] => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);
const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);
const stackedPlace = ([rows = 1, cols = 1]: readonly number[], place: number): number =>
  (place % cols) * rows + Math.floor(place / cols);

function close(a: readonly number[], b: readonly number[], tolerance: number, what: string): void {
  assert.equal(a.length, b.length, what);
  for (const [i, entry] of a.entries()) {
    const wanted = b[i] as number;
    assert(Math.abs(entry - wanted) <= tolerance * (1 + Math.abs(wanted)), `${what}: ${entry} and ${wanted}`);
  }
}

interface Result {
  readonly value: unknown;
  readonly derivative: unknown;
  readonly product?: unknown;
  readonly automatic: unknown;
  readonly error?: string;
}

function run(framework: Framework, tolerance: number): void {
  const random = generator(3);
  const like = (value: unknown): unknown => (Array.isArray(value) ? value.map(like) : 2 * random() - 1);
  const cases = expressions.flatMap(([expression, wrt, at]) => {
    // kron of the variable has no rule yet.
    if (expression.startsWith('kron')) return [];
    const { data } = jacobianAnswer({ expression, wrt, at }, 'numerator');
    return [{ expression, wrt, at, data, code: data.code[framework], direction: like(at[wrt]) }];
  });
  const python = spawnSync('/usr/bin/python3', [`${support}run-programs.py`, framework], {
    input: JSON.stringify(cases.map(({ code, at, wrt, direction }) => ({ code, at, wrt, direction }))),
    env: { ...process.env, PYTHONPATH: `${support}jax-stand-in`, PYTHONDONTWRITEBYTECODE: '1' },
    maxBuffer: 1 << 26,
  });
  assert.equal(python.status, 0, String(python.stderr));
  const results = JSON.parse(String(python.stdout)) as Result[];
  for (const [i, { expression, wrt, at, data, code, direction }] of cases.entries()) {
    const result = results[i] as Result;
    const what = `${framework}: ${expression} by ${wrt}`;
    assert.equal(result.error, undefined, `${what}\n${code}`);
    close(flat(result.value), flat(data.value), 1e-9, `${what}, value`);
    // Automatic differentiation judges the numbers and their order: shape output.shape + input.shape.
    close(flat(result.automatic), flat(data.jacobian), tolerance, `${what}, automatic`);
    // A row of n entries is [1, n] here and has one dimension in these programs.
    const long = (sizes: readonly number[]): number[] => sizes.filter((size) => size !== 1);
    assert.deepEqual(long(shapeOf(data.jacobian)), long(shapeOf(result.automatic)), `${what}, shape`);
    const [output, input] = [shapeOf(data.value), shapeOf(at[wrt])];
    const exact = flat(data.jacobian);
    const inputs = flat(at[wrt]).length;
    const shaped = output.length === 0 || input.length === 0;
    const stacked = exact.map((_, place) => place);
    if (!shaped) {
      exact.forEach((_, place) => {
        const [row, col] = [Math.floor(place / inputs), place % inputs];
        stacked[stackedPlace(output, row) * inputs + stackedPlace(input, col)] = place;
      });
    }
    close(
      flat(result.derivative),
      stacked.map((place) => exact[place] as number),
      1e-8,
      `${what}, derivative`,
    );
    if (result.product === undefined) continue;
    const v = flat(direction);
    const product = flat(data.value).map((_, row) =>
      v.reduce((sum, entry, col) => sum + entry * (exact[row * inputs + col] as number), 0),
    );
    close(flat(result.product), product, 1e-8, `${what}, product`);
  }
}

test(`NumPy programs for ${expressions.length} expressions`, needs('numpy'), () => run('numpy', 1e-6));
test(`PyTorch programs for ${expressions.length} expressions, judged by autograd`, needs('torch'), () =>
  // Some of PyTorch's constants, as the 1/6 of hardsigmoid, are in single precision.
  run('pytorch', 1e-8),
);
test('JAX programs call what JAX has', needs('numpy'), () => run('jax', 1e-6));
