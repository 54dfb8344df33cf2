// From a request to what a command says: its values checked, its answer or its problem. Plain data in, plain data out.
import { nearest } from '../formula/nearest.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { asOneAnswer } from '../formula/work.js';
import type { Command } from './command.js';
import { problemOf } from './problem.js';
import type { CommandRequest, ProblemData, Reply } from './reply.js';
import { withBehind } from './typed-line.js';
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
  const ran = (typed: CommandRequest): Ran => {
    let request = typed;
    try {
      const command = byName.get(typed.command);
      if (!command) throw noCommand(typed.command, [...byName.keys()]);
      request = withBehind(typed, command);
      return { reply: command.run(checkedValues(command, request.values) as never) };
    } catch (problem) {
      if (!(problem instanceof Unanswerable)) throw problem;
      return { problem: placedIn(problemOf(problem), typed, request) };
    }
  };
  return (typed) =>
    asOneAnswer(
      () => ran(typed),
      () => ({ problem: problemOf(new Unanswerable('too-much-work', { limit: 'one answer is worth' })) }),
    );
}

/** The problem at its place in what was typed: a field that was read behind another is a part of that one. */
function placedIn(problem: ProblemData, typed: CommandRequest, read: CommandRequest): ProblemData {
  const { field = '', span } = problem;
  const value = read.values[field];
  if (!span || typeof value !== 'string' || Object.hasOwn(typed.values, field)) return problem;
  for (const [name, whole] of Object.entries(typed.values)) {
    const from = typeof whole === 'string' ? whole.lastIndexOf(value) : -1;
    if (from >= 0) return { ...problem, field: name, span: [from + span[0], from + span[1]] };
  }
  return { ...problem, span: null };
}
