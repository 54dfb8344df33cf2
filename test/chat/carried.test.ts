// What a button carries is what is asked when it is pressed, also after a restart.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { allCommands as commands } from '../../commands/index.js';
import { carried, carry } from '../../src/chat/carried.js';
import type { CommandRequest } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { openState } from '../../src/service/state.js';

const dataDir = mkdtempSync(join(tmpdir(), 'jacobot-carried-'));
const open = () => openState({ dataDir, onLost: () => {} });
const run = runnerOf(commands);

test('every button of every example asks the same after it was carried in 40 characters', async () => {
  let [lines, kept] = [0, 0];
  for (const { name, examples } of commands) {
    for (const values of examples) {
      const ran = run({ command: name, values });
      assert.ok('reply' in ran);
      for (const block of ran.reply.blocks) {
        if (block.type !== 'buttons') continue;
        for (const { request } of block.buttons) {
          const text = await carry(request, 40, { commands, shelf: await open() });
          assert.ok(text !== undefined && text.length <= 40);
          if (text.startsWith('/')) lines++;
          else kept++;
          const back = await carried(text, { commands, shelf: await open() });
          assert.ok(back);
          assert.deepEqual(run(back), run(request), text);
        }
      }
    }
  }
  assert.ok(lines > 20 && kept > 0, `${lines} lines, ${kept} kept`);
});

test('whatever people typed comes back to the letter', async () => {
  const shelf = await open();
  const given = {
    expression: fc.oneof(fc.string(), fc.constantFrom('at', 'x at [1]', 'view: y', ' x ', 'a\nwrt: b', '/help')),
    wrt: fc.oneof(fc.string(), fc.constantFrom('at', 'view')),
  };
  const values = fc.record(given, { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(values, async (each) => {
      const request: CommandRequest = { command: 'jacobian', values: each };
      const text = await carry(request, 100, { commands, shelf });
      assert.ok(text !== undefined && text.length <= 100);
      assert.deepEqual(await carried(text, { commands, shelf }), request);
    }),
  );
});

test('what is not carried by us is no request', async () => {
  const shelf = await open();
  for (const text of ['', '#', '#nope', '/', 'x', '/nope x'])
    assert.equal(await carried(text, { commands, shelf }), undefined);
});

test('where nothing can be kept a short request is carried all the same', async () => {
  const broken = { get: () => Promise.reject(new Error('gone')), set: () => Promise.reject(new Error('gone')) };
  const request = (expression: string): CommandRequest => ({ command: 'jacobian', values: { expression } });
  assert.equal(await carry(request('relu(x)'), 90, { commands, shelf: broken }), '/jacobian relu(x)');
  assert.equal(await carry(request('x+'.repeat(90)), 90, { commands, shelf: broken }), undefined);
  assert.equal(await carried('#abc', { commands, shelf: broken }), undefined);
});
