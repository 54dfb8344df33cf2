// Counts what each client asks for in a minute.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Takes one from what the client has left in this minute: 0, or the seconds to wait when nothing is left. */
export type RateLimit = (client: string) => Promise<number>;

/** With 0 there is no limit. */
export function createRateLimit(perMinute: number): RateLimit {
  if (perMinute === 0) return () => Promise.resolve(0);
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (client) => {
    try {
      await limiter.consume(client);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  };
}
