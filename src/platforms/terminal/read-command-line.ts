// From the words of a command line to a command, the values of its arguments and the options of the terminal.
import type { Command } from '../../chat/command.js';
import { nearest } from '../../formula/nearest.js';
import { GENERAL_OPTIONS, type GeneralOption, type GeneralOptionName, isGeneralOption } from './general-options.js';
import { UsageProblem } from './usage-problem.js';
import { commandLine } from './write-command-line.js';

export interface CommandLine {
  readonly command: Command | undefined;
  readonly values: Readonly<Record<string, string>>;
  /** Options without a value are there with an empty one. */
  readonly options: Readonly<Partial<Record<GeneralOptionName, string>>>;
}

// An option is two dashes and a name; a formula such as `-x`, `--x*y` or `-1.5` is not.
const OPTION = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/is;

/** Throws UsageProblem. What follows `--` is text whatever it looks like; texts are joined by a space. */
export function readCommandLine(argv: readonly string[], commands: readonly Command[]): CommandLine {
  const options: Partial<Record<GeneralOptionName, string>> = {};
  const values: Record<string, string> = {};
  const texts: string[] = [];
  const words = [...argv];
  let command: Command | undefined;
  let onlyTexts = false;

  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const option = onlyTexts ? null : OPTION.exec(word);
    if (!onlyTexts && word === '--') onlyTexts = true;
    else if (!onlyTexts && word === '-h') options.help = '';
    else if (option) {
      const name = option[1] as string;
      const value = optionValue(name, option[2], words, command);
      if (isArgument(command, name)) setOnce(values, name, value);
      else setOnce(options, name, value);
    } else if (command) texts.push(word);
    else command = commandNamed(word, commands);
  }
  if (command && texts.length > 0) setOnce(values, command.main, texts.join(' '));
  return { command, values, options };
}

const isArgument = (command: Command | undefined, name: string): boolean =>
  command !== undefined && Object.hasOwn(command.args, name);

const isOption = (command: Command | undefined, name: string): boolean =>
  isArgument(command, name) || isGeneralOption(name);

function setOnce(into: Record<string, string>, name: string, value: string): void {
  if (Object.hasOwn(into, name)) throw new UsageProblem('given-twice', `--${name} is given twice.`, 'Give it once.');
  into[name] = value;
}

/** The value of an option, from the same word or else from the next, which it takes away. */
function optionValue(name: string, inline: string | undefined, words: string[], command: Command | undefined): string {
  const general: GeneralOption | undefined = isGeneralOption(name) ? GENERAL_OPTIONS[name] : undefined;
  if (!isOption(command, name)) throw unknownOption(name, command);
  if (!isArgument(command, name) && !general?.value) {
    if (inline === undefined) return '';
    throw new UsageProblem('bad-argument', `--${name} takes no value.`, `Type \`--${name}\` alone.`);
  }
  if (inline !== undefined) return inline;
  const next = words[0];
  if (next === undefined || isOption(command, OPTION.exec(next)?.[1] ?? '')) {
    throw new UsageProblem('missing-value', `--${name} needs a value.`, helpHint(command));
  }
  return words.shift() as string;
}

function unknownOption(name: string, command: Command | undefined): UsageProblem {
  const own = Object.keys(command?.args ?? {});
  const message = `There is no option --${name}.`;
  const guesses = nearest(name, [...own, ...Object.keys(GENERAL_OPTIONS)]).map((guess) => `\`--${guess}\``);
  const hint = (): string => {
    if (guesses.length > 0) return `Did you mean ${guesses.join(' or ')}?`;
    if (!command) return 'The options of a command come after its name.';
    // One letter is a variable: the negative of a negative.
    if (name.length === 1)
      return `A formula that begins with two dashes comes last, as in \`jacobot ${command.name} -- --${name}\`.`;
    const others = own.filter((argument) => argument !== command.main).map((argument) => `\`--${argument}\``);
    return `The options are ${others.join(', ')}; \`jacobot ${command.name} --help\` says more.`;
  };
  return new UsageProblem('unknown-option', message, hint());
}

function commandNamed(word: string, commands: readonly Command[]): Command {
  const found = commands.find(({ name }) => name === word);
  if (found) return found;
  const names = commands.map(({ name }) => name);
  const guesses = nearest(word, names).map((name) => `\`jacobot ${name}\``);
  const first = commands[0];
  const hint = (): string => {
    if (guesses.length > 0) return `Did you mean ${guesses.join(' or ')}?`;
    // Whoever forgets the command has typed a formula.
    if (!first || /^[\w-]+$/.test(word)) return 'See `jacobot --help`.';
    const example = commandLine({ command: first.name, values: { [first.main]: word } }, first);
    return `A command comes first, as in \`${example}\`.`;
  };
  throw new UsageProblem('unknown-command', `There is no command “${word}”.`, hint());
}

const helpHint = (command: Command | undefined): string =>
  `See \`jacobot ${command ? `${command.name} ` : ''}--help\`.`;
