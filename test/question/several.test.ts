// A question for several derivatives is answered with all of them: each as it is answered alone, and right in numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { blockText, type Reply } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);

interface Data {
  readonly wrt: string;
  readonly derivative?: string;
  readonly hessian?: unknown;
  readonly jacobian?: unknown;
  readonly part?: { readonly formula?: string };
  readonly others?: readonly (Data & { readonly problem?: string })[];
  readonly understood: { readonly command: string; readonly arguments: Readonly<Record<string, string>> };
}

function asked(text: string, context: readonly string[] = []): { reply: Reply; data: Data; lines: string[] } {
  const ran = run({ command: 'ask', values: { text, context } });
  assert('reply' in ran, text);
  const { reply } = ran;
  const lines = reply.blocks.flatMap((block) =>
    block.type === 'text' && block.role === 'verdict' ? [blockText(block)] : [],
  );
  return { reply, data: reply.data as Data, lines };
}

const FORMULAS: readonly (readonly [formula: string, variables: readonly string[]])[] = [
  ["norm(X - U*V')^2", ['U', 'V']],
  ['norm(W*x + b - y)^2', ['W', 'b', 'x']],
  ["a'*X*b", ['a', 'X', 'b']],
  ['tr(A*B*C)', ['C', 'A']],
  ['sigmoid(W*x + b)', ['x', 'b']],
  ['norm(W2*tanh(W1*x + b1) - y)^2', ['W1', 'b1', 'W2']],
  ['1/2*norm(Y - X*W)^2 + lambda/2*norm(W)^2', ['W', 'lambda']],
];

const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const ORDERS: readonly ((formula: string, names: readonly string[]) => string)[] = [
  (e, x) => `gradient of ${e} wrt ${listed(x)}`,
  (e, x) => `differentiate ${e} with respect to both ${listed(x)}`,
  (e, x) => `derivative of ${e} w.r.t. ${x.join(', ')}`,
  (e, x) => `derivative of ${e} wrt (${x.join(', ')})`,
  (e, x) => `gradients of f = ${e} with respect to ${x.join(' and with respect to ')}`,
  (e, x) => `${x.map((name) => `df/d${name}`).join(', ')} for f = ${e}`,
  (e, x) => `f = ${e}. ${x.map((name) => `∂f/∂${name}?`).join(' ')}`,
  (e, x) => `Find ${x.map((name) => `$\\frac{\\partial f}{\\partial ${name}}$`).join(' and ')} where f = ${e}`,
];

/** The derivatives of an answer by their variables, in its order. */
const derivativesOf = (data: Data): (readonly [wrt: string, derivative: string | undefined])[] =>
  [data, ...(data.others ?? [])].map(({ wrt, derivative }) => [wrt, derivative]);

test('each of several variables has its line, its derivative is that which is given by it alone', () => {
  for (const [formula, names] of FORMULAS) {
    const alone = names.map((wrt) => {
      const ran = run({ command: 'jacobian', values: { expression: formula, wrt } });
      assert('reply' in ran, formula);
      return [wrt, (ran.reply.data as Data).derivative] as const;
    });
    for (const order of ORDERS) {
      const text = order(formula, names);
      const { data, lines } = asked(text);
      assert.deepEqual(derivativesOf(data), alone, text);
      assert.equal(lines.length, names.length, text);
      for (const line of lines) assert.match(line, /^By /, text);
    }
  }
});

/** The rule of the middle: df/dx of a function of numbers. */
const slope = (f: (x: number) => number, x: number): number => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;

test('several derivatives at a point are those of the function in numbers', () => {
  const f = (x: number, y: number): number => x ** 2 * Math.sin(y) + x / y;
  const { data } = asked('partial derivatives of x^2*sin(y) + x/y at x = 1.5, y = 0.7');
  const wanted = [slope((x) => f(x, 0.7), 1.5), slope((y) => f(1.5, y), 0.7)];
  const given = [data, ...(data.others ?? [])];
  assert.deepEqual(
    given.map(({ wrt }) => wrt),
    ['x', 'y'],
  );
  for (const [i, each] of given.entries())
    assert(Math.abs((each.jacobian as number) - (wanted[i] as number)) < 1e-6, `${each.jacobian} ${wanted[i]}`);
});

test('where no variable is named, all derivatives are those by every letter', () => {
  for (const text of [
    'all partial derivatives of a^T X b',
    'the partial derivatives of a^T X b please',
    "gradients of a'*X*b",
    "gradient of a'*X*b with respect to all variables",
    "derivative of a'*X*b wrt each of its arguments",
  ]) {
    const found = derivativesOf(asked(text).data);
    assert.deepEqual(
      found.map(([wrt]) => wrt),
      ['a', 'X', 'b'],
      text,
    );
  }
  assert.deepEqual(
    derivativesOf(asked('gradients of the triplet loss').data).map(([wrt]) => wrt),
    ['a', 'p', 'n', 'm'],
  );
  assert.deepEqual(
    derivativesOf(asked('gradients of 1/n*norm(X*w - y)^2').data).map(([wrt]) => wrt),
    ['X', 'w', 'y'],
  );
  assert.deepEqual(
    derivativesOf(asked('gradient of the cosine similarity wrt both inputs').data).map(([wrt]) => wrt),
    ['x', 'y'],
  );
});

test('a loss by what its parts define is differentiated by these, too', () => {
  const { data, lines } = asked('z = W*x + b, a = sigmoid(z), L = norm(a - y)^2. compute dL/da, dL/dz, dL/dW, dL/db');
  assert.deepEqual(
    derivativesOf(data).map(([wrt]) => wrt),
    ['a', 'z', 'W', 'b'],
  );
  assert.equal(lines.length, 4);
});

test('gradient and Hessian, and several functions, are all told', () => {
  const both = asked("gradient and Hessian of x'*A*x");
  assert.match(both.lines.join('\n'), /^The gradient, .*: \(A \+ Aᵀ\)·x\.\nThe Hessian, .*: A \+ Aᵀ\.$/);
  const numbers = asked('first and second derivative of x^3');
  assert.match(numbers.lines.join('\n'), /3·x².*\n.*6·x/);
  const functions = asked('derivative of sin(x), cos(x) and exp(x)');
  assert.match(functions.lines.join('\n'), /^sin\(x\).*cos\(x\).*\ncos\(x\).*−sin\(x\).*\nexp\(x\).*exp\(x\)/);
  const blocks = asked("Hessian of x'*A*y + x'*x wrt x and y");
  assert.match(blocks.lines.join('\n'), /^By x.*2·I.*\nBy y.* 0.*\nBy x and y.*: A\./);
});

test('a variable that the formula does not have is named, and the others are told', () => {
  const { lines, data } = asked("gradient of x'*A*y wrt q and x");
  assert.match(lines[0] ?? '', /^By q: There is no q/);
  assert.match(lines[1] ?? '', /^By x: A·y/);
  assert.equal(data.wrt, 'x');
  assert.equal(data.others?.length, 1);
});

test('an answer by several variables is read back, and each message changes all of it', () => {
  const first = "gradient of x'*A*y wrt x and A";
  const said = (reply: Reply): string => reply.blocks.map(blockText).join('\n');
  const answer = said(asked(first).reply);
  const placed = asked('at x = [1, 2], A = [[1, 2], [3, 4]], y = [5, 6]', [first, answer]);
  assert.deepEqual(placed.data.jacobian, [17, 39]);
  assert.deepEqual(placed.data.others?.[0]?.jacobian, [
    [5, 6],
    [10, 12],
  ]);
  assert.deepEqual(
    derivativesOf(asked('and wrt y?', [first, answer]).data).map(([wrt]) => wrt),
    ['y'],
  );
  assert.deepEqual(
    derivativesOf(asked('now by y and A', [first, answer]).data).map(([wrt]) => wrt),
    ['y', 'A'],
  );
});

test('each result is judged by the variable that is written for it', () => {
  const text = "is dL/dW = 2*(W*x - y)*x' and dL/dx = 2*W'*(W*x - y) for L = norm(W*x - y)^2?";
  const ran = asked(text).reply.data as { verdicts?: readonly { verdict: string }[] };
  assert.deepEqual(
    ran.verdicts?.map(({ verdict }) => verdict),
    ['true', 'true'],
  );
});

test('numbers of a function of several numbers have values of their own', () => {
  const { data } = asked('derivative of f(x,y) = x^2*y wrt x at x=1, y=2');
  assert.equal(data.jacobian, 4);
});
