// What happens when something is pressed: views, corrections, deletion, and the form that is sent.
import type { CommandRequest } from '../../chat/reply.js';
import type { App } from './bolt.js';
import { acknowledge, answerIn, ask, type Body, type Bot, inTime, placeOf } from './bot.js';
import { call } from './calls.js';
import { isProblem, type Place, type Respond } from './deliver.js';
import { publishHome } from './home.js';
import { type Opened, openForm, QUESTION_VIEW, questionForm, readForm } from './modals.js';

interface PressedBody extends Body {
  readonly trigger_id: string;
  readonly container: {
    readonly type: string;
    readonly channel_id?: string;
    readonly message_ts?: string;
    readonly thread_ts?: string;
    readonly is_ephemeral?: boolean;
  };
  readonly actions: readonly {
    readonly action_id: string;
    readonly value?: string;
    readonly selected_option?: { readonly value: string };
  }[];
}

const GONE = 'This button is too old: what it asks is no longer kept. Please ask again.';
const NOT_YOURS = 'Only the person who asked can delete this answer.';

export function onActions(app: App, bot: Bot): void {
  app.action(/.*/, ({ body, ack, client, respond }) =>
    bot.work.run(async () => {
      await acknowledge(bot, ack);
      const pressedBody = body as unknown as PressedBody;
      const { container, actions } = pressedBody;
      const [action] = actions;
      const isHome = container.type === 'view';
      const place = placeOf(pressedBody, {
        client,
        channel: container.channel_id,
        thread: container.thread_ts === container.message_ts ? undefined : container.thread_ts,
        respond: isHome ? undefined : (respond as unknown as Respond | undefined),
      });
      const pressed = await bot.pressing.read(action?.selected_option?.value ?? action?.value ?? '');
      if (!pressed) return tell(place, GONE);
      const isOwn = pressed.person === place.person;
      const opened: Opened = {
        ...(place.channel !== undefined && { channel: place.channel }),
        ...(place.thread !== undefined && { thread: place.thread }),
        ...(container.is_ephemeral && action?.action_id === 'edit' && { isPrivate: true }),
        ...(isOwn &&
          !container.is_ephemeral &&
          container.message_ts !== undefined && { message: container.message_ts }),
      };
      if (action?.action_id === 'fix' || action?.action_id === 'edit')
        return openForm(bot, client, pressedBody.trigger_id, { request: pressed.request, opened });
      if (action?.action_id === 'delete')
        return isOwn ? remove(place, container.message_ts ?? '') : tell(place, NOT_YOURS);
      if (isHome) return atHome(place, pressed.request);
      return show(place, pressed.request, isOwn, container);
    }),
  );

  /** The person's own answer becomes the other view; whoever else presses gets a view of their own. */
  const show = async (
    place: Place,
    request: CommandRequest,
    isOwn: boolean,
    { is_ephemeral: isEphemeral, message_ts: message }: PressedBody['container'],
  ): Promise<void> => {
    const asked = await ask(bot, place.person, request);
    if (isProblem(asked.answered)) await bot.delivery.private(asked, place);
    else if (isEphemeral) await bot.delivery.private(await asked.whole, place, { replace: true });
    else if (isOwn && message !== undefined) await bot.delivery.public(await asked.whole, place, { message });
    else await bot.delivery.private(await asked.whole, place);
  };

  /** On the Home tab an example is answered in the direct message, a setting on the tab itself. */
  const atHome = async (place: Place, request: CommandRequest): Promise<void> => {
    if (request.command !== 'settings') return answerIn(bot, place, request);
    const { answered } = await ask(bot, place.person, request);
    if (answered.outcome === 'answer') await publishHome(bot, place);
    else await answerIn(bot, place, request);
  };

  const remove = async ({ client, channel, respond }: Place, ts: string): Promise<void> => {
    try {
      await call('again', () => client.chat.delete({ channel: channel ?? '', ts }));
    } catch {
      // A message that came through an address of Slack's is not ours to delete but through that.
      await respond?.({ delete_original: true });
    }
  };

  app.view(QUESTION_VIEW, ({ ack, view, body, client, respond }) =>
    bot.work.run(async () => {
      const { commands } = bot.asking;
      const { request, visibility, opened, where } = readForm(view, commands);
      const place = placeOf(body as Body, {
        client,
        channel: where ?? opened.channel,
        thread: opened.thread,
        respond: (respond ?? undefined) as Respond | undefined,
      });
      const asking = ask(bot, place.person, request);
      const isInTime = await inTime(asking);
      if (!isInTime) await acknowledge(bot, ack);
      const asked = await asking;
      const { answered, settings } = asked;
      if (isInTime && isProblem(answered)) {
        const form = questionForm({
          commands,
          request,
          opened,
          asksWhere: opened.asksWhere,
          problem: answered.reply.blocks.filter(({ type }) => type !== 'buttons'),
        });
        await acknowledge(bot, () => ack({ response_action: 'update', view: form }));
        return;
      }
      if (isInTime) await acknowledge(bot, ack);
      const isPublic = !opened.isPrivate && (visibility ?? settings.visibility) === 'public';
      const update = opened.message === undefined ? undefined : { message: opened.message };
      if (!isProblem(answered) && isPublic) await bot.delivery.public(await asked.whole, place, update);
      else await bot.delivery.private(await asked.whole, place);
    }),
  );
}

const tell = async ({ client, channel, user, respond, thread }: Place, sentence: string): Promise<void> => {
  if (respond)
    await call('again', () => respond({ response_type: 'ephemeral', replace_original: false, text: sentence }));
  else if (channel !== undefined)
    await call('again', () =>
      client.chat.postEphemeral({ channel, user, text: sentence, ...(thread !== undefined && { thread_ts: thread }) }),
    );
};
