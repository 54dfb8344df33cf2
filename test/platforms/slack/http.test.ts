// Slack over HTTP: only what Slack has signed just now, each request once, and everything else as by socket.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { signed } from '../../support/slack/slack-server.js';
import { SIGNING_SECRET, seenOf, startSlack } from './start-slack.js';

const slack = await startSlack({ mode: 'http', processingMs: 50 });
const { workspace } = slack.server;
const url = `${slack.url}/slack/events`;
const now = (): number => Math.floor(Date.now() / 1000);
const body = (text: string): string =>
  new URLSearchParams({
    command: '/jacobian',
    text,
    team_id: workspace.team,
    user_id: 'U0ANN',
    channel_id: 'C0IN',
    response_url: slack.server.responseUrl({ channel: 'C0IN', user: 'U0ANN' }),
  }).toString();
const post = async (text: string, headers: Record<string, string>): Promise<number> => {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return (await fetch(url, { method: 'POST', body: text, headers: { ...type, ...headers } })).status;
};

test('a command is answered, a problem is told at once, and a press changes the message', async () => {
  const { shown, pictures } = await slack.ask('/jacobian softmax(x)');
  assert.equal(pictures.length, 1);
  assert.match((await slack.ask('/jacobian soft(x)')).problem ?? '', /soft/);
  const from = workspace.shown.length;
  await slack.press(shown, 'Steps');
  assert.equal((await workspace.seen(() => true, from)).kind, 'update');
});

test('a mention is answered, again and again sent or not', async () => {
  const from = workspace.shown.length;
  const event = { type: 'app_mention', channel: 'C0IN', user: 'U0ANN', ts: '1.1', text: 'exp(x)', event_id: 'Ev1' };
  for (let retry = 0; retry < 3; retry++) await slack.event(event, { retry, timestamp: now() - retry });
  await workspace.seen(() => true, from);
  await slack.quiet();
  assert.equal(workspace.shown.length, from + 1);
});

test('Slack’s question whether we are there is answered', async () => {
  const text = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
  const headers = { 'content-type': 'application/json', ...signed(text, SIGNING_SECRET, now()) };
  const response = await fetch(url, { method: 'POST', body: text, headers });
  assert.deepEqual(await response.json(), { challenge: 'abc' });
});

test('what Slack has not signed just now is refused, and so is what comes twice', async () => {
  const calls = slack.server.calls.length;
  const text = body('x');
  assert.equal(await post(text, {}), 401);
  assert.equal(await post(text, signed(text, 'another secret', now())), 401);
  assert.equal(await post(`${text}&a=b`, signed(text, SIGNING_SECRET, now())), 401);
  assert.equal(await post(text, signed(text, SIGNING_SECRET, now() - 301)), 401);
  assert.equal(await post(text, signed(text, SIGNING_SECRET, now() + 4000)), 401);
  assert.equal(await post(text, { ...signed(text, SIGNING_SECRET, now()), 'x-slack-request-timestamp': 'soon' }), 401);
  await slack.quiet();
  assert.equal(slack.server.calls.length, calls);
  const once = body('soft(x)');
  const headers = signed(once, SIGNING_SECRET, now());
  assert.equal(await post(once, headers), 200);
  assert.equal(await post(once, headers), 401);
});

test('a body that is too large is refused before it is read', async () => {
  const large = 'a'.repeat(2 * 1024 * 1024);
  const status = await post(large, signed(large, SIGNING_SECRET, now())).catch(() => 413);
  assert.equal(status, 413);
});

test('garbage that is signed is no question', async () => {
  for (const [text, type] of [
    ['{', 'application/json'],
    ['payload=%7B', 'application/x-www-form-urlencoded'],
    ['null', 'application/json'],
    ['{}', 'application/json'],
    ['', 'application/x-www-form-urlencoded'],
  ] as const) {
    const headers = { ...signed(text, SIGNING_SECRET, now()), 'content-type': type };
    const response = await fetch(url, { method: 'POST', body: text, headers, signal: AbortSignal.timeout(5000) });
    assert.ok(response.status >= 400, `${text}: ${response.status}`);
  }
  assert.equal((await slack.ask('/jacobian cos(x)')).pictures.length, 1);
});

test('other paths and methods are not there', async () => {
  assert.equal((await fetch(url)).status, 404);
  assert.equal((await fetch(`${slack.url}/slack/install`)).status, 404);
  assert.equal((await fetch(`${slack.url}/slack/nope`, { method: 'POST' })).status, 404);
  assert.equal((await fetch(`${slack.url}/healthz`)).status, 200);
});

test('the end waits for answers that are under way, and takes no new question', async () => {
  const from = workspace.shown.length;
  const ack = await slack.command('/jacobian tanh(sin(x))');
  const closing = slack.platform.close(5000);
  assert.equal(slack.platform.isReady(), false);
  assert.equal((await slack.command('/jacobian x'))?.status, 503);
  await closing;
  assert.equal(ack.response_type, 'in_channel');
  assert.equal(seenOf(workspace.shown[from] ?? assert.fail()).pictures.length, 1);
});

test('no server of Bolt’s own was opened', async () => {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', () => resolve());
  });
  probe.close();
  for (const line of slack.log) assert.doesNotMatch(line, /secretsecret|0123456789abcdef/);
});
