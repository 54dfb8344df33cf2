// Lines as people type them into a chat.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCommands as commands } from '../../commands/index.js';
import { writeLine } from '../../src/chat/line.js';
import { runnerOf } from '../../src/chat/run.js';
import { readNamed, readQuestion, readTyped } from '../../src/chat/typed-line.js';

const jacobian = commands.find(({ name }) => name === 'jacobian');
assert.ok(jacobian);

test('options are read in every usual way', () => {
  const wanted = {
    request: {
      command: 'jacobian',
      values: { expression: 'relu(W*x + b)', wrt: 'x', at: 'x=[1,-2]; W=[[1,2]]', layout: 'denominator' },
    },
    visibility: 'private',
  };
  for (const line of [
    'relu(W*x + b) wrt x at x=[1,-2]; W=[[1,2]] layout=denominator only-me',
    'relu(W*x + b) w.r.t. x at x=[1,-2]; W=[[1,2]] layout: denom only me',
    'only-me relu(W*x + b), with respect to x, at: x=[1,-2]; W=[[1,2]], Layout = Denominator',
    '`relu(W*x + b)` --wrt x --at x=[1,-2]; W=[[1,2]] --layout=denominator --only-me',
    'relu(W*x + b)\u00a0wrt x at x=[1,-2]; W=[[1,2]] layout denominator privately',
  ])
    assert.deepEqual(readTyped(line, jacobian), wanted, line);
});

test('what stands behind a formula in its own field is what it is in a line', () => {
  const run = runnerOf(commands);
  for (const [expression, others] of [
    ['tanh(W*x) by x', { wrt: 'x' }],
    ['tanh(W*x) w.r.t. W where W: 2x3', { wrt: 'W', where: 'W: 2x3' }],
    ['log(x) at -1', { at: '-1' }],
    ['x^2 at x = 3', { at: 'x = 3' }],
  ] as const) {
    const [formula = ''] = expression.split(/ (?:by|at|w)/);
    const [joined, apart] = [{ expression }, { expression: formula, ...others }].map((values) =>
      run({ command: 'jacobian', values }),
    );
    assert.deepEqual(joined, apart, expression);
  }
  // A variable of that name stands between signs, and what is given by itself is kept.
  for (const values of [{ expression: 'x + at + 1' }, { expression: 'A*x by x', wrt: 'A' }]) {
    const ran = run({ command: 'jacobian', values });
    assert.ok('reply' in ran);
    const { wrt, shapes } = ran.reply.data as { wrt: string; shapes: Record<string, string> };
    assert.deepEqual([wrt, Object.keys(shapes)], values.wrt ? ['A', ['A', 'x']] : ['x', ['x', 'at']]);
  }
});

test('curly quotes, hard spaces and invisible characters are what was meant', () => {
  for (const line of ['x’*A*x', '‘x’*A*x’'.slice(1, 7), 'x\u200b’*A*x', '```x’*A*x```', ' `x’*A*x` '])
    assert.equal(readTyped(line, jacobian).request.values['expression'], "x'*A*x", line);
});

test('a line that we write is read as the same request', () => {
  for (const command of commands)
    for (const values of command.examples) {
      const line = writeLine(command, values);
      assert.deepEqual(readNamed(line, commands), { request: { command: command.name, values } }, line);
      assert.deepEqual(readNamed(line.slice(1), commands), { request: { command: command.name, values } }, line);
    }
});

test('a sentence that begins like a command is a question', () => {
  for (const text of [
    'explain why this is diagonal',
    'check this derivative please for me',
    'jacobian of softmax',
    'help me with relu',
    'is max(0, x) a vector?',
  ])
    assert.deepEqual(
      readQuestion(text, commands, { context: ['before'] }).request,
      { command: 'ask', values: { text, context: ['before'] } },
      text,
    );
  for (const text of [
    'explain hadamard',
    'check x^2 answer 2*x',
    'jacobian relu(x) wrt x',
    'help',
    'settings theme light',
  ])
    assert.equal(readQuestion(text, commands).request.command, text.split(' ')[0]);
});

test('the main argument may be named, values may stand in quotes, and a name without a value says nothing', () => {
  for (const line of ['expression: relu(x)', '“relu(x)”', 'relu(x) wrt', 'relu(x) at:', '"relu(x)", layout ='])
    assert.deepEqual(readTyped(line, jacobian).request.values, { expression: 'relu(x)' }, line);
  for (const line of ['settings theme light', 'settings light', 'settings theme: Light', '/settings --theme=light'])
    assert.deepEqual(readNamed(line, commands)?.request, { command: 'settings', values: { theme: 'light' } }, line);
  assert.deepEqual(readNamed('check "x^2" answer "2x"', commands)?.request.values, { expression: 'x^2', answer: '2x' });
});
