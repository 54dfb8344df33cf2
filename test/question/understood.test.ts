// Questions as people write them are understood as what they ask.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import type { Reply } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { print } from '../../src/formula/print.js';
import { expression } from '../../src/question/terms.js';
import { corpus } from './corpus/index.js';
import type { Row } from './corpus/row.js';
import { offTopic } from './off-topic.js';

const run = runnerOf(commands);
interface Data {
  readonly understood: {
    readonly command: string | null;
    readonly arguments: Record<string, string>;
    readonly topic?: string;
    readonly reason?: string;
  };
  readonly verdict?: string;
}

/** The formula in one spelling. */
function spelled(text: string): string {
  const expr = expression(text);
  return expr === undefined ? text : print(expr).replaceAll(' ', '');
}

const firstLine = ({ blocks: [first] }: Reply): string =>
  first?.type === 'text'
    ? first.content
        .map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : part.code))
        .join('')
    : '';

function differences({ text, context = [], ...row }: Row): string[] {
  const ran = run({ command: 'ask', values: { text, context } });
  if (!('reply' in ran)) return [`problem ${ran.problem.message}`];
  const { understood, verdict } = ran.reply.data as Data;
  const given = understood.arguments;
  const found: string[] = [];
  const expect = (what: string, actual: unknown, wanted: unknown): void => {
    if (wanted !== undefined && actual !== wanted) found.push(`${what}: ${actual}, not ${wanted}`);
  };
  expect('command', understood.command, row.command);
  if (row.expression && found.length === 0)
    expect('expression', spelled(given['expression'] ?? '0'), spelled(row.expression));
  if (row.answer && found.length === 0) expect('answer', spelled(given['answer'] ?? '0'), spelled(row.answer));
  expect('wrt', given['wrt'], row.wrt);
  expect('at', given['at'], row.at);
  expect('layout', given['layout'], row.layout);
  expect('view', given['view'], row.view);
  expect('verdict', verdict, row.verdict);
  expect('reason', understood.reason, row.reason);
  if (row.first) {
    const line = firstLine(ran.reply);
    expect(`first line “${line}”`, row.first.test(line), true);
  }
  if (row.where) expect('where', row.where.test(given['where'] ?? ''), true);
  if (row.topic) expect('topic', row.topic.includes(understood.topic ?? ''), true);
  if (row.topic && found.length > 0) found.push(`it is ${understood.topic ?? JSON.stringify(understood)}`);
  return found;
}

test('every question of the corpus is understood', () => {
  const wrong = corpus.map((row) => ({ row, found: differences(row) })).filter(({ found }) => found.length > 0);
  for (const { row, found } of wrong) console.log(`${row.text}\n    ${found.join('; ')}`);
  assert.equal(wrong.length, 0, `${wrong.length} of ${corpus.length}`);
});

test('what is not about derivatives is declined, and nothing is answered that was not asked', () => {
  const answered = offTopic.filter((text) => {
    const ran = run({ command: 'ask', values: { text } });
    assert('reply' in ran, text);
    const { understood } = ran.reply.data as Data;
    return understood.command !== null;
  });
  assert(offTopic.length >= 100);
  assert.deepEqual(answered, []);
});
