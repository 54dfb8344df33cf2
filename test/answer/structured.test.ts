// The two gradients by a symmetric matrix, against differences that keep it symmetric.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { shownDerivative } from '../../src/answer/shown.js';
import { structured } from '../../src/answer/structured.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { type Tensor, tensor } from '../../src/math/tensor.js';

test('entries on and below the diagonal move their mirror images; among symmetric matrices the gradient is symmetric', () => {
  for (const expression of ['logdet(S)', 'tr(A*S)', "x'*S*x", 'tr(inv(S)*A)', 'det(S)', 'norm(S*x)^2']) {
    const derivation = derive({ expression, wrt: 'S', where: 'S: spd' });
    const found = structured(shownDerivative(derivation, 'numerator'));
    assert(found);
    const letters = sampleSizes(derivation.inference.scope);
    const values = samplePoint(derivation.inference.scope, letters, 'both signs', generator(3));
    const at = new Evaluator(values, letters);
    const S = values.get('S') as Tensor;
    const n = S.rows;
    const [free, among] = [found.free, found.among].map((e) => at.value(e)) as [Tensor, Tensor];
    const f = (i: number, j: number, h: number): number => {
      const data = S.data.slice();
      data[i * n + j] = (data[i * n + j] as number) + h;
      if (i !== j) data[j * n + i] = (data[j * n + i] as number) + h;
      return at.with(new Map([['S', tensor(n, n, data)]])).value(derivation.core).data[0] as number;
    };
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        const slope = (f(i, j, 1e-5) - f(i, j, -1e-5)) / 2e-5;
        const entry = free.data[i * n + j] as number;
        assert(
          Math.abs(entry - slope) <= 1e-6 * (1 + Math.abs(slope)),
          `${expression} at ${i}, ${j}: ${entry}, ${slope}`,
        );
        assert(Math.abs((among.data[i * n + j] as number) - (among.data[j * n + i] as number)) < 1e-12, expression);
        assert(Math.abs(entry - (i === j ? 1 : 2) * (among.data[i * n + j] as number)) < 1e-9, expression);
      }
    }
  }
  const general = derive({ expression: 'logdet(S)', wrt: 'S' });
  assert.equal(structured(shownDerivative(general, 'numerator')), undefined);
});
