// A function in pieces is the same one in all the ways people write it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { items } from '../../src/question/formulas/items.js';
import { withoutCases } from '../../src/question/formulas/piecewise.js';
import { pieces } from '../../src/question/sentence/pieces.js';

const values = ['x', '0', '-x', '0.1*x', 'x^2', 'exp(x) - 1', 'tanh(x)'];
const conditions = ['x > 0', 'x < 1', 'x >= 0'];
const WAYS: readonly ((value: string, condition: string, rest: string) => string)[] = [
  (v, c, w) => `${v} if ${c} else ${w}`,
  (v, c, w) => `${v} for ${c} and ${w} otherwise`,
  (v, c, w) => `${v} when ${c}, else ${w}`,
  (v, c, w) => `${v} if ${c}, otherwise ${w}`,
  (v, c, w) => `{ ${v} if ${c}, ${w} otherwise }`,
  (v, c, w) => `${c} ? ${v} : ${w}`,
  (v, c, w) => `if ${c} then ${v} else ${w}`,
];

const formulasIn = (text: string): string[] =>
  withoutCases(items(pieces(text)))
    .filter(({ kind }) => kind === 'formula')
    .map(({ text: formula }) => formula.replaceAll(' ', ''));
const piecewise = fc.tuple(fc.constantFrom(...values), fc.constantFrom(...conditions), fc.constantFrom(...values));

test('one case and what holds otherwise', () => {
  fc.assert(
    fc.property(piecewise, fc.constantFrom(...WAYS), ([value, condition, rest], way) => {
      const wanted = `where(${condition}, ${value}, ${rest})`.replaceAll(' ', '');
      assert.deepEqual(
        formulasIn(`derivative of ${way(value, condition, rest)}`),
        [wanted],
        way(value, condition, rest),
      );
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('several cases, and a function with a name', () => {
  assert.deepEqual(formulasIn('f(x) = x if x > 1 else 0 if x > 0 else -x'), ['f(x)=where(x>1,x,where(x>0,0,-x))']);
  assert.deepEqual(formulasIn('f(x) = x^2 for x > 1 and x for x > 0 and 0 otherwise'), [
    'f(x)=where(x>1,x^2,where(x>0,x,0))',
  ]);
});

test('a condition without another case is no function in pieces', () => {
  for (const text of ['derivative of relu(x) if x is a vector', 'softmax(x) when x > 0', 'if x > 0 what is relu(x)'])
    assert(!formulasIn(text).some((formula) => formula.startsWith('where')), text);
});
