// The matrix by rows is the one that NumPy's order of entries asks for: it is compared with the entries in numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { rowMajor } from '../../src/answer/forms.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { FormulaMap } from '../../src/math/numbers.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';

for (const expression of [
  'A*X*B',
  "X'",
  'softmax(X)',
  "X*X'",
  'X.*C',
  'inv(X)',
  "X*x*x'",
  'kron(X, A)',
  'diag(X)',
  'layernorm(X)',
]) {
  test(`${expression} by rows`, () => {
    const { derivative, k, inference } = derive({ expression, wrt: 'X' });
    const letters = sampleSizes(inference.scope);
    const at = new Evaluator(samplePoint(inference.scope, letters, 'positive', generator(1)), letters);
    const found = at.value(elaborate(rowMajor(derivative.map).matrix(), k).core);
    const wanted = new FormulaMap(derivative.map, at, letters).entries();
    assert(wanted);
    assert.deepEqual([found.rows, found.cols], [wanted.rows, wanted.cols]);
    found.data.forEach((entry, i) => {
      assert(Math.abs(entry - (wanted.data[i] as number)) < 1e-9 * (1 + Math.abs(entry)), `${i}: ${entry}`);
    });
  });
}
