// A question that cannot be answered ends with 1, and marks stand under the place that is meant.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defineCommand } from '../../../src/chat/command.js';
import { createRouter } from '../../../src/chat/router.js';
import { runnerOf } from '../../../src/chat/run.js';
import { visible, width } from '../../../src/platforms/terminal/characters.js';
import { placeIn } from '../../../src/platforms/terminal/place.js';
import { inside, jacobot, noTerminal, onTerminal, readable } from './jacobot.js';

test('a problem goes to standard error: the message, the place, the hint', async () => {
  const { exit, stdout, stderr } = await jacobot(['jacobian', 'tanh(x) + (W*x']);
  assert.equal(exit, 1);
  assert.equal(stdout, '');
  const lines = ['“(” is opened here and never closed.', '', '  tanh(x) + (W*x', '            ^', '', 'Add `)`.', ''];
  assert.equal(stderr, lines.join('\n'));
});

test('with --json it is an object on standard output', async () => {
  const { exit, stdout, stderr } = await jacobot(['jacobian', 'tanh(x) + (W*x', '--json']);
  assert.equal(exit, 1);
  assert.equal(stderr, '');
  assert.deepEqual(JSON.parse(stdout), {
    error: { code: 'unclosed', message: '“(” is opened here and never closed.', span: [10, 11], hint: 'Add `)`.' },
  });
});

test('a fault of ours ends with 3 and a reference to report', async () => {
  const broken = defineCommand({
    name: 'broken',
    description: 'Breaks',
    main: 'text',
    args: { text: { kind: 'text', maxLength: 9, description: 'Text' } },
    examples: [],
    run: () => {
      throw new TypeError('no such thing');
    },
  });
  const references: string[] = [];
  const router = createRouter({
    commands: [broken],
    run: runnerOf([broken]),
    memory: { get: () => undefined, set: () => {} },
    draw: () => Promise.reject(new Error('nothing to draw')),
    onFault: (_fault, reference) => references.push(reference),
    onMissingPicture: () => {},
  });
  const { exit, stdout, stderr } = await inside(['broken'], { router });
  assert.equal(exit, 3);
  assert.equal(stdout, '');
  assert.ok(stderr.includes(references[0]!), stderr);
  const { error } = JSON.parse((await inside(['broken', '--json'], { router })).stdout);
  assert.equal(error.code, 'fault');
});

test('a place may be in another text than the expression', async () => {
  const { exit, stderr } = await inside(['jacobian', 'relu(x)', '--at', 'x = [1, two]']);
  assert.equal(exit, 1);
  assert.match(stderr, /\n {2}x = \[1, two\]\n {10}\^\^\^\n/);
});

test('a place behind the end has its mark there', () => {
  assert.deepEqual(placeIn('x +', [3, 3], 80), ['x +', '   ^']);
  assert.deepEqual(placeIn('', [0, 0], 80), ['', '^']);
});

test('of several lines only the one of the place is shown', () => {
  assert.deepEqual(placeIn('a +\nb + q()\n+ c', [8, 9], 80), ['b + q()', '    ^']);
});

test('marks stand under wide, combined and invisible characters', () => {
  assert.deepEqual(placeIn('漢字 + q', [5, 6], 80), ['漢字 + q', '       ^']);
  assert.deepEqual(placeIn('漢字', [0, 2], 80), ['漢字', '^^^^']);
  assert.deepEqual(placeIn('x\u0302 + q', [5, 6], 80), ['x\u0302 + q', '    ^']);
  assert.deepEqual(placeIn('a\u200b + q', [5, 6], 80), ['a· + q', '     ^']);
  assert.deepEqual(placeIn('𝛼 + q', [5, 6], 80), ['𝛼 + q', '    ^']);
});

test('a long line is cut around the place', () => {
  const typed = `${'a + '.repeat(20)}q()${' + b'.repeat(20)}`;
  const [line, marks] = placeIn(typed, [80, 81], 30);
  assert.equal(line, '… a + a + a + q() + b + b + …');
  assert.equal(line[marks.length - 1], 'q');
});

test('both lines always fit, and the first mark stands under the first character of the place', () => {
  const typed = fc.string({ unit: fc.constantFrom('x', ' ', '漢', '\u0302', '𝛼', '\u001b', '\t', '+'), maxLength: 60 });
  fc.assert(
    fc.property(typed, fc.nat(60), fc.nat(60), fc.integer({ min: 18, max: 100 }), (text, a, b, columns) => {
      const characters = [...text];
      const from = Math.min(a, b, characters.length);
      const to = Math.min(Math.max(a, b), characters.length);
      const units = (count: number): number => characters.slice(0, count).join('').length;
      const [line, marks] = placeIn(text, [units(from), units(to)], columns);
      assert.ok(width(line) <= columns, `${line}|`);
      assert.ok(marks.length <= columns, `${marks}|`);
      const before = marks.indexOf('^');
      let passed = 0;
      const under = [...line].find((character) => {
        const isThere = passed >= before && width(character) > 0;
        passed += width(character);
        return isThere;
      });
      const meant = characters.slice(from).find((character) => width(visible(character)) > 0);
      if (meant !== undefined && width(visible(characters[from]!)) > 0) assert.equal(under, visible(meant));
    }),
  );
});

test('on a narrow terminal the marks still stand under the place', { skip: noTerminal }, () => {
  const { exit, stdout } = onTerminal(40, ['jacobian', `${'tanh(x) + '.repeat(8)}rleu(x) + exp(x)`]);
  assert.equal(exit, 1);
  const lines = readable(stdout)
    .replaceAll(/␛\[\d+m/g, '')
    .split('\n');
  const at = lines.findIndex((line) => line.includes('^'));
  const [line, marks] = [lines[at - 1]!, lines[at]!];
  assert.ok(line.length <= 40);
  assert.equal(line.slice(marks.indexOf('^'), marks.length), 'rleu');
});
