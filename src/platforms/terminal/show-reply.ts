// A reply as the text of a terminal: wrapped, coloured, and with nothing in it that the terminal would obey.
import type { Command } from '../../chat/command.js';
import { valueText } from '../../chat/line.js';
import type { Block, ButtonsBlock, CommandRequest, Inline, Reply, TextBlock } from '../../chat/reply.js';
import { visible, width } from './characters.js';
import type { Paint, Style } from './style.js';
import { typedHere } from './typed-here.js';
import { type Run, wrap } from './wrap.js';
import { commandLine, quoted } from './write-command-line.js';

export interface Screen {
  readonly columns: number;
  readonly style: Style;
  readonly commands: readonly Command[];
  /** What was asked; the buttons say how to ask for more. */
  readonly request?: CommandRequest;
  /** Shown in place of the block. */
  readonly instead?: ReadonlyMap<Block, string>;
}

/** Ends with a line feed. */
export function showReply({ blocks }: Reply, screen: Screen): string {
  let shown = '';
  let before: Shown | undefined;
  for (const block of blocks) {
    const part = screen.instead?.get(block) ?? showBlock(block, screen, shown);
    if (part === '') continue;
    const now = { block, isOneLine: !part.includes('\n') };
    shown += `${before && !isClose(before, now) ? '\n' : ''}${part}\n`;
    before = now;
  }
  return shown;
}

interface Shown {
  readonly block: Block;
  readonly isOneLine: boolean;
}

const roleOf = (block: Block): string => (block.type === 'text' ? block.role : block.type);
const isFinePrint = (block: Block): boolean => ['badge', 'conventions'].includes(roleOf(block));

/** Without an empty line between: a heading and what it heads, single lines of a kind, the fine print. */
const isClose = (before: Shown, now: Shown): boolean =>
  roleOf(before.block) === 'heading' ||
  (isFinePrint(before.block) && isFinePrint(now.block)) ||
  (before.isOneLine && now.isOneLine && roleOf(before.block) === roleOf(now.block));

function showBlock(block: Block, screen: Screen, above: string): string {
  if (block.type === 'text') return showText(block, screen);
  if (block.type === 'picture') return showLines(block.text, screen);
  if (block.type === 'buttons') return showButtons(block, screen, above);
  const code = block.code.replace(/\n+$/, '');
  const lines = code.split('\n').map((line) => typedHere(line, screen.commands));
  if (block.language === 'text') return showLines(lines.join('\n'), screen);
  return visible(code).split('\n').map(screen.style.code).join('\n');
}

function showText({ role, content }: TextBlock, screen: Screen): string {
  const { style, commands, columns } = screen;
  const paints: Readonly<Partial<Record<TextBlock['role'], Paint>>> = {
    verdict: style.bold,
    heading: style.bold,
    badge: style.faint,
    conventions: style.faint,
    problem: style.problem,
  };
  // Without colours nothing else shows where a thing to type ends and the sentence goes on.
  const quote = role === 'hint' && !style.hasColours ? '`' : '';
  const runOf = (inline: Inline): Run => {
    if (typeof inline === 'string') return { text: visible(inline), paint: paints[role] ?? style.plain };
    if ('strong' in inline) return { text: visible(typedHere(inline.strong, commands)), paint: style.bold };
    return { text: quote + visible(typedHere(inline.code, commands)) + quote, paint: style.code, isWhole: true };
  };
  return wrap(content.map(runOf), columns);
}

/** Lines as they are; they stand apart where there is room for that. */
function showLines(text: string, { columns }: Screen): string {
  const lines = visible(text).split('\n');
  const margin = lines.every((line) => width(line) + 2 <= columns) ? '  ' : '';
  return lines.map((line) => margin + line).join('\n');
}

/** For each button what to add to the command line, or the line to type, unless it stands above already. */
function showButtons({ buttons }: ButtonsBlock, { style, commands, request }: Screen, above: string): string {
  const choices = new Map<string, string[]>();
  const others: string[] = [];
  for (const { request: other, pressed } of buttons) {
    const command = commands.find(({ name }) => name === other.command);
    if (!command || pressed) continue;
    const [change, more] = request?.command === command.name ? changes(request, other, command) : [];
    if (change && !more) choices.set(change[0], [...(choices.get(change[0]) ?? []), change[1]]);
    else others.push(commandLine(other, command));
  }
  const added = [...choices].map(([name, values]) => `--${name} ${values.map(quoted).join(' | ')}`);
  const lines = [...added, ...others].map(visible).filter((line) => !above.includes(line));
  const title = style.faint('More:');
  if (lines.length < 2) return lines.map((line) => `${title} ${style.code(line)}`).join('');
  return [title, ...lines.map((line) => `  ${style.code(line)}`)].join('\n');
}

/** The arguments whose values differ, with the other request's values. */
function changes(request: CommandRequest, other: CommandRequest, { args }: Command): [name: string, value: string][] {
  return Object.entries(args).flatMap(([name, argument]): [string, string][] => {
    const fallback = argument.kind === 'choice' ? argument.fallback : '';
    const [now, then] = [request, other].map(({ values }) => valueText(values[name] ?? fallback));
    return now === then ? [] : [[name, then as string]];
  });
}
