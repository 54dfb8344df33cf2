// Questions in messages: mentions, replies and direct messages. An answer follows its question when that is changed or deleted.
import {
  type APIMessage,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  MessageType,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import { exactLine } from '../../chat/carried.js';
import { type CommandRequest, text } from '../../chat/reply.js';
import { readQuestion } from '../../chat/typed-line.js';
import { declinedReply } from '../../service/declined.js';
import { type Bot, BROKEN, messageFor, noteOf } from './bot.js';
import { faultOf, told } from './faults.js';
import { inSomeForm, type Message } from './message.js';
import { questionOf, textsOf } from './question.js';
import { typedText } from './typed.js';

export interface Self {
  readonly id: string;
  /** The role that Discord made for us in a server; people mention it where they mean us. */
  roleIn(guildId: string): string | undefined;
}
type Asking = GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData;

/** Whoever waits longer sees that an answer is coming, ms. */
const TYPING_MS = 500;
/** Discord shows it for ten seconds, or until we write; then it is told again, ms. */
const TYPING_AGAIN_MS = 8000;
/** An answer follows its question for so long. */
const FOLLOWED_MS = 24 * 60 * 60 * 1000;
/** A mention that is added to an older message is no question. */
const YOUNG_MS = 15 * 60 * 1000;
/** Messages of a direct conversation that a question may refer to. */
const EARLIER = 6;

/** What is kept of an answered question. */
interface Followed {
  readonly answer: string;
  readonly text: string;
}

export class Mentions {
  readonly #bot: Bot;
  readonly #self: Self;
  readonly #onUnauthorised: () => void;
  /** What is done about a message is done one after the other. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(bot: Bot, self: Self, onUnauthorised: () => void) {
    this.#bot = bot;
    this.#self = self;
    this.#onUnauthorised = onUnauthorised;
  }

  created(message: GatewayMessageCreateDispatchData): Promise<void> {
    if (!isAddressed(message, this.#self)) return Promise.resolve();
    return this.#inTurn(message.id, () => this.#answer(message, undefined));
  }

  changed(message: GatewayMessageUpdateDispatchData): Promise<void> {
    // Without a time of editing Discord has only looked at its links.
    if (!message.edited_timestamp || !isAddressed(message, this.#self)) return Promise.resolve();
    return this.#inTurn(message.id, async () => {
      const followed = await this.#followed(message.id);
      const isYoung = Date.now() - Date.parse(message.timestamp) < YOUNG_MS;
      if (followed ? followed.text !== message.content : isYoung) await this.#answer(message, followed?.answer);
    });
  }

  deleted(channel: string, id: string): Promise<void> {
    return this.#inTurn(id, async () => {
      const followed = await this.#followed(id);
      if (!followed) return;
      await this.#bot.state.delete(keyOf(id)).catch(() => {});
      await this.#bot.rest.delete(Routes.channelMessage(channel, followed.answer));
    });
  }

  #inTurn(id: string, work: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(id) ?? Promise.resolve();
    const mine = before.then(work).catch((err) => {
      const fault = faultOf(err);
      this.#bot.metrics.event('discord', `message-${fault}`);
      if (fault === 'unauthorised') this.#onUnauthorised();
      else if (fault !== 'gone') this.#bot.log.warn({ err: told(err), id }, 'Discord did not take a message');
    });
    this.#turns.set(id, mine);
    return mine.finally(() => {
      if (this.#turns.get(id) === mine) this.#turns.delete(id);
    });
  }

  async #answer(message: Asking, previous: string | undefined): Promise<void> {
    const stopTyping = this.#typing(message.channel_id);
    try {
      const answer = await this.#answerTo(message).catch((err) => this.#broken(err, message));
      stopTyping();
      const id = await this.#send(answer, message, previous);
      const followed: Followed = { answer: id, text: message.content };
      await this.#bot.state.set(keyOf(message.id), JSON.stringify(followed), FOLLOWED_MS).catch(() => {});
    } catch (error) {
      if (faultOf(error) !== 'forbidden') throw error;
      await this.#tellPrivately(message);
    } finally {
      stopTyping();
    }
  }

  /** Shows that an answer is coming, until it is told to stop. */
  #typing(channel: string): () => void {
    const show = (): void => {
      this.#bot.rest.post(Routes.channelTyping(channel)).catch(() => {});
      timer = setTimeout(show, TYPING_AGAIN_MS);
    };
    let timer = setTimeout(show, TYPING_MS);
    return () => clearTimeout(timer);
  }

  #broken(err: unknown, { id }: Asking): Message {
    this.#bot.log.error({ err: told(err), id }, 'a message could not be answered');
    return BROKEN;
  }

  async #answerTo(message: Asking): Promise<Message> {
    const request = await this.#requestOf(message);
    if (!request) return noteOf({ blocks: [text('hint', SAY_IT_TO_ME)] });
    const owner = message.author.id;
    const asked = await this.#bot.asking.ask({ id: message.id, person: owner, request });
    if ('declined' in asked) return noteOf(declinedReply(asked));
    const answered = await asked.whole;
    return messageFor(this.#bot, { asked, answered, owner, isPrivate: false, files: true, fix: 'edit' });
  }

  /** undefined where the words did not reach us. */
  async #requestOf(message: Asking): Promise<CommandRequest | undefined> {
    const { commands } = this.#bot.asking;
    const typed = typedText(message.content);
    const before = message.referenced_message;
    const own = before ? questionOf(before, this.#bot) : undefined;
    const line = own && exactLine(own, commands);
    const said = line ?? typedText(before ? textsOf(before) : '');
    if (typed !== '') {
      const context = before ? [said].filter((each) => each !== '') : await this.#earlier(message);
      return readQuestion(typed, commands, { context }).request;
    }
    if (said !== '') return own ?? readQuestion(said, commands).request;
    return message.content === '' ? undefined : { command: 'help', values: {} };
  }

  /** What was said before in a direct conversation, the oldest first; elsewhere it is not for our eyes. */
  async #earlier(message: Asking): Promise<string[]> {
    const isDirect = message.guild_id === undefined;
    if (!isDirect || !this.#bot.asking.commands.some(({ name }) => name === 'ask')) return [];
    const query = new URLSearchParams({ before: message.id, limit: String(EARLIER) });
    try {
      const found = (await this.#bot.rest.get(Routes.channelMessages(message.channel_id), { query })) as APIMessage[];
      return found
        .filter(({ author }) => author.id === message.author.id)
        .map((each) => typedText(each.content))
        .filter((each) => each !== '')
        .reverse();
    } catch {
      return [];
    }
  }

  async #send(answer: Message, { channel_id: channel, id }: Asking, previous: string | undefined): Promise<string> {
    const { rest, metrics } = this.#bot;
    const isRefused = (error: unknown): boolean => {
      const fault = faultOf(error);
      const isSo = fault === 'refused' || fault === 'forbidden';
      if (isSo) metrics.event('discord', `answer-${fault}`);
      return isSo;
    };
    if (previous !== undefined) {
      try {
        await inSomeForm(
          answer,
          ({ body, files }) => rest.patch(Routes.channelMessage(channel, previous), { body, files: [...files] }),
          isRefused,
        );
        return previous;
      } catch (error) {
        // Somebody deleted the answer meanwhile.
        if (faultOf(error) !== 'gone') throw error;
      }
    }
    const reply: Partial<RESTPostAPIChannelMessageJSONBody> = {
      message_reference: { message_id: id, fail_if_not_exists: false },
      // The same answer sent twice is one message.
      nonce: id,
      enforce_nonce: true,
    };
    const sent = (await inSomeForm(
      answer,
      ({ body, files }) =>
        rest.post(Routes.channelMessages(channel), { body: { ...body, ...reply }, files: [...files] }),
      isRefused,
    )) as RESTPostAPIChannelMessageResult;
    return sent.id;
  }

  /** For where we may read and not write. */
  async #tellPrivately({ author, channel_id: channel, guild_id: guild }: Asking): Promise<void> {
    if (guild === undefined) return;
    const body = { recipient_id: author.id };
    const direct = (await this.#bot.rest.post(Routes.userChannels(), {
      body,
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    const content = `I may not write in <#${channel}>. Whoever runs that server can let me: Send Messages, and Send Messages in Threads. My commands, as \`/jacobian\`, work there all the same.`;
    await this.#bot.rest.post(Routes.channelMessages(direct.id), {
      body: { content, allowed_mentions: { parse: [] } },
    });
  }

  async #followed(id: string): Promise<Followed | undefined> {
    const kept = await this.#bot.state.get(keyOf(id)).catch(() => undefined);
    return kept === undefined ? undefined : (JSON.parse(kept) as Followed);
  }
}

const SAY_IT_TO_ME =
  'Your words did not reach me. Please mention me by my name, not by my role, or use one of my commands, as /jacobian.';

const keyOf = (message: string): string => `discord:answer:${message}`;

/** Whether a person speaks to us: not to everyone, not to another role. */
function isAddressed(message: Asking, self: Self): boolean {
  const isSpoken = message.type === MessageType.Default || message.type === MessageType.Reply;
  if (!isSpoken || message.author.bot || message.webhook_id !== undefined) return false;
  if (message.guild_id === undefined) return true;
  const role = self.roleIn(message.guild_id);
  return (
    message.mentions.some(({ id }) => id === self.id) || (role !== undefined && message.mention_roles.includes(role))
  );
}
