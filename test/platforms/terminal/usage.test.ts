// Wrong usage ends with 2 and says what to type instead.
import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { test } from 'node:test';
import { assemble } from '../../../src/assemble.js';
import { runTerminal } from '../../../src/platforms/terminal/run-terminal.js';
import { inside, jacobot } from './jacobot.js';

const WRONG: readonly (readonly [args: readonly string[], message: RegExp, hint: RegExp])[] = [
  [['jacobain', 'x'], /There is no command “jacobain”/, /Did you mean `jacobot jacobian`\?/],
  [['relu(x)'], /There is no command “relu\(x\)”/, /`jacobot jacobian "relu\(x\)"`/],
  [['xyzzy'], /There is no command “xyzzy”/, /`jacobot --help`/],
  [['--json'], /There is no command/, /`jacobot --help`/],
  [['jacobian', 'x', '--layot', 'numerator'], /no option --layot/, /Did you mean `--layout`\?/],
  [['jacobian', 'x', '--jsn'], /no option --jsn/, /Did you mean `--json`\?/],
  [['jacobian', 'x', '--wtr', 'x'], /no option --wtr/, /Did you mean `--wrt`\?/],
  [['jacobian', 'x', '--banana', 'x'], /no option --banana/, /`--wrt`.*`jacobot jacobian --help`/],
  [['jacobian', '--x'], /no option --x/, /`jacobot jacobian -- --x`/],
  [['--wrt', 'x', 'jacobian', 'x'], /no option --wrt/, /come after its name/],
  [['jacobian', 'x', '--constructor', 'x'], /no option --constructor/, /./],
  [['jacobian', 'x', '--wrt'], /--wrt needs a value/, /`jacobot jacobian --help`/],
  [['jacobian', 'x', '--wrt', '--json'], /--wrt needs a value/, /./],
  [['jacobian', 'x', '--png'], /--png needs a value/, /./],
  [['jacobian', 'x', '--json=yes'], /--json takes no value/, /`--json` alone/],
  [['jacobian', 'x', '--wrt', 'x', '--wrt=y'], /--wrt is given twice/, /once/],
  [['jacobian', 'x', '--expression', 'y'], /--expression is given twice/, /once/],
  [['jacobian', 'x', '--theme', 'blue'], /no theme “blue”/, /`dark` and `light`/],
  [['jacobian', 'x', '--layout', 'numeratr'], /“layout” is .*numerator, denominator/, /./],
  [['jacobian'], /The expression is missing/, /`jacobot jacobian "max\(0, x\)" --at "\[1, -2, 3\]"`/],
  [['jacobian', ''], /The expression is missing/, /./],
];

for (const [args, message, hint] of WRONG) {
  test(`jacobot ${args.join(' ')}`, async () => {
    const { exit, stdout, stderr } = await inside(args);
    const isJson = args.includes('--json');
    const shown = isJson ? Object.values(JSON.parse(stdout).error).join(' ') : stderr.replace(/\s+/g, ' ');
    assert.equal(exit, 2);
    assert.equal(isJson ? stderr : stdout, '');
    assert.match(shown, message);
    assert.match(shown, hint);
  });
}

test('the process ends with 2', async () => {
  const { exit, stdout, stderr } = await jacobot(['jacobain', 'x']);
  assert.equal(exit, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, 'There is no command “jacobain”.\n\nDid you mean `jacobot jacobian`?\n');
});

test('an input that cannot be read is a problem of usage', async () => {
  const stdin = new Readable({ read: () => stdin.destroy(new Error('broken')) });
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { router } = assemble({ onFault: () => {}, onMissingPicture: () => {} });
  const parts = { router, version: '', stdin, stdout, stderr, env: {}, columns: 80 };
  assert.equal(await runTerminal(['jacobian'], parts), 2);
  assert.equal(stderr.read().toString(), 'I cannot read standard input (broken).\n');
});

test('with --json a problem of usage is JSON too', async () => {
  const { exit, stdout, stderr } = await jacobot(['jacobian', 'x', '--wtr', 'x', '--json']);
  assert.equal(exit, 2);
  assert.equal(stderr, '');
  const { error } = JSON.parse(stdout);
  assert.deepEqual(Object.keys(error), ['code', 'message', 'span', 'hint']);
  assert.equal(error.code, 'unknown-option');
  assert.equal(error.span, null);
});
