// Calls of Slack's interface with a deadline and careful retries: nothing is lost in silence, nothing done twice.
import { setTimeout as pause } from 'node:timers/promises';
import {
  RespondError,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  type WebClientOptions,
} from './bolt.js';

const TIMEOUT_MS = 10_000;
const TRIES = 3;
/** Whoever has waited longer has gone. */
const LONGEST_PAUSE_S = 30;

/** Nobody knows whether it was done: the connection broke, or Slack broke in the middle of it. */
export class Unsure extends Error {
  override readonly name = 'Unsure';
}

/** Bolt's own retries are off: they would do again what may have been done. */
export const clientOptions = (apiUrl: string | undefined): WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  timeout: TIMEOUT_MS,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init }),
});

type Failure = { readonly kind: 'not-done'; readonly seconds: number } | { readonly kind: 'unsure' | 'refused' };

const NOTHING_WAS_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const NOT_DONE = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'request_timeout']);
/** Slack says of these that a part may have been done. */
const MAY_BE_DONE = new Set(['internal_error', 'fatal_error']);

function failureOf(problem: unknown): Failure {
  if (problem instanceof WebAPIRateLimitedError) return { kind: 'not-done', seconds: problem.retryAfter };
  if (problem instanceof WebAPIPlatformError) {
    if (NOT_DONE.has(problem.data.error)) return { kind: 'not-done', seconds: 1 };
    return { kind: MAY_BE_DONE.has(problem.data.error) ? 'unsure' : 'refused' };
  }
  const status = problem instanceof WebAPIHTTPError || problem instanceof RespondError ? problem.statusCode : undefined;
  if (status === 429 || status === 503) return { kind: 'not-done', seconds: 1 };
  if (status !== undefined) return { kind: status >= 500 ? 'unsure' : 'refused' };
  const code = codeOf(problem);
  return code !== undefined && NOTHING_WAS_SENT.has(code) ? { kind: 'not-done', seconds: 0 } : { kind: 'unsure' };
}

function codeOf(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null) return undefined;
  const { code, cause, original } = problem as Readonly<Record<string, unknown>>;
  return typeof code === 'string' && !code.startsWith('slack_') ? code : codeOf(cause ?? original);
}

/**
 * `again`: doing it twice is doing it once, so it is tried until it is known to be done. `once`: it is tried again only
 * where it surely was not done. Rejects with Unsure, or with what Bolt says of a refusal.
 */
export async function call<T>(kind: 'again' | 'once', work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (problem) {
      const failure = failureOf(problem);
      if (failure.kind === 'refused') throw problem;
      const isLast = tried === TRIES || (failure.kind === 'not-done' && failure.seconds > LONGEST_PAUSE_S);
      if (failure.kind === 'unsure' && (kind === 'once' || isLast)) throw new Unsure(reasonOf(problem));
      if (isLast) throw problem;
      const seconds = failure.kind === 'not-done' ? failure.seconds : 0;
      await pause(seconds > 0 ? seconds * 1000 : 100 * 4 ** (tried - 1));
    }
  }
}

/** Slack's own word for a refusal, as in `not_in_channel`; undefined where Slack did not refuse. */
export const refusalOf = (problem: unknown): string | undefined =>
  problem instanceof WebAPIPlatformError ? problem.data.error : undefined;

/** One line for the log. */
export function reasonOf(problem: unknown): string {
  const refusal = refusalOf(problem);
  if (refusal !== undefined) {
    const { needed } = (problem as InstanceType<typeof WebAPIPlatformError>).data as { needed?: string };
    return needed === undefined ? refusal : `${refusal} (${needed})`;
  }
  const message = problem instanceof Error ? problem.message : String(problem);
  const code = codeOf(problem);
  return code === undefined || message.includes(code) ? message : `${message} (${code})`;
}
