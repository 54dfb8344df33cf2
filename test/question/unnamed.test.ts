// What a sentence says of things that it does not name is read as if it named them: structure, "the sum of this", one term, a rule of axes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);

interface Data {
  readonly derivative?: string;
  readonly verdicts?: readonly { readonly claim: string; readonly verdict: string }[];
  readonly others?: readonly Data[];
  readonly wrt?: string;
  readonly understood: { readonly arguments: Readonly<Record<string, string>> };
}

function dataOf(command: string, values: Readonly<Record<string, string>>): Data {
  const ran = run({ command, values });
  assert('reply' in ran, JSON.stringify(values));
  return ran.reply.data as Data;
}
const asked = (text: string): Data => dataOf('ask', { text });

test('structure of a matrix that is not named is that of the only one, or of the variable', () => {
  const ways = [
    'What is the gradient of x^T A x for symmetric matrices?',
    'For a symmetric matrix, what is the gradient of x^T A x?',
    "what's the gradient of x'Ax if the matrix is symmetric?",
    "gradient of x'Ax, the matrix being symmetric",
    'I have a symmetric matrix. What is the gradient of x^T A x?',
    "gradient of x'Ax where A is assumed to be symmetric",
  ];
  for (const text of ways) {
    const { derivative, understood } = asked(text);
    assert.equal(derivative, '2*A*x', text);
    assert.match(understood.arguments['where'] ?? '', /A: symmetric/, text);
  }
  const byX = asked('For symmetric matrices, what is the derivative of log det X?');
  assert.equal(byX.understood.arguments['where'], 'X: symmetric');
  const both = asked("gradient of tr(AXBX') wrt X, both A and B symmetric");
  assert.equal(both.understood.arguments['where'], 'A: symmetric; B: symmetric');
  const general = asked("What is the gradient of x'Ax? I know that symmetric matrices have real eigenvalues.");
  assert.equal(general.derivative, "(A + A')*x");
});

test('a function of "this" is one of the formula that was shown', () => {
  for (const [text, expression, wrt] of [
    ['I have A @ x + b. What is the gradient of the norm of that wrt x?', 'norm(A*x + b)', 'x'],
    ["np.einsum('ij,jk->ik', A, B)\nHow do I differentiate the sum of this with respect to A?", 'sum(A*B)', 'A'],
  ] as const)
    assert.equal(asked(text).derivative, dataOf('jacobian', { expression, wrt }).derivative, text);
});

test('an Einstein sum is the product of arrays that it is, with axes that make a name a matrix', () => {
  for (const [text, expression, wrt] of [
    ["d/dX of tr(np.einsum('ij,jk->ik', A, X))", 'tr(A*X)', 'X'],
    ["gradient of np.einsum('ij,j->i', W, x).sum() wrt W", 'sum(W*x)', 'W'],
    ['y = np.einsum("ij,j->i", W, x)\nJacobian of y wrt x?', 'W*x', 'x'],
    ["loss = torch.einsum('bi,ij,bj->', x, A, x), what's dloss/dA", "tr(X*A*X')", 'A'],
  ] as const)
    assert.equal(asked(text).derivative, dataOf('jacobian', { expression, wrt }).derivative, text);
});

test('one term of a sum is asked for by its place', () => {
  const second = asked(
    'Consider the cost J(w) = ||Xw - y||^2 + lambda ||w||^2. The first term gives 2X^T(Xw-y). What does the second one give?',
  );
  assert.equal(second.derivative, '2*lambda*w');
  const last = asked("f(x) = x'Ax + b'x. The quadratic part gives 2Ax (A symmetric). How about the last term?");
  assert.equal(last.derivative, 'b');
});

test('results from several sources are compared', () => {
  for (const text of [
    'my result: d/dX tr(X^T A X) = (A + A^T) X. wikipedia: A X. why do they differ?',
    'd/dX tr(X^T A X): mine: (A + A^T) X, the textbook: A X. Who is right?',
    'for f(X) = tr(X^T A X) I get (A + A^T) X but wolfram alpha says A X',
    'The gradient of tr(X^T A X) by X is (A + A^T) X. But somewhere else I saw A X. Are these the same?',
  ]) {
    const verdicts = asked(text).verdicts ?? [];
    assert.deepEqual(
      verdicts.map(({ claim, verdict }) => [claim.includes('+'), verdict]),
      [
        [true, 'true'],
        [false, 'false'],
      ],
      text,
    );
  }
});

test('what is given holds for every question behind it, and g ∘ u is g of u', () => {
  const attention = asked('S = Q K^T / sqrt(d), P = softmax(S), O = P V. Given dO, what is dV? And dP?');
  assert.deepEqual(
    attention.others?.map(({ wrt, derivative }) => [wrt, derivative]),
    [['P', "dO*V'"]],
  );
  const composed = asked(
    'let g(u) = ‖u‖² and u(x) = Ax − b. a) find the jacobian of u. b) find the gradient of g. c) find the gradient of g∘u',
  );
  assert.deepEqual(
    [composed, ...(composed.others ?? [])].map(({ derivative }) => derivative),
    ['A', '2*u', "2*A'*(A*x - b)"],
  );
});

test('an equation between two forms of the function is no result, and a message of shapes leads to what is off', () => {
  const rewritten = asked(
    'I tried: $\\|AX\\|_F^2 = \\operatorname{tr}(X^TA^TAX)$, so the derivative by $X$ is $A^TAX$. Is this correct?',
  );
  assert.equal(rewritten.understood.arguments['answer'], 'A^TAX');
  const failed = run({
    command: 'ask',
    values: {
      text: 'I have f(W) = ||XW - Y||_F^2, with X 100x10, W 10x5, Y 100x5. For the gradient I used 2*X*(XW - Y). The error says "shapes (100,10) and (100,5) not aligned". What should it be?',
    },
  });
  assert('reply' in failed);
  assert.match(JSON.stringify(failed.reply.blocks), /X has to be transposed/);
});
