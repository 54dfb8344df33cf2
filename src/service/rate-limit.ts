// Counts what each person asks for in a time.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Takes one from what the person has left: 0, or the seconds to wait when nothing is left. */
export type RateLimit = (person: string) => Promise<number>;

/** So many requests in so many seconds; with 0 requests there is no limit. */
export function createRateLimit(points: number, seconds = 60): RateLimit {
  if (points === 0) return () => Promise.resolve(0);
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (person) => {
    try {
      await limiter.consume(person);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  };
}
