// The real platform, with real commands and pictures, against the Discord that stands in; for one test file.
import { after } from 'node:test';
import { type AssembleOptions, assemble } from '../../../src/assemble.js';
import { createSettings } from '../../../src/chat/settings.js';
import type { DiscordConfig } from '../../../src/config/index.js';
import { createDiscord } from '../../../src/platforms/discord/index.js';
import { createAsking } from '../../../src/service/asking.js';
import type { Platform, PlatformFailed } from '../../../src/service/platform.js';
import { createRateLimit } from '../../../src/service/rate-limit.js';
import type { SharedState } from '../../../src/service/state.js';
import { type Deliver, Person, type PersonOptions } from './people.js';
import { type StandIn, startStandIn } from './stand-in.js';
import { TOKEN } from './world.js';

export interface Discord {
  readonly standIn: StandIn;
  readonly platform: Platform;
  readonly events: Map<string, number>;
  readonly logged: string[];
  readonly lost: PlatformFailed[];
  readonly state: SharedState;
  person(options?: PersonOptions): Person;
  close(): Promise<void>;
}

export interface DiscordOptions extends Partial<AssembleOptions> {
  readonly standIn?: StandIn;
  readonly config?: Partial<DiscordConfig>;
  readonly state?: SharedState;
  /** Questions in 20 seconds; 0 is without limit. */
  readonly limit?: number;
  readonly earlyMs?: number;
  /** For so long an answer waits for its pictures. */
  readonly wholeMs?: number;
  readonly isStarted?: boolean;
  readonly deliver?: (discord: { readonly platform: Platform; readonly standIn: StandIn }) => Deliver;
}

/** State in this process. */
export function stateHere(): SharedState {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    add: async (key, value) => !kept.has(key) && kept.set(key, value) !== undefined,
    delete: async (key) => void kept.delete(key),
    close: async () => {},
  };
}

const overGateway =
  ({ standIn }: { readonly standIn: StandIn }): Deliver =>
  (interaction) =>
    standIn.gateway.dispatch('INTERACTION_CREATE', interaction);

/** Is closed after the tests of the file. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const standIn = options.standIn ?? (await startStandIn());
  const events = new Map<string, number>();
  const logged: string[] = [];
  const lost: PlatformFailed[] = [];
  const state = options.state ?? stateHere();
  const assembled = assemble({
    personal: true,
    answerers: 1,
    workers: 1,
    onFault: (fault) => logged.push(String(fault)),
    onMissingPicture: () => {},
    ...options,
  });
  const write = (fields: Readonly<Record<string, unknown>>, sentence: string): void =>
    void logged.push(`${sentence} ${fields['err'] instanceof Error ? fields['err'].stack : JSON.stringify(fields)}`);
  const asking = createAsking({
    platform: 'discord',
    router: assembled.router,
    limit: createRateLimit(options.limit ?? 0, 20),
    settings: createSettings(state),
    oneAtATime: true,
    wholeMs: options.wholeMs,
    observe: () => {},
  });
  const config: DiscordConfig = {
    token: TOKEN,
    applicationId: undefined,
    publicKey: undefined,
    devGuildId: undefined,
    shards: 'auto',
    apiUrl: standIn.url,
    ...options.config,
  };
  const platform = createDiscord(
    config,
    {
      asking,
      complete: assembled.complete,
      state,
      log: { fatal: write, error: write, warn: write, info: write, debug: write },
      metrics: {
        event: (_, event) => void events.set(event, (events.get(event) ?? 0) + 1),
        acknowledged: () => {},
      },
      publicUrl: undefined,
      onLost: (problem) => void lost.push(problem),
    },
    options.earlyMs ?? 700,
  );
  await Promise.all([assembled.ready(), assembled.renderer.ready()]);
  if (options.isStarted !== false) await platform.start();
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= platform.close(5000).then(async () => {
      await assembled.close();
      if (!options.standIn) await standIn.close();
    });
    return closing;
  };
  after(close);
  const deliver = (options.deliver ?? overGateway)({ platform, standIn });
  const person = (own?: PersonOptions): Person => new Person(standIn, deliver, standIn.nextId(), own);
  return { standIn, platform, events, logged, lost, state, person, close };
}
