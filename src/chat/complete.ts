// What could be typed next in an argument of a command.
import { nearest } from '../formula/nearest.js';
import type { Command } from './command.js';

export interface Completion {
  readonly command: string;
  readonly argument: string;
  /** What is typed so far. */
  readonly typed: string;
}

/** At most `most` texts, the likeliest first; empty where nothing is known. */
export function complete({ command: name, argument, typed }: Completion, commands: readonly Command[], most = 25) {
  const command = commands.find((each) => each.name === name);
  const record = command && Object.hasOwn(command.args, argument) ? command.args[argument] : undefined;
  if (!command || !record) return [];
  const known =
    record.kind === 'name'
      ? record.names()
      : record.kind === 'choice'
        ? record.choices
        : command.examples.map((example) => example[argument]).filter((each) => typeof each === 'string');
  const wanted = typed.trim().toLowerCase();
  const begin = known.filter((each) => each.toLowerCase().startsWith(wanted));
  const hold = known.filter((each) => each.toLowerCase().includes(wanted));
  const near = wanted === '' ? [] : nearest(wanted, known);
  return [...new Set([...begin, ...hold, ...near])].slice(0, most);
}
