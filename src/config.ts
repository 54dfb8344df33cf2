// Knows the environment: each variable, what it may be and its default, read once into a typed and frozen value.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where people reach the page, without a slash at the end; undefined: at host and port. */
  readonly publicUrl: string | undefined;
  /** How many proxies stand in front and add to X-Forwarded-For. */
  readonly trustProxy: number;
  /** Questions and pictures that one address may ask for in a minute; 0 is without limit. */
  readonly rateLimitPerMinute: number;
  readonly defaultTheme: 'dark' | 'light';
  /** undefined: as many as the machine suggests. */
  readonly renderWorkers: number | undefined;
  readonly renderTimeoutMs: number;
  readonly cacheBytes: number;
  readonly logLevel: (typeof LEVELS)[number];
}

export interface Variable {
  /** What a value must be, to be said after "should be". */
  readonly expected: string;
  /** A value that is right, and the default where there is one. */
  readonly example: string;
  readonly schema: z.ZodType;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const THEMES = ['dark', 'light'] as const;

const whole = (least: number, most: number, example: number) => ({
  expected: `a whole number from ${least} to ${most}`,
  example: String(example),
  schema: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most)),
});
const oneOf = <const T extends readonly string[]>(choices: T, example: T[number]) => ({
  expected: `one of ${choices.join(', ')}`,
  example,
  schema: z.enum(choices),
});

/** Every variable that has an effect. */
export const VARIABLES = {
  HOST: {
    expected: 'an address of this machine, or a host name',
    example: '127.0.0.1',
    schema: z.string().regex(/^[\w.:-]{1,253}$/),
  },
  PORT: whole(0, 65_535, 3000),
  PUBLIC_URL: {
    expected: 'an address that begins with http:// or https://, without ? and #',
    example: 'https://jacobot.example.org',
    schema: z
      .url({ protocol: /^https?$/ })
      .regex(/^[^?#\s]+$/)
      .transform((url) => url.replace(/\/+$/, '')),
  },
  TRUST_PROXY: whole(0, 10, 0),
  RATE_LIMIT_PER_MINUTE: whole(0, 1_000_000, 300),
  DEFAULT_THEME: oneOf(THEMES, 'light'),
  RENDER_WORKERS: whole(1, 64, 2),
  RENDER_TIMEOUT_MS: whole(100, 60_000, 3000),
  CACHE_MB: whole(0, 16_384, 64),
  LOG_LEVEL: oneOf(LEVELS, 'info'),
} satisfies Record<string, Variable>;

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
  const given = { ...set(fromFile(file, problems)), ...set(env) };
  const read = <N extends keyof typeof VARIABLES>(name: N): z.output<(typeof VARIABLES)[N]['schema']> | undefined => {
    const { schema, expected, example }: Variable = VARIABLES[name];
    if (given[name] === undefined) return undefined;
    const result = schema.safeParse(given[name].trim());
    if (!result.success) problems.push(`${name} should be ${expected}. Write for example: ${name}=${example}`);
    return result.data as z.output<(typeof VARIABLES)[N]['schema']> | undefined;
  };
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
  };
  if (problems.length > 0) throw new ConfigProblems(problems);
  return Object.freeze(config);
}

function fromFile(file: string, problems: string[]): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') problems.push(`The file ${file} cannot be read.`);
    return {};
  }
}

const set = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== ''),
  );
