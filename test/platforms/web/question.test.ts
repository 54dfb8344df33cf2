// A question as a line, and as the parameters of an address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commands } from '../../../commands/index.js';
import { commandsJson } from '../../../src/platforms/web/commands-json.js';
import {
  addressOf,
  argumentsOf,
  parametersOf,
  questionOf,
  readLine,
} from '../../../src/platforms/web/view/question.js';
import { processorSeconds } from '../../support/processor.js';

const known = commandsJson(commands);
const check = (line: string, command: string, given: Record<string, string>): void =>
  assert.deepEqual(readLine(line, known), { command, arguments: given }, line);

test('a line is a command and its main argument', () => {
  check('/jacobian max(0, x)', 'jacobian', { expression: 'max(0, x)' });
  check('  /activation   relu ', 'activation', { name: 'relu' });
  check('/jacobian', 'jacobian', {});
});

test('a line without a command is an expression', () => {
  check('max(0, x)', 'jacobian', { expression: 'max(0, x)' });
  check('x / y', 'jacobian', { expression: 'x / y' });
});

test('a line of words is a question in plain words', () => {
  for (const text of [
    'derivative of tanh(x)',
    'Is it 2Ax?',
    'why is softmax not diagonal',
    'and w.r.t. b?',
    'gradient of x^T A x wrt x',
  ])
    check(text, 'ask', { text });
  for (const expression of ['relu(W*x + b)', "x'*A*x", 'log det X', 'norm(A x - b)^2', 'np.maximum(0, x)'])
    check(expression, 'jacobian', { expression });
});

test('other arguments stand after their names', () => {
  check('max(0, x) at [1, -2, 3]', 'jacobian', { expression: 'max(0, x)', at: '[1, -2, 3]' });
  check('/jacobian W*x wrt x at: W = [1, 2]; x = 3', 'jacobian', {
    expression: 'W*x',
    wrt: 'x',
    at: 'W = [1, 2]; x = 3',
  });
  check('W*x wrt=W layout denominator', 'jacobian', { expression: 'W*x', wrt: 'W', layout: 'denominator' });
  check('A*x where A: 3x2', 'jacobian', { expression: 'A*x', where: 'A: 3x2' });
});

test('names of arguments inside other words are left alone', () => {
  check('atan(x) + what', 'jacobian', { expression: 'atan(x) + what' });
  check('at', 'jacobian', { expression: 'at' });
});

test('a command in capitals is that command, and a derivative by another name is a question in plain words', () => {
  check('/Jacobian x', 'jacobian', { expression: 'x' });
  check("/gradient x'*A*x wrt x", 'ask', { text: "gradient x'*A*x wrt x" });
});

test('an unknown command is kept, so that the answer can say so', () => {
  assert.deepEqual(readLine('/nope x', known), { command: 'nope', arguments: {} });
});

test('parameters give back exactly the arguments that they were made of', () => {
  const value = fc.oneof(
    fc.string(),
    fc.jsonValue().filter((json) => typeof json !== 'string'),
  );
  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.dictionary(name, value), (given) => {
      const written = new URLSearchParams(parametersOf(given)).toString();
      assert.deepEqual({ ...argumentsOf(new URLSearchParams(written)) }, JSON.parse(JSON.stringify(given)));
    }),
  );
});

test('the address of a question asks the same question', () => {
  for (const { name, examples } of known) {
    for (const given of examples) {
      const question = { command: name, arguments: given };
      assert.deepEqual(questionOf(new URLSearchParams(addressOf(question)), known), question);
    }
  }
});

test('a form sends the line as it was typed, the chosen command, and empty fields', () => {
  const form = { q: 'relu', 'q.command': 'activation', at: '', layout: '', where: ' ' };
  assert.deepEqual(questionOf(Object.entries(form), known), { command: 'activation', arguments: { name: 'relu' } });
  const other = { q: '/jacobian x^2 at 3', 'q.command': 'activation', at: '', layout: '' };
  assert.deepEqual(questionOf(Object.entries(other), known), {
    command: 'jacobian',
    arguments: { expression: 'x^2', at: '3' },
  });
});

test('an address without a question asks nothing', () => {
  for (const address of ['', 'utm_source=x', 'at=1']) {
    assert.equal(questionOf(new URLSearchParams(address), known), undefined);
  }
});

test('a line of any length is read quickly', () => {
  for (const line of [
    `x${' '.repeat(100_000)}`,
    `x at${' '.repeat(100_000)}`,
    ' at'.repeat(3000),
    '/'.repeat(100_000),
  ]) {
    const seconds = processorSeconds(() => readLine(line, known));
    assert.ok(seconds < 1, `${line.slice(0, 10)}: ${seconds} s`);
  }
});
