// What is suggested while one types: what fits, and the answer to what is typed so far.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCommands as commands } from '../../commands/index.js';
import { createComplete } from '../../src/chat/complete.js';
import type { CommandRequest } from '../../src/chat/reply.js';
import type { Answered } from '../../src/chat/router.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);
const words = async (request: CommandRequest): Promise<Answered> => {
  const ran = run(request);
  assert.ok('reply' in ran);
  return { outcome: 'answer', reply: ran.reply, pictures: new Map() };
};
const complete = createComplete(commands, words);
const shown = async (command: string, argument: string, typed: string, values = {}) =>
  (await complete({ command, argument, typed, values })).map((each) => each.shown);

test('a formula is answered while it is typed', async () => {
  const [first] = await complete({
    command: 'jacobian',
    argument: 'expression',
    typed: 'relu(W*x+b)',
    values: { wrt: 'x' },
  });
  assert.deepEqual(first, { text: 'relu(W*x+b)', shown: 'relu(W*x+b) → m×n matrix: Diag(1[W·x + b > 0])·W.' });
});

test('without a text there are examples', async () => {
  assert.ok((await shown('jacobian', 'expression', '')).includes('relu(W*x + b)'));
});

test('names that begin with the text come first, then those that hold it, then those spelled nearly so', async () => {
  const found = await shown('activation', 'name', 'relu');
  assert.equal(found[0], 'relu');
  assert.ok(found.indexOf('relu6') < found.indexOf('leaky_relu'));
  assert.ok((await shown('activation', 'name', 'sigmiod')).includes('sigmoid'));
});

test('an answer that is not there in time is left out', async () => {
  const never = createComplete(commands, () => new Promise<never>(() => {}));
  const found = await never({ command: 'jacobian', argument: 'expression', typed: 'relu' });
  assert.deepEqual(
    found.map(({ text }) => text),
    ['relu(W*x + b)'],
  );
});

test('what no command has is completed by nothing', async () => {
  assert.deepEqual(await shown('nope', 'expression', 'x'), []);
  assert.deepEqual(await shown('jacobian', 'toString', 'x'), []);
});
