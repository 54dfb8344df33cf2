// From a request to what a command says: its values checked, its answer or its problem. Plain data in, plain data out.
import { nearest } from '../formula/nearest.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Command } from './command.js';
import { problemOf } from './problem.js';
import type { CommandRequest, ProblemData, Reply } from './reply.js';
import { checkedValues } from './values.js';

export type Ran = { readonly reply: Reply } | { readonly problem: ProblemData };

/** There is no such command; those whose names are near, else all. */
export function noCommand(name: string, known: readonly string[]): Unanswerable {
  const near = nearest(name, known);
  return new Unanswerable('unknown-command', { name, nearest: near.length > 0 ? near : known }, undefined, 'name');
}

/** Throws where a command breaks, and nothing else. */
export function runnerOf(commands: readonly Command[]): (request: CommandRequest) => Ran {
  const byName = new Map(commands.map((command) => [command.name, command]));
  return ({ command: name, values }) => {
    try {
      const command = byName.get(name);
      if (!command) throw noCommand(name, [...byName.keys()]);
      return { reply: command.run(checkedValues(command, values) as never) };
    } catch (problem) {
      if (!(problem instanceof Unanswerable)) throw problem;
      return { problem: problemOf(problem) };
    }
  };
}
