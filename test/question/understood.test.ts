// Questions as people write them are understood as what they ask.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import type { Reply } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { symbolsOf } from '../../src/formula/expr.js';
import { print } from '../../src/formula/print.js';
import { expression } from '../../src/question/formulas/terms.js';
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
  readonly derivative?: string;
  readonly jacobian?: unknown;
  readonly hessian?: unknown;
  readonly part?: { readonly kind: string; readonly formula?: string; readonly value?: unknown };
  readonly verdicts?: readonly { readonly verdict: string }[];
}

/** The formula in one spelling. */
function spelled(text: string): string {
  const [formula = '', ...definitions] = text.split(' where ');
  const expr = expression(formula);
  return [expr === undefined ? formula : print(expr).replaceAll(' ', ''), ...definitions].join(' where ');
}

const firstLine = ({ blocks: [first] }: Reply): string =>
  first?.type === 'text'
    ? first.content
        .map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : part.code))
        .join('')
    : '';
/** The formula in numbers. */
function numbers(formula: string, values: NonNullable<Row['values']> | undefined): unknown {
  const expr = expression(formula, new Set(Object.keys(values ?? {})));
  const names = expr ? symbolsOf(expr) : [];
  const at = Object.fromEntries([...names, 'unused'].map((name) => [name, values?.[name] ?? 0.4]));
  const ran = run({ command: 'jacobian', values: { expression: `${formula} + 0*unused`, wrt: 'unused', at } });
  return 'reply' in ran ? (ran.reply.data as { value: unknown }).value : ran.problem.message;
}

/** Whether two values differ by rounding at most, whichever way a vector lies. */
function isClose(a: unknown, b: unknown): boolean {
  const [left, right] = [a, b].map((each) => [each].flat(3)) as [number[], number[]];
  return left.length === right.length && left.every((each, at) => Math.abs(each - (right[at] as number)) < 1e-9);
}

/** The first words of an answer. */
const beginning = ({ blocks }: Reply): string =>
  blocks
    .flatMap((block) => (block.type === 'text' ? block.content : []))
    .map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : part.strong))
    .join('')
    .slice(0, 400);

function differences({ text, context = [], ...row }: Row): string[] {
  const ran = run({ command: 'ask', values: { text, context } });
  if (!('reply' in ran)) return [`problem ${ran.problem.message}`];
  const data = ran.reply.data as Data;
  const { understood, verdict, verdicts, part } = data;
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
  expect('verdicts', verdicts?.map((each) => each.verdict).join(' '), row.verdicts);
  const first = beginning(ran.reply);
  if (row.says && !row.says.test(first)) found.push(`it begins “${first.slice(0, 200)}”`);
  expect('reason', understood.reason, row.reason);
  if (row.first) {
    const line = firstLine(ran.reply);
    expect(`first line “${line}”`, row.first.test(line), true);
  }
  expect('part', part?.kind, row.part);
  if (row.result !== undefined) {
    const formula = part?.formula ?? data.derivative ?? 'nothing';
    const same = isClose(numbers(formula, row.values), numbers(row.result, row.values));
    expect(`${formula} is ${row.result}`, same, true);
  }
  if (row.value !== undefined) {
    const value = part?.value ?? data.hessian ?? data.jacobian;
    expect(`${JSON.stringify(value)} is ${JSON.stringify(row.value)}`, isClose(value, row.value), true);
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
