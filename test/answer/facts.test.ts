// What is told of a derivative is so: ranks, extremes, zeros and limits against numbers computed here by themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineText } from '../../src/answer/blocks.js';
import { derive } from '../../src/answer/derive.js';
import type { Fact } from '../../src/answer/facts/fact.js';
import { fitted } from '../../src/answer/facts/fitted.js';
import { knownFact } from '../../src/answer/facts/known-fact.js';
import { seen } from '../../src/answer/facts/numbers-by-sight.js';
import { type Slope, slopeOf } from '../../src/answer/facts/slope.js';

const wordsOf = (fact: Fact, expression: string, of: 'function' | 'derivative' | 'hessian' = 'derivative'): string =>
  knownFact(fact, of, { expression, wrt: 'x' })?.words.map(inlineText).join('') ?? '';

type OfVector = (x: readonly number[]) => number[];
const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);
const softmax: OfVector = (x) => {
  const all = x.map(Math.exp);
  return all.map((each) => each / sum(all));
};
const centred: OfVector = (x) => x.map((each) => each - sum(x) / x.length);
const unit: OfVector = (x) => x.map((each) => each / Math.hypot(...x));

/** Independent rows of the matrix of differences, by elimination. */
function rankOf(f: OfVector, x: readonly number[]): number {
  const h = 1e-5;
  const moved = (j: number, by: number): number[] => f(x.map((each, i) => (i === j ? each + by : each)));
  const columns = x.map((_, j) => moved(j, h).map((y, i) => (y - (moved(j, -h)[i] as number)) / (2 * h)));
  const rows = columns.map((column) => [...column]);
  let rank = 0;
  for (let col = 0; col < (rows[0]?.length ?? 0); col++) {
    const at = rows.findIndex((row, i) => i >= rank && Math.abs(row[col] as number) > 1e-6);
    const pivot = rows[at];
    if (!pivot) continue;
    [rows[at], rows[rank]] = [rows[rank] as number[], pivot];
    for (const row of rows.slice(rank + 1)) {
      const factor = (row[col] as number) / (pivot[col] as number);
      for (const [i, value] of pivot.entries()) row[i] = (row[i] as number) - factor * value;
    }
    rank++;
  }
  return rank;
}

test('the rank that is told is that of differences, at every size', () => {
  const functions: readonly (readonly [string, OfVector])[] = [
    ['softmax(x)', softmax],
    ['log_softmax(x)', (x) => softmax(x).map(Math.log)],
    ['x/norm(x)', unit],
    ['x - mean(x)', centred],
    ['softmax(x - mean(x))', (x) => softmax(centred(x))],
    ['cumsum(x)', (x) => x.map((_, i) => sum(x.slice(0, i + 1)))],
    ['tanh(x)', (x) => x.map(Math.tanh)],
    ['sum(x)*ones(3)', (x) => [sum(x), sum(x), sum(x)]],
    ['(x - mean(x))/norm(x - mean(x))', (x) => unit(centred(x))],
  ];
  for (const [expression, f] of functions) {
    const text =
      /rank is (?:at most )?(\d+|n(?: − \d)?):/.exec(wordsOf({ kind: 'rank' }, expression))?.[1] ?? 'nothing';
    for (const n of [3, 4, 6]) {
      const told = text.startsWith('n') ? n - Number(/\d/.exec(text)?.[0] ?? 0) : Number(text);
      const x = Array.from({ length: n }, (_, i) => 0.7 + ((i * 0.61803) % 1));
      assert.equal(told, rankOf(f, x), `${expression}, n = ${n}: ${text}`);
    }
  }
});

test('a count is told as a formula only where it fits at every size', () => {
  const counts = (f: (n: number) => number) => [2, 3, 4, 5].map((n) => ({ letters: new Map([['n', n]]), count: f(n) }));
  assert.equal(
    fitted(
      counts((n) => n - 1),
      ['n'],
    ),
    'n − 1',
  );
  assert.equal(
    fitted(
      counts((n) => (n * (n + 1)) / 2),
      ['n'],
    ),
    'n·(n + 1)/2',
  );
  assert.equal(
    fitted(
      counts((n) => 2 ** n + 1),
      ['n'],
    ),
    undefined,
  );
  assert.equal(fitted(counts((n) => n).slice(0, 2), ['n']), undefined, 'two sizes tell too little');
  assert.equal(fitted(counts(() => 7).slice(0, 1), [7]), '7');
  assert.match(wordsOf({ kind: 'rank' }, 'W2*relu(W1*x)'), /rank is at most min\(/, 'a count of three letters is no 2');
});

const slope = (expression: string): Slope => {
  const own = derive({ expression, where: 'x: scalar', wrt: 'x' });
  const found = slopeOf(own, own.shown);
  assert(found, expression);
  return found;
};

/** The slope by differences, and what it is at most on a fine grid. */
const difference =
  (f: (x: number) => number) =>
  (x: number): number =>
    (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

test('extremes are those of differences on a fine grid', () => {
  const functions: readonly (readonly [string, (x: number) => number])[] = [
    ['sigmoid(x)', sigmoid],
    ['tanh(x)', Math.tanh],
    ['silu(x)', (x) => x * sigmoid(x)],
    ['mish(x)', (x) => x * Math.tanh(Math.log1p(Math.exp(x)))],
    ['exp(-x^2)', (x) => Math.exp(-(x ** 2))],
    ['sin(x) + sin(3*x)', (x) => Math.sin(x) + Math.sin(3 * x)],
    ['atan(x)', Math.atan],
    ['softsign(x)', (x) => x / (1 + Math.abs(x))],
    ['log(1 + x^2)', (x) => Math.log1p(x ** 2)],
  ];
  for (const [expression, f] of functions) {
    const slopes = Array.from({ length: 40_001 }, (_, i) => difference(f)(-20 + i / 1000));
    const { greatest, least } = slope(expression);
    assert(Math.abs(greatest.value - Math.max(...slopes)) < 1e-4, `${expression}: ${greatest.value}`);
    assert(Math.abs(least.value - Math.min(...slopes)) < 3e-3, `${expression}: ${least.value}`);
  }
});

test('what grows has no greatest value, and what is not reached is told apart from what is', () => {
  for (const [expression, most, isTaken] of [
    ['x^2', Number.POSITIVE_INFINITY, false],
    ['log(x)', Number.POSITIVE_INFINITY, false],
    ['sqrt(x)', Number.POSITIVE_INFINITY, false],
    ['exp(x)', Number.POSITIVE_INFINITY, false],
    ['-1/x', Number.POSITIVE_INFINITY, false],
    ['softplus(x)', 1, false],
    ['sqrt(1 + x^2)', 1, false],
    ['elu(x)', 1, true],
    ['relu(x)', 1, true],
    ['abs(x)', 1, true],
    ['relu6(x)', 1, true],
    ['x - x^3', 1, true],
    ['x*log(x)', Number.POSITIVE_INFINITY, false],
    ['-x*log(x)', Number.POSITIVE_INFINITY, false],
    ['2*x^(3/2)', Number.POSITIVE_INFINITY, false],
    ['atan(x)', 1, true],
  ] as const) {
    const { greatest } = slope(expression);
    assert.equal(seen(greatest.value).value, most, expression);
    assert.equal(greatest.isTaken, isTaken, expression);
  }
});

test('a slope made of known zeros is 0 there and nowhere else', () => {
  for (const [a, b] of [
    [1, 3],
    [-2, 0.5],
    [0, 4],
    [2, 2],
    [0, 0],
    [-7.25, 9],
  ] as const) {
    const { zeros, stretches } = slope(`x^3/3 - (${a + b})/2*x^2 + (${a * b})*x`);
    const expected = [...new Set([a, b])];
    assert.equal(zeros.length, expected.length, `${a}, ${b}: ${zeros}`);
    for (const [i, zero] of zeros.entries())
      assert(Math.abs(zero - (expected[i] as number)) < 1e-7, `${a}, ${b}: ${zeros}`);
    assert.deepEqual(
      stretches.map(({ sign }) => sign),
      a === b ? [1] : [1, -1, 1],
    );
  }
  assert.deepEqual(slope('abs(x)').zeros, [], 'a jump over 0 is no zero');
  assert.deepEqual(slope('tanh(x)').zeros, [], 'a tail that rounds to 0 is none');
  assert.deepEqual(
    slope('relu(x)').stretches.map(({ sign }) => sign),
    [0, 1],
  );
});

test('what goes up and down ever further has no extremes that numbers show', () => {
  for (const expression of ['sqrt(x)*sin(x)', 'x^2*sin(x)'])
    assert.equal(
      knownFact({ kind: 'greatest' }, 'derivative', { expression, where: 'x: scalar' }),
      undefined,
      expression,
    );
});

test('limits are told where the values settle', () => {
  for (const [expression, below, above] of [
    ['sigmoid(x)', 0, 0],
    ['softplus(x)', 0, 1],
    ['gelu(x)', 0, 1],
    ['silu(x)', 0, 1],
    ['elu(x)', 0, 1],
    ['atan(x)', 0, 0],
    ['log(x)', undefined, 0],
    ['x^3', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ['-x^2', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ['exp(x)', 0, Number.POSITIVE_INFINITY],
    ['sin(x)', undefined, undefined],
    ['sqrt(1 + 4*x^2)', -2, 2],
    ['x*log(x)', undefined, Number.POSITIVE_INFINITY],
  ] as const)
    assert.deepEqual(slope(expression).limits, { '+': above, '-': below }, expression);
});

test('a limit beside a number is told from each side', () => {
  for (const [expression, near, pattern] of [
    ['abs(x)', 0, /^None: .* tends to −1 as x → 0 from below, and to 1 from above/],
    ['log(x)', 0, /^∞: .*from above/],
    ['sin(x)/x', 0, /^0: /],
    ['relu(x)', 2, /^1: /],
    ['x^2', -3, /^−6: /],
    ['x*log(x)', 0, /^−∞: .*from above/],
  ] as const)
    assert.match(wordsOf({ kind: 'limit', near }, expression), pattern, expression);
});

test('a number is named where it is that number to nine places, and rounded where not', () => {
  for (const [value, text] of [
    [0.25, '1/4'],
    [-1 / 3, '−1/3'],
    [Math.SQRT2, '√2'],
    [Math.PI / 2, 'π/2'],
    [0, '0'],
    [0.01, '0.01'],
  ] as const)
    assert.deepEqual([seen(value).text, seen(value).isExact], [text, true]);
  for (const value of [0.250001, 1.4143, 3.1417, 1.0998393, 0.7310585786])
    assert.equal(seen(value).isExact, false, `${value}`);
});

test('a wrong value that the question brings is denied', () => {
  assert.match(wordsOf({ kind: 'rank', said: 'n' }, 'softmax(x)'), /^No: the rank is n − 1/);
  assert.match(wordsOf({ kind: 'rank', said: 'n-1' }, 'softmax(x)'), /^Yes: the rank is n − 1/);
  assert.match(wordsOf({ kind: 'bound', bounds: { to: 0.2 } }, 'sigmoid(x)'), /^No: /);
  assert.match(wordsOf({ kind: 'bound', bounds: { to: 0.25 } }, 'sigmoid(x)'), /^Yes: /);
  assert.match(wordsOf({ kind: 'bound', bounds: { to: 0.25, isStrict: true } }, 'sigmoid(x)'), /^No: /);
  assert.match(wordsOf({ kind: 'bound', bounds: { to: 1, isStrict: true } }, 'softplus(x)'), /^Yes: /);
  assert.match(wordsOf({ kind: 'row sums', said: '1' }, 'softmax(x)'), /^No: each row of the Jacobian adds up to 0/);
  assert.match(wordsOf({ kind: 'column sums' }, 'log_softmax(x)'), /are 𝟏 − n·softmax\(x\)/);
  assert.match(wordsOf({ kind: 'Lipschitz constant', said: '1/2' }, 'tanh(x)', 'function'), /^No: the constant is 1/);
});
