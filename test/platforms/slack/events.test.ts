// Mentions and direct messages: in their thread, once, and read as they were typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Any } from '../../support/slack/workspace.js';
import { seenOf, startSlack } from './start-slack.js';

const slack = await startSlack({ processingMs: 50 });
const { workspace } = slack.server;
let count = 0;
const ts = (): string => `1700000000.${(++count).toString().padStart(6, '0')}`;
const mention = (text: string, more: Any = {}) => ({
  type: 'app_mention',
  channel: 'C0IN',
  user: 'U0ANN',
  ts: ts(),
  text: `<@${workspace.bot}> ${text}`,
  ...more,
});
const direct = (text: string, more: Any = {}) => ({
  type: 'message',
  channel_type: 'im',
  channel: 'D0ANN',
  user: 'U0ANN',
  ts: ts(),
  text,
  ...more,
});

async function answersTo(...events: Any[]) {
  const from = workspace.shown.length;
  for (const event of events) await slack.event(event);
  await slack.quiet();
  return workspace.shown.slice(from);
}

test('a mention is answered in its thread', async () => {
  const event = mention('relu(W*x + b) wrt x');
  const [answer, ...more] = await answersTo(event);
  assert.deepEqual([answer?.kind, answer?.thread, more.length], ['message', event.ts, 0]);
  assert.ok(answer && seenOf(answer).pictures.length === 1);
  const within = mention('jacobian tanh(x)', { thread_ts: event.ts });
  assert.equal((await answersTo(within))[0]?.thread, event.ts);
});

test('a direct message is answered beside it, or in its thread', async () => {
  const [answer] = await answersTo(direct('softmax(x)'));
  assert.deepEqual([answer?.channel, answer?.thread], ['D0ANN', undefined]);
  assert.equal((await answersTo(direct('softmax(x)', { thread_ts: '1.2' })))[0]?.thread, '1.2');
});

test('what comes twice is answered once, by all processes together', async () => {
  const other = await startSlack({ server: slack.server, state: slack.state });
  const event = { ...mention('exp(x)'), event_id: 'Ev1' };
  const from = workspace.shown.length;
  for (let retry = 0; retry < 4; retry++) await slack.event(event, { retry });
  for (const socket of slack.server.sockets)
    socket.send(
      JSON.stringify({
        type: 'events_api',
        envelope_id: workspace.nextId('envelope'),
        payload: {
          type: 'event_callback',
          event_id: 'Ev2',
          team_id: workspace.team,
          authorizations: [{ team_id: workspace.team, user_id: workspace.bot, is_bot: true }],
          event: { ...event, type: 'message', channel_type: 'channel' },
        },
      }),
    );
  await slack.quiet();
  assert.equal(workspace.shown.length, from + 1);
  await other.close();
});

test('bots, edits, deletions and ourselves are not answered', async () => {
  const shown = await answersTo(
    direct('exp(x)', { bot_id: 'B1' }),
    direct('exp(x)', { subtype: 'message_changed' }),
    direct('exp(x)', { subtype: 'message_deleted' }),
    direct('exp(x)', { user: workspace.bot }),
    { type: 'message', channel_type: 'channel', channel: 'C0IN', user: 'U0ANN', ts: ts(), text: 'exp(x)' },
  );
  assert.deepEqual(shown, []);
});

test('a mention without words is told what can be asked, in private', async () => {
  const [shown] = await answersTo(mention(''));
  assert.equal(shown?.kind, 'ephemeral');
});

test('a problem of a mention is private, in its thread', async () => {
  const event = mention('relu(x) at x=[1,2');
  const [shown] = await answersTo(event);
  assert.deepEqual([shown?.kind, shown?.thread], ['ephemeral', event.ts]);
  const [own] = await answersTo(direct('relu(x) at x=[1,2'));
  assert.equal(own?.kind, 'message');
});

test('rich text, markup and entities are read', async () => {
  const rich = (...elements: Any[]) => ({
    blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
  });
  const bot = { type: 'user', user_id: workspace.bot };
  for (const event of [
    mention('x&#39;', rich(bot, { type: 'text', text: ' x’*A*x wrt x' })),
    mention(
      '',
      rich(
        bot,
        { type: 'text', text: ' x’' },
        { type: 'text', text: 'A', style: { bold: true } },
        { type: 'text', text: 'x wrt x' },
      ),
    ),
    mention('', rich(bot, { type: 'text', text: "x'*A*x", style: { code: true } }, { type: 'text', text: ' wrt x' })),
    mention("`x'*A*x` wrt x"),
    mention("```x'*A*x``` wrt x"),
  ]) {
    const [shown] = await answersTo(event);
    assert.ok(shown);
    assert.match(seenOf(shown).text, /A \+ Aᵀ/, JSON.stringify(event));
  }
  const [shown] = await answersTo(mention('jacobian step(x) .* (x &lt; 3) &amp;'));
  assert.ok(shown && seenOf(shown).problem?.includes('(x < 3) &'));
});

test('what was said before in the thread goes with a question', async () => {
  const key = `slack:heard:${workspace.team}:D0CARL:`;
  await answersTo(direct('softmax(x)', { channel: 'D0CARL', user: 'U0CARL' }));
  await answersTo(direct('tanh(x)', { channel: 'D0CARL', user: 'U0CARL' }));
  assert.deepEqual(JSON.parse((await slack.state.get(key)) ?? ''), ['softmax(x)', 'tanh(x)']);
});
