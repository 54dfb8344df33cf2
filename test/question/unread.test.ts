// What of a question was not read is said: words with force are not passed over, formulas left aside are named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { blockText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import type { Item } from '../../src/question/formulas/items.js';
import { unreadIn } from '../../src/question/reading/unread.js';
import { understand } from '../../src/question/understand.js';

const listOf = (...parts: readonly string[]): Item[] =>
  parts.map((text, from): Item => {
    const kind = text.startsWith('$') ? 'formula' : 'word';
    return { kind, text: text.replace('$', ''), from, to: from + 1 };
  });

test('a word with force that reaches a formula is unread, until somebody reads it', () => {
  const list = listOf('mixed', 'derivative', 'of', "$x'*A*y", 'please');
  assert.deepEqual(unreadIn(list, new Set([3])), { words: ['mixed'], formulas: [] });
  assert.deepEqual(unreadIn(list, new Set([0, 3])), { words: [], formulas: [] });
});

test('a formula that nobody used is unread, a name or a size is not', () => {
  const list = listOf('derivative', 'of', "$x'*x", 'and', "$x'*A*x", 'where', '$A', 'is', '$3x3');
  assert.deepEqual(unreadIn(list, new Set([2])), { words: [], formulas: ["x'*A*x"] });
});

test('words of every day have no force', () => {
  for (const words of [
    'how many times must i ask',
    'a positive or negative definite thing',
    'it means a lot over there',
  ])
    assert.deepEqual(unreadIn(listOf(...words.split(' '), '$x'), new Set()).words, [], words);
});

const FORCE = ['thrice', 'the quarter of', 'the directional derivative of', 'the seventh-mixed third derivative of'];
test('a question with a word that was not read is not answered without it', () => {
  for (const words of FORCE) {
    const understood = understand({ text: `${words} x^T x wrt x`, context: [], want: 'anything', layout: 'numerator' });
    const isSilent =
      understood.kind === 'computed' &&
      understood.part === undefined &&
      understood.readings[0]?.values['expression'] === 'x^T x';
    assert(!isSilent || understood.readings[0]?.command !== 'jacobian', words);
  }
});

const firstLine = (text: string): string => {
  const ran = runnerOf(commands)({ command: 'ask', values: { text } });
  return 'reply' in ran ? (ran.reply.blocks.map(blockText).join('\n').split('\n')[0] ?? '') : '';
};

test('words that nobody knows come before the answer without them', () => {
  for (const [text, phrase] of [
    ["natural gradient of x'Ax", 'natural'],
    ["riemannian gradient of tr(X'AX) on the Stiefel manifold", 'on the stiefel manifold'],
    ["gradient of x'Ax in spherical coordinates", 'in spherical coordinates'],
    ['derivative of Wx under dropout', 'under dropout'],
    ['weak derivative of relu', 'weak'],
    ["derivative of x'Ax when A is random", 'random'],
    ["is the Hessian of x'Ax diagonalizable?", 'diagonalizable'],
    ['is the Jacobian of sin(x) skew-symmetric?', 'skew-symmetric'],
  ] as const)
    assert(firstLine(text).startsWith('I did not read ') && firstLine(text).includes(`“${phrase}”`), text);
});

test('circumstances, and names of the formulas beside them, change nothing', () => {
  for (const text of [
    "for my homework due tomorrow I need the gradient of x'Ax",
    'gradient of the Rosenbrock function (1-x)^2 + 100(y-x^2)^2',
    "derivative of the energy E = 1/2 x'Kx - f'x with respect to displacement x",
    'my professor derived the gradient of ||Ax - b||^2 on the whiteboard, what is it?',
    'find the derivative of tr(AX) by X explicitly, step by step please',
  ])
    assert.doesNotMatch(firstLine(text), /I did not read/, text);
});

test('an answer names the formula that it does not use', () => {
  const ran = runnerOf(commands)({
    command: 'ask',
    values: { text: 'gradient of tanh(W*x) and not of 3*sin(x), by x' },
  });
  assert('reply' in ran);
  const said = ran.reply.blocks.map(blockText).join('\n');
  assert.match(said, /I did not use .*sin\(x\)/);
});
