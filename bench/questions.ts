// How long it takes to read a question in plain words, and to answer it without its picture.
import { commands } from '../commands/index.js';
import { runnerOf } from '../src/chat/run.js';
import { understand } from '../src/question/understand.js';
import { corpus } from '../test/question/corpus/index.js';
import { offTopic } from '../test/question/off-topic.js';
import { median, quantile, short, table } from './measure.js';

export async function questions(rounds: number): Promise<string> {
  const run = runnerOf(commands);
  const asked = [...corpus, ...offTopic.map((text) => ({ text, context: undefined }))];
  const times = { read: [] as number[], answered: [] as number[] };
  for (let round = -3; round < rounds; round++) {
    for (const { text, context = [] } of asked) {
      const begin = performance.now();
      understand({ text, context, want: 'anything', layout: 'numerator' });
      const read = performance.now();
      run({ command: 'ask', values: { text, context } });
      if (round < 0) continue;
      times.read.push(read - begin);
      times.answered.push(performance.now() - read);
    }
  }
  const row = (name: string, each: readonly number[]): string[] => [
    name,
    short(median(each)),
    short(quantile(each, 0.99)),
    short(Math.max(...each)),
  ];
  return table([
    [`${asked.length} questions in plain words`, 'median ms', '99th percentile', 'longest'],
    row('read', times.read),
    row('read and answered', times.answered),
  ]);
}
