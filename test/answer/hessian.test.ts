// /hessian: equal to second differences of the function, symmetric, and semidefinite where it says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive, deriveTwice } from '../../src/answer/derive.js';
import { hessianAnswer } from '../../src/answer/hessian.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { positiveSemidefinite } from '../../src/math/definite.js';
import { inDomain } from '../../src/math/domain.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { FormulaMap } from '../../src/math/numbers.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { type Tensor, tensor } from '../../src/math/tensor.js';

const FORMULAS: readonly (readonly [expression: string, wrt: string, definite: string | null])[] = [
  ['norm(A*x - b)^2', 'x', 'positive semidefinite'],
  ["x'*A*x", 'x', null],
  ['sum(exp(x))', 'x', 'positive semidefinite'],
  ['sum(log(x))', 'x', 'negative semidefinite'],
  ['-sum(log(x))', 'x', 'positive semidefinite'],
  ['logsumexp(x)', 'x', 'positive semidefinite'],
  ["logsumexp(A'*x + b)", 'x', 'positive semidefinite'],
  ['sum(softplus(X*w))', 'w', 'positive semidefinite'],
  ['mean(softplus(X*w) - y .* (X*w))', 'w', 'positive semidefinite'],
  ['norm(x)', 'x', 'positive semidefinite'],
  ['-logsumexp(x)', 'x', 'negative semidefinite'],
  ['log(sum(exp(A*x + b)))', 'x', 'positive semidefinite'],
  ["(x'*x)^2", 'x', 'positive semidefinite'],
  ['sum(x .* log(x))', 'x', 'positive semidefinite'],
  ['std(x)', 'x', 'positive semidefinite'],
  ["w'*X'*D*X*w where D: psd", 'w', 'positive semidefinite'],
  ["log(x'*x)", 'x', null],
  ['sum(x.^2) - 10*norm1(x)', 'x', 'positive semidefinite'],
  ['prod(x)', 'x', null],
  ['prod(X)', 'X', null],
  ['t^3', 't', null],
  ["tr(X'*A*X)", 'X', null],
  ['logdet(X)', 'X', null],
  ['norm(A*X - B)^2', 'X', 'positive semidefinite'],
  ["exp(-x'*x/2)", 'x', null],
  ['norm_spectral(X)', 'X', 'positive semidefinite'],
  ['norm_spectral(A*X + B)', 'X', 'positive semidefinite'],
  ['norm_spectral(X)^2', 'X', null],
  ['eigmax(X)', 'X', null],
  ['eigmax(X + A)^2', 'X', null],
  ['det(X)', 'X', null],
  ['norm(softmax(W*x) - y)^2', 'x', null],
  ['sum(relu(x).^2)', 'x', 'positive semidefinite'],
  ['sum(tanh(W*x))', 'x', null],
  ["x'*S*x", 'x', 'positive semidefinite'],
];

test('Hessians agree with second differences, are symmetric, and semidefinite as they say', () => {
  for (const [expression, wrt, definite] of FORMULAS) {
    const question = { expression, wrt, ...(expression.includes('S') && { where: 'S: psd' }) };
    const { data } = hessianAnswer(question);
    assert.equal(data.definite, definite, expression);
    assert(data.verified.ok, expression);
    const { gradient, hessian } = deriveTwice(question);
    const { scope } = gradient.inference;
    const letters = sampleSizes(scope);
    const draws = Array.from({ length: 9 }, (_, seed) => samplePoint(scope, letters, 'positive', generator(seed)));
    const values = draws.find((each) => inDomain(gradient.core, new Evaluator(each, letters))) as Map<string, Tensor>;
    const at = new Evaluator(values, letters);
    const H = new FormulaMap(hessian.derivative.map, at, letters).entries() as Tensor;
    const x = values.get(wrt) as Tensor;
    const f = (moves: readonly (readonly [number, number])[]): number => {
      const data = x.data.slice();
      for (const [place, by] of moves) data[place] = (data[place] as number) + by;
      const moved = new Map([...values, [wrt, tensor(x.rows, x.cols, data)]]);
      return new Evaluator(moved, letters).value(gradient.core).data[0] as number;
    };
    const h = 1e-3;
    for (let i = 0; i < H.rows; i++) {
      for (let j = 0; j < H.cols; j++) {
        const mixed =
          (f([
            [i, h],
            [j, h],
          ]) -
            f([
              [i, h],
              [j, -h],
            ]) -
            f([
              [i, -h],
              [j, h],
            ]) +
            f([
              [i, -h],
              [j, -h],
            ])) /
          (4 * h * h);
        const entry = H.data[i * H.cols + j] as number;
        assert(
          Math.abs(entry - mixed) <= 1e-4 * (1 + Math.abs(mixed)),
          `${expression} at ${i}, ${j}: ${entry}, ${mixed}`,
        );
        assert(
          Math.abs(entry - (H.data[j * H.cols + i] as number)) <= 1e-9 * (1 + Math.abs(entry)),
          `${expression}: symmetric`,
        );
      }
    }
    if (definite === null) continue;
    const sign = definite.startsWith('positive') ? 1 : -1;
    const random = generator(9);
    for (let trial = 0; trial < 50; trial++) {
      const v = Array.from({ length: H.rows }, () => random() - 0.5);
      const square = v.reduce(
        (sum, a, i) => sum + v.reduce((row, b, j) => row + a * b * (H.data[i * H.cols + j] as number), 0),
        0,
      );
      assert(sign * square >= -1e-9, `${expression}: ${square}`);
    }
  }
});

test('convexity is claimed of the function, not only of where it is smooth', () => {
  const verdict = (expression: string, where?: string): string =>
    hessianAnswer({ expression, where })
      .verdict.map((part) => (typeof part === 'string' ? part : ''))
      .join('');
  assert.match(verdict('norm(x)'), /convex/);
  assert.match(verdict('sum(softplus(x))'), /convex/);
  assert.doesNotMatch(verdict('sum(x.^2) - 10*norm1(x)'), /convex/);
  assert.doesNotMatch(verdict('1/x^2', 'x: scalar'), /convex/);
  assert.match(verdict('logdet(X)'), /Among symmetric positive definite X the function is concave/);
});

test('a Hessian belongs to a scalar function', () => {
  assert.throws(
    () => hessianAnswer({ expression: 'tanh(W*x)', wrt: 'x' }),
    (problem) => problem instanceof Unanswerable && problem.code === 'needs-scalar-function',
  );
});

test('a Hadamard product of two matrices is no matrix product: A ⊙ Aᵀ may be indefinite', () => {
  const { k } = derive({ expression: "A .* A'", wrt: 'A' });
  assert.equal(positiveSemidefinite(k.formula("A .* A'", {}), k), undefined);
  assert.equal(positiveSemidefinite(k.formula("A*A'", {}), k), 'square');
});
