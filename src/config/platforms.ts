// What Discord and Slack are started with, and which variables have to come together.
import type { Read } from './read-variables.js';
import type { ValueOf } from './variables.js';

export interface DiscordConfig {
  readonly token: string;
  readonly applicationId: string | undefined;
  /** With it interactions come over HTTP, else over the gateway. */
  readonly publicKey: string | undefined;
  /** Commands are registered for this server only, where they change at once. */
  readonly devGuildId: string | undefined;
  readonly shards: ValueOf<'DISCORD_SHARDS'>;
  /** Without a version; undefined: Discord itself. */
  readonly apiUrl: string | undefined;
}

/** How Slack reaches the bot. */
export type SlackWay =
  | { readonly mode: 'socket'; readonly appToken: string; readonly botToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly botToken: string }
  /** Many workspaces, each of which installs the app. */
  | {
      readonly mode: 'oauth';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };
export interface SlackConfig {
  readonly way: SlackWay;
  /** undefined: Slack itself. */
  readonly apiUrl: string | undefined;
}

/** undefined where no variable asks for Discord. */
export function readDiscord(read: Read, problems: string[]): DiscordConfig | undefined {
  const token = read('DISCORD_TOKEN');
  const applicationId = read('DISCORD_APPLICATION_ID');
  const publicKey = read('DISCORD_PUBLIC_KEY');
  const config = {
    applicationId,
    publicKey,
    devGuildId: read('DISCORD_DEV_GUILD_ID'),
    shards: read('DISCORD_SHARDS') ?? ('auto' as const),
    apiUrl: read('DISCORD_API_URL'),
  };
  if (token !== undefined) return { token, ...config };
  if (applicationId !== undefined || publicKey !== undefined)
    problems.push('DISCORD_TOKEN is needed for Discord: it is on the page "Bot" of the application.');
  return undefined;
}

/** undefined where no variable asks for Slack. With both an app token and a signing secret, SLACK_MODE decides. */
export function readSlack(read: Read, problems: string[]): SlackConfig | undefined {
  const botToken = read('SLACK_BOT_TOKEN');
  const appToken = read('SLACK_APP_TOKEN');
  const signingSecret = read('SLACK_SIGNING_SECRET');
  const [clientId, clientSecret, stateSecret] = [
    read('SLACK_CLIENT_ID'),
    read('SLACK_CLIENT_SECRET'),
    read('SLACK_STATE_SECRET'),
  ];
  const mode = read('SLACK_MODE') ?? (appToken === undefined ? 'http' : 'socket');
  const apiUrl = read('SLACK_API_URL');
  const given = [botToken, appToken, signingSecret, clientId, clientSecret, stateSecret];
  if (given.every((value) => value === undefined)) return undefined;
  const missing = (sentence: string): undefined => {
    problems.push(sentence);
  };
  if (mode === 'socket') {
    if (appToken === undefined) return missing('SLACK_APP_TOKEN is needed for Socket Mode.');
    if (botToken === undefined) return missing('SLACK_BOT_TOKEN is needed for Socket Mode.');
    return { way: { mode, appToken, botToken }, apiUrl };
  }
  if (signingSecret === undefined)
    return missing('SLACK_SIGNING_SECRET is needed for Slack over HTTP, or SLACK_APP_TOKEN for Socket Mode.');
  if (clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined)
    return { way: { mode: 'oauth', signingSecret, clientId, clientSecret, stateSecret }, apiUrl };
  if (clientId !== undefined || clientSecret !== undefined || stateSecret !== undefined)
    return missing('SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are needed together.');
  if (botToken === undefined) return missing('SLACK_BOT_TOKEN is needed for Slack over HTTP in one workspace.');
  return { way: { mode, signingSecret, botToken }, apiUrl };
}
