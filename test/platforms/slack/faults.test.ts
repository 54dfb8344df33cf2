// What goes wrong between us and Slack: nothing is lost, and nothing is posted twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../support/slack/faults.js';
import type { Shown } from '../../support/slack/workspace.js';
import { seenOf, startSlack } from './start-slack.js';

const slack = await startSlack({ processingMs: 100 });
const { workspace, faults } = slack.server;
let asked = 0;

/** Everything that people saw of a question that nobody has asked before. */
async function after(method: string, fault: Fault, times = 1, channel = 'C0IN'): Promise<Shown[]> {
  await slack.quiet();
  const from = workspace.shown.length;
  faults.add(method, fault, times);
  await slack.command(`/jacobian exp(${++asked + 1}*x)`, { channel });
  await workspace.seen(() => true, from);
  await slack.quiet();
  return workspace.shown.slice(from);
}
const answers = (shown: readonly Shown[]) => shown.filter(({ blocks }) => /exp/.test(seenOf({ blocks } as Shown).text));
/** Not those to one person. */
const messages = (shown: readonly Shown[]) =>
  answers(shown).filter(({ kind, channel }) => kind === 'message' && channel?.startsWith('C'));

for (const method of ['chat.postMessage', 'files.getUploadURLExternal', 'files.completeUploadExternal', 'files.info'])
  test(`${method} is asked to wait, and is asked again`, async () => {
    const [message, ...more] = messages(await after(method, { kind: 'rate-limit', seconds: 1 }));
    assert.ok(message);
    assert.equal(seenOf(message).pictures.length, 1);
    assert.deepEqual(more, []);
  });

for (const method of ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal', 'files.info'])
  for (const kind of ['cut-before', 'cut-after'] as const)
    test(`${method}, ${kind}: the answer still has its picture`, async () => {
      const [message, ...more] = messages(await after(method, { kind }));
      assert.ok(message);
      assert.equal(seenOf(message).pictures.length, 1);
      assert.deepEqual(more, []);
    });

for (const fault of [
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'status', status: 500 },
  { kind: 'refuse', error: 'internal_error' },
  { kind: 'refuse', error: 'fatal_error' },
] as const)
  test(`posting meets ${JSON.stringify(fault)}: the asker has the answer, and no channel has it twice`, async () => {
    const shown = await after('chat.postMessage', fault);
    assert.ok(messages(shown).length <= 1);
    const copies = answers(shown).filter(({ kind }) => kind === 'ephemeral');
    assert.equal(copies.length, 1);
    assert.match(seenOf(copies[0] as Shown).text, /for you alone/);
  });

for (const error of ['service_unavailable', 'ratelimited'])
  test(`posting is refused with ${error} and done again`, async () => {
    assert.equal(messages(await after('chat.postMessage', { kind: 'refuse', error })).length, 1);
  });

test('a file that Slack has not looked at yet is waited for', async () => {
  const [message] = messages(await after('chat.postMessage', { kind: 'refuse', error: 'invalid_blocks' }, 3));
  assert.ok(message);
  assert.equal(seenOf(message).pictures.length, 1);
});

test('without end it is answered in text', async () => {
  const [message] = messages(await after('chat.postMessage', { kind: 'refuse', error: 'invalid_blocks' }, 4));
  assert.ok(message);
  assert.deepEqual(seenOf(message).pictures, []);
});

test('too long for Slack is answered shorter', async () => {
  assert.equal(messages(await after('chat.postMessage', { kind: 'refuse', error: 'msg_blocks_too_long' })).length, 1);
});

for (const error of [
  'channel_not_found',
  'not_in_channel',
  'missing_scope',
  'is_archived',
  'restricted_action',
  'unknown',
])
  test(`posting is refused with ${error}: the answer comes where it may`, async () => {
    const shown = await after('chat.postMessage', { kind: 'refuse', error });
    assert.equal(messages(shown).length, 1);
    assert.equal(messages(shown)[0]?.via, 'response_url');
  });

for (const fault of [
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 500 },
] as const)
  test(`responding meets ${JSON.stringify(fault)} where the bot is no member: nothing is doubled`, async () => {
    const shown = await after('respond', fault, 1, 'C0OUT').catch(() => []);
    assert.ok(messages(shown).length <= 1);
  });

test('without the scope for files answers are in text', async () => {
  const poor = await startSlack({ scopes: ['chat:write'] });
  const { shown, pictures } = await poor.ask('/jacobian softmax(x)');
  assert.equal(shown.kind, 'message');
  assert.deepEqual(pictures, []);
  assert.ok(poor.log.some((line) => line.includes('missing_scope (files:write)')));
  await poor.close();
});

test('no token stands in the log', () => {
  assert.ok(slack.log.length > 0);
  for (const line of slack.log) assert.doesNotMatch(line, /secretsecret/);
});
