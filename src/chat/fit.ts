// An answer in no more characters than a platform takes: the longest blocks are cut, at the end of a line.
import { type Block, blockText, type Inline } from './reply.js';

const MARK = '…';

/**
 * The blocks with at most `room` characters in all. Every block gets the same room and needs less or is cut, so a long
 * program is cut long before a sentence is.
 */
export function fitted(blocks: readonly Block[], room: number): readonly Block[] {
  const lengths = blocks.map((block) => blockText(block).length);
  const most = fairShare(lengths, room);
  return blocks.map((block, i) => ((lengths[i] ?? 0) <= most ? block : cut(block, most)));
}

/** The largest share with which all lengths, cut to it, are at most `room` together. */
function fairShare(lengths: readonly number[], room: number): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  let left = room;
  for (const [i, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - i));
    if (length > share) return Math.max(MARK.length, share);
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function cut(block: Block, most: number): Block {
  if (block.type === 'text') return { ...block, content: cutInlines(block.content, most) };
  if (block.type === 'picture') return { ...block, text: cutLines(block.text, most) };
  return block.type === 'code' ? { ...block, code: cutLines(block.code, most) } : block;
}

/** Whole lines where there is one, and the mark. */
function cutLines(text: string, most: number): string {
  const kept = text.slice(0, Math.max(0, most - MARK.length - 1));
  const end = kept.lastIndexOf('\n');
  return `${(end > 0 ? kept.slice(0, end) : kept).replace(/[\ud800-\udbff]$/, '')}\n${MARK}`;
}

function cutInlines(content: readonly Inline[], most: number): Inline[] {
  const kept: Inline[] = [];
  let left = most - MARK.length;
  for (const part of content) {
    if (left <= 0) break;
    const shorten = (text: string): string => text.slice(0, left).replace(/[\ud800-\udbff]$/, '');
    const shown =
      typeof part === 'string'
        ? shorten(part)
        : 'code' in part
          ? { code: shorten(part.code) }
          : { strong: shorten(part.strong) };
    left -= blockText({ type: 'text', role: 'text', content: [part] }).length;
    kept.push(shown);
  }
  return [...kept, MARK];
}
