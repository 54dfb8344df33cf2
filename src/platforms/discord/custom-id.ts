// What a button holds in Discord's 100 characters: whose answer it stands under, what it does, and with which request.
import { carried, carry, exactLine, type Shelf } from '../../chat/carried.js';
import type { Command } from '../../chat/command.js';
import type { CommandRequest } from '../../chat/reply.js';
import { isShownExactly } from './message.js';

const MAX_LENGTH = 100;

/**
 * - `ask`: asks what it holds
 * - `edit`: opens the question in a form; the answer takes the place of the old one
 * - `fix`, `fix-privately`: the same under a problem; the answer is a new message
 * - `set`: a menu of layouts, frameworks and themes
 * - `delete`: takes the answer away
 */
export type Action = keyof typeof LETTERS;
const LETTERS = { ask: 'a', edit: 'e', fix: 'f', 'fix-privately': 'p', set: 's', delete: 'd' } as const;
const ACTIONS = new Map<string, Action>(Object.entries(LETTERS).map(([action, letter]) => [letter, action as Action]));

export interface Pressed {
  /** The id of the person who asked. */
  readonly owner: string;
  readonly action: Action;
  /** What the id holds of the request; `requestIn` reads it. */
  readonly held: string;
}

/** Where requests are read and kept. */
export interface Holding {
  readonly commands: readonly Command[];
  readonly shelf: Shelf;
}

/** The request stands as a line in the message that the button is under. */
const SHOWN = '~';

const written = (owner: string, action: Action, held = ''): string =>
  `${BigInt(owner).toString(36)}${LETTERS[action].toUpperCase()}${held}`;

/** undefined for what is none of ours. */
export function readId(id: string): Pressed | undefined {
  const [, person, letter = '', held = ''] = /^([0-9a-z]{1,13})([A-Z])(.*)$/s.exec(id) ?? [];
  const action = ACTIONS.get(letter.toLowerCase());
  if (person === undefined || !action) return undefined;
  const owner = [...person].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  return { owner: owner.toString(), action, held };
}

/** The ids of everything under one answer to `request`. */
export interface Ids {
  /** The line that the message has to show so that the ids can be read. */
  readonly line: string | undefined;
  of(action: Exclude<Action, 'ask'>): string;
  /** undefined where the request can be held nowhere. */
  ask(request: CommandRequest): Promise<string | undefined>;
}

/** `room`: the characters that the message has for the line. */
export async function idsFor(owner: string, request: CommandRequest, room: number, holding: Holding): Promise<Ids> {
  const exact = exactLine(request, holding.commands);
  const line = exact !== undefined && exact.length <= room && isShownExactly(exact) ? exact : undefined;
  const base = line === undefined ? await carry(request, 0, holding) : SHOWN;
  const left = MAX_LENGTH - written(owner, 'ask').length;
  return {
    line,
    of: (action) => written(owner, action, base),
    async ask(other) {
      const own = exactLine(other, holding.commands);
      if (own !== undefined && own.length <= left) return written(owner, 'ask', own);
      const changed = other.command === request.command ? changes(request.values, other.values) : undefined;
      if (changed && base && base.length + changed.length <= left) return written(owner, 'ask', base + changed);
      const kept = await carry(other, left, holding);
      return kept && written(owner, 'ask', kept);
    },
  };
}

type Values = Readonly<Record<string, unknown>>;

/** What makes the one values the others, as JSON; null takes a value away. */
function changes(from: Values, to: Values): string {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  const changed = [...names].filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]));
  return JSON.stringify(Object.fromEntries(changed.map((name) => [name, to[name] ?? null])));
}

/** The request that an id holds; `shown` is the one that stands in the message. undefined where it is lost. */
export async function requestIn(
  held: string,
  shown: CommandRequest | undefined,
  holding: Holding,
): Promise<CommandRequest | undefined> {
  if (held.startsWith('/')) return carried(held, holding);
  const [, base = '', changed] = /^(~|#[\w-]*)(\{.*)?$/s.exec(held) ?? [];
  const request = base === SHOWN ? shown : await carried(base, holding);
  if (!request || changed === undefined) return request;
  const values = { ...request.values, ...(JSON.parse(changed) as Values) };
  return { ...request, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) };
}
