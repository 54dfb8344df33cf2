// The real Slack platform with real commands and pictures against the stand-in, and people who use it; for one test file.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { assemble } from '../../../src/assemble.js';
import { createSettings } from '../../../src/chat/settings.js';
import type { SlackWay } from '../../../src/config/platforms.js';
import { createSlack, type SlackPlatform } from '../../../src/platforms/slack/index.js';
import { createWebApp, listen } from '../../../src/platforms/web/index.js';
import { createAsking } from '../../../src/service/asking.js';
import { createLog } from '../../../src/service/log.js';
import type { PlatformFailed } from '../../../src/service/platform.js';
import { createRateLimit } from '../../../src/service/rate-limit.js';
import { openState, type SharedState } from '../../../src/service/state.js';
import { wordsOf } from '../../support/slack/block-kit-limits.js';
import { type Delivering, type SlackServer, startSlackServer } from '../../support/slack/slack-server.js';
import type { Any, Shown, WorkspaceOptions } from '../../support/slack/workspace.js';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
export const PUBLIC_URL = 'https://jacobot.example.org';

export interface SlackOptions extends WorkspaceOptions {
  readonly mode?: 'socket' | 'http' | 'oauth';
  readonly publicUrl?: string;
  readonly perPerson?: number;
  /** Of another process that is to share it. */
  readonly state?: SharedState;
  readonly server?: SlackServer;
  readonly way?: SlackWay;
}

/** What a person sees of an answer. */
export interface Seen {
  readonly text: string;
  readonly pictures: readonly { readonly alt: string }[];
  readonly buttons: readonly string[];
  /** What only the person sees, instead of an answer. */
  readonly problem?: string;
  readonly shown: Shown;
}

export interface Slack {
  readonly server: SlackServer;
  readonly platform: SlackPlatform;
  readonly state: SharedState;
  readonly log: readonly string[];
  readonly lost: readonly PlatformFailed[];
  /** Of the web server, without a slash at the end. */
  readonly url: string;
  /** Types a slash command into a channel where the bot is. */
  ask(line: string, who?: Who): Promise<Seen>;
  /** Types it and gives back only the acknowledgement. */
  command(line: string, who?: Who, how?: Delivering): Promise<Any>;
  press(under: Shown, label: string, who?: Who): Promise<Any>;
  event(event: Any, how?: Delivering): Promise<Any>;
  interact(payload: Any): Promise<Any>;
  /** When nothing is under way any more. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}
export interface Who {
  readonly user?: string;
  readonly channel?: string;
}

const COMMANDS = /^\/(?:jacobian|hessian|check-derivative|jacobot)\b/;

/** Is closed after the tests of the file. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const { mode = 'socket', perPerson = 0, publicUrl } = options;
  const server = options.server ?? (await startSlackServer(options));
  const { workspace } = server;
  const log: string[] = [];
  const lost: PlatformFailed[] = [];
  const assembled = assemble({
    personal: true,
    workers: 1,
    onFault: (fault) => log.push(String(fault)),
    onMissingPicture: () => {},
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'jacobot-slack-'));
  const state = options.state ?? (await openState({ dataDir, onLost: () => {} }));
  const asking = createAsking({
    platform: 'slack',
    router: assembled.router,
    limit: createRateLimit(perPerson, 20),
    observe: () => {},
    settings: createSettings(state),
    oneAtATime: perPerson > 0,
  });
  const ways: { readonly [K in SlackWay['mode']]: SlackWay } = {
    socket: { mode: 'socket', appToken: workspace.appToken, botToken: workspace.token },
    http: { mode: 'http', signingSecret: SIGNING_SECRET, botToken: workspace.token },
    oauth: {
      mode: 'oauth',
      signingSecret: SIGNING_SECRET,
      clientId: '1.2',
      clientSecret: 'client-secret',
      stateSecret: 'a-state-secret-of-more-than-32-characters',
    },
  };
  const platform = createSlack(
    { way: options.way ?? ways[mode], apiUrl: server.apiUrl },
    {
      asking,
      complete: assembled.complete,
      state,
      log: createLog('debug', [], { write: (line) => log.push(line) }),
      metrics: { event: () => {}, acknowledged: () => {} },
      publicUrl,
      onLost: (problem) => lost.push(problem),
    },
  );
  const web = await listen(
    createWebApp({
      asking,
      onFault: (fault) => log.push(String(fault)),
      metrics: { contentType: 'text/plain', text: async () => '' },
      isReady: () => true,
      defaultTheme: 'light',
      publicUrl,
      trustProxy: 0,
    }).fetch,
    { host: '127.0.0.1', port: 0 },
    platform.listeners,
  );
  const url = web.url.slice(0, -1);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      await platform.close(5000);
      await web.close(1000);
      if (!options.server) await server.close();
      await assembled.close();
    })();
    return closing;
  };
  after(close);
  await platform.start();

  const http: Delivering = mode === 'socket' ? {} : { url: `${url}/slack/events`, secret: SIGNING_SECRET };
  const slack: Slack = {
    server,
    platform,
    state,
    log,
    lost,
    url,
    close,
    command(line, { user = 'U0ANN', channel = 'C0IN' } = {}, how = {}) {
      const [command = ''] = COMMANDS.exec(line) ?? ['/unknown'];
      return server.deliver(
        'slash_commands',
        {
          command,
          text: line.slice(command.length).trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
          team_id: workspace.team,
          user_id: user,
          channel_id: channel,
          response_url: server.responseUrl({ channel, user }),
          trigger_id: workspace.nextId('trigger'),
        },
        { ...http, ...how },
      );
    },
    async ask(line, who = {}) {
      const from = workspace.shown.length;
      const ack = await slack.command(line, who);
      if (ack?.blocks) {
        const { user = 'U0ANN', channel = 'C0IN' } = who;
        const shown = workspace.show({ kind: 'ephemeral', via: 'ack', channel, user, message: ack });
        return seenOf(shown);
      }
      return seenOf(await workspace.seen(({ kind }) => kind === 'message' || kind === 'ephemeral', from));
    },
    press(under, label, { user = 'U0ANN', channel = under.channel } = {}) {
      const elements = under.blocks.flatMap((block: Any) => (block.type === 'actions' ? block.elements : []));
      const entry = (element: Any) => element.options?.find((option: Any) => option.text.text === label);
      const found = elements.find((element: Any) => element.text?.text === label || entry(element));
      if (!found) throw new Error(`no button ${label}`);
      const action = found.type === 'overflow' ? { ...found, selected_option: entry(found) } : found;
      const isHome = under.kind === 'home';
      return slack.interact({
        type: 'block_actions',
        team: { id: workspace.team },
        user: { id: user, team_id: workspace.team },
        trigger_id: workspace.nextId('trigger'),
        actions: [action],
        container: isHome
          ? { type: 'view' }
          : {
              type: 'message',
              channel_id: channel,
              message_ts: under.ts,
              is_ephemeral: under.user !== undefined,
              ...(under.thread !== undefined && { thread_ts: under.thread }),
            },
        ...(isHome
          ? { view: { ...under.view, id: 'V1' } }
          : { channel: { id: channel }, response_url: server.responseUrl({ channel: channel ?? '', user }) }),
      });
    },
    event: (event, how = {}) =>
      server.deliver(
        'events_api',
        {
          type: 'event_callback',
          event_id: event.event_id ?? workspace.nextId('Ev'),
          team_id: workspace.team,
          api_app_id: 'A0001',
          authorizations: [
            { team_id: workspace.team, user_id: workspace.bot, is_bot: true, is_enterprise_install: false },
          ],
          event,
        },
        { ...http, ...how },
      ),
    interact: (payload) => server.deliver('interactive', payload, http),
    async quiet() {
      let before = -1;
      while (before !== server.calls.length) {
        before = server.calls.length;
        await new Promise((resolve) => setTimeout(resolve, 250));
        await platform.finished(60_000);
      }
    },
  };
  return slack;
}

export function seenOf(shown: Shown): Seen {
  const text = wordsOf(shown.blocks);
  const elements: Any[] = shown.blocks.flatMap((block: Any) => (block.type === 'actions' ? block.elements : []));
  const buttons = elements.flatMap((each) => (each.options ?? [each]).map((one: Any) => one.text.text));
  return {
    text,
    shown,
    buttons,
    pictures: shown.blocks.flatMap((block: Any) => (block.type === 'image' ? [{ alt: block.alt_text }] : [])),
    ...(buttons.includes('Fix') && { problem: text }),
  };
}
