// An answer as a message of Discord, in three forms: with pictures, in words where no file may be sent, and plain.
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import type { Block, CodeBlock, Reply } from '../../chat/reply.js';
import type { Answered } from '../../chat/router.js';
import { codeFence, codeSpan, textMarkdown } from './markdown.js';

/** What is sent for a message, without the flag that makes it private. */
export interface Sent {
  readonly body: {
    readonly flags?: number;
    readonly content?: string;
    readonly components?: readonly APIMessageTopLevelComponent[];
    readonly attachments?: readonly { readonly id: string; readonly filename: string; readonly description?: string }[];
    readonly allowed_mentions: { readonly parse: readonly never[]; readonly replied_user: false };
  };
  readonly files: readonly RawFile[];
}

export interface Message {
  readonly whole: Sent;
  /** The same without files. */
  readonly words: Sent;
  /** Without components, for where they are refused. */
  readonly plain: Sent;
}

export interface MessageParts {
  readonly answered: Pick<Answered, 'reply' | 'pictures'>;
  /** The question as a line, where it is shown. */
  readonly line: string | undefined;
  /** Rows of buttons and menus. */
  readonly rows: readonly APIMessageTopLevelComponent[];
  /** Whether files may be sent here. */
  readonly files: boolean;
}

/** The id of the component that holds the question's line; other components get small ids. */
export const LINE_ID = 4001;
/** The characters of all texts of a message, with some room to spare of Discord's 4,000. */
const MAX_TEXT = 3900;
const MAX_CONTENT = 2000;
const MAX_ALT = 1024;
/** Discord takes 40 components with those inside others. */
const MAX_PARTS = 24;
const NO_PINGS = { parse: [], replied_user: false } as const;

export function messageOf(parts: MessageParts): Message {
  const words = sent({ ...parts, files: false });
  return { whole: parts.files ? sent(parts) : words, words, plain: plain(parts.answered.reply) };
}

function sent({ answered, line, rows, files: mayHaveFiles }: MessageParts): Sent {
  const files: { file: RawFile; description?: string }[] = [];
  const first: APIComponentInContainer[] =
    line === undefined ? [] : [{ type: ComponentType.TextDisplay, id: LINE_ID, content: lineMarkdown(line) }];
  const shown: APIComponentInContainer[] = [];
  let room = MAX_TEXT - (line === undefined ? 0 : lineMarkdown(line).length);
  const say = (content: string): void => {
    const fits = content.length <= room ? content : cut(content, room);
    room -= fits.length + 1;
    const last = shown.at(-1);
    if (fits === '') return;
    if (last?.type === ComponentType.TextDisplay) last.content += `\n${fits}`;
    else shown.push({ type: ComponentType.TextDisplay, content: fits });
  };
  const attach = (name: string, data: Uint8Array, description?: string): { readonly url: string } => {
    files.push({ file: { name, data: Buffer.from(data) }, ...(description ? { description } : {}) });
    return { url: `attachment://${name}` };
  };
  for (const [i, block] of answered.reply.blocks.entries()) {
    const picture = mayHaveFiles && block.type === 'picture' ? answered.pictures.get(block) : undefined;
    if (picture && block.type === 'picture' && shown.length < MAX_PARTS) {
      const description = clipped(block.alt, MAX_ALT);
      const media = attach(`jacobot-${i}.png`, picture.png, description);
      shown.push({ type: ComponentType.MediaGallery, items: [{ media, description }] });
    } else if (mayHaveFiles && block.type === 'code' && isTooLong(block, room) && shown.length < MAX_PARTS) {
      shown.push({ type: ComponentType.File, file: attach(fileName(block, i), Buffer.from(block.code)) });
    } else if (block.type !== 'buttons') {
      say(blockMarkdown(block));
    }
  }
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: ComponentType.Container, components: [...first, ...shown] }, ...rows],
      attachments: files.map(({ file, description }, id) => ({
        id: String(id),
        filename: file.name,
        ...(description ? { description } : {}),
      })),
      allowed_mentions: NO_PINGS,
    },
    files: files.map(({ file }) => file),
  };
}

/** A program that would be cut, or would leave no room for what comes after it. */
const isTooLong = ({ code, language }: CodeBlock, room: number): boolean =>
  language !== 'text' && code.length > Math.min(1500, room - 1000);

const ENDINGS: Readonly<Record<string, string>> = { python: 'py', tex: 'tex' };
const fileName = ({ framework, language }: CodeBlock, i: number): string =>
  `${framework ?? `program-${i}`}.${ENDINGS[language] ?? 'txt'}`;

const lineMarkdown = (line: string): string =>
  line.length <= 200 && !line.includes('\n') ? `-# ${codeSpan(line)}` : codeFence({ language: 'text', code: line });

/** The line that stands in a message of ours. */
export const readLineMarkdown = (content: string): string | undefined =>
  /^(?:-# `([^`]*)`|```\n([^`]*)\n```)$/
    .exec(content)
    ?.slice(1)
    .find((each) => each !== undefined);

function blockMarkdown(block: Block): string {
  if (block.type === 'text') return textMarkdown(block);
  if (block.type === 'picture') return codeFence({ language: 'text', code: block.text });
  return block.type === 'code' ? codeFence(block) : '';
}

function plain({ blocks }: Reply): Sent {
  const content = blocks.map(blockMarkdown).filter((shown) => shown !== '');
  return { body: { content: cut(content.join('\n'), MAX_CONTENT), allowed_mentions: NO_PINGS }, files: [] };
}

/** At most `room` characters; a block of code that is cut is closed. */
function cut(markdown: string, room: number): string {
  if (markdown.length <= room) return markdown;
  const mark = '\n…\n```';
  if (room < 2 * mark.length) return '';
  const kept = clipped(markdown, room - mark.length).slice(0, -1);
  const isOpen = (kept.match(/^```/gm)?.length ?? 0) % 2 === 1;
  return isOpen ? `${kept}${mark}` : `${kept}…`;
}

/** At most so many UTF-16 units, no character in half; the last is … where something is missing. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Sends the first of its forms that is taken. */
export async function inSomeForm<T>(
  { whole, words, plain }: Message,
  send: (form: Sent) => Promise<T>,
  isRefused: (error: unknown) => boolean,
): Promise<T> {
  const forms = [...(whole.files.length > 0 ? [whole] : []), words];
  for (const form of forms) {
    try {
      return await send(form);
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  return send(plain);
}
