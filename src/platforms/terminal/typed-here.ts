// What people type into a chat, `/jacobian tanh(x) at: 2`, as they type it into a shell.
import type { Command } from '../../chat/command.js';
import { commandLine } from './write-command-line.js';

/** Texts that are no request stay as they are. */
export function typedHere(shown: string, commands: readonly Command[]): string {
  const [, name, rest = ''] = /^\/([a-z-]+)(?:\s+(.+))?$/s.exec(shown) ?? [];
  const command = commands.find((each) => each.name === name);
  if (!command) return shown;
  const { main, args } = command;
  const others = Object.keys(args).filter((argument) => argument !== main);
  const [first = '', ...pairs] =
    others.length > 0 ? rest.split(new RegExp(`(?:^|\\s+)(${others.join('|')}): `)) : [rest];
  const values: Record<string, string> = first === '' ? {} : { [main]: first };
  for (let i = 0; i + 1 < pairs.length; i += 2) values[pairs[i] as string] = pairs[i + 1] as string;
  return commandLine({ command: command.name, values }, command);
}
