// Mentions and direct messages: each answered once, in its thread, whatever else Slack sends of it.
import { readQuestion } from '../../chat/typed-line.js';
import type { SharedState } from '../../service/shared-state.js';
import type { App } from './bolt.js';
import { answerIn, type Body, type Bot, placeOf, teamOf } from './bot.js';
import { messageText } from './read-text.js';

/** Slack sends an event again for some minutes. */
const SEEN_MS = 10 * 60 * 1000;
/** What was said before in the thread is heard for so long. */
const HEARD_MS = 60 * 60 * 1000;
const MOST_HEARD = 6;

interface Said {
  readonly type: string;
  readonly channel: string;
  readonly channel_type?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly blocks?: unknown;
}

export function onEvents(app: App, bot: Bot): void {
  const isFirst = createSeen(bot.state);
  const hear = async (body: Body, said: Said, client: Parameters<typeof placeOf>[1]['client']): Promise<void> => {
    const { channel, user, ts } = said;
    if (user === undefined || said.bot_id !== undefined) return;
    // A mention in a channel where messages are heard too comes twice, under two ids but with one time.
    if (!(await isFirst(`${teamOf(body)}:${channel}:${ts}`))) {
      bot.metrics.event('slack', 'an event came twice');
      return;
    }
    const isDirect = channel.startsWith('D');
    const thread = said.thread_ts ?? (isDirect ? undefined : ts);
    const place = placeOf(body, { client, user, channel, thread });
    const text = messageText(said);
    const context = await remember(bot.state, `${place.team}:${channel}:${thread ?? ''}`, text);
    const request =
      text === '' ? { command: 'help', values: {} } : readQuestion(text, bot.asking.commands, { context }).request;
    // In a direct message nobody else reads along.
    const isPublic = isDirect || (request.command !== 'settings' && request.command !== 'help');
    await answerIn(bot, place, request, { isPublic });
  };
  app.event('app_mention', ({ event, body, client }) =>
    bot.work.run(async () => {
      const said = event as unknown as Said;
      if (said.subtype === undefined && !said.channel.startsWith('D')) await hear(body as Body, said, client);
    }),
  );
  app.event('message', ({ event, body, client }) =>
    bot.work.run(async () => {
      const said = event as unknown as Said;
      const isNew = said.subtype === undefined || said.subtype === 'file_share';
      if (said.channel_type === 'im' && isNew) await hear(body as Body, said, client);
    }),
  );
}

/** Whether it comes for the first time, to any process that shares the state; without the state, to this one. */
function createSeen(state: SharedState): (what: string) => Promise<boolean> {
  const here = new Map<string, number>();
  return async (what) => {
    const now = Date.now();
    for (const [old, until] of here) if (until <= now) here.delete(old);
    if (here.has(what)) return false;
    here.set(what, now + SEEN_MS);
    return state.add(`slack:seen:${what}`, '1', SEEN_MS).catch(() => true);
  };
}

/** What was said before, oldest first; what is said now is remembered. Answers do not depend on it. */
async function remember(state: SharedState, where: string, text: string): Promise<readonly string[]> {
  const key = `slack:heard:${where}`;
  try {
    const before = JSON.parse((await state.get(key)) ?? '[]') as string[];
    await state.set(key, JSON.stringify([...before, text.slice(0, 2000)].slice(-MOST_HEARD)), HEARD_MS);
    return before;
  } catch {
    return [];
  }
}
