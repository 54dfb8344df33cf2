// From an interaction that asks something to the answer on the screen, within Discord's deadlines.
import { InteractionResponseType, PermissionFlagsBits } from 'discord.js';
import { type CommandRequest, pictured } from '../../chat/reply.js';
import { declinedReply } from '../../service/declined.js';
import { within } from '../../service/within.js';
import { type Bot, commandOf, isProblem, messageFor, noteOf } from './bot.js';
import type { Call, Place } from './call.js';

export interface Wish {
  readonly request: CommandRequest;
  /** The place of the answer; undefined: a new message, seen by all unless the person has set otherwise. */
  readonly place?: Place | undefined;
}

export const PRIVATELY: Place = { isUpdate: false, isPrivate: true };

export const personOf = ({ interaction }: Call): string => (interaction.member?.user ?? interaction.user)?.id ?? '0';

/** Answers; the problems of a question are for nobody else's eyes. */
export async function answerCall(bot: Bot, call: Call, { request, place }: Wish): Promise<void> {
  const owner = personOf(call);
  const left = (): number => bot.earlyMs - (performance.now() - call.arrived);
  const command = commandOf(bot, request);
  // What needs no text is about the person or about us.
  const isQuiet = command?.args[command.main]?.required !== true;
  const asking = bot.asking.ask({ id: call.interaction.id, person: owner, request });
  let asked = await within(left(), asking);
  if (!asked) {
    await call.defer(place ?? { isUpdate: false, isPrivate: isQuiet });
    asked = await asking;
  }
  if ('declined' in asked) return call.show(noteOf(declinedReply(asked)), PRIVATELY);
  const { words, whole, settings } = asked;
  const files = mayAttach(call);
  const wanted = place ?? { isUpdate: false, isPrivate: isQuiet || settings.visibility === 'private' };
  const fix = wanted.isPrivate ? 'fix-privately' : 'fix';
  if (isProblem(words)) {
    const shown = { asked, answered: words, owner, isPrivate: true, files, fix } as const;
    return call.show(await messageFor(bot, shown), PRIVATELY);
  }
  const needsFiles = files && pictured(words.reply).length > 0;
  let answered = needsFiles ? undefined : words;
  if (!answered && !call.isAnswered) {
    // Files cannot be in every first answer: then there is nothing to wait for.
    answered = call.carriesFiles ? await within(left(), whole) : undefined;
    if (!answered) await call.defer(wanted);
  }
  answered ??= await whole;
  const { isPrivate } = wanted;
  return call.show(await messageFor(bot, { asked, answered, owner, isPrivate, files, fix }), wanted);
}

/** Whether files may be sent where the call came from. */
function mayAttach({ interaction }: Call): boolean {
  const permissions = interaction.app_permissions;
  return permissions === undefined || (BigInt(permissions) & PermissionFlagsBits.AttachFiles) !== 0n;
}

export const suggest = (call: Call, choices: readonly { readonly name: string; readonly value: string }[]) =>
  call.answer({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [...choices] } });
