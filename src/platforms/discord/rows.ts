// What stands under an answer: its buttons, and the menu of layouts, frameworks and themes.
import {
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Command } from '../../chat/command.js';
import type { CommandRequest, Reply } from '../../chat/reply.js';
import { SETTING_CHOICES, type Settings } from '../../chat/settings.js';
import type { Ids } from './custom-id.js';
import { clipped } from './message.js';

const ROW = 5;
const MAX_ROWS = 5;
/** Longer labels are cut on phones. */
const MAX_LABEL = 38;

export interface Under {
  readonly reply: Reply;
  readonly request: CommandRequest;
  readonly command: Command | undefined;
  readonly settings: Settings;
  readonly isPrivate: boolean;
  /** How a problem is mended; undefined where there is none. */
  readonly fix: 'edit' | 'fix' | 'fix-privately' | undefined;
  readonly ids: Ids;
}

export async function rowsUnder(under: Under): Promise<APIMessageTopLevelComponent[]> {
  const { reply, command, ids, isPrivate, fix } = under;
  const buttons = reply.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  const asking: APIButtonComponentWithCustomId[] = [];
  for (const { label, pressed, request } of buttons) {
    const id = await ids.ask(withLayout(request, under));
    // Discord wants every id once.
    if (id === undefined || asking.some(({ custom_id }) => custom_id === id)) continue;
    asking.push(button(label, id, pressed ? ButtonStyle.Primary : ButtonStyle.Secondary));
  }
  const isText = command?.args[command.main]?.kind === 'text';
  const own = [
    ...(isText ? [fix ? button('Fix', ids.of(fix), ButtonStyle.Primary) : button('Edit', ids.of('edit'))] : []),
    ...(isPrivate ? [] : [button('Delete', ids.of('delete'))]),
  ];
  const options = isText && !fix ? menu(under) : [];
  const rows: APIMessageTopLevelComponent[] = [...chunks(asking, ROW), own]
    .filter((row) => row.length > 0)
    .slice(0, MAX_ROWS - 1)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
  if (options.length > 0) {
    const placeholder = 'Layout, framework, theme';
    const select = { type: ComponentType.StringSelect, custom_id: ids.of('set'), placeholder, options } as const;
    rows.push({ type: ComponentType.ActionRow, components: [select] });
  }
  return rows;
}

const button = (label: string, id: string, style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary) =>
  ({ type: ComponentType.Button, style, custom_id: id, label: clipped(label, MAX_LABEL) }) as const;

/** A layout that was asked for holds for the views as well. */
function withLayout(request: CommandRequest, { request: asked }: Under): CommandRequest {
  const { layout } = asked.values;
  return layout === undefined || request.command !== asked.command || Object.hasOwn(request.values, 'layout')
    ? request
    : { ...request, values: { ...request.values, layout } };
}

/** What a choice of the menu changes: a value of this question, or a setting of the person. */
const MENU = ['layout', 'framework', 'theme'] as const;

function menu({ command, request, settings }: Under): APISelectMenuOption[] {
  const now = { ...settings, layout: request.values['layout'] ?? settings.layout };
  return MENU.flatMap((name) => {
    if (name === 'layout' && !command?.args['layout']) return [];
    if (name === 'framework' && !hasCode(command)) return [];
    return SETTING_CHOICES[name]
      .filter((choice) => choice !== now[name])
      .map((choice) => ({ label: WORDS[name](choice), value: `${name}: ${choice}` }));
  });
}

const WORDS: Readonly<Record<(typeof MENU)[number], (choice: string) => string>> = {
  layout: (choice) => `${capital(choice)} layout`,
  framework: (choice) => (choice === 'all' ? 'Code for every framework' : `Code for ${choice} alone`),
  theme: (choice) => `${capital(choice)} pictures`,
};
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Whether the command has a view of programs. */
export function hasCode(command: Command | undefined): boolean {
  const view = command?.args['view'];
  return view?.kind === 'choice' && view.choices.includes('code');
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
