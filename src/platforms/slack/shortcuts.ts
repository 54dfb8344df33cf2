// Shortcuts: on somebody's message, which is the only way into a thread besides a mention, and for a question anywhere.
import { readQuestion } from '../../chat/typed-line.js';
import type { App } from './bolt.js';
import { acknowledge, answerIn, type Body, type Bot, placeOf } from './bot.js';
import type { Respond } from './deliver.js';
import { openForm } from './modals.js';
import { messageText } from './read-text.js';

/** The names of our shortcuts in the manifest. */
export const SHORTCUTS = {
  explain: 'explain_message',
  check: 'check_message',
  ask: 'ask_anywhere',
} as const;

interface MessageBody extends Body {
  readonly channel: { readonly id: string };
  readonly message: {
    readonly ts: string;
    readonly thread_ts?: string;
    readonly text?: string;
    readonly blocks?: unknown;
  };
}

export function onShortcuts(app: App, bot: Bot): void {
  app.shortcut({ type: 'message_action' }, ({ body, ack, client, respond }) =>
    bot.work.run(async () => {
      await acknowledge(bot, ack);
      const { channel, message } = body as unknown as MessageBody;
      const place = placeOf(body as Body, {
        client,
        channel: channel.id,
        thread: message.thread_ts ?? message.ts,
        respond: respond as unknown as Respond,
      });
      const want = body.callback_id === SHORTCUTS.check ? 'check' : 'jacobian';
      const { visibility } = await bot.asking.settingsOf(place.person);
      const { request } = readQuestion(messageText(message), bot.asking.commands, { want });
      await answerIn(bot, place, request, { isPublic: visibility === 'public' });
    }),
  );
  app.shortcut({ type: 'shortcut' }, ({ body, ack, client }) =>
    bot.work.run(async () => {
      await acknowledge(bot, ack);
      await openForm(bot, client, body.trigger_id, { opened: {}, asksWhere: true });
    }),
  );
}
