// From a command line to its answer or help on the terminal, and to the exit status.
import type { Router } from '../../chat/router.js';
import { commandHelp, generalHelp, greeting } from './help.js';
import { Output, type TerminalStream } from './output.js';
import { type CommandLine, readCommandLine } from './read-command-line.js';
import { requestOf } from './request-of.js';
import { showAnswer } from './show-answer.js';
import { showProblem } from './show-problem.js';
import type { Input } from './standard-input.js';
import { type Environment, styleFor } from './style.js';
import { EXIT, type Exit, type Terminal } from './terminal.js';
import { UsageProblem } from './usage-problem.js';

export interface TerminalParts {
  readonly router: Router;
  readonly version: string;
  readonly stdin: Input;
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
  readonly env: Environment;
  readonly columns: number;
}

// Narrower than this, lines of text would be single words.
const LEAST_COLUMNS = 20;

/** Answers one command line. Rejects only for a fault of ours. */
export async function runTerminal(argv: readonly string[], parts: TerminalParts): Promise<Exit> {
  const { router, stdout, stderr, env, columns } = parts;
  const isRefused = argv.includes('--no-color');
  const terminal: Terminal = {
    commands: router.commands,
    out: new Output(stdout, styleFor(stdout, env, isRefused)),
    err: new Output(stderr, styleFor(stderr, env, isRefused)),
    env,
    columns: Math.max(LEAST_COLUMNS, columns),
    isJson: argv.includes('--json'),
  };
  const exit = await followed(argv, parts, terminal);
  const { failure } = terminal.out;
  if (failure === undefined) return exit;
  await terminal.err.write(`I cannot write the answer (${failure}).\n`);
  return EXIT.fault;
}

async function followed(argv: readonly string[], parts: TerminalParts, terminal: Terminal): Promise<Exit> {
  try {
    const line = readCommandLine(argv, terminal.commands);
    const page = argv.length === 0 ? greeting(terminal) : pageOf(line, parts.version, terminal);
    if (page === undefined) {
      const { theme = 'dark', png, picture } = line.options;
      if (theme !== 'dark' && theme !== 'light') {
        throw new UsageProblem('bad-argument', `There is no theme “${theme}”.`, 'The themes are `dark` and `light`.');
      }
      const request = await requestOf(line, parts.stdin);
      return await showAnswer(request, { theme, png, isInline: picture !== undefined }, parts.router, terminal);
    }
    await terminal.out.write(page);
    return EXIT.answered;
  } catch (problem) {
    if (!(problem instanceof UsageProblem)) throw problem;
    await showProblem(problem.data, { command: '', values: {} }, terminal);
    return EXIT.usage;
  }
}

/** Undefined where a command is to be run. */
function pageOf({ command, options }: CommandLine, version: string, terminal: Terminal): string | undefined {
  if (options.version !== undefined) return `${version}\n`;
  if (options.help === undefined) return undefined;
  return command ? commandHelp(command, terminal) : generalHelp(terminal);
}
