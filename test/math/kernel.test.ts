// Determinants: exact where a matrix is singular, and as right for badly scaled rows and columns as for others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { det } from '../../src/math/kernel.js';
import { generator } from '../../src/math/sample.js';
import { product, type Tensor, tensor, transposedTensor } from '../../src/math/tensor.js';

const matrix = (n: number, entries: readonly number[]): Tensor => tensor(n, n, Float64Array.from(entries));

test('a matrix of less than full rank has determinant 0, with no rounding left', () => {
  assert.equal(det(matrix(3, [1, 2, 3, 4, 5, 6, 7, 8, 9])), 0);
  const random = generator(3);
  for (let n = 2; n <= 6; n++) {
    const wide = tensor(
      n - 1,
      n,
      Float64Array.from({ length: (n - 1) * n }, () => 2 * random() - 1),
    );
    assert.equal(det(product(transposedTensor(wide), wide)), 0, `XᵀX of a ${n - 1}×${n} matrix`);
  }
});

test('scaling a row or a column scales the determinant, by however much', () => {
  const random = generator(5);
  for (const scale of [1e-150, 1e-20, 1e-5, 1e5, 1e20, 1e150]) {
    for (let n = 2; n <= 5; n++) {
      const A = matrix(
        n,
        Array.from({ length: n * n }, () => 2 * random() - 1),
      );
      const row = matrix(
        n,
        Array.from(A.data, (x, at) => (at < n ? scale * x : x)),
      );
      const column = matrix(
        n,
        Array.from(A.data, (x, at) => (at % n === 0 ? scale * x : x)),
      );
      for (const scaled of [row, column])
        assert(Math.abs(det(scaled) / (scale * det(A)) - 1) < 1e-9, `${n}×${n} scaled by ${scale}`);
    }
  }
});
