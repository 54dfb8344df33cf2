// The list under the input: commands after a slash, and names where a command takes one. The combobox pattern of ARIA.

import { h } from '../view/element.js';
import type { CommandJson } from '../wire.js';
import { announce, node } from './dom.js';

export interface Suggestion {
  readonly kind: 'command' | 'name';
  readonly name: string;
  readonly description: string;
}

const MOST = 8;

/** What fits the text: those that begin with it first. */
export function suggestionsFor(
  text: string,
  command: CommandJson | undefined,
  commands: readonly CommandJson[],
): Suggestion[] {
  const fitting = (typed: string, all: readonly Suggestion[]): Suggestion[] => {
    const wanted = typed.trim().toLowerCase();
    const begins = ({ name }: Suggestion): boolean => name.toLowerCase().startsWith(wanted);
    const contains = ({ name }: Suggestion): boolean => name.toLowerCase().includes(wanted);
    return [...all.filter(begins), ...all.filter((each) => !begins(each) && contains(each))].slice(0, MOST);
  };
  if (/^\/\S*$/.test(text)) {
    return fitting(
      text.slice(1),
      commands.map(({ name, description }) => ({ kind: 'command', name, description })),
    );
  }
  const names = command?.arguments.find(({ name }) => name === command.main)?.names;
  if (!names || names.includes(text)) return [];
  return fitting(
    text,
    names.map((name) => ({ kind: 'name', name, description: '' })),
  );
}

export interface SuggestionList {
  readonly isOpen: boolean;
  show(suggestions: readonly Suggestion[]): void;
  /** Whether the key was for the list. */
  key(event: KeyboardEvent): boolean;
}

export function createSuggestionList(
  input: HTMLInputElement,
  list: HTMLElement,
  choose: (suggestion: Suggestion) => void,
): SuggestionList {
  let shown: readonly Suggestion[] = [];
  let active = -1;
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ] as const) {
    input.setAttribute(name, value);
  }

  const mark = (next: number): void => {
    active = next;
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === active));
    const option = list.children[active];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  };
  const show = (suggestions: readonly Suggestion[]): void => {
    const opens = shown.length === 0 && suggestions.length > 0;
    shown = suggestions;
    list.replaceChildren(...shown.map((suggestion, i) => node(option(suggestion, i))));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(shown.length > 0));
    // A command must be completed; a name may be what was typed.
    mark(shown[0]?.kind === 'command' ? 0 : -1);
    if (opens) announce(`${shown.length} suggestions`);
  };
  const pick = (i: number): void => {
    const suggestion = shown[i];
    show([]);
    if (suggestion) choose(suggestion);
  };

  // Before the input loses the focus.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) pick([...list.children].indexOf(option));
  });
  input.addEventListener('blur', () => show([]));

  return {
    get isOpen() {
      return shown.length > 0;
    },
    show,
    key({ key }) {
      if (shown.length === 0) return false;
      if (key === 'ArrowDown') mark((active + 1) % shown.length);
      else if (key === 'ArrowUp') mark(active <= 0 ? shown.length - 1 : active - 1);
      else if (key === 'Escape') show([]);
      else if ((key === 'Enter' || key === 'Tab') && active >= 0) pick(active);
      else return false;
      return true;
    },
  };
}

const option = ({ kind, name, description }: Suggestion, i: number) =>
  h(
    'li',
    { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false' },
    h('b', {}, kind === 'command' ? `/${name}` : name),
    description !== '' && h('span', {}, description),
  );
