// How Discord's library is set up: where it is, how long and how often it tries, and who we are.
import { type ClientOptions, REST, RESTEvents, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from '../../config/index.js';
import type { PlatformMetrics } from '../../service/metrics.js';

/** An upload on a slow line takes some seconds; what hangs longer is tried again. */
const TIMEOUT_MS = 10_000;
const TRIES_AGAIN = 2;

export function restOptions({ apiUrl }: Pick<DiscordConfig, 'apiUrl'>): Partial<RESTOptions> & ClientOptions['rest'] {
  return { timeout: TIMEOUT_MS, retries: TRIES_AGAIN, ...(apiUrl === undefined ? {} : { api: apiUrl }) };
}

export const restFor = (config: DiscordConfig): REST => new REST(restOptions(config)).setToken(config.token);

/** Counts what Discord holds against us, and its own faults. */
export function observeRest(rest: REST, metrics: PlatformMetrics): void {
  rest.on(RESTEvents.RateLimited, () => metrics.event('discord', 'rate-limited'));
  rest.on(RESTEvents.Response, (_, { status }) => {
    if (status >= 500) metrics.event('discord', 'server-error');
  });
}

/** The first part of a token is the id in base 64. */
export const applicationIdOf = ({ applicationId, token }: Pick<DiscordConfig, 'applicationId' | 'token'>): string =>
  applicationId ?? Buffer.from(token.split('.')[0] ?? '', 'base64').toString();
