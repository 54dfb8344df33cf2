// How the process talks and ends: lines for people, exit codes, signals, and faults that nobody caught.
import type { Log } from './service/log.js';

/** The exit code for a configuration that cannot be used (EX_CONFIG). */
export const BAD_CONFIG = 78;

export const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
export const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Whoever read our output may have gone; that is no reason to stop answering. */
export function surviveClosedPipes(): void {
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}

/** The first signal ends in good order, the second at once. */
export function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    void close().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** What nobody caught leaves the process in a state that nobody knows: whoever supervises it starts another. */
export function endOnFault(log: Log): void {
  const end = (err: unknown): void => {
    log.fatal({ err }, 'nobody caught this');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
