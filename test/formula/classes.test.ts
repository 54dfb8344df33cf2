// Entries at letters: with the one-hot vector of a place in place of the letter, the formula has the value it has there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { wordsFor } from '../../src/answer/problem-words.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';

const AT = {
  z: [0.3, -1.2, 0.8],
  W: [
    [1, 2],
    [0.5, -1],
    [2, 0.25],
  ],
  x: [0.7, -0.4],
  b: [0.1, 0.2, 0.3],
};

test('a class is its one-hot vector', () => {
  for (const [expression, names] of [
    ['-log(softmax(z)[y])', 'z'],
    ['logsumexp(z) - z[y]', 'z'],
    ['-log_softmax(W*x + b)[c]', 'Wxb'],
    ['-F.log_softmax(z, dim=0)[y]', 'z'],
    ['softmax(z)[y]*z[y] + z[t]', 'z'],
    ['log(z[y] + 2)', 'z'],
  ] as const) {
    const known = Object.fromEntries(Object.entries(AT).filter(([name]) => names.includes(name)));
    const classes = expression.match(/(?<=\[)[a-z](?=\])/g) ?? [];
    for (const place of [1, 2, 3]) {
      const hot = Object.fromEntries(classes.map((name) => [name, [1, 2, 3].map((i) => (i === place ? 1 : 0))]));
      const wrt = names[names.length - 1] as string;
      const read = derive({ expression, wrt, at: { ...known, ...hot } });
      const meant = derive({ expression: expression.replace(/\[[a-z]\]/g, `[${place}]`), wrt, at: known });
      const near = (a: Float64Array | undefined, b: Float64Array | undefined): void =>
        a?.forEach((entry, i) => {
          assert.ok(Math.abs(entry - (b?.[i] as number)) < 1e-12, expression);
        });
      near(read.numbers?.value.data, meant.numbers?.value.data);
      near(read.numbers?.jacobian?.data, meant.numbers?.jacobian?.data);
      assert.ok(read.verification.ok && meant.verification.ok);
    }
  }
});

test('a letter that is something else too, or that runs over entries, is no class', () => {
  for (const expression of ['x[y]*y', 'sum(x[i])', 'x[a + 1]', 'A[i, j]'])
    assert.throws(
      () => derive({ expression }),
      (problem) => problem instanceof Unanswerable && /is not a whole number/.test(wordsFor(problem).message),
      expression,
    );
});
