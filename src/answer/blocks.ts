// What an answer is made of: texts, formulas and code, without a word of any platform's own markup.
import type { Drawing } from '../drawing.js';
import type { Framework } from '../math/framework.js';

/** A stretch of text: plain, in typewriter letters, or strong. Nothing in it is markup. */
export type Inline = string | { readonly code: string } | { readonly strong: string };

/** What a text is for; platforms decide how it looks. */
export type Role = 'verdict' | 'understood' | 'heading' | 'text' | 'why' | 'badge' | 'conventions' | 'problem' | 'hint';

export interface TextBlock {
  readonly type: 'text';
  readonly role: Role;
  readonly content: readonly Inline[];
}
/** Something drawn, where pictures are possible. */
export interface PictureBlock {
  readonly type: 'picture';
  readonly drawing: Drawing;
  /** The picture in words. */
  readonly alt: string;
  /** The same in plain characters, for where there are no pictures. */
  readonly text: string;
}
export interface CodeBlock {
  readonly type: 'code';
  /** `python`, `tex`, or `text` for what only needs equal letters. */
  readonly language: string;
  readonly code: string;
  /** Whose program it is. */
  readonly framework?: Framework;
}
export type ContentBlock = TextBlock | PictureBlock | CodeBlock;

export const text = (role: Role, ...content: readonly Inline[]): TextBlock => ({
  type: 'text',
  role,
  content: joined(content),
});
/** The same with neighbouring plain parts as one. */
function joined(content: readonly Inline[]): Inline[] {
  const parts: Inline[] = [];
  for (const part of content) {
    const last = parts.at(-1);
    if (typeof last === 'string' && typeof part === 'string') parts.splice(-1, 1, last + part);
    else parts.push(part);
  }
  return parts;
}
/** A part of a text in plain characters. */
export const inlineText = (inline: Inline): string =>
  typeof inline === 'string' ? inline : 'code' in inline ? inline.code : inline.strong;
export const code = (shown: string): Inline => ({ code: shown });
export const strong = (shown: string): Inline => ({ strong: shown });
