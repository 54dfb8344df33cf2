// The commands as Discord's menus: options with their limits and choices, in several languages, and the message menus.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Argument, Command } from '../../chat/command.js';
import { SETTING_CHOICES } from '../../chat/settings.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { MENUS, type Words } from './words.js';

/** The option that says who sees the answer. */
export const VISIBILITY = 'visibility';

const LANGUAGES: readonly (readonly [Locale, Words])[] = [
  [Locale.German, GERMAN],
  [Locale.French, FRENCH],
];

/** Discord's own limit: who types more than an argument takes is told so in words. */
const MAX_TEXT = 6000;
const MAX_CHOICES = 25;
const MAX_DESCRIPTION = 100;

/** What people can give; what was said before comes from the conversation. */
const TYPED: readonly string[] = ['text', 'values', 'choice', 'name'];

type Json = RESTPostAPIApplicationCommandsJSONBody;

/** `isGlobal`: for all servers, direct messages and persons; else for one server. */
export function commandsJson(commands: readonly Command[], isGlobal: boolean): Json[] {
  const where = isGlobal
    ? {
        integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
      }
    : {};
  return [
    ...commands.map((command) => ({ ...commandJson(command), ...where })),
    ...MENUS.map(({ name }) => ({
      type: ApplicationCommandType.Message as const,
      name,
      name_localizations: localised((words) => words.menus[name]),
      ...where,
    })),
  ];
}

function commandJson(command: Command): Json {
  const { name, description, args, personal } = command;
  const options = Object.entries(args)
    .filter(([, { kind }]) => TYPED.includes(kind))
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([argument, record]) => option(command, argument, record));
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: localised((words) => words.commands[name]?.[0]),
    description: description.slice(0, MAX_DESCRIPTION),
    description_localizations: localised((words) => words.commands[name]?.[1]),
    options: personal ? options : [...options, visibility()],
  };
}

function option(command: Command, name: string, argument: Argument): APIApplicationCommandBasicOption {
  const common = {
    type: ApplicationCommandOptionType.String as const,
    name,
    name_localizations: localised((words) => words.options[name]?.[0]),
    description: argument.description.slice(0, MAX_DESCRIPTION),
    description_localizations: localised((words) => words.options[name]?.[1]),
    required: argument.required ?? false,
  };
  if (argument.kind === 'choice' && argument.choices.length <= MAX_CHOICES)
    return { ...common, choices: argument.choices.map((choice) => ({ name: choice, value: choice })) };
  if (argument.kind === 'choice' || argument.kind === 'name') return { ...common, autocomplete: true };
  return name === command.main
    ? { ...common, max_length: MAX_TEXT, autocomplete: true }
    : { ...common, max_length: MAX_TEXT };
}

const visibility = (): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name: VISIBILITY,
  name_localizations: localised((words) => words.options[VISIBILITY]?.[0]),
  description: 'Who sees the answer',
  description_localizations: localised((words) => words.options[VISIBILITY]?.[1]),
  required: false,
  choices: SETTING_CHOICES.visibility.map((choice) => ({ name: choice, value: choice })),
});

function localised(of: (words: Words) => string | undefined): LocalizationMap {
  return Object.fromEntries(
    LANGUAGES.flatMap(([locale, words]) => {
      const word = of(words);
      return word === undefined ? [] : [[locale, word]];
    }),
  );
}
