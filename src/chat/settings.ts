// What a person has set for all their answers: theme, layout, framework, and who sees them.
import { LAYOUTS, type Layout } from '../answer/shown.js';
import { FRAMEWORKS, type Framework } from '../math/framework.js';
import type { Command } from './command.js';
import type { Block, CommandRequest } from './reply.js';

export interface Settings {
  readonly theme: 'dark' | 'light';
  readonly layout: Layout;
  /** Whose programs the view Code shows. */
  readonly framework: Framework | 'all';
  /** Whether others see the answer to a command. */
  readonly visibility: 'public' | 'private';
}

/** What each setting may be, the default first. */
export const SETTING_CHOICES = {
  theme: ['dark', 'light'],
  layout: LAYOUTS,
  framework: ['all', ...FRAMEWORKS],
  visibility: ['public', 'private'],
} as const satisfies { readonly [K in keyof Settings]: readonly Settings[K][] };

const NAMES = Object.keys(SETTING_CHOICES) as (keyof Settings)[];

/** Anything read as settings: what is no choice is the default. */
function settingsOf(read: Readonly<Record<string, unknown>>): Settings {
  const chosen = (name: keyof Settings): unknown => {
    const choices: readonly unknown[] = SETTING_CHOICES[name];
    return Object.hasOwn(read, name) && choices.includes(read[name]) ? read[name] : choices[0];
  };
  return Object.fromEntries(NAMES.map((name) => [name, chosen(name)])) as unknown as Settings;
}
export const DEFAULT_SETTINGS: Settings = settingsOf({});

export interface SettingsStore {
  /** `person` is unique over all platforms, as in `slack:T1:U1`. Where the state cannot be read, the defaults. */
  of(person: string): Promise<Settings>;
  /** The settings afterwards. Rejects where the state cannot be written. */
  change(person: string, part: Partial<Settings>): Promise<Settings>;
}

/** Where texts are kept by name; each call may reject. */
interface Texts {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

export function createSettings(state: Texts): SettingsStore {
  const keyOf = (person: string): string => `settings:${person}`;
  const read = async (person: string): Promise<Settings> => {
    const parsed: unknown = JSON.parse((await state.get(keyOf(person))) ?? '{}');
    return settingsOf(typeof parsed === 'object' && parsed !== null ? { ...parsed } : {});
  };
  return {
    of: (person) => read(person).catch(() => DEFAULT_SETTINGS),
    async change(person, part) {
      const settings = settingsOf({ ...(await read(person)), ...part });
      await state.set(keyOf(person), JSON.stringify(settings));
      return settings;
    },
  };
}

/** The request with what the person has set, where it does not say it itself and the command takes it. */
export function withSettings(request: CommandRequest, command: Command, { layout }: Settings): CommandRequest {
  const isSaid = Object.hasOwn(request.values, 'layout') || layout === DEFAULT_SETTINGS.layout;
  return isSaid || !Object.hasOwn(command.args, 'layout')
    ? request
    : { ...request, values: { ...request.values, layout } };
}

/** The blocks without the programs of other frameworks than the person's, and without the headings above those. */
export function blocksFor(blocks: readonly Block[], { framework }: Settings): readonly Block[] {
  const isOther = (block: Block | undefined): boolean =>
    framework !== 'all' && block?.type === 'code' && block.framework !== undefined && block.framework !== framework;
  return blocks.filter((block, i) => {
    const isHeading = block.type === 'text' && block.role === 'heading';
    return !isOther(block) && !(isHeading && isOther(blocks[i + 1]));
  });
}
