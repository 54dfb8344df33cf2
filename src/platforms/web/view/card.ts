// A question and its answer as people see them.
import type { BlockJson, CommandJson, Question } from '../wire.js';
import { blockView, type ThemeChoice } from './blocks.js';
import { type Element, h } from './element.js';
import { icon } from './icons.js';
import { addressOf, isGiven, MAX_ADDRESS, shown, VIEW } from './question.js';

export interface CardView {
  readonly question: Question;
  readonly commands: readonly CommandJson[];
  readonly content: Content;
  readonly theme: ThemeChoice;
}
export interface Content {
  readonly blocks: readonly BlockJson[];
  /** Whether they say why there is no answer. */
  readonly isProblem: boolean;
}

export const card = ({ question, commands, content, theme }: CardView): Element =>
  h(
    'article',
    { class: 'card', 'aria-label': `Question: ${spoken(question, commands)}` },
    h('header', { class: 'asked' }, asked(question, commands), tools(question)),
    cardContent({ question, content, theme }),
  );

/** What a view button replaces. */
export const cardContent = ({ question, content, theme }: Omit<CardView, 'commands'>): Element =>
  h(
    'div',
    { class: content.isProblem ? 'content is-problem' : 'content' },
    ...content.blocks.map((block) => blockView(block, question, theme)),
  );

const mainOf = ({ command }: Question, commands: readonly CommandJson[]): string =>
  commands.find(({ name }) => name === command)?.main ?? '';

/** What was said before is no part of the question that is shown. */
const CONTEXT = 'context';
const others = ({ arguments: given }: Question, main: string): [string, unknown][] =>
  Object.entries(given).filter(([name, value]) => name !== main && name !== VIEW && name !== CONTEXT && isGiven(value));

function spoken(question: Question, commands: readonly CommandJson[]): string {
  const main = mainOf(question, commands);
  const rest = others(question, main).map(([name, value]) => `${name} ${shown(value)}`);
  return [question.command, shown(question.arguments[main]), ...rest].filter((part) => part !== '').join(' ');
}

function asked(question: Question, commands: readonly CommandJson[]): Element {
  const main = mainOf(question, commands);
  const expression = shown(question.arguments[main]);
  return h(
    'h2',
    {},
    h(
      'a',
      { href: addressOf(question), title: 'The address of this answer' },
      h('span', { class: 'command' }, `/${question.command}`),
      expression !== '' && h('code', { class: 'main' }, expression),
      ...others(question, main).map(([name, value]) =>
        h('span', { class: 'given' }, `${name} `, h('code', {}, shown(value))),
      ),
    ),
  );
}

const tools = (question: Question): Element =>
  h(
    'div',
    { class: 'tools' },
    h('a', { class: 'tool', href: addressOf(question), 'data-do': 'edit' }, icon('edit'), h('span', {}, 'Edit')),
    addressOf(question).length <= MAX_ADDRESS &&
      h(
        'button',
        { class: 'tool scripted', type: 'button', 'data-do': 'copy-link' },
        icon('link'),
        h('span', {}, 'Copy link'),
      ),
  );
