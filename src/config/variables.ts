// Every variable that has an effect.
import {
  address,
  changed,
  oneOf,
  secret,
  shards,
  text,
  type ValueOf as ValueOfKind,
  type Variable,
  whole,
} from './kinds.js';

export const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export const THEMES = ['dark', 'light'] as const;

const SNOWFLAKE = /^\d{15,21}$/;
const HTTP = 'an address that begins with http:// or https://, without ? and #';

export const VARIABLES = {
  HOST: text('an address of this machine, or a host name', /^[\w.:-]{1,253}$/, '127.0.0.1'),
  PORT: whole(0, 65_535, 3000),
  PUBLIC_URL: address(/^https?$/, HTTP, 'https://jacobot.example.org'),
  TRUST_PROXY: whole(0, 10, 0),
  RATE_LIMIT_PER_MINUTE: whole(0, 1_000_000, 300),
  DEFAULT_THEME: oneOf(THEMES, 'light'),
  RENDER_WORKERS: whole(1, 64, 2),
  RENDER_TIMEOUT_MS: whole(100, 60_000, 3000),
  CACHE_MB: whole(0, 16_384, 64),
  LOG_LEVEL: oneOf(LEVELS, 'info'),
  DATA_DIR: text('the name of a folder', /^[^\0]{1,1000}$/, 'data'),
  REDIS_URL: {
    ...address(/^rediss?$/, 'an address that begins with redis:// or rediss://', 'redis://127.0.0.1:6379'),
    secret: true as const,
  },
  DISCORD_TOKEN: secret(
    'the token of the bot, three parts with points between them, from the page "Bot" of the application',
    /^[\w-]{10,}\.[\w-]+\.[\w-]{10,}$/,
    'MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcdE.the-token-of-the-bot-is-longer',
  ),
  DISCORD_APPLICATION_ID: text('the id of the application, 15 to 21 digits', SNOWFLAKE, '1234567890123456789'),
  DISCORD_PUBLIC_KEY: text(
    'the public key of the application, 64 hexadecimal digits',
    /^[0-9a-f]{64}$/i,
    '3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29',
  ),
  DISCORD_DEV_GUILD_ID: text('the id of a server, 15 to 21 digits', SNOWFLAKE, '1234567890123456789'),
  DISCORD_SHARDS: shards('auto, or a range of shards and their number, as in 0-3/16', 'auto'),
  DISCORD_API_URL: {
    ...address(/^https?$/, HTTP, 'https://discord.com/api'),
    // discord.js adds the version itself.
    schema: changed(address(/^https?$/, HTTP, '').schema, (url) => url.replace(/\/v\d+$/, '')),
  },
  SLACK_BOT_TOKEN: secret('the bot token, which begins with xoxb-', /^xoxb-[\w-]+$/, 'xoxb-the-bot-token'),
  SLACK_APP_TOKEN: secret('the app-level token, which begins with xapp-', /^xapp-[\w-]+$/, 'xapp-the-app-level-token'),
  SLACK_SIGNING_SECRET: secret('the signing secret, 32 hexadecimal digits', /^[0-9a-f]{32,64}$/i, '0'.repeat(32)),
  SLACK_CLIENT_ID: text('the client id, two numbers with a point between them', /^\d+\.\d+$/, '1234567890.1234567890'),
  SLACK_CLIENT_SECRET: secret('the client secret, 32 hexadecimal digits', /^[0-9a-f]{32,64}$/i, '0'.repeat(32)),
  SLACK_STATE_SECRET: secret(
    'a text of at least 32 characters that nobody can guess',
    /^[^\0]{32,1000}$/,
    'write-some-32-or-more-characters-of-your-own',
  ),
  SLACK_MODE: oneOf(['socket', 'http'], 'socket'),
  SLACK_API_URL: address(/^https?$/, HTTP, 'https://slack.com/api'),
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
/** What a variable is once it was read. */
export type ValueOf<N extends VariableName> = ValueOfKind<(typeof VARIABLES)[N]>;
