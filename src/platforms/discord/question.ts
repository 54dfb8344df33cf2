// What stands in a message: the question of an answer of ours, or the words of a person.
import { type APIMessage, ComponentType } from 'discord.js';
import { readLine } from '../../chat/line.js';
import type { CommandRequest } from '../../chat/reply.js';
import type { Bot } from './bot.js';
import { LINE_ID, readLineMarkdown } from './message.js';

/** The question as it stands in a message of ours. */
export function questionOf(message: APIMessage | undefined, { asking }: Bot): CommandRequest | undefined {
  for (const top of message?.components ?? []) {
    if (top.type !== ComponentType.Container) continue;
    for (const part of top.components) {
      if (part.type !== ComponentType.TextDisplay || part.id !== LINE_ID) continue;
      const line = readLineMarkdown(part.content);
      return line === undefined ? undefined : readLine(line, asking.commands);
    }
  }
  return undefined;
}

/** What somebody says in a message. */
export function textsOf({ content, components = [] }: Pick<APIMessage, 'content' | 'components'>): string {
  const texts = components
    .flatMap((top) => (top.type === ComponentType.Container ? top.components : [top]))
    .map((part) => (part.type === ComponentType.TextDisplay ? part.content : ''));
  return [content, ...texts].filter((each) => each !== '').join('\n');
}
