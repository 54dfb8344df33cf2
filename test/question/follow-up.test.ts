// What was understood stands in one line, and that line says it exactly: read again it is the same question.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { replyText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { parse } from '../../src/formula/parse.js';
import { print } from '../../src/formula/print.js';
import { vocabulary } from '../../src/math/registry.js';
import { readBack } from '../../src/question/follow/said.js';
import { readSentence } from '../../src/question/reading/reading.js';
import { valuesOf } from '../../src/question/requests.js';
import { plainText } from '../../src/question/sentence/plain-text.js';
import { CONVERSATIONS } from './corpus/conversations.js';
import { corpus } from './corpus/index.js';

const run = runnerOf(commands);
interface Data {
  readonly understood?: { readonly command: string | null; readonly arguments: Record<string, string> };
}

/** The formula in one spelling; a result may define a name: `s*(1 - s) where s = softmax(x)`. */
const spelled = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : print(parse(text.replace(/ where .*/s, ''), vocabulary).expr).replaceAll(' ', '');
const question = { text: '', context: [], want: 'anything', layout: 'numerator' } as const;

test('the line that says what was read is read back as the same command with the same arguments', () => {
  let lines = 0;
  for (const { text, context = [] } of corpus) {
    const ran = run({ command: 'ask', values: { text, context } });
    assert('reply' in ran, text);
    const { understood } = ran.reply.data as Data;
    const said = ran.reply.blocks.find((block) => block.type === 'text' && block.role === 'understood');
    if (said?.type !== 'text' || !understood || 'problem' in (ran.reply.data as object)) continue;
    const line = said.content.join('');
    // A higher, mixed or partial derivative is said by its last step; such a line changes by no follow-up.
    if (readSentence(plainText(text)).order) continue;
    // As a chat shows it, with its own answer around it.
    const reading = readBack(plainText(`Some answer.\n${line.replaceAll('*', '\\*')}\nNumerator layout.`));
    assert(reading, `${text}: ${line}`);
    const { command, arguments: given } = understood;
    const { layout, ...values } = valuesOf(reading, reading.targets[0] as string, question);
    const wanted = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'view' && name !== 'answer'));
    const back = { ...values, ...(layout === 'denominator' ? { layout } : {}) };
    const same = (all: Record<string, unknown>): unknown => ({
      ...all,
      expression: spelled(String(all['expression'])),
    });
    assert.deepEqual(same(back), same(wanted), `${text}: ${line}`);
    assert.equal(reading.claims.length > 0 ? 'check' : reading.second ? 'hessian' : 'jacobian', command, line);
    if (command === 'check') {
      const entrywise = (formula: string | undefined): string | undefined => spelled(formula)?.replaceAll('.*', '*');
      assert.equal(entrywise(reading.claims[0]?.text), entrywise(given['answer']), line);
    }
    lines++;
  }
  assert(lines > 150, `${lines} lines`);
});

test('a conversation goes on from the last answer, whatever was said between', () => {
  for (const turns of CONVERSATIONS) {
    const context: string[] = [];
    for (const [text, begins] of turns) {
      const ran = run({ command: 'ask', values: { text, context } });
      assert('reply' in ran, text);
      const reply = replyText(ran.reply);
      assert.match(reply, begins, `${text}: ${reply.slice(0, 120)}`);
      context.push(text, reply);
    }
  }
});
