// The help of the program and of each command, made from the records of the commands.
import type { Argument, Command } from '../../chat/command.js';
import { visible, width } from './characters.js';
import { GENERAL_OPTIONS, type GeneralOption } from './general-options.js';
import type { Terminal } from './terminal.js';
import { wrap } from './wrap.js';
import { commandLine } from './write-command-line.js';

type Page = Pick<Terminal, 'commands' | 'columns' | 'out'>;
type Row = readonly [name: string, description: string];

const PURPOSE = 'Derivatives of vector and matrix expressions: computed, checked, explained.';

/** For somebody who typed the bare name: what to try first. */
export function greeting(page: Page): string {
  return sections(
    paragraph(PURPOSE, page),
    list('Try', examplesOf(page.commands).slice(0, 3), page),
    paragraph('All commands and options: jacobot --help', page),
  );
}

export function generalHelp(page: Page): string {
  return sections(
    paragraph(PURPOSE, page),
    list('Usage', ['jacobot <command> <text> [options]', 'jacobot <command> --help'], page),
    table(
      'Commands',
      page.commands.map(({ name, description }): Row => [name, description]),
      page,
    ),
    table('Options of every command', generalRows(), page),
    paragraph(
      'Without its text, a command reads standard input. What follows -- is text, even if it looks like an option.',
      page,
    ),
    list('Examples', examplesOf(page.commands).slice(0, 6), page),
    table(
      'Exit status',
      [
        ['0', 'answered'],
        ['1', 'the question cannot be answered, or the answer has no picture for --png'],
        ['2', 'the command line cannot be followed'],
        ['3', 'a fault of the program, or its output cannot be written'],
      ],
      page,
    ),
  );
}

export function commandHelp(command: Command, page: Page): string {
  const { name, description, args, main, examples } = command;
  const options = Object.entries(args).filter(([argument]) => argument !== main);
  const rows = options.map(
    ([option, argument]): Row => [`--${option} ${VALUE_WORDS[argument.kind]}`, meaning(argument)],
  );
  return sections(
    paragraph(`${description}.`, page),
    list('Usage', [usage(command)], page),
    table('Text', [[`<${main}>`, meaning(args[main] as Argument)]], page),
    rows.length > 0 ? table('Options', rows, page) : '',
    table(
      'Options of every command',
      generalRows().filter(([row]) => !Object.hasOwn(args, row.slice(2).split(' ')[0] ?? '')),
      page,
    ),
    list(
      'Examples',
      examples.map((values) => commandLine({ command: name, values }, command)),
      page,
    ),
  );
}

/** What must be given, and what may be. */
function usage({ name, main, args }: Command): string {
  const required = Object.entries(args).filter(([argument, { required }]) => required && argument !== main);
  const options = required.map(([argument, { kind }]) => `--${argument} ${VALUE_WORDS[kind]} `).join('');
  return `jacobot ${name} ${args[main]?.required ? `<${main}>` : `[${main}]`} ${options}[options]`;
}

const VALUE_WORDS: Readonly<Record<Argument['kind'], string>> = {
  text: 'TEXT',
  texts: 'TEXT',
  values: 'VALUES',
  choice: 'CHOICE',
  name: 'NAME',
};

function meaning(argument: Argument): string {
  const { description, kind } = argument;
  if (kind === 'choice') {
    const choices = argument.choices.map((choice) => (choice === argument.fallback ? `${choice} (default)` : choice));
    return `${description}: ${choices.join(', ')}`;
  }
  const names = kind === 'name' ? `: ${argument.names().join(', ')}` : '';
  return `${description}${names}`;
}

const generalRows = (): Row[] =>
  Object.entries<GeneralOption>(GENERAL_OPTIONS).map(([name, { value, description }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    description,
  ]);

/** The first example of each command, then the second of each, and so on. */
function examplesOf(commands: readonly Command[]): string[] {
  const most = Math.max(0, ...commands.map(({ examples }) => examples.length));
  return Array.from({ length: most }, (_, i) => i).flatMap((i) =>
    commands.flatMap((command) => {
      const values = command.examples[i];
      return values ? [commandLine({ command: command.name, values }, command)] : [];
    }),
  );
}

const sections = (...parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

const paragraph = (text: string, { columns, out: { style } }: Page): string =>
  wrap([{ text: visible(text), paint: style.plain }], columns);

/** Lines to type stay whole, so that they can be copied. */
const list = (title: string, lines: readonly string[], { out: { style } }: Page): string =>
  [style.bold(title), ...lines.map((line) => `  ${style.code(visible(line))}`)].join('\n');

/** Names with their descriptions beside them, or below them on a narrow terminal. */
function table(title: string, rows: readonly Row[], { columns, out: { style } }: Page): string {
  const beside = 4 + Math.max(0, ...rows.map(([name]) => width(name)));
  const isBeside = beside <= columns / 3;
  const margin = isBeside ? beside : 6;
  const lines = rows.map(([name, description]) => {
    const right = wrap([{ text: visible(description), paint: style.plain }], Math.max(columns - margin, 1));
    const left = style.code(name) + (isBeside ? ' '.repeat(margin - 2 - width(name)) : `\n${' '.repeat(margin)}`);
    return `  ${left}${right.replaceAll('\n', `\n${' '.repeat(margin)}`)}`;
  });
  return [style.bold(title), ...lines].join('\n');
}
