// Writes the log: one JSON object a line.
import { pino, stdTimeFunctions } from 'pino';

export type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** Fields first, then a sentence. A field `err` that is an error is written with its stack. */
export type Write = (fields: Readonly<Record<string, unknown>>, sentence: string) => void;
interface Destination {
  write(line: string): unknown;
}
export type Log = Readonly<Record<Exclude<Level, 'silent'>, Write>>;

/** What has the shape of a secret: an interaction's token, an address to answer to, a token of Slack. */
const HANDED_OUT =
  /(?<=(?:interactions|webhooks)\/\d+\/)[\w.-]{20,}|(?<=hooks\.slack\.com\/)[\w/-]+|x(?:ox[a-z]|app)-[\w-]{5,}/g;

/**
 * Lines go to `destination`; without one to standard error, at once, so that none is lost when the process ends. The
 * secrets are taken out of the finished line, wherever they stand: in a message, in a stack, in what a library reports;
 * and so is what has the shape of a secret that a chat service hands out meanwhile.
 */
export function createLog(level: Level, secrets: readonly string[] = [], destination?: Destination): Log {
  const to = destination ?? pino.destination({ fd: 2, sync: true });
  const spoken = [...secrets].sort((a, b) => b.length - a.length).map((secret) => JSON.stringify(secret).slice(1, -1));
  const write = (line: string): void => {
    to.write(
      spoken.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), line).replace(HANDED_OUT, '[secret]'),
    );
  };
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    { write },
  );
}
