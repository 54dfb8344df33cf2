// A reply as Slack's blocks: texts as rich text, in which nothing is markup; pictures as images; programs as code.
import { fitted } from '../../chat/fit.js';
import { type Block, blockText, type Inline, type PictureBlock, type TextBlock } from '../../chat/reply.js';
import type { ActionsElement, KitBlock, RichTextBlock, RichTextElement } from './bolt.js';
import { typedHere } from './lines.js';

/** All characters of a message's blocks. Slack refuses some 12,000 and does not say where it begins. */
export const MOST_CHARACTERS = 9000;
const MOST_ALT = 2000;
const MOST_CONTEXT = 2000;

/** Where Slack finds a picture. */
export type Source = { readonly slack_file: { readonly id: string } } | { readonly image_url: string };
export type Sources = ReadonlyMap<PictureBlock, Source>;
export const NO_SOURCES: Sources = new Map();

export interface Message {
  readonly blocks: KitBlock[];
  /** For notifications and for whoever has it read out. */
  readonly text: string;
}

export interface Kit {
  readonly sources: Sources;
  /** Rows of things to press, under the answer. */
  readonly actions: readonly ActionsElement[];
  readonly room?: number;
}

/** A picture without a source is shown in characters. */
export function kitOf(blocks: readonly Block[], { sources, actions, room = MOST_CHARACTERS }: Kit): Message {
  const shown = blocks.filter((block) => block.type !== 'buttons');
  const pressed = weight(actions);
  const pictures = shown.filter((block) => block.type === 'picture' && sources.has(block)) as PictureBlock[];
  const alts = pictures.reduce((sum, { alt }) => sum + Math.min(alt.length, MOST_ALT), 0);
  const words = shown.filter((block) => block.type !== 'picture' || !sources.has(block));
  const short = fitted(words, room - pressed - alts);
  const byBlock = new Map(words.map((block, i) => [block, short[i] as Block]));
  const parts = shown.map((block) => ({
    block: byBlock.get(block) ?? block,
    source: sources.get(block as PictureBlock),
  }));
  return {
    blocks: [
      ...grouped(parts).map(({ group, source }) => kitBlock(group, source)),
      ...(actions.length > 0 ? [{ type: 'actions' as const, elements: [...actions] }] : []),
    ],
    text: escaped(
      fitted(shown, 3500)
        .map((block) => lineOf(block))
        .filter((line) => line !== '')
        .join('\n\n'),
    ),
  };
}

/** What a person sees first in a notification, and what is read out. */
const lineOf = (block: Block): string => blockText(block).trim();
/** The only three signs that a text of Slack's has to escape. */
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The characters of all texts and values in it. */
function weight(kit: unknown): number {
  if (typeof kit === 'string') return kit.length;
  if (typeof kit !== 'object' || kit === null) return 0;
  return Object.entries(kit).reduce(
    (sum, [name, each]) => sum + (['type', 'action_id', 'block_id', 'style'].includes(name) ? 0 : weight(each)),
    0,
  );
}

interface Part {
  readonly block: Block;
  readonly source: Source | undefined;
}
interface Group {
  readonly group: readonly Block[];
  readonly source: Source | undefined;
}

const isFinePrint = (block: Block): boolean =>
  block.type === 'text' && (block.role === 'badge' || block.role === 'conventions');
const kindOf = (block: Block, source: Source | undefined): string => {
  if (source) return 'picture';
  if (isFinePrint(block)) return 'fine print';
  return block.type === 'text' && block.role === 'verdict' ? 'verdict' : 'text';
};

/** Neighbours that are shown in one block. */
function grouped(parts: readonly Part[]): Group[] {
  const groups: { group: Block[]; source: Source | undefined; kind: string }[] = [];
  for (const { block, source } of parts) {
    const kind = kindOf(block, source);
    const last = groups.at(-1);
    if (last && last.kind === kind && kind !== 'picture') last.group.push(block);
    else groups.push({ group: [block], source, kind });
  }
  return groups;
}

function kitBlock(group: readonly Block[], source: Source | undefined): KitBlock {
  const [first] = group;
  if (source && first?.type === 'picture') return { type: 'image', ...source, alt_text: first.alt.slice(0, MOST_ALT) };
  if (first && isFinePrint(first)) {
    const text = group.map(blockText).join('\n').slice(0, MOST_CONTEXT);
    return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
  }
  return rich(group);
}

/** Texts one under the other, with an empty line between two of different roles; programs in frames of their own. */
function rich(group: readonly Block[]): RichTextBlock {
  const elements: RichTextBlock['elements'] = [];
  let section: RichTextElement[] = [];
  let before: TextBlock | undefined;
  const endSection = (): void => {
    if (section.length > 0) elements.push({ type: 'rich_text_section', elements: section });
    section = [];
    before = undefined;
  };
  for (const block of group) {
    if (block.type === 'text') {
      if (before)
        section.push({ type: 'text', text: before.role === block.role || before.role === 'heading' ? '\n' : '\n\n' });
      section.push(...block.content.flatMap((part) => element(part, block)));
      before = block;
    } else if (blockText(block) !== '') {
      endSection();
      const text = block.type === 'code' ? blockText(block).split('\n').map(typedHere).join('\n') : blockText(block);
      elements.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: text.replace(/\n+$/, '') }] });
    }
  }
  endSection();
  return { type: 'rich_text', elements };
}

function element(part: Inline, { role }: TextBlock): RichTextElement[] {
  const bold = role === 'verdict' || role === 'heading' || role === 'problem';
  const text = typeof part === 'string' ? part : typedHere('code' in part ? part.code : part.strong);
  if (text === '') return [];
  if (typeof part === 'string') return [{ type: 'text', text, ...(bold && { style: { bold } }) }];
  return [{ type: 'text', text, style: 'code' in part ? { code: true } : { bold: true } }];
}
