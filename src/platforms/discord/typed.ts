// What a person means by what they typed into Discord: without mentions, and without the backslashes against markdown.
import { plainTyped } from '../../chat/typed-line.js';

/** A formula or a question. */
export function typedText(text: string): string {
  const bare = text.replace(/<@[!&]?\d+>/g, ' ').trim();
  // In a block of code a backslash is itself, and before other signs it may be LaTeX, as in \|x\|.
  return plainTyped(bare.startsWith('`') ? bare : bare.replace(/\\([*_~`])/g, '$1'));
}
