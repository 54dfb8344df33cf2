// The help lists what there is, made from the commands themselves, and its examples run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commands } from '../../../commands/index.js';
import { inside, jacobot, shell } from './jacobot.js';

const GENERAL = ['--json', '--png FILE', '--picture', '--theme THEME', '--no-color', '--help', '--version'];
/** Texts are wrapped; here only their words matter. */
const words = (text: string): string => text.replace(/\s+/g, ' ');

test('the help of the program lists every command and every general option', async () => {
  const { exit, stdout, stderr } = await jacobot(['--help']);
  assert.equal(exit, 0);
  assert.equal(stderr, '');
  for (const { name, description } of commands) assert.ok(words(stdout).includes(`${name} ${description}`), name);
  for (const option of GENERAL) assert.ok(stdout.includes(`\n  ${option} `), option);
  assert.equal((await inside(['-h'])).stdout, stdout);
});

for (const command of commands) {
  test(`the help of ${command.name} lists every argument, choice and example`, async () => {
    const { exit, stdout } = await inside([command.name, '--help']);
    assert.equal(exit, 0);
    const shown = words(stdout);
    assert.ok(shown.startsWith(`${command.description}.`));
    for (const [name, argument] of Object.entries(command.args)) {
      assert.ok(name === command.main ? /\[|</.test(stdout) : stdout.includes(`\n  --${name} `), name);
      assert.ok(shown.includes(argument.description), name);
      const choices = argument.kind === 'choice' ? argument.choices : argument.kind === 'name' ? argument.names() : [];
      for (const choice of choices) assert.ok(shown.includes(choice), choice);
    }
    const examples = stdout.slice(stdout.indexOf('\nExamples\n')).match(/^ {2}jacobot .*$/gm) ?? [];
    assert.equal(examples.length, command.examples.length);
  });
}

test('without words three examples are shown, and they run', async () => {
  const { exit, stdout } = await jacobot([]);
  assert.equal(exit, 0);
  const examples = stdout.split('\n').filter((line) => line.startsWith('  jacobot '));
  assert.equal(examples.length, 3);
  for (const example of examples) assert.equal(shell(example).exit, 0, example);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
  assert.equal((await jacobot(['--version'])).stdout, `${version}\n`);
});
