// What can be asked, made from the commands' own records and the table of functions.
import { nearest } from '../formula/nearest.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { functionNames } from '../math/registry.js';
import type { Command } from './command.js';
import { writeLine } from './line.js';
import { type Block, type Button, code, type Reply, strong, text } from './reply.js';

/** Help for all commands, or for the one named. */
export function presentHelp(commands: readonly Command[], name: string | undefined): Reply {
  if (name === undefined) return { blocks: overview(commands), data: { commands: commands.map((each) => each.name) } };
  const command = commands.find((each) => each.name === name.trim().replace(/^\//, ''));
  if (!command) {
    throw new Unanswerable(
      'unknown-command',
      {
        name,
        nearest: nearest(
          name,
          commands.map((each) => each.name),
        ),
      },
      undefined,
      'command',
    );
  }
  return { blocks: details(command), data: { command: command.name } };
}

const buttonsFor = (command: Command): Button[] =>
  command.examples.map((values) => ({
    label: writeLine(command, values).slice(0, 38),
    request: { command: command.name, values },
  }));

function overview(commands: readonly Command[]): Block[] {
  return [
    text(
      'verdict',
      'I differentiate vector and matrix expressions, say in which form, check the result, and explain it.',
    ),
    ...commands.map((command) =>
      text(
        'text',
        strong(`/${command.name}`),
        ` ${command.description}. For example: `,
        code(writeLine(command, command.examples[0] ?? {})),
      ),
    ),
    text('text', 'On Discord and Slack ', strong('/settings'), ' keeps your theme, layout and framework.'),
    text('heading', 'The language'),
    text(
      'text',
      'Products: ',
      code('A*x'),
      ' is the matrix product, ',
      code('a .* b'),
      ' (or ⊙) the elementwise one; ',
      code("x'"),
      ' is the transpose; powers of entries are ',
      code('x.^2'),
      '. LaTeX, Unicode, NumPy and PyTorch spellings are read too.',
    ),
    text(
      'text',
      'Capital letters are matrices, small Latin letters vectors, Greek letters scalars, unless the formula or ',
      code('where A: 3x2, s: scalar'),
      ' says otherwise.',
    ),
    text('heading', 'Functions'),
    { type: 'code', language: 'text', code: wrapped(functionNames, 72) },
    { type: 'buttons', buttons: commands.flatMap(buttonsFor).slice(0, 5) },
  ];
}

function details(command: Command): Block[] {
  return [
    text('verdict', strong(`/${command.name}`), ` ${command.description}.`),
    ...Object.entries(command.args).map(([name, argument]) => {
      const choices = argument.kind === 'choice' ? ` (${argument.choices.join(', ')})` : '';
      return text('text', code(name), argument.required ? ' (needed)' : '', `: ${argument.description}${choices}.`);
    }),
    text('heading', 'Examples'),
    { type: 'code', language: 'text', code: command.examples.map((values) => writeLine(command, values)).join('\n') },
    { type: 'buttons', buttons: buttonsFor(command).slice(0, 5) },
  ];
}

/** Words in lines of at most `width` characters. */
function wrapped(words: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
