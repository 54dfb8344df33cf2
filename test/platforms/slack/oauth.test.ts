// Many workspaces: each installs the app, its token is kept sealed, and is forgotten when the app is removed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInstallations } from '../../../src/platforms/slack/installations.js';
import { PUBLIC_URL, startSlack } from './start-slack.js';

const slack = await startSlack({ mode: 'oauth', publicUrl: PUBLIC_URL, processingMs: 50 });
const { workspace } = slack.server;
const KEY = `slack:installation:${workspace.team}`;

async function install(code: string): Promise<Response> {
  const begin = await fetch(`${slack.url}/slack/install`, { redirect: 'manual' });
  assert.equal(begin.status, 302);
  const to = new URL(begin.headers.get('location') ?? '');
  assert.equal(to.searchParams.get('redirect_uri'), `${PUBLIC_URL}/slack/oauth_redirect`);
  assert.match(to.searchParams.get('scope') ?? '', /app_mentions:read/);
  const cookie = (begin.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const query = new URLSearchParams({ code, state: to.searchParams.get('state') ?? '' });
  return fetch(`${slack.url}/slack/oauth_redirect?${query}`, { headers: { cookie }, redirect: 'manual' });
}

test('before it is installed nothing is answered, and afterwards everything', async () => {
  await slack.command('/jacobian softmax(x)');
  await slack.quiet();
  assert.deepEqual(workspace.shown, []);
  assert.notEqual((await install('bad-code')).status, 200);
  assert.equal(await slack.state.get(KEY), undefined);
  assert.equal((await install('good-code')).status, 200);
  assert.equal((await slack.ask('/jacobian softmax(x)')).pictures.length, 1);
});

test('an installation that somebody else has begun is refused', async () => {
  const query = new URLSearchParams({ code: 'good-code', state: 'forged' });
  const response = await fetch(`${slack.url}/slack/oauth_redirect?${query}`);
  assert.notEqual(response.status, 200);
});

test('tokens are kept sealed, each in its own place, for whoever has the secret', async () => {
  const kept = await slack.state.get(KEY);
  assert.ok(kept);
  assert.doesNotMatch(Buffer.from(kept, 'base64').toString('latin1'), /xoxb|secret/);
  const query = { teamId: workspace.team, enterpriseId: undefined, isEnterpriseInstall: false } as const;
  const secret = 'a-state-secret-of-more-than-32-characters';
  const installed = await createInstallations(slack.state, secret).fetchInstallation(query);
  assert.equal(installed.bot?.token, workspace.token);
  await assert.rejects(createInstallations(slack.state, 'another').fetchInstallation(query));
  await slack.state.set('slack:installation:T9', kept);
  await assert.rejects(createInstallations(slack.state, secret).fetchInstallation({ ...query, teamId: 'T9' }));
});

test('an organisation’s installation serves its workspaces', async () => {
  const store = createInstallations(slack.state, 'secret');
  const bot = { token: 'xoxb-org', scopes: [], id: 'B', userId: 'U' };
  await store.storeInstallation({
    team: undefined,
    enterprise: { id: 'E1' },
    user: { token: undefined, scopes: undefined, id: 'U' },
    bot,
    isEnterpriseInstall: true,
  } as never);
  const query = { teamId: 'T7', enterpriseId: 'E1', isEnterpriseInstall: false } as const;
  assert.equal((await store.fetchInstallation(query)).bot?.token, 'xoxb-org');
});

test('a workspace that removes the app is forgotten', async () => {
  await slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
  await slack.quiet();
  assert.ok(await slack.state.get(KEY));
  await slack.event({ type: 'app_uninstalled' });
  await slack.quiet();
  assert.equal(await slack.state.get(KEY), undefined);
});

test('neither token nor secret stands in the log', () => {
  for (const line of slack.log) assert.doesNotMatch(line, /secretsecret|client-secret|a-state-secret/);
});
