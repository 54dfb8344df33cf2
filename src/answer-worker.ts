// A thread that answers: one request after the other, so that the thread that talks to people is always free.
import { allCommands } from '../commands/index.js';
import { runnerOf } from './chat/run.js';
import { serve } from './threads/serve.js';

const run = runnerOf(allCommands);

// The first answer of a thread takes longer than later ones, until the program is compiled.
export default serve(run, () => run({ command: 'jacobian', values: { expression: 'softmax(W*x + b)', wrt: 'x' } }));
