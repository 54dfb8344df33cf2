// /explain: a topic in a few lines, with formulas and examples that run.
import { explanation, isTopic } from '../src/answer/explain.js';
import { topics } from '../src/answer/topics/index.js';
import { defineCommand } from '../src/chat/command.js';
import { presentExplanation } from '../src/chat/present-explanation.js';
import { topicAbout } from '../src/question/understand.js';

export default defineCommand({
  name: 'explain',
  description: 'A topic in a few lines: diagonal or vector, the Hadamard product',
  main: 'topic',
  args: {
    topic: {
      kind: 'name',
      required: true,
      names: () => topics.map(({ name }) => name),
      description: 'What to explain, as in diagonal-or-vector',
    },
  },
  examples: [{ topic: 'diagonal-or-vector' }, { topic: 'hadamard' }],
  run: ({ topic }) => presentExplanation(explanation(isTopic(topic) ? topic : (topicAbout(topic) ?? topic))),
});
