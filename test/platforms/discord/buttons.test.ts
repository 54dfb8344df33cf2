// What is pressed under an answer: nothing is remembered, whoever asked sees it change, others get their own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Person } from '../../support/discord/people.js';
import { startStandIn } from '../../support/discord/stand-in.js';
import { type Discord, startDiscord, stateHere } from '../../support/discord/start-discord.js';

const standIn = await startStandIn();
const first = await startDiscord({ standIn });
/** Another process with nothing but the token; the old one is gone. */
async function restarted(from: Discord): Promise<Discord> {
  await from.close();
  return startDiscord({ standIn: from.standIn, state: stateHere() });
}

const MANAGE_MESSAGES = 1n << 13n;
const long = `relu(W*x + b) + ${Array.from({ length: 40 }, (_, i) => `y_${i}`).join(' + ')}`;

test('who asked sees the answer change, and back', async () => {
  const asker = first.person();
  const answer = await asker.slash('jacobian', { expression: 'softmax(x)' });
  const forms = await asker.press(answer, 'Forms');
  assert.equal(forms.message, answer.message);
  assert.match(forms.text, /All forms are one linear map/);
  assert.equal(forms.buttons.find(({ label }) => label === 'Forms')?.style, 1);
  const back = await asker.press(forms, 'Forms');
  assert.doesNotMatch(back.text, /All forms are one linear map/);
  assert.equal(back.alts.length, 1);
});

test('anybody else gets a private copy in their own theme, whose buttons are theirs', async () => {
  const [asker, other] = [first.person(), first.person()];
  await other.slash('settings', { theme: 'light' });
  const answer = await asker.slash('jacobian', { expression: 'softmax(x)' });
  const copy = await other.press(answer, 'Steps');
  assert.equal(copy.isPrivate, true);
  assert.notEqual(copy.message, answer.message);
  const own = await other.press(copy, 'Steps');
  assert.equal(own.message, copy.message);
  // Light pictures are not the dark ones.
  assert.notDeepEqual(own.message?.files[0]?.bytes, answer.message?.files[0]?.bytes);
  assert.equal(answer.message?.edits, 0);
});

test('a layout is chosen for the answer and its views, a theme and a framework for the person', async () => {
  const asker = first.person();
  const answer = await asker.slash('jacobian', { expression: 'W*x', wrt: 'x' });
  const other = await asker.choose(answer, 'layout: denominator');
  assert.match(other.text, /Denominator layout/i);
  assert.match((await asker.press(other, 'Forms')).text, /Denominator layout/i);
  const code = await asker.choose(answer, 'framework: jax');
  assert.match(code.text, /import jax/);
  assert.doesNotMatch(code.text, /import torch/);
  await asker.choose(answer, 'theme: light');
  assert.ok((await asker.slash('jacobian', { expression: 'x' })).menus[0]?.values.includes('theme: dark'));
});

test('settings are changed where they stand, and stay private', async () => {
  const asker = first.person();
  const settings = await asker.slash('settings');
  const changed = await asker.press(settings, 'layout: denominator');
  assert.equal(changed.message, settings.message);
  assert.equal(changed.message?.isPrivate, true);
  assert.match(changed.text, /layout: denominator – /);
  assert.match((await asker.press(changed, 'theme: light')).text, /theme: light – /);
});

test('a question is changed in a form, in place', async () => {
  const asker = first.person();
  const answer = await asker.slash('jacobian', { expression: 'relu(x)', at: '[1, -2]' });
  const changed = await asker.fill(answer, 'Edit', { expression: 'tanh(x)', at: '' });
  assert.equal(changed.message, answer.message);
  assert.match(changed.text, /^\/jacobian tanh\(x\)\n/);
  const problem = await asker.fill(changed, 'Edit', { expression: 'tahn(x)' });
  assert.equal(problem.isPrivate, true);
  assert.match(problem.text, /\^\^\^\^/);
  assert.notEqual(problem.message, answer.message);
});

test('it is deleted by who asked or by a moderator, and by nobody else', async () => {
  const asker = first.person();
  const ask = () => asker.slash('jacobian', { expression: 'x' });
  const answer = await ask();
  const refused = await first.person().press(answer, 'Delete');
  assert.equal(refused.isPrivate, true);
  assert.equal(answer.message?.isDeleted, false);
  await asker.press(answer, 'Delete');
  assert.equal(answer.message?.isDeleted, true);
  const second = await ask();
  await first.person({ permissions: MANAGE_MESSAGES }).press(second, 'Delete');
  assert.equal(second.message?.isDeleted, true);
});

test('what is under no answer of ours says so', async () => {
  const asker = first.person();
  const answer = await asker.slash('jacobian', { expression: 'x' });
  for (const id of ['x', '', '1A/nope', '1A#gone', '1E', '1A~{', 'zzzzzzzzzzzzz1A~'].filter((each) => each !== '')) {
    const { text, isPrivate } = await asker.answerTo(
      asker.send(3, { custom_id: id, component_type: 2 }, answer.message),
    );
    assert.equal(isPrivate, true, id);
    assert.ok(text.length > 0, id);
  }
});

test('what a message cannot show to the letter is asked to the letter all the same', async () => {
  const asker = first.person();
  for (const expression of ['softmax(x)\t+ y', 'softmax(x)\n\n  + y', `softmax(x) + y${' '.repeat(150)}+ z`]) {
    const answer = await asker.slash('jacobian', { expression, wrt: 'x' });
    const { awaited } = await asker.press(answer, 'Edit');
    assert.equal(awaited.data.components[0].component.value, expression);
    assert.match((await asker.press(answer, 'Forms')).text, /All forms are one linear map/);
  }
});

test('after a restart every button works, also where the question is too long for it', async () => {
  const asker = first.person();
  const short = await asker.slash('jacobian', { expression: 'softmax(x)' });
  const whole = await asker.slash('jacobian', { expression: long, wrt: 'x' });
  assert.ok(whole.buttons.every(({ id }) => id.length <= 100));
  const second = await restarted(first);
  const same = new Person(standIn, asker.deliver, asker.id);
  assert.match((await same.press(short, 'Forms')).text, /All forms are one linear map/);
  const steps = await same.press(whole, 'Steps');
  assert.equal(steps.message, whole.message);
  assert.match(steps.text, /together|Put each differential/);
  assert.ok(
    (await same.press(whole, 'Edit')).awaited.data.components[0].component.value.startsWith('relu(W*x + b) + y_0'),
  );
  await second.close();
  assert.deepEqual(standIn.violations, []);
  await standIn.close();
});
