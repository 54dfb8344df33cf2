// Questions are answered as text and as JSON, whatever way their words come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inside, jacobot, shell } from './jacobot.js';

const FOUNDING = ['jacobian', 'relu(x)', '--at', '[1,-2,3]'];

test('the founding question has its answer', async () => {
  const { exit, stdout, stderr } = await jacobot(FOUNDING);
  assert.equal(exit, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /^A 3×3 diagonal matrix .*as a vector only with ⊙\.\n/);
  assert.match(stdout, /More: --view forms \| steps \| numbers \| code\n$/);
});

test('--json prints the reply and the data on one line, and nothing else', async () => {
  const { exit, stdout, stderr } = await jacobot([...FOUNDING, '--json']);
  assert.equal(exit, 0);
  assert.equal(stderr, '');
  assert.equal(stdout.indexOf('\n'), stdout.length - 1);
  const { reply, data, ...more } = JSON.parse(stdout);
  assert.deepEqual(more, {});
  assert.deepEqual(Object.keys(reply), ['text']);
  assert.match(reply.text, /diagonal matrix/);
  assert.equal(data.derivative, 'diag(step(x))');
  assert.deepEqual(data.jacobian, [
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 1],
  ]);
});

test('options may stand before the command, before the text, and carry their value behind =', async () => {
  const wanted = (await inside([...FOUNDING, '--json'])).stdout;
  for (const args of [
    ['--json', 'jacobian', '--at=[1,-2,3]', 'relu(x)'],
    ['jacobian', '--at', '[1,-2,3]', '--json', '--', 'relu(x)'],
    ['jacobian', '--expression', 'relu(x)', '--at', '[1,-2,3]', '--json'],
  ]) {
    assert.equal((await inside(args)).stdout, wanted, args.join(' '));
  }
});

const expressionOf = async (args: readonly string[], input?: string): Promise<unknown> => {
  const { stdout } = await inside(['--json', 'jacobian', ...args], input === undefined ? {} : { input });
  return JSON.parse(stdout).data?.expression;
};

test('texts and values may begin with a minus', async () => {
  assert.equal(await expressionOf(['-x']), '-x');
  assert.equal(await expressionOf(['--', '--x']), '--x');
  assert.equal(await expressionOf(['--c*x', '--wrt', 'x']), '--c*x');
  const { stdout } = await inside(['jacobian', 'tanh(x)', '--at', '-1.5', '--json']);
  assert.equal(JSON.parse(stdout).data.value, Math.tanh(-1.5));
});

test('a formula without quotes is put together again', async () => {
  assert.equal(await expressionOf(['W', '.*', 'x', '+', 'b', '--wrt', 'x']), 'W .* x + b');
});

test('the text may come through a pipe, with white space around it', async () => {
  assert.equal(await expressionOf([], 'relu(x)\n'), 'relu(x)');
  assert.equal(await expressionOf([], '\ufeff  relu(x)\r\n\r\n'), 'relu(x)');
  assert.match(shell('echo "relu(x)" | jacobot jacobian --at "[1, -2, 3]"').stdout, /^A 3×3 diagonal matrix/);
});

test('a text on the command line goes before the pipe', async () => {
  assert.equal(await expressionOf(['tanh(x)'], 'relu(x)'), 'tanh(x)');
});
