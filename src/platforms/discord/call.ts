// One interaction and our answers to it: the first within three seconds, later ones in its place or beside it.
import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js';
import type { PlatformMetrics } from '../../service/metrics.js';
import { faultOf, pause, persistently } from './faults.js';
import { inSomeForm, type Message, type Sent } from './message.js';

/** Where an answer goes: a new message, or the one that the button stands under; seen by one person or by all. */
export interface Place {
  readonly isUpdate: boolean;
  readonly isPrivate: boolean;
}

/** The way that the first answer goes. */
export interface Way {
  /** Rejects with an error of discord.js. */
  send(response: APIInteractionResponse, files: readonly RawFile[]): Promise<void>;
  /** Whether the first answer may have files. */
  readonly carriesFiles: boolean;
}

export interface CallParts {
  readonly interaction: APIInteraction;
  readonly way: Way;
  readonly rest: REST;
  readonly metrics: PlatformMetrics;
  readonly arrived: number;
}

/** Between tries of what may be done more than once without harm, ms. */
const PAUSES = [200, 1000, 4000];
/** Before what came sooner than the first answer is tried again, ms. */
const UNDER_WAY_PAUSES = [100, 300, 1000];
/** Discord forgets an interaction without a first answer after three seconds. */
const FIRST_PAUSES = [50, 200];

export class Call {
  readonly interaction: APIInteraction;
  readonly arrived: number;
  readonly #parts: CallParts;
  /** How the first answer was put off; undefined before it. */
  #deferred: Place | undefined;
  #isAnswered = false;
  #isGivenAgain = false;
  /** What was put off was taken away again, for another message in its stead. */
  #isReplaced = false;

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.interaction = parts.interaction;
    this.arrived = parts.arrived;
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** Whether files may be in the first answer. */
  get carriesFiles(): boolean {
    return this.#parts.way.carriesFiles;
  }

  /** The first answer, with no message in it: suggestions or a form. */
  async answer(response: APIInteractionResponse): Promise<void> {
    await this.#first(response, []);
  }

  /** Says that the answer is on its way. */
  async defer(place: Place): Promise<void> {
    await this.#first(
      place.isUpdate
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            ...(place.isPrivate ? { data: { flags: MessageFlags.Ephemeral } } : {}),
          },
      [],
    );
    this.#deferred = place;
  }

  /** Shows it there, in the first of its forms that Discord takes. */
  async show(message: Message, place: Place): Promise<void> {
    if (!this.#isAnswered && !this.carriesFiles && message.whole.files.length > 0) await this.defer(place);
    await inSomeForm(
      message,
      (form) => this.#showForm(form, place),
      (error) => {
        const fault = faultOf(error);
        if (fault !== 'refused' && fault !== 'forbidden') return false;
        this.#count(`answer-${fault}`);
        return true;
      },
    );
  }

  /** Takes away the message that the button stands under. */
  async deleteShown(): Promise<void> {
    await this.defer({ isUpdate: true, isPrivate: false });
    await this.#takeAway();
  }

  async #showForm(form: Sent, place: Place): Promise<void> {
    if (!this.#isAnswered) return this.#showFirst(form, place);
    const deferred = this.#deferred;
    if (!deferred || (deferred.isUpdate === place.isUpdate && deferred.isPrivate === place.isPrivate))
      return this.#edit(form, place);
    // Whether a message is private is settled by its first answer, and the next message takes the place of one that
    // was put off: that goes away first.
    if (!deferred.isUpdate && !this.#isReplaced) await this.#takeAway();
    this.#isReplaced = true;
    await this.#follow(form, place);
  }

  async #takeAway(): Promise<void> {
    await this.#afterFirst(() => this.#parts.rest.delete(this.#route, { auth: false }));
  }

  async #showFirst(form: Sent, place: Place): Promise<void> {
    const { UpdateMessage, ChannelMessageWithSource } = InteractionResponseType;
    const type = place.isUpdate ? UpdateMessage : ChannelMessageWithSource;
    const isKnown = await this.#first({ type, data: dataOf(form, place) } as APIInteractionResponse, form.files);
    this.#deferred = place;
    if (!isKnown) await this.#edit(form, place);
  }

  async #edit(form: Sent, place: Place): Promise<void> {
    const request = { body: form.body, files: [...form.files], auth: false };
    try {
      await this.#afterFirst(() => this.#parts.rest.patch(this.#route, request));
    } catch (error) {
      if (faultOf(error) !== 'unanswered' || !this.carriesFiles || this.#isGivenAgain) throw error;
      // The first answer never arrived, whatever we were told.
      this.#isGivenAgain = true;
      this.#count('first-answer-lost');
      await this.#showFirst(form, place);
    }
  }

  /** Over HTTP our first answer may be under way still when Discord hears of the next. */
  async #afterFirst<T>(work: () => Promise<T>): Promise<T> {
    for (const ms of this.carriesFiles ? [] : UNDER_WAY_PAUSES) {
      try {
        return await this.#persistently(work);
      } catch (error) {
        if (faultOf(error) !== 'unanswered') throw error;
        await pause(ms);
      }
    }
    return this.#persistently(work);
  }

  async #follow(form: Sent, place: Place): Promise<void> {
    const { application_id: application, token } = this.interaction;
    const request = { body: dataOf(form, place), files: [...form.files], auth: false };
    await this.#afterFirst(() => this.#parts.rest.post(Routes.webhook(application, token), request));
  }

  get #route() {
    return Routes.webhookMessage(this.interaction.application_id, this.interaction.token, '@original');
  }

  #persistently<T>(work: () => Promise<T>): Promise<T> {
    return persistently(PAUSES, work, () => this.#count('answer-unknown'));
  }

  /** Whether it is known that it arrived; where it is not, that shows when it is edited. */
  async #first(response: APIInteractionResponse, files: readonly RawFile[]): Promise<boolean> {
    let isKnown = true;
    try {
      await persistently(
        FIRST_PAUSES,
        () => this.#parts.way.send(response, files),
        () => this.#count('acknowledgement-unknown'),
      );
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'gone') this.#count('unknown-interaction');
      if (fault === 'already') this.#count('already-acknowledged');
      if (fault !== 'already' && fault !== 'unknown') throw error;
      isKnown = fault === 'already';
    }
    if (!this.#isAnswered) this.#parts.metrics.acknowledged('discord', performance.now() - this.arrived);
    this.#isAnswered = true;
    return isKnown;
  }

  #count(event: string): void {
    this.#parts.metrics.event('discord', event);
  }
}

/** A message that is changed stays as private as it was. */
const dataOf = ({ body }: Sent, { isUpdate, isPrivate }: Place): object => ({
  ...body,
  ...(isPrivate && !isUpdate ? { flags: (body.flags ?? 0) | MessageFlags.Ephemeral } : {}),
});
