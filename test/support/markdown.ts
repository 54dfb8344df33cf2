// A reply as Markdown that GitHub shows with its formulas, for the gallery of golden answers.

import { allCommands as commands } from '../../commands/index.js';
import { writeLine } from '../../src/chat/line.js';
import type { Block, Inline } from '../../src/chat/reply.js';
import type { Answered } from '../../src/chat/router.js';
import type { Drawing, Graph, Item } from '../../src/drawing.js';

const escaped = (text: string): string => text.replace(/([\\`*_<>$#|])/g, '\\$1');

const inline = (part: Inline): string =>
  typeof part === 'string' ? escaped(part) : 'code' in part ? `\`${part.code}\`` : `**${escaped(part.strong)}**`;

/** The renderer's own two macros colour what is inside them; GitHub has no need of them. */
const formulaRow = (row: readonly string[]): string => row.join(' ').replace(/\\(?:pale|accent)\b/g, '');

/** Formulas as GitHub shows them; graphs and scenes by what they hold. */
function drawn(rows: Drawing['rows']): string {
  const parts: string[] = [];
  let formulas: string[] = [];
  const close = (): void => {
    if (formulas.length > 0) parts.push(`$$\n\\begin{aligned}\n${formulas.join(' \\\\\n')}\n\\end{aligned}\n$$`);
    formulas = [];
  };
  for (const row of rows) {
    if (!('kind' in row)) {
      formulas.push(`& ${formulaRow(row)}`);
      continue;
    }
    close();
    parts.push(
      `\`\`\`text\n${row.kind === 'graph' ? graph(row) : row.lines.map((items) => items.map(item).join('  ')).join('\n')}\n\`\`\``,
    );
  }
  close();
  return parts.join('\n\n');
}

const graph = ({ x, y, curves, bars, dots }: Graph): string =>
  [
    `graph, x from ${x.join(' to ')}, y from ${y.join(' to ')}, curves: ${curves.length}`,
    ...bars.map(({ x: at, from, to }) => `bar at ${at} from ${from} to ${to}`),
    ...dots.map(({ at, open }) => `${open ? 'open' : 'closed'} circle at (${at.join(', ')})`),
  ].join('\n');

function item(shown: Item): string {
  if (shown.kind === 'sign') return shown.tex;
  if (shown.kind === 'arrow') return { right: '→', left: '←', both: '↔' }[shown.towards];
  const rows = shown.kind === 'grid' ? shown.cells.map((row) => row.map(({ tex }) => tex)) : shown.values;
  return `[${rows.map((row) => row.join(' ')).join('; ')}]`;
}

function block(shown: Block): string {
  switch (shown.type) {
    case 'text': {
      const content = shown.content.map(inline).join('');
      return shown.role === 'verdict' ? `> ${content}` : shown.role === 'heading' ? `**${content}**` : content;
    }
    case 'picture':
      return `${drawn(shown.drawing.rows)}\n\n<!-- alt: ${shown.alt.replace(/-->/g, '')} -->`;
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
