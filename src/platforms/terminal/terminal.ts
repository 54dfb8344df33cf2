// What one command line has to do with: its outputs, their width, and how it may end.
import type { Command } from '../../chat/command.js';
import type { Output } from './output.js';
import type { Environment } from './style.js';

export interface Terminal {
  readonly commands: readonly Command[];
  readonly out: Output;
  readonly err: Output;
  readonly env: Environment;
  readonly columns: number;
  /** Programs read the output: it is one line of JSON, and problems stand in it too. */
  readonly isJson: boolean;
}

export const EXIT = { answered: 0, unanswerable: 1, usage: 2, fault: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
