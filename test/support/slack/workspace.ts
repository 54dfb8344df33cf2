// What a workspace knows: conversations, messages, files and views; and what its methods do, as documented.
import { EventEmitter, once } from 'node:events';
import { characters, complaints, MOST_CHARACTERS, viewComplaints } from './block-kit-limits.js';

// biome-ignore lint/suspicious/noExplicitAny: whatever a program under test sends
export type Any = any;

/** Something that a person comes to see. */
export interface Shown {
  readonly kind: 'message' | 'ephemeral' | 'update' | 'delete' | 'modal' | 'home';
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** Whom it is shown to, where not to all. */
  readonly user?: string | undefined;
  readonly ts: string;
  readonly text: string;
  readonly blocks: Any;
  readonly via: 'api' | 'response_url' | 'ack';
  readonly view?: Any;
}

export interface Workspace {
  readonly team: string;
  readonly bot: string;
  readonly token: string;
  readonly appToken: string;
  /** Where the bot is a member. */
  readonly channels: Set<string>;
  readonly shown: readonly Shown[];
  show(what: Omit<Shown, 'ts' | 'text' | 'blocks'> & { readonly message: Any; readonly ts?: string }): Shown;
  /** What is shown from the index on and fits; waits for it. */
  seen(fits: (shown: Shown) => boolean, from?: number): Promise<Shown>;
  /** Does what a method of the interface does. */
  method(name: string, body: Any, token: string): Any;
  /** Takes the bytes of an upload. */
  uploaded(id: string, bytes: Buffer): boolean;
  /** Refusals of blocks so far, each with its reason. */
  readonly refused: readonly string[];
  /** Ids of events and messages. */
  nextId(prefix: string): string;
}

export interface WorkspaceOptions {
  /** How long a file is not known to be a picture, ms. */
  readonly processingMs?: number;
  readonly scopes?: readonly string[];
}

const NEEDS: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
};
const ALL_SCOPES = ['chat:write', 'files:write', 'files:read', 'commands', 'app_mentions:read', 'im:history'];

export function createWorkspace(
  urlOf: () => string,
  { processingMs = 150, scopes = ALL_SCOPES }: WorkspaceOptions = {},
): Workspace {
  let count = 0;
  const shown: Shown[] = [];
  const refused: string[] = [];
  const files = new Map<string, { bytes?: Buffer; readyAt?: number }>();
  const triggers = new Set<string>();
  const told = new EventEmitter().setMaxListeners(0);
  const nextId = (prefix: string): string => `${prefix}${(1000 + ++count).toString().padStart(8, '0')}`;
  const nextTs = (): string => `1790000000.${(++count).toString().padStart(6, '0')}`;

  const workspace: Workspace = {
    team: 'T0001',
    bot: 'U0BOT',
    token: 'xoxb-1111-2222-secretsecret',
    appToken: 'xapp-1-A0001-3333-secretsecret',
    channels: new Set(['C0IN']),
    shown,
    refused,
    nextId,
    show({ message, ts = nextTs(), ...what }) {
      const each: Shown = { ...what, ts, text: message.text ?? '', blocks: message.blocks ?? [] };
      shown.push(each);
      told.emit('shown');
      return each;
    },
    async seen(fits, from = 0) {
      for (;;) {
        const found = shown.slice(from).find(fits);
        if (found) return found;
        await once(told, 'shown');
      }
    },
    uploaded(id, bytes) {
      const file = files.get(id);
      if (file) file.bytes = bytes;
      return file !== undefined;
    },
    method(name, body, token) {
      if (name === 'apps.connections.open')
        return token === workspace.appToken
          ? { ok: true, url: `${urlOf().replace('http', 'ws')}/socket/${nextId('S')}` }
          : { ok: false, error: 'invalid_auth' };
      if (name === 'oauth.v2.access') return install(body);
      if (token !== workspace.token) return { ok: false, error: 'invalid_auth' };
      const scope = NEEDS[name];
      if (scope !== undefined && !scopes.includes(scope))
        return { ok: false, error: 'missing_scope', needed: scope, provided: scopes.join(',') };
      return METHODS[name]?.(body) ?? { ok: false, error: 'unknown_method' };
    },
  };

  const install = ({ code }: Any): Any =>
    code === 'good-code'
      ? {
          ok: true,
          access_token: workspace.token,
          token_type: 'bot',
          scope: scopes.join(','),
          bot_user_id: workspace.bot,
          app_id: 'A0001',
          team: { id: workspace.team, name: 'Seminar' },
          enterprise: null,
          authed_user: { id: 'U0ADMIN' },
          is_enterprise_install: false,
        }
      : { ok: false, error: 'invalid_code' };

  /** Why Slack would not show it; undefined where it would. */
  const refusal = (body: Any): Any => {
    if (body.blocks === undefined) return undefined;
    if (characters(body.blocks) > MOST_CHARACTERS) return { ok: false, error: 'msg_blocks_too_long' };
    const wrong = complaints(body.blocks, 'message');
    for (const { slack_file: file } of body.blocks.filter((block: Any) => block.slack_file)) {
      const known = files.get(file.id);
      if (!known?.readyAt || known.readyAt > Date.now()) wrong.push('invalid slack file');
    }
    if (wrong.length === 0) return undefined;
    refused.push(...wrong);
    return {
      ok: false,
      error: 'invalid_blocks',
      response_metadata: { messages: wrong.map((each) => `[ERROR] ${each}`) },
    };
  };
  const place = (channel: string): Any =>
    workspace.channels.has(channel) || /^[DU]/.test(channel) ? undefined : { ok: false, error: 'not_in_channel' };
  const checkedView = (view: Any, fits: () => Any): Any => {
    const wrong = viewComplaints(view);
    refused.push(...wrong);
    return wrong.length > 0
      ? { ok: false, error: 'invalid_arguments', response_metadata: { messages: wrong } }
      : fits();
  };

  const METHODS: Readonly<Record<string, (body: Any) => Any>> = {
    'auth.test': () => ({
      ok: true,
      url: 'https://seminar.slack.com/',
      team_id: workspace.team,
      user_id: workspace.bot,
      bot_id: 'B0BOT',
    }),
    'chat.postMessage': (body) => {
      const no = place(body.channel) ?? refusal(body);
      if (no) return no;
      const { ts } = workspace.show({
        kind: 'message',
        via: 'api',
        channel: body.channel,
        thread: body.thread_ts,
        message: body,
      });
      return { ok: true, channel: body.channel, ts };
    },
    'chat.postEphemeral': (body) => {
      const no = place(body.channel) ?? refusal(body);
      if (no) return no;
      const { channel, user, thread_ts: thread } = body;
      return {
        ok: true,
        message_ts: workspace.show({ kind: 'ephemeral', via: 'api', channel, user, thread, message: body }).ts,
      };
    },
    'chat.update': (body) => {
      const mine = shown.some(({ kind, ts, via }) => kind === 'message' && ts === body.ts && via === 'api');
      if (!mine) return { ok: false, error: 'cant_update_message' };
      const no = place(body.channel) ?? refusal(body);
      if (no) return no;
      workspace.show({ kind: 'update', via: 'api', channel: body.channel, ts: body.ts, message: body });
      return { ok: true, channel: body.channel, ts: body.ts };
    },
    'chat.delete': (body) => {
      if (!shown.some(({ kind, ts, via }) => kind === 'message' && ts === body.ts && via === 'api'))
        return { ok: false, error: 'message_not_found' };
      workspace.show({ kind: 'delete', via: 'api', channel: body.channel, ts: body.ts, message: {} });
      return { ok: true };
    },
    'files.getUploadURLExternal': ({ filename, length }) => {
      if (!filename || !(Number(length) > 0)) return { ok: false, error: 'invalid_arguments' };
      const id = nextId('F');
      files.set(id, {});
      return { ok: true, file_id: id, upload_url: `${urlOf()}/upload/${id}` };
    },
    'files.completeUploadExternal': (body) => {
      const ids = body.files.map(({ id }: Any) => id);
      for (const id of ids) {
        const file = files.get(id);
        if (!file?.bytes) return { ok: false, error: 'file_not_found' };
        file.readyAt = Date.now() + processingMs;
      }
      return { ok: true, files: ids.map((id: string) => ({ id, title: '' })) };
    },
    'files.info': ({ file: id }) => {
      const file = files.get(id);
      if (!file) return { ok: false, error: 'file_not_found' };
      const isReady = file.readyAt !== undefined && file.readyAt <= Date.now();
      return { ok: true, file: { id, mimetype: isReady ? 'image/png' : '', shares: {} } };
    },
    'views.open': ({ view, trigger_id: trigger }) => {
      if (!trigger || triggers.has(trigger)) return { ok: false, error: 'expired_trigger_id' };
      triggers.add(trigger);
      return checkedView(view, () => {
        const id = nextId('V');
        workspace.show({ kind: 'modal', via: 'api', message: view, view: { ...view, id } });
        return { ok: true, view: { ...view, id } };
      });
    },
    'views.publish': ({ view, user_id: user }) =>
      checkedView(view, () => {
        workspace.show({ kind: 'home', via: 'api', user, message: view, view });
        return { ok: true };
      }),
  };
  return workspace;
}
