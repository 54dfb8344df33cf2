// Two connections to Slack at once: while one is renewed, which Slack asks for every few hours, the other hears.
import type { Log } from '../../service/log.js';
import { PlatformFailed } from '../../service/platform.js';
import { type App, type Logger, SocketModeReceiver, type WebClientOptions } from './bolt.js';
import { reasonOf, refusalOf } from './calls.js';

const CONNECTIONS = 2;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** Slack will not say anything else the next time. */
const FOR_GOOD = new Set([
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'missing_scope',
]);

export interface SocketParts {
  readonly appToken: string;
  readonly options: WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  readonly onLost: (problem: PlatformFailed) => void;
  readonly onEvent: (event: string) => void;
}

/** What Bolt takes as a receiver. */
export interface Sockets {
  init(app: App): void;
  /** Fulfilled with the first connection. Rejects with PlatformFailed where Slack refuses the token. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
}

export function createSockets({ appToken, options, logger, log, onLost, onEvent }: SocketParts): Sockets {
  let isEnding = false;
  const connections = Array.from({ length: CONNECTIONS }, () => {
    // Bolt waits five seconds before it connects again, and ends the process where Slack then refuses; we do neither.
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: { ...options } },
    });
    return { receiver, isOpen: false, pauseMs: FIRST_PAUSE_MS };
  });
  type Connection = (typeof connections)[number];

  const connect = async (connection: Connection): Promise<void> => {
    await connection.receiver.client.start();
    connection.isOpen = true;
    connection.pauseMs = FIRST_PAUSE_MS;
  };
  const again = (connection: Connection): void => {
    if (isEnding) return;
    const { pauseMs } = connection;
    connection.pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    setTimeout(() => {
      if (isEnding) return;
      onEvent('reconnect');
      connect(connection).catch((problem: unknown) => {
        const refusal = refusalOf(problem);
        log.warn({ reason: reasonOf(problem) }, 'Slack: a connection could not be opened');
        if (refusal !== undefined && FOR_GOOD.has(refusal)) onLost(refused(refusal));
        else again(connection);
      });
    }, pauseMs);
  };
  for (const connection of connections) {
    connection.receiver.client.on('disconnected', () => {
      if (!connection.isOpen) return;
      connection.isOpen = false;
      again(connection);
    });
  }

  return {
    init: (app) => {
      for (const { receiver } of connections) receiver.init(app);
    },
    async start() {
      const [first, ...others] = connections;
      try {
        if (first) await connect(first);
      } catch (problem) {
        const refusal = refusalOf(problem);
        throw refusal === undefined ? unreachable(problem) : refused(refusal);
      }
      for (const other of others) again(other);
    },
    async stop() {
      isEnding = true;
      for (const { receiver, isOpen } of connections) if (isOpen) await receiver.client.disconnect();
    },
    isConnected: () => connections.some(({ isOpen }) => isOpen),
  };
}

const refused = (refusal: string): PlatformFailed =>
  new PlatformFailed(
    `Slack refuses SLACK_APP_TOKEN (${refusal}). It is an app-level token with the scope connections:write, from "Basic Information" of the app.`,
  );
export const unreachable = (problem: unknown): PlatformFailed =>
  new PlatformFailed(`Slack cannot be reached: ${reasonOf(problem)}.`);
