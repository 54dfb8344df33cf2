// What outside programs rely on: the addresses, and the forms of what goes in and out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../../commands/index.js';
import { startWeb } from './start-web.js';

const web = await startWeb();
const FOUNDING = { expression: 'max(0, x)', at: { x: [1, -2, 3] } };

test('GET /api/commands lists every command with its arguments and examples', async () => {
  const response = await web.get('/api/commands');
  const json = (await response.json()) as { commands: { name: string; arguments: { name: string }[] }[] };
  assert.equal(response.status, 200);
  assert.deepEqual(
    json.commands.map(({ name }) => name),
    commands.map(({ name }) => name),
  );
  for (const command of commands) {
    const listed = json.commands.find(({ name }) => name === command.name);
    const { name, description, main, args, examples } = command;
    assert.deepEqual({ ...listed, arguments: undefined }, { name, description, main, examples, arguments: undefined });
    assert.deepEqual(
      listed?.arguments.map((argument) => argument.name),
      Object.keys(args),
    );
  }
});

test('an answer has blocks, the whole text, and data', async () => {
  const { status, json } = await web.ask('jacobian', FOUNDING);
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(json), ['reply', 'data']);
  assert.deepEqual(Object.keys(json.reply), ['text', 'blocks']);
  assert.equal(json.data.derivative, 'diag(step(x))');
  assert.deepEqual(json.data.jacobian, [
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 1],
  ]);
});

test('reply.text holds the text of every block', async () => {
  const { json } = await web.ask('jacobian', FOUNDING);
  for (const { text } of json.reply.blocks) if (text !== undefined) assert.ok(json.reply.text.includes(text), text);
});

test('blocks are texts with parts, images with address, alt text and size, and buttons with their whole request', async () => {
  const { json } = await web.ask('jacobian', FOUNDING);
  const of = (type: string) => json.reply.blocks.filter((block: { type: string }) => block.type === type);
  const [verdict] = of('text');
  assert.deepEqual(Object.keys(verdict), ['type', 'role', 'text', 'parts']);
  assert.equal(verdict.role, 'verdict');
  const [image] = of('image');
  assert.deepEqual(Object.keys(image), ['type', 'url', 'alt', 'width', 'height', 'text']);
  assert.ok(image.alt.length > 10 && image.width > 100 && image.height > 50);
  const [{ buttons }] = of('buttons');
  assert.deepEqual(buttons[0], {
    label: 'Forms',
    pressed: false,
    command: 'jacobian',
    arguments: { ...FOUNDING, view: 'forms' },
  });
});

test('the request of a button can be sent as it is', async () => {
  const first = await web.ask('jacobian', FOUNDING);
  const { buttons } = first.json.reply.blocks.find((block: { type: string }) => block.type === 'buttons');
  for (const { command, arguments: given, label } of buttons) {
    const { status, json } = await web.ask(command, given);
    assert.equal(status, 200);
    const again = json.reply.blocks.find((block: { type: string }) => block.type === 'buttons');
    assert.deepEqual(
      again.buttons.filter(({ pressed }: { pressed: boolean }) => pressed).map((each: { label: string }) => each.label),
      [label],
    );
  }
});

test('every example of every command is answered', async () => {
  for (const { name, examples } of commands) {
    for (const example of examples) {
      const { status, json } = await web.ask(name, example);
      assert.equal(status, 200, `${name} ${JSON.stringify(example)}: ${JSON.stringify(json.error)}`);
      assert.ok(json.reply.text.length > 0);
    }
  }
});

test('values may be text as people type them, or JSON', async () => {
  const text = await web.ask('jacobian', { expression: 'max(0, x)', at: 'x = [1, -2, 3]' });
  const list = await web.ask('jacobian', { expression: 'max(0, x)', at: [1, -2, 3] });
  const named = await web.ask('jacobian', FOUNDING);
  assert.deepEqual(text.json.data.jacobian, named.json.data.jacobian);
  assert.deepEqual(list.json.data.jacobian, named.json.data.jacobian);
});

test('a problem is 400 with code, message, place, hint and the argument it is in', async () => {
  const { status, json } = await web.ask('jacobian', { expression: 'max(0, x' });
  assert.equal(status, 400);
  assert.deepEqual(json.error, {
    code: 'unclosed',
    message: '“(” is opened here and never closed.',
    span: [3, 4],
    hint: 'Add `)`.',
    field: 'expression',
  });
});

test('a problem comes in blocks as well, with a caret under its place', async () => {
  const { json } = await web.ask('jacobian', { expression: 'max(0, x' });
  assert.deepEqual(
    json.reply.blocks.find((block: { type: string }) => block.type === 'code'),
    { type: 'code', language: 'text', code: 'max(0, x\n   ^' },
  );
});

test('a missing argument is a problem that names it', async () => {
  const { status, json } = await web.ask('jacobian', {});
  assert.equal(status, 400);
  assert.equal(json.error.code, 'missing-argument');
});

test('a body is not needed where nothing has to be said', async () => {
  const response = await fetch(`${web.url}/api/commands/help`, { method: 'POST' });
  assert.equal(response.status, 200);
});

test('the theme of pictures can be chosen, and is otherwise the one of the configuration', async () => {
  const urlIn = async (query: string): Promise<string> => {
    const { json } = await web.ask('jacobian', FOUNDING, query);
    return json.reply.blocks.find((block: { type: string }) => block.type === 'image').url;
  };
  assert.match(await urlIn('?theme=dark'), /^\/pictures\/dark\//);
  assert.match(await urlIn('?theme=light'), /^\/pictures\/light\//);
  assert.match(await urlIn(''), /^\/pictures\/light\//);
});

test('the server tells whether it lives, whether it is ready, and its metrics', async () => {
  assert.deepEqual(await (await web.get('/healthz')).json(), { status: 'alive' });
  assert.deepEqual(await (await web.get('/readyz')).json(), { status: 'ready' });
  assert.equal(await (await web.get('/metrics')).text(), 'metrics\n');
});

test('while it is not ready the server says so', async () => {
  const other = await startWeb({ isReady: () => false });
  assert.equal((await other.get('/readyz')).status, 503);
  assert.equal((await other.get('/healthz')).status, 200);
});

test('each request is recorded without the text that was typed', async () => {
  const before = web.records.length;
  await web.ask('jacobian', { expression: 'exp(x) .* secret' });
  const { id, ms, ...record } = web.records[before] ?? { id: '', ms: -1 };
  assert.deepEqual(record, { platform: 'web', part: 'answer', command: 'jacobian', length: 16, outcome: 'answer' });
  assert.ok(id.length > 10 && ms >= 0);
  assert.ok(!JSON.stringify(web.records).includes('secret'));
});

test('every response has the id of its request, and keeps the one a proxy gave', async () => {
  const given = await web.get('/healthz', { 'x-request-id': 'abc-123' });
  assert.equal(given.headers.get('x-request-id'), 'abc-123');
  const [one, two] = [await web.get('/healthz'), await web.get('/healthz', { 'x-request-id': 'no id!' })];
  for (const { headers } of [one, two]) assert.match(headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
});

test('POST /api/ask says what it understood, as the command does', async () => {
  const body = JSON.stringify({ text: 'and w.r.t. b?', context: ['jacobian of relu(W x + b) wrt x'] });
  const [short, long] = [await web.post('/api/ask', body), await web.post('/api/commands/ask', body)];
  assert.equal(short.status, 200);
  const json = (await short.json()) as { reply: { text: string }; data: Record<string, unknown> };
  assert.deepEqual(json, await long.json());
  assert.deepEqual(json.data['understood'], {
    command: 'jacobian',
    arguments: { expression: 'relu(W x + b)', wrt: 'b' },
  });
  assert.equal(json.data['derivative'], 'diag(step(W*x + b))');
  assert.match(json.reply.text, /I read: Jacobian of relu\(W·x \+ b\) by b/);
});

test('POST /api/ask answers what it cannot compute with words, and refuses what is too long', async () => {
  const ask = async (text: unknown) => web.post('/api/ask', JSON.stringify({ text }));
  const topic = (await (await ask('why W^T in backprop?')).json()) as { data: { understood: { topic: string } } };
  assert.equal(topic.data.understood.topic, 'why-transpose');
  assert.equal((await ask('what is the weather')).status, 200);
  assert.equal((await ask('x'.repeat(5000))).status, 400);
  assert.equal((await ask(7)).status, 400);
});
