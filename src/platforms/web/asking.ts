// Asks the router on behalf of a client, within the limits, and says afterwards how it went.
import type { CommandRequest } from '../../chat/reply.js';
import type { Answered, Router, Theme } from '../../chat/router.js';
import type { RateLimit } from '../../service/rate-limit.js';
import type { RequestRecord } from '../../service/request-record.js';
import { Refused } from './refused.js';

/** Each may hold an answer of some 100 kB. With more the event loop is so late that people have gone. */
const MAX_IN_FLIGHT = 256;

export interface Ask {
  readonly id: string;
  /** Whose limit it counts against. */
  readonly client: string;
  readonly request: CommandRequest;
  readonly theme: Theme;
  readonly part: RequestRecord['part'];
}

export interface Asking {
  /** Throws Refused: `too-many-requests`, `busy`. */
  ask(ask: Ask): Promise<Answered>;
  readonly inFlight: number;
}

export function createAsking(
  router: Router,
  limit: RateLimit,
  observe: (record: RequestRecord) => void,
  maxInFlight = MAX_IN_FLIGHT,
): Asking {
  const mains = new Map(router.commands.map(({ name, main }) => [name, main]));
  let inFlight = 0;
  return {
    get inFlight() {
      return inFlight;
    },
    async ask({ id, client, request, theme, part }) {
      const start = performance.now();
      const main = mains.get(request.command);
      const text = main === undefined ? undefined : request.values[main];
      const record = (outcome: RequestRecord['outcome']): void =>
        observe({
          id,
          platform: 'web',
          part,
          command: main === undefined ? 'unknown' : request.command,
          length: typeof text === 'string' ? text.length : 0,
          ms: Math.round((performance.now() - start) * 100) / 100,
          outcome,
        });
      const wait = await limit(client);
      if (wait > 0 || inFlight >= maxInFlight) {
        record('refused');
        throw wait > 0
          ? new Refused('too-many-requests', { 'retry-after': String(wait) })
          : new Refused('busy', { 'retry-after': '1' });
      }
      inFlight++;
      try {
        const answered = await router.answer(request, theme);
        record(answered.outcome);
        return answered;
      } finally {
        inFlight--;
      }
    },
  };
}
