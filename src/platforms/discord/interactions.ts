// Every interaction that Discord sends, led to what answers it.
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord.js';
import { readQuestion } from '../../chat/typed-line.js';
import { answerCall, PRIVATELY, suggest } from './answer-call.js';
import { type Bot, BROKEN } from './bot.js';
import type { Call } from './call.js';
import { VISIBILITY } from './commands-json.js';
import { faultOf, told } from './faults.js';
import { clipped } from './message.js';
import { press } from './press.js';
import { questionOf, textsOf } from './question.js';
import { typedText } from './typed.js';
import { MENUS } from './words.js';

/** Never rejects. */
export async function answerInteraction(bot: Bot, call: Call): Promise<void> {
  const { interaction } = call;
  try {
    await led(bot, call, interaction);
  } catch (err) {
    const fault = faultOf(err);
    bot.metrics.event('discord', fault === 'gone' ? 'answer-too-late' : 'answer-failed');
    bot.log.warn({ err: told(err), id: interaction.id, type: interaction.type }, 'Discord did not take an answer');
    if (fault === 'gone' || interaction.type === InteractionType.ApplicationCommandAutocomplete) return;
    await call.show(BROKEN, PRIVATELY).catch(() => {});
  }
}

async function led(bot: Bot, call: Call, interaction: APIInteraction): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(bot, call, interaction);
    case InteractionType.MessageComponent:
    case InteractionType.ModalSubmit:
      return press(bot, call, interaction);
    case InteractionType.ApplicationCommand:
      if (interaction.data.type === ApplicationCommandType.ChatInput)
        return command(bot, call, interaction as APIChatInputApplicationCommandInteraction);
      if (interaction.data.type === ApplicationCommandType.Message)
        return messageMenu(bot, call, interaction as APIMessageApplicationCommandInteraction);
  }
}

type Options = APIChatInputApplicationCommandInteraction['data']['options'];

function valuesOf(options: Options): Record<string, string> {
  const texts = (options ?? []).flatMap((option) =>
    option.type === ApplicationCommandOptionType.String ? [[option.name, typedText(option.value)] as const] : [],
  );
  return Object.fromEntries(texts.filter(([, value]) => value !== ''));
}

function command(bot: Bot, call: Call, { data }: APIChatInputApplicationCommandInteraction): Promise<void> {
  const given = valuesOf(data.options);
  const isPersonal = bot.asking.commands.find(({ name }) => name === data.name)?.personal === true;
  const { [VISIBILITY]: visibility, ...values } = given;
  const place =
    isPersonal || visibility === undefined ? undefined : { isUpdate: false, isPrivate: visibility === 'private' };
  return answerCall(bot, call, { request: { command: data.name, values: isPersonal ? given : values }, place });
}

const MAX_CHOICE = 100;

async function complete(bot: Bot, call: Call, { data }: APIApplicationCommandAutocompleteInteraction): Promise<void> {
  const options = data.options as Options;
  const focused = options?.find((option) => 'focused' in option && option.focused === true);
  if (!focused || focused.type !== ApplicationCommandOptionType.String) return suggest(call, []);
  const { [focused.name]: _, ...values } = valuesOf(options);
  const found = await bot.complete({ command: data.name, argument: focused.name, typed: focused.value, values });
  bot.metrics.event('discord', 'suggested');
  return suggest(
    call,
    // What is longer than a choice may be would be cut when it is chosen.
    found
      .filter((each) => each.text !== '' && each.text.length <= MAX_CHOICE)
      .map((each) => ({ name: clipped(each.shown, MAX_CHOICE), value: each.text })),
  );
}

function messageMenu(bot: Bot, call: Call, { data }: APIMessageApplicationCommandInteraction): Promise<void> {
  const message = data.resolved.messages[data.target_id];
  const own = questionOf(message, bot);
  const menu = MENUS.find(({ name }) => name === data.name);
  const typed = typedText(message ? textsOf(message) : '');
  const request = own ?? readQuestion(typed, bot.asking.commands, menu && { want: menu.want }).request;
  return answerCall(bot, call, { request });
}
