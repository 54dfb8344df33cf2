// /check where the right answer is one of several: declared structures, the sets at kinks, conditions, numbers that are nearly the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer } from '../../src/answer/check/check.js';
import type { CheckAnswer } from '../../src/answer/check/told.js';
import { derive } from '../../src/answer/derive.js';
import { fitting } from '../../src/answer/fitting.js';
import { shownDerivative } from '../../src/answer/shown.js';
import { structured } from '../../src/answer/structured.js';
import { print } from '../../src/formula/print.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { identities } from '../identities/identities.js';

type Verdict = CheckAnswer['data']['verdict'];
interface More {
  readonly wrt?: string;
  readonly where?: string;
  readonly at?: unknown;
}
/** A question, somebody's answer, what a mathematician says of it, and what has to be named. */
type Row = readonly [expression: string, answer: string, more: More, verdict: Verdict, names?: RegExp];

const D = { wrt: 'D', where: 'D: diagonal' };
const L = { wrt: 'L', where: 'L: lower' };
const U = { wrt: 'U', where: 'U: upper' };
const S = { wrt: 'S', where: 'S: symmetric' };
const Q = { wrt: 'Q', where: 'Q: orthogonal' };
const P = { wrt: 'P', where: 'P: psd' };

const structures: readonly Row[] = [
  ["x'*D*x", 'diag(x.^2)', D, 'true', /diagonal/],
  ["x'*D*x", "x*x'", D, 'true', /all entries/],
  ["x'*D*x", 'x.^2', D, 'true', /diagonal/],
  ["x'*D*x", "2*x*x'", D, 'false', /2 times/],
  ["x'*D*x", '2*diag(x.^2)', D, 'false', /2 times/],
  ["x'*D*x", 'diag(x)', D, 'false'],
  ['tr(A*D)', "A'", D, 'true', /all entries/],
  ['tr(A*D)', 'diag(diag(A))', D, 'true', /diagonal/],
  ['tr(A*D)', 'diag(A)', D, 'true', /diagonal/],
  ['tr(A*D)', 'diag(A).^2', D, 'false'],
  ['D*x', 'diag(x)', D, 'true', /diagonal/],
  ['logdet(L)', "inv(L)'", L, 'true', /all entries/],
  ['logdet(L)', 'diag(1 ./ diag(L))', L, 'true', /triang/],
  ['logdet(L)', 'diag(diag(L))', L, 'false'],
  ['logdet(L)', '1 ./ diag(L)', L, 'false'],
  ["tr(A'*U)", 'A', U, 'true', /all entries/],
  ["tr(A'*U)", "tril(n)' .* A", U, 'true', /triang/],
  ["tr(A'*U)", 'tril(n) .* A', U, 'conditional', /A is diagonal/],
  ["a'*S*b", "a*b'", S, 'true', /all entries/],
  ["a'*S*b", "(a*b' + b*a')/2", S, 'true', /symmetric/],
  ["a'*S*b", "a*b' + b*a' - diag(a .* b)", S, 'true', /free entries/],
  ["a'*S*b", "a*b' + b*a'", S, 'false'],
  ["a'*S*b", "a*b' - b*a'", S, 'false'],
  ['logdet(P)', 'inv(P)', P, 'true'],
  ['logdet(P)', '2*inv(P) - eye(n) .* inv(P)', P, 'true', /free entries/],
  ["tr(A'*Q)", 'A', Q, 'true', /all entries/],
  ["tr(A'*Q)", "(A - Q*A'*Q)/2", Q, 'true', /orthogonal/],
  ["tr(A'*Q)", "A - Q*A'*Q", Q, 'true', /orthogonal/],
  ["tr(A'*Q)", "A + Q*A'*Q", Q, 'false'],
  // The structure of another variable than the one that is moved.
  ["x'*S*x", '2*S*x', { wrt: 'x', where: 'S: symmetric' }, 'true'],
  ['norm(Q*x)^2', '2*x', { wrt: 'x', where: 'Q: orthogonal' }, 'true'],
  ["x'*D*x", '2*diag(D) .* x', { wrt: 'x', where: 'D: diagonal' }, 'true'],
  ["x'*L*x", '2*L*x', { wrt: 'x', where: 'L: lower' }, 'conditional', /diagonal|symmetric/],
  ["x'*P*x", 'P*x', { wrt: 'x', where: 'P: psd' }, 'false', /1\/2 times/],
];

const x0 = { wrt: 'x', at: { x: 0 } };
const at = (x: unknown, wrt = 'x'): More => ({ wrt, at: { x } });
const sets: readonly Row[] = [
  ['relu(x)', '1', x0, 'true', /\[0, 1\].*0/],
  ['relu(x)', '0', x0, 'true'],
  ['relu(x)', '0.5', x0, 'true', /\[0, 1\]/],
  ['relu(x)', '1.5', x0, 'false', /\[0, 1\]/],
  ['relu(x)', '-0.1', x0, 'false', /\[0, 1\]/],
  ['abs(x)', '0.5', x0, 'true', /\[-1, 1\]/],
  ['abs(x)', '-1', x0, 'true', /\[-1, 1\]/],
  ['abs(x)', '2', x0, 'false', /\[-1, 1\]/],
  ['max(x)', '[0.5, 0.5]', at([1, 1]), 'true', /convex hull/],
  ['max(x)', '[1, 0]', at([1, 1]), 'true'],
  ['max(x)', '[0.2, 0.3, 0.5]', at([2, 2, 2]), 'true'],
  ['max(x)', '[0.33, 0.33, 0.33]', at([2, 2, 2]), 'true'],
  ['max(x)', '[1, 1]', at([1, 1]), 'false'],
  ['max(x)', '[0, 0.5, 0.5]', at([3, 2, 2]), 'false'],
  ['max(x, y)', '0.25', { wrt: 'x', at: { x: 1, y: 1 } }, 'true', /\[0, 1\]/],
  ['max(x, y)', '-1', { wrt: 'x', at: { x: 1, y: 1 } }, 'false'],
  ['relu(x)', '[[0.5, 0], [0, 1]]', at([0, 3]), 'true'],
  ['relu(x)', '[[0.5, 0], [0, 0.5]]', at([0, 3]), 'false'],
  ['norm1(x)', '[0.5, 1, -1]', at([0, 3, -2]), 'true'],
  ['norm1(x)', '[0.5, 0.5, -1]', at([0, 3, -2]), 'false'],
  ['norm(x)', '[0.6, 0.8]', at([0, 0]), 'true'],
  ['norm(x)', '[0.3, -0.4]', at([0, 0]), 'true'],
  ['norm(x)', '[1, 1]', at([0, 0]), 'false'],
  ['norm(x) + norm1(x)', '[1.7, 1.7]', at([0, 0]), 'true'],
  ['norm(x) + norm1(x)', '[1.9, 1.9]', at([0, 0]), 'false'],
  [
    'norm_nuc(X)',
    '[[0.5, 0.2], [0.1, -0.3]]',
    {
      wrt: 'X',
      at: {
        X: [
          [0, 0],
          [0, 0],
        ],
      },
    },
    'true',
  ],
  [
    'norm_nuc(X)',
    '[[1.00, 0.20], [0.10, -1.00]]',
    {
      wrt: 'X',
      at: {
        X: [
          [0, 0],
          [0, 0],
        ],
      },
    },
    'false',
  ],
  [
    'norm(A*x)',
    '[1.2, 0.8]',
    {
      wrt: 'x',
      at: {
        x: [0, 0],
        A: [
          [2, 0],
          [0, 1],
        ],
      },
    },
    'true',
  ],
  [
    'norm(A*x)',
    '[1.30, 0.80]',
    {
      wrt: 'x',
      at: {
        x: [0, 0],
        A: [
          [2, 0],
          [0, 1],
        ],
      },
    },
    'false',
  ],
  ['max(x) + norm1(x)', '[0.5, 0.5, -1]', at([0, 0, -1]), 'true'],
  ['max(x) + norm1(x)', '[0.5, 0.5, 0]', at([0, 0, -1]), 'false'],
  [
    'relu(W*x)',
    '[[0.5, 0.5], [0.25, -0.25]]',
    {
      wrt: 'x',
      at: {
        x: [0, 0],
        W: [
          [1, 1],
          [1, -1],
        ],
      },
    },
    'true',
  ],
  [
    'relu(W*x)',
    '[[0.5, 0.5], [0.25, 0.25]]',
    {
      wrt: 'x',
      at: {
        x: [0, 0],
        W: [
          [1, 1],
          [1, -1],
        ],
      },
    },
    'false',
  ],
  // Smooth after all: relu(x) - relu(-x) = x.
  ['relu(x) - relu(-x)', '1', x0, 'true'],
  ['relu(x) - relu(-x)', '0', x0, 'false'],
  ['relu(x)', 'diag(x > 0)', { wrt: 'x' }, 'true'],
  ['relu(x)', 'diag(x >= 0)', { wrt: 'x' }, 'true'],
  ['abs(x)', 'diag(x ./ abs(x))', { wrt: 'x' }, 'conditional', /kink/],
  ['max(x)', 'step(x - max(x) + 0*x)', { wrt: 'x' }, 'false'],
  ['max(x)', '1 - step(max(x) - x)', { wrt: 'x' }, 'conditional', /2 entries are greatest/],
  ['min(x)', '1 - step(x - min(x))', { wrt: 'x' }, 'conditional', /least|smallest/],
  // At 0 the logarithm has no value, and so no kink.
  ['log(abs(x))', '1/x', { wrt: 'x', where: 'x: scalar' }, 'true'],
];

const X = { wrt: 'X' };
const conditions: readonly Row[] = [
  ['tr(inv(X)*A)', "-inv(X)*A'*inv(X)", { wrt: 'X' }, 'conditional', /(A or X|X or A)|X is symmetric.*A is symmetric/],
  ['tr(inv(X)*A)', "-(inv(X)*A*inv(X))'", { wrt: 'X' }, 'true'],
  ['tr(X*A*X)', '2*A*X', X, 'false'],
  ["x'*A*y", "y'*A*x", { wrt: 'x' }, 'false'],
  ["tr(X'*A*X*B)", '2*A*X*B', X, 'conditional', /A and B/],
  ["x'*A*x", "2*A'*x", { wrt: 'x' }, 'conditional', /A is symmetric/],
  ['det(X)', "inv(X)'*exp(logdet(X))", X, 'conditional', /has a value/],
  ['sum(x.^3)', '3*sqrt(x).^4', { wrt: 'x' }, 'conditional', /has a value/],
  ['sum(x.^3)', '2*sqrt(x).^4', { wrt: 'x' }, 'false'],
  ['max(x, -10)', 'eye(n)', { wrt: 'x' }, 'conditional', /-10|−10|10/],
  ['relu(x)', 'eye(n)', { wrt: 'x' }, 'conditional', /positive|x > 0/],
  ['relu(x)', '1', { wrt: 'x' }, 'conditional', /if x is positive/],
  ['abs(x)', '-1', { wrt: 'x' }, 'conditional', /at most 0/],
  [
    'clip(x, -1, 1)',
    '1',
    { wrt: 'x' },
    'conditional',
    /only {2}if every entry of x is at least −1 and every entry of x is at most 1\./,
  ],
  ['x.^2', '2', { wrt: 'x' }, 'false'],
  ['elu(x)', 'exp(x)', { wrt: 'x' }, 'conditional', /at most 0/],
  ['elu(x)', 'exp(x)', { wrt: 'x', where: 'x: scalar' }, 'conditional', /at most 0/],
  ['sqrt((x - 1)^2)', '1', { wrt: 'x', where: 'x: scalar' }, 'conditional', /at least 1/],
  ['sqrt((x - 1)^2)', '-1', { wrt: 'x', where: 'x: scalar' }, 'conditional', /at most 1/],
  ['relu(x)', '0*eye(n)', { wrt: 'x' }, 'conditional', /at most 0/],
  ['leaky_relu(x, 0.1)', '0.1*eye(n)', { wrt: 'x' }, 'conditional', /at most 0/],
  ['clip(x, -1, 1)', 'eye(n)', { wrt: 'x' }, 'conditional'],
  ['max(x, -10)', '2*eye(n)', { wrt: 'x' }, 'false'],
  [
    'layernorm(x)',
    "(eye(n) - ones(n)*ones(n)'/n - z*z'/n)/sqrt(var(x)) where z = (x - mean(x))/sqrt(var(x))",
    { wrt: 'x' },
    'conditional',
    /ε = 0|eps = 0/,
  ],
  ["sqrt(x'*x + 0.000001)", 'x/norm(x)', { wrt: 'x' }, 'conditional', /0\.000001|1e-6|= 0/],
  ["sqrt(x'*x + 0.000001)", 'x/sqrt(norm(x)^2 + 0.000001)', { wrt: 'x' }, 'true'],
  ['norm(x)', 'x/(norm(x) + 1e-8)', { wrt: 'x' }, 'false'],
  ['norm(x)', 'x/sqrt(norm(x)^2 + 1e-12)', { wrt: 'x' }, 'false'],
];

const nearly: readonly Row[] = [
  ['exp(x)', 'diag(exp(x) + 1e-8)', { wrt: 'x' }, 'false'],
  ['exp(x)', 'diag(exp(x))', { wrt: 'x' }, 'true'],
  ['sum(abs(x))', 'tanh(1000000*x)', { wrt: 'x' }, 'false'],
  ['relu(x)', 'diag((tanh(1000*x) + 1)/2)', { wrt: 'x' }, 'false'],
  ['sum(x)', 'ones(n) + 0.0001*sin(1000000*x)', { wrt: 'x' }, 'false'],
  [
    'gelu_tanh(x)',
    'diag(0.5*(1 + t) + 0.5*x .* (1 - t.^2)*0.7978845608 .* (1 + 0.134145*x.^2)) where t = tanh(0.7978845608*(x + 0.044715*x.^3))',
    { wrt: 'x' },
    'true',
  ],
  ['relu(x)', 'diag(x > 0.01)', { wrt: 'x' }, 'false'],
  ['relu(x)', 'diag(x > 0.000001)', { wrt: 'x' }, 'false'],
  ['relu(x)', 'diag(x > -0.001)', { wrt: 'x' }, 'conditional', /positive/],
  ['sum(x.^2)', '2*x + relu(x - 20)', { wrt: 'x' }, 'false'],
  ['sum(x.^2)', '2.0000001*x', { wrt: 'x' }, 'false'],
  ['sum(x.^3)', '3*x.^2 + 0.0000001*x', { wrt: 'x' }, 'false'],
  ['sum(tanh(x))', '1 - tanh(x).^2', { wrt: 'x' }, 'true'],
  ['sum(tanh(x))', '1 ./ cosh(x).^2', { wrt: 'x' }, 'true'],
  ['sum(1 - cos(x))', 'sin(x)', { wrt: 'x' }, 'true'],
  ['sum(log(1 + exp(x)))', 'exp(x) ./ (1 + exp(x))', { wrt: 'x' }, 'true'],
  ['sum(log(1 + exp(x)))', '1 ./ (1 + exp(-x))', { wrt: 'x' }, 'true'],
  ['sum(gelu(x))', 'Phi(x) + x .* phi(x)', { wrt: 'x' }, 'true'],
  ['logdet(X)', "inv(X)'", X, 'true'],
  ['logdet(X)', "inv(X)' + 0.00000001*X", X, 'false'],
  ['relu(a)*x', 'a*eye(n) .* (a > 0.01)', { wrt: 'x', where: 'a: scalar, x: n' }, 'false'],
];

const pairs: readonly Row[] = [
  [
    'norm(A*x - b)^2',
    'A*(A*x - b)',
    { wrt: 'x' },
    'false',
    /transposed.*1\/2|1\/2.*transposed|2 .*transposed|transposed.*2/,
  ],
  ['norm(A*x - b)^2', '-A*(A*x - b)', { wrt: 'x' }, 'false', /transposed/],
  [
    'norm(A*x - b)^2',
    "2*A'*(A'*x + b)",
    { wrt: 'x' },
    'false',
    /must not be transposed.*sign|sign.*must not be transposed/,
  ],
  ['relu(W*x + b)', '2*W*diag(step(W*x + b))', { wrt: 'x' }, 'false', /order/],
  ['tr(inv(X)*A)', 'inv(X)*A*inv(X)', X, 'false', /sign/],
  ['sum(sigmoid(x))', '-sigmoid(x).*(1 + sigmoid(x))', { wrt: 'x' }, 'false', /sign/],
  ["x'*A*x", '(A - A)*x', { wrt: 'x' }, 'false', /transposed.*sign|sign.*transposed/],
  ['sum(log(x))', '-x', { wrt: 'x' }, 'false'],
];

const said = ([expression, answer, more]: Row): { verdict: Verdict; words: string; data: CheckAnswer['data'] } => {
  const { verdict, why, data } = checkAnswer({ expression, answer, ...more });
  const words = [
    ...verdict.map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : part.code)),
    ...why,
  ].join(' ');
  return { verdict: data.verdict, words, data };
};

test('an answer with a root of a matrix is refused in words, not called false', () => {
  const problem = fitting(() => checkAnswer({ expression: 'norm_nuc(X)', answer: "X*inv(X'*X)^(1/2)", wrt: 'X' }));
  assert(problem instanceof Unanswerable);
  assert.equal(problem.code, 'matrix-power');
});

for (const [name, rows] of Object.entries({ structures, sets, conditions, nearly, pairs }))
  test(`a mathematician's verdicts: ${name}`, () => {
    for (const row of rows) {
      const [expression, answer, more, verdict, names] = row;
      const found = said(row);
      const place = `${expression} | ${answer} | ${JSON.stringify(more)}: ${found.words}`;
      assert.equal(found.verdict, verdict, place);
      if (names) assert.match(found.words, names, place);
    }
  });

/** Functions of one number of two pieces, the number where they meet, and whether the value jumps there. */
const PIECES: readonly (readonly [expression: string, f: (x: number) => number, bound: number, jumps?: true])[] = [
  ['max(0, x)', (x) => Math.max(0, x), 0],
  ['max(x, 0)', (x) => Math.max(0, x), 0],
  ['min(0, x)', (x) => Math.min(0, x), 0],
  ['max(0, 1 - x)', (x) => Math.max(0, 1 - x), 1],
  ['max(2, x)', (x) => Math.max(2, x), 2],
  ['min(x, 2)', (x) => Math.min(x, 2), 2],
  ['abs(3 - x)', (x) => Math.abs(3 - x), 3],
  ['abs(x + 2)', (x) => Math.abs(x + 2), -2],
  ['max(0, -x)', (x) => Math.max(0, -x), 0],
  ['threshold(x, 1, 5)', (x) => (x > 1 ? x : 5), 1, true],
  ['where(x < 1, 4, 3*x)', (x) => (x < 1 ? 4 : 3 * x), 1, true],
];

test('the piece on which an answer is said to be right is the one on which it is, and the example lies on the other', () => {
  for (const [expression, f, bound, jumps] of PIECES) {
    const slope = (x: number): number => Math.round((f(x + 1e-6) - f(x - 1e-6)) / 2e-6);
    for (const side of [1, -1]) {
      const answer = String(slope(bound + side));
      const { verdict, words, data } = said([expression, answer, { wrt: 'x', where: 'x: scalar' }, 'conditional']);
      const place = `${expression} | ${answer}: ${words}`;
      assert.equal(verdict, 'conditional', place);
      const told = /x is (positive|(at least|at most|greater than|less than) (\S+))/.exec(words.replaceAll('−', '-'));
      assert(told, place);
      assert.equal(Number(told[3] ?? 0), bound, place);
      assert.equal(/positive|least|greater/.test(told[1]!), side > 0, place);
      if (jumps) assert.match(told[1]!, /than/, place);
      const example = data.counterexample?.at['x'] as number;
      assert((example - bound) * side < 0, `${place}: the example is ${example}`);
      assert.equal(data.counterexample?.derivative, slope(example), place);
    }
  }
});

const FUNCTIONS = [
  "a'*M*b",
  'tr(A*M)',
  "tr(M'*A*M)",
  'norm(M - A)^2',
  'norm(M*a - b)^2',
  'logdet(M)',
  'sum(tanh(M*a))',
];
const TAGS = ['diagonal', 'lower', 'upper', 'orthogonal', 'symmetric', 'spd'];

test('of every declared structure the gradients that are shown are right answers, twice them are not', () => {
  let judged = 0;
  for (const tag of TAGS) {
    for (const expression of FUNCTIONS) {
      // A logarithm of det M has no value for half of them, and MᵀAM has the trace of A for all.
      if (tag === 'orthogonal' && ['logdet(M)', "tr(M'*A*M)"].includes(expression)) continue;
      const question = { expression, wrt: 'M', where: `M: n x n ${tag}; a: n; b: n; A: n x n` };
      const derivation = derive({ ...question, where: usedOf(question.where, expression) });
      const all = structured(shownDerivative(derivation, 'numerator')).map(({ formula }) => print(formula));
      for (const answer of [print(derivation.shown), ...all]) {
        const asked = { expression, wrt: 'M', where: usedOf(question.where, expression) };
        assert.equal(checkAnswer({ ...asked, answer }).data.verdict, 'true', `${expression}, ${tag}: ${answer}`);
        const twice = checkAnswer({ ...asked, answer: `2*(${answer})` }).data;
        // Twice the gradient along orthogonal matrices is the one in their canonical metric.
        const isOther = twice.reason === 'canonical-metric';
        assert(isOther || twice.verdict !== 'true', `${expression}, ${tag}: 2*(${answer}): ${twice.reason}`);
        judged++;
      }
    }
  }
  assert(judged > 80, `${judged} answers`);
});

/** The declarations of the variables that a formula has. */
const usedOf = (where: string, expression: string): string =>
  where
    .split('; ')
    .filter((declaration) => new RegExp(`\\b${declaration[0]}\\b`).test(expression))
    .join('; ');

test('an answer that is off in its seventh digit is never true', () => {
  for (const { expression, wrt, where } of identities) {
    const answer = `1.0000001*(${print(derive({ expression, wrt, where }).shown)})`;
    const found = fitting(() => checkAnswer({ expression, wrt, where, answer }).data.verdict);
    if (!(found instanceof Unanswerable)) assert.equal(found, 'false', `${expression} by ${wrt}: ${answer}`);
  }
});
