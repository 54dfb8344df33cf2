// Whatever is typed is answered or refused with a name for what was too much, and no answer is longer than a person reads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { longFormulas } from './long-formulas.js';

/** Characters of an answer with all that it says, draws and holds in numbers, of up to 10 000 values typed. */
const MOST = 100_000;

for (const [name, ask] of longFormulas) {
  test(`answered or refused: ${name}`, () => {
    let answer: unknown;
    try {
      answer = ask();
    } catch (problem) {
      assert(problem instanceof Unanswerable, String(problem));
      assert.match(problem.code, /./);
      return;
    }
    const { length } = JSON.stringify(answer);
    assert(length > 0 && length < MOST, `${length} characters`);
  });
}

test('(I ⊗ A) vec X is vec(A X)', () => {
  const { data } = jacobianAnswer(
    { expression: 'kron(eye(n), A)*vec(X)', wrt: 'X', where: 'X: mxn, A: kxm' },
    'numerator',
  );
  assert(data.verified.ok);
  assert.equal(data.derivative, 'kron(eye(n), A)');
});
