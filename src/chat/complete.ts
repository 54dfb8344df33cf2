// What could be typed next in an argument of a command, with the answer to what is typed so far beside it.
import { nearest } from '../formula/nearest.js';
import type { Command } from './command.js';
import { blockText, type CommandRequest } from './reply.js';
import type { Answered } from './router.js';

export interface Completion {
  readonly command: string;
  readonly argument: string;
  /** What is typed so far. */
  readonly typed: string;
  /** What is typed in the other arguments. */
  readonly values?: Readonly<Record<string, unknown>>;
}
export interface Suggestion {
  /** What is typed if it is chosen. */
  readonly text: string;
  /** What is shown for it. */
  readonly shown: string;
}

/** Whoever types sees an answer later than this below the next letter. */
const ECHO_MS = 40;
const MOST = 25;

/** Answers without pictures. */
type Words = (request: CommandRequest) => Promise<Answered>;

/** Completes within 50 ms; at most 25 suggestions, the likeliest first, none where nothing is known. */
export function createComplete(commands: readonly Command[], words: Words) {
  return async (completion: Completion): Promise<readonly Suggestion[]> => {
    const { command: name, argument, typed, values = {} } = completion;
    const command = commands.find((each) => each.name === name);
    const record = command && Object.hasOwn(command.args, argument) ? command.args[argument] : undefined;
    if (!command || !record) return [];
    const known =
      record.kind === 'name'
        ? record.names()
        : record.kind === 'choice'
          ? record.choices
          : command.examples.map((example) => example[argument]).filter((each) => typeof each === 'string');
    const found = matches(known, typed).map((text) => ({ text, shown: text }));
    const echoes = record.kind === 'text' && argument === command.main && typed.trim() !== '';
    const echo = echoes && (await echoOf({ command: name, values: { ...values, [argument]: typed } }, typed, words));
    return (echo ? [echo, ...found.filter(({ text }) => text !== typed)] : found).slice(0, MOST);
  };
}

/** What begins with the text, then what holds it, then what is spelled nearly so. */
function matches(known: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  const begin = known.filter((each) => each.toLowerCase().startsWith(wanted));
  const hold = known.filter((each) => each.toLowerCase().includes(wanted));
  const near = wanted === '' ? [] : nearest(wanted, known);
  return [...new Set([...begin, ...hold, ...near])];
}

/** The text, and what would be answered to it in a line; undefined where that is not known in time. */
async function echoOf(request: CommandRequest, typed: string, words: Words): Promise<Suggestion | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ECHO_MS, undefined);
  });
  const answered = await Promise.race([words(request), late]);
  clearTimeout(timer);
  const first = answered?.reply.blocks[0];
  return first && { text: typed, shown: `${typed} → ${blockText(first).replace(/^An? /, '')}` };
}
