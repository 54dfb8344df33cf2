// Views under an answer: for the asker, for others, and after a restart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shown } from '../../support/slack/workspace.js';
import { seenOf, startSlack } from './start-slack.js';

const slack = await startSlack({ processingMs: 50 });
const { workspace } = slack.server;

async function pressed(under: Shown, label: string, who = {}): Promise<Shown> {
  const from = workspace.shown.length;
  await slack.press(under, label, who);
  return workspace.seen(() => true, from);
}
test('the asker’s press changes the message, and the view leads back', async () => {
  const { shown } = await slack.ask('/jacobian softmax(x) at [1, 2, 3]');
  const view = await pressed(shown, 'Steps');
  assert.deepEqual([view.kind, view.ts], ['update', shown.ts]);
  const back = await pressed({ ...view, channel: shown.channel }, 'Steps');
  assert.deepEqual(seenOf(back).text, seenOf(shown).text);
  assert.equal(seenOf(back).pictures.length, 1);
});

test('somebody else’s press shows that person a copy in their own settings, and changes nothing', async () => {
  await slack.ask('/jacobot settings framework jax', { user: 'U0BEN' });
  const { shown } = await slack.ask('/jacobian softmax(x)');
  const copy = await pressed(shown, 'Code', { user: 'U0BEN' });
  assert.deepEqual([copy.kind, copy.user], ['ephemeral', 'U0BEN']);
  assert.match(seenOf(copy).text, /jax/);
  assert.doesNotMatch(seenOf(copy).text, /torch/);
  const own = await pressed(copy, 'Steps', { user: 'U0BEN' });
  assert.deepEqual([own.kind, own.user], ['update', 'U0BEN']);
});

test('a button of another process works, also for a question that is too long for it', async () => {
  const long = `${'sin(x) + '.repeat(80)}x`;
  const { shown } = await slack.ask(`/jacobian ${long}`);
  const other = await startSlack({ server: slack.server, state: slack.state });
  await slack.platform.close(1000);
  const view = await pressed(shown, 'Numbers');
  assert.equal(view.kind, 'update');
  assert.equal(seenOf(view).problem, undefined);
  await other.close();
});
