// A request written as a command line comes back from a real shell as it was.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { commands } from '../../../commands/index.js';
import { valueText, writeLine } from '../../../src/chat/line.js';
import { readCommandLine } from '../../../src/platforms/terminal/read-command-line.js';
import { typedHere } from '../../../src/platforms/terminal/typed-here.js';
import { commandLine } from '../../../src/platforms/terminal/write-command-line.js';

/** The words that the shell makes of each line. */
function wordsOf(lines: readonly string[]): string[][] {
  const script = `jacobot() { printf '%s\\0' "$@"; printf '\\n\\0'; }\n${lines.join('\n')}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  assert.equal(stderr, '');
  const words: string[][] = [[]];
  for (const word of stdout.split('\0').slice(0, -1)) {
    if (word === '\n') words.push([]);
    else words.at(-1)!.push(word);
  }
  return words.slice(0, -1);
}

test('every example of every command', () => {
  const wanted = commands.flatMap((command) => command.examples.map((values) => ({ command, values })));
  const lines = wanted.map(({ command, values }) => commandLine({ command: command.name, values }, command));
  for (const [i, words] of wordsOf(lines).entries()) {
    const { command, values } = wanted[i]!;
    const texts = Object.entries(values).map(([name, value]) => [name, valueText(value)]);
    assert.deepEqual(readCommandLine(words, commands).values, Object.fromEntries(texts));
    assert.equal(readCommandLine(words, commands).command, command);
  }
});

test('any text, whatever a shell would make of it', () => {
  const texts = [
    "A'*x",
    'x "y" z',
    '$(rm -rf x) `id` $HOME',
    'x; id & y | z > f < g',
    '-x',
    '--x',
    '--json',
    '-h',
    '--',
    '*',
    '~',
    '!x !!',
    '\\frac{a}{b}',
    'a\nb',
    ' x  y ',
    '漢 α ⊙',
    'it\'s "both" \\ and $more\'',
    '#x',
    'x = [1, -2]',
  ];
  const command = commands[0]!;
  const requests = texts.flatMap((text) => [
    { command: command.name, values: { [command.main]: text } },
    { command: command.name, values: { at: text, [command.main]: 'x' } },
  ]);
  const lines = requests.map((request) => commandLine(request, command));
  for (const [i, words] of wordsOf(lines).entries()) {
    assert.deepEqual(readCommandLine(words, commands), { command, values: requests[i]!.values, options: {} }, lines[i]);
  }
});

test('values by name are written as people type them', () => {
  assert.equal(valueText({ x: [1, -2], W: [[1, 2]], s: 3 }), 'x = [1, -2]; W = [[1, 2]]; s = 3');
  assert.equal(valueText([1, [2, 3]]), '[1, [2, 3]]');
  assert.equal(valueText(-1.5), '-1.5');
});

test('what is typed into a chat is the same request in a shell', () => {
  for (const command of commands) {
    for (const values of command.examples) {
      const line = commandLine({ command: command.name, values }, command);
      assert.equal(typedHere(writeLine(command, values), commands), line);
    }
  }
  assert.equal(typedHere('/jacobian', commands), 'jacobot jacobian');
  assert.equal(typedHere('/jacobian at: 2', commands), 'jacobot jacobian --at 2');
  for (const other of ['/unknown x', 'x / y', '/', './']) assert.equal(typedHere(other, commands), other);
});
