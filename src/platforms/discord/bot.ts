// What the handlers of Discord's interactions and messages have in common.
import type { REST } from 'discord.js';
import { type CommandRequest, type Reply, text } from '../../chat/reply.js';
import type { Answered } from '../../chat/router.js';
import { blocksFor } from '../../chat/settings.js';
import type { Asked } from '../../service/asking.js';
import type { PlatformParts } from '../../service/platform.js';
import { type Ids, idsFor } from './custom-id.js';
import { type Message, messageOf } from './message.js';
import { rowsUnder } from './rows.js';

export interface Bot extends Pick<PlatformParts, 'asking' | 'complete' | 'state' | 'log' | 'metrics'> {
  readonly rest: REST;
  /** Whoever asks waits no longer than this for a sign of life, ms. */
  readonly earlyMs: number;
}

/** The characters that a message has for the line of its question. */
const LINE_ROOM = 900;

export const commandOf = ({ asking }: Bot, request: CommandRequest) =>
  asking.commands.find(({ name }) => name === request.command);

export interface Shown {
  readonly asked: Asked;
  readonly answered: Answered;
  /** The id of whoever asked. */
  readonly owner: string;
  readonly isPrivate: boolean;
  /** Whether files may be sent here. */
  readonly files: boolean;
  /** How a problem is mended. */
  readonly fix: 'edit' | 'fix' | 'fix-privately';
}

/** The answer with everything that stands around it. */
export async function messageFor(
  bot: Bot,
  { asked, answered, owner, isPrivate, files, fix: mended }: Shown,
): Promise<Message> {
  const request = understood(answered.reply) ?? asked.request;
  const command = commandOf(bot, request);
  const holding = { commands: bot.asking.commands, shelf: bot.state };
  const ids: Ids = await idsFor(owner, request, LINE_ROOM, holding);
  const reply = { ...answered.reply, blocks: blocksFor(answered.reply.blocks, asked.settings) };
  const fix = isProblem(answered) ? mended : undefined;
  const rows = await rowsUnder({ reply, request, command, settings: asked.settings, isPrivate, fix, ids });
  return messageOf({ answered: { ...answered, reply }, line: ids.line, rows, files });
}

/** A question in plain words may be understood, and be one that cannot be answered. */
export const isProblem = ({ outcome, reply: { blocks } }: Answered): boolean =>
  outcome !== 'answer' || (blocks[0]?.type === 'text' && blocks[0].role === 'problem');

/** What a question in plain words was understood as. */
function understood({ data }: Reply): CommandRequest | undefined {
  const read = (data as { understood?: { command?: unknown; arguments?: unknown } } | undefined)?.understood;
  return typeof read?.command === 'string' && typeof read.arguments === 'object' && read.arguments !== null
    ? { command: read.command, values: read.arguments as CommandRequest['values'] }
    : undefined;
}

/** A message with nothing under it. */
export const noteOf = (reply: Reply): Message =>
  messageOf({ answered: { reply, pictures: new Map() }, line: undefined, rows: [], files: false });

/** For a fault of ours. */
export const BROKEN: Message = noteOf({
  blocks: [text('problem', 'Something broke on my side.'), text('hint', 'Please ask again in a minute.')],
});
