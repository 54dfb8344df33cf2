// From a command line to a request: the text that comes through a pipe, and what is missing.
import type { Command } from '../../chat/command.js';
import type { CommandRequest } from '../../chat/reply.js';
import type { CommandLine } from './read-command-line.js';
import { type Input, pipedText } from './standard-input.js';
import { UsageProblem } from './usage-problem.js';
import { commandLine } from './write-command-line.js';

/** Throws UsageProblem. Standard input is read only if the command cannot do without, for it may never end. */
export async function requestOf({ command, values }: CommandLine, stdin: Input): Promise<CommandRequest> {
  if (!command) throw new UsageProblem('missing-argument', 'There is no command.', 'See `jacobot --help`.');
  const { name, main, args } = command;
  const needsText = args[main]?.required && values[main] === undefined;
  const complete = needsText ? { [main]: await pipedText(stdin), ...values } : values;
  const missing = Object.keys(args).find((argument) => args[argument]?.required && !complete[argument]);
  if (missing !== undefined) throw missingArgument(missing, command);
  return { command: name, values: complete };
}

function missingArgument(missing: string, command: Command): UsageProblem {
  const { name, main, examples } = command;
  const example = examples[0] ? commandLine({ command: name, values: examples[0] }, command) : `jacobot ${name} --help`;
  return new UsageProblem(
    'missing-argument',
    missing === main ? `The ${main} is missing.` : `--${missing} is missing.`,
    `Type \`${example}\`.`,
  );
}
