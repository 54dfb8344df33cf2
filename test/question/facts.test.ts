// Questions for a fact of a derivative mean the same in whatever words, and other questions that name one are left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { blockText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { factAsked } from '../../src/question/fact.js';

const run = runnerOf(commands);

/** The first line of the answer, and the whole of it. */
function answered(text: string, context: readonly string[] = []): readonly [first: string, whole: string] {
  const ran = run({ command: 'ask', values: { text, context } });
  assert('reply' in ran, text);
  const blocks = ran.reply.blocks.filter(({ type }) => type === 'text').map(blockText);
  return [blocks[0] ?? '', blocks.join('\n')];
}

const ALIKE: readonly (readonly string[])[] = [
  [
    'what is the rank of the softmax Jacobian?',
    'rank of jacobian of softmax',
    'What rank does the Jacobian of softmax(x) have?',
    'hi, can you tell me the rank of the Jacobian of $\\mathrm{softmax}(x)$',
    'softmax jacobian rank',
  ],
  [
    'what is the maximum of the derivative of tanh',
    'max value of tanh derivative',
    "where is tanh' the largest?",
    'largest value of d/dx tanh(x)',
    'how large can the derivative of tanh get',
  ],
  ['where is |x| not differentiable', 'at which points is |x| not smooth', 'where does |x| have a kink?'],
  [
    "what does sigmoid' go to for large x",
    'limit of the derivative of sigmoid as x -> infinity',
    'derivative of sigmoid as x → ∞',
  ],
  [
    'stationary points of x^3 - 3x',
    'where is the derivative of x^3 - 3x zero?',
    'for which x does the derivative of x^3 - 3x vanish',
  ],
  [
    'how many entries of the Jacobian of relu are nonzero',
    'number of nonzeros in the Jacobian of relu',
    'how sparse is the jacobian of relu',
  ],
  [
    'row sums of the Jacobian of softmax',
    'what do the rows of the softmax jacobian sum to',
    'sum of each row of the Jacobian of softmax',
  ],
];

test('a fact is told alike in whatever words it is asked for', () => {
  for (const questions of ALIKE) {
    const lines = questions.map((text) => answered(text)[0]);
    for (const [i, line] of lines.entries()) assert.equal(line, lines[0], questions[i]);
  }
});

test('a fact of the last answer is asked for by its name alone, and of another function by that', () => {
  const [, first] = answered('Jacobian of softmax(x)');
  const [rank, second] = answered('what is its rank?', ['Jacobian of softmax(x)', first]);
  assert.match(rank, /^The rank is n − 1: the Jacobian Diag\(softmax/);
  for (const text of ['and of tanh(x)?', 'and tanh?', 'what about tanh(x)?']) {
    const [other] = answered(text, ['Jacobian of softmax(x)', first, 'what is its rank?', second]);
    assert.match(other, /^The rank is n: the Jacobian Diag\(1 − tanh/, text);
  }
});

test('where a fact is not known, it is said so and none is made up', () => {
  for (const text of [
    'is the gradient of huber loss bounded by 1?',
    'what is the maximum of the derivative of a*tanh(x)',
  ])
    assert.match(answered(text)[0], /^I cannot tell /, text);
});

test('a question that names a fact of a function, or of a program, asks for none', () => {
  for (const text of [
    'gradient of the max of x',
    'derivative of the row sums of A',
    'gradient of the rank of X',
    'derivative of the largest eigenvalue of A',
    'derivative of the sign of x',
    'what does pytorch return at the kink of relu',
    'why do we set the gradient to zero in least squares',
    'is the derivative of relu 1 for x > 0',
    'does the gradient of mse go to zero when the prediction is right',
    'how do I compute the gradient of logsumexp for large x without overflow',
    'what is the rank of a matrix product',
  ])
    assert.equal(factAsked(text), undefined, text);
});

test('reading a question for a fact takes time in the length of the text', () => {
  for (const part of [
    'where is the ',
    'rows of ',
    'at most ',
    'how many entries ',
    '-',
    'derivative of max ',
    'is ever be ',
  ]) {
    const text = part.repeat(Math.ceil(4000 / part.length)).slice(0, 4000);
    for (const length of [400, 4000]) {
      const before = performance.now();
      factAsked(text.slice(0, length));
      assert(performance.now() - before < 50, `${part}: ${length}`);
    }
  }
});
