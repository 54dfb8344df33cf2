// Who and what there is on the Discord that stands in: the bot, a server, channels, messages, interactions.
// biome-ignore-all lint/suspicious/noExplicitAny: what comes in may be anything

export const APPLICATION = '1234567890123456789';
export const BOT = {
  id: APPLICATION,
  username: 'Jacobot',
  discriminator: '0',
  bot: true,
  avatar: null,
  global_name: null,
};
/** Its first part is the application's id. */
export const TOKEN = `${Buffer.from(APPLICATION).toString('base64').replace(/=+$/, '')}.GabcdE.a-token-of-the-stand-in-server`;
export const ROLE = '2000000000000000001';
export const GUILD = '3000000000000000001';
export const CHANNEL = '4000000000000000001';
export const DIRECT = '4000000000000000002';

/** As the gateway tells of it. */
export const SERVER = {
  id: GUILD,
  name: 'Linear algebra',
  roles: [
    { id: GUILD, name: '@everyone', permissions: '0' },
    { id: ROLE, name: 'Jacobot', permissions: '0', managed: true, tags: { bot_id: APPLICATION } },
  ],
  channels: [{ id: CHANNEL, type: 0, name: 'maths' }],
  members: [],
  emojis: [],
  stickers: [],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  features: [],
  member_count: 2,
};

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  body: any;
  files: readonly { name: string; bytes: Uint8Array }[];
  isPrivate: boolean;
  isDeleted: boolean;
  edits: number;
  /** What it answers. */
  readonly reference?: string | undefined;
}
export interface Awaited {
  readonly id: string;
  readonly token: string;
  readonly sent: number;
  /** The message that a button stands under. */
  readonly under: StoredMessage | undefined;
  /** The type of the first answer. */
  first?: number;
  /** When it came, ms after the interaction was sent. */
  ms?: number;
  data?: any;
  /** @original. */
  original?: StoredMessage;
  /** Whether people see “thinking”. */
  isThinking: boolean;
  readonly follows: StoredMessage[];
}
