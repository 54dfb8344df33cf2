// The commands that Discord knows against those that are here: what differs, field by field, and making it the same.
import { type REST, Routes } from 'discord.js';
import type { Command } from '../../chat/command.js';
import { commandsJson } from './commands-json.js';

export interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  /** undefined: everywhere. */
  readonly guildId: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** What differs, a line for each field, as `/jacobian: options.at.max_length`; writes nothing. */
export async function differences(commands: readonly Command[], registration: Registration): Promise<string[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = (await registration.rest.get(routeOf(registration), { query })) as Json[];
  const here = commandsJson(commands, registration.guildId === undefined) as unknown as Json[];
  return compared(byName(here), byName(there));
}

/** Makes Discord know the commands that are here, and no others; returns what differed. */
export async function register(commands: readonly Command[], registration: Registration): Promise<string[]> {
  const changed = await differences(commands, registration);
  if (changed.length > 0) {
    const body = commandsJson(commands, registration.guildId === undefined);
    await registration.rest.put(routeOf(registration), { body });
  }
  return changed;
}

const routeOf = ({ applicationId, guildId }: Registration) =>
  guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);

/** Commands by what people see: a slash command, or the name of a menu. */
const byName = (commands: readonly Json[]): ReadonlyMap<string, Json> =>
  new Map(commands.map((each) => [`${each['type'] === 1 ? '/' : ''}${String(each['name'])}`, each]));

function compared(here: ReadonlyMap<string, Json>, there: ReadonlyMap<string, Json>): string[] {
  const gone = [...there.keys()].filter((name) => !here.has(name)).map((name) => `${name}: not here any more`);
  const changed = [...here].flatMap(([name, command]) => {
    const known = there.get(name);
    if (!known) return [`${name}: new`];
    // Discord adds ids, versions and defaults of its own: compared is what is written here, and what may be missing.
    const fields = new Set([...Object.keys(command), 'options', 'name_localizations', 'description_localizations']);
    return [...fields]
      .flatMap((field) => unlike(field, command[field], known[field]))
      .map((path) => `${name}: ${path}`);
  });
  return [...changed, ...gone];
}

/** The paths at which two values differ. What is empty, false or null is as if it were not there. */
function unlike(path: string, here: unknown, there: unknown): string[] {
  if (isNothing(here) && isNothing(there)) return [];
  if (Array.isArray(here) && Array.isArray(there) && here.every(hasName) && there.every(hasName)) {
    const [left, right] = [here, there].map((list) => new Map(list.map((each) => [each.name, each])));
    const order = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join();
    if (order(here) !== order(there)) return [path];
    return [...(left ?? [])].flatMap(([name, each]) => unlike(`${path}.${name}`, each, right?.get(name)));
  }
  if (isRecord(here) && isRecord(there)) {
    const names = new Set([...Object.keys(here), ...Object.keys(there)]);
    return [...names].flatMap((name) => unlike(`${path}.${name}`, here[name], there[name]));
  }
  return JSON.stringify(sorted(here)) === JSON.stringify(sorted(there)) ? [] : [path];
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasName = (value: unknown): value is { name: string } => isRecord(value) && typeof value['name'] === 'string';
/** Lists of numbers are sets. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value) && value.every((each) => typeof each === 'number') ? [...value].sort() : value;
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.values(value).every(isNothing));
