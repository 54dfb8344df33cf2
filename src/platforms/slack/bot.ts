// What all ways in have in common: asking on behalf of a person, and what is under way when the process is to end.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandRequest } from '../../chat/reply.js';
import type { Answered } from '../../chat/router.js';
import type { Declined } from '../../service/asking.js';
import { declinedReply } from '../../service/declined.js';
import type { PlatformParts } from '../../service/platform.js';
import { reasonOf } from './calls.js';
import { type Answer, type Delivery, isProblem, type Place } from './deliver.js';
import type { Pressing } from './pressed.js';

export interface Bot extends PlatformParts {
  readonly delivery: Delivery;
  readonly pressing: Pressing;
  readonly work: Work;
}

/** An answer in words, and with its pictures. */
export interface Asked extends Answer {
  readonly whole: Promise<Answer>;
}

/** Never rejects; whoever may not ask now is told so. */
export async function ask({ asking }: Bot, person: string, request: CommandRequest): Promise<Asked> {
  const asked = await asking.ask({ id: randomUUID(), person, request });
  if ('declined' in asked) {
    const answer: Answer = {
      request,
      settings: await asking.settingsOf(person),
      answered: declinedAnswer(asked, request),
    };
    return { ...answer, whole: Promise.resolve(answer) };
  }
  const { request: whatWasAsked, settings, words, whole } = asked;
  const answerOf = (answered: Answered): Answer => ({ request: whatWasAsked, settings, answered });
  return { ...answerOf(words), whole: whole.then(answerOf) };
}

/** Why nobody tried to answer, and a button to ask again. */
function declinedAnswer(declined: Declined, request: CommandRequest): Answered {
  const again = { type: 'buttons' as const, buttons: [{ label: 'Ask again', request }] };
  return { outcome: 'fault', reply: { blocks: [...declinedReply(declined).blocks, again] }, pictures: new Map() };
}

/** Everything there is to say of a question in a place: to everybody, or where it is a problem to the person alone. */
export async function answerIn(
  bot: Bot,
  place: Place,
  request: CommandRequest,
  how: { readonly isPublic?: boolean; readonly update?: { readonly message: string } } = {},
): Promise<void> {
  const asked = await ask(bot, place.person, request);
  const isAnswer = !isProblem(asked.answered);
  // Nobody else is there, and a private message would vanish.
  const isDirect = place.channel?.startsWith('D') && place.respond === undefined;
  if ((isAnswer || isDirect) && (how.isPublic ?? true)) await bot.delivery.public(await asked.whole, place, how.update);
  else await bot.delivery.private(isAnswer ? await asked.whole : asked, place);
}

/** Slack waits three seconds, and the way to it takes its time. */
const ACKNOWLEDGE_MS = 1800;

/** Whether it is there before Slack has to be told something. */
export const inTime = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), pause(ACKNOWLEDGE_MS, false, { ref: false })]);

/** Whether Slack was told; never rejects. */
export async function acknowledge({ metrics, log }: PlatformParts, ack: () => Promise<unknown>): Promise<boolean> {
  const start = performance.now();
  try {
    await ack();
    metrics.acknowledged('slack', performance.now() - start);
    return true;
  } catch (problem) {
    metrics.event('slack', 'not acknowledged');
    log.warn({ reason: reasonOf(problem) }, 'Slack: a request could not be acknowledged');
    return false;
  }
}

export interface Work {
  /** Runs it and counts it; what breaks is logged. */
  run(work: () => Promise<void>): Promise<void>;
  /** Fulfilled when nothing is under way any more, or after `ms`. */
  finished(ms: number): Promise<void>;
}

export function createWork({ log }: Pick<PlatformParts, 'log'>): Work {
  const underWay = new Set<Promise<void>>();
  return {
    async run(work) {
      const mine = work().catch((problem: unknown) => {
        log.error({ reason: reasonOf(problem), err: problem }, 'Slack: something broke');
      });
      underWay.add(mine);
      await mine;
      underWay.delete(mine);
    },
    async finished(ms) {
      const stop = new AbortController();
      const late = pause(ms, undefined, { signal: stop.signal }).catch(() => {});
      while (underWay.size > 0 && (await Promise.race([Promise.all(underWay).then(() => true), late]))) {
        // Something may have begun meanwhile.
      }
      stop.abort();
    },
  };
}

/** As much of what Slack sends with every interaction as is read. */
export interface Body {
  readonly team?: { readonly id: string } | null;
  readonly team_id?: string;
  readonly enterprise?: { readonly id: string } | null;
  readonly enterprise_id?: string;
  readonly user?: { readonly id: string };
  readonly user_id?: string;
}

export const teamOf = (body: Body): string =>
  body.team?.id ?? body.team_id ?? body.enterprise?.id ?? body.enterprise_id ?? '';

export function placeOf(
  body: Body,
  more: Pick<Place, 'client'> & Partial<Pick<Place, 'channel' | 'thread' | 'respond' | 'user'>>,
): Place {
  const team = teamOf(body);
  const user = more.user ?? body.user?.id ?? body.user_id ?? '';
  return {
    channel: undefined,
    thread: undefined,
    respond: undefined,
    ...more,
    team,
    user,
    person: `${team}:${user}`,
  };
}
