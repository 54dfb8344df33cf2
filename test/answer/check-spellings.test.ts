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
  for (const answer of ['Σ_i', 'Σ_j x_i', 'x_i x_j x_k', 'δ_i', 'total_i(x, x)', '(x_i+x_j)'.repeat(60)])
    assert.match(said(claim('true', 'softmax(x)', 'x', answer)), /^refused/, answer);
});

test('definitions that use one another in a circle, or grow without end, are refused', () => {
  const chain = [...'abcdghijklmpqrt'].map((name, i, all) => `${name} = ${all[i + 1] ?? 'x'}*${all[i + 1] ?? 'x'}`);
  for (const answer of ['a where a = b + b, b = a + x', `a where ${chain.join(', ')}`])
    assert.match(said(claim('true', 'sigmoid(x)', 'x', answer)), /^refused/, answer);
});

test('quotients of vectors are read entry by entry', () => {
  holds([
    claim('if', 'log(2*x)', 'x', '1/x'),
    claim('false', 'log(2*x)', 'x', '1/(2x)'),
    claim('false', 'log(2x)', 'x', '1/(2x)'),
    claim('if', '1 ./ x', 'x', '-1/x^2'),
    claim('if', '1 ./ x.^2', 'x', '-2/x^3'),
    claim('false', '1 ./ x.^2', 'x', '2/x^3'),
    claim('if', 'exp(2*x)', 'x', '2e^{2x}'),
    claim('if', 'exp(2*x)', 'x', 'e^{2x}·2'),
    claim('if', 'exp(2*x)', 'x', '2*exp(2*x)'),
    claim('false', 'exp(2*x)', 'x', 'exp(2*x)'),
    claim('if', 'x.^3', 'x', '3x^2'),
    claim('if', 'x.^2', 'x', '2x'),
    claim('false', 'x.^2', 'x', 'x'),
    claim('if', 'sqrt(x)', 'x', '1/(2*sqrt(x))'),
    claim('if', 'sqrt(x)', 'x', '1/2 x^{-1/2}'),
    claim('if', 'sqrt(x)', 'x', '\\frac{1}{2\\sqrt{x}}'),
    claim('if', 'sigmoid(x)', 'x', 'e^{-x}/(1+e^{-x})^2'),
    claim('if', 'sigmoid(x)', 'x', 'exp(-x)/(1+exp(-x))^2'),
    claim('if', 'tanh(x)', 'x', '1 - tanh^2(x)'),
    claim('if', 'tanh(x)', 'x', '1/cosh(x)^2'),
    claim('if', 'tan(x)', 'x', '1/cos^2 x'),
    claim('if', 'sin(x)', 'x', 'cos x'),
    claim('if', 'x.*log(x)', 'x', 'log(x) + 1'),
    claim('if', 'x.*exp(x)', 'x', '(1+x)e^x'),
    claim('if', 'x.*exp(x)', 'x', 'e^x + x e^x'),
    claim('if', 'exp(-x.^2)', 'x', '-2x e^{-x^2}'),
    claim('if', 'log(1+exp(x))', 'x', '1/(1+e^{-x})'),
    claim('if', 'log(1+exp(x))', 'x', 'e^x/(1+e^x)'),
    claim('false', 'log(1+exp(x))', 'x', '1/(1+e^x)'),
    claim('if', 'x ./ (1+x)', 'x', '1/(1+x)^2'),
    claim('if', 'sin(x).*cos(x)', 'x', 'cos(2x)'),
    claim('if', 'sin(x).^2', 'x', '2 sin(x) cos(x)'),
    claim('if', 'sin(x).^2', 'x', 'sin(2x)'),
    claim('if', 'atan(x)', 'x', '1/(1+x^2)'),
    claim('if', 'silu(x)', 'x', 'σ(x) + xσ(x)(1-σ(x))'),
    claim('if', 'silu(x)', 'x', 'σ(x)(1 + x(1 - σ(x)))'),
    claim('true', 'sum(log(x))', 'x', '1/x'),
    claim('true', 'sum(1 ./ x)', 'x', '-1/x^2'),
    claim('false', 'sum(1 ./ x)', 'x', '1/x^2'),
    claim('true', 'sum(sqrt(x))', 'x', '1/(2 sqrt(x))'),
    claim('true', 'sum(exp(2*x))', 'x', '2e^{2x}'),
    claim('true', 'sum(x.^3)', 'x', '3x^2'),
    claim('false', 'sum(x.^3)', 'x', '3x^3'),
    claim('true', 'sum(log(1+exp(-y.*x)))', 'x', '-y/(1+e^{yx})'),
    claim('true', 'sum(log(1+exp(-y.*x)))', 'x', '-y/(1+exp(y.*x))'),
    claim('if', 'log(X)', 'X', '1/X'),
    claim('if', 'exp(X)', 'X', 'e^X'),
    claim('if', 'X.^2', 'X', '2X'),
    claim('if', 'log(x)', 'x', 'dy/dx = 1/x'),
    claim('true', 'a/x', 'x', '-a/x^2', { where: 'a: scalar, x: scalar' }),
    claim('if', 'relu(x)', 'x', '1 if x > 0 else 0'),
    claim('if', 'leaky_relu(x, 0.1)', 'x', '1 if x > 0 else 0.1'),
    claim('if', 'softplus(x)', 'x', '1/(1+e^{-x})'),
    claim('true', 'log(2*x)', 'x', 'diag(1/x)'),
    claim('true', 'log(2*x)', 'x', 'diag(1/(x))'),
    claim('true', '1 ./ x', 'x', 'diag(-1/x^2)'),
    claim('true', 'sum(x.*log(x))', 'x', 'log x + 1'),
    claim('true', 'sum(x.*log(x))', 'x', '1 + ln x'),
    claim('true', '-sum(y.*log(p))', 'p', '-y/p'),
    claim('true', 'sum(p.*log(p./q))', 'q', '-p/q'),
    claim('true', 'sum(p.*log(p./q))', 'p', 'log(p/q) + 1'),
    claim('true', 'sum((x-y).^2)', 'x', '2(x-y)'),
    claim('true', '-sum(y.*log(p) + (1-y).*log(1-p))', 'p', '(p-y)/(p(1-p))'),
    claim('true', '-sum(y.*log(p) + (1-y).*log(1-p))', 'p', '-y/p + (1-y)/(1-p)'),
    claim('if', 'x.^2 .* exp(x)', 'x', '(x^2+2x)e^x'),
    claim('if', 'cos(2*x)', 'x', '-2sin(2x)'),
    claim('false', 'cos(2*x)', 'x', '2sin(2x)'),
    claim('false', 'cos(2*x)', 'x', '-sin(2x)'),
  ]);
});

test('a differential is the derivative that is read off it, and words before a formula are no part of it', () => {
  holds([
    claim('true', 'A*X*B', 'X', "d vec(AXB)/d vec(X) = kron(B', A)"),
    claim('true', 'A*X*B', 'X', "dvec(AXB)/dvec(X) = kron(B', A)"),
    claim('true', 'A*X*B', 'X', '\\frac{\\partial vec(AXB)}{\\partial vec(X)} = B^T \\otimes A'),
    claim('true', 'A*X*B', 'X', "vec(dY) = (B' ⊗ A) vec(dX)"),
    claim('true', 'A*X*B', 'X', "vec(dY) = kron(B', A) vec(dX)"),
    claim('true', 'A*X*B', 'X', "vec(dY) = kron(B', A)*vec(dX)"),
    claim('true', 'A*X*B', 'X', "dvec(Y) = kron(B', A)*dvec(X)"),
    claim('true', 'A*X*B', 'X', 'd vec(Y) = (B^T ⊗ A) d vec(X)'),
    claim('true', 'A*X*B', 'X', 'dY = A dX B'),
    claim('true', 'A*X*B', 'X', 'dY = A*dX*B'),
    claim('false', 'A*X*B', 'X', 'dY = B dX A'),
    claim('false', 'A*X*B', 'X', 'dY = 2 A dX B'),
    claim('true', 'A*X*B', 'X', 'A dX B'),
    claim('true', 'A*X*B', 'X', 'd(AXB) = A (dX) B'),
    claim('true', 'inv(X)', 'X', 'd(X^{-1}) = -X^{-1} dX X^{-1}'),
    claim('true', 'inv(X)', 'X', 'dX⁻¹ = −X⁻¹ dX X⁻¹'),
    claim('false', 'inv(X)', 'X', 'd(X^{-1}) = X^{-1} dX X^{-1}'),
    claim('false', 'inv(X)', 'X', 'dY = -X^{-2} dX'),
    claim('true', 'X*X', 'X', 'dY = dX X + X dX'),
    claim('false', 'X*X', 'X', 'dY = 2 X dX'),
    claim('true', "X'*X", 'X', "dY = dX' X + X' dX"),
    claim('true', "X'*X", 'X', "d(X'X) = (dX)' X + X' dX"),
    claim('true', 'tr(A*X)', 'X', 'df = tr(A dX)'),
    claim('true', 'tr(A*X)', 'X', 'df = tr(A*dX)'),
    claim('true', 'tr(A*X)', 'X', 'd f = Tr(A dX)'),
    claim('false', 'tr(A*X)', 'X', "df = tr(A' dX)"),
    claim('true', 'tr(A*X)', 'X', "df = <A', dX>"),
    claim('true', 'logdet(X)', 'X', 'df = tr(X^{-1} dX)'),
    claim('true', 'logdet(X)', 'X', 'd log det X = tr(X⁻¹ dX)'),
    claim('true', 'det(X)', 'X', 'd det(X) = det(X) tr(inv(X) dX)'),
    claim('true', 'norm(A*x-b)^2', 'x', "df = 2(Ax-b)'A dx"),
    claim('true', 'norm(A*x-b)^2', 'x', 'df = 2 (A x - b)^T A dx'),
    claim('false', 'norm(A*x-b)^2', 'x', 'df = 2 (A x - b)^T dx'),
    claim('true', "x'*A*x", 'x', "df = x'(A+A')dx"),
    claim('if', "x'*A*x", 'x', "df = 2 x' A dx"),
    claim('true', 'A*x', 'x', 'dy = A dx'),
    claim('true', 'relu(x)', 'x', 'dy = 1[x>0] ⊙ dx'),
    claim('true', 'relu(x)', 'x', 'dy = (x > 0) .* dx'),
    claim('true', 'softmax(x)', 'x', "dy = s .* dx - s (s' dx) where s = softmax(x)"),
    claim('true', 'softmax(x)', 'x', 'dy = s ⊙ (dx - s^T dx) where s = softmax(x)'),
    claim('true', "x'*A*x", 'x', "∂f/∂x = (A + A')*x"),
    claim('true', "x'*A*x", 'x', "∇f = (A + A')*x"),
    claim('true', "x'*A*x", 'x', "∇f(x) = (A + A')x"),
    claim('true', "x'*A*x", 'x', "grad f = (A + A')x"),
    claim('true', "x'*A*x", 'x', "gradient: (A + A')x"),
    claim('true', 'A*x', 'x', 'J = A'),
    claim('true', 'A*x', 'x', 'J_f(x) = A'),
    claim('true', 'A*x', 'x', 'Df(x) = A'),
    claim('true', 'A*x', 'x', 'D f = A'),
    claim('true', 'tr(A*X)', 'X', "∂f/∂X = A'"),
    claim('true', 'tr(A*X)', 'X', '∂f/∂X = A^T'),
    claim('true', 'tr(A*X)', 'X', '∂/∂X tr(AX) = A^T'),
    claim('true', 'tr(A*X)', 'X', '\\frac{\\partial}{\\partial X} \\operatorname{tr}(AX) = A^\\top'),
    claim('true', 'tr(A*X)', 'X', '\\nabla_X \\operatorname{tr}(AX) = A^\\top'),
    claim('true', "x'*A*x", 'x', "dL/dx = (A+A')x"),
    claim('true', "x'*A*x", 'x', "the gradient is (A+A')x"),
    claim('true', "x'*A*x", 'x', "f'(x) = x'(A+A')"),
    claim('true', "tr(X'*X)", 'X', '2X'),
    claim('true', "tr(X'*X)", 'X', "df = 2 tr(X' dX)"),
    claim('true', "tr(X'*X)", 'X', 'df = 2⟨X, dX⟩'),
    claim('true', "tr(X'*X)", 'X', 'df = 2 X : dX'),
    claim('true', 'A*X*B', 'X', '∂vec(Y)/∂vec(X)ᵀ = Bᵀ⊗A'),
    claim('true', 'sum(A*X)', 'X', "df = 1'A dX 1"),
    claim('true', 'exp(x)', 'x', 'dy = exp(x) .* dx'),
    claim('true', 'exp(x)', 'x', 'dy = diag(exp(x)) dx'),
    claim('true', 'exp(x)', 'x', 'dy = exp(x) dx'),
    claim('true', 'sum(A*X)', 'X', "A'1 1'"),
    claim('true', 'sum(A*x)', 'x', '1^T A'),
  ]);
});

test('a differential has no layout: the transpose of what it says is wrong', () => {
  const square = { where: 'A: n x n, X: n x n' };
  holds([
    claim('true', 'tr(A*X)', 'X', 'df = tr(A dX)', square),
    claim('if', 'tr(A*X)', 'X', "df = tr(A' dX)", square),
    claim('true', 'tr(A*X)', 'X', "df = <A', dX>", square),
    claim('if', 'tr(A*X)', 'X', 'df = <A, dX>', square),
    claim('if', 'logdet(X)', 'X', "df = tr(inv(X)' dX)"),
    claim('true', 'A*x', 'x', 'dy = A dx', { where: 'A: n x n' }),
    claim('if', 'A*x', 'x', "dy = A' dx", { where: 'A: n x n' }),
    claim('false', 'X*A', 'X', 'dY = A dX', square),
    claim('true', 'A*X*B', 'X', "vec(dY) = kron(A, B') vec(dX)"),
    claim('true', 'A*X*B', 'X', "vec(dY) = kron(B', A) vec(dX)"),
    claim('false', 'A*X*B', 'X', "dY = B' dX A'", { where: 'A: n x n, B: n x n, X: n x n' }),
    claim('if', 'A*X*B', 'X', 'vec(dY) = kron(B, A) vec(dX)', { where: 'A: n x n, B: n x n, X: n x n' }),
    claim('if', 'A*X*A', 'X', "dY = A' dX A", { where: 'A: n x n, X: n x n' }),
  ]);
});

test('what is no differential is refused', () => {
  for (const answer of ['dY = dX dX', 'dY = A dX B + 1', 'dY = dA X B', 'dX', 'dY = A dX dB'])
    assert.match(said(claim('true', 'A*X*B', 'X', answer)), /^(?:refused|false)/, answer);
});

test('sizes, axes and constants are read as programs write them', () => {
  holds([
    claim('true', "a'*X*b", 'X', 'torch.ger(a, b)'),
    claim('true', 'tr(A*X)', 'X', 'A.transpose(0, 1)'),
    claim('true', 'tr(A*X)', 'X', 'A.permute(1, 0)'),
    claim('true', 'tr(A*X)', 'X', 'torch.transpose(A, 0, 1)'),
    claim('true', 'tr(A*X)', 'X', 'np.transpose(A)'),
    claim('true', 'tr(A*X)', 'X', 'A.swapaxes(0, 1)'),
    claim('true', 'tr(A*X)', 'X', 'np.swapaxes(A, 0, 1)'),
    claim('true', 'sum(x)', 'x', 'np.ones_like(x)'),
    claim('true', 'sum(x)', 'x', 'torch.ones_like(x)'),
    claim('true', 'sum(x)', 'x', 'np.ones(x.shape)'),
    claim('true', 'sum(x)', 'x', 'np.ones(len(x))'),
    claim('true', 'sum(x)', 'x', 'torch.ones(x.shape[0])'),
    claim('true', 'mean(x)', 'x', 'np.ones(len(x))/len(x)'),
    claim('true', 'mean(x)', 'x', 'np.ones_like(x)/x.size'),
    claim('true', 'mean(x)', 'x', 'torch.ones_like(x)/x.numel()'),
    claim('true', 'mean(x)', 'x', 'np.ones_like(x)/x.shape[0]'),
    claim('true', 'x', 'x', 'np.eye(len(x))'),
    claim('true', 'x', 'x', 'np.identity(n)'),
    claim('true', 'softmax(x)', 'x', 'np.diagflat(s) - np.outer(s, s) where s = softmax(x)'),
    claim('true', 'sum(sigmoid(x))', 'x', 'x.sigmoid() * (1 - x.sigmoid())'),
    claim('true', 'sum(relu(x))', 'x', 'float(x > 0)'),
    claim('true', 'sum(relu(x))', 'x', '(x > 0).to(x.dtype)'),
    claim('true', 'logdet(X)', 'X', 'torch.linalg.inv(X).transpose(-2, -1)'),
    claim('true', 'logdet(X)', 'X', 'np.linalg.inv(X).transpose()'),
    claim('true', 'tanh(x)', 'x', 'torch.diag_embed(1 - torch.tanh(x)**2)'),
    claim('false', 'mean(x)', 'x', 'np.ones_like(x)'),
    claim('false', 'mean(x)', 'x', 'np.ones_like(x)/len(x)**2'),
    claim('true', 'tr(A*X)', 'X', 'A.permute(1, 0).T'),
    claim('false', 'logdet(X)', 'X', '2*np.linalg.inv(X).transpose(-2, -1)'),
    claim('true', 'mean(X)', 'X', 'np.ones_like(X)/X.size'),
    claim('false', 'mean(X)', 'X', 'np.ones_like(X)/X.shape[0]'),
    claim('true', 'sum(X)', 'X', 'np.ones(X.shape)'),
  ]);
});

test('sums of powers over their exponents are read', () => {
  holds([
    claim('true', 'tr(A*X^k)', 'X', 'Σ_{r=0}^{k − 1} (Xᵀ)^r·Aᵀ·(Xᵀ)^(k − 1 − r)'),
    claim('true', 'tr(A*X^k)', 'X', '\\sum_{r=0}^{k-1} (X^r A X^{k-r-1})^T'),
    claim('true', "a'*X^k*b", 'X', '\\sum_{r=0}^{k-1} (X^r)^T a b^T (X^{k-1-r})^T'),
    claim('true', "a'*X^k*b", 'X', '\\sum_{i=1}^{k} (X^{i-1})^T a b^T (X^{k-i})^T'),
    claim('if', "a'*X^k*b", 'X', '\\sum_{r=0}^{k-1} X^r a b^T X^{k-1-r}'),
    claim('false', "a'*X^k*b", 'X', '\\sum_{r=0}^{k} (X^r)^T a b^T (X^{k-r})^T'),
    claim('true', 'X^k', 'X', 'Σ_{r=0}^{k − 1} (Xᵀ)^(k-1-r) ⊗ X^r'),
    claim('true', 'X^k', 'X', '\\sum_{r=0}^{k-1} X^r dX X^{k-1-r}'),
    claim('true', 'tr(X^4)', 'X', '\\sum_{r=0}^{3} (X^r)^T (X^{3-r})^T'),
    claim('true', "a'*X^k*b", 'a', 'X^k*b'),
  ]);
  assert.equal(said(claim('true', 'sum(X)', 'X', 'Σ_{r=0}^{3} X^r')), 'refused: index-notation');
});

test('functions and answers by their entries, and rows x_i of X', () => {
  holds([
    claim('true', '-\\sum_i y_i \\log p_i', 'p', '-y_i/p_i'),
    claim('true', '\\sum_{i,j} A_{ij} x_i x_j', 'x', '\\sum_j (A_{ij} + A_{ji}) x_j'),
    claim('false', '\\sum_{i,j} A_{ij} x_i x_j', 'x', '\\sum_j A_{ij} x_j'),
    claim('true', 'y_i = \\sum_j W_{ij} x_j + b_i', 'x', 'W_{ij}'),
    claim('true', '\\sum_i (y_i - w^T x_i)^2', 'w', '-2\\sum_i (y_i - w^T x_i) x_i'),
    claim('false', '\\sum_i (y_i - w^T x_i)^2', 'w', '-2\\sum_i (y_i - w^T x_i)'),
    claim('true', '\\sum_i \\max(0, 1 - y_i w^T x_i)', 'w', '-\\sum_i y_i x_i 1[y_i w^T x_i < 1]'),
    claim('true', '\\sum_{n=1}^N (t_n - w^T x_n)^2', 'w', "-2*X'*(t - X*w)"),
    claim('true', '\\sum_i (y_i - w^T x_i)^2 + \\lambda \\|w\\|^2', 'w', '-2X^T(y - Xw) + 2\\lambda w'),
  ]);
});

test('what programs call einsum, linear and secant, and how they repeat vectors', () => {
  holds([
    claim('true', 'np.einsum("ij,j->i", A, x)', 'x', 'A'),
    claim('true', "np.einsum('i,ij,j->', x, A, x)", 'x', 'A @ x + A.T @ x'),
    claim('true', "np.einsum('i,ij,j', x, A, x)", 'A', "np.einsum('i,j->ij', x, x)"),
    claim('true', 'einsum("ij,jk->ik", A, B)', 'B', 'kron(I, A)'),
    claim('true', 'tr(A*B)', 'A', "np.einsum('ij->ji', B)"),
    claim('true', 'tanh(W*x)', 'x', "torch.einsum('i,ij->ij', 1 - torch.tanh(W @ x)**2, W)"),
    claim('true', 'torch.relu(F.linear(x, W, b))', 'x', 'torch.diag((F.linear(x, W, b) > 0).float()) @ W'),
    claim('true', 'log_softmax(x)', 'x', 'torch.eye(len(x)) - torch.softmax(x, 0)'),
    claim('true', 'tanh.(W*x)', 'x', '(1 .- tanh.(W*x).^2) .* W'),
    claim('if', '@. sin(x)^2', 'x', '@. 2*sin(x)*cos(x)'),
    claim('true', 'sin.(x)', 'x', 'Diagonal(@. cos(x))'),
    claim('true', 'sum(@. x^2)', 'x', '@. 2x'),
    claim('false', 'sum(@. x^2)', 'x', '@. x'),
    claim('true', 'sin.(x)', 'x', 'LinearAlgebra.diagm(cos.(x))'),
    claim('true', 'cumsum(x)', 'x', 'tril(ones(n,n))'),
    claim('true', 'cumsum(x)', 'x', 'np.tril(np.ones((n,n)))'),
    claim('if', 'tanh(x)', 'x', 'sech(x)^2'),
    claim('if', 'tan(x)', 'x', '\\sec^2 x'),
    claim('true', 'x.^2', 'x', '\\operatorname*{diag}(2x)'),
  ]);
  assert.equal(said(claim('true', "einsum('ijk,k->ij', A, x)", 'x', 'A')), 'refused: missing-function');
});

test('places are counted from 0 where a program counts them so, and from 1 elsewhere', () => {
  holds([
    claim('true', 'A[0] @ x', 'x', 'A[0]'),
    claim('false', 'A[0] @ x', 'x', 'A[1]'),
    claim('true', 'A[:, 0] @ x', 'x', 'A[:, 0]'),
    claim('true', 'A[1, :]*x', 'x', 'A[1, :]'),
    claim('true', 'x[0]**2 + x[1]', 'x', 'np.array([2*x[0], 1])', { where: 'x: 2' }),
    claim('false', 'x[0]**2 + x[1]', 'x', 'np.array([2*x[1], 1])', { where: 'x: 2' }),
    claim('true', 'x[1]^2 + x[2]', 'x', '[2*x[1], 1]', { where: 'x: 2' }),
    claim('true', 'x[1]^2 + x[2]', 'x', 'np.array([2*x[1], 1])', { where: 'x: 2' }),
    claim('true', 'np.sum(x)*x[0]', 'x', 'x[0]*np.ones(n) + np.sum(x)*np.eye(n)[0]', { where: 'x: n' }),
    claim('false', 'np.sum(x)*x[0]', 'x', 'x[0]*np.ones(n) + np.sum(x)*np.eye(n)[1]', { where: 'x: n' }),
  ]);
});

test('axes that are kept, labels, equalities and pairs are read as in NumPy, PyTorch and Julia', () => {
  const S = 'np.exp(A)/np.sum(np.exp(A), axis=1, keepdims=True)';
  const rows = 'np.sum(S*B, axis=1, keepdims=True)';
  holds([
    claim('true', `np.sum(${S} * B)`, 'A', `S*(B - ${rows}) where S = ${S}`),
    claim('false', `np.sum(${S} * B)`, 'A', `S*(B + ${rows}) where S = ${S}`),
    claim('true', 'F.cross_entropy(z, y)', 'z', 'F.softmax(z, dim=-1) - F.one_hot(y, num_classes=K)'),
    claim('false', 'F.cross_entropy(z, y)', 'z', 'F.one_hot(y, num_classes=K) - F.softmax(z, dim=-1)'),
    claim('true', 'F.softmax(z, dim=0)', 'z', 'torch.diag(p) - torch.outer(p, p) where p = F.softmax(z, dim=0)'),
    claim('true', 'sum(sum(A, dims=1).^2)', 'A', '2*ones(m)*sum(A, dims=1)', { where: 'A: m x n' }),
    claim('true', 'sum(sum(A, dims=2).^2)', 'A', "2*sum(A, dims=2)*ones(n)'", { where: 'A: m x n' }),
    claim('true', 'sin.(v)', 'v', 'diagm(0=>cos.(v))'),
    claim('false', 'sin.(v)', 'v', 'diagm(0=>sin.(v))'),
    claim('if', 'max(x)', 'x', '(x == max(x))'),
    claim('false', 'max(x)', 'x', '(x == min(x))'),
    claim('true', 'norm(X)_F^2', 'X', '2X'),
    claim('true', '‖X‖_F', 'X', 'X/norm(X)_F'),
  ]);
});

test('a 1 where the number would not be written is a vector of ones, or the identity if that was meant', () => {
  holds([
    claim('true', '1^T A x', 'x', 'A^T 1'),
    claim('true', 'sum(A*x)', 'x', "A'*1"),
    claim('false', 'sum(A*x)', 'x', 'A*1'),
    claim('true', '1ᵀ(x - y)', 'y', '-1*ones(n)', { where: 'y: n' }),
    claim('true', '(I - 1 1^T/n) x', 'x', 'I - 1 1^T/n', { where: 'x: n' }),
    claim('if', 'tr(A*A) - 2*tr(A)', 'A', "2*(A - 1)'"),
    claim('false', 'tr(A*A) - 2*tr(A)', 'A', "2*(A + 1)'"),
    claim('true', 'x*y', 'x', 'y*1', { where: 'x: scalar, y: scalar' }),
  ]);
});

test('what is right of square matrices alone is told so', () => {
  holds([
    claim('if', 'det(A*X*B)', 'X', 'det(AXB)·X⁻ᵀ'),
    claim('if', 'log(det(A*X*B))', 'X', 'inv(X)^T'),
    claim('false', 'det(A*X*B)', 'X', '2*det(AXB)·X⁻ᵀ'),
    claim('true', 'det(A*X*B)', 'X', 'det(AXB)·X⁻ᵀ', { where: 'A: nxn, X: nxn, B: nxn' }),
  ]);
});

test('the diagonal of a full Jacobian is only the diagonal, as a vector and as a matrix', () => {
  for (const answer of ['s .* (1 - s)', 'diag(s .* (1 - s))', 'torch.diag(s * (1 - s))']) {
    const { verdict, reason } = checkAnswer({ expression: 'softmax(x)', wrt: 'x', answer }).data;
    assert.deepEqual([verdict, reason], ['false', 'only-the-diagonal'], answer);
  }
});

test('what is off in a program is told of it as a program, and of a multiple of a matrix the matrix is named', () => {
  const reason = (expression: string, answer: string): string =>
    checkAnswer({ expression, wrt: 'x', answer }).data.reason;
  assert.equal(reason('np.exp(-x**2)', 'np.diag(2*x*np.exp(-x**2))'), 'sign');
  const { why } = checkAnswer({ expression: 'np.sum((A @ x - b)**2)', wrt: 'x', answer: '2 * A @ (A @ x - b)' });
  assert.match(why.join(' '), /\(2 ⊙ Aᵀ\)/);
});

test('what a program adds to rows, dots and sums beside vectors is read, and shapes that nobody gave follow the answer', () => {
  const ridge = '\\frac{1}{n}\\sum_{i=1}^n (y_i - \\mathbf{w}^\\top \\mathbf{x}_i)^2 + \\lambda \\|\\mathbf{w}\\|_2^2';
  const residuals = '\\frac{2}{n}\\sum_{i=1}^n (y_i - \\mathbf{w}^\\top \\mathbf{x}_i)\\mathbf{x}_i';
  holds([
    claim('true', ridge, 'w', `-${residuals} + 2\\lambda\\mathbf{w}`),
    claim('false', ridge, 'w', `-${residuals} + \\lambda\\mathbf{w}`),
    claim('false', '\\sum_i (y_i - w^T x_i)^2', 'w', '-2\\sum_i (y_i - w^T x_i) w'),
    claim('true', 'Σ_ij X_ij^2', 'X', '2 X_ij'),
    claim('true', 'x.dot(A).dot(x)', 'x', 'A.dot(x) + A.T.dot(x)'),
    claim('false', 'x.dot(A).dot(x)', 'x', 'A.dot(x) - A.T.dot(x)'),
    claim('true', 'np.dot(w, x)', 'x', 'w'),
    claim('true', 'sum(x.*log(x))', 'x', 'log(x) + ones(size(x))'),
    claim('false', 'sum(x.*log(x))', 'x', 'log(x) - ones(size(x))'),
    claim('true', 'np.sum(np.tanh(X @ W + b))', 'b', 'np.sum(1 - np.tanh(X @ W + b)**2, axis=0)', {
      where: 'X: n x d, W: d x k',
    }),
    claim('false', 'np.sum(np.tanh(X @ W + b))', 'b', 'np.sum(np.tanh(X @ W + b)**2, axis=0)', {
      where: 'X: n x d, W: d x k',
    }),
    claim('true', 'np.sum(np.maximum(X @ w + b, 0))', 'b', 'np.sum(X @ w + b > 0)'),
    claim('false', 'np.sum(np.maximum(X @ w + b, 0))', 'b', '2*np.sum(X @ w + b > 0)'),
    claim(
      'true',
      '\\begin{bmatrix} x_1^2 \\\\ x_1 x_2 \\end{bmatrix}',
      'x',
      '\\begin{bmatrix} 2x_1 & 0 \\\\ x_2 & x_1 \\end{bmatrix}',
    ),
    claim('true', 'A X B', 'X', '(B^T ⊗ A) vec(dX) = vec(dY)'),
    claim('false', 'A X B', 'X', '(B ⊗ A) vec(dX) = vec(dY)'),
    claim('true', '(x - mean(x))/std(x)', 'x', "(I - 1 1'/n - x̂ x̂'/n)/std(x), where x̂ = (x - mean(x))/std(x)", {
      where: 'x: n',
    }),
    claim('false', 'softmax(z)', 'z', 'dp = p ⊙ dz + p pᵀ dz'),
    claim('false', 'softmax(x)', 'x', 's_i(δ_ij + s_j)'),
    claim('false', 'softmax(x)', 'x', 's'),
  ]);
});

test('a change that sets an answer right is told before a condition that few ask', () => {
  const reasons = (expression: string, wrt: string, answer: string): string =>
    checkAnswer({ expression, wrt, answer }).data.reason;
  assert.equal(reasons('log det X', 'X', '\\frac{1}{\\det X} X^{-T}'), 'extra-factor');
  assert.equal(reasons('σ(Wx + b)', 'x', 'Diag(σ(Wx + b)) W'), 'missing-factor');
  assert.equal(reasons('norm(x)', 'x', 'x'), 'missing-factor');
  assert.equal(reasons('x/norm(x)', 'x', "(I - x*x')/norm(x)"), 'only-if-unit');
});
