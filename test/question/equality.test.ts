// Two formulas are told to be equal, equal under a condition, or not, however the question is put; so is a matrix beside a derivative.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { blockText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);
function asked(text: string): { first: string; all: string; data: Record<string, unknown> } {
  const ran = run({ command: 'ask', values: { text } });
  assert('reply' in ran, text);
  const texts = ran.reply.blocks.flatMap((block) => (block.type === 'text' ? [blockText(block)] : []));
  return { first: texts[0] ?? '', all: texts.join('\n'), data: ran.reply.data as Record<string, unknown> };
}

/** Pairs of formulas; the rows are textbook facts. */
const PAIRS: readonly (readonly [left: string, right: string, begins: RegExp])[] = [
  ['A^T A x', '(x^T A^T A)^T', /^Yes/],
  ['tr(AB)', 'tr(BA)', /^Yes/],
  ['det(AB)', 'det(A)det(B)', /^Yes/],
  ['(AB)^T', 'B^T A^T', /^Yes/],
  ['(AB)^{-1}', 'B^{-1}A^{-1}', /^Yes/],
  ['diag(a)b', 'a ⊙ b', /^Yes/],
  ['sigmoid(-x)', '1 - sigmoid(x)', /^Yes/],
  ['tanh(x)', '2*sigmoid(2*x) - 1', /^Yes/],
  ['||x||^2', 'x^T x', /^Yes/],
  ['x^T A x', 'x^T A^T x', /^Yes/],
  ['log(exp(x))', 'x', /^Yes/],
  ['2Ax', 'Ax + A^T x', /^Only if A is symmetric/],
  ['sqrt(x^2)', 'x', /^Only if x is positive/],
  ["x'*A", "A'*x", /^Only up to a transpose/],
  ['AB', 'BA', /^No\b/],
  ['(AB)^T', 'A^T B^T', /^No\b/],
  ['inv(A + B)', 'inv(A) + inv(B)', /^No\b/],
  ['(A + B)^2', 'A^2 + 2AB + B^2', /^No\b/],
  ["a'*b", 'a .* b', /^No\b/],
  ['exp(2*x)', '2*exp(x)', /^No\b/],
  ['3*x', 'x', /^No: x is 1\/3 times 3·x/],
  ['kron(A, B)', 'kron(B, A)', /^No\b/],
];
const PHRASES: readonly ((left: string, right: string) => string)[] = [
  (left, right) => `is ${left} equal to ${right}?`,
  (left, right) => `are ${left} and ${right} the same?`,
  (left, right) => `is ${left} = ${right}?`,
  (left, right) => `show that ${left} = ${right}`,
];

test('formulas are compared alike in every phrasing', () => {
  for (const [left, right, begins] of PAIRS)
    for (const phrase of PHRASES) {
      const text = phrase(left, right);
      assert.match(asked(text).first, begins, text);
    }
});

test('a refuted equality shows values at which the sides differ', () => {
  const { all } = asked('is (A + B)^2 equal to A^2 + 2AB + B^2?');
  const [, at = '', left = '', right = ''] =
    /For example at A = (.*?): \(A \+ B\)² is (\[\[.*?\]\]), .* is (\[\[.*?\]\])\./.exec(all) ?? [];
  const [A = [], B = []] = at.split('; B = ').map((value) => JSON.parse(value) as number[][]);
  const times = (X: number[][], Y: number[][]): number[][] =>
    X.map((row) => Y.map((_, j) => row.reduce((sum, x, k) => sum + x * (Y[k]?.[j] ?? Number.NaN), 0)));
  const plus = (X: number[][], Y: number[][]): number[][] =>
    X.map((row, i) => row.map((x, j) => x + (Y[i]?.[j] ?? Number.NaN)));
  const S = plus(A, B);
  assert.deepEqual(JSON.parse(left), times(S, S));
  assert.deepEqual(JSON.parse(right), plus(plus(times(A, A), plus(times(A, B), times(A, B))), times(B, B)));
  assert.notEqual(left, right);
});

test('what defines a name, or asks for a derivative, is no comparison', () => {
  for (const text of ['is y = Ax linear?', 'f(x) = x^2', 'is the gradient of x^T A x equal to 2Ax?', 'A = B'])
    assert.equal(asked(text).data['equal'], undefined, text);
});

/** What is said of a result, and whether it is so of the derivative. */
const QUALIFIED: readonly (readonly [text: string, begins: RegExp])[] = [
  ['f(x) = relu(Wx). Is its Jacobian W with some rows zeroed out?', /^Yes: each row/],
  ['is the jacobian of relu(Wx) W with some rows set to zero?', /^Yes: each row/],
  ['is the jacobian of relu(Wx) W with some columns set to zero?', /^No: not each column/],
  ['is the jacobian of W*relu(x) W with some columns zeroed out', /^Yes: each column/],
  ['is the jacobian of tanh(Wx) W with each row scaled?', /^Yes: each row/],
  ['is the jacobian of tanh(Wx) W with some rows zeroed out?', /^No: not each row/],
  ['gradient of x^T A x wrt x, is it A plus its transpose, times x?', /^True\./],
  ['is the derivative of tr(AX) A transposed?', /^True\./],
  ['is the gradient of x^T A x just A x but doubled?', /^True only if A is symmetric/],
  ['is the gradient of ||Ax-b||^2 equal to A^T(Ax-b) up to a factor of 2?', /^True up to a factor/],
  ['is the gradient of ||Ax-b||^2 proportional to A^T(Ax-b)?', /^Yes: the derivative is Aᵀ·\(A·x − b\) times a number/],
  ['is the gradient of ||Ax-b||^2 equal to A^T(Ax-b) up to a factor of 3?', /^False: yours is 1\/2 times/],
  ["is the gradient of -x'x equal to 2x up to sign?", /^True up to the sign/],
  ["is the gradient of -x'x equal to 3x up to sign?", /^False/],
  ['is the gradient of (a^T x)^2 parallel to a?', /^Yes: the derivative is a times a number/],
  ['is the gradient of (a^T x)^2 parallel to x?', /^No\b/],
  ['is the jacobian of relu the identity with some diagonal entries set to zero?', /^Yes: each entry/],
  ['is the jacobian of tanh the identity with some diagonal entries set to zero?', /^No: not each entry/],
  ['is d/dX tr(AXB) equal to BA transposed', /^True\./],
  ['is the gradient of a^T X a equal to a a^T?', /^True\./],
  ['is the gradient of a^T X b wrt X a b^T', /^True\./],
  ['why is d/dX tr(AX) A^T and not A', /^Aᵀ is right\. A is right, transposed/],
  ['is d/dx tanh(x) 1 - tanh(x)^2', /^True only with ⊙/],
  ['my notes have d/dx a^T x = a and wikipedia has a^T. which one?', /^a is right\. aᵀ is right, written as a row/],
  ['Show that the Hessian of logsumexp is diag(p) - pp^T where p = softmax(x)', /^True/],
  ['f(x) = Wx + b. is the jacobian W plus the identity?', /^False: the term I does not belong/],
];

test('words that qualify a result are judged with it', () => {
  for (const [text, begins] of QUALIFIED) assert.match(asked(text).first, begins, text);
});

test('words that qualify a result and are not understood are named', () => {
  for (const [text, word] of [
    ['is the jacobian of relu(Wx) W with the negative entries set to zero?', /“with the negative entries set to zero”/],
    ["is the gradient of x'Ax equal to Ax with the sign flipped?", /“with the sign flipped”/],
    ["d/dx softmax(x): isn't it the identity minus something?", /“minus something”/],
    ['is the jacobian of tanh(Wx) W scaled row by row by 1 - tanh^2?', /“scaled row by row by”/],
  ] as const)
    assert.match(asked(text).first, word, text);
});
