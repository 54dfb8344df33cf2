// The golden answers: every example of every command in every view, and every kind of problem.
// `npm run update` writes them anew; read the difference before you commit it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { allCommands as commands } from '../commands/index.js';
import { createRouter } from '../src/chat/router.js';
import { runnerOf } from '../src/chat/run.js';
import { markdown } from './support/markdown.js';

const folder = new URL('../../test/gallery/', import.meta.url);
const router = createRouter({
  commands,
  run: runnerOf(commands),
  draw: () => Promise.reject(new Error('golden answers are text')),
  memory: { get: () => undefined, set: () => {} },
  onFault: (fault) => {
    throw fault;
  },
  onMissingPicture: () => {},
});

interface Asked {
  readonly command: string;
  readonly values: Record<string, unknown>;
}

async function golden(file: string, title: string, requests: readonly Asked[]): Promise<void> {
  const answers = [];
  for (const request of requests) answers.push(markdown(request, await router.answer(request, undefined)));
  const text = `# ${title}\n\n${answers.join('\n')}`;
  const path = fileURLToPath(new URL(file, folder));
  if (process.env['UPDATE_GALLERY']) {
    mkdirSync(fileURLToPath(folder), { recursive: true });
    writeFileSync(path, text);
  }
  assert.equal(text, readFileSync(path, 'utf8'));
}

for (const command of commands) {
  test(`the answers of /${command.name}`, async () => {
    const view = command.args['view'];
    const views = view?.kind === 'choice' ? view.choices : [undefined];
    const requests = command.examples.flatMap((values, i) =>
      // All views of the first two examples, the answer itself of the others.
      views
        .filter((each, at) => at === 0 || i < 2 || each === undefined)
        .map((each) => ({
          command: command.name,
          values: { ...values, ...(each === undefined || each === 'answer' ? {} : { view: each }) },
        })),
    );
    await golden(`${command.name}.md`, `/${command.name}`, requests);
  });
}

const jacobian = (expression: string, more: Record<string, unknown> = {}): Asked => ({
  command: 'jacobian',
  values: { expression, ...more },
});

test('the answers of the machine-learning layers and losses', async () => {
  await golden('layers.md', 'Layers and losses', [
    jacobian('tanh(x)'),
    jacobian('gelu(x)'),
    jacobian('w .* x', { wrt: 'w' }),
    jacobian('softmax(W*x + b)', { wrt: 'x' }),
    jacobian('log_softmax(x)'),
    jacobian('layernorm(x)'),
    jacobian('cross_entropy(z, y)', { wrt: 'z' }),
    jacobian('mean((y - max(0, X*w + b)).^2)', { wrt: 'w' }),
    jacobian('norm(W2*tanh(W1*x) - y)^2', { wrt: 'W1' }),
    jacobian('softmax(A)'),
    jacobian('relu(W*x + b)', { wrt: 'W', layout: 'denominator' }),
    jacobian('relu(x)', { at: '[0, -1, 2]' }),
    jacobian('norm(x) + sum(x)', { at: '[0, 0]' }),
    jacobian('sign(x)', { at: '0' }),
    jacobian('torch.median(x)', { at: '[1, 1, 1]' }),
    jacobian('logdet(X)'),
    jacobian('inv(X)'),
    jacobian('x^T S x where S: symmetric', { wrt: 'x' }),
    jacobian('cumsum(x.^2)', { at: { x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } }),
  ]);
});

const check = (expression: string, answer: string, more: Record<string, unknown> = {}): Asked => ({
  command: 'check',
  values: { expression, answer, ...more },
});

test('the verdicts of which there are several that are right', async () => {
  await golden('verdicts.md', 'Verdicts', [
    check("x'*D*x", 'diag(x.^2)', { wrt: 'D', where: 'D: diagonal' }),
    check("x'*D*x", "x*x'", { wrt: 'D', where: 'D: diagonal' }),
    check('logdet(L)', 'diag(1 ./ diag(L))', { wrt: 'L', where: 'L: lower' }),
    check('abs(x)', '0.5', { at: 'x = 0' }),
    check('abs(x)', '2', { at: 'x = 0' }),
    check('max(x)', '[0.2, 0.8, 0]', { at: 'x = [3, 3, 1]' }),
    check('max(x)', '1 - step(max(x) - x)'),
    check('tr(inv(X)*A)', "-inv(X)*A'*inv(X)", { wrt: 'X' }),
    check('max(x, -10)', 'eye(n)'),
    check('sum(sqrt(x.^2 + 1e-8))', 'sign(x)'),
    check('relu(x)', 'diag(x > 0.01)'),
    check('norm(A*x - b)^2', "2*A'*(A'*x + b)", { wrt: 'x' }),
    check('norm(A*x - b)^2', 'A*(b - A*x)', { wrt: 'x' }),
  ]);
});

test('the words for what cannot be answered', async () => {
  await golden('problems.md', 'Problems', [
    jacobian(''),
    jacobian('softmax('),
    jacobian('relu(W*x + b'),
    jacobian('x)'),
    jacobian('soft(x)'),
    jacobian('f(x)'),
    jacobian('x + * y'),
    jacobian('import("fs")'),
    jacobian('a.b.c'),
    jacobian('\\write18{rm -rf /} relu(x)'),
    jacobian('x \u0007 y'),
    jacobian('1e999*x'),
    jacobian(`${'('.repeat(200)}x${')'.repeat(200)}`),
    jacobian('x'.repeat(3000)),
    jacobian('A*x + x*B', { where: 'x: n, A: nxn, B: nxn' }),
    jacobian('A*x', { at: 'A = [[1, 2, 3], [4, 5, 6]]; x = [1, 2]' }),
    jacobian('det(A)', { at: '[[1, 2, 3], [4, 5, 6]]' }),
    jacobian('relu(x)', { at: 'x = [1, NaN]' }),
    jacobian('relu(x)', { at: 'y = [1]' }),
    jacobian('W*x', { at: '[1, 2]' }),
    jacobian('relu(x)', { wrt: 'y' }),
    jacobian('2 + 3'),
    jacobian('sum(log(x))', { at: '[1, -1]' }),
    jacobian('inv(A)', { at: '[[1, 2], [2, 4]]' }),
    jacobian('relu(x)', { layout: 'row' }),
    jacobian('relu(x)', { bogus: 1 }),
    jacobian('x = y = z'),
    jacobian('A: B where nonsense'),
    { command: 'activation', values: { name: 'rellu' } },
    { command: 'explain', values: { topic: 'hadmrad' } },
    { command: 'jacobain', values: {} },
  ]);
});
