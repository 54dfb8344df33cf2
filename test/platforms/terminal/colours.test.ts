// Colours are for people at a terminal, and for who asks for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styleFor } from '../../../src/platforms/terminal/style.js';
import { inside, jacobot, noTerminal, onTerminal, readable } from './jacobot.js';

const ESCAPE = '\u001b';
const QUESTION = ['jacobian', 'relu(x)'];
const NONSENSE = ['jacobian', 'relu(x'];

test('there are none in a pipe', async () => {
  assert.ok(!(await jacobot(QUESTION)).stdout.includes(ESCAPE));
  assert.ok(!(await jacobot(NONSENSE)).stderr.includes(ESCAPE));
});

test('FORCE_COLOR brings them, --no-color takes them away again', async () => {
  const env = { FORCE_COLOR: '1' };
  const { stdout } = await jacobot(QUESTION, { env });
  assert.match(readable(stdout), /^␛\[1mA.*␛\[22m\n/, 'the verdict is bold');
  const { stderr } = await jacobot(NONSENSE, { env });
  assert.match(readable(stderr), /^␛\[31m“.*\n\n {2}relu\(x\n␛\[31m {6}\^␛\[39m\n/, 'the marks are red');
  assert.match(readable(stderr), /Add ␛\[36m\)␛\[39m\./, 'a thing to type is seen by its colour');
  assert.ok(!(await inside([...QUESTION, '--no-color'], { env })).stdout.includes(ESCAPE));
});

test('JSON is never coloured', async () => {
  const { stdout } = await inside([...QUESTION, '--json'], { env: { FORCE_COLOR: '1' } });
  assert.equal(JSON.parse(stdout).data.expression, 'relu(x)');
});

test('the environment decides in this order: FORCE_COLOR, NO_COLOR, the kind of terminal', () => {
  const has = (isTTY: boolean, env: Record<string, string>): boolean => styleFor({ isTTY }, env, false).hasColours;
  assert.ok(has(true, { TERM: 'xterm' }));
  assert.ok(has(true, { NO_COLOR: '' }));
  assert.ok(!has(true, { NO_COLOR: '1' }));
  assert.ok(!has(true, { TERM: 'dumb' }));
  assert.ok(has(false, { FORCE_COLOR: '', NO_COLOR: '1' }));
  assert.ok(!has(true, { FORCE_COLOR: '0' }));
  assert.ok(!has(false, {}));
});

test('on a terminal there are colours, unless NO_COLOR is set', { skip: noTerminal }, () => {
  assert.match(readable(onTerminal(80, QUESTION).stdout), /^␛\[1mA/);
  assert.match(readable(onTerminal(80, NONSENSE).stdout), /^␛\[31m“\(” is opened/);
  assert.ok(!onTerminal(80, QUESTION, { NO_COLOR: '1' }).stdout.includes(ESCAPE));
});
