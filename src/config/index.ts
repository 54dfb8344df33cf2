// Knows the environment: read once, completely, into a typed and frozen value.
import { nearest } from '../formula/nearest.js';
import { type DiscordConfig, readDiscord, readSlack, type SlackConfig } from './platforms.js';
import { fromFile, reader, unknownVariables } from './read-variables.js';
import type { LEVELS, THEMES } from './variables.js';

export type { DiscordConfig, SlackConfig } from './platforms.js';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where people reach the page, without a slash at the end; undefined: at host and port. */
  readonly publicUrl: string | undefined;
  /** How many proxies stand in front and add to X-Forwarded-For. */
  readonly trustProxy: number;
  /** Questions and pictures that one address may ask for in a minute; 0 is without limit. */
  readonly rateLimitPerMinute: number;
  readonly defaultTheme: (typeof THEMES)[number];
  /** undefined: as many as the machine suggests. */
  readonly renderWorkers: number | undefined;
  readonly renderTimeoutMs: number;
  readonly cacheBytes: number;
  readonly logLevel: (typeof LEVELS)[number];
  /** Where state is kept that outlives a restart, unless in Redis. */
  readonly dataDir: string;
  readonly redisUrl: string | undefined;
  readonly discord: DiscordConfig | undefined;
  readonly slack: SlackConfig | undefined;
  /** What must not appear anywhere. */
  readonly secrets: readonly string[];
  /** What is not wrong but has no effect, in sentences. */
  readonly warnings: readonly string[];
}

/** What is wrong with the environment: one sentence for each variable, by its name, never with its value. */
export class ConfigProblems extends Error {
  override readonly name = 'ConfigProblems';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads the variables of `env`, and of the file where they are not set; '' is not set. A file that does not exist is
 * empty. Throws ConfigProblems with everything that is wrong at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, file = '.env'): Config {
  const problems: string[] = [];
  const secrets: string[] = [];
  const inFile = fromFile(file, problems);
  const read = reader(env, inFile, { problems, secrets });
  const host = read('HOST') ?? '127.0.0.1';
  const trustProxy = read('TRUST_PROXY') ?? 0;
  // Whoever reaches a loopback address is this machine, or stands behind a proxy that says nothing of whom it serves:
  // one limit for all of them would let one person lock out the others.
  const limited = trustProxy > 0 || !/^(127\.|::1$|localhost$)/.test(host);
  const config: Config = {
    host,
    port: read('PORT') ?? 3000,
    publicUrl: read('PUBLIC_URL'),
    trustProxy,
    rateLimitPerMinute: read('RATE_LIMIT_PER_MINUTE') ?? (limited ? 300 : 0),
    defaultTheme: read('DEFAULT_THEME') ?? 'light',
    renderWorkers: read('RENDER_WORKERS'),
    renderTimeoutMs: read('RENDER_TIMEOUT_MS') ?? 3000,
    cacheBytes: (read('CACHE_MB') ?? 64) * 1024 * 1024,
    logLevel: read('LOG_LEVEL') ?? 'info',
    dataDir: read('DATA_DIR') ?? 'data',
    redisUrl: read('REDIS_URL'),
    discord: readDiscord(read, problems),
    slack: readSlack(read, problems),
    secrets,
    warnings: unknownVariables(env, inFile, nearest),
  };
  if (problems.length > 0) throw new ConfigProblems(problems);
  return Object.freeze(config);
}
