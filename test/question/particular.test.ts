// The first line on an idea answers the very question, or says that another one is answered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { topics } from '../../src/answer/topics/index.js';
import { isVerdict } from '../../src/answer/topics/topic.js';
import { blockText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { isYesOrNo } from '../../src/question/topics/same-question.js';
import { wordingIn } from '../../src/question/topics/topic-index.js';

const run = runnerOf(commands);
const NEAREST = 'The nearest question I can answer: ';

interface Answer {
  readonly first: string;
  readonly topic?: string;
  readonly nearest?: string;
}
function answered(text: string): Answer {
  const ran = run({ command: 'ask', values: { text } });
  assert('reply' in ran, text);
  const [block] = ran.reply.blocks;
  const { topic, nearest } = (ran.reply.data as { understood: { topic?: string; nearest?: string } }).understood;
  return {
    first: block?.type === 'text' ? blockText(block) : '',
    ...(topic === undefined ? {} : { topic }),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

const particular = topics.flatMap(({ name, particular: all = [] }) =>
  all.flatMap(({ asked, first }) => asked.map((text) => ({ name, text, first }))),
);

test('yes, no or both stand first where they answer, and only there', () => {
  const opens = /^(?:is|are|does|do|can|should)\b/i;
  const wrong: string[] = [];
  for (const { name, question, asked, short } of topics) {
    if (name.startsWith('error-')) continue;
    for (const text of [question, ...asked])
      if (opens.test(text) && !/\bor\b/.test(text) && !isVerdict(short)) wrong.push(`${name}: ${text}`);
  }
  for (const { name, text, first } of particular) {
    const isOpen = opens.test(text);
    if (isOpen && !/\bor\b/.test(text) && !isVerdict(first)) wrong.push(`${name}: ${text}`);
    if (isVerdict(first) && !isYesOrNo(wordingIn(text))) wrong.push(`${name} is no question for ${first}: ${text}`);
  }
  assert.deepEqual(wrong, []);
});

test('a question that has a line of its own gets it, and no other topic has the same question', () => {
  assert(particular.length >= 250);
  const wrong = particular.filter(({ name, text, first }) => {
    const answer = answered(text);
    return answer.topic !== undefined && (answer.topic !== name || plain(answer.first) !== plain(first));
  });
  for (const { name, text } of wrong) console.log(`${name}: ${text}\n    ${answered(text).first}`);
  assert.deepEqual(wrong, []);
});
/** Lines of topics are plain text. */
const plain = (line: string): string => line.replaceAll('`', '');

test('the line of a question is short and a sentence', () => {
  for (const { first, text } of particular) {
    assert(first.length <= 260, `${first.length}: ${text}`);
    assert.match(first, /[.!]$/, text);
  }
});

/** Words of no language. */
const ODD = ['blorptic', 'zennified', 'quorbal'];

test('a question with a word that nobody knows is not answered as if it were another', () => {
  const asked = topics
    .filter(({ name }) => !name.startsWith('error-'))
    .flatMap(({ particular: all = [] }) => all.map(({ asked: [text = ''] }) => text))
    .filter((text) => text.split(' ').length > 3);
  let [wrong, seen] = [0, 0];
  for (const [at, text] of asked.entries()) {
    const words = text.replace('?', '').split(' ');
    const odd = [...words.slice(0, -1), ODD[at % ODD.length], words.at(-1)].join(' ');
    const { topic, nearest, first } = answered(odd);
    if (topic === undefined) continue;
    seen++;
    if (nearest === undefined) wrong++;
    else assert(first.startsWith(`${NEAREST}${nearest}`), odd);
  }
  assert(seen > 20);
  assert(wrong <= 0.1 * seen, `${wrong} of ${seen}`);
});

test('a question that is turned round is not answered like the one that is not', () => {
  for (const [text, turned] of [
    ['is the hessian the jacobian of the gradient', 'is the gradient the jacobian of the hessian'],
    ['is a jacobian always square', 'is a jacobian never square'],
    ['is the hadamard product commutative', 'is the hadamard product not commutative'],
    ['does differentiable imply continuous', 'does continuous imply differentiable'],
    ['is the kronecker product commutative', 'is the kronecker product not commutative'],
  ] as const) {
    assert.notEqual(answered(turned).first, answered(text).first, turned);
    assert(isVerdict(answered(text).first), text);
  }
});
