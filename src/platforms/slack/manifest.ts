// What Slack is to know of the app: its commands, shortcuts, events and the least it has to be allowed.
import type { Command } from '../../chat/command.js';
import { writeLine } from '../../chat/line.js';
import { ANYTHING, SLASH_NAMES } from './lines.js';
import { EVENTS_PATH } from './over-http.js';
import { SHORTCUTS } from './shortcuts.js';

/** Each for a reason: be mentioned, answer, be commanded, upload pictures, see that they are there, be written to. */
export const SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'files:read', 'files:write', 'im:history'];
const EVENTS = ['app_home_opened', 'app_mention', 'message.im'];
/** Sent where many workspaces may install and remove the app. */
const REMOVALS = ['app_uninstalled', 'tokens_revoked'];

/** Where Slack reaches us: by Socket Mode, or at a public address without a slash at the end. */
export function manifest(commands: readonly Command[], publicUrl?: string) {
  const url = publicUrl === undefined ? undefined : `${publicUrl}${EVENTS_PATH}`;
  const slash = (name: string, description: string, hint: string) => ({
    command: name,
    description,
    usage_hint: hint,
    should_escape: false,
    ...(url !== undefined && { url }),
  });
  const own = commands.flatMap((command) => {
    const name = SLASH_NAMES[command.name];
    const line = writeLine(command, command.examples[0] ?? {});
    return name === undefined ? [] : [slash(name, command.description, line.slice(command.name.length + 2))];
  });
  return {
    display_information: {
      name: 'Jacobot',
      description: 'Derivatives of vector and matrix expressions, in the right form: computed, verified, explained',
      background_color: '#1d2b53',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Jacobot', always_online: true },
      shortcuts: [
        {
          name: 'Explain the Jacobian',
          type: 'message',
          callback_id: SHORTCUTS.explain,
          description: 'The derivative of the formula in this message',
        },
        {
          name: 'Check this derivative',
          type: 'message',
          callback_id: SHORTCUTS.check,
          description: 'Whether the derivative in this message is right',
        },
        { name: 'Ask Jacobot', type: 'global', callback_id: SHORTCUTS.ask, description: 'A derivative, in a form' },
      ],
      slash_commands: [
        ...own,
        slash(ANYTHING, 'Any question on derivatives, in words; help; settings', 'is max(0, x) a vector or a matrix?'),
      ],
    },
    oauth_config: {
      ...(publicUrl !== undefined && { redirect_urls: [`${publicUrl}/slack/oauth_redirect`] }),
      scopes: { bot: SCOPES },
    },
    settings: {
      event_subscriptions: {
        ...(url !== undefined && { request_url: url }),
        bot_events: url === undefined ? EVENTS : [...EVENTS, ...REMOVALS].sort(),
      },
      interactivity: { is_enabled: true, ...(url !== undefined && { request_url: url }) },
      org_deploy_enabled: true,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** Opens Slack's page for a new app with everything filled in. */
export const creationLink = (shown: ReturnType<typeof manifest>): string =>
  `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(shown))}`;
