// Whatever is typed gets an answer in words, short enough to read, and the same one each time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commands } from '../../commands/index.js';
import { blockText, type Reply } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { corpus } from './corpus/index.js';
import { offTopic } from './off-topic.js';

const run = runnerOf(commands);
/** Throws where the command does, or where it has a problem in place of a reply. */
function ask(text: string, context: readonly string[] = []): Reply {
  const ran = run({ command: 'ask', values: { text, context } });
  assert('reply' in ran, `${text}: ${JSON.stringify('problem' in ran && ran.problem)}`);
  return ran.reply;
}

const words = [...corpus.map(({ text }) => text), ...offTopic]
  .flatMap((text) => text.split(/(?<=\s)|(?=[()[\]{}^_'|=,.?$`\\])/))
  .filter((word) => word.trim() !== '');
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(' ').slice(0, 3900));

test('words in any order get a reply, and never a thrown problem', () => {
  fc.assert(
    fc.property(sentence, fc.array(sentence, { maxLength: 2 }), (text, context) => {
      const { blocks } = ask(text, context);
      assert(blocks.length > 0 && blockText(blocks[0] as Reply['blocks'][number]) !== '');
    }),
    { numRuns: 2500, seed: 7 },
  );
});

test('any characters get a reply', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60, minLength: 1 }), (text) => {
      if (text.trim() !== '') assert(ask(text).blocks.length > 0);
    }),
    { numRuns: 800, seed: 7 },
  );
});

test('an answer keeps to 600 characters besides its picture and its programs', () => {
  const long = corpus.flatMap(({ text, context }) => {
    const { blocks } = ask(text, context);
    const length = blocks.reduce((sum, block) => sum + (block.type === 'text' ? blockText(block).length : 0), 0);
    return length > 600 ? [`${length}: ${text}`] : [];
  });
  assert.deepEqual(long, []);
});

test('the same words give the same answer', () => {
  for (const { text, context } of corpus.slice(0, 40)) assert.deepEqual(ask(text, context), ask(text, context));
});
