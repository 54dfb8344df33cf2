// Every property that is said of a derivative holds of its matrix in numbers: of a corpus, and of random formulas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { svd } from '../../src/math/kernel.js';
import { type MapTag, tagsOf } from '../../src/math/map-tags.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { isColumn } from '../../src/math/shape.js';
import { product, type Tensor, tensor, transposedTensor } from '../../src/math/tensor.js';
import { DECLARATIONS, randomFormulas } from '../support/random-formula.js';

/** A formula, its variable, declarations, and properties that must be found. */
const CORPUS: readonly (readonly [string, string, string, readonly MapTag[]])[] = [
  ['relu(x)', 'x', '', ['diagonal', 'projector', 'positive semidefinite']],
  ['tanh(x)', 'x', '', ['diagonal', 'positive semidefinite']],
  ['3*x', 'x', '', ['scaled identity']],
  ['x - mean(x)', 'x', '', ['centring matrix', 'projector', 'rows sum to 0', 'columns sum to 0']],
  ['softmax(x)', 'x', '', ['positive semidefinite', 'diagonal plus rank-one', 'rows sum to 0', 'columns sum to 0']],
  ['log_softmax(x)', 'x', '', ['projector', 'rows sum to 0']],
  ["A*inv(A'*A)*A'*x", 'x', '', ['projector', 'symmetric', 'positive semidefinite']],
  ['A*pinv(A)*x', 'x', '', ['projector', 'symmetric']],
  ['x - A*pinv(A)*x', 'x', '', ['projector', 'symmetric']],
  ["x - u*(u'*x)/(u'*u)", 'x', '', ['projector', 'symmetric', 'diagonal plus rank-one']],
  ["a*(b'*x) + c*(d'*x)", 'x', '', ['rank ≤ 2']],
  ['logsumexp(x)*a', 'x', 'a: vector', ['rank ≤ 1']],
  ["A*(b*(c'*x))", 'x', '', ['rank ≤ 1']],
  ['layernorm(x)', 'x', '', ['diagonal plus low rank', 'symmetric', 'rows sum to 0']],
  ['x/norm(x)', 'x', '', ['diagonal plus rank-one', 'symmetric']],
  ["X'", 'X', '', ['permutation', 'commutation']],
  ['vec(X)', 'X', '', ['permutation']],
  ['A*X*B', 'X', '', ['Kronecker product']],
  ['A*X', 'X', '', ['Kronecker product', 'block diagonal']],
  ['diag(X)', 'X', '', ['selection']],
  ['diag(x)', 'x', '', ['selection']],
  ['cumsum(x)', 'x', '', ['lower triangular']],
  ["inv(L')*x", 'x', 'L: lower', ['upper triangular']],
  ['L*inv(D)*x', 'x', 'L: lower, D: diagonal', ['lower triangular']],
  ['[x; A*x]', 'x', '', ['block']],
  ["A'*A*x", 'x', '', ['symmetric', 'positive semidefinite']],
  ["A'*softmax(A*x)", 'x', '', ['symmetric', 'positive semidefinite']],
  ['S*x', 'x', 'S: psd', ['symmetric', 'positive semidefinite']],
  ['W*x', 'x', '', ['constant']],
];

const [SEED, RANDOM] = [7, 400];
const near = (a: number, b: number, scale: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, scale);

/** Whether the matrix has the property; `other` is the same at another point. */
function holds(tag: MapTag, M: Tensor, other: Tensor): boolean {
  const { rows: m, cols: n } = M;
  const at = (i: number, j: number): number => M.data[i * n + j] as number;
  const scale = Math.max(...M.data.map(Math.abs));
  const all = (test: (i: number, j: number) => boolean): boolean =>
    M.data.every((_, place) => test(Math.floor(place / n), place % n));
  const zero = (x: number): boolean => near(x, 0, scale);
  const equal = (A: Tensor, B: Tensor): boolean => A.data.every((x, i) => near(x, B.data[i] as number, scale));
  if (tag.startsWith('rank')) return rank(M) <= Number(tag.slice(7));
  switch (tag) {
    case 'square':
      return m === n;
    case 'scaled identity':
      return all((i, j) => near(at(i, j), i === j ? at(0, 0) : 0, scale));
    case 'diagonal':
      return all((i, j) => i === j || zero(at(i, j)));
    case 'symmetric':
      return equal(M, transposedTensor(M));
    case 'positive semidefinite': {
      const random = generator(m);
      return Array.from({ length: 40 }, () =>
        tensor(
          n,
          1,
          Float64Array.from({ length: n }, () => 2 * random() - 1),
        ),
      ).every((v) => (product(transposedTensor(v), product(M, v)).data[0] as number) >= -1e-8 * Math.max(1, scale));
    }
    case 'projector':
      return equal(product(M, M), M);
    case 'centring matrix':
      return all((i, j) => near(at(i, j), (i === j ? 1 : 0) - 1 / n, 1));
    case 'diagonal plus rank-one':
    case 'diagonal plus low rank': {
      if (tag === 'diagonal plus low rank') return m === n;
      // Off the diagonal, the minors of a matrix of rank one are 0.
      return all((i, j) =>
        all((p, q) => new Set([i, j, p, q]).size < 4 || near(at(i, j) * at(p, q), at(i, q) * at(p, j), scale * scale)),
      );
    }
    case 'permutation':
    case 'commutation':
      return all((i, j) => at(i, j) === 0 || at(i, j) === 1) && equal(product(M, transposedTensor(M)), identity(m));
    case 'selection':
      return all((i, j) => at(i, j) === 0 || at(i, j) === 1) && M.data.reduce((a, b) => a + b, 0) === Math.min(m, n);
    case 'lower triangular':
      return all((i, j) => j <= i || zero(at(i, j)));
    case 'upper triangular':
      return all((i, j) => i <= j || zero(at(i, j)));
    case 'rows sum to 0':
      return Array.from({ length: m }, (_, i) => M.data.subarray(i * n, (i + 1) * n).reduce((a, b) => a + b, 0)).every(
        zero,
      );
    case 'columns sum to 0':
      return holds('rows sum to 0', transposedTensor(M), other);
    case 'constant':
      return equal(M, other);
    default:
      // Kronecker products and blocks are told apart by the shapes of the variable and the result.
      return true;
  }
}

const identity = (n: number): Tensor =>
  tensor(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) ? 0 : 1)),
  );

function rank(M: Tensor): number {
  const tall = M.rows >= M.cols ? M : transposedTensor(M);
  const { values } = svd(tall);
  return values.filter((sigma) => sigma > 1e-9 * Math.max(1, values[0] as number)).length;
}

/** The properties said of a formula, after each was tried on numbers. */
function checked(expression: string, wrt: string, where: string): readonly MapTag[] {
  const { derivative, k, inference } = derive({ expression, wrt, where });
  const { map } = derivative;
  const matrix = map.matrix();
  const tags = tagsOf(map, matrix, wrt);
  const letters = sampleSizes(inference.scope);
  const { core } = elaborate(matrix, k);
  const random = generator(expression.length);
  const start = new Evaluator(samplePoint(inference.scope, letters, 'positive', random), letters);
  const moved = start.with(
    new Map([[wrt, samplePoint(inference.scope, letters, 'positive', random).get(wrt) as Tensor]]),
  );
  const [M, other] = [start.value(core), moved.value(core)];
  if (![...M.data, ...other.data].every(Number.isFinite)) return tags;
  for (const tag of tags) assert(holds(tag, M, other), `${expression} by ${wrt}: ${tag}`);
  if (tags.includes('block diagonal') && isColumn(map.domain)) assert.fail('a vector has one block');
  return tags;
}

for (const [expression, wrt, where, expected] of CORPUS) {
  test(`${expression}: ${expected.join(', ')}`, () => {
    const tags = checked(expression, wrt, where);
    for (const tag of expected) assert(tags.includes(tag), `${tag} is not found among ${tags.join(', ')}`);
  });
}

test('every property said of a random formula holds of its matrix', () => {
  let found = 0;
  for (const { formula, wrt } of randomFormulas(SEED, RANDOM, 3)) {
    try {
      found += checked(formula, wrt, DECLARATIONS).length;
    } catch (problem) {
      if (!(problem instanceof Unanswerable)) throw problem;
    }
  }
  assert(found > RANDOM, `${found} properties were tried`);
});
