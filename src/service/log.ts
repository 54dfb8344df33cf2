// Writes the log: one JSON object a line.
import { pino, stdTimeFunctions } from 'pino';

export type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** Fields first, then a sentence. A field `err` that is an error is written with its stack. */
export type Write = (fields: Readonly<Record<string, unknown>>, sentence: string) => void;
export type Log = Readonly<Record<Exclude<Level, 'silent'>, Write>>;

/** Lines go to `destination`; without one to standard error, at once, so that none is lost when the process ends. */
export function createLog(level: Level, destination?: { write(line: string): void }): Log {
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
}
