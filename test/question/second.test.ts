// A second question of another kind in a message is answered beside the first, as it is alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { blockText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);

/** The verdicts of an answer, a line each. */
function linesOf(text: string): string[] {
  const ran = run({ command: 'ask', values: { text } });
  assert('reply' in ran, text);
  return ran.reply.blocks.flatMap((block) =>
    block.type === 'text' && block.role === 'verdict' ? [blockText(block)] : [],
  );
}

/** A first question on a function, with its formula; and the questions after it, with their own words alone. */
const FIRST: readonly (readonly [text: string, formula: string])[] = [
  ["What is the gradient of f(x) = x'*A*x + b'*x", "x'*A*x + b'*x"],
  ['Compute the gradient of f(x) = log(sum(exp(x)))', 'log(sum(exp(x)))'],
  ['Let f(x) = norm(A*x - b)^2. Find the gradient of f', 'norm(A*x - b)^2'],
];
const CONVEX = [
  ', and tell me if it is convex.',
  '? Is it convex?',
  '. Also, is f convex?',
  ' and determine whether f is convex.',
  '. When is f convex?',
];

test('whether the function is convex is answered beside its gradient, however it is asked', () => {
  for (const [first, formula] of FIRST) {
    const [gradient] = linesOf(`${first}.`);
    const [convex] = linesOf(`is ${formula} convex?`);
    assert.match(convex ?? '', /^Yes/);
    for (const second of CONVEX) assert.deepEqual(linesOf(first + second), [gradient, convex], first + second);
  }
});

test('the determinant, the rank and the symmetry of a Jacobian are answered beside it', () => {
  const [jacobian, determinant] = linesOf('Find the Jacobian of f(x, y) = (x^2 y, 5x + sin y) and its determinant.');
  assert.match(jacobian ?? '', /^A 2×2 matrix/);
  assert.deepEqual([determinant], linesOf('determinant of the Jacobian of f(x, y) = (x^2 y, 5x + sin y)'));
  const softmax = linesOf('(i) Find the Jacobian of the softmax. (ii) Is it symmetric? (iii) What is its rank?');
  assert.equal(softmax.length, 3);
  assert.match(softmax[1] ?? '', /^Yes: .* is symmetric/);
  assert.match(softmax[2] ?? '', /^The rank is n − 1/);
});

test('a place, the zeros and the Hessian may be asked for behind the gradient', () => {
  const [, determinant] = linesOf(
    "hi all, what's the jacobian of f(x,y,z) = (xy, yz, xz)? also need the determinant at (1,1,1)",
  );
  assert.match(determinant ?? '', /^The determinant of the Jacobian: .* At your point 2\.$/);
  const [gradient, zeros] = linesOf(
    'I want to minimise $g(X) = \\operatorname{tr}(X^\\top A X) - 2\\operatorname{tr}(B^\\top X)$ over X. What is the gradient, and where does it vanish?',
  );
  assert.match(gradient ?? '', /\(A \+ Aᵀ\)·X − 2·B/);
  assert.match(zeros ?? '', /^Where \(A \+ Aᵀ\)·X − 2·B = 0/);
  const [verdict, hessian] = linesOf(
    'Why is the gradient of log det(X) equal to X^{-T}? And what would its Hessian be?',
  );
  assert.match(verdict ?? '', /^True/);
  assert.match(hessian ?? '', /^The Hessian, /);
  const [, strict] = linesOf(
    "Find the gradient of f(x) = x'Qx/2 - b'x, Q symmetric positive definite. Is f strictly convex?",
  );
  assert.match(strict ?? '', /^Yes: .* as Q is positive definite/);
});

test('a list of exercises may ask for a property, and a verdict stands above it', () => {
  const exercises = linesOf(
    'Exercise 3. Let $f(x) = x^T A x$ with $A$ symmetric. (a) Compute the gradient of f. (b) Compute the Hessian. (c) When is f convex?',
  );
  assert.match(exercises[2] ?? '', /^\(c\): Yes if A is positive semidefinite/);
  const judged = linesOf(
    'I think the gradient of ||Ax-b||^2 is A^T(Ax-b). Is this correct? Also, is the function convex?',
  );
  assert.match(judged[0] ?? '', /^False/);
  assert.match(judged[1] ?? '', /^Yes: .* is convex/);
});

test('what is only said of the function, or asked of another, is no second question', () => {
  assert.equal(linesOf('Find the gradient of ||Ax - b||^2, it is convex.').length, 1);
  assert.equal(linesOf('the hessian of logsumexp, is it psd?').length, 1);
  assert.equal(linesOf('What is the gradient of x^T A x? I know what a determinant is.').length, 1);
});
