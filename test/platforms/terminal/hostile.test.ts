// What people type is shown or refused, and never obeyed: not by the terminal, not by a shell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeJson, visible } from '../../../src/platforms/terminal/characters.js';
import { inside, jacobot, noTerminal, onTerminal, readable } from './jacobot.js';

/** Without the colours that this program writes itself. */
const withoutOwn = (shown: string): string => readable(shown).replaceAll(/␛\[(1|2|22|31|36|39)m/g, '');
const OBEYED = /(?!\n)[␛␇\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const HOSTILE: readonly string[] = [
  '\u001b[2J\u001b[31mx',
  '\u001b]0;title\u0007x',
  '\u001b]52;c;cm0gLXJm\u0007',
  'x\u009b31m',
  '\u009d0;title\u009c',
  'x\r\u001b[A\u001b[Kowned',
  'x\b\b\b\b\u007f',
  '\u202ex + y\u2066',
  'x\u0000y',
];

for (const text of HOSTILE) {
  test(`${safeJson(text)} is not obeyed`, async () => {
    const env = { FORCE_COLOR: '1' };
    const lines = [
      [text],
      ['jacobian', text],
      ['jacobian', text, '--json'],
      ['jacobian', 'relu(x)', '--at', text],
      ['jacobian', 'relu(x)', '--layout', text],
      ['jacobian', 'x', `--theme=${text}`],
      ['jacobian', 'x', `--${text}`],
      ['jacobian', 'x', '--png', `/missing/${text}`],
    ];
    const runs = [inside(['jacobian'], { input: text, env }), ...lines.map((line) => inside(line, { env }))];
    for (const { exit, stdout, stderr } of await Promise.all(runs)) {
      assert.ok(exit === 1 || exit === 2, `${exit}: ${stderr}`);
      assert.doesNotMatch(withoutOwn(stdout + stderr), OBEYED);
    }
  });
}

test('nor in a process of its own, through a pipe', async () => {
  const { exit, stderr } = await jacobot(['jacobian'], { input: HOSTILE.join(' ') });
  assert.equal(exit, 1);
  assert.doesNotMatch(withoutOwn(stderr), OBEYED);
});

test('a terminal receives no sequence that was typed', { skip: noTerminal }, () => {
  const { stdout } = onTerminal(60, ['jacobian', '\u001b]0;title\u0007 + \u001b[2J']);
  assert.doesNotMatch(withoutOwn(stdout), OBEYED);
});

test('a shell command in a formula stays text', async () => {
  for (const text of ['$(id)', '`id`', 'x; id', '"; id #']) {
    const { stdout, stderr } = await jacobot(['jacobian', text]);
    assert.doesNotMatch(stdout + stderr, /uid=/);
  }
});

test('10,000 characters are refused with the limit, as a word and through a pipe', async () => {
  const long = 'x+'.repeat(5000);
  for (const ran of [await jacobot(['jacobian', long]), await jacobot(['jacobian'], { input: `${long}x` })]) {
    assert.equal(ran.exit, 1);
    assert.match(ran.stderr, /I read at most \d+/);
    assert.ok(ran.stderr.length < 300);
  }
});

test('an input of megabytes is not read to its end', async () => {
  const { exit, stderr } = await jacobot(['jacobian'], { input: 'x'.repeat(20_000_000) });
  assert.equal(exit, 1);
  assert.match(stderr, /100000 characters/);
});

test('bytes that are no text are refused', async () => {
  const { exit } = await jacobot(['jacobian'], { input: Uint8Array.from({ length: 256 }, (_, i) => i) });
  assert.equal(exit, 1);
});

test('a visible text has as many characters as before and keeps its lines', () => {
  const text = 'a\tb\u001b\u009b\u202e\u0000\ud800\n𝛼漢';
  assert.equal(visible(text), 'a b·····\n𝛼漢');
});

test('safe JSON has the same value', () => {
  const value = { text: '\u0000\u001b\u007f\u009b\u202e\u2028\u{e0001}𝛼"\\' };
  const json = safeJson(value);
  assert.deepEqual(JSON.parse(json), value);
  assert.doesNotMatch(json, /[\p{Cc}\p{Cf}]/u);
});
