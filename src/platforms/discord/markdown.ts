// Text as Discord's markdown: what people typed is shown as it is, and formats, pings and links nothing.
import type { CodeBlock, Inline, TextBlock } from '../../chat/reply.js';

/** More marks on one letter than any language has climb over the lines above. */
const STACKED = /(\p{M}{4})\p{M}+/gu;

/** A dot for what is obeyed or hidden instead of shown: controls, marks that turn the direction of text. */
const visible = (text: string): string =>
  text
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')
    .replace(STACKED, '$1');

/** Discord shows any sign after a backslash as itself. */
const escaped = (text: string): string =>
  visible(text)
    .replace(/[\\*_~|`<[\]@]/g, '\\$&')
    .replace(/^(\s*)([>#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)\./gm, '$1\\.')
    .replaceAll('://', ':\\//');

/** In one line; the fence is longer than any row of backquotes in it. */
export function codeSpan(text: string): string {
  const shown = visible(text).replaceAll('\n', ' ');
  const rows = [...shown.matchAll(/`+/g)].map(([row]) => row.length);
  const fence = '`'.repeat(Math.max(0, ...rows) + 1);
  const pad = rows.length > 0 ? ' ' : '';
  return `${fence}${pad}${shown || ' '}${pad}${fence}`;
}

const LANGUAGES: Readonly<Record<string, string>> = { python: 'py', tex: 'tex' };

export function codeFence({ language, code }: Pick<CodeBlock, 'language' | 'code'>): string {
  // A zero-width space keeps a row of backquotes from ending the block.
  const shown = visible(code).replace(/``(?=`)/g, '``\u200b');
  return `\`\`\`${LANGUAGES[language] ?? ''}\n${shown.replace(/\n+$/, '')}\n\`\`\``;
}

export function textMarkdown({ role, content }: TextBlock): string {
  const isBold = role === 'verdict' || role === 'heading' || role === 'problem';
  const shown = content.map((inline) => inlineMarkdown(inline, isBold)).join('');
  if (isBold) return `**${shown.trim()}**`;
  // Small letters end with the line.
  return role === 'badge' || role === 'conventions' ? `-# ${shown.replace(/\s*\n\s*/g, ' ')}` : shown;
}

function inlineMarkdown(inline: Inline, isBold: boolean): string {
  if (typeof inline === 'string') return escaped(inline);
  if ('code' in inline) return codeSpan(inline.code);
  return isBold ? escaped(inline.strong) : `**${escaped(inline.strong)}**`;
}
