// A request in the few characters that a button, a menu or a form can hold.
import type { Command } from './command.js';
import { readLine, valueText, writeLine } from './line.js';
import type { CommandRequest } from './reply.js';

/** Where requests are kept that are too long to be carried; each call may reject. */
export interface Shelf {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs?: number): Promise<void>;
}

/** Begins what is carried in place of a request that is kept elsewhere; a line begins with a slash. */
const KEPT = '#';
const keyOf = (name: string): string => `request:${name}`;
/** A button under an old answer still works for so long. */
const KEPT_MS = 180 * 24 * 60 * 60 * 1000;

/** The request as a line that is read as the same request; undefined where no line is. */
export function exactLine(request: CommandRequest, commands: readonly Command[]): string | undefined {
  const command = commands.find(({ name }) => name === request.command);
  const line = command && writeLine(command, request.values);
  return line !== undefined && isSame(readLine(line, commands), request) ? line : undefined;
}

/**
 * The request as its own line where that has at most `room` characters and says all of it, else the name under which
 * it is kept; `room` is at least 24. undefined where it can neither be carried nor kept.
 */
export async function carry(
  request: CommandRequest,
  room: number,
  { commands, shelf }: { readonly commands: readonly Command[]; readonly shelf: Shelf },
): Promise<string | undefined> {
  const line = exactLine(request, commands);
  if (line !== undefined && line.length <= room) return line;
  const text = JSON.stringify(request);
  const name = await fingerprint(text);
  try {
    await shelf.set(keyOf(name), text, KEPT_MS);
    return KEPT + name;
  } catch {
    return undefined;
  }
}

/** The request that is carried; undefined where it is no longer kept, or was never one. */
export async function carried(
  text: string,
  { commands, shelf }: { readonly commands: readonly Command[]; readonly shelf: Shelf },
): Promise<CommandRequest | undefined> {
  if (!text.startsWith(KEPT)) return readLine(text, commands);
  const kept = await shelf.get(keyOf(text.slice(KEPT.length))).catch(() => undefined);
  return kept === undefined ? undefined : (JSON.parse(kept) as CommandRequest);
}

/** Whether two requests ask the same; a value as text is the value. */
function isSame(read: CommandRequest | undefined, request: CommandRequest): boolean {
  const texts = ({ command, values }: CommandRequest) =>
    JSON.stringify([
      command,
      Object.entries(values)
        .filter(([, value]) => value !== undefined)
        // A list of texts is not the text of a list.
        .map(([name, value]) => [name, isTexts(value) ? value : valueText(value)])
        .sort(),
    ]);
  return read !== undefined && texts(read) === texts(request);
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.some((each) => typeof each === 'string');

/** 132 bits of the text's SHA-256. */
async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('base64url').slice(0, 22);
}
