// Expressions in the spellings of NumPy, PyTorch, Keras and MATLAB have the values that those programs give them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import type { Value } from '../../src/formula/values.js';
import { needs } from '../support/needs.js';

const program = fileURLToPath(new URL('../../../test/support/spelled.py', import.meta.url));

const VALUES: Readonly<Record<string, Value>> = {
  x: [0.5, -1.2, 2],
  y: [0.3, 0.9, -0.4],
  z: [0.1, 1.5, -0.7, 0.2],
  p: [0.2, 0.5, 0.3],
  q: [0.4, 0.35, 0.25],
  s: 0.6,
  T: [
    [1, 0.3, -0.1],
    [0.4, 2.5, 0.2],
    [0.1, -0.6, 1.3],
  ],
  A: [
    [0.5, -1, 2, 0.3],
    [1.5, 0.3, -0.7, 0.8],
    [0.2, 0.9, 1.1, -0.4],
  ],
  B: [
    [0.6, -0.5, 0.1, 1],
    [1.2, 0.9, -0.3, 0.4],
    [-0.2, 0.7, 0.8, 0.5],
  ],
  P: [
    [0.1, 0.2, 0.3, 0.4],
    [0.25, 0.25, 0.25, 0.25],
    [0.7, 0.1, 0.1, 0.1],
  ],
  S: [
    [2, 0.3, -0.1],
    [0.4, 1.5, 0.2],
    [0.1, -0.6, 1.8],
  ],
  // Matrices with sides of 1, which are no vectors.
  C: [[0.5], [-1.2], [2]],
  D: [[1.1], [0.4], [-0.6]],
  R: [[0.5, -1, 2, 0.3]],
  U: [[0.7]],
  // A vector of one entry, which is no number.
  w: [0.8],
};

/** What is typed, and the program that it means, where that is not the same text. */
type Spelled = readonly (readonly [typed: string, code?: string])[];

const SPELLED: Spelled = [
  // Divided by n, or by n - 1.
  ['np.std(x)'],
  ['np.var(A)'],
  ['np.std(A, axis=0)'],
  ['np.std(x, ddof=1)'],
  ['np.var(A, axis=1, ddof=1)'],
  ['torch.std(x)'],
  ['torch.var(A)'],
  ['torch.var(x, unbiased=False)'],
  ['torch.var(x, correction=0)', 'torch.var(x, unbiased=False)'],
  ['torch.std(A, dim=1)'],
  ['torch.var(A, dim=0, correction=0)'],
  ['torch.std(A, 0)'],
  ['std(x)', 'np.std(x)'],
  // Norms of matrices.
  ['np.linalg.norm(A)'],
  ['np.linalg.norm(A, 1)'],
  ['np.linalg.norm(A, 2)'],
  ['np.linalg.norm(A, np.inf)'],
  ["np.linalg.norm(A, 'nuc')"],
  ["np.linalg.norm(A, 'fro')"],
  ['np.linalg.norm(A, ord=1)'],
  ['np.linalg.norm(A, axis=1)'],
  ['np.linalg.norm(A, ord=1, axis=0)'],
  ['np.linalg.norm(x, 1)'],
  ['np.linalg.norm(x, 3)'],
  ['torch.linalg.norm(A, 1)'],
  ['torch.linalg.norm(A, 2)'],
  ["torch.linalg.norm(A, float('inf'))", "torch.linalg.norm(A, float('inf'))"],
  ['torch.linalg.vector_norm(A, 1)'],
  ['torch.linalg.matrix_norm(A)'],
  ['torch.linalg.matrix_norm(A, 1)'],
  ['torch.norm(A)'],
  ['torch.norm(A, 1)'],
  ['torch.norm(A, p=2)'],
  ['norm(A, 1)', 'np.linalg.norm(A, 1)'],
  ['norm(A, inf)', 'np.linalg.norm(A, np.inf)'],
  ['norm(A, 2)', 'np.linalg.norm(A, 2)'],
  // Losses.
  ['F.cross_entropy(A, P)'],
  ['F.cross_entropy(x, p)'],
  ['F.cross_entropy(z, 2)', 'F.cross_entropy(z, torch.tensor(2))'],
  ["F.cross_entropy(A, P, reduction='sum')"],
  ['F.mse_loss(A, B)'],
  ["F.mse_loss(x, y, reduction='sum')"],
  ['F.l1_loss(A, B)'],
  ['F.huber_loss(A, B)'],
  ['F.smooth_l1_loss(A, B)'],
  ['F.smooth_l1_loss(A, B, beta=0.5)'],
  ['F.huber_loss(A, B, delta=0.5)'],
  ['F.binary_cross_entropy(p, q)'],
  ['F.binary_cross_entropy_with_logits(x, p)'],
  ['F.kl_div(x, p)'],
  ["F.kl_div(A, P, reduction='batchmean')"],
  ["F.kl_div(A, P, reduction='sum')"],
  ['F.cosine_similarity(A, B)'],
  ['F.cosine_similarity(x, y, dim=0)'],
  ['F.cosine_similarity(A, B, dim=0)'],
  ['F.normalize(A)'],
  ['F.normalize(A, dim=0)'],
  ['F.layer_norm(A, (4,))'],
  ['F.layer_norm(x, x.shape)'],
  // Order of entries.
  ['A.flatten()', 'np.ravel(A)'],
  ['np.ravel(A)'],
  ["np.ravel(A, order='F')"],
  ['torch.flatten(A)'],
  ['A.reshape(-1)', 'np.ravel(A)'],
  ['np.reshape(A, (2, 6))'],
  ['A.reshape(2, 6)', 'np.reshape(A, (2, 6))'],
  ['torch.reshape(A, (6, 2))'],
  ['A.view(4, 3)', 'torch.reshape(A, (4, 3))'],
  ['reshape(A, 2, 6)', "np.reshape(A, (2, 6), order='F')"],
  ['vec(A)', "np.ravel(A, order='F')"],
  ['A(:)', "np.ravel(A, order='F')"],
  ['np.cumsum(A)'],
  ['np.cumsum(A, axis=0)'],
  ['torch.cumsum(A, dim=1)'],
  // Products.
  ['np.dot(A, z)'],
  ['np.dot(x, y)'],
  ['np.inner(A, B)'],
  ['np.inner(x, y)'],
  ['np.vdot(A, B)'],
  ['np.outer(x, z)'],
  ['np.multiply(A, B)'],
  ['np.matmul(A, z)'],
  ['torch.mv(A, z)'],
  ['torch.mm(S, A)'],
  ['torch.matmul(S, A)'],
  ['torch.mul(A, B)'],
  ['np.kron(S, x)', 'np.kron(S, x[:, None])'],
  ['np.logaddexp(x, y)'],
  ['torch.logsumexp(A, dim=1)'],
  ['scipy.special.softmax(A)', 'np.exp(A)/np.sum(np.exp(A))'],
  ['scipy.special.logsumexp(A)', 'np.log(np.sum(np.exp(A)))'],
  ['F.softmax(A)', 'F.softmax(A, dim=1)'],
  ['jax.nn.softmax(A)', 'torch.softmax(A, -1)'],
  ['tf.nn.softmax(A)', 'torch.softmax(A, -1)'],
  ['tf.reduce_sum(A)', 'np.sum(A)'],
  ['tf.reduce_mean(A, axis=1)', 'np.mean(A, axis=1)'],
  ['np.linalg.slogdet(S)[1]'],
  ['np.linalg.matrix_power(S, 3)'],
  ['tf.nn.leaky_relu(x)', 'F.leaky_relu(x, 0.2)'],
  ['jax.nn.gelu(x)', '0.5*x*(1 + np.tanh(np.sqrt(2/np.pi)*(x + 0.044715*x**3)))'],
  ['A.t() @ x', 'A.T @ x'],
  ['np.linalg.slogdet(S)', 'np.linalg.slogdet(S)[1]'],
  ['np.linalg.norm(C, 1)'],
  ['np.linalg.norm(C, np.inf)'],
  ['np.linalg.norm(R, 1)'],
  ['np.linalg.norm(R, np.inf)'],
];

/** Signs of programs act on each entry, and vectors have one dimension. */
const SIGNS: Spelled = [
  ['np.sum(S * T)'],
  ['torch.sum(A * B)'],
  ['np.sum(x * y)'],
  ['x * y + S @ x'],
  ['S @ T * S'],
  ['S * T @ S'],
  ['np.exp(S) * T'],
  ['F.relu(S) * T'],
  ['np.maximum(x, 0) * y'],
  ['np.sign(x) / np.abs(x)'],
  ['np.sum(S / T)'],
  ['np.sum(1 / (1 + np.exp(-x)))'],
  ['2 * x @ y'],
  ['S**2 @ x'],
  ['np.dot(x, A)'],
  ['x @ A'],
  ['x @ S @ y'],
  ['x @ y * x'],
  ['np.mean((S @ x - y)**2)'],
  ['-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))'],
  ['np.trace(S @ T)'],
  ['S.T @ A', 'S.T @ A'],
  ['torch.softmax(S @ T / s, dim=-1) @ A'],
  ['S * T', 'S @ T'],
];

/** Matrices of one column, one row, one entry are no vectors. */
const SIDES_OF_ONE: Spelled = [
  ['torch.softmax(C, dim=-1)'],
  ['torch.softmax(C, dim=1)'],
  ['torch.softmax(C, dim=0)'],
  ['torch.softmax(R, dim=-1)'],
  ['torch.softmax(R, dim=0)'],
  ['torch.softmax(U, dim=1)'],
  ['softmax(C)', 'torch.softmax(C, -1)'],
  ['softmax(x)', 'torch.softmax(x, -1)'],
  ["softmax(C*D')", 'torch.softmax(C @ D.T, -1)'],
  ['softmax(S*C)', 'torch.softmax(S @ C, -1)'],
  ['softmax(S*x)', 'torch.softmax(S @ x, -1)'],
  ["softmax(A*R')", 'torch.softmax(A @ R.T, -1)'],
  ["softmax(A*R')*U", 'torch.softmax(A @ R.T, -1) @ U'],
  ["softmax(A*R'/sqrt(2), axis=1)", 'torch.softmax(A @ R.T, dim=1)'],
  ["softmax(A*R', axis=0)", 'torch.softmax(A @ R.T, dim=0)'],
  ['softmax(C + 2*D)', 'torch.softmax(C + 2*D, -1)'],
  ['softmax(tanh(C) .* D)', 'torch.softmax(torch.tanh(C)*D, -1)'],
  ['log_softmax(C)', 'torch.log_softmax(C, -1)'],
  ['log_softmax(R)', 'torch.log_softmax(R, -1)'],
  ['logsumexp(C, axis=1)', 'torch.logsumexp(C, dim=1)'],
  ['logsumexp(C, axis=-1)', 'torch.logsumexp(C, dim=1)'],
  ['logsumexp(C, axis=0)', 'torch.logsumexp(C, dim=0)'],
  ['logsumexp(R, axis=1)', 'torch.logsumexp(R, dim=1)'],
  ['logsumexp(R, axis=0)', 'torch.logsumexp(R, dim=0)'],
  ['logsumexp(U, axis=0)', 'torch.logsumexp(U, dim=0)'],
  ['layernorm(C)', 'F.layer_norm(C, (1,))'],
  ['layernorm(R)', 'F.layer_norm(R, (4,))'],
  ['layernorm(x)', 'F.layer_norm(x, (3,))'],
  ['rmsnorm(C)', 'C/torch.sqrt(C**2 + 1e-5)'],
  ['rmsnorm(R)', 'R/torch.sqrt((R**2).mean() + 1e-5)'],
  ['normalize(C)', 'F.normalize(C, dim=1)'],
  ['normalize(R)', 'F.normalize(R, dim=1)'],
  ['normalize(x)', 'F.normalize(x, dim=0)'],
  ['batchnorm(C)', 'F.batch_norm(C, None, None, training=True)'],
  ["batchnorm(R')", 'F.batch_norm(R.T, None, None, training=True)'],
  ['cumsum(C)', 'np.cumsum(C, axis=0)'],
  ['cumsum(R)', 'np.cumsum(R, axis=0)'],
  ['np.cumsum(R, axis=1)'],
  ['np.cumsum(C, axis=1)'],
  ['np.sum(C, axis=1)'],
  ['np.sum(C, axis=0)'],
  ['np.sum(R, axis=1)'],
  ['np.sum(R, axis=0)'],
  ['np.mean(U, axis=1)'],
  ['np.std(C, axis=1)'],
  ['np.var(R, axis=0)'],
  ['np.linalg.norm(C, axis=1)'],
  ['np.diag(U)'],
  ['np.dot(C, U)'],
  ['np.dot(C.T, D)'],
  ['np.max(R)'],
  ['softmax(U)', 'torch.softmax(U, -1)'],
  ["softmax(C*U')", 'torch.softmax(C @ U.T, -1)'],
  ['softmax(C*w)', 'torch.softmax(C @ w, -1)'],
  ['softmax(C*w + x)', 'torch.softmax(C @ w + x, -1)'],
  ['log_softmax(tanh(C*w))', 'torch.log_softmax(torch.tanh(C @ w), -1)'],
  ['layernorm(C*(2*w))', 'F.layer_norm(C @ (2*w), (3,))'],
  ['normalize(C*w)', 'F.normalize(C @ w, dim=0)'],
  ['softmax(S*(C*w))', 'torch.softmax(S @ (C @ w), -1)'],
  ["softmax(w'*R)", 'torch.softmax(w @ R, -1)'],
  ['softmax(w)', 'torch.softmax(w, -1)'],
  ['softmax(s*C)', 'torch.softmax(s*C, -1)'],
];

const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);
const long = (sizes: readonly number[]): number[] => sizes.filter((size) => size !== 1);
const shapeOf = (value: unknown): number[] => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);

/** The values of the names that stand in the formula. */
const valuesFor = (typed: string): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(VALUES).filter(([name]) =>
      new RegExp(`(?<![\\w.'])${name}(?![\\w'(=]|\\.\\w*\\()|(?<![\\w.])${name}(?=['.(])`).test(typed),
    ),
  );

/** Compares all values and shapes in one run of Python. */
function compare(rows: Spelled): void {
  const cases = rows.map(([typed, code = typed]) => ({ typed, code, at: valuesFor(typed) }));
  const python = spawnSync('/usr/bin/python3', [program], { input: JSON.stringify(cases), maxBuffer: 1 << 24 });
  assert.equal(python.status, 0, String(python.stderr));
  const wanted = JSON.parse(String(python.stdout)) as { value: number[]; shape: number[]; error?: string }[];
  const faults = cases.flatMap(({ typed, at }, i) => {
    const { value, shape, error } = wanted[i] as (typeof wanted)[number];
    if (error) return [`${typed}: Python: ${error}`];
    try {
      const { data } = jacobianAnswer({ expression: typed, at }, 'numerator');
      const found = flat(data.value);
      const same =
        found.length === value.length && found.every((entry, j) => Math.abs(entry - (value[j] as number)) <= 1e-9);
      if (!same) return [`${typed}: ${found}, not ${value}`];
      if (String(long(shapeOf(data.value))) !== String(long(shape)))
        return [`${typed}: shape ${shapeOf(data.value)}, not ${shape}`];
      return data.verified.ok ? [] : [`${typed}: not verified, ${data.verified.method}`];
    } catch (problem) {
      return [`${typed}: ${(problem as { code?: string }).code ?? ''} ${problem}`];
    }
  });
  assert.deepEqual(faults, []);
}

test(`${SIDES_OF_ONE.length} functions of matrices with sides of 1`, needs('torch'), () => compare(SIDES_OF_ONE));
test(`${SPELLED.length} expressions in the spellings of programs`, needs('torch'), () => compare(SPELLED));
test(`${SIGNS.length} expressions with the signs of programs`, needs('torch'), () => compare(SIGNS));
