// What can be pressed under an answer, and what the value of a button says: who asked, and the whole request.
import { carried, carry } from '../../chat/carried.js';
import type { Command } from '../../chat/command.js';
import type { Block, Button, CommandRequest } from '../../chat/reply.js';
import type { SharedState } from '../../service/shared-state.js';
import type { ActionsElement } from './bolt.js';

/** Slack takes 2000 characters in a value, and counts them among those of the message. */
const ROOM = 400;
/** The value of an entry in a menu. */
const MENU_ROOM = 150;
const MOST_BUTTONS = 5;
const MOST_LABEL = 75;
const MOST_ENTRIES = 5;

export interface Pressed {
  /** Whose answer it is. */
  readonly person: string;
  readonly request: CommandRequest;
}

export interface Pressing {
  /** The buttons of a reply; with `edit` and `delete` those that every answer has. */
  actions(blocks: readonly Block[], asked: Pressed, kind: 'answer' | 'private' | 'home'): Promise<ActionsElement[]>;
  button(label: string, action: string, asked: Pressed): Promise<ActionsElement[]>;
  /** undefined where the request is no longer kept. */
  read(value: string): Promise<Pressed | undefined>;
}

export function createPressing(commands: readonly Command[], state: SharedState): Pressing {
  const where = { commands, shelf: state };
  const heldIn = async ({ person, request }: Pressed, room: number): Promise<string | undefined> => {
    const line = await carry(request, room - person.length - 1, where);
    return line === undefined ? undefined : `${person} ${line}`;
  };
  const plain = (text: string) => ({ type: 'plain_text' as const, text: text.slice(0, MOST_LABEL), emoji: false });

  const button = async (label: string, action: string, asked: Pressed, style?: 'primary' | 'danger') => {
    const value = await heldIn(asked, ROOM);
    if (value === undefined) return [];
    return [{ type: 'button' as const, text: plain(label), action_id: action, value, ...(style && { style }) }];
  };
  const menu = async (buttons: readonly Button[], person: string): Promise<ActionsElement[]> => {
    const options = await Promise.all(
      buttons.slice(0, MOST_ENTRIES).map(async ({ label, request }) => {
        const value = await heldIn({ person, request }, MENU_ROOM);
        return value === undefined ? [] : [{ text: plain(label), value }];
      }),
    );
    return options.flat().length === 0 ? [] : [{ type: 'overflow', action_id: 'ask:menu', options: options.flat() }];
  };

  return {
    button,
    async actions(blocks, asked, kind) {
      const buttons = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
      const shown = buttons.length > MOST_BUTTONS ? buttons.slice(0, MOST_BUTTONS - 1) : buttons;
      const views = await Promise.all(
        shown.map(({ label, request, pressed }, i) =>
          button(label, `ask:${i}`, { ...asked, request }, pressed ? 'primary' : undefined),
        ),
      );
      const rest = await menu(buttons.slice(shown.length), asked.person);
      if (kind === 'home') return [...views.flat(), ...rest];
      const edit = await button('Edit', 'edit', asked);
      const drop = kind === 'answer' ? await button('Delete', 'delete', asked) : [];
      return [...views.flat(), ...rest, ...edit, ...drop.map((each) => ({ ...each, confirm: CONFIRM }))];
    },
    async read(value) {
      const [, person, line] = /^(\S+) (.*)$/s.exec(value) ?? [];
      const request = line === undefined ? undefined : await carried(line, where);
      return person === undefined || !request ? undefined : { person, request };
    },
  };
}

const CONFIRM = {
  title: { type: 'plain_text' as const, text: 'Delete this answer?' },
  text: { type: 'plain_text' as const, text: 'It goes for everybody in this conversation.' },
  confirm: { type: 'plain_text' as const, text: 'Delete' },
  deny: { type: 'plain_text' as const, text: 'Keep' },
  style: 'danger' as const,
};
