// What every platform shows: an answer as blocks, without a word of any platform's own markup.

import { type ContentBlock, inlineText, type PictureBlock } from '../answer/blocks.js';

export type { CodeBlock, ContentBlock, Inline, PictureBlock, TextBlock } from '../answer/blocks.js';
export { code, inlineText, strong, text } from '../answer/blocks.js';

export interface ButtonsBlock {
  readonly type: 'buttons';
  readonly buttons: readonly Button[];
}
/** A button asks something else; it carries the whole request, so it needs no memory. */
export interface Button {
  readonly label: string;
  readonly request: CommandRequest;
  /** The view that is being shown. */
  readonly pressed?: boolean;
}
export type Block = ContentBlock | ButtonsBlock;

/** A command by its name, with the values of its arguments as they came. */
export interface CommandRequest {
  readonly command: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly blocks: readonly Block[];
  /** The answer as data, for programs. */
  readonly data?: unknown;
  /** Set if the answer says of itself that it could not be verified. */
  readonly unverified?: true;
}

/** A problem as programs see it. */
export interface ProblemData {
  readonly code: string;
  readonly message: string;
  /** The place in the argument `field`, in UTF-16 positions. */
  readonly span: readonly [from: number, to: number] | null;
  readonly hint: string;
  readonly field?: string;
}

/** The blocks that pictures are drawn of. */
export const pictured = ({ blocks }: Reply): readonly PictureBlock[] =>
  blocks.filter((block) => block.type === 'picture');

/** A block in plain characters. */
export function blockText(block: Block): string {
  if (block.type === 'text') return block.content.map(inlineText).join('');
  if (block.type === 'picture') return block.text;
  return block.type === 'code' ? block.code : '';
}

/** The whole answer in plain characters. */
export const replyText = ({ blocks }: Reply): string =>
  blocks
    .map(blockText)
    .filter((shown) => shown !== '')
    .join('\n\n');
