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
  for (const expression of ['x[y]*y', 'sum(x[i])', 'x[a + 1]', 'mean(A[i, j]^2)'])
    assert.throws(
      () => derive({ expression }),
      (problem) => problem instanceof Unanswerable && /is not a whole number/.test(wordsFor(problem).message),
      expression,
    );
});

test('an entry at letters that count, written in brackets or below the line, is the entry at their numbers', () => {
  const matrix = { W: AT.W, V: AT.W.map((row) => row.map((x) => x * x + 1)) };
  for (const [typed, wrt, size] of [
    ['(W*x)[k]^2', 'x', 3],
    ['log(softmax(W*x)_k)', 'x', 3],
    ['log softmax(W*x)_{k}', 'W', 3],
    ['tanh(z)_i*z[j]', 'z', 3],
    ["(W'*V)_{ij}", 'W', 2],
    ["(W'*V)[i, j]", 'V', 2],
    ['W[i, j]^3', 'W', 2],
  ] as const) {
    const names = Object.entries({ ...AT, ...matrix }).filter(([name]) => typed.includes(name));
    for (const [first, second] of [
      [1, 2],
      [2, 1],
      [2, 2],
    ] as const) {
      const numbers: Readonly<Record<string, number>> = { i: first, j: second, k: second };
      const rows = typed.startsWith('W[') ? 3 : size;
      const hot = (place: number, length: number): number[] =>
        Array.from({ length }, (_, at) => (at + 1 === place ? 1 : 0));
      const letters = [...new Set(typed.match(/(?<=[[_{ij, ])[ijk](?=[\]},j]|$|\)|\*)/g) ?? [])];
      const units = letters.map((letter) => [
        `e_${letter}`,
        hot(numbers[letter] as number, letter === 'i' ? rows : size),
      ]);
      const at = Object.fromEntries([...names, ...units]) as Record<string, number[] | number[][]>;
      const read = derive({ expression: typed, wrt, at });
      const placed = typed
        .replace(/_\{?([ijk])([ijk])\}?/g, '[$1, $2]')
        .replace(/_\{?([ijk])\}?/g, '[$1]')
        .replace(/(?<=[[ ])[ijk](?=[\],])/g, (letter) => String(numbers[letter]));
      const meant = derive({ expression: placed, wrt, at: Object.fromEntries(names) });
      assert.ok(read.verification.ok && meant.verification.ok, typed);
      const [own, other] = [read, meant].map((each) => [...(each.numbers?.jacobian?.data ?? [])]);
      assert.ok((own?.length ?? 0) > 1 && own?.length === other?.length, typed);
      for (const [i, entry] of (own ?? []).entries())
        assert.ok(Math.abs(entry - (other?.[i] as number)) < 1e-9, `${typed} ${placed}`);
    }
  }
});
