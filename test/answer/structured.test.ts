// The gradients by a matrix of declared structure, against differences that keep the structure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { shownDerivative } from '../../src/answer/shown.js';
import { structured } from '../../src/answer/structured.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { product, type Tensor, tensor, transposedTensor } from '../../src/math/tensor.js';

test('entries on and below the diagonal move their mirror images; among symmetric matrices the gradient is symmetric', () => {
  for (const expression of ['logdet(S)', 'tr(A*S)', "x'*S*x", 'tr(inv(S)*A)', 'det(S)', 'norm(S*x)^2']) {
    const derivation = derive({ expression, wrt: 'S', where: 'S: spd' });
    const found = structured(shownDerivative(derivation, 'numerator'));
    assert.equal(found.length, 2);
    const letters = sampleSizes(derivation.inference.scope);
    const values = samplePoint(derivation.inference.scope, letters, 'both signs', generator(3));
    const at = new Evaluator(values, letters);
    const S = values.get('S') as Tensor;
    const n = S.rows;
    const [among, free] = found.map(({ formula }) => at.value(elaborate(formula, derivation.k).core)) as [
      Tensor,
      Tensor,
    ];
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
  assert.deepEqual(structured(shownDerivative(general, 'numerator')), []);
});

/** Whether a step keeps the structure; a rotation by a small angle keeps a matrix orthogonal. */
const KEEPS: Readonly<Record<string, (i: number, j: number) => boolean>> = {
  diagonal: (i, j) => i === j,
  lower: (i, j) => i >= j,
  upper: (i, j) => i <= j,
};

for (const [kind, keeps] of Object.entries(KEEPS)) {
  test(`the gradient among ${kind} matrices has the slopes of the entries that may move, and 0 elsewhere`, () => {
    for (const expression of ['logdet(X)', 'tr(A*X)', "x'*X*x", 'norm(X*x)^2']) {
      const derivation = derive({ expression, wrt: 'X', where: `X: ${kind}` });
      const [found] = structured(shownDerivative(derivation, 'numerator'));
      assert(found);
      const letters = sampleSizes(derivation.inference.scope);
      const values = samplePoint(derivation.inference.scope, letters, 'positive', generator(3));
      const at = new Evaluator(values, letters);
      const X = values.get('X') as Tensor;
      const gradient = at.value(elaborate(found.formula, derivation.k).core);
      X.data.forEach((_, place) => {
        const f = (h: number): number => {
          const moved = X.data.map((x, other) => (other === place ? x + h : x));
          return at.with(new Map([['X', tensor(X.rows, X.cols, moved)]])).value(derivation.core).data[0] as number;
        };
        const may = keeps(Math.floor(place / X.cols), place % X.cols);
        const slope = may ? (f(1e-5) - f(-1e-5)) / 2e-5 : 0;
        assert(Math.abs((gradient.data[place] as number) - slope) <= 1e-6 * (1 + Math.abs(slope)), expression);
      });
    }
  });
}

test('the gradient along orthogonal matrices lies in their tangent space and has the slope of every rotation', () => {
  for (const expression of ['tr(A*Q)', "x'*Q*x", "tr(A*Q*B*Q')"]) {
    const derivation = derive({ expression, wrt: 'Q', where: 'Q: orthogonal' });
    const [found] = structured(shownDerivative(derivation, 'numerator'));
    assert(found);
    const letters = sampleSizes(derivation.inference.scope);
    const values = samplePoint(derivation.inference.scope, letters, 'both signs', generator(3));
    const at = new Evaluator(values, letters);
    const Q = values.get('Q') as Tensor;
    const n = Q.rows;
    const gradient = at.value(elaborate(found.formula, derivation.k).core);
    const inner = product(transposedTensor(Q), gradient);
    inner.data.forEach((entry, place) => {
      const mirrored = inner.data[(place % n) * n + Math.floor(place / n)] as number;
      assert(Math.abs(entry + mirrored) < 1e-9, 'QᵀR is skew');
    });
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        // Q turned in the plane of its columns i and j.
        const turned = (angle: number): Tensor => {
          const [c, s] = [Math.cos(angle), Math.sin(angle)];
          const data = Q.data.slice();
          for (let row = 0; row < n; row++) {
            const [a, b] = [Q.data[row * n + i] as number, Q.data[row * n + j] as number];
            data[row * n + i] = c * a + s * b;
            data[row * n + j] = c * b - s * a;
          }
          return tensor(n, n, data);
        };
        const f = (angle: number): number =>
          at.with(new Map([['Q', turned(angle)]])).value(derivation.core).data[0] as number;
        const slope = (f(1e-5) - f(-1e-5)) / 2e-5;
        let along = 0;
        for (let row = 0; row < n; row++)
          along +=
            (gradient.data[row * n + i] as number) * (Q.data[row * n + j] as number) -
            (gradient.data[row * n + j] as number) * (Q.data[row * n + i] as number);
        assert(Math.abs(along - slope) <= 1e-6 * (1 + Math.abs(slope)), `${expression}: ${along}, ${slope}`);
      }
    }
  }
});
