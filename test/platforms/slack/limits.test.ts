// Whatever is asked, Slack takes the answer: never above 9,000 characters, every picture with words, no limit broken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCommands } from '../../../commands/index.js';
import { problemReply } from '../../../src/chat/problem.js';
import type { CommandRequest } from '../../../src/chat/reply.js';
import { pictured } from '../../../src/chat/reply.js';
import { runnerOf } from '../../../src/chat/run.js';
import { kitOf, MOST_CHARACTERS, type Source } from '../../../src/platforms/slack/block-kit.js';
import { questionForm } from '../../../src/platforms/slack/modals.js';
import { createPressing } from '../../../src/platforms/slack/pressed.js';
import { DECLARATIONS, randomFormulas } from '../../support/random-formula.js';
import { characters, complaints, viewComplaints } from '../../support/slack/block-kit-limits.js';

const shelf = new Map<string, string>();
const state = {
  get: async (key: string) => shelf.get(key),
  set: async (key: string, value: string) => void shelf.set(key, value),
  add: async () => true,
  delete: async () => {},
  close: async () => {},
};
const pressing = createPressing(allCommands, state);
const run = runnerOf(allCommands);
const person = 'T0123456789:U0123456789';

async function check(request: CommandRequest): Promise<void> {
  const ran = run(request);
  const { blocks } = 'reply' in ran ? ran.reply : problemReply(ran.problem, request);
  const actions =
    'reply' in ran
      ? await pressing.actions(blocks, { person, request }, 'answer')
      : await pressing.button('Fix', 'fix', { person, request });
  const pictures = new Map(
    pictured({ blocks }).map((block): [typeof block, Source] => [block, { slack_file: { id: 'F0123456789' } }]),
  );
  for (const sources of [pictures, new Map()]) {
    const message = kitOf(blocks, { sources, actions });
    assert.deepEqual(complaints(message.blocks, 'message'), [], JSON.stringify(request));
    const size = characters(message.blocks);
    assert.ok(size <= MOST_CHARACTERS, `${size} characters: ${JSON.stringify(request)}`);
    assert.ok(message.text.length > 0 && message.text.length <= 40_000);
  }
  const form = questionForm({ commands: allCommands, request, opened: { channel: 'C0123456789' } });
  assert.deepEqual(viewComplaints(form), []);
}

test('every example in every view', async () => {
  for (const { name, args, examples } of allCommands)
    for (const values of examples)
      for (const view of args['view']?.kind === 'choice' ? args['view'].choices : [undefined])
        await check({ command: name, values: { ...values, ...(view !== undefined && { view }) } });
});

test('five hundred random formulas', async () => {
  const views = ['answer', 'forms', 'steps', 'numbers', 'code'];
  let i = 0;
  for (const { formula: expression, wrt } of randomFormulas(11, 500, 4)) {
    const view = views[i++ % views.length];
    await check({ command: 'jacobian', values: { expression, where: DECLARATIONS, wrt, view } });
  }
  assert.equal(i, 500);
});

test('long and strange questions', async () => {
  for (const expression of [
    `${'sin(x) + '.repeat(210)}x`,
    'x+'.repeat(1200),
    '\u{1f600}'.repeat(500),
    '`*_~<!channel>|&\n'.repeat(50),
    ' ',
    '\u0000',
  ])
    await check({ command: 'jacobian', values: { expression } });
});
