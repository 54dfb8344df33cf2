// The questions asked so far and their answers.
import { card, cardContent } from '../view/card.js';
import { h } from '../view/element.js';
import { addressOf, MAX_ADDRESS, questionOf } from '../view/question.js';
import type { CommandJson, Question } from '../wire.js';
import { ask, type Place, type Shown } from './ask.js';
import { announce, find, node } from './dom.js';
import { chosenTheme, shownTheme } from './theme.js';

export interface Cards {
  /** Asks, and shows the answer in a card of its own. */
  add(question: Question): void;
  /** Asks, and shows the answer in place of another; `label` is the button that was pressed. */
  replace(shown: HTMLElement, question: Question, label: string): void;
  questionIn(shown: HTMLElement): Question | undefined;
  placeIn(shown: HTMLElement): Place | undefined;
  /** Draws the pictures again that exist in one theme only. */
  retheme(): void;
}

export function startCards(commands: readonly CommandJson[]): Cards {
  const log = find('.log');
  const places = new WeakMap<HTMLElement, Place>();
  const underway = new WeakMap<HTMLElement, AbortController>();

  /** The content of an answer, unless the same card is asked something else meanwhile. */
  const answer = async (shown: HTMLElement, question: Question): Promise<Shown | undefined> => {
    underway.get(shown)?.abort();
    const mine = new AbortController();
    underway.set(shown, mine);
    log.setAttribute('aria-busy', 'true');
    try {
      return await ask(question, shownTheme(), mine.signal);
    } catch {
      return undefined;
    } finally {
      if (underway.get(shown) === mine) log.removeAttribute('aria-busy');
    }
  };
  const fill = (shown: HTMLElement, question: Question, content: Shown): void => {
    find('.content', shown).replaceWith(node(cardContent({ question, content, theme: chosenTheme() })));
    places.delete(shown);
    if (content.place) places.set(shown, content.place);
  };
  /** The address of the page and of the card is that of the question. */
  const address = (shown: HTMLElement, question: Question): void => {
    const href = addressOf(question);
    for (const link of shown.querySelectorAll('.asked a')) link.setAttribute('href', href);
    history.replaceState(null, '', href.length <= MAX_ADDRESS ? href : './');
  };
  const questionIn = (shown: HTMLElement): Question | undefined =>
    questionOf(new URL(find<HTMLAnchorElement>('h2 a', shown).href).searchParams, commands);

  return {
    async add(question) {
      const empty = { blocks: [], isProblem: false };
      const shown = node(card({ question, commands, content: empty, theme: chosenTheme() })) as HTMLElement;
      find('.content', shown).append(node(h('p', { class: 'waiting' }, 'Working…')));
      log.append(shown);
      document.body.classList.add('answered');
      address(shown, question);
      shown.scrollIntoView({ block: 'start' });
      const content = await answer(shown, question);
      if (!content) return;
      fill(shown, question, content);
      shown.scrollIntoView({ block: 'start' });
    },
    async replace(shown, question, label) {
      shown.classList.add('is-changing');
      const content = await answer(shown, question);
      if (!content) return;
      const hadFocus = shown.contains(document.activeElement);
      fill(shown, question, content);
      address(shown, question);
      shown.classList.remove('is-changing');
      announce(`${label}: shown`);
      const buttons = [...shown.querySelectorAll<HTMLButtonElement>('.view button')];
      const same = buttons.find(({ textContent }) => textContent === label) ?? buttons[0];
      if (hadFocus) same?.focus({ preventScroll: true });
      const isTall = shown.clientHeight > innerHeight / 2;
      shown.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
    },
    async retheme() {
      for (const shown of log.querySelectorAll<HTMLElement>('.card:has(.one-theme)')) {
        const question = questionIn(shown);
        const content = question && (await answer(shown, question));
        if (content) fill(shown, question, content);
      }
    },
    questionIn,
    placeIn: (shown) => places.get(shown),
  };
}
