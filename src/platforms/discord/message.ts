// An answer as a message of Discord, in three forms: with pictures, in words where no file may be sent, and plain.
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import { fitted } from '../../chat/fit.js';
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
/** Discord takes ten files, and 40 components with those inside others. */
const MAX_FILES = 8;
const NO_PINGS = { parse: [], replied_user: false } as const;

export function messageOf(parts: MessageParts): Message {
  const whole = sent(parts);
  return {
    whole,
    get words() {
      return whole.files.length > 0 ? sent({ ...parts, files: false }) : whole;
    },
    get plain() {
      return plain(parts.answered.reply);
    },
  };
}

function sent({ answered: { reply, pictures }, line, rows, files: mayHaveFiles }: MessageParts): Sent {
  const first: APIComponentInContainer[] =
    line === undefined ? [] : [{ type: ComponentType.TextDisplay, id: LINE_ID, content: lineMarkdown(line) }];
  const room = MAX_TEXT - (line === undefined ? 0 : lineMarkdown(line).length);
  const attached = mayHaveFiles ? attachedOf(reply.blocks, pictures, room) : new Map<Block, Attached>();
  const texts = fittedMarkdown(
    reply.blocks.filter((block) => !attached.has(block)),
    room,
  );
  const shown: APIComponentInContainer[] = [];
  for (const block of reply.blocks) {
    const media = attached.get(block);
    const last = shown.at(-1);
    const content = texts.get(block) ?? '';
    if (media) shown.push(media.component);
    else if (content === '') continue;
    else if (last?.type === ComponentType.TextDisplay) last.content += `\n${content}`;
    else shown.push({ type: ComponentType.TextDisplay, content });
  }
  const files = [...attached.values()];
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: ComponentType.Container, components: [...first, ...shown] }, ...rows],
      attachments: files.map(({ file, description }, id) => ({
        id: String(id),
        filename: file.name,
        ...(description === undefined ? {} : { description }),
      })),
      allowed_mentions: NO_PINGS,
    },
    files: files.map(({ file }) => file),
  };
}

interface Attached {
  readonly file: RawFile & { readonly name: string };
  readonly description?: string;
  readonly component: APIComponentInContainer;
}

/** The pictures; and where there is no room for all programs, the longest of them. */
function attachedOf(blocks: readonly Block[], pictures: Answered['pictures'], room: number): Map<Block, Attached> {
  const attached = new Map<Block, Attached>();
  for (const [i, block] of blocks.entries()) {
    const picture = block.type === 'picture' ? pictures.get(block) : undefined;
    if (!picture || block.type !== 'picture' || attached.size >= MAX_FILES) continue;
    const description = clipped(block.alt, MAX_ALT);
    const file = { name: `jacobot-${i}.png`, data: Buffer.from(picture.png) };
    const media = { url: `attachment://${file.name}` };
    attached.set(block, {
      file,
      description,
      component: { type: ComponentType.MediaGallery, items: [{ media, description }] },
    });
  }
  const programs = blocks
    .filter((block) => block.type === 'code' && block.language !== 'text')
    .sort((a, b) => markdownLength([b]) - markdownLength([a])) as CodeBlock[];
  for (const block of programs) {
    if (markdownLength(blocks.filter((each) => !attached.has(each))) <= room || attached.size >= MAX_FILES) break;
    const file = { name: fileName(block, blocks.indexOf(block)), data: Buffer.from(block.code) };
    attached.set(block, { file, component: { type: ComponentType.File, file: { url: `attachment://${file.name}` } } });
  }
  return attached;
}

const markdownLength = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + blockMarkdown(block).length + 1, 0);

/** Each block's markdown, with at most `room` characters in all. */
function fittedMarkdown(blocks: readonly Block[], room: number): Map<Block, string> {
  // Signs against formatting come on top of the characters that are shown.
  let fit: readonly Block[] = blocks;
  for (let shown = room; markdownLength(fit) > room; shown *= 0.9) fit = fitted(blocks, Math.floor(shown));
  return new Map(blocks.map((block, i) => [block, blockMarkdown(fit[i] ?? block)]));
}

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

/** Whether a message that shows the line tells it to the letter; it does not tell controls, backquotes, and the like. */
export const isShownExactly = (line: string): boolean => readLineMarkdown(lineMarkdown(line)) === line;

function blockMarkdown(block: Block): string {
  if (block.type === 'text') return textMarkdown(block);
  if (block.type === 'picture') return codeFence({ language: 'text', code: block.text });
  return block.type === 'code' ? codeFence(block) : '';
}

function plain({ blocks }: Reply): Sent {
  const content = [...fittedMarkdown(blocks, MAX_CONTENT).values()].filter((shown) => shown !== '');
  return { body: { content: content.join('\n'), allowed_mentions: NO_PINGS }, files: [] };
}

/** At most so many UTF-16 units, no character in half; the last is … where something is missing. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Sends the first of its forms that is taken. */
export async function inSomeForm<T>(
  message: Message,
  send: (form: Sent) => Promise<T>,
  isRefused: (error: unknown) => boolean,
): Promise<T> {
  const { whole } = message;
  const forms = [() => whole, ...(whole.files.length > 0 ? [() => message.words] : [])];
  for (const form of forms) {
    try {
      return await send(form());
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  return send(message.plain);
}
