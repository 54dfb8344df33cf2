// A request as a line, and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCommands as commands } from '../../commands/index.js';
import { readLine, writeLine } from '../../src/chat/line.js';

test('every example of every command is read as it was written', () => {
  for (const command of commands) {
    for (const values of command.examples)
      assert.deepEqual(readLine(writeLine(command, values), commands), { command: command.name, values });
  }
});

test('names of arguments are read with a colon, with a sign of equality, or with neither', () => {
  const wanted = { command: 'jacobian', values: { expression: 'relu(W*x + b)', wrt: 'x', at: 'x = [1]; W = [[2]]' } };
  for (const line of [
    '/jacobian relu(W*x + b) wrt x at x = [1]; W = [[2]]',
    '/jacobian relu(W*x + b) wrt: x at: x = [1]; W = [[2]]',
    ' /jacobian  relu(W*x + b)\nwrt=x\nat=x = [1]; W = [[2]]',
  ])
    assert.deepEqual(readLine(line, commands), wanted, line);
});

test('a line without a command is none', () => {
  for (const line of ['', 'relu(x)', '/', '/nope x', '/ jacobian x']) assert.equal(readLine(line, commands), undefined);
});
