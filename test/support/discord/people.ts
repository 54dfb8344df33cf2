// People on the Discord that stands in: what they type, press and choose, and what they then see.
// biome-ignore-all lint/suspicious/noExplicitAny: payloads are plain JSON
import { type SeenMessage, seenOf } from './seen.js';
import type { StandIn } from './stand-in.js';
import { APPLICATION, type Awaited, BOT, CHANNEL, DIRECT, GUILD, type StoredMessage } from './world.js';

/** Attach files, send messages, and the like. */
const ALL_PERMISSIONS = String((1n << 53n) - 1n);
export const NO_FILES = String(((1n << 53n) - 1n) & ~(1n << 15n));

export interface Answer extends SeenMessage {
  readonly awaited: Awaited;
  /** undefined where the first answer was a form or a list of suggestions. */
  readonly message: StoredMessage | undefined;
  readonly isPrivate: boolean;
}

/** How an interaction gets to the program: over the gateway, or over HTTP, with the first answer coming back. */
export type Deliver = (interaction: any, awaited: Awaited) => void;

export interface PersonOptions {
  /** Permissions of the person, as of a moderator. */
  readonly permissions?: bigint;
  /** Permissions of the bot. */
  readonly appPermissions?: string;
  readonly isDirect?: boolean;
}

export class Person {
  constructor(
    readonly standIn: StandIn,
    readonly deliver: Deliver,
    readonly id: string,
    readonly options: PersonOptions = {},
  ) {}

  get #user(): object {
    return { id: this.id, username: `person${this.id.slice(-4)}`, discriminator: '0', avatar: null, global_name: null };
  }

  /** Sends it and does not wait. */
  send(type: number, data: any, under?: StoredMessage): Awaited {
    const { permissions = 0n, appPermissions = ALL_PERMISSIONS, isDirect = false } = this.options;
    const token = `token-${this.standIn.nextId()}`;
    const awaited = this.standIn.expect(token, under);
    const who = isDirect
      ? { user: this.#user, channel_id: DIRECT, channel: { id: DIRECT, type: 1 }, context: 1 }
      : {
          member: {
            user: this.#user,
            roles: [],
            permissions: String(permissions),
            joined_at: '2026-01-01T00:00:00Z',
            flags: 0,
            deaf: false,
            mute: false,
          },
          guild_id: GUILD,
          guild: { id: GUILD, locale: 'en-US', features: [] },
          channel_id: CHANNEL,
          channel: { id: CHANNEL, type: 0, guild_id: GUILD },
          context: 0,
        };
    const interaction = {
      id: awaited.id,
      application_id: APPLICATION,
      type,
      token,
      version: 1,
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { 0: GUILD },
      attachment_size_limit: 10 * 1024 * 1024,
      app_permissions: appPermissions,
      ...who,
      data,
      ...(under ? { message: this.#json(under) } : {}),
    };
    this.deliver(interaction, awaited);
    return awaited;
  }

  /** Waits until nothing more is to come. */
  async answerTo(awaited: Awaited): Promise<Answer> {
    const { under } = awaited;
    const edits = under?.edits ?? 0;
    await this.standIn.until(
      () => {
        if (awaited.first === undefined || awaited.isThinking) return false;
        if (awaited.original?.isDeleted && awaited.original !== under) return awaited.follows.length > 0;
        if (awaited.first !== 6) return true;
        return awaited.follows.length > 0 || under?.isDeleted === true || (under?.edits ?? 0) > edits;
      },
      `an answer to ${JSON.stringify(awaited.token)}`,
    );
    const message = awaited.follows.at(-1) ?? awaited.original;
    return { ...seenOf(message?.body ?? {}), awaited, message, isPrivate: message?.isPrivate ?? false };
  }

  slash(command: string, values: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return this.answerTo(this.sendSlash(command, values));
  }

  sendSlash(command: string, values: Readonly<Record<string, unknown>> = {}): Awaited {
    const options = Object.entries(values).map(([name, value]) => ({
      type: 3,
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
    return this.send(2, { id: '1', name: command, type: 1, options });
  }

  press({ message, buttons }: Answer, label: string): Promise<Answer> {
    const button = buttons.find((each) => each.label === label);
    if (!button || !message) throw new Error(`no button ${label} among ${buttons.map((each) => each.label)}`);
    return this.answerTo(this.send(3, { custom_id: button.id, component_type: 2 }, message));
  }

  choose({ message, menus }: Answer, value: string): Promise<Answer> {
    const menu = menus.find(({ values }) => values.includes(value));
    if (!menu || !message) throw new Error(`no choice ${value} among ${menus.flatMap(({ values }) => values)}`);
    return this.answerTo(this.send(3, { custom_id: menu.id, component_type: 3, values: [value] }, message));
  }

  /** Opens the form with the button, types into it, and sends it. */
  async fill(answer: Answer, label: string, typed: Readonly<Record<string, string>>): Promise<Answer> {
    const { awaited } = await this.press(answer, label);
    const fields = awaited.data.components.map(({ component }: any) => component);
    const components = fields.map(({ custom_id, value = '' }: any, i: number) => ({
      type: 18,
      id: i + 1,
      component: { type: 4, id: 10 + i, custom_id, value: typed[custom_id] ?? value },
    }));
    return this.answerTo(this.send(5, { custom_id: awaited.data.custom_id, components }, answer.message));
  }

  async suggestions(command: string, argument: string, typed: string, others: Readonly<Record<string, string>> = {}) {
    const options = [
      { type: 3, name: argument, value: typed, focused: true },
      ...Object.entries(others).map(([name, value]) => ({ type: 3, name, value })),
    ];
    const awaited = this.send(4, { id: '1', name: command, type: 1, options });
    await this.answerTo(awaited);
    return awaited.data.choices as readonly { readonly name: string; readonly value: string }[];
  }

  /** The menu on a message of somebody. */
  menu(name: string, content: string): Promise<Answer> {
    const id = this.standIn.nextId();
    const message = this.message(content, { id });
    return this.answerTo(
      this.send(2, { id: '1', name, type: 3, target_id: id, resolved: { messages: { [id]: message } } }),
    );
  }

  message(content: string, more: object = {}): any {
    const { isDirect = false } = this.options;
    return {
      id: this.standIn.nextId(),
      type: 0,
      content,
      channel_id: isDirect ? DIRECT : CHANNEL,
      ...(isDirect ? {} : { guild_id: GUILD, member: { roles: [], joined_at: '2026-01-01T00:00:00Z' } }),
      author: this.#user,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      mentions: content.includes(`<@${APPLICATION}>`) ? [BOT] : [],
      mention_roles: [...content.matchAll(/<@&(\d+)>/g)].map(([, role]) => role),
      mention_everyone: content.includes('@everyone'),
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      tts: false,
      ...more,
    };
  }

  /** Says something, and waits for the message that answers it. */
  async say(content: string, more: object = {}): Promise<Answer & { readonly question: any }> {
    const question = this.message(content, more);
    this.standIn.gateway.dispatch('MESSAGE_CREATE', question);
    const find = (): StoredMessage | undefined =>
      [...this.standIn.messages.values()].find(({ reference }) => reference === question.id);
    await this.standIn.until(() => find() !== undefined, `an answer to “${content}”`);
    const message = find();
    return {
      ...seenOf(message?.body ?? {}),
      awaited: this.standIn.expect('none'),
      message,
      isPrivate: false,
      question,
    };
  }

  #json(message: StoredMessage): object {
    const base = this.message(message.body.content ?? '');
    return {
      ...base,
      author: BOT,
      id: message.id,
      flags: (message.body.flags ?? 0) | (message.isPrivate ? 64 : 0),
      components: message.body.components ?? [],
    };
  }
}
