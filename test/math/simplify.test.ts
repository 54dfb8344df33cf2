// Derivatives come out as a person would write them, and simplification never changes what they are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '../../src/formula/print.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { sameShape } from '../../src/math/shape.js';
import { derivative, derived } from '../support/derivation.js';
import { DECLARATIONS, randomFormulas } from '../support/random-formula.js';

const check = (expression: string, wrt: string, expected: string, where?: string): void =>
  assert.equal(derivative(expression, wrt, where), expected, `${expression} by ${wrt}`);

test('elementwise functions and layers', () => {
  check('max(0, x)', 'x', 'diag(step(x))');
  check('tanh(x)', 'x', 'diag(1 - tanh(x).^2)');
  check('relu(W*x + b)', 'x', 'diag(step(W*x + b))*W');
  check('relu(W*x + b)', 'W', "kron(x', diag(step(W*x + b)))");
  check('relu(W*x + b)', 'b', 'diag(step(W*x + b))');
  check('x.^2', 'x', 'diag(2*x)');
  check('f.*c0 + i.*g', 'f', 'diag(c0)');
  check('sin(x) .* cos(x)', 'x', 'diag(cos(x).^2 - sin(x).^2)');
  check('log(softplus(x))', 'x', 'diag(sigmoid(x) ./ softplus(x))');
  check('w ./ x', 'x', 'diag(-w ./ x.^2)');
  check('max(x, x)', 'x', 'eye(n)');
  check('diag(x)*y', 'x', 'diag(y)');
});

test('softmax and its relatives', () => {
  check('softmax(x)', 'x', "diag(softmax(x)) - softmax(x)*softmax(x)'");
  check('softmax(2*x)', 'x', "2*(diag(softmax(2*x)) - softmax(2*x)*softmax(2*x)')");
  check('log_softmax(x)', 'x', "eye(n) - ones(n)*softmax(x)'");
  check('logsumexp(x)', 'x', 'softmax(x)');
  check("-y'*log(softmax(z))", 'z', 'sum(y)*softmax(z) - y');
  check('cross_entropy(z, y)', 'z', 'sum(y)*softmax(z) - y');
  check('log_softmax(W*x + b)', 'W', "kron(x', eye(m) - ones(m)*softmax(W*x + b)')");
});

test('signs, steps, powers with letters and unit vectors are joined with what stands beside them', () => {
  check('x ./ (1 + abs(x))', 'x', 'diag(1 ./ (1 + abs(x)).^2)');
  check('abs(x).^3', 'x', 'diag(3*(x .* abs(x)))');
  check("x'*relu(x)", 'x', '2*relu(x)');
  check('max(x, 0.1*x)', 'x', 'diag(where(x > 0, 1, 0.1))');
  check('clip(x, -1, 1)', 'x', 'diag(step(x + 1) .* step(1 - x))');
  check('det(X)^k', 'X', "k*det(X)^k*inv(X)'", 'k: scalar');
  check('-log(softmax(x)[2])', 'x', 'softmax(x) - unit(2, n)');
  check('sqrt(x^2 + 1) - x^2/sqrt(x^2 + 1)', 'x', '-x/(x^2 + 1)^1.5', 'x: scalar');
  check("x'*inv(2*s*S)*x", 'x', 'inv(S)*x/s', 'S: symmetric, s: scalar');
  check("(x'*x)*x", 'x', "(x'*x)*eye(n) + 2*x*x'");
  check('relu(s)*max(x)', 's', 'max(x)*step(s)', 's: scalar');
});

test('what terms share stands in front, brackets that cancel are opened, opposite differences are one', () => {
  check('-(y*log(sigmoid(z)) + (1 - y)*log(1 - sigmoid(z)))', 'z', 'sigmoid(z) - y', 'y: scalar, z: scalar');
  check('-sum(y .* log(sigmoid(X*w)) + (1 - y) .* log(1 - sigmoid(X*w)))', 'w', "X'*(sigmoid(X*w) - y)");
  check('max(c*u, (c - 1)*u)', 'u', 'c - 1 + step(u)', 'u: scalar, c: scalar');
  check("y'*(X*w) - sum(exp(X*w))", 'w', "X'*(y - exp(X*w))");
  check("X*X'", 'X', '(eye(m^2) + comm(m, m))*kron(X, eye(m))');
  check('softmax(x/c)', 'x', "(diag(softmax(x/c)) - softmax(x/c)*softmax(x/c)')/c", 'c: scalar');
  check('x .* sigmoid(x)', 'x', 'diag(sigmoid(x) .* (1 + x .* (1 - sigmoid(x))))');
  check('x^x', 'x', 'x^x*(1 + log(x))', 'x: scalar');
  check("(x - m)'*inv(S)*(x - m)", 'S', "-inv(S)'*(x - m)*(x - m)'*inv(S)'", 'm: n, S: n x n');
});

/** Sums whose terms share factors or ends, or cancel when their brackets are opened; opposite differences. */
const SHARED = [
  ['x .* exp(x) + exp(x)', 'x'],
  ['exp(x) .* (x - y) + (y - x)', 'x'],
  ['(x - y) ./ (y - x)', 'x'],
  ['(x - y) .* (y - x).^2', 'x'],
  ['y .* (1 - tanh(x)) - (1 - y) .* tanh(x)', 'x'],
  ['(x - y) .* (x + y) + y.^2', 'x'],
  ['a*x + norm(x)*x', 'x', 'a: scalar'],
  ["(x - y)*(y - x)'*x", 'x'],
  ["(x - y)*((y - x)'*M)", 'x'],
  ["M'*x - M'*M*y", 'x'],
  ["M'*M + 2*M'*diag(x)*M", 'x'],
  ["x*y' - x*exp(y)'", 'x'],
  ['M*N + 3*M*exp(N)', 'M', 'M: m x n, N: n x p'],
  ['N*M - exp(N)*M/2', 'M', 'M: n x p, N: m x n'],
  ['kron(M, eye(m)) + comm(m, m)*kron(M, eye(m))', 'M', 'M: m x m'],
  ["diag(a*x) - a*x*y'", 'x', 'a: scalar'],
  ["diag(x/norm(x)) - y*y'/norm(x)", 'x'],
  ["sum(x)*kron(x', kron(y, M))", 'x'],
] as const;

test('exponentials by their names', () => {
  check('1/(1 + exp(-x))', 'x', 'sigmoid(x)*(1 - sigmoid(x))', 'x: scalar');
  check('exp(x) ./ (1 + exp(x))', 'x', 'diag(sigmoid(x) .* (1 - sigmoid(x)))');
  check('1 ./ (1 + exp(x))', 'x', 'diag(sigmoid(x) .* (sigmoid(x) - 1))');
  check("log(1 + exp(a'*x))", 'x', "sigmoid(a'*x)*a");
  check('log(sum(exp(A*x)))', 'x', "A'*softmax(A*x)");
  check('exp(x)/sum(exp(x))', 'x', "diag(softmax(x)) - softmax(x)*softmax(x)'");
  check('(exp(x) - exp(-x)) ./ (exp(x) + exp(-x))', 'x', 'diag(1 - tanh(x).^2)');
});

test('quadratic forms, least squares, traces', () => {
  check("x'*A*x", 'x', "(A + A')*x");
  check("x'*S*x", 'x', '2*S*x', 'S: symmetric');
  check('norm(A*x - b)^2', 'x', "2*A'*(A*x - b)");
  check('norm(A*x - b)^2', 'A', "2*(A*x - b)*x'");
  check('norm(A*x - b)', 'x', "A'*(A*x - b)/norm2(A*x - b)");
  check('mean((y - max(0, X*w + b)).^2)', 'w', "2/m*X'*(step(X*w + b) .* (max(0, X*w + b) - y))");
  check("tr(A'*B*A)", 'A', "(B + B')*A");
  check('tr(A*X*B)', 'X', "A'*B'");
  check('logdet(X)', 'X', "inv(X)'");
  check('det(X)', 'X', "det(X)*inv(X)'");
  check('logdet(A + t*B)', 't', 'tr(inv(A + t*B)*B)', 't: scalar');
  check("a'*inv(X)'*inv(X)*a", 'X', "-2*inv(X)'*inv(X)*a*a'*inv(X)'");
  check('norm2(W2*tanh(W1*x) - y)^2', 'W1', "2*((1 - tanh(W1*x).^2) .* (W2'*(W2*tanh(W1*x) - y)))*x'");
  check("(x.*y)'*A*z", 'y', 'x .* (A*z)');
});

test('matrices by matrices', () => {
  check('inv(X)', 'X', "-kron(inv(X)', inv(X))");
  check('H*A', 'H', "kron(A', eye(p))");
  check('A*X*B', 'X', "kron(B', A)");
  check('A .* B', 'A', 'diag(vec(B))');
  check('exp(A)', 'A', 'diag(vec(exp(A)))');
  check('Z*Z*x', 'Z', "kron(x'*Z', eye(n)) + kron(x', Z)");
  check("X'", 'X', 'comm(m, n)');
  check('X^2', 'X', "kron(X', eye(n)) + kron(eye(n), X)");
});

test('other vectors', () => {
  check('x/sum(x)', 'x', "eye(n)/sum(x) - x*ones(n)'/sum(x)^2");
  check('x*norm(x)', 'x', "norm2(x)*eye(n) + x*x'/norm2(x)");
  check('x + z', 'z', 'ones(n)', 'z: scalar');
  check('(A + t*B)*y', 't', 'B*y', 't: scalar');
  check('[log(x^2), sin(3*x)]', 'x', '[2/x, 3*cos(3*x)]', 'x: scalar');
  check('var(x)', 'x', '2*(x - mean(x))/n');
  check('std(x)', 'x', '(x - mean(x))/(n*std(x))');
  check('var(X)', 'X', '2*(X - mean(X))/(m*n)');
  check('tr(X^4)', 'X', "4*(X^3)'");
  check('S*S*S*x', 'x', 'S^3', 'S: symmetric');
  check('x[2]*x', 'x', "x[2]*eye(n) + x*unit(2, n)'");
});

/** Quotients and logarithms that have names, and some that are near to one and have none. */
const EXPONENTIALS = [
  ...[
    'exp(x)',
    'exp(-x)',
    'exp(2*x)',
    'exp(x).^2',
    'exp(-x).^3',
    '1',
    'x',
    '(exp(x) - exp(-x))',
    '(exp(-x) - exp(x))',
  ].flatMap((above) =>
    ['(1 + exp(x))', '(1 + exp(-x)).^2', '(exp(-2*x) + 1)', 'sum(exp(x))', 'sum(exp(x))^2', '(exp(-x) + exp(x))'].map(
      (below) => `${above} ./ ${below}`,
    ),
  ),
  ...['1 + exp(x)', 'exp(x) + 1', 'sum(exp(x))', '1 + exp(x) + exp(-x)', '2 + exp(x)'].map((of) => `log(${of})`),
].map((formula) => ({ formula, wrt: 'x', where: DECLARATIONS }));

test('simplification keeps value and shape, and what is simple stays as it is', () => {
  const formulas = [
    ...[...randomFormulas(11, 400, 3)].map(({ formula, wrt }) => ({ formula, wrt, where: DECLARATIONS })),
    ...EXPONENTIALS,
    ...SHARED.map(([formula, wrt, where]) => ({ formula, wrt, where })),
  ];
  for (const { formula, wrt, where } of formulas) {
    const { core, k, inference } = derived(formula, wrt, where);
    const simple = k.simplify(core);
    assert(sameShape(k.shape(simple), k.shape(core)), formula);
    const random = generator(5);
    const letters = sampleSizes(inference.scope);
    const regime = REGIMES[0];
    const at = new Evaluator(samplePoint(inference.scope, letters, regime, random), letters);
    const [before, after] = [at.value(core).data, at.value(simple).data];
    before.forEach((entry, i) => {
      const other = after[i] as number;
      if (!Number.isFinite(entry) || Math.abs(entry) > 1e8) return;
      assert(
        Math.abs(entry - other) <= 1e-8 * (1 + Math.abs(entry)),
        `${formula}: ${entry} and ${other} in ${print(simple)}`,
      );
    });
    assert.equal(print(k.simplify(simple)), print(simple), `simplifying ${formula} again`);
    assert.equal(print(elaborate(simple, k).core), print(simple), 'nothing is left to settle');
  }
});
