// Slack: the ways in, the way of connecting, and the end in good order.
import { createHash } from 'node:crypto';
import type { SlackConfig } from '../../config/index.js';
import { type Platform, PlatformFailed, type PlatformParts } from '../../service/platform.js';
import { onActions } from './actions.js';
import { App, type InstallationStore } from './bolt.js';
import { createBoltLog } from './bolt-log.js';
import { type Bot, createWork } from './bot.js';
import { call, clientOptions, reasonOf, refusalOf } from './calls.js';
import { createDelivery } from './deliver.js';
import { onEvents } from './events.js';
import { onHome } from './home.js';
import { createInstallations, type Installations } from './installations.js';
import { SCOPES } from './manifest.js';
import { createOverHttp } from './over-http.js';
import { createPictureLinks } from './picture-links.js';
import { createPressing } from './pressed.js';
import { onShortcuts } from './shortcuts.js';
import { onSlashCommands } from './slash-commands.js';
import { createSockets, unreachable } from './socket.js';
import { createUploads } from './uploads.js';

export interface SlackPlatform extends Platform {
  /** Fulfilled when nothing that it has taken is under way any more, or after `ms`. */
  finished(ms: number): Promise<void>;
}

export function createSlack({ way, apiUrl }: SlackConfig, parts: PlatformParts): SlackPlatform {
  const { log, metrics, state, asking, publicUrl } = parts;
  const options = clientOptions(apiUrl);
  const logger = createBoltLog(log);
  const secret = way.mode === 'oauth' ? way.stateSecret : way.botToken;
  const links = createPictureLinks(publicUrl, createHash('sha256').update(secret).digest('hex'), asking);
  const pressing = createPressing(asking.commands, state);
  const work = createWork(parts);
  const delivery = createDelivery({ uploads: createUploads(), links, pressing, log, metrics });
  const bot: Bot = { ...parts, delivery, pressing, work };

  let isStarted = false;
  let isEnding = false;
  const sockets =
    way.mode === 'socket'
      ? createSockets({
          appToken: way.appToken,
          options,
          logger,
          log,
          onLost: parts.onLost,
          onEvent: (event) => metrics.event('slack', event),
        })
      : undefined;
  const installations = way.mode === 'oauth' ? createInstallations(state, way.stateSecret) : undefined;
  const http =
    way.mode === 'socket'
      ? undefined
      : createOverHttp(
          {
            signingSecret: way.signingSecret,
            ...(way.mode === 'oauth' && {
              clientId: way.clientId,
              clientSecret: way.clientSecret,
              stateSecret: way.stateSecret,
              scopes: SCOPES,
              installationStore: installations as unknown as InstallationStore,
              installerOptions: {
                directInstall: true,
                clientOptions: options,
                ...(publicUrl !== undefined && { redirectUriPath: '/slack/oauth_redirect' }),
              },
              ...(publicUrl !== undefined && { redirectUri: `${publicUrl}/slack/oauth_redirect` }),
            }),
          },
          { state, logger, isOpen: () => isStarted && !isEnding },
        );
  const receiver = sockets ?? http?.receiver;
  const app = new App({
    ...(receiver && { receiver: receiver as never }),
    ...(way.mode !== 'oauth' && { token: way.botToken }),
    clientOptions: options,
    logger,
    convoStore: false,
    deferInitialization: true,
  });
  app.error(async (problem) => {
    metrics.event('slack', 'error');
    log.error({ reason: reasonOf(problem) }, 'Slack: Bolt could not pass something on');
  });
  onSlashCommands(app, bot);
  onActions(app, bot);
  onShortcuts(app, bot);
  onEvents(app, bot);
  onHome(app, bot);
  if (installations) onRemoval(app, bot, installations);

  return {
    name: 'slack',
    listeners: [
      ...(publicUrl === undefined ? [] : [{ path: links.path, listener: links.listener }]),
      ...(http ? [{ path: '/slack/' as const, listener: http.listener }] : []),
    ],
    async start() {
      try {
        await call('again', () => app.init());
      } catch (problem) {
        const refusal = refusalOf(problem);
        if (refusal === undefined) throw unreachable(problem);
        throw new PlatformFailed(
          `Slack refuses SLACK_BOT_TOKEN (${refusal}). It begins with xoxb- and is on the page "OAuth & Permissions" of the app.`,
        );
      }
      await sockets?.start();
      isStarted = true;
    },
    isReady: () => isStarted && !isEnding && (sockets?.isConnected() ?? true),
    finished: work.finished,
    async close(ms) {
      isEnding = true;
      await work.finished(ms);
      await sockets
        ?.stop()
        .catch((problem: unknown) => log.warn({ reason: reasonOf(problem) }, 'Slack: no orderly end'));
    },
  };
}

/** A workspace that has removed the app is forgotten. */
function onRemoval(app: App, { work }: Bot, installations: Installations): void {
  const forget = (body: {
    readonly team_id?: string;
    readonly enterprise_id?: string;
    readonly is_enterprise_install?: boolean;
  }) =>
    work.run(async () => {
      const { team_id: teamId, enterprise_id: enterpriseId, is_enterprise_install: isEnterpriseInstall = false } = body;
      await installations.deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall } as never);
    });
  app.event('app_uninstalled', ({ body }) => forget(body as never));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(body as never);
  });
}
