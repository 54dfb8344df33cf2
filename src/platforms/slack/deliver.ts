// Brings an answer to where it was asked: as a message with pictures, in text where that is all Slack takes, or for one.
import { setTimeout as pause } from 'node:timers/promises';
import { type Block, type CommandRequest, code, type PictureBlock, pictured, text } from '../../chat/reply.js';
import type { Answered } from '../../chat/router.js';
import { blocksFor, type Settings } from '../../chat/settings.js';
import type { Log } from '../../service/log.js';
import type { PlatformMetrics } from '../../service/metrics.js';
import { kitOf, type Message, MOST_CHARACTERS, NO_SOURCES, type Source, type Sources } from './block-kit.js';
import type { WebClient } from './bolt.js';
import { call, reasonOf, refusalOf, Unsure } from './calls.js';
import type { PictureLinks } from './picture-links.js';
import type { Pressing } from './pressed.js';
import type { Uploads } from './uploads.js';

/** A message to an address that Slack gave us with a request; it works where the bot is no member. */
export type Respond = (message: Record<string, unknown>) => Promise<unknown>;

/** Where somebody asked. */
export interface Place {
  readonly client: WebClient;
  readonly team: string;
  readonly user: string;
  /** `team:user`. */
  readonly person: string;
  readonly channel: string | undefined;
  readonly thread: string | undefined;
  readonly respond: Respond | undefined;
}

export interface Answer {
  readonly request: CommandRequest;
  readonly settings: Settings;
  readonly answered: Answered;
}

/** Whether it says why there is no answer: for the person alone. A question in words is answered so, too. */
export function isProblem({ outcome, reply: { blocks, data } }: Answered): boolean {
  const [first] = blocks;
  const { understood } = (data ?? {}) as { readonly understood?: { readonly command?: unknown } };
  return outcome !== 'answer' || understood?.command === null || (first?.type === 'text' && first.role === 'problem');
}

export interface Delivery {
  /** For everybody in the place; `update` is the message in whose stead it comes. Never rejects. */
  public(answer: Answer, place: Place, update?: { readonly message: string }): Promise<void>;
  /** For the person alone; `replace` has it take the place of the private message that was pressed. Never rejects. */
  private(answer: Answer, place: Place, how?: { readonly replace?: boolean; readonly before?: Block }): Promise<void>;
  /** The message that a private answer is. */
  privateMessage(answer: Answer, place: Place): Promise<Message>;
}

export interface DeliveryParts {
  readonly uploads: Uploads;
  readonly links: PictureLinks;
  readonly pressing: Pressing;
  readonly log: Log;
  readonly metrics: PlatformMetrics;
}

/** How often a message is sent whose picture Slack does not know yet. */
const PICTURE_TRIES = 4;
/** Nothing unfolds: an address in a formula is no link. */
const PLAIN = { unfurl_links: false, unfurl_media: false };
const INVITE = text('hint', 'I am not in this conversation. ', code('/invite @Jacobot'), ' for pictures.');
const BROKE = text('hint', 'The connection to Slack broke while I was posting this. Here it is for you alone.');
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found']);
const TOO_LONG = new Set(['msg_blocks_too_long', 'msg_too_long']);

export function createDelivery({ uploads, links, pressing, log, metrics }: DeliveryParts): Delivery {
  const failed = (what: string, problem: unknown): void => {
    metrics.event('slack', what);
    log.warn({ reason: reasonOf(problem) }, `Slack: ${what}`);
  };
  const message = async (
    { request, settings, answered }: Answer,
    { person }: Place,
    kind: 'answer' | 'private',
    more: { readonly sources?: Sources; readonly room?: number; readonly before?: Block; readonly after?: Block } = {},
  ): Promise<Message> => {
    const own = blocksFor(answered.reply.blocks, settings);
    const blocks = [...(more.before ? [more.before] : []), ...own, ...(more.after ? [more.after] : [])];
    const asked = { person, request };
    const isPersonal = request.command === 'settings' || request.command === 'help';
    const actions =
      answered.problem || (answered.outcome === 'answer' && isProblem(answered))
        ? await pressing.button('Fix', 'fix', asked)
        : await pressing.actions(own, asked, isPersonal || answered.outcome === 'fault' ? 'home' : kind);
    return kitOf(blocks, { actions, sources: more.sources ?? NO_SOURCES, room: more.room ?? MOST_CHARACTERS });
  };

  const uploaded = async ({ answered }: Answer, { client, team }: Place): Promise<Sources> => {
    const sources = new Map<PictureBlock, Source>();
    await Promise.all(
      [...answered.pictures].map(async ([block, picture]) => {
        try {
          sources.set(block, { slack_file: { id: await uploads.idOf(picture, team, client) } });
        } catch (problem) {
          failed('a picture could not be uploaded', problem);
        }
      }),
    );
    return sources;
  };
  const linked = ({ request, settings, answered }: Answer): Sources => {
    const sources = new Map<PictureBlock, Source>();
    for (const [index, block] of pictured(answered.reply).entries()) {
      const address = links.of({ request, theme: settings.theme, index });
      if (address !== undefined) sources.set(block, { image_url: address });
    }
    return sources;
  };

  /** Rejects with Unsure, or with why Slack does not take it. */
  const post = async (
    answer: Answer,
    place: Place,
    update: { readonly message: string } | undefined,
  ): Promise<void> => {
    const { client, channel = place.user, thread } = place;
    const send = (shown: Message): Promise<unknown> =>
      update
        ? call('again', () => client.chat.update({ channel, ts: update.message, ...shown }))
        : call('once', () =>
            client.chat.postMessage({
              channel,
              ...shown,
              ...PLAIN,
              ...(thread !== undefined && { thread_ts: thread }),
            }),
          );
    const sources = await uploaded(answer, place);
    let shown = await message(answer, place, 'answer', { sources });
    for (let tried = 1; ; tried++) {
      try {
        await send(shown);
        return;
      } catch (problem) {
        const refusal = refusalOf(problem) ?? '';
        const isAboutPictures = refusal === 'invalid_blocks' && sources.size > 0;
        if (!isAboutPictures && !TOO_LONG.has(refusal)) throw problem;
        metrics.event('slack', refusal);
        if (tried > PICTURE_TRIES) throw problem;
        if (isAboutPictures && tried < PICTURE_TRIES) {
          await pause(250 * 2 ** tried);
          continue;
        }
        for (const source of sources.values()) if ('slack_file' in source) uploads.forget(source.slack_file.id);
        shown = await message(answer, place, 'answer', { room: MOST_CHARACTERS / 2 });
        tried = PICTURE_TRIES;
      }
    }
  };

  /** Through the address that came with the request; with pictures at addresses of ours, else without. */
  const respondTo = async (
    respond: Respond,
    answer: Answer,
    place: Place,
    fields: Readonly<Record<string, unknown>>,
    more: { readonly before?: Block; readonly after?: Block } = {},
  ): Promise<void> => {
    const kind = fields['response_type'] === 'in_channel' ? 'answer' : 'private';
    const once = kind === 'answer' && fields['replace_original'] !== true ? 'once' : 'again';
    const send = async (sources: Sources): Promise<unknown> => {
      const { after, before } = more;
      const note = sources.size > 0 ? {} : { ...(after && { after }) };
      const shown = await message(answer, place, kind, { sources, ...note, ...(before && { before }) });
      return call(once, () => respond({ ...fields, ...shown, ...PLAIN }));
    };
    const sources = linked(answer);
    if (sources.size === 0) await send(sources);
    else
      await send(sources).catch((problem) => {
        if (problem instanceof Unsure) throw problem;
        return send(NO_SOURCES);
      });
  };

  const privateMessage: Delivery['privateMessage'] = (answer, place) =>
    message(answer, place, 'private', { sources: linked(answer) });

  const toOne: Delivery['private'] = async (answer, place, { replace = false, before } = {}) => {
    const { client, channel, respond, user, thread } = place;
    const fields = {
      response_type: 'ephemeral',
      replace_original: replace,
      ...(thread !== undefined && { thread_ts: thread }),
    };
    const shown = (): Promise<Message> => message(answer, place, 'private', { ...(before && { before }) });
    // From the nearest to the surest: the direct message is there wherever the bot is not.
    const ways = [
      ...(respond ? [() => respondTo(respond, answer, place, fields, { ...(before && { before }) })] : []),
      ...(channel === undefined
        ? []
        : [
            async () => {
              const more = { ...(await shown()), ...PLAIN, ...(thread !== undefined && { thread_ts: thread }) };
              await call('again', () => client.chat.postEphemeral({ channel, user, ...more }));
            },
          ]),
      async () => {
        const more = { ...(await shown()), ...PLAIN };
        await call('once', () => client.chat.postMessage({ channel: user, ...more }));
      },
    ];
    for (const way of ways) {
      try {
        await way();
        return;
      } catch (problem) {
        failed('an answer to one person was not taken', problem);
      }
    }
  };

  return {
    privateMessage,
    private: toOne,
    async public(answer, place, update) {
      const { respond, thread } = place;
      let reason: unknown;
      try {
        await post(answer, place, update);
        return;
      } catch (problem) {
        reason = problem;
      }
      const refusal = refusalOf(reason);
      failed(refusal ?? 'an answer may not have arrived', reason);
      if (reason instanceof Unsure || !respond) {
        await toOne(answer, place, reason instanceof Unsure ? { before: BROKE } : {});
        return;
      }
      const after = NOT_A_MEMBER.has(refusal ?? '') && answer.answered.pictures.size > 0 ? INVITE : undefined;
      try {
        const fields = {
          response_type: 'in_channel',
          replace_original: update !== undefined,
          ...(thread !== undefined && { thread_ts: thread }),
        };
        await respondTo(respond, answer, place, fields, { ...(after && { after }) });
      } catch (problem) {
        failed('an answer was not taken', problem);
        await toOne(answer, { ...place, respond: undefined }, problem instanceof Unsure ? { before: BROKE } : {});
      }
    },
  };
}
