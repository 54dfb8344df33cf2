// Socket Mode: two connections, made again at once, and a token that Slack refuses.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import type { WebSocket } from 'ws';
import { PlatformFailed } from '../../../src/service/platform.js';
import { startSlackServer } from '../../support/slack/slack-server.js';
import { startSlack } from './start-slack.js';

const slack = await startSlack({ processingMs: 50 });
const { server } = slack;
const { workspace } = server;
const sockets = server.sockets as Set<WebSocket>;
const opened = (): number => server.calls.filter((call) => call === 'apps.connections.open').length;
/** The set hears of it only later. */
const breakAll = (): void => {
  for (const socket of sockets) socket.terminate();
  sockets.clear();
};
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('while one connection is renewed the other hears', async () => {
  await until(() => sockets.size === 2);
  const before = opened();
  server.refresh();
  const { pictures } = await slack.ask('/jacobian softmax(x)');
  assert.equal(pictures.length, 1);
  assert.equal(slack.platform.isReady(), true);
  await until(() => opened() === before + 1 && sockets.size === 2);
});

test('when all connections break they are made again, and commands are answered', async () => {
  breakAll();
  await until(() => sockets.size > 0);
  assert.equal((await slack.ask('/jacobian tanh(x)')).pictures.length, 1);
  await until(() => sockets.size === 2);
});

test('what Slack cannot do at the moment is tried again', async () => {
  server.faults.add('apps.connections.open', { kind: 'status', status: 500 });
  server.faults.add('apps.connections.open', { kind: 'cut-before' });
  server.faults.add('apps.connections.open', { kind: 'refuse', error: 'internal_error' });
  server.faults.add('apps.connections.open', { kind: 'rate-limit', seconds: 1 });
  breakAll();
  await until(() => sockets.size === 2);
  assert.deepEqual(slack.lost, []);
});

test('a token that Slack refuses later ends the platform, in one line', async () => {
  server.faults.add('apps.connections.open', { kind: 'refuse', error: 'invalid_auth' });
  const [first] = sockets;
  assert.ok(first);
  first.terminate();
  await once(first, 'close');
  await until(() => slack.lost.length > 0);
  assert.match(slack.lost[0]?.message ?? '', /^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\..*connections:write/);
});

test('a token that Slack refuses at the start is said in one line, without the token', async () => {
  for (const [way, name] of [
    [{ mode: 'socket', appToken: workspace.appToken, botToken: 'xoxb-wrong-token' }, 'SLACK_BOT_TOKEN'],
    [{ mode: 'socket', appToken: 'xapp-wrong-token', botToken: workspace.token }, 'SLACK_APP_TOKEN'],
    [{ mode: 'http', signingSecret: 'a'.repeat(32), botToken: 'xoxb-wrong-token' }, 'SLACK_BOT_TOKEN'],
  ] as const)
    await assert.rejects(startSlack({ server, way }), (problem) => {
      assert.ok(problem instanceof PlatformFailed);
      assert.match(problem.message, new RegExp(`^Slack refuses ${name} \\(invalid_auth\\)`));
      assert.doesNotMatch(problem.message, /wrong-token|\n/);
      return true;
    });
});

test('a Slack that is not there is said in one line', async () => {
  const way = { mode: 'socket', appToken: workspace.appToken, botToken: workspace.token } as const;
  const gone = await startSlackServer();
  await gone.close();
  await assert.rejects(startSlack({ server: gone, way }), /Slack cannot be reached: .*ECONNREFUSED/);
});
