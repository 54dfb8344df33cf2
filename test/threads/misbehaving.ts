// The program of a thread that does as it is told: answers, throws, hangs, ends, or eats memory.
import { serve } from '../../src/threads/serve.js';

export type Deed = 'answer' | 'throw' | 'hang' | 'exit' | 'eat';

export default serve(
  (deed: Deed): string => {
    if (deed === 'throw') throw new TypeError('thrown in a thread');
    if (deed === 'exit') process.exit(3);
    const eaten: string[][] = [];
    while (deed === 'hang' || deed === 'eat') if (deed === 'eat') eaten.push(new Array<string>(10_000).fill('x'));
    return 'done';
  },
  () => {},
);
