// A request as the line that a person types: `/jacobian max(0, x) at: [1, -2, 3]`; and back.
import type { Command } from './command.js';
import type { CommandRequest } from './reply.js';

/** A value as people type it: values of variables by name are `x = [1, 2]; s = 3`. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return listed(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} = ${listed(each)}`)
    .join('; ');
}

const listed = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(listed).join(', ')}]`
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** The main argument first, then the others after their names. */
export function writeLine(command: Command, values: Readonly<Record<string, unknown>>): string {
  const { [command.main]: main, ...others } = values;
  const options = Object.entries(others)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${valueText(value)}`);
  return [`/${command.name}`, ...(main === undefined ? [] : [valueText(main)]), ...options].join(' ');
}

/** What a line says without the command's name: the main argument, and others after their names. */
function readValues(line: string, command: Command): Record<string, string> {
  const others = Object.keys(command.args).filter((name) => name !== command.main);
  const found: [string, string][] = [];
  let main = line;
  if (others.length > 0) {
    // From the right, since what follows a name goes up to the next one.
    const named = new RegExp(`^(|.*\\s)(${others.join('|')})(?:\\s*[:=]\\s*|\\s+)(\\S.*)$`, 's');
    for (let match = named.exec(main); match; match = named.exec(main)) {
      const [, before = '', name = '', value = ''] = match;
      found.unshift([name, value.trim()]);
      main = before;
    }
  }
  if (main.trim() !== '') found.unshift([command.main, main.trim()]);
  return Object.fromEntries(found);
}

/** undefined where the line does not begin with the name of a command. */
export function readLine(line: string, commands: readonly Command[]): CommandRequest | undefined {
  const [, name, rest = ''] = /^\s*\/(\S+)(.*)$/s.exec(line) ?? [];
  const command = commands.find((known) => known.name === name);
  return command && { command: command.name, values: readValues(rest, command) };
}
