// The server: reads the environment, starts what it asks for, and ends in good order.
import { availableParallelism } from 'node:os';
import { assemble } from './assemble.js';
import { type Config, ConfigProblems, readConfig } from './config.js';
import { createWebApp, listen, type WebServer } from './platforms/web/index.js';
import { RenderFailed } from './render/index.js';
import { createLog, type Log } from './service/log.js';
import { createMetrics } from './service/metrics.js';
import { createRateLimit } from './service/rate-limit.js';
import type { RequestRecord } from './service/request-record.js';

/** The exit code for a configuration that cannot be used (EX_CONFIG). */
const BAD_CONFIG = 78;
/** How long the answers under way may take when the server is to end. */
const GRACE_MS = 10_000;

/** Threads that answer: one thread is left to talk to people. */
const ANSWERERS = Math.max(1, Math.min(2, availableParallelism() - 1));

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

// Whoever read our output may have gone; that is no reason to stop answering.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

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

async function main(): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.logLevel);
  endOnFault(log);
  const metrics = createMetrics(() => ({
    picturesWaiting: assembled.renderer.stats().waiting,
    requestsInFlight: app.inFlight(),
    memories: assembled.memories(),
  }));
  const assembled = assemble({
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
  let isReady = false;
  const app = createWebApp({
    router: assembled.router,
    limit: createRateLimit(config.rateLimitPerMinute),
    observe(record: RequestRecord) {
      metrics.request(record);
      log[record.part === 'answer' ? 'info' : 'debug']({ ...record }, 'request');
    },
    onFault: (err, id) => log.error({ err, id }, 'a request broke'),
    metrics,
    isReady: () => isReady,
    defaultTheme: config.defaultTheme,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
  });

  let server: WebServer | undefined;
  endOnSignal(async () => {
    isReady = false;
    await server?.close(GRACE_MS);
    await assembled.close();
  });
  try {
    server = await listen(app.fetch, config);
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
}

function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    void close().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** What nobody caught leaves the process in a state that nobody knows: whoever supervises it starts another. */
function endOnFault(log: Log): void {
  const end = (err: unknown): void => {
    log.fatal({ err }, 'nobody caught this');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

await main();
