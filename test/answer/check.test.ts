// /check: right answers in any layout and spelling are true, wrong ones are not, and what is off is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer } from '../../src/answer/check/check.js';
import type { CheckAnswer } from '../../src/answer/check/told.js';
import { derivativeFormula } from '../../src/answer/derivative-formula.js';
import { print } from '../../src/formula/print.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { derived } from '../support/derivation.js';
import { DECLARATIONS, randomFormulas } from '../support/random-formula.js';

const check = (
  expression: string,
  answer: string,
  wrt?: string,
  more: { at?: unknown; where?: string } = {},
): CheckAnswer['data'] => checkAnswer({ expression, answer, wrt, ...more }).data;
const judged = (...question: Parameters<typeof check>): string => {
  const { verdict, reason } = check(...question);
  return `${verdict} ${reason}`;
};

test('right answers are true in every layout and spelling', () => {
  for (const [expression, wrt, ...answers] of [
    ['norm(A*x - b)^2', 'x', "2*A'*(A*x - b)", "2*A'*A*x - 2*A'*b", "2*(A*x - b)'*A", '2Aᵀ(Ax − b)', '2 A^T (A x - b)'],
    ['tanh(x)', 'x', 'diag(1 - tanh(x).^2)', 'J = diag(1 ./ cosh(x).^2)', '\\operatorname{diag}(1 - \\tanh^2(x))'],
    ['softmax(x)', 'x', "diag(s) - s*s' where s = softmax(x)", "diag(softmax(x))*(I - ones(n)*softmax(x)')"],
    ['W*x', 'x', 'W', "W'", 'W^\\top'],
    ['A*X*B', 'X', "kron(B', A)", "kron(B, A')", "kron(A, B')", "kron(A', B)"],
    ['logdet(X)', 'X', "inv(X)'", 'inv(X)', 'X^{-T}', "vec(inv(X)')'", "vec(inv(X)')", 'vec(inv(X))'],
    ["a'*X*b", 'X', "a*b'", "b*a'", "kron(b', a')", 'kron(b, a)', 'kron(a, b)', "kron(a', b')"],
    ['mean((X*w - y).^2)', 'w', "2/m*X'*(X*w - y)", "2/n*X'*(X*w - y)", "2/N*X'*(X*w - y)"],
    ['x', 'x', 'I', 'eye(n)', 'diag(ones(n))'],
    ['relu(x)', 'x', 'diag(step(x))', 'diag(where(x > 0, 1, 0))', 'diag(where(x >= 0, 1, 0))'],
  ] as const)
    for (const answer of answers)
      assert.equal(check(expression, answer, wrt).verdict, 'true', `${expression}: ${answer}`);
});

test('what is off is named', () => {
  for (const [expression, wrt, answer, expected] of [
    ['norm(A*x - b)^2', 'x', "A'*(A*x - b)", 'false factor'],
    ['norm(A*x - b)^2', 'x', "-2*A'*(A*x - b)", 'false sign'],
    ['norm(A*x - b)^2', 'x', '2*A*(A*x - b)', 'false missing-transpose'],
    ['norm(A*x - b)^2', 'x', '2*(A*x - b)', 'false missing-factor'],
    ["x'*A*x", 'x', '2*A*x', 'conditional only-if-symmetric'],
    ['cross_entropy(z, y)', 'z', 'softmax(z) - y', 'conditional only-if-sum-1'],
    ['abs(x)', 'x', 'diag(ones(n))', 'conditional only-if-positive'],
    ['tanh(x)', 'x', '1 - tanh(x).^2', 'conditional diagonal-as-vector'],
    ['tanh(x)', 'x', 'diag(1 - tanh(x.^2))', 'false power-inside'],
    ['2*x', 'x', '2', 'conditional number-as-identity'],
    ['softmax(x)', 'x', 'softmax(x) .* (1 - softmax(x))', 'false only-the-diagonal'],
    ['abs(x)', 'x', 'diag(x ./ abs(x))', 'conditional off-kinks'],
    ['relu(x)', 'x', 'diag((1 + x ./ abs(x))/2)', 'conditional off-kinks'],
    ['relu(W*x + b)', 'x', 'W*diag(step(W*x + b))', 'false order'],
    ['relu(W*x + b)', 'x', 'step(W*x + b) .* W', 'false missing-diag'],
    ['W*x', 'W', "x'", 'false tensor-reduced'],
    ['norm(x)^2', 'x', '2*norm(x)', 'false missing-factor'],
    ['W*x', 'x', 'x', 'false shape'],
    ['sigmoid(x)', 'x', 's*(1 - s) where s = sigmoid(x)', 'conditional diagonal-as-vector'],
    ['sum(x.^3)', 'x', '3*x*x', 'conditional only-if-elementwise'],
    ['mean((X*w - y).^2)', 'w', "1/N*X'*(X*w - y)", 'false factor'],
    ['sum(x*t)', 't', 'x', 'false number-due'],
    ['norm(A*x - b)^2', 'x', "2*(A*x - b)*x'", 'false other-variable'],
    ["x'*A*x", 'x', 'A*x', 'false missing-term'],
    ["x'*A*x", 'x', 'x*x*A', 'false shape'],
    ['sum(tanh(x))', 'x', '1 - sigmoid(x).^2', 'false function'],
    ['norm(A*x - b)^2', 'x', "2*A'*(A*x - x)", 'false shape'],
    ['norm(x - y)^2', 'x', '2*(x - x)', 'false symbol'],
    [
      "tr(inv(A + X'*C*X)*(X'*B*X))",
      'X',
      "2*(B - C*X*inv(A + X'*C*X)*X'*B)*X*inv(A + X'*C*X)",
      'conditional only-if-symmetric',
    ],
    ['w ⊗ x', 'w', 'diag(x)', 'conditional only-if-elementwise'],
    ['logdet(X)', 'X', '2*inv(X) - eye(n) .* inv(X)', 'conditional only-if-symmetric'],
    ["a'*X*a", 'X', "2*a*a' - diag(a.^2)", 'conditional free-entries'],
    ['X*X', 'X', '2*X', 'false tensor-reduced'],
    ["x'*x", 'x', 'x', 'false factor'],
    ['norm(x)', 'x', 'x', 'false missing-factor'],
    ['norm(x)', 'x', 'sin(x)', 'false different'],
    ['det(X)', 'X', "inv(X)'", 'false missing-factor'],
    ['exp(x)', 'x', 'diag(log(-exp(x)))', 'false undefined'],
  ] as const)
    assert.equal(judged(expression, answer, wrt), expected, `${expression}: ${answer}`);
});

test('gradients by a symmetric matrix are told from the gradient by all entries', () => {
  const where = 'X: n x n symmetric';
  assert.equal(judged("a'*X*b", "(a*b' + b*a')/2", 'X', { where }), 'true symmetric-part');
  assert.equal(judged("a'*X*b", "a*b' + b*a' - diag(a .* b)", 'X', { where }), 'true free-entries');
  assert.equal(judged('logdet(X)', '2*inv(X) - eye(n) .* inv(X)', 'X', { where }), 'true free-entries');
  assert.equal(judged('logdet(X)', 'inv(X)', 'X', { where }), 'true equal');
});

test('numbers are compared at the point, to the digits that were typed', () => {
  const at = { x: [1, 2, 3] };
  assert.equal(judged('x.^2', '[[2, 0, 0], [0, 4, 0], [0, 0, 6]]', 'x', { at }), 'true equal');
  assert.equal(judged('x.^2', '[2, 4, 6]', 'x', { at }), 'conditional diagonal-as-vector');
  assert.equal(judged('x.^2', '[[2, 0, 0], [0, 4, 0], [0, 0, 7]]', 'x', { at }), 'false different');
  assert.equal(judged('sum(sqrt(x))', '[0.5, 0.35, 0.29]', 'x', { at }), 'true equal');
  assert.equal(judged('sum(sqrt(x))', '[0.5, 0.36, 0.29]', 'x', { at }), 'false different');
  assert.equal(judged('sum(x.^2)', '[-2, -4, -6]', 'x', { at }), 'false sign');
  assert.equal(judged('sum(x.^2)', '[1, 2, 3]', 'x', { at }), 'false factor');
  assert.equal(judged('sum(sqrt(x))', '[1.0, 0.71, 0.58]', 'x', { at }), 'false factor');
  assert.equal(judged('W*x', '[[1, 3], [2, 4]]', 'x', { at: 'W = [[1, 2], [3, 4]]; x = [1, 1]' }), 'true transposed');
});

test('an answer is read as the program that it is', () => {
  for (const [expression, wrt, answer] of [
    ['norm(A*x - b)^2', 'x', '2*A.T @ (A @ x - b)'],
    ['sum(p .* log(p ./ q))', 'q', '-p/q'],
    ['relu(W*x + b)', 'x', '(W @ x + b > 0).astype(float)[:, None] * W'],
    ['sigmoid(x)', 'x', 'np.diag(np.exp(-x)/(1 + np.exp(-x))**2)'],
    ['cross_entropy(W*x, y)', 'W', 'np.outer(np.sum(y)*softmax(W @ x) - y, x)'],
    ['logsumexp(x)', 'x', 'torch.softmax(x, dim=-1)'],
    ['W*relu(V*x)', 'x', 'W @ np.diag(np.where(V @ x > 0, 1, 0)) @ V'],
    ['W*relu(V*x)', 'x', 'W * (V @ x > 0) @ V'],
  ] as const)
    assert.equal(judged(expression, answer, wrt), 'true equal', answer);
  assert.equal(judged('norm(A*x - b)^2', 'A.T @ (A @ x - b)', 'x'), 'false factor');
});

test('what a text is known to print wrongly is told', () => {
  const why = (expression: string, answer: string, wrt: string): string =>
    checkAnswer({ expression, answer, wrt }).why.join(' ');
  assert.match(why("a'*X'*X*b", "a*b'*X' + X*a*b'", 'X'), /\(92\) of the Matrix Cookbook/);
  assert.match(
    why("(C*x)'*(C*x)/((D*x)'*(D*x))", "2*C'*C*x/(x'*D*D*x) - 2*(x'*C'*C*x)*D'*D*x/(x'*D'*D*x)^2", 'x'),
    /\(95\) of the Matrix Cookbook/,
  );
  assert.match(
    why("u'*(Z^2)'*Z^2*v", "Z*u*v'*(Z^2)' + Z^2*u*v'*Z' + u*v'*(Z^2)'*Z + Z'*Z^2*u*v'", 'Z'),
    /\(92\) of the Matrix Cookbook/,
  );
  assert.match(
    why("tr(inv(A + X'*C*X)*(X'*B*X))", "-2*C*X*inv(A + X'*C*X)*X'*B*X*inv(A + X'*C*X) + 2*B*X*inv(A + X'*C*X)", 'X'),
    /\(127\) of the Matrix Cookbook/,
  );
  assert.match(why('max(0, z)', '1[z > 0]', 'z'), /Parr & Howard/);
  assert.match(why('mean((y - max(0, X*w + b)).^2)', "2/m*X'*(X*w + b - y)", 'w'), /Parr & Howard/);
  assert.match(why('t*t^2 where t: scalar', '1 + 2*t', 't'), /Parr & Howard .* u₂ = x \+ u₁/);
  assert.doesNotMatch(why('t*t^2 where t: scalar', '1 + 3*t', 't'), /Parr/);
  assert.doesNotMatch(why('max(0, x)', '-1[x > 0]', 'x'), /Parr/);
});

test("an answer that cannot be read has its place marked, and names that are not the question's are told", () => {
  const problem = (answer: string): Unanswerable => {
    try {
      check("x'*A*x", answer, 'x');
    } catch (thrown) {
      if (thrown instanceof Unanswerable) return thrown;
    }
    throw new Error('it was answered');
  };
  assert.deepEqual(
    [problem('2*(A*x').code, problem('2*(A*x').span, problem('2*(A*x').field],
    ['unclosed', [2, 3], 'answer'],
  );
  assert.deepEqual(
    [problem('2*rate*x').code, problem('2*rate*x').span, problem('2*rate*x').field],
    ['unknown-in-answer', [2, 6], 'answer'],
  );
  assert.deepEqual(problem('2*A*').data, { after: '2*A*', found: '' });
  assert.equal(problem('').code, 'empty');
  assert.equal(problem('A*A*inv').field, 'answer');
});

test('a counterexample differs as it says', () => {
  const { counterexample } = check("x'*A*x", '2*A*x', 'x');
  assert(counterexample);
  const { A, x } = counterexample.at as { A: number[][]; x: number[] };
  const times = (M: number[][], v: number[]): number[] =>
    M.map((row) => row.reduce((sum, a, j) => sum + a * (v[j] as number), 0));
  const turned = (A[0] as number[]).map((_, j) => A.map((row) => row[j] as number));
  assert.deepEqual(
    counterexample.answer,
    times(A, x).map((y) => 2 * y),
  );
  assert.deepEqual(
    counterexample.derivative,
    times(A, x).map((y, i) => y + (times(turned, x)[i] as number)),
  );
});

test('derivatives of random formulas are true as they are and transposed; with a sign or a factor changed they are not', () => {
  let judgements = 0;
  for (const { formula, wrt } of randomFormulas(7, 160, 2)) {
    let text: string;
    let isZero: boolean;
    try {
      const { derivative, verification } = derived(formula, wrt, DECLARATIONS);
      text = print(derivativeFormula(derivative.map));
      isZero = derivative.map.structure === 'zero';
      if (!verification.ok || text.length > 300 || isZero) continue;
    } catch (problem) {
      assert(problem instanceof Unanswerable);
      continue;
    }
    const verdict = (answer: string): string => check(formula, answer, wrt, { where: DECLARATIONS }).verdict;
    assert.notEqual(verdict(text), 'false', `${formula} by ${wrt}: ${text}`);
    assert.notEqual(verdict(`(${text})'`), 'false', `${formula} by ${wrt}: transposed`);
    const wrong = [`-(${text})`, `3*(${text})`].map(verdict);
    // What is 0 wherever it is compared, as the derivative of floor, is 0 times anything.
    if (wrong.every((each) => each === 'false')) judgements++;
    else assert.deepEqual(wrong, ['true', 'true'], `${formula} by ${wrt}`);
  }
  assert(judgements > 90, `${judgements} were told from their multiples`);
});

/** How many formulas, and parts of them, are evaluated while something is done. */
function evaluations(done: () => void): number {
  const { value } = Evaluator.prototype;
  let count = 0;
  Evaluator.prototype.value = function (e) {
    count++;
    return value.call(this, e);
  };
  try {
    done();
  } finally {
    Evaluator.prototype.value = value;
  }
  return count;
}

test('a wrong answer of which nothing can be mended takes a bounded number of evaluations', () => {
  for (const [expression, answer, wrt, most] of [
    ['tr(X^{-1}A)', '-X^{-T} X^{-T} A^T', 'X', 22_000],
    ["tr(X'X)", '2 tr(X)', 'X', 2_500],
    ['det(A*X*B)', '2*det(AXB)·X⁻ᵀ', 'X', 6_000],
    ['X^{-1}', 'd(X^{-1}) = -X^{-1} X^{-1} dX', 'X', 8_000],
    ['σ(Wx + b)', 'Diag(σ(Wx + b)) W', 'x', 6_000],
    ['λ‖w‖² + ‖Xw − y‖²', '2Xᵀ(Xw − y) + λw', 'w', 10_000],
    ['Σ_i (y_i − wᵀx_i)²', '−2 Σ_i (y_i − wᵀx_i)', 'w', 4_000],
  ] as const) {
    const count = evaluations(() => assert.equal(check(expression, answer, wrt).verdict, 'false'));
    assert(count > 0 && count <= most, `${expression}: ${count} evaluations`);
  }
});
