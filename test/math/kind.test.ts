// A side of 1 changes nothing: a formula with sizes given has the value that it has for sizes of any length at those.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { Budget, Evaluator } from '../../src/math/evaluate.js';
import { FormulaMap } from '../../src/math/numbers.js';
import { generator, samplePoint } from '../../src/math/sample.js';

const BY_ROWS = [
  'softmax',
  'log_softmax',
  'layernorm',
  'normalize',
  'rmsnorm',
  'logsumexp',
  'sum',
  'norm',
  'tanh',
  'softmin',
];
const INNER: readonly (readonly [inner: string, where: string])[] = [
  ["h*y'", 'h: m, y: n'],
  ["(A*h)*y'", 'A: p x m, h: m, y: n'],
  ["(h*y')'", 'h: m, y: n'],
  ["h*y' + X", 'h: m, y: n, X: m x n'],
  ["tanh(h)*y'", 'h: m, y: n'],
  ['X*W', 'X: m x n, W: n x p'],
  ["W'*X'", 'X: m x n, W: n x p'],
  ['X*y', 'X: m x n, y: n'],
  ['diag(h)*X', 'h: m, X: m x n'],
  ["2*h*y'", 'h: m, y: n'],
  ["X .* (h*ones(n)')", 'X: m x n, h: m'],
  ["(h*h')*X", 'h: m, X: m x n'],
];
const LENGTHS = [
  { m: 3, n: 1, p: 2 },
  { m: 1, n: 4, p: 3 },
  { m: 3, n: 2, p: 1 },
  { m: 1, n: 1, p: 2 },
  { m: 1, n: 1, p: 1 },
];

test('a side of 1 that is given means what any size means', () => {
  let compared = 0;
  for (const name of BY_ROWS)
    for (const [inner, where] of INNER) {
      const expression = `${name}(${inner})`;
      const wrt = /[hX]/.exec(inner)?.[0] as string;
      const general = derive({ expression, wrt, where });
      for (const lengths of LENGTHS) {
        const letters = new Map(Object.entries(lengths));
        const given = where.replace(/(?<=[:x] ?)[mnp]\b/g, (letter) => String(letters.get(letter)));
        let narrow: typeof general;
        try {
          narrow = derive({ expression, wrt, where: given });
        } catch (problem) {
          // A formula that fits at one size only by chance is refused in words.
          assert.ok(problem instanceof Unanswerable, `${expression} where ${given}`);
          continue;
        }
        const values = samplePoint(general.k.scope, letters, 'positive', generator(compared));
        const [wanted, found] = [general, narrow].map(
          ({ core }) => new Evaluator(values, letters, new Budget()).value(core).data,
        );
        compared++;
        wanted?.forEach((entry, i) => {
          const off = Math.abs(entry - (found?.[i] as number));
          assert.ok(off < 1e-9 * (1 + Math.abs(entry)), `${expression} where ${given}: ${entry} and ${found?.[i]}`);
        });
      }
    }
  assert.ok(compared > 500, String(compared));
});

test('the derivative of a vector of one entry is that of any vector, at one entry', () => {
  for (const name of [
    ...BY_ROWS,
    'sort',
    'cumsum',
    'cummax',
    'max',
    'min',
    'median',
    'mean',
    'var',
    'sparsemax',
    'batchnorm',
  ])
    for (const [inner, where] of [
      ['h', 'h: n'],
      ['A*h', 'A: n x m, h: m'],
      ['tanh(h) .* h', 'h: n'],
      ['3*h + b', 'h: n, b: n'],
    ] as const) {
      const expression = `${name}(${inner})`;
      const general = derive({ expression, wrt: 'h', where });
      const narrow = derive({ expression, wrt: 'h', where: where.replaceAll('n', '1') });
      const letters = new Map([
        ['n', 1],
        ['m', 3],
      ]);
      const values = samplePoint(general.k.scope, letters, 'positive', generator(7));
      const [wanted, found] = [general, narrow].map(
        ({ derivative }) =>
          new FormulaMap(derivative.map, new Evaluator(values, letters, new Budget()), letters).entries()?.data,
      );
      wanted?.forEach((entry, i) => {
        assert.ok(Math.abs(entry - (found?.[i] as number)) < 1e-9, `${expression}: ${entry} and ${found?.[i]}`);
      });
      assert.ok(narrow.verification.ok, expression);
    }
});
