// The page as the server sends it: complete without a script.
import type { ThemeChoice } from './view/blocks.js';
import { type CardView, card } from './view/card.js';
import { composer } from './view/composer.js';
import { type Child, type Element, h } from './view/element.js';
import { html } from './view/html.js';
import { icon } from './view/icons.js';
import { addressOf, DEFAULT_COMMAND, isGiven, shown } from './view/question.js';
import type { CommandJson, Question } from './wire.js';

export interface DocumentView {
  readonly commands: readonly CommandJson[];
  readonly theme: ThemeChoice;
  /** Where style, scripts and icon lie, relative to the page. */
  readonly assets: string;
  /** The scripts that the page loads, so that they come all at once. */
  readonly modules: readonly string[];
  readonly card?: CardView | undefined;
}

export const document = (view: DocumentView): string => `<!doctype html>\n${html(page(view))}\n`;

function page({ commands, theme, assets, modules, card: shownCard }: DocumentView): Element {
  // Whoever has no script changes the question where it stands; the script empties the field after an answer.
  const composed = shownCard?.question ?? { command: DEFAULT_COMMAND, arguments: {} };
  return h(
    'html',
    { lang: 'en', 'data-theme': theme === 'system' ? undefined : theme },
    h(
      'head',
      {},
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'description', content: TAGLINE }),
      h('title', {}, shownCard ? `${titleOf(shownCard.question)} · Jacobot` : 'Jacobot'),
      h('link', { rel: 'icon', href: `${assets}/static/icon.svg`, type: 'image/svg+xml' }),
      ...STYLES.map((name) => h('link', { rel: 'stylesheet', href: `${assets}/static/${name}.css` })),
      ...modules.map((path) => h('link', { rel: 'modulepreload', href: `${assets}/${path}` })),
      h('script', { type: 'module', src: `${assets}/page/main.js` }),
    ),
    h(
      'body',
      { class: shownCard ? 'answered' : undefined },
      h('a', { class: 'skip', href: '#question' }, 'Skip to the question'),
      banner(assets),
      h(
        'main',
        {},
        hero(),
        h('section', { class: 'log', role: 'log', 'aria-label': 'Answers' }, shownCard && card(shownCard)),
        h('div', { class: 'dock' }, composer({ commands, question: composed })),
        examples(commands),
        h('p', { class: 'unseen', role: 'status' }),
      ),
    ),
  );
}

const STYLES = ['page', 'composer', 'answers'];
const TAGLINE = 'Gradients, Jacobians and linear maps of vector and matrix expressions: computed, verified, explained.';

const titleOf = ({ command, arguments: given }: Question): string =>
  shown(Object.values(given)[0]).slice(0, 60) || command;

const banner = (assets: string): Element =>
  h(
    'header',
    { class: 'banner' },
    h(
      'a',
      { class: 'home', href: './' },
      h('img', { src: `${assets}/static/icon.svg`, alt: '', width: 28, height: 28 }),
      h('span', {}, 'Jacobot'),
    ),
    h(
      'button',
      { class: 'tool theme scripted', type: 'button', 'aria-pressed': 'false' },
      icon('theme'),
      h('span', {}, 'Dark'),
    ),
  );

const hero = (): Element =>
  h('div', { class: 'hero' }, h('h1', {}, 'The derivative, in the right form'), h('p', {}, TAGLINE));

const FOUNDING: Question = { command: 'jacobian', arguments: { expression: 'max(0, x)', at: '[1, -2, 3]' } };
/** More would push each other off the screen of a phone. */
const MOST_EXAMPLES = 8;

function examples(commands: readonly CommandJson[]): Element {
  const all = commands.flatMap((command) =>
    command.examples.map((each) => ({ command, question: { command: command.name, arguments: each } })),
  );
  const others = all.filter(({ question }) => question.arguments['expression'] !== FOUNDING.arguments['expression']);
  return h(
    'nav',
    { class: 'examples', 'aria-label': 'Examples' },
    h(
      'a',
      { class: 'example founding', href: addressOf(FOUNDING) },
      h('span', { class: 'words' }, 'Is the derivative of max(0, x) a diagonal matrix or a vector?'),
      h('span', { class: 'typed' }, h('b', {}, '/jacobian'), ' max(0, x) ', h('i', {}, 'at'), ' [1, -2, 3]'),
    ),
    ...others
      .slice(0, MOST_EXAMPLES)
      .map(({ command, question }) =>
        h('a', { class: 'example', href: addressOf(question) }, ...typed(command, question)),
      ),
  );
}

function typed({ main }: CommandJson, { command, arguments: given }: Question): Child[] {
  const rest = Object.entries(given).filter(([name, value]) => name !== main && isGiven(value));
  return [
    h('b', {}, `/${command}`),
    ` ${shown(given[main])}`,
    ...rest.flatMap(([name, value]) => [' ', h('i', {}, name), ` ${shown(value)}`]),
  ];
}
