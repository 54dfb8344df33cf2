// The code that answers offer runs, and computes what the answer says: in NumPy, in real PyTorch with its autograd as
// the judge, and with JAX's names.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import type { Value } from '../../src/formula/values.js';
import type { Framework } from '../../src/math/framework.js';
import { activations } from '../../src/math/operations/activations.js';
import { generator } from '../../src/math/sample.js';
import { needs } from '../support/needs.js';
import { randomFormulas } from '../support/random-formula.js';

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
  // Names that programs have for things of their own.
  ['relu(W*h)', 'h', { W, h: x }],
  ['tanh(columns) .* place', 'columns', { columns: x, place: y }],
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
    'median(x)',
    'median_low(x)',
    'sort(x)',
    'topk(x, 2)',
    'cummax(x)',
    'mod(x, 0.6)',
    'fmod(x, 0.6)',
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
    'sparsemax(x)',
    'norm(x, 3)',
    'logmeanexp(x)',
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
    'glu(w, x)',
    'swiglu(w, x)',
    'geglu(w, x)',
    'cosine_similarity(w, x)',
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
    'eigmax(A)',
    'eigmin(A)',
    'normF(A - B)',
    'rowsum(A)',
    'colmean(A)',
    'layernorm(A)',
    'A*inv(B)',
    'batchnorm(A)',
    'rmsnorm(A)',
    'normalize(A)',
    'std(A, axis=0)',
    'var(A, axis=1)',
    'norm(A, axis=1)',
    'logsumexp(A, axis=0)',
    'solve(A, B)',
  ].map((e): [string, string, Record<string, Value>] => [e, 'A', e.includes('B') ? { A, B } : { A }]),
  ['z*tanh(x)', 'z', { z: 0.6, x }],
  ['x + z', 'z', { z: 0.6, x }],
  ['leaky_relu(x, s)', 's', { s: 0.1, x }],
];

const SHAPES: Readonly<Record<string, readonly number[]>> = {
  ...{ x: [3], y: [3], u: [4], w: [4], A: [4, 3], B: [3, 3], C: [3, 3], c: [], t: [] },
  r: [1, 3],
};
/** Literals, rows, numbers where tensors are wanted, functions of whole matrices. */
const MIXED: readonly (readonly [formula: string, wrt: string])[] = [
  ['[x, y]', 'x'],
  ['[x; u]', 'u'],
  ['[x, 2, c]', 'c'],
  ['[[x, y]]', 'x'],
  ['[[x, y]; [y, x]]', 'x'],
  ['[c, 0.5, t^2]', 'c'],
  ['[[c, 0.5]; [1, t]]', 'c'],
  ['[[1, 0.5]; [2, 0]]*c', 'c'],
  ["[B, x; y', 1]", 'x'],
  ["[B, x; y', c^2]", 'c'],
  ['[B, C]', 'B'],
  ['[A; B]', 'B'],
  ['[0.5, 1.5, 2] .* x', 'x'],
  ['[c, c^2, c^3]', 'c'],
  ['[sin(c), 0]', 'c'],
  ['[0, 0, c]', 'c'],
  ['max(c, pi)', 'c'],
  ['min(pi/2, x)', 'x'],
  ['max(x, 2)', 'x'],
  ['hypot(x, 3)', 'x'],
  ['atan2(2, x)', 'x'],
  ['prod(B)', 'B'],
  ['prod(x)', 'x'],
  ['prod(B)*B', 'B'],
  ['norm(r)', 'r'],
  ['norm(B)', 'B'],
  ['norm(B)*B', 'B'],
  ['r*B', 'r'],
  ['r*B*x', 'r'],
  ["r'*r", 'r'],
  ["r*r'", 'r'],
  ["B*r'", 'r'],
  ['sum(r.^2)*r', 'r'],
  ["r + x'", 'r'],
  ['softmax(r)', 'r'],
  ['r .* r', 'r'],
  ["[r; x']", 'r'],
  ["[r, x']", 'x'],
  ['tanh(r*B)', 'B'],
  ['mean(r)', 'r'],
  ['max(r)', 'r'],
  ['kron(c*x, y)', 'c'],
  ["c*kron(x, y')", 'c'],
  ['c*kron(B, x)', 'c'],
  ['kron(eye(3), B)*vec(C)', 'C'],
  ['kron(B, C)*vec(C)', 'C'],
  ['ones(1,3)*x', 'x'],
  ['ones(3,1) .* x', 'x'],
  ['zeros(3) + c', 'c'],
  ['diag(r)', 'r'],
  ['diag([c, t, 1])', 'c'],
  ['sum([c, t])', 'c'],
  ["x'*[1, 2, 3]", 'x'],
  ['[1,2,3]*c', 'c'],
  ['[[1,2];[3,4]]^2*c', 'c'],
  ['c*[1e30, 1e-9]', 'c'],
  ['where(c > 0, x, 1)', 'x'],
  ['where(x > c, x, 0)', 'x'],
  ['logsumexp(B)', 'B'],
  ['max(B)', 'B'],
  ['var(B)', 'B'],
  ['std(x)', 'x'],
  ['cumsum(B)', 'B'],
  ['cumsum(r)', 'r'],
  ['reshape(x, 1, 3)', 'x'],
  ['vec(r)', 'r'],
  ['normalize(r)', 'r'],
  ['layernorm(r)', 'r'],
  ['B^3', 'B'],
  ['det(B)^2', 'B'],
  ['tr(B^4)', 'B'],
  ["exp(-x'*x/2)", 'x'],
  ['leaky_relu(x, c)', 'c'],
  ['elu(x, t^2)', 'x'],
  ['x/norm(x)', 'x'],
  ['x[2]^2 + r[2]', 'x'],
  ['B[1,2]*B', 'B'],
  ['x - x', 'x'],
  ['pi*x', 'x'],
  ['sin(pi/3)*x', 'x'],
  ['c + pi', 'c'],
  ['log(2)*x', 'x'],
  ['x.^c', 'x'],
  ['2.^x', 'x'],
  ['c^2*eye(3)', 'c'],
  ['sum(eye(3)*c)', 'c'],
  ['rowsum(A)', 'A'],
  ['colsum(A)', 'A'],
  ['colmean(A)', 'A'],
  ['rowmean(A)*r', 'A'],
  ['outer(u, x)', 'u'],
  ["x*y'*x", 'x'],
  ['inv(B)*x', 'B'],
  ["(x'*B*y)*B", 'B'],
  ['relu(c)', 'c'],
  ['gelu(c)', 'c'],
  ['softplus(c)*x', 'c'],
  ['abs(c)', 'c'],
  ['sign(c)*x', 'x'],
  ['step(c)*x', 'x'],
  ['norm1(r)', 'r'],
  ['dot(x,y)*r', 'x'],
];

/** Matrices with sides of 1, which programs take with two dimensions, beside vectors, rows and numbers. */
const SIDES: Readonly<Record<string, readonly number[]>> = {
  ...{ x: [3], w: [4], A: [4, 3], B: [3, 3], c: [] },
  ...{ r: [1, 3], R: [1, 3], C: [3, 1], D: [3, 1], U: [1, 1], V: [1, 2], Q: [4, 1] },
};
const LINES: readonly (readonly [formula: string, wrt: string])[] = (
  [
    ["R*R'", 'R'],
    ["R'*R", 'R'],
    ["C'*C", 'C'],
    ["C*C'", 'C'],
    ["C'*D*C", 'C'],
    ["r*r'", 'r'],
    ["r'*r*x", 'r'],
    ['R*x', 'R'],
    ['R*x', 'x'],
    ['R*x*R', 'R'],
    ['x*R', 'R'],
    ['x*R', 'x'],
    ['C*r', 'C'],
    ['C*r', 'r'],
    ['C*R', 'C'],
    ['C*V', 'V'],
    ['R*B', 'R'],
    ['R*B*C', 'R'],
    ['R*B*C', 'B'],
    ["x'*C", 'C'],
    ["x'*C", 'x'],
    ["x'*C*V", 'C'],
    ['A*C', 'A'],
    ['A*C', 'C'],
    ["A*R'", 'R'],
    ['A*C + w', 'C'],
    ['A*C + w', 'w'],
    ["A*R' + w", 'w'],
    ['C + x', 'x'],
    ['C .* x', 'C'],
    ['C .* x', 'x'],
    ['x ./ C', 'C'],
    ['max(C, x)', 'C'],
    ['max(x, D)', 'x'],
    ['hypot(C, x)', 'x'],
    ["R + x'", 'R'],
    ['R .* r', 'r'],
    ["R + C'", 'C'],
    ['tanh(C)', 'C'],
    ['sum(C.^2)', 'C'],
    ['norm(C - D)^2', 'C'],
    ['norm(C - x)^2', 'C'],
    ['norm(R)*R', 'R'],
    ['mean(R)', 'R'],
    ['max(C)', 'C'],
    ['logsumexp(R)', 'R'],
    ['logsumexp(C)', 'C'],
    ['var(C)', 'C'],
    ['sample_std(R)', 'R'],
    ['prod(R)', 'R'],
    ['softmax(R)', 'R'],
    ['softmax(C)', 'C'],
    ["softmax(C')'", 'C'],
    ['softmax(vec(C))', 'C'],
    ['softmax(A*x)', 'A'],
    ['softmax(A*C)*V', 'V'],
    ['softmax(Q*R)', 'Q'],
    ["softmax(Q*C', axis=0)", 'C'],
    ['softmax(A*C, axis=0)', 'C'],
    ['log_softmax(R)', 'R'],
    ['layernorm(R)', 'R'],
    ['layernorm(C)', 'C'],
    ['rmsnorm(R)', 'R'],
    ['rmsnorm(C)', 'C'],
    ['normalize(R)', 'R'],
    ['cumsum(R)', 'R'],
    ['cumsum(C)', 'C'],
    ['cumsum(r)', 'r'],
    ['sum(C, axis=0)', 'C'],
    ['sum(C, axis=1)', 'C'],
    ['sum(R, axis=0)', 'R'],
    ['logsumexp(R, axis=1)', 'R'],
    ['rowsum(R)', 'R'],
    ['colsum(C)', 'C'],
    ['colmean(R)', 'R'],
    ['diag(C)', 'C'],
    ['diag(R)*B', 'R'],
    ['vec(R)', 'R'],
    ['flatten(C)', 'C'],
    ['reshape(C, 1, 3)', 'C'],
    ['kron(R, B)', 'R'],
    ['kron(C, x)', 'C'],
    ['kron(x, C)', 'x'],
    ['C[2]*x', 'C'],
    ['R[2]*C', 'R'],
    ['C[2, 1]', 'C'],
    ['[C; D]', 'C'],
    ['[C, x]', 'C'],
    ['[[C, D]]', 'C'],
    ['[R; R]', 'R'],
    ['U*x', 'U'],
    ['U*A', 'U'],
    ['C*U', 'C'],
    ['C*U', 'U'],
    ['U^2', 'U'],
    ['tr(U)', 'U'],
    ['det(U)', 'U'],
    ['inv(U)', 'U'],
    ['inv(U)*R', 'U'],
    ['U*R*C', 'U'],
    ['sin(U)', 'U'],
    ['c*C', 'c'],
    ['c*R + R', 'c'],
    ['c^2', 'c'],
    ['where(C > 0, x, C)', 'x'],
    ['where(C > 0, C, 2*C)', 'C'],
    ['exp(C*R)', 'C'],
    ['relu(Q*R + A)', 'Q'],
    ['tr(C*R)', 'C'],
    ['det(C*R + B)', 'R'],
    ['opnorm1(R)', 'R'],
    ['norm1(C)', 'C'],
    ['norm_nuc(C)', 'C'],
    ['norm2(R)', 'R'],
    ['pinv(C)', 'C'],
    ['mse(C, x)', 'x'],
    ['outer(x, C)', 'C'],
    ['cosine_similarity(C, D)', 'C'],
    ['solve(B, C)', 'C'],
    ['solve(B, x)', 'B'],
    ['leaky_relu(C)', 'C'],
    ['clip(R, -1, 1)', 'R'],
    ["(C'*D)*x", 'C'],
    ['(R*C)*B', 'R'],
    ["C'*x", 'x'],
    ['R*x + U', 'x'],
    ["exp(-C'*C/2)", 'C'],
  ] as const
).map(([formula, wrt]) => [formula, wrt]);

/** The formula with random values for its variables. */
function withValues(
  formula: string,
  wrt: string,
  random: () => number,
  shapes: Readonly<Record<string, readonly number[]>> = SHAPES,
): [string, string, Record<string, Value>] {
  const value = ([size, ...rest]: readonly number[]): unknown =>
    size === undefined ? 0.2 + 1.3 * random() : Array.from({ length: size }, () => value(rest));
  const names = Object.keys(shapes).filter(
    (name) => name === wrt || new RegExp(`(?<!\\w)${name}(?!\\w)`).test(formula),
  );
  const at = Object.fromEntries(names.map((name) => [name, value(shapes[name] ?? []) as Value]));
  return [formula, wrt, at];
}

/** Random formulas at points where they have a derivative. */
function randomCases(count: number): (readonly [string, string, Record<string, Value>])[] {
  const random = generator(12);
  return (
    [...randomFormulas(21, count, 3)]
      // The derivative of det is programmed with an inverse, which not every random matrix has.
      // Nor has NumPy an exponential of matrices: its program takes SciPy's.
      .filter(({ formula }) => !/\b(?:det|expm)\b/.test(formula))
      .map(({ formula, wrt }) => withValues(formula, wrt, random))
      .filter(([expression, wrt, at]) => {
        try {
          const { data } = jacobianAnswer({ expression, wrt, at }, 'numerator');
          return data.verified.ok && data.kinks.length === 0 && data.jacobian !== undefined;
        } catch (problem) {
          if (problem instanceof Unanswerable) return false;
          throw problem;
        }
      })
  );
}

const shapeOf = (value: unknown): number[] => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);
const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);
const stackedPlace = ([rows = 1, cols = 1]: readonly number[], place: number): number =>
  (place % cols) * rows + Math.floor(place / cols);

function close(a: readonly number[], b: readonly number[], tolerance: number, what: string, scale = 0): void {
  assert.equal(a.length, b.length, what);
  for (const [i, entry] of a.entries()) {
    const wanted = b[i] as number;
    const size = 1 + Math.max(scale, Math.abs(wanted));
    assert(Math.abs(entry - wanted) <= tolerance * size, `${what}: ${entry} and ${wanted}`);
  }
}

interface Result {
  readonly value: unknown;
  readonly derivative: unknown;
  readonly product?: unknown;
  readonly automatic: unknown;
  readonly error?: string;
}

type Case = readonly [string, string, Record<string, Value>];

/** Runs the programs of all cases in one process. Entries of random formulas are compared with the greatest of them. */
function run(framework: Framework, tolerance: number, given: readonly Case[], isRandom = false): void {
  const random = generator(3);
  const like = (value: unknown): unknown => (Array.isArray(value) ? value.map(like) : 2 * random() - 1);
  const cases = given.map(([expression, wrt, at]) => {
    const { data } = jacobianAnswer({ expression, wrt, at }, 'numerator');
    return { expression, wrt, at, data, code: data.code[framework], direction: like(at[wrt]) };
  });
  const python = spawnSync('/usr/bin/python3', [`${support}run-programs.py`, framework], {
    input: JSON.stringify(
      cases.map(({ code, at, wrt, direction }) => ({
        code,
        wrt,
        at,
        direction,
      })),
    ),
    env: { ...process.env, PYTHONPATH: `${support}jax-stand-in`, PYTHONDONTWRITEBYTECODE: '1' },
    maxBuffer: 1 << 26,
  });
  assert.equal(python.status, 0, String(python.stderr));
  const results = JSON.parse(String(python.stdout)) as Result[];
  for (const [i, { expression, wrt, at, data, code, direction }] of cases.entries()) {
    const result = results[i] as Result;
    const what = `${framework}: ${expression} by ${wrt}`;
    assert.equal(result.error, undefined, `${what}\n${code}`);
    const scale = isRandom ? Math.max(...flat(data.jacobian).map(Math.abs), ...flat(data.value).map(Math.abs)) : 0;
    close(flat(result.value), flat(data.value), 1e-9, `${what}, value`, scale);
    // Automatic differentiation judges the numbers and their order: shape output.shape + input.shape.
    close(flat(result.automatic), flat(data.jacobian), tolerance, `${what}, automatic`, scale);
    // A row of n entries is [1, n] here and has one dimension in these programs.
    const long = (sizes: readonly number[]): number[] => sizes.filter((size) => size !== 1);
    assert.deepEqual(long(shapeOf(data.jacobian)), long(shapeOf(result.automatic)), `${what}, shape`);
    const [output, input] = [shapeOf(data.value), shapeOf(at[wrt])];
    const exact = flat(data.jacobian);
    const inputs = flat(at[wrt]).length;
    const shaped = flat(data.value).length === 1 || inputs === 1;
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
      scale,
    );
    if (result.product === undefined) continue;
    const v = flat(direction);
    const product = flat(data.value).map((_, row) =>
      v.reduce((sum, entry, col) => sum + entry * (exact[row * inputs + col] as number), 0),
    );
    close(flat(result.product), product, 1e-8, `${what}, product`, scale);
  }
}

const mixed = MIXED.map(([formula, wrt]) => withValues(formula, wrt, generator(formula.length)));
const lines = LINES.map(([formula, wrt]) => withValues(formula, wrt, generator(formula.length), SIDES));
const all = [...expressions, ...mixed, ...lines];

test(`NumPy programs for ${all.length} expressions`, needs('numpy'), () => run('numpy', 1e-6, all));
test(`PyTorch programs for ${all.length} expressions, judged by autograd`, needs('torch'), () =>
  // Some of PyTorch's constants, as the 1/6 of hardsigmoid, are in single precision.
  run('pytorch', 1e-8, all),
);
test('JAX programs call what JAX has', needs('numpy'), () => run('jax', 1e-6, all));

test('NumPy programs for random formulas', needs('numpy'), () => run('numpy', 1e-6, randomCases(400), true));
test('PyTorch programs for random formulas', needs('torch'), () => run('pytorch', 1e-8, randomCases(400), true));
