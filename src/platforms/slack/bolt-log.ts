// What Bolt has to say, in our log: warnings and errors. Its other lines hold whole messages and are not written.
import type { Log } from '../../service/log.js';
import { type Logger, LogLevel } from './bolt.js';

export function createBoltLog(log: Log): Logger {
  const said = (parts: readonly unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn({ from: 'bolt' }, said(parts)),
    error: (...parts) => log.error({ from: 'bolt' }, said(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
