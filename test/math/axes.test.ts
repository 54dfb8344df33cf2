// Operations along an axis have NumPy's values; slope is the derivative; norms and products mean what their names say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derived } from '../support/derivation.js';

const A = [
  [1, 2, 5],
  [3, -4, 0.5],
];
const value = (expression: string, at: Record<string, unknown>): number[] => {
  const { numbers, verification } = derived(expression, undefined, undefined, at);
  assert(verification.ok, expression);
  return [...(numbers?.value.data ?? [])];
};
const near = (expression: string, at: Record<string, unknown>, expected: readonly number[]): void => {
  const found = value(expression, at);
  assert.equal(found.length, expected.length, expression);
  for (const [i, entry] of found.entries())
    assert(Math.abs(entry - (expected[i] as number)) < 1e-12, `${expression}: ${found}`);
};
const column = (j: number): number[] => A.map((row) => row[j] as number);
const total = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);

test('axis 0 runs down the columns, axis 1 along the rows', () => {
  near(
    'sum(A, axis=0)',
    { A },
    [0, 1, 2].map((j) => total(column(j))),
  );
  for (const typed of ['sum(A, axis=1)', 'np.sum(A, -1)', 'A.sum(dim=1)']) near(typed, { A }, A.map(total));
  near(
    'A.mean(axis=0)',
    { A },
    [0, 1, 2].map((j) => total(column(j)) / 2),
  );
  near('torch.cumsum(A, dim=1)', { A }, [1, 3, 8, 3, -1, -0.5]);
  const exponentials = A.map((row) => row.map(Math.exp));
  near(
    'F.softmax(A, dim=1)',
    { A },
    exponentials.flatMap((row) => row.map((entry) => entry / total(row))),
  );
  near(
    'F.softmax(A, dim=0)',
    { A },
    exponentials.flatMap((row) => row.map((entry, j) => entry / total(exponentials.map((r) => r[j] as number)))),
  );
  near('sum(x, axis=0)', { x: [1, 2, 4] }, [7]);
  near('np.max(x, 0)', { x: [1, 4, 2] }, [4]);
});

test('keepdims keeps the axis', () => {
  const { numbers } = derived('np.sum(A, axis=0, keepdims=True)', undefined, undefined, { A });
  assert.deepEqual([numbers?.value.rows, numbers?.value.cols], [1, 3]);
});

test('slope is the derivative of a function of each entry', () => {
  const x = [0.3, -0.7];
  for (const f of ['tanh', 'sigmoid', 'softplus', 'gelu', 'exp', 'sin']) {
    const { numbers } = derived(`${f}(x)`, undefined, undefined, { x });
    const [a, , , b] = numbers?.jacobian?.data ?? [];
    near(`${f}'(x)`, { x }, [a as number, b as number]);
  }
});

test('products, norms and roots by their names', () => {
  const B = [
    [2, 0],
    [1, 1],
    [0, 3],
  ];
  near('np.dot(A, B)', { A, B }, [4, 17, 2, -2.5]);
  near('dot(x, y)', { x: [1, 2], y: [3, 4] }, [11]);
  near('⟨A, A⟩', { A }, [total(A.flat().map((entry) => entry * entry))]);
  near('norm(x, 1)', { x: [1, -2] }, [3]);
  near('norm(x, inf)', { x: [1, -2] }, [2]);
  const D = [
    [3, 0],
    [0, 4],
  ];
  for (const typed of ['norm(D, 2)', '‖D‖_2']) near(typed, { D }, [4]);
  near('‖D‖', { D }, [5]);
  near("norm(A, 'fro')", { A }, [Math.hypot(...A.flat())]);
  near('\\sqrt[3]{x}', { x: [8] }, [2]);
  near('torch.clamp(x, min=0)', { x: [1, -2] }, [1, 0]);
});
