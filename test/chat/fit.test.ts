// Answers cut to a room.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitted } from '../../src/chat/fit.js';
import { type Block, blockText, code, strong, text } from '../../src/chat/reply.js';

const length = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + blockText(block).length, 0);
const program = (lines: number): Block => ({ type: 'code', language: 'python', code: 'print(1)\n'.repeat(lines) });

test('whatever there is fits, and what fits stays', () => {
  const block = fc.oneof(
    fc.string({ maxLength: 400 }).map((words) => text('why', words, code(words), strong('s'))),
    fc.integer({ min: 0, max: 200 }).map(program),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), fc.integer({ min: 60, max: 3000 }), (blocks, room) => {
      const short = fitted(blocks, room);
      assert.equal(short.length, blocks.length);
      assert.ok(length(short) <= room, `${length(short)} in ${room}`);
      if (length(blocks) <= room) assert.deepEqual(short, blocks);
    }),
  );
});

test('a long program is cut between lines, and the sentences beside it stay whole', () => {
  const said = text('verdict', 'A sentence.');
  const [verdict, cut] = fitted([said, program(1000)], 500);
  assert.equal(verdict, said);
  assert.ok(cut?.type === 'code');
  assert.match(cut.code, /^(?:print\(1\)\n)+…$/);
  assert.ok(cut.code.length > 450);
});
