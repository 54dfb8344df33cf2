// Slash commands, as a person types them into a channel and sees what comes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUBLIC_URL, seenOf, startSlack } from './start-slack.js';

const slack = await startSlack({ processingMs: 300 });
const { workspace } = slack.server;
const OUT = { channel: 'C0OUT' };

test('an answer stands in the channel, with its picture in words for whoever does not see it', async () => {
  const { shown, text, pictures, buttons } = await slack.ask('/jacobian max(0, x) at [1, -2, 3]');
  assert.equal(shown.kind, 'message');
  assert.equal(shown.user, undefined);
  assert.match(text, /diagonal matrix/);
  assert.equal(pictures.length, 1);
  assert.deepEqual(buttons, ['Forms', 'Steps', 'Numbers', 'Code', 'Edit', 'Delete']);
  assert.match(shown.text, /diagonal matrix[\s\S]*Checked/);
});

test('the command is acknowledged before its picture is drawn, and shown to everybody', async () => {
  const ack = await slack.command('/jacobian tanh(W*x) wrt x');
  assert.deepEqual(ack, { response_type: 'in_channel' });
  await workspace.seen(({ text }) => text.includes('tanh'));
});

test('entities, curly quotes and options are read', async () => {
  const { text } = await slack.ask('/jacobian x’*A*x wrt x layout=denominator');
  assert.match(text, /A \+ Aᵀ/);
  const compared = await slack.ask('/jacobian max(x, 0) .* (x < 3)');
  assert.equal(compared.problem, undefined, compared.problem);
});

test('only-me answers one person, at once', async () => {
  const { shown } = await slack.ask('/jacobian sigmoid(x) only-me');
  assert.equal(shown.via, 'ack');
  assert.equal(
    shown.blocks.find((block: { type: string }) => block.type === 'image'),
    undefined,
  );
});

test('a problem is private, has its place, and a button to mend it', async () => {
  const { shown, problem, buttons } = await slack.ask('/jacobian soft(W*x');
  assert.equal(shown.kind, 'ephemeral');
  assert.equal(shown.via, 'ack');
  assert.match(problem ?? '', /soft\(W\*x\n\^\^\^\^/);
  assert.deepEqual(buttons, ['Fix']);
});

test('where the bot is no member the answer comes in text, with how to have pictures', async () => {
  const { shown, text, pictures } = await slack.ask('/jacobian softmax(x)', OUT);
  assert.equal(shown.via, 'response_url');
  assert.equal(shown.kind, 'message');
  assert.deepEqual(pictures, []);
  assert.match(text, /Diag\(s\) − s·sᵀ/);
  assert.match(text, /\/invite @Jacobot/);
});

test('help and settings are for whoever asks', async () => {
  for (const line of ['/jacobian', '/jacobian help', '/jacobot', '/jacobot help', '/jacobot settings']) {
    const { shown, text } = await slack.ask(line);
    assert.equal(shown.kind, 'ephemeral', line);
    assert.ok(text.length > 100, line);
  }
  assert.match((await slack.ask('/jacobot help')).text, /\/check-derivative/);
  await slack.ask('/jacobot settings visibility private', { user: 'U0SHY' });
  assert.equal((await slack.ask('/hessian norm(x)^2', { user: 'U0SHY' })).shown.kind, 'ephemeral');
  assert.equal((await slack.ask('/hessian norm(x)^2')).shown.kind, 'message');
});

test('a name that the app was given in a workspace works like /jacobot', async () => {
  assert.match((await slack.ask('/jacobian-of-ours activation gelu')).text, /gelu/i);
});

test('twenty people ask at once, and each has an answer', async () => {
  const from = workspace.shown.length;
  const users = Array.from({ length: 20 }, (_, i) => `U1${i}`);
  await Promise.all(users.map((user, i) => slack.command(`/jacobian relu(${i + 2}*x)`, { user })));
  await slack.quiet();
  const messages = workspace.shown.slice(from);
  assert.equal(messages.length, 20);
  assert.ok(messages.every((shown) => seenOf(shown).pictures.length === 1));
});

test('nothing that was sent is against a limit of Slack’s', () => {
  assert.deepEqual(workspace.refused, []);
});

test('with a public address pictures come to where no file can go, and nobody else has us draw', async () => {
  const other = await startSlack({ publicUrl: PUBLIC_URL });
  for (const [line, channel] of [
    ['/jacobian softmax(x)', 'C0OUT'],
    ['/jacobian softmax(x) only-me', 'C0IN'],
  ] as const) {
    const { shown, pictures } = await other.ask(line, { channel });
    assert.equal(pictures.length, 1);
    const address: string = shown.blocks.find((block: { type: string }) => block.type === 'image').image_url;
    assert.ok(address.startsWith(`${PUBLIC_URL}/slack/pictures/`));
    const local = other.url + address.slice(PUBLIC_URL.length);
    const response = await fetch(local);
    assert.equal(response.headers.get('content-type'), 'image/png');
    assert.ok((await response.arrayBuffer()).byteLength > 500);
    const [, content = '', rest = ''] = /^(.*pictures\/)(.*)$/.exec(local) ?? [];
    for (const forged of [`${content}A${rest}`, local.replace(/.{5}\.png$/, 'AAAAA.png'), `${content}x.png`, content])
      assert.equal((await fetch(forged)).status, 404, forged);
  }
  await other.close();
});
