// How long the longest and deepest formulas that may be typed take until they are answered or refused.
import { Unanswerable } from '../src/formula/unanswerable.js';
import { longFormulas } from '../test/answer/long-formulas.js';
import { short, table } from './measure.js';

export async function limits(rounds: number): Promise<string> {
  const timed = longFormulas.map(([name, ask]): [string, number] => {
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      try {
        ask();
      } catch (problem) {
        if (!(problem instanceof Unanswerable)) throw problem;
      }
      return performance.now() - start;
    });
    return [name, Math.min(...times)];
  });
  const slowest = timed.sort(([, a], [, b]) => b - a).slice(0, 8);
  return table([['the slowest of long formulas', 'ms'], ...slowest.map(([name, ms]) => [name, short(ms)])]);
}
