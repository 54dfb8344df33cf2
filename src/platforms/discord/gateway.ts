// The gateway: what comes over it, how often it breaks, and when Discord will not have us any more.
import {
  type APIInteraction,
  Client,
  type CloseEvent,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  Options,
  Partials,
  type REST,
  Routes,
  Status,
} from 'discord.js';
import type { DiscordConfig } from '../../config/index.js';
import type { Log } from '../../service/log.js';
import type { PlatformMetrics } from '../../service/metrics.js';
import { PlatformFailed } from '../../service/platform.js';
import type { Way } from './call.js';
import { restOptions } from './connection.js';
import { faultOf } from './faults.js';
import type { OnInteraction } from './http-interactions.js';
import type { Self } from './mentions.js';

export interface GatewayParts {
  readonly config: DiscordConfig;
  readonly log: Log;
  readonly metrics: PlatformMetrics;
  readonly onInteraction: OnInteraction;
  readonly onCreated: (message: GatewayMessageCreateDispatchData) => void;
  readonly onChanged: (message: GatewayMessageUpdateDispatchData) => void;
  readonly onDeleted: (channel: string, message: string) => void;
  readonly onLost: (problem: PlatformFailed) => void;
}

export interface Gateway {
  readonly rest: REST;
  readonly self: Self;
  /** Rejects with an error of the library. */
  connect(): Promise<void>;
  isReady(): boolean;
  close(): Promise<void>;
}

/** Discord waits three seconds for a first answer; what takes longer has failed. */
const FIRST_MS = 2800;
const LEAST_MS = 500;

export function createGateway(parts: GatewayParts): Gateway {
  const { config, log, metrics } = parts;
  const client = new Client({
    // No privileged intent: we read what is said to us, and nothing else.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: restOptions(config),
    // Nothing is asked of these memories.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
    allowedMentions: { parse: [], repliedUser: false },
    ...(config.shards === 'auto' ? { shards: 'auto' } : shardsOf(config.shards)),
  });
  const { rest, ws } = client;
  rest.setToken(config.token);
  let isClosing = false;

  ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    const arrived = performance.now();
    void parts.onInteraction(interaction, wayOf(rest, interaction, arrived), arrived);
  });
  ws.on(GatewayDispatchEvents.MessageCreate, (data: GatewayMessageCreateDispatchData) => parts.onCreated(data));
  ws.on(GatewayDispatchEvents.MessageUpdate, (data: GatewayMessageUpdateDispatchData) => parts.onChanged(data));
  ws.on(GatewayDispatchEvents.MessageDelete, ({ channel_id, id }: GatewayMessageDeleteDispatchData) =>
    parts.onDeleted(channel_id, id),
  );
  ws.on(GatewayDispatchEvents.MessageDeleteBulk, ({ channel_id, ids }: GatewayMessageDeleteBulkDispatchData) => {
    for (const id of ids) parts.onDeleted(channel_id, id);
  });

  client.on(Events.ShardReconnecting, (shard) => {
    if (isClosing) return;
    metrics.event('discord', 'reconnecting');
    log.warn({ shard }, 'the connection to Discord broke; it is made again');
  });
  client.on(Events.ShardResume, () => metrics.event('discord', 'resumed'));
  client.on(Events.ShardReady, () => metrics.event('discord', 'session'));
  client.on(Events.ShardError, (err, shard) => {
    metrics.event('discord', 'connection-error');
    log.warn({ err, shard }, 'the connection to Discord has a fault');
  });
  client.on(Events.Error, (err) => log.error({ err }, 'the library for Discord has a fault'));
  client.on(Events.ShardDisconnect, ({ code }: CloseEvent) => {
    if (!isClosing) parts.onLost(refusal(code));
  });

  return {
    rest,
    self: {
      get id() {
        return client.user?.id ?? '';
      },
      roleIn: (guild) => client.user && client.guilds.cache.get(guild)?.roles.botRoleFor(client.user)?.id,
    } as Self,
    async connect() {
      await client.login(config.token);
    },
    isReady: () =>
      ws.shards.size > 0 && ws.shards.every(({ status }) => [Status.Ready, Status.WaitingForGuilds].includes(status)),
    async close() {
      isClosing = true;
      await client.destroy();
    },
  };
}

const shardsOf = ({ first, last, count }: Exclude<DiscordConfig['shards'], 'auto'>) => ({
  shards: Array.from({ length: last - first + 1 }, (_, i) => first + i),
  shardCount: count,
});

function wayOf(rest: REST, { id, token }: APIInteraction, arrived: number): Way {
  return {
    carriesFiles: true,
    async send(body, files) {
      const left = Math.round(FIRST_MS - (performance.now() - arrived));
      const signal = AbortSignal.timeout(Math.max(LEAST_MS, left));
      await rest.post(Routes.interactionCallback(id, token), { body, files: [...files], auth: false, signal });
    },
  };
}

export const TOKEN_REFUSED = new PlatformFailed(
  'Discord does not accept the token in DISCORD_TOKEN. Make a new one on the page "Bot" of the application.',
);

/** Why Discord has ended the connection for good. */
export function refusal(code: number): PlatformFailed {
  if (code === GatewayCloseCodes.AuthenticationFailed) return TOKEN_REFUSED;
  if (code === GatewayCloseCodes.InvalidShard || code === GatewayCloseCodes.ShardingRequired)
    return new PlatformFailed('Discord does not accept these shards. Set DISCORD_SHARDS to auto, or to more shards.');
  return new PlatformFailed(`Discord has ended the connection for good (${GatewayCloseCodes[code] ?? code}).`);
}

/** Why what was asked of Discord cannot be, where that is no fault of ours. */
export function failure(error: unknown): PlatformFailed | undefined {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return TOKEN_REFUSED;
  const fault = faultOf(error);
  if (fault === 'unauthorised') return TOKEN_REFUSED;
  const { message, code } = error as NodeJS.ErrnoException;
  const [, closed] = /\b(40\d\d)\b/.exec(message) ?? [];
  if (closed !== undefined) return refusal(Number(closed));
  if (error instanceof DiscordAPIError) return new PlatformFailed(`Discord refuses this: ${message}.`);
  return fault === 'broken' ? undefined : new PlatformFailed(`Discord cannot be reached: ${code ?? message}.`);
}
