// A reply as Markdown that GitHub shows with its formulas, for the gallery of golden answers.

import { allCommands as commands } from '../../commands/index.js';
import { writeLine } from '../../src/chat/line.js';
import type { Block, Inline } from '../../src/chat/reply.js';
import type { Answered } from '../../src/chat/router.js';

const escaped = (text: string): string => text.replace(/([\\`*_<>$#|])/g, '\\$1');

const inline = (part: Inline): string =>
  typeof part === 'string' ? escaped(part) : 'code' in part ? `\`${part.code}\`` : `**${escaped(part.strong)}**`;

/** The renderer's own two macros colour what is inside them; GitHub has no need of them. */
const formulaRow = (row: readonly string[]): string => row.join(' ').replace(/\\(?:pale|accent)\b/g, '');

function block(shown: Block): string {
  switch (shown.type) {
    case 'text': {
      const content = shown.content.map(inline).join('');
      return shown.role === 'verdict' ? `> ${content}` : shown.role === 'heading' ? `**${content}**` : content;
    }
    case 'picture':
      return `$$\n\\begin{aligned}\n${shown.drawing.rows.map((row) => `& ${formulaRow(row)}`).join(' \\\\\n')}\n\\end{aligned}\n$$\n\n<!-- alt: ${shown.alt.replace(/-->/g, '')} -->`;
    case 'code':
      return `\`\`\`${shown.language}\n${shown.code.trimEnd()}\n\`\`\``;
    case 'buttons':
      return shown.buttons
        .map(({ label, pressed }) => `[${pressed ? `**${escaped(label)}**` : escaped(label)}]`)
        .join(' ');
  }
}

/** The errors met in checking differ in their last digits from machine to machine. */
const steady = (text: string): string => text.replace(/largest error [^.;)\n]*/g, 'largest error …');

export function markdown(
  { command, values }: { command: string; values: Record<string, unknown> },
  { reply }: Answered,
): string {
  const record = commands.find(({ name }) => name === command);
  const prompt = record ? writeLine(record, values) : `/${command}`;
  const shown = prompt.length > 120 ? `${prompt.slice(0, 120)}…` : prompt;
  return `### \`${shown}\`\n\n${steady(reply.blocks.map(block).join('\n\n'))}\n`;
}
