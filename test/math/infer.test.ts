// The formula decides which symbols are scalars, vectors and matrices; a clash names both sides and offers a way out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFor } from '../../src/answer/problem-words.js';
import { shapeData } from '../../src/answer/sizes.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { derived } from '../support/derivation.js';

const shapes = (expression: string, where?: string, at?: unknown): Record<string, string> =>
  Object.fromEntries(
    [...derived(expression, undefined, where, at).inference.scope.shapes].map(([name, shape]) => [
      name,
      shapeData(shape),
    ]),
  );
const check = (expression: string, expected: Record<string, string>, where?: string, at?: unknown): void =>
  assert.deepEqual(shapes(expression, where, at), expected, expression);

test('shapes of the usual formulas, with the usual letters', () => {
  check('max(0, x)', { x: 'n' });
  check('relu(W*x + b)', { W: 'm,n', x: 'n', b: 'm' });
  check('W2*tanh(W1*x + b1) + b2', { W2: 'p,m', W1: 'm,n', x: 'n', b1: 'm', b2: 'p' });
  check("x'*A*x", { x: 'n', A: 'n,n' });
  check('norm(A*x - b)^2', { A: 'm,n', x: 'n', b: 'm' });
  check('H*A', { H: 'p,m', A: 'm,n' });
  check('X*w + b', { X: 'm,n', w: 'n', b: 'm' });
  check('mean((y - X*w).^2)', { y: 'm', X: 'm,n', w: 'n' });
  check('(I - A)*x', { A: 'n,n', x: 'n' });
  check("x - ones()*(ones()'*x)/3", { x: 'n' });
  check('(eye(n) - ones(n, n)/n)*x', { x: 'n' });
});

test('what must be a scalar is one: a in a*x, λ, exponents', () => {
  check('a*x', { a: '', x: 'n' });
  check('x*c', { x: 'n', c: '' });
  check('lambda*x', { lambda: '', x: 'n' });
  check('x + theta', { x: 'n', theta: '' });
  check('theta .* x + x', { theta: '', x: 'n' });
  check("x'*theta", { x: 'n', theta: 'n' }, 'theta: vector');
  check('Sigma*x', { Sigma: 'm,n', x: 'n' });
  check('leaky_relu(x, s)', { x: 'n', s: '' });
  check('x.^p', { x: 'n', p: 'n' });
  check('norm(x)^p', { x: 'n', p: '' });
});

test('what stands beside a number computed from vectors is a number', () => {
  check("lambda*w'*K*w", { lambda: '', w: 'n', K: 'n,n' });
  check("norm(y - K*alpha)^2 + lambda*alpha'*K*alpha", { y: 'n', K: 'n,n', alpha: 'n', lambda: '' });
  check("w'*x + b", { w: 'n', x: 'n', b: '' });
  check("y - w'*x - b", { y: '', w: 'n', x: 'n', b: '' });
  check("(w'*x + b - y)^2", { w: 'n', x: 'n', b: '', y: '' });
  check("mse(w'*x + b, y)", { w: 'n', x: 'n', b: '', y: '' });
  check("x'*A*x + b'*x + c", { x: 'n', A: 'n,n', b: 'n', c: '' });
  check('norm(x)^2 + 3*c', { x: 'n', c: '' });
  check('log(det(X)) + c', { X: 'n,n', c: '' });
  check('x - mean(x)', { x: 'n' });
  check('A*x + norm(b)', { A: 'm,n', x: 'n', b: 'p' });
});

test('a label scales, a mean is subtracted from what has its shape', () => {
  for (const loss of [
    "log(1 + exp(-y*w'*x))",
    "max(0, 1 - y*(w'*x))",
    "-y*log(sigma(w'*x)) - (1 - y)*log(1 - sigma(w'*x))",
  ])
    check(loss, { y: '', w: 'n', x: 'n' });
  check("u*v'*x", { u: 'm', v: 'n', x: 'n' });
  check("(x - mu)'*inv(Sigma)*(x - mu)", { x: 'n', mu: 'n', Sigma: 'n,n' });
  check('a*x^2 + b*x', { a: '', x: 'n', b: '' });
  check('exp(-t)*x', { t: '', x: 'n' });
});

test('capital letters keep to matrices, unless the formula shows otherwise', () => {
  check('Y - X*w', { Y: 'm', X: 'm,n', w: 'n' });
  check('norm(A*x - B)^2', { A: 'm,n', x: 'n', B: 'm' });
  check('X*beta', { X: 'm,n', beta: 'n' });
  check('x/N', { x: 'n', N: '' });
  check("theta'*2", { theta: 'n' });
  check("sigma'*norm(x)*(W*x)", { sigma: 'm', x: 'n', W: 'm,n' });
  check("Q*K'/sqrt(D)*V", { Q: 'q,p', K: 'm,p', D: '', V: 'm,n' });
  check('A/B', { A: 'm,n', B: 'n,n' });
  check('x_i .* y', { x_i: 'n', y: 'n' });
});

test('values and declarations are facts', () => {
  check('z*tanh(x)', { z: '', x: '3' }, undefined, { z: 0.6, x: [1, 2, 3] });
  check('W*x', { W: 'm,3', x: '3' }, undefined, { x: [1, 2, 3] });
  check('A*x', { A: '2,3', x: '3' }, 'A: 2x3');
  check('x.*y', { x: 'k', y: 'k' }, 'x: k');
  check('x*y', { x: '', y: 'n' }, 'x: scalar');
  check('x^2', { x: '' }, 'x: scalar');
  check("x'*S*x", { x: 'n', S: 'n,n' }, 'S: symmetric');
  check('(eye(n) - A)*x', { A: '2,2', x: '2' }, undefined, 'A = [[1, 2], [3, 4]]');
});

function clash(expression: string, code: string, place: string, says: RegExp, at?: unknown, where?: string): void {
  try {
    derived(expression, undefined, where, at);
  } catch (problem) {
    assert(problem instanceof Unanswerable, String(problem));
    const { message, hint } = wordsFor(problem);
    assert.equal(problem.code, code, message);
    assert.equal(expression.slice(...(problem.span as [number, number])), place, message);
    assert.match(`${message} ${hint}`, says);
    return;
  }
  assert.fail(`${expression} fits`);
}

test('a clash names both sides and the smallest change that fits', () => {
  clash(
    "x'*A*x",
    'shape-clash',
    "x'*A*x",
    /x'\*A is a row of 2 entries, x is a vector of 3 entries/,
    undefined,
    'A: 3x2, x: 3',
  );
  clash('A*x + x*B', 'shape-clash', 'x*B', /Did you mean `x'\*B`/, undefined, 'x: n, A: nxn, B: nxn');
  clash('x*y', 'shape-clash', 'x*y', /Did you mean `x \.\* y`, `x'\*y` or `x\*y'`/, undefined, 'x: n, y: n');
  clash('x*y', 'shape-clash', 'x*y', /Did you mean `x \.\* y`, `x'\*y` or `x\*y'`/);
  clash('A^0.5', 'matrix-power', 'A^0.5', /A\.\^\(?0\.5/);
  clash('np.max(X, axis=1)', 'only-vector', 'max(X, axis=1)', /max\(X\)/);
  clash('sum(x, axis=1)', 'not-matrix', 'sum(x, axis=1)', /axis=0/, { x: [1, 2] });
  clash('X*W + b', 'shape-clash', 'X*W + b', /Did you mean `X\*W \+ ones\(\)\*b'`/);
  clash('X - X.mean(axis=0)', 'shape-clash', 'X - X.mean(axis=0)', /a vector of n/);
  clash('A*x*y', 'shape-clash', 'A*x*y', /\(A\*x\) \.\* y/);
  clash('y*A*x', 'shape-clash', 'y*A', /y'\*A/);
  clash('reshape(x, 2, 3)', 'entries-clash', 'reshape(x, 2, 3)', /5 entries.*2×3/, { x: [1, 2, 3, 4, 5] });
  clash("x'*y'", 'shape-clash', "x'*y'", /Did you mean/);
  clash('c/x', 'not-scalar', 'c/x', /\.\//);
  clash('x/y', 'not-scalar', 'x/y', /\.\//);
  clash('A[2]', 'not-vector', 'A[2]', /two, `A\[1, 2\]`/);
  clash('sum(p*log(p))', 'shape-clash', 'p*log(p)', /Did you mean `p \.\* log\(p\)`/);
  clash('A*x', 'shape-clash', 'A*x', /2×3.*vector of 2/, {
    A: [
      [1, 2, 3],
      [4, 5, 6],
    ],
    x: [1, 2],
  });
  clash('x + y', 'shape-clash', 'x + y', /3 entries.*2 entries/, { x: [1, 2, 3], y: [1, 2] });
  clash('det(A)', 'not-square', 'det(A)', /2×3/, {
    A: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  });
  clash('A^2', 'not-square', 'A^2', /square/, {
    A: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  });
  clash('2^x', 'not-scalar', '2^x', /scalar/, { x: [1, 2] });
  clash('1/x', 'not-scalar', '1/x', /\.\//, { x: [1, 2] });
  clash('x[5]', 'index-out-of-range', '5', /no entry 5/, { x: [1, 2] });
  clash('x[1.5] + x', 'not-an-index', '1.5', /counted from 1/);
  clash('x[1, 2]', 'not-vector', 'x[1, 2]', /one index/, { x: [1, 2] });
});
