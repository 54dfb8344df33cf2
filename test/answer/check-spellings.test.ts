// /check in the spellings of students: LaTeX, NumPy, PyTorch, MATLAB, Julia, Unicode and indices, with the verdicts due.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer } from '../../src/answer/check/check.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';

type Verdict = 'true' | 'false' | 'if';

interface Claim {
  readonly expression: string;
  readonly wrt: string;
  readonly answer: string;
  readonly verdict: Verdict;
  readonly where?: string;
  readonly at?: string;
}

const claim = (
  verdict: Verdict,
  expression: string,
  wrt: string,
  answer: string,
  more: Pick<Claim, 'where' | 'at'> = {},
): Claim => ({ verdict, expression, wrt, answer, ...more });

/** What is said of a claim: its verdict, or why it is refused. */
function said({ expression, wrt, answer, where, at }: Claim): string {
  try {
    const { verdict } = checkAnswer({ expression, wrt, answer, where, at }).data;
    return verdict === 'conditional' ? 'if' : verdict;
  } catch (problem) {
    if (problem instanceof Unanswerable) return `refused: ${problem.code}`;
    throw problem;
  }
}

function holds(claims: readonly Claim[]): void {
  const off = claims
    .map((each) => ({ each, got: said(each) }))
    .filter(({ each, got }) => got !== each.verdict)
    .map(({ each, got }) => `${each.expression} | ${each.wrt} | ${each.answer}: ${got}, not ${each.verdict}`);
  assert.deepEqual(off, []);
}

test('a letter that is a coefficient is a number in the answer as in the expression', () => {
  holds([
    claim('true', 'norm(X*w-y)^2 + c*norm(w)^2', 'w', "2*X'*(X*w-y)+2*c*w"),
    claim('true', 'norm(X*w - y)^2 + λ*norm(w)^2', 'w', '2Xᵀ(Xw − y) + 2λw'),
    claim('false', 'norm(X*w-y)^2 + c*norm(w)^2', 'w', "2*X'*(X*w-y)+c*w"),
    claim('true', 'l*norm1(x)', 'x', 'l*sign(x)'),
    claim('true', 'a*norm(x)^2', 'x', '2*a*x'),
    claim('false', 'a*norm(x)^2', 'x', 'a*x'),
    claim('true', "k*x'*x/2", 'x', 'k*x'),
    claim('true', 'c*logdet(X)', 'X', "c*inv(X)'"),
    claim('true', 'c*tr(X)', 'X', 'c*I'),
    claim('false', 'c*tr(X)', 'X', '2*c*I'),
    claim('true', 'a*sum(x) + b', 'x', 'a*ones(n)'),
    claim('true', "c*x'*A*x", 'x', "c*(A + A')*x"),
    claim('true', 'norm(x - a)^2', 'x', '2*(x - a)'),
    claim('true', 'a*x', 'x', 'a*I'),
    claim('true', 'norm(x)^2/(2*s^2)', 'x', 'x/s^2'),
    claim('true', 'c*tr(A*X)', 'X', "c*A'"),
    claim('true', 'c*d*norm(x)^2', 'x', '2*c*d*x'),
    claim('true', 'b*norm(x)', 'x', 'b*x/norm(x)'),
    claim('true', "a*(b'*x)", 'x', 'a*b'),
    claim('true', "a*(b'*x)", 'x', "a*b'"),
    claim('false', 'b*norm(x)', 'x', '2*b*x/norm(x)'),
  ]);
});

test('functions written beside one another are multiplied entry by entry', () => {
  holds([
    claim('if', 'sigmoid(x)', 'x', 'sigmoid(x)(1-sigmoid(x))'),
    claim('if', 'sigmoid(x)', 'x', "σ'(x) = σ(x)(1-σ(x))"),
    claim('true', 'sigmoid(x)', 'x', 'diag(σ(x)(1-σ(x)))'),
    claim('true', 'sum(sigmoid(x))', 'x', 'sigmoid(x)(1-sigmoid(x))'),
    claim('false', 'sum(sigmoid(x))', 'x', 'sigmoid(x)(2-sigmoid(x))'),
    claim('if', 'sigmoid(x)', 'x', '\\sigma(x)(1-\\sigma(x))'),
    claim('true', 'sum(x .* tanh(x))', 'x', '\\tanh(x) + x(1-\\tanh^2(x))'),
    claim('if', 'sigmoid(x)', 'x', 's*(1-s) with s = sigmoid(x)'),
    claim('if', 'sigmoid(x)', 'x', 's(1-s) where s = sigmoid(x)'),
    claim('true', 'sigmoid(x)', 'x', 'diag(s .* (1-s)), s = sigmoid(x)'),
    claim('true', 'softmax(x)', 'x', 'diag(s) - s s^T where s = softmax(x)'),
    claim(
      'true',
      'softmax(x)',
      'x',
      '\\operatorname{diag}(s) - s s^\\top \\text{ where } s = \\operatorname{softmax}(x)',
    ),
    claim('true', 'softmax(x)', 'x', "let s = softmax(x); diag(s) - s*s'"),
    claim('true', 'softmax(x)', 'x', 'diag(s) - ss^T'),
    claim('true', 'softmax(x)', 'x', "s = softmax(x); diag(s) - s*s'"),
  ]);
});

test('a declared size is the number that it stands for', () => {
  const where = 'A: m x n, b: m';
  holds([
    claim('true', 'norm(A*x - b)^2/m', 'x', "2/m*A'*(A*x - b)", { where }),
    claim('false', 'norm(A*x - b)^2/m', 'x', "2/n*A'*(A*x - b)", { where }),
    claim('true', 'norm(A*x - b)^2/(2*m)', 'x', "A'*(A*x - b)/m", { where }),
    claim('true', 'mean((A*x - b).^2)', 'x', "2/m*A'*(A*x - b)", { where }),
    claim('false', 'mean((A*x - b).^2)', 'x', "2/n*A'*(A*x - b)", { where }),
    claim('true', 'sum(x)/n', 'x', 'ones(n)/n', { where: 'x: n' }),
    claim('true', 'norm(A*x - b)^2/m', 'x', "2/3*A'*(A*x - b)", { where: 'A: 3 x n, b: m' }),
    claim('true', 'norm(A*x - b)^2/m', 'x', "2/m*A'*(A*x - b)", { where: 'A: 3 x n, b: m' }),
    claim('false', 'norm(A*x - b)^2/m', 'x', "2/n*A'*(A*x - b)", { where: 'A: 3 x n, b: m' }),
  ]);
});

test('what NumPy, PyTorch, MATLAB and Julia write is read', () => {
  holds([
    claim('true', 'tr(A^4)', 'A', '4*np.linalg.matrix_power(A, 3).T'),
    claim('false', 'tr(A^4)', 'A', '3*np.linalg.matrix_power(A, 3).T'),
    claim('true', 'norm(A*x-b)^2', 'x', '2*(A.T @ (A @ x - b)).reshape(-1)'),
    claim('true', 'norm(A*x-b)^2', 'x', '(2*A.T @ (A @ x - b)).reshape(-1, 1)'),
    claim('true', 'norm(A*x-b)^2', 'x', '(2*A.T @ (A @ x - b)).flatten()'),
    claim('true', 'norm(A*x-b)^2', 'x', '(2*A.T @ (A @ x - b)).ravel()'),
    claim('true', 'norm(A*x-b)^2', 'x', 'np.ravel(2*A.T @ (A @ x - b))'),
    claim('true', 'norm(A*x-b)^2', 'x', '2*A.transpose() @ (A @ x - b)'),
    claim('true', 'norm(A*x-b)^2', 'x', '2 * A.t() @ (A @ x - b)'),
    claim('true', 'norm(A*x-b)^2', 'x', '2*A.T.dot(A.dot(x) - b)'),
    claim('true', 'norm(A*x-b)^2', 'x', '2*np.matmul(A.T, np.matmul(A, x) - b)'),
    claim('true', 'norm(A*x-b)^2', 'x', '2*torch.mv(A.t(), torch.mv(A, x) - b)'),
    claim('true', 'logdet(X)', 'X', 'np.linalg.inv(X).T'),
    claim('true', 'logdet(X)', 'X', 'torch.linalg.inv(X).mT'),
    claim('true', 'sum(relu(x))', 'x', '1 if x > 0 else 0'),
    claim('if', 'relu(x)', 'x', '1 if x > 0 else 0'),
    claim('true', 'sum(relu(x))', 'x', 'np.where(x > 0, 1, 0)'),
    claim('true', 'relu(x)', 'x', 'np.diag(np.where(x > 0, 1.0, 0.0))'),
    claim('true', 'relu(x)', 'x', 'torch.diag((x > 0).float())'),
    claim('true', 'relu(x)', 'x', 'diagm(x .> 0)'),
    claim('true', 'relu(x)', 'x', 'Diagonal(x .> 0)'),
    claim('true', 'softmax(x)', 'x', 'np.diag(s) - np.outer(s, s) where s = softmax(x)'),
    claim('true', 'tanh(x)', 'x', 'diag(1 - tanh(x).^2)'),
    claim('true', 'tanh(x)', 'x', 'np.diag(1 - np.tanh(x)**2)'),
    claim('true', 'tanh(x)', 'x', 'Diagonal(1 .- tanh.(x).^2)'),
    claim('true', 'inv(A)*b', 'b', 'A\\eye(n)'),
    claim('true', "b'*inv(A)*b", 'b', "A\\b + A'\\b"),
    claim('true', "b'*inv(A)*b", 'b', 'np.linalg.solve(A, b) + np.linalg.solve(A.T, b)'),
    claim('true', 'logdet(X)', 'X', "inv(X.')"),
    claim('true', 'sum(x.^2)', 'x', '2 .* x'),
    claim('true', 'sum(x.^2)', 'x', '2 * x'),
    claim('true', "a'*X*b", 'X', 'a*transpose(b)'),
    claim('true', "a'*X*b", 'X', 'np.outer(a, b)'),
    claim('true', "a'*X*b", 'X', 'a[:, None] * b[None, :]'),
    claim('true', 'sum(x.^3)', 'x', '3*np.power(x, 2)'),
    claim('true', 'sum(x.^3)', 'x', '3*np.square(x)'),
    claim('true', 'norm(x)', 'x', 'x/np.linalg.norm(x)'),
    claim('true', 'norm(x)', 'x', 'x / torch.norm(x)'),
  ]);
});

test('what LaTeX and Unicode write is read', () => {
  holds([
    claim('true', 'sum(relu(x))', 'x', '1[x>0]'),
    claim('true', 'sum(relu(x))', 'x', '\\mathbb{1}[x>0]'),
    claim('true', 'sum(relu(x))', 'x', '\\mathbf{1}_{x>0}'),
    claim('true', 'sum(relu(x))', 'x', '𝟙[x > 0]'),
    claim('true', 'sum(relu(x))', 'x', '\\mathbb{1}_{\\{x>0\\}}'),
    claim('true', 'sum(relu(x))', 'x', '\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}'),
    claim('true', 'sum(relu(x))', 'x', '\\mathbb{I}(x > 0)'),
    claim('if', "x'*A*x", 'x', '\\nabla f = 2Ax'),
    claim('true', "x'*A*x", 'x', '\\nabla_x f(x) = (A + A^{\\top}) x'),
    claim('true', "x'*A*x", 'x', '\\frac{\\partial f}{\\partial x} = x^T (A + A^T)'),
    claim('true', "x'*A*x", 'x', 'df/dx = (A + Aᵀ) x'),
    claim('true', "x'*A*x", 'x', "f'(x) = (A + A')*x"),
    claim('true', 'norm(x)', 'x', '\\frac{x}{\\lVert x \\rVert_2}'),
    claim('true', 'norm(x)', 'x', 'x/‖x‖'),
    claim('true', 'logdet(X)', 'X', 'X^{-\\top}'),
    claim('true', 'logdet(X)', 'X', '\\left(X^{-1}\\right)^{\\mathsf{T}}'),
    claim('true', 'logsumexp(x)', 'x', '\\frac{e^{x}}{\\sum_j e^{x_j}}'),
    claim('true', 'logsumexp(x)', 'x', 'exp(x)/sum(exp(x))'),
    claim('true', 'sum(x.^k)', 'x', 'k*x.^(k-1)'),
    claim('false', 'sum(x.^k)', 'x', 'k*x.^k'),
  ]);
});

test('entries with indices are the derivative', () => {
  holds([
    claim('true', 'sum(x.^2)', 'x', '2*x_i'),
    claim('true', 'sum(x.^2)', 'x', '2x_i'),
    claim('true', 'sum(x.^2)', 'x', '∂f/∂x_i = 2 x_i'),
    claim('false', 'sum(x.^2)', 'x', 'x_i'),
    claim('true', 'softmax(x)', 'x', 's_i(δ_ij − s_j) where s = softmax(x)'),
    claim('true', 'softmax(x)', 'x', 's_i*(delta_ij - s_j) where s = softmax(x)'),
    claim('true', 'softmax(x)', 'x', 's_i (\\delta_{ij} - s_j) where s = softmax(x)'),
    claim('false', 'softmax(x)', 'x', 'x_i * (delta_ij - x_j)'),
    claim('true', 'softmax(x)', 'x', 's_i(δ_ij − s_j)'),
    claim('true', "x'*A*x", 'x', 'Σ_j (A_ij + A_ji) x_j'),
    claim('true', 'tr(X*X)', 'X', '2*X_ji'),
    claim('true', 'tr(X*X)', 'X', '2*X_ij'),
    claim('true', "a'*X*b", 'X', 'a_i b_j'),
    claim('true', 'A*x', 'x', 'A_ij'),
    claim('true', 'relu(x)', 'x', '1[x_i > 0] δ_ij'),
    claim('true', 'x.^2', 'x', '2 x_i δ_{ij}'),
    claim('if', 'x.^2', 'x', '2 x_i'),
    claim('true', 'sum(tanh(x))', 'x', '1 - \\tanh^2(x_i)'),
    claim('false', 'sum(tanh(x))', 'x', '1 + \\tanh^2(x_i)'),
    claim('true', 'logdet(X)', 'X', '(X^{-1})_{ji}'),
    claim('true', 'logdet(X)', 'X', '∂f/∂X_ij = (X⁻¹)ⱼᵢ'),
    claim('true', 'softmax(x)', 'x', 'softmax(x)_i (δ_ij - softmax(x)_j)'),
    claim('true', 'norm(A*x-b)^2', 'x', '2 Σ_k A_ki (A x - b)_k'),
    claim('true', 'norm(A*x-b)^2', 'x', '2 Σ_k A_ki (Σ_j A_kj x_j - b_k)'),
    claim('true', 'mean(x)', 'x', '∂f/∂x_i = 1/n'),
    claim('true', 'relu(W*x)', 'x', '∂y_i/∂x_j = 1[(Wx)_i > 0] W_ij'),
    claim('true', 'softmax(x)', 'x', 's_i (1[i=j] - s_j)'),
    claim('false', 'relu(W*x)', 'x', '∂y_i/∂x_j = 1[(Wx)_i < 0] W_ij'),
  ]);
});

test('matrices of numbers are read in every bracket', () => {
  const at = 'x = [1, 2]';
  const diagonal = (verdict: Verdict, answer: string): Claim => claim(verdict, 'x.^2', 'x', answer, { at });
  holds([
    diagonal('true', '[[2, 0], [0, 4]]'),
    diagonal('true', '[2 0; 0 4]'),
    diagonal('true', '[2, 0; 0, 4]'),
    diagonal('true', '((2, 0), (0, 4))'),
    diagonal('true', '{{2, 0}, {0, 4}}'),
    diagonal('true', 'np.array([[2, 0], [0, 4]])'),
    diagonal('true', 'torch.tensor([[2., 0.], [0., 4.]])'),
    diagonal('true', 'array([[2., 0.],\n       [0., 4.]])'),
    diagonal('true', '[[2. 0.]\n [0. 4.]]'),
    diagonal('true', 'tensor([[2., 0.],\n        [0., 4.]])'),
    diagonal('true', '\\begin{pmatrix} 2 & 0 \\\\ 0 & 4 \\end{pmatrix}'),
    diagonal('true', 'Matrix([[2, 0], [0, 4]])'),
    diagonal('false', '[2 0; 0 5]'),
    diagonal('if', '(2, 4)'),
    diagonal('if', '[2 4]'),
    diagonal('true', 'diag([2, 4])'),
    diagonal('true', 'diag(2, 4)'),
  ]);
});

test('what is no formula of entries is refused with its place', () => {
  for (const answer of [
    'Σ_i',
    'Σ_j x_i',
    'x_i x_j x_k',
    'δ_i',
    's_i(δ_ij + s_j)',
    'total_i(x, x)',
    '(x_i+x_j)'.repeat(60),
  ])
    assert.match(said(claim('true', 'softmax(x)', 'x', answer)), /^refused/, answer);
});

test('definitions that use one another in a circle, or grow without end, are refused', () => {
  const chain = [...'abcdghijklmpqrt'].map((name, i, all) => `${name} = ${all[i + 1] ?? 'x'}*${all[i + 1] ?? 'x'}`);
  for (const answer of ['a where a = b + b, b = a + x', 's = s', `a where ${chain.join(', ')}`])
    assert.match(said(claim('true', 'sigmoid(x)', 'x', answer)), /^refused/, answer);
});
