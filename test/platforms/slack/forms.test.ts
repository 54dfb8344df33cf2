// Forms: a question is mended, edited, and asked from anywhere; shortcuts on messages; the Home tab.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Any, Shown } from '../../support/slack/workspace.js';
import { seenOf, startSlack } from './start-slack.js';

const slack = await startSlack({ processingMs: 50 });
const { workspace, calls } = slack.server;
const user = { id: 'U0ANN' };
const team = { id: workspace.team };

const since = (from: number, fits: (shown: Shown) => boolean = () => true): Promise<Shown> =>
  workspace.seen(fits, from);
async function pressed(under: Shown, label: string, who = {}): Promise<Shown> {
  const from = workspace.shown.length;
  await slack.press(under, label, who);
  return since(from);
}
const submit = (modal: Shown, line: string, command = 'jacobian', more: Any = {}, body: Any = {}): Promise<Any> => {
  const fields = { command: { value: { selected_option: { value: command } } }, line: { value: { value: line } } };
  const view = { ...modal.view, state: { values: { ...fields, ...more } } };
  return slack.interact({ type: 'view_submission', team, user, view, ...body });
};
const inputOf = (view: Any): Any => view.blocks.find((block: Any) => block.block_id === 'line').element;

test('Fix opens the question in a form; what is still wrong is said there; what is right is answered', async () => {
  const { shown } = await slack.ask('/jacobian soft(W*x) wrt x');
  const modal = await pressed(shown, 'Fix');
  assert.equal(modal.kind, 'modal');
  assert.equal(inputOf(modal.view).initial_value, 'soft(W*x) wrt: x');
  const again = await submit(modal, 'sof(W*x) wrt: x');
  assert.equal(again.response_action, 'update');
  assert.match(seenOf({ blocks: again.view.blocks } as Shown).text, /I do not know a function “sof”/);
  assert.equal(inputOf(again.view).initial_value, 'sof(W*x) wrt: x');
  const from = workspace.shown.length;
  assert.deepEqual(await submit(modal, 'softmax(W*x) wrt: x'), {});
  const answer = await since(from);
  assert.deepEqual([answer.kind, answer.channel], ['message', 'C0IN']);
});

test('Edit answers in the place of the answer', async () => {
  const { shown } = await slack.ask('/jacobian tanh(x)');
  const modal = await pressed(shown, 'Edit');
  const from = workspace.shown.length;
  await submit(modal, 'tanh(2*x)');
  const update = await since(from);
  assert.deepEqual([update.kind, update.ts], ['update', shown.ts]);
});

test('Delete deletes for the asker, after a question, and for nobody else', async () => {
  const { shown } = await slack.ask('/jacobian cos(x)');
  const no = await pressed(shown, 'Delete', { user: 'U0BEN' });
  assert.deepEqual([no.kind, no.user], ['ephemeral', 'U0BEN']);
  const button = shown.blocks.at(-1).elements.find(({ action_id: id }: Any) => id === 'delete');
  assert.ok(button.confirm);
  const gone = await pressed(shown, 'Delete');
  assert.deepEqual([gone.kind, gone.ts], ['delete', shown.ts]);
});

test('where the bot is no member views and deletion go through the address that came with the press', async () => {
  const { shown } = await slack.ask('/jacobian sin(x)', { channel: 'C0OUT' });
  const view = await pressed(shown, 'Steps');
  assert.deepEqual([view.kind, view.via], ['update', 'response_url']);
  assert.equal((await pressed(shown, 'Delete')).kind, 'delete');
});

test('a button that says nothing we know says so', async () => {
  const { shown } = await slack.ask('/jacobian sin(x)');
  for (const value of ['', 'x', 'T:U #nothing', 'T:U /nope', 'T:U jacobian x']) {
    const broken = structuredClone(shown) as Any;
    broken.blocks.at(-1).elements[0].value = value;
    assert.match((await pressed(broken, 'Forms')).text, /too old/);
  }
});

for (const [name, callback, text] of [
  ['Explain the Jacobian', 'explain_message', 'relu(W*x + b) wrt x'],
  ['Check this derivative', 'check_message', 'the gradient of norm(x)^2 is 2*x'],
] as const)
  test(`the shortcut “${name}” answers in the thread of the message`, async () => {
    const from = workspace.shown.length;
    const channel = { id: 'C0IN' };
    const shortcut = (said: string): Promise<Any> =>
      slack.interact({
        type: 'message_action',
        callback_id: callback,
        trigger_id: workspace.nextId('trigger'),
        team,
        user,
        channel,
        message_ts: '1700000000.000100',
        message: { ts: '1700000000.000100', user: 'U0BEN', text: said },
        response_url: slack.server.responseUrl({ channel: channel.id, user: user.id }),
      });
    await shortcut(text);
    const answer = await since(from);
    assert.deepEqual([answer.kind, answer.thread], ['message', '1700000000.000100']);
    assert.equal(seenOf(answer).problem, undefined);
    const before = workspace.shown.length;
    await shortcut('soft(');
    const problem = await since(before);
    assert.equal(problem.kind, 'ephemeral');
  });

test('the global shortcut asks for a question and a place', async () => {
  let from = workspace.shown.length;
  const open = { type: 'shortcut', callback_id: 'ask_anywhere', trigger_id: workspace.nextId('trigger'), team, user };
  await slack.interact(open);
  const modal = await since(from);
  from = workspace.shown.length;
  await submit(modal, 'norm(x)^2', 'hessian', { where: { value: { selected_conversation: 'C0IN' } } });
  assert.equal((await since(from)).channel, 'C0IN');
  from = workspace.shown.length;
  await submit(modal, 'softmax(x)', 'anything');
  assert.equal((await since(from)).channel, 'U0ANN');
});

test('the Home tab has examples that run and settings that change', async () => {
  let from = workspace.shown.length;
  await slack.event({ type: 'app_home_opened', user: user.id, channel: 'D0ANN', tab: 'home' });
  const home = await since(from);
  assert.equal(home.kind, 'home');
  const { buttons, text } = seenOf(home);
  assert.match(text, /theme: dark/);
  for (const label of buttons.filter((each) => each.startsWith('/'))) {
    from = workspace.shown.length;
    await slack.press(home, label);
    const answer = await since(from);
    assert.deepEqual([answer.kind, answer.channel], ['message', 'U0ANN'], label);
    assert.equal(seenOf(answer).problem, undefined, label);
  }
  from = workspace.shown.length;
  await slack.press(home, 'theme: light');
  const light = await since(from);
  assert.match(seenOf(light).text, /theme: light/);
  // The last ones are in a menu.
  from = workspace.shown.length;
  await slack.press(light, 'framework: jax');
  assert.match(seenOf(await since(from)).text, /framework: jax/);
});

test('nothing was against a limit of Slack’s', () => {
  assert.deepEqual(workspace.refused, []);
  assert.ok(calls.includes('views.publish'));
});
