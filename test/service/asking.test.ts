// What a person may ask at once, with whose settings, and what is written down of it.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { assemble } from '../../src/assemble.js';
import type { CommandRequest } from '../../src/chat/reply.js';
import { createSettings } from '../../src/chat/settings.js';
import { type Asked, type Asking, type AskingParts, createAsking } from '../../src/service/asking.js';
import { createRateLimit } from '../../src/service/rate-limit.js';
import type { RequestRecord } from '../../src/service/request-record.js';
import { openState } from '../../src/service/state.js';

const assembled = assemble({
  personal: true,
  workers: 1,
  onFault: (fault) => assert.fail(String(fault)),
  onMissingPicture: () => {},
});
const state = await openState({ dataDir: mkdtempSync(join(tmpdir(), 'jacobot-asking-')), onLost: () => {} });
after(async () => {
  await assembled.close();
  await state.close();
});

const records: RequestRecord[] = [];
const chat = (more: Partial<AskingParts> = {}): Asking =>
  createAsking({
    platform: 'discord',
    router: assembled.router,
    limit: createRateLimit(0),
    observe: (record) => records.push(record),
    settings: createSettings(state),
    ...more,
  });
const SOFTMAX: CommandRequest = { command: 'jacobian', values: { expression: 'softmax(W*x)', wrt: 'x' } };
const ask = async (asking: Asking, person: string, request = SOFTMAX): Promise<Asked> => {
  const asked = await asking.ask({ id: 'i', person, request });
  assert.ok(!('declined' in asked));
  return asked;
};

test('words come first, and the pictures of the same answer later', async () => {
  const { words, whole } = await ask(chat(), 'a');
  assert.equal(words.outcome, 'answer');
  assert.equal(words.pictures.size, 0);
  const { pictures, reply } = await whole;
  assert.equal(reply, words.reply);
  assert.equal(pictures.size, 1);
  assert.deepEqual(records.map(({ command, length, outcome }) => [command, length, outcome]).at(-1), [
    'jacobian',
    12,
    'answer',
  ]);
});

test('an answer whose pictures take too long is there in words, and the next question may be asked', async () => {
  const asking = chat({ oneAtATime: true, wholeMs: 0 });
  for (const expression of ['sinh(W*x)', 'cosh(W*x)']) {
    const { words, whole } = await ask(asking, 'w', { command: 'jacobian', values: { expression, wrt: 'x' } });
    assert.equal(await whole, words);
    assert.equal(words.pictures.size, 0);
  }
  assert.equal(asking.inFlight, 0);
});

test('the next question of a person waits for the answer to the last, the one of another does not', async () => {
  const asking = chat({ oneAtATime: true });
  const { whole } = await ask(asking, 'a', { command: 'jacobian', values: { expression: 'tanh(W*x)', wrt: 'x' } });
  assert.deepEqual(await asking.ask({ id: 'i', person: 'a', request: SOFTMAX }), {
    declined: 'one-at-a-time',
    seconds: 1,
  });
  await ask(asking, 'b');
  await whole;
  await (await ask(asking, 'a')).whole;
  assert.equal(asking.inFlight, 0);
});

test('who asks more than may be asked is told when to ask again', async () => {
  const asking = chat({ limit: createRateLimit(1, 20) });
  await (await ask(asking, 'a')).whole;
  const declined = await asking.ask({ id: 'i', person: 'a', request: SOFTMAX });
  assert.ok('declined' in declined && declined.declined === 'too-many' && declined.seconds <= 20);
  assert.equal(asking.inFlight, 0);
});

test('what a person sets holds for their next answers, and for nobody else', async () => {
  const asking = chat();
  const { words } = await ask(asking, 'a', { command: 'settings', values: { layout: 'denominator' } });
  assert.deepEqual((words.reply.data as { layout: string }).layout, 'denominator');
  assert.equal((await ask(asking, 'a')).request.values['layout'], 'denominator');
  assert.equal((await ask(asking, 'b')).request.values['layout'], undefined);
  const shown = await ask(asking, 'a', { command: 'settings', values: { theme: 'light' } });
  assert.deepEqual([shown.settings.layout, shown.settings.theme], ['denominator', 'light']);
});

test('a setting that does not exist changes nothing', async () => {
  const asking = chat();
  const { words } = await ask(asking, 'c', { command: 'settings', values: { theme: 'pink' } });
  assert.equal(words.problem?.code, 'bad-argument');
  assert.equal((await asking.settingsOf('c')).theme, 'dark');
});

test('where nobody is known there are no settings', async () => {
  const { words } = await ask(chat({ settings: undefined }), 'a', { command: 'settings', values: {} });
  assert.equal(words.problem?.code, 'unknown-command');
});
