// A request that cannot be answered, as a reply: what was read, where it fails, what to type instead.
import stringWidth from 'string-width';
import { wordsFor } from '../answer/problem-words.js';
import type { Unanswerable } from '../formula/unanswerable.js';
import { type Block, type CommandRequest, code, type ProblemData, type Reply, text } from './reply.js';

export function problemOf(problem: Unanswerable): ProblemData {
  const { message, hint } = wordsFor(problem);
  return { code: problem.code, message, span: problem.span ? [...problem.span] : null, hint, field: problem.field };
}

/** Characters of the person's text shown on either side of the place. */
const CONTEXT = 60;

export function problemReply({ message, span, hint, field }: ProblemData, { values }: CommandRequest): Reply {
  const typed = field ? values[field] : undefined;
  const blocks: Block[] = [text('problem', message)];
  if (span && typeof typed === 'string') blocks.push({ type: 'code', language: 'text', code: caret(typed, span) });
  if (hint) blocks.push(text('hint', ...hintParts(hint)));
  return { blocks };
}

/** The line of the text that the place is in, and marks under the place. */
function caret(typed: string, [from, to]: readonly [number, number]): string {
  const start = typed.lastIndexOf('\n', from - 1) + 1;
  const newline = typed.indexOf('\n', from);
  const end = newline < 0 ? typed.length : newline;
  const left = Math.max(start, from - CONTEXT);
  const right = Math.min(end, Math.max(to, from + 1) + CONTEXT);
  const lead = left > start ? '…' : '';
  const visible = (a: number, b: number): string =>
    typed
      .slice(a, b)
      .replace(/\t/g, ' ')
      .replace(/[\p{Cc}\p{Cf}]/gu, '·');
  const marks = '^'.repeat(Math.max(1, Math.min(stringWidth(visible(from, Math.min(to, end))), 80)));
  const room = ' '.repeat(lead.length + stringWidth(visible(left, from)));
  return `${lead}${visible(left, right)}${right < end ? '…' : ''}\n${room}${marks}`;
}

/** What stands between backquotes is something to type. */
const hintParts = (hint: string) => hint.split('`').map((part, i) => (i % 2 === 1 ? code(part) : part));
