// The form in which a question is changed: a field for each of its texts.
import {
  type APIModalInteractionResponse,
  type APIModalSubmission,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from 'discord.js';
import type { Command } from '../../chat/command.js';
import { valueText } from '../../chat/line.js';
import type { CommandRequest } from '../../chat/reply.js';
import { clipped } from './message.js';
import { typedText } from './typed.js';

const MAX_FIELDS = 5;
/** What a field can hold. */
const MAX_FIELD = 4000;
const MAX_WORDS = 100;

/** The main argument first, then the others that are typed. */
const fieldsOf = ({ args, main }: Command): string[] =>
  [main, ...Object.keys(args).filter((name) => name !== main)]
    .filter((name) => args[name]?.kind === 'text' || args[name]?.kind === 'values')
    .slice(0, MAX_FIELDS);

/** undefined where a text is longer than a field. */
export function formFor(
  id: string,
  command: Command,
  request: CommandRequest,
): APIModalInteractionResponse | undefined {
  const fields = fieldsOf(command).map((name) => ({ name, value: valueText(request.values[name] ?? '') }));
  if (fields.some(({ value }) => value.length > MAX_FIELD)) return undefined;
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: id,
      title: 'Change the question',
      components: fields.map(({ name, value }) => ({
        type: ComponentType.Label,
        label: name.charAt(0).toUpperCase() + name.slice(1),
        description: clipped(command.args[name]?.description ?? '', MAX_WORDS),
        component: {
          type: ComponentType.TextInput,
          custom_id: name,
          style: name === command.main ? TextInputStyle.Paragraph : TextInputStyle.Short,
          required: command.args[name]?.required === true,
          max_length: MAX_FIELD,
          ...(value === '' ? {} : { value }),
        },
      })),
    },
  };
}

/** The request with what was typed into the form; fields that were emptied say nothing. */
export function filledIn(data: APIModalSubmission, request: CommandRequest): CommandRequest {
  const values: Record<string, unknown> = { ...request.values };
  for (const component of data.components) {
    if (component.type !== ComponentType.Label || component.component.type !== ComponentType.TextInput) continue;
    const { custom_id: name, value } = component.component;
    const typed = typedText(value);
    // What was not changed stays as it was, also where it was data and no text.
    if (typed === '') delete values[name];
    else if (typed !== valueText(values[name] ?? '')) values[name] = typed;
  }
  return { ...request, values };
}
