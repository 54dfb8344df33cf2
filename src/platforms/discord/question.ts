// What is asked in a message: a question in words, a command as a line, or the question of an answer of ours.
import { type APIMessage, ComponentType } from 'discord.js';
import { readLine } from '../../chat/line.js';
import type { CommandRequest } from '../../chat/reply.js';
import type { Bot } from './bot.js';
import { LINE_ID, readLineMarkdown } from './message.js';

export interface Question {
  readonly text: string;
  /** What was said before, the oldest first. */
  readonly context: readonly string[];
  readonly want: 'anything' | 'jacobian' | 'check';
}

/** A question in words, or a command as a line. */
export function question({ asking }: Bot, asked: Question): CommandRequest {
  const line = readLine(asked.text, asking.commands);
  if (line) return line;
  const knowsWords = asking.commands.some(({ name }) => name === 'ask');
  return knowsWords
    ? { command: 'ask', values: { ...asked } }
    : { command: 'jacobian', values: { expression: asked.text } };
}

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
