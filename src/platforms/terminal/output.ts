// A stream that is written to, and whether it still takes anything.
import type { Writable } from 'node:stream';
import type { Style } from './style.js';
import { reasonOf } from './usage-problem.js';

export interface TerminalStream extends Writable {
  readonly isTTY?: boolean;
}

export class Output {
  /** Why nothing can be written any more; a reader that has gone away, as in `| head -1`, is no failure. */
  failure: string | undefined;
  #isOver = false;

  constructor(
    readonly stream: TerminalStream,
    readonly style: Style,
  ) {
    // Without a listener a reader that goes away would end the process with a stack trace.
    stream.on('error', () => {});
  }

  /** Never rejects. */
  write(text: string): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    return new Promise((resolve) => {
      this.stream.write(text, (error) => {
        if (error) {
          this.#isOver = true;
          const reason = reasonOf(error);
          if (reason !== 'EPIPE') this.failure = reason;
        }
        resolve();
      });
    });
  }
}
