// Questions about ideas get a topic that answers them; what is only near to this field gets none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { topics } from '../../src/answer/topics/index.js';
import { runnerOf } from '../../src/chat/run.js';
import { ideas, unseenIdeas } from './corpus/ideas.js';
import { ledIdeas } from './corpus/ideas-led.js';
import { nearTopic } from './near-topic.js';

const run = runnerOf(commands);
interface Understood {
  readonly command: string | null;
  readonly topic?: string;
}
function understood(text: string): Understood {
  const ran = run({ command: 'ask', values: { text } });
  assert('reply' in ran, text);
  return (ran.reply.data as { understood: Understood }).understood;
}

test('an idea is explained by its name, by a part of it, and by a question', () => {
  for (const [text, topic] of [
    ['layouts', 'layout'],
    ['⊙', 'hadamard'],
    ['chain rule', 'chain-rule'],
    ['Kronecker', 'vec-and-kronecker'],
    ['what is the Kronecker product', 'vec-and-kronecker'],
    ['backpropagation', 'why-transpose'],
    ['subgradient', 'subdifferentials'],
  ]) {
    const ran = run({ command: 'explain', values: { topic: text } });
    assert.equal('reply' in ran && (ran.reply.data as { topic: string }).topic, topic, text);
  }
  for (const text of ['what does ⊙ mean?', 'what is the Kronecker product?', 'explain backprop', 'what is a layout'])
    assert.equal(understood(text).command, 'explain', text);
  assert('problem' in run({ command: 'explain', values: { topic: 'pizza' } }));
});

test('nearly every question about an idea gets a topic that answers it, and hardly one another topic', () => {
  const all = [...ideas, ...unseenIdeas];
  const found = all.map(({ text, topic = [] }) => ({ text, topic, is: understood(text) }));
  const wrong = found.filter(({ topic, is }) => is.command === 'explain' && !topic.includes(is.topic ?? ''));
  const missed = found.filter(({ topic, is }) => !topic.includes(is.topic ?? ''));
  for (const { text, is } of missed) console.log(`${text}: ${is.topic ?? is.command}`);
  assert(all.length >= 190);
  assert(wrong.length <= 0.05 * all.length, `${wrong.length} answered with another topic`);
  assert(missed.length <= 0.15 * all.length, `${missed.length} of ${all.length} not answered`);
});

test('every topic is asked about', () => {
  const asked = new Set([...ideas, ...unseenIdeas, ...ledIdeas].flatMap(({ topic = [] }) => topic));
  assert.deepEqual(
    topics.map(({ name }) => name).filter((name) => !asked.has(name)),
    [],
  );
});

test('what is near to this field and no question of it is not answered', () => {
  const answered = nearTopic.filter((text) => !['help', null].includes(understood(text).command));
  assert(nearTopic.length >= 100);
  assert.deepEqual(answered, []);
});
