// What is known of points without a derivative: the possible derivatives, the one reported, and what frameworks have there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { wordsFor } from '../../src/answer/problem-words.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';

const JUMPS = 'no derivative: the value jumps';
const BALL = 'unit ball, all G with ‖G‖ ≤ 1';
const HULL = 'convex hull of their unit vectors';
const SIGNED = 'all sign(x) .* G with G in the convex hull of the unit vectors of those that tie';

/**
 * A formula, the point, the set, the derivative there, and what PyTorch 2.13 and 2.14, TensorFlow and JAX report, as
 * measured; a word for each where PyTorch's versions agree, and - where it was not measured.
 */
const FACTS: readonly (readonly [string, unknown, string, number, string])[] = [
  ['relu(x)', 0, '[0, 1]', 0, '0 0 0'],
  ['max(x, 0)', 0, '[0, 1]', 0, '0.5 1 0.5'],
  ['max(0, x)', 0, '[0, 1]', 0, '0.5 0 0.5'],
  ['np.maximum(x, 0)', 0, '[0, 1]', 0, '0.5 1 0.5'],
  ['min(x, 0)', 0, '[0, 1]', 0, '0.5 1 0.5'],
  ['min(0, x)', 0, '[0, 1]', 0, '0.5 0 0.5'],
  ['fmax(x, 0)', 0, '[0, 1]', 0, '1 0.5 - 0'],
  ['torch.clamp(x, min=0)', 0, '[0, 1]', 0, '1 0 1 0.5'],
  ['clamp(x, -1, 1)', 1, '[0, 1]', 0, '1 0 1 0.5'],
  ['clip(x, -1, 1)', -1, '[0, 1]', 0, '1 0 1 0.5'],
  ['where(x > 0, x, 0)', 0, '[0, 1]', 0, '0 0 0'],
  ['where(x >= 0, x, 0)', 0, '[0, 1]', 0, '1 1 1'],
  ['x*(x > 0)', 0, '[0, 1]', 0, '0 0 0'],
  ['x*step(x)', 0, '[0, 1]', 0, '0 0 0'],
  ['(x + abs(x))/2', 0, '[0, 1]', 0, '0.5 0.5 1'],
  ['relu6(x)', 0, '[0, 1]', 0, '0 0 0'],
  ['relu6(x)', 6, '[0, 1]', 0, '0 0 0'],
  ['leaky_relu(x)', 0, '[0.01, 1]', 0.01, '0.01 0.01 1'],
  ['prelu(x, 0.25)', 0, '[0.25, 1]', 0.25, '0.25 - -'],
  ['rrelu(x)', 0, '[0.229167, 1]', 11 / 48, '0.229167 - -'],
  ['elu(x, 2)', 0, '[1, 2]', 1, '2 2 2'],
  ['selu(x)', 0, '[1.0507, 1.7581]', 1.0507009873554805, '1.7581 1.0507 1.7581'],
  ['hardtanh(x)', 1, '[0, 1]', 0, '0 1 1'],
  ['hardsigmoid(x)', 3, '[0, 0.166667]', 0, '0 0 0'],
  ['hardswish(x)', -3, '[-0.5, 0]', 0, '0 0 0'],
  ['hardswish(x)', 3, '[1, 1.5]', 1, '1 1 1'],
  ['hardshrink(x)', 0.5, JUMPS, 0, '0 0 -'],
  ['softshrink(x)', 0.5, '[0, 1]', 0, '0 0 -'],
  ['threshold(x, 1, 0)', 1, JUMPS, 0, '0 0 -'],
  ['abs(x)', 0, '[-1, 1]', 0, '0 0 1'],
  ['sign(x)', 0, JUMPS, 0, '0 0 0'],
  ['jnp.heaviside(x, 0.5)', 0, JUMPS, 0, '- - - 0'],
  ['floor(x)', 1, JUMPS, 0, '0 - 0'],
  ['round(x)', 0.5, JUMPS, 0, '0 - 0'],
  ['trunc(x)', 1, JUMPS, 0, '0 - 0'],
  ['frac(x)', 1, JUMPS, 1, '1 1 1'],
  ['sqrt(x)', 0, 'no finite derivative: none from below, +∞ from above', Number.NaN, 'inf inf inf'],
  ['asin(x)', 1, 'no finite derivative: +∞ from below, none from above', Number.NaN, 'inf inf inf'],
  ['acos(x)', 1, 'no finite derivative: −∞ from below, none from above', Number.NaN, '-inf -inf -inf'],
  ['acosh(x)', 1, 'no finite derivative: none from below, +∞ from above', Number.NaN, 'inf inf inf'],
  ['sqrt(x^2)', 0, '[-1, 1]', 0, 'nan nan nan'],
  ['where(x > 0, sqrt(x), 0)', 0, 'no finite derivative: none from below, +∞ from above', Number.NaN, 'nan - nan'],
  ['x^(1/3)', 0, 'no finite derivative: none from below, +∞ from above', Number.NaN, 'inf inf inf'],
  ['hypot(x, 0)', 0, '[-1, 1]', 0, 'nan - 0.5'],
  ['norm(x)', [0, 0], BALL, 0, '0 nan nan'],
  ['sqrt(sum(x.^2))', [0, 0], BALL, 0, 'nan nan nan'],
  ['norm1(x)', [0, 1], '[-1, 1]', 0, '0 0 1'],
  ['normInf(x)', [1, -1, 0.5], SIGNED, Number.NaN, '(0.5,-0.5,0) (0.5,-0.5,0) (0.5,-0.5,0)'],
  ['normInf(x)', [0, 0], '[-1, 1]', 0, '0 0 0.25'],
  [
    'normF(X)',
    {
      X: [
        [0, 0],
        [0, 0],
      ],
    },
    BALL,
    0,
    '0 nan nan',
  ],
  [
    'norm_nuc(X)',
    {
      X: [
        [0, 0],
        [0, 0],
      ],
    },
    'U Vᵀ + W with ‖W‖₂ ≤ 1, UᵀW = 0, W V = 0',
    0,
    '(1,0,0,1) - (1,0,0,1)',
  ],
  [
    'norm_spectral(X)',
    {
      X: [
        [1, 0],
        [0, 1],
      ],
    },
    'convex hull of all u vᵀ with σ(u, v) greatest',
    0.5,
    '(0.5,0,0,0.5) - (0.5,0,0,0.5)',
  ],
  ['max(x)', [1, 1, 0], HULL, 0.5, '(0.5,0.5,0) (0.5,0.5,0) (0.5,0.5,0)'],
  ['amax(x)', [2, 2, 2], HULL, 1 / 3, '0.333333 0.333333 0.333333'],
  ['l1_loss(x, y)', { x: [0], y: [0] }, '[-1, 1]', 0, '0 0 1'],
  ['hinge(x, y)', { x: [1], y: [1] }, '[-1, 0]', 0, '-0.5 -1 -0.5'],
  ['relu(1 - x)', 1, '[-1, 0]', 0, '0 0 0'],
  ['std(x)', [1, 1], 'all (G - sum(G)*ones(2)/2)/sqrt(2) with ‖G‖ ≤ 1', 0, '0 nan nan'],
  ['norm_p(x, 3)', [0, 0], 'unit ball of the dual norm, all G with ‖G‖_1.5 ≤ 1', 0, '0 nan nan'],
  ['mod(x, 1)', 1, JUMPS, 1, '1 1 1'],
  ['np.remainder(x, 1)', 1, JUMPS, 1, '1 1 1'],
  ['0^x', 0, JUMPS, 0, '0 0 0'],
  ['atan2(x, 0)', 0, JUMPS, 0, '0 nan nan'],
  ['xlogy(x, x)', 0, 'no finite derivative: none from below, −∞ from above', Number.NaN, 'nan 0 nan'],
  ['torch.median(x)', [2, 2, 2], 'convex hull of their unit vectors', 1 / 3, '0.333333 - -'],
  ['jnp.median(x)', [2, 2, 2], 'convex hull of their unit vectors', 1 / 3, '- - - (0,1,0)'],
  ['torch.topk(x, 1)', [1, 1], 'convex hull of the ways to pick them', 0.5, '(1,0) (1,0) (1,0)'],
  ['cummax(x)', [1, 1], HULL, 0.5, '(0,1) - 0.5'],
  [
    'eigmin(S)',
    {
      S: [
        [1, 0],
        [0, 1],
      ],
    },
    'convex hull of all u uᵀ with S u = λ₁ u, ‖u‖ = 1',
    Number.NaN,
    '(1,0,0,0) (1,0,0,0) (1,0,0,0)',
  ],
];

/** As one word for each of the four columns, or three where PyTorch's two agree. */
function reported(frameworks: Readonly<Record<string, string>> = {}): string {
  const of = (name: string): string => (frameworks[name] ?? '-').replace(/ /g, '');
  const both = frameworks['PyTorch 2.13 and 2.14'];
  const pytorch = both === undefined ? [of('PyTorch 2.13'), of('PyTorch 2.14')] : [both.replace(/ /g, '')];
  return [...pytorch, of('TensorFlow 2.21 with Keras 3.15'), of('JAX 0.10')].join(' ');
}

for (const [expression, point, set, least, frameworks] of FACTS) {
  test(`${expression} at ${JSON.stringify(point)}`, () => {
    const { kinks, numbers, verification } = derive({ expression, at: point });
    const [kink] = kinks;
    assert(kink, 'no kink is told');
    assert.equal(kink.set, set);
    assert.equal(kink.reported, least);
    assert.equal(reported(kink.frameworks), frameworks);
    assert(verification.ok, verification.failed);
    assert.equal(/jump/.test(verification.method), set === JUMPS, 'where the value jumps it is checked beside');
    assert(!numbers?.jacobian || numbers.jacobian.data.every(Number.isFinite));
  });
}

/** Smooth points that look like kinks, with the derivative; the frameworks that have it wrong are named. */
const SMOOTH: readonly (readonly [string, unknown, readonly number[], string])[] = [
  ['relu(x) - relu(-x)', 0, [1], '0 0 0'],
  ['celu(x, 2)', 0, [1], '1 2 1'],
  ['elu(x)', 0, [1], '1 1 1'],
  ['max(x, x)', 0, [1], '1 1 1'],
  ['sparse_plus(x)', 1, [1], ''],
  ['gelu(x) + silu(x) + mish(x)', 0, [1.6], ''],
  ['softsign(x)', 0, [1], ''],
  ['huber(x, 0)', [1], [1], '1 1 1'],
  ['prod(x)', [0, 2, 3], [6, 0, 0], ''],
  ['prod(x)', [0, 0, 3], [0, 0, 0], ''],
  [
    'det(X)',
    {
      X: [
        [1, 2],
        [2, 4],
      ],
    },
    [4, -2, -2, 1],
    '0 - right',
  ],
  ['x^0', 0, [0], 'right NaN right'],
  ['x*sqrt(x)', 0, [0], ''],
];

for (const [expression, point, jacobian, others] of SMOOTH) {
  test(`${expression} at ${JSON.stringify(point)} is smooth`, () => {
    const { kinks, numbers, verification } = derive({ expression, at: point });
    assert(verification.ok);
    assert.deepEqual(kinks, []);
    const found = numbers?.jacobian?.data ?? new Float64Array();
    assert.equal(found.length, jacobian.length);
    found.forEach((entry, i) => {
      assert(Math.abs(entry - (jacobian[i] as number)) < 1e-9, `${entry}`);
    });
    const isRight = (data: Float64Array): boolean => data.every((entry, i) => Math.abs(entry - found[i]!) < 1e-9);
    const told = (numbers?.frameworks ?? []).filter(({ framework }) => framework !== 'PyTorch 2.13');
    const words = told.map(({ jacobian: { data } }) => (isRight(data) ? 'right' : `${data[0]}`));
    const expected = others
      .split(' ')
      .filter((word) => word !== '' && word !== '-')
      .map((word) => (Number(word) === jacobian[0] ? 'right' : word));
    assert.deepEqual(words, expected);
  });
}

test('where the function has no value, what frameworks report is said', () => {
  for (const [expression, at, words] of [
    ['log(x)', 0, 'PyTorch, TensorFlow and JAX report ∞.'],
    ['rsqrt(x)', 0, 'PyTorch, TensorFlow and JAX report −∞.'],
    ['atanh(x)', 1, 'PyTorch, TensorFlow and JAX report ∞.'],
    ['x*log(x)', 0, 'PyTorch, TensorFlow and JAX report nan.'],
    ['F.normalize(x)', [0, 0], 'Where x is 0, PyTorch reports 1e12 on the diagonal, TensorFlow 1e6.'],
    [
      'cosine_similarity(x, y)',
      { x: [0, 0], y: [1, 1] },
      'Where a vector is 0, PyTorch reports numbers of the size of 1e8, JAX nan.',
    ],
  ] as const)
    assert.throws(
      () => derive({ expression, at, wrt: 'x' }),
      (problem) => problem instanceof Unanswerable && wordsFor(problem).message.endsWith(words),
      expression,
    );
});

test('where the function has no value the words say so', () => {
  for (const [expression, at] of [
    ['log(x)', 0],
    ['log(x)', -1],
    ['rsqrt(x)', 0],
    ['atanh(x)', 1],
    ['x*log(x)', 0],
    ["x'*y/(norm(x)*norm(y))", { x: [0, 0], y: [1, 1] }],
    [
      'logdet(X)',
      {
        X: [
          [1, 2],
          [2, 4],
        ],
      },
    ],
    [
      'logdet(X)',
      {
        X: [
          [0, 1],
          [1, 0],
        ],
      },
    ],
    [
      'inv(X)',
      {
        X: [
          [1, 2],
          [2, 4],
        ],
      },
    ],
  ] as const)
    assert.throws(
      () => derive({ expression, at, wrt: expression.includes('X') ? 'X' : 'x' }),
      (problem) => problem instanceof Unanswerable && problem.code === 'outside-domain',
      expression,
    );
});
