// From a slash command to its answer: where it goes, what it shows, and when.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FILES } from '../../support/discord/people.js';
import { startDiscord } from '../../support/discord/start-discord.js';

const { person, standIn } = await startDiscord();
const slow = await startDiscord({ earlyMs: 0 });

test('an answer is one public message: the question, the verdict, a picture in words, reasons, buttons, a menu', async () => {
  const { awaited, text, alts, message, buttons, menus, isPrivate, files } = await person().slash('jacobian', {
    expression: 'relu(W*x + b)',
    wrt: 'x',
  });
  assert.equal(awaited.first, 4);
  assert.equal(isPrivate, false);
  assert.match(text, /^\/jacobian relu\(W\*x \+ b\) wrt: x\nAn m×n matrix: Diag\(1\[W·x \+ b > 0\]\)·W\.\n/);
  assert.equal(alts.length, 1);
  assert.deepEqual(
    Buffer.from(message?.files[0]?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
    'PNG',
  );
  assert.deepEqual(
    buttons.map(({ label }) => label),
    ['Forms', 'Steps', 'Numbers', 'Code', 'Edit', 'Delete'],
  );
  assert.deepEqual(menus[0]?.values, [
    'layout: denominator',
    'framework: numpy',
    'framework: pytorch',
    'framework: jax',
    'theme: light',
  ]);
  assert.deepEqual(files, []);
});

test('a picture that is not there in time is announced first, without the flag of components', async () => {
  const { awaited, alts, message } = await slow.person().slash('jacobian', { expression: 'tanh(W*x)', wrt: 'x' });
  assert.equal(awaited.first, 5);
  assert.equal(awaited.data, undefined);
  assert.equal(alts.length, 1);
  assert.equal(message?.edits, 1);
});

test('what was to be private is put off privately', async () => {
  const { awaited, isPrivate } = await slow
    .person()
    .slash('jacobian', { expression: 'tanh(x)', visibility: 'private' });
  assert.deepEqual([awaited.first, awaited.data], [5, { flags: 64 }]);
  assert.equal(isPrivate, true);
});

test('a problem that comes late takes the place of the announcement, and only the asker sees it', async () => {
  const { awaited, isPrivate, text } = await slow.person().slash('jacobian', { expression: 'soft(x)' });
  if (awaited.first === 5) assert.equal(awaited.original?.isDeleted, true);
  assert.equal(isPrivate, true);
  assert.match(text, /\^\^\^\^/);
});

test('a problem is private at once, with a form that holds the text; what is mended in it is seen by all', async () => {
  const asker = person();
  const problem = await asker.slash('jacobian', { expression: 'soft(W*x', wrt: 'x' });
  assert.equal(problem.awaited.first, 4);
  assert.equal(problem.isPrivate, true);
  assert.deepEqual(problem.alts, []);
  assert.match(problem.text, /soft\(W\*x\n\^\^\^\^/);
  const form = await asker.press(problem, 'Fix');
  assert.equal(form.awaited.first, 9);
  assert.equal(form.awaited.data.components[0].component.value, 'soft(W*x');
  const mended = await asker.fill(problem, 'Fix', { expression: 'softmax(W*x)' });
  assert.equal(mended.isPrivate, false);
  assert.match(mended.text, /^\/jacobian softmax\(W\*x\) wrt: x\n/);
});

test('what was asked privately stays private when it is mended', async () => {
  const asker = person();
  const problem = await asker.slash('jacobian', { expression: 'soft(x)', visibility: 'private' });
  const mended = await asker.fill(problem, 'Fix', { expression: 'softmax(x)' });
  assert.equal(mended.isPrivate, true);
  assert.match(mended.text, /softmax/);
});

test('several lines and fences of code are read', async () => {
  const { text, isPrivate } = await person().slash('jacobian', {
    expression: '```matlab\nrelu(W*x\n  + b)\n```',
    wrt: 'x',
  });
  assert.equal(isPrivate, false);
  assert.match(text, /Diag\(1\[W·x \+ b > 0\]\)·W/);
});

test('where no file may be sent the formula is in characters', async () => {
  const { alts, message, markdown } = await person({ appPermissions: NO_FILES }).slash('jacobian', {
    expression: 'relu(x)',
  });
  assert.deepEqual(alts, []);
  assert.deepEqual(message?.files, []);
  assert.match(markdown, /```\n∂relu\(x\)\/∂x = Diag\(1\[x > 0\]\)\n```/);
});

test('settings hold for the next answers, and are nobody else’s business', async () => {
  const asker = person();
  const settings = await asker.slash('settings', { layout: 'denominator', visibility: 'private' });
  assert.equal(settings.isPrivate, true);
  const { text, isPrivate } = await asker.slash('jacobian', { expression: 'W*x', wrt: 'x' });
  assert.match(text, /Denominator layout/i);
  assert.equal(isPrivate, true);
  const shared = await asker.slash('jacobian', { expression: 'W*x', wrt: 'x', visibility: 'public' });
  assert.equal(shared.isPrivate, false);
});

test('a program that is too long for the message is a file', async () => {
  const asker = person();
  const answer = await asker.slash('jacobian', {
    expression: `${'tanh('.repeat(16)}W*x + b${')'.repeat(16)}`,
    wrt: 'x',
  });
  const { files, message } = await asker.press(answer, 'Code');
  assert.ok(files.length > 0, 'no file');
  assert.match(Buffer.from(message?.files[0]?.bytes ?? []).toString(), /def jacobian/);
});

test('a sixth question in twenty seconds is declined, politely and privately', async () => {
  const limited = await startDiscord({ limit: 5 });
  const asker = limited.person();
  for (let i = 0; i < 5; i++)
    assert.equal((await asker.slash('jacobian', { expression: `x + ${i}` })).isPrivate, false);
  const { text, isPrivate } = await asker.slash('jacobian', { expression: 'x' });
  assert.match(text, /Please ask again in \d+ seconds\./);
  assert.equal(isPrivate, true);
  assert.equal((await limited.person().slash('jacobian', { expression: 'x' })).isPrivate, false);
});

test('what is typed is answered while one types', async () => {
  const asker = person();
  // On a busy machine a new answer may come later than a menu waits; this one is remembered.
  await asker.slash('jacobian', { expression: 'relu(W*x+b)', wrt: 'x' });
  const [first] = await asker.suggestions('jacobian', 'expression', 'relu(W*x+b)', { wrt: 'x' });
  assert.deepEqual(first, { name: 'relu(W*x+b) → m×n matrix: Diag(1[W·x + b > 0])·W.', value: 'relu(W*x+b)' });
  assert.ok((await asker.suggestions('activation', 'name', 'gel')).some(({ value }) => value === 'gelu'));
  // A choice has at most 100 characters: a longer text would be cut.
  assert.deepEqual(await asker.suggestions('jacobian', 'expression', 'x+'.repeat(60)), []);
});

test('the menus of a message ask for what it says', async () => {
  const { text } = await person().menu('Explain the Jacobian', 'relu(x)');
  assert.match(text, /diagonal matrix/);
});

test('nothing broke a limit of Discord', () => {
  assert.deepEqual([...standIn.violations, ...slow.standIn.violations], []);
});
