// What is pressed, chosen or filled in under an answer. Nothing is remembered: the message and its ids say it all.
import {
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { type CommandRequest, type Reply, text } from '../../chat/reply.js';
import { declinedReply } from '../../service/declined.js';
import { answerCall, PRIVATELY, personOf } from './answer-call.js';
import { type Bot, commandOf, noteOf } from './bot.js';
import type { Call, Place } from './call.js';
import { type Pressed, readId, requestIn } from './custom-id.js';
import { filledIn, formFor } from './form.js';
import { questionOf } from './question.js';
import { hasCode } from './rows.js';

type Interaction = APIMessageComponentInteraction | APIModalSubmitInteraction;

const note = (message: string, hint: string): Reply => ({ blocks: [text('problem', message), text('hint', hint)] });
const LOST = note('The question of this answer is not kept any more.', 'Please ask it again.');
const NOT_YOURS = note('This is the answer to somebody else.', 'They can delete it, and so can a moderator.');
const TOO_LONG = note('This question is longer than a form can hold.', 'Please ask it again with the command.');

export async function press(bot: Bot, call: Call, interaction: Interaction): Promise<void> {
  const pressed = readId(interaction.data.custom_id);
  if (!pressed) return call.show(noteOf(LOST), PRIVATELY);
  if (pressed.action === 'delete') return remove(call, interaction, pressed);
  const holding = { commands: bot.asking.commands, shelf: bot.state };
  const request = await requestIn(pressed.held, questionOf(interaction.message, bot), holding);
  if (!request) return call.show(noteOf(LOST), PRIVATELY);
  if (interaction.type === InteractionType.ModalSubmit)
    return answerCall(bot, call, { request: filledIn(interaction.data, request), place: placeOf(call, pressed) });
  if (pressed.action === 'ask') return answerCall(bot, call, { request, place: placeOf(call, pressed) });
  if (pressed.action === 'set') return choose(bot, call, interaction, { pressed, request });
  const command = commandOf(bot, request);
  const form = command && formFor(interaction.data.custom_id, command, request);
  return form ? call.answer(form) : call.show(noteOf(TOO_LONG), PRIVATELY);
}

/** Whoever asked sees the answer change; others get one of their own. */
function placeOf(call: Call, { owner, action }: Pressed): Place | undefined {
  if (action === 'fix-privately') return { isUpdate: isPrivate(call), isPrivate: true };
  const isOwner = personOf(call) === owner;
  if (action === 'fix') return isOwner ? undefined : PRIVATELY;
  return isOwner ? { isUpdate: true, isPrivate: isPrivate(call) } : PRIVATELY;
}

const isPrivate = ({ interaction }: Call): boolean =>
  ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

interface Choice {
  readonly pressed: Pressed;
  readonly request: CommandRequest;
}

/** A layout is asked for; a theme or a framework is kept for the person. */
async function choose(
  bot: Bot,
  call: Call,
  { data, id }: APIMessageComponentInteraction,
  { pressed, request }: Choice,
): Promise<void> {
  const [, name = '', value = ''] = /^(\w+): (.*)$/.exec('values' in data ? (data.values[0] ?? '') : '') ?? [];
  const place = placeOf(call, pressed);
  const asking = (values: CommandRequest['values']): Promise<void> =>
    answerCall(bot, call, { request: { ...request, values: { ...request.values, ...values } }, place });
  if (name === 'layout') return asking({ layout: value });
  const set = await bot.asking.ask({
    id,
    person: personOf(call),
    request: { command: 'settings', values: { [name]: value } },
  });
  if ('declined' in set) return call.show(noteOf(declinedReply(set)), PRIVATELY);
  if (set.words.outcome !== 'answer') return call.show(noteOf(set.words.reply), PRIVATELY);
  return asking(name === 'framework' && hasCode(commandOf(bot, request)) ? { view: 'code' } : {});
}

/** By whoever asked, or by those who may delete any message. */
async function remove(call: Call, { member }: Interaction, { owner }: Pressed): Promise<void> {
  const mayDeleteAny = (BigInt(member?.permissions ?? 0) & PermissionFlagsBits.ManageMessages) !== 0n;
  if (personOf(call) !== owner && !mayDeleteAny) return call.show(noteOf(NOT_YOURS), PRIVATELY);
  return call.deleteShown();
}
