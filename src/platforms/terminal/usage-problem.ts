// A command line that cannot be followed: what is wrong with it, and what to type instead.
import type { ProblemData } from '../../chat/reply.js';

export type UsageCode =
  | 'unknown-command'
  | 'unknown-option'
  | 'missing-argument'
  | 'missing-value'
  | 'bad-argument'
  | 'given-twice'
  | 'cannot-read'
  | 'cannot-write';

/** In `hint`, what stands between backquotes is something to type. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
  constructor(
    readonly code: UsageCode,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }

  get data(): ProblemData {
    return { code: this.code, message: this.message, span: null, hint: this.hint };
  }
}

/** Problems that the router finds and that are, on a command line, wrong usage too. */
export const USAGE_CODES: ReadonlySet<string> = new Set([
  'unknown-command',
  'unknown-argument',
  'missing-argument',
  'bad-argument',
]);

/** The system's short name of what went wrong. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
