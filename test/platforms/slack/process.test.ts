// The server as it is started for Slack: it connects, answers, says in one line why not, and ends in good order.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSlackServer } from '../../support/slack/slack-server.js';
import { seenOf } from './start-slack.js';

const MAIN = fileURLToPath(new URL('../../../src/main.js', import.meta.url));
const server = await startSlackServer();
const { workspace } = server;
const running = new Set<ChildProcess>();
after(async () => {
  for (const child of running) child.kill('SIGKILL');
  await server.close();
});

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    cwd: mkdtempSync(join(tmpdir(), 'jacobot-slack-process-')),
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      RENDER_WORKERS: '1',
      SLACK_API_URL: server.apiUrl,
      LOG_LEVEL: 'debug',
      ...env,
    },
  });
  running.add(child);
  let written = '';
  child.stdout.on('data', (chunk) => {
    written += chunk;
  });
  child.stderr.on('data', (chunk) => {
    written += chunk;
  });
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return { child, ended, written: () => written };
}
const command = (text: string) =>
  server.deliver('slash_commands', {
    command: '/jacobian',
    text,
    team_id: workspace.team,
    user_id: 'U0ANN',
    channel_id: 'C0IN',
    response_url: server.responseUrl({ channel: 'C0IN', user: 'U0ANN' }),
  });

test('with its two tokens it connects, answers with a picture, finishes what is under way, and shows no token', async () => {
  const { child, ended, written } = start({ SLACK_BOT_TOKEN: workspace.token, SLACK_APP_TOKEN: workspace.appToken });
  while (server.sockets.size < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(await command('softmax(x) at [1, 2, 3]'), { response_type: 'in_channel' });
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  const [answer, ...more] = workspace.shown;
  assert.ok(answer);
  assert.equal(seenOf(answer).pictures.length, 1);
  assert.deepEqual(more, []);
  assert.doesNotMatch(written(), /secretsecret/);
});

test('a token that Slack refuses is one clear line, and the end', async () => {
  for (const [env, name] of [
    [{ SLACK_BOT_TOKEN: 'xoxb-wrong-token', SLACK_APP_TOKEN: workspace.appToken }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: workspace.token, SLACK_APP_TOKEN: 'xapp-wrong-token' }, 'SLACK_APP_TOKEN'],
  ] as const) {
    const { ended, written } = start(env);
    assert.equal(await ended, 1);
    const lines = written()
      .split('\n')
      .filter((line) => line.startsWith('Slack'));
    assert.equal(lines.length, 1, written());
    assert.match(lines[0] ?? '', new RegExp(`^Slack refuses ${name} \\(invalid_auth\\)`));
    assert.doesNotMatch(written(), /wrong-token|secretsecret/);
  }
});
