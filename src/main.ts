// The server: reads the environment, starts what it asks for, and ends in good order.
import { availableParallelism } from 'node:os';
import { assemble } from './assemble.js';
import { createSettings } from './chat/settings.js';
import { type Config, ConfigProblems, readConfig } from './config/index.js';
import { createWebApp, listen, type WebServer } from './platforms/web/index.js';
import { BAD_CONFIG, complain, endOnFault, endOnSignal, say, surviveClosedPipes } from './process.js';
import { RenderFailed } from './render/index.js';
import { type Asking, type AskingParts, createAsking } from './service/asking.js';
import { createLog } from './service/log.js';
import { createMetrics } from './service/metrics.js';
import { type Platform, PlatformFailed, type PlatformParts } from './service/platform.js';
import { createRateLimit } from './service/rate-limit.js';
import type { RequestRecord } from './service/request-record.js';
import { openState, type SharedState } from './service/state.js';

/** How long the answers under way may take when the server is to end. */
const GRACE_MS = 10_000;
/** Threads that answer: one thread is left to talk to people. */
const ANSWERERS = Math.max(1, Math.min(2, availableParallelism() - 1));
/** What one person in a chat may ask: so many questions in so many seconds. */
const CHAT_QUESTIONS = 5;
const CHAT_SECONDS = 20;
/** For so long an answer in a chat waits for its pictures. */
const CHAT_WHOLE_MS = 10_000;

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (problem) {
    if (!(problem instanceof ConfigProblems)) throw problem;
    complain(`Jacobot cannot start with this environment:\n${problem.problems.map((each) => `- ${each}`).join('\n')}`);
    process.exit(BAD_CONFIG);
  }
}

const LISTEN_PROBLEMS: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} of ${host} is in use by another program. Stop it, or set PORT to another number.`,
  EACCES: ({ port }) => `Port ${port} is reserved for privileged programs. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `${host} is not an address of this machine. Set HOST to 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: ({ host }) => `The host name ${host} is not known. Set HOST to 127.0.0.1 or 0.0.0.0.`,
};

/** The chat platforms that the configuration asks for. Each library is loaded only where it is wanted. */
async function platformsOf(
  { discord, slack }: Config,
  parts: (name: Platform['name']) => PlatformParts,
): Promise<Platform[]> {
  const platforms: Platform[] = [];
  if (discord) {
    const { createDiscord } = await import('./platforms/discord/index.js');
    platforms.push(createDiscord(discord, parts('discord')));
  }
  if (slack) {
    const { createSlack } = await import('./platforms/slack/index.js');
    platforms.push(createSlack(slack, parts('slack')));
  }
  return platforms;
}

async function stateOrExit({ redisUrl, dataDir }: Config, onLost: (reason: unknown) => void): Promise<SharedState> {
  try {
    return await openState({ redisUrl, dataDir, onLost });
  } catch {
    complain('Redis cannot be reached at the address in REDIS_URL.');
    process.exit(1);
  }
}

async function main(): Promise<void> {
  surviveClosedPipes();
  const config = configOrExit();
  const log = createLog(config.logLevel, config.secrets);
  endOnFault(log);
  for (const warning of config.warnings) log.warn({}, warning);
  const askings: Asking[] = [];
  const metrics = createMetrics(() => ({
    picturesWaiting: assembled.renderer.stats().waiting,
    requestsInFlight: askings.reduce((sum, { inFlight }) => sum + inFlight, 0),
    memories: assembled.memories(),
  }));
  const assembled = assemble({
    personal: true,
    answerers: ANSWERERS,
    workers: config.renderWorkers,
    timeoutMs: config.renderTimeoutMs,
    cacheBytes: config.cacheBytes,
    onPicture: metrics.picture,
    onMissingPicture(reason) {
      metrics.missingPicture(reason instanceof RenderFailed ? reason.reason : 'unknown');
      log.warn({ err: reason }, 'a picture could not be drawn');
    },
    onUnverified: ({ command, values }) =>
      log.warn({ command, values: JSON.stringify(values).slice(0, 2000) }, 'an answer went out as not verified'),
    onFault: (err, reference, { command, values }) =>
      log.error({ err, reference, command, values: JSON.stringify(values).slice(0, 2000) }, 'a command broke'),
  });
  const state = await stateOrExit(config, (err) => log.warn({ err }, 'the connection to Redis broke'));
  const settings = createSettings(state);
  const asking = (own: Pick<AskingParts, 'platform' | 'limit' | 'settings' | 'oneAtATime' | 'wholeMs'>): Asking => {
    const created = createAsking({
      ...own,
      router: assembled.router,
      observe(record: RequestRecord) {
        metrics.request(record);
        log[record.part === 'answer' ? 'info' : 'debug']({ ...record }, 'request');
      },
    });
    askings.push(created);
    return created;
  };
  let isReady = false;
  const platforms = await platformsOf(config, (platform) => ({
    asking: asking({
      platform,
      limit: createRateLimit(CHAT_QUESTIONS, CHAT_SECONDS),
      settings,
      oneAtATime: true,
      wholeMs: CHAT_WHOLE_MS,
    }),
    complete: assembled.complete,
    state,
    log,
    metrics,
    publicUrl: config.publicUrl,
    onLost: ended,
  }));
  const app = createWebApp({
    asking: asking({ platform: 'web', limit: createRateLimit(config.rateLimitPerMinute) }),
    onFault: (err, id) => log.error({ err, id }, 'a request broke'),
    metrics,
    isReady: () => isReady && platforms.every((platform) => platform.isReady()),
    defaultTheme: config.defaultTheme,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
  });

  let server: WebServer | undefined;
  endOnSignal(async () => {
    isReady = false;
    await Promise.all([server?.close(GRACE_MS), ...platforms.map((platform) => platform.close(GRACE_MS))]);
    await assembled.close();
    await state.close();
  });
  try {
    const listeners = platforms.flatMap((platform) => platform.listeners);
    server = await listen(app.fetch, config, listeners);
  } catch (problem) {
    const { code = '', message } = problem as NodeJS.ErrnoException;
    complain(LISTEN_PROBLEMS[code]?.(config) ?? `The web page cannot listen: ${message}.`);
    process.exit(1);
  }
  const drawing = assembled.renderer.ready().then(
    () => true,
    (err: unknown) => {
      log.error({ err }, 'pictures cannot be drawn; answers are in text');
      return false;
    },
  );
  await assembled.ready();
  isReady = await drawing;
  log.info({ url: server.url }, 'ready');
  say(`Jacobot is ready: ${config.publicUrl ?? server.url}`);
  await connect(platforms);
}

/** Without a platform that was asked for the process ends, and says why in one line. */
async function connect(platforms: readonly Platform[]): Promise<void> {
  try {
    await Promise.all(platforms.map((platform) => platform.start()));
  } catch (problem) {
    if (!(problem instanceof PlatformFailed)) throw problem;
    ended(problem);
  }
}

function ended({ message }: PlatformFailed): never {
  complain(message);
  process.exit(1);
}

await main();
