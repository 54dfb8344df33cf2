// What a person means by what they typed into Discord: without mentions, code fences and the backslashes against markdown.

const FENCE = /^\s*(`{1,3})(?:[a-z]{1,10}\n)?([\s\S]*?)\1\s*$/i;

/** A formula or a question. */
export function typedText(text: string): string {
  const bare = text.replace(/<@[!&]?\d+>/g, ' ').trim();
  const inner = FENCE.exec(bare)?.[2] ?? bare;
  // Before other signs a backslash may be LaTeX, as in \|x\|.
  return (inner === bare ? bare.replace(/\\([*_~`])/g, '$1') : inner).trim();
}
