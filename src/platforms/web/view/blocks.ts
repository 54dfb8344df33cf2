// The parts of an answer as people see them.
import type { BlockJson, ButtonJson, ButtonsJson, CodeJson, ImageJson, Inline, Question, TextJson } from '../wire.js';
import { type Child, type Element, h } from './element.js';
import { icon } from './icons.js';
import { addressOf, parametersOf, questionParameters, VIEW } from './question.js';

/** The theme that a person chose, or the system's. */
export type ThemeChoice = 'dark' | 'light' | 'system';

export function blockView(block: BlockJson, question: Question, theme: ThemeChoice): Element {
  switch (block.type) {
    case 'text':
      return textView(block);
    case 'image':
      return imageView(block, theme);
    case 'code':
      return codeView(block);
    case 'buttons':
      return buttonsView(block, question);
  }
}

function buttonsView({ buttons }: ButtonsJson, question: Question): Element {
  const areViews = buttons.every((button) => isViewOf(button, question));
  return h(
    'div',
    { class: areViews ? 'buttons views' : 'buttons', role: 'group', 'aria-label': areViews ? 'Views' : 'More' },
    ...buttons.map((button) => (isViewOf(button, question) ? viewButton(button) : relatedLink(button))),
  );
}

/** Whether two questions differ in nothing but the view. */
function isViewOf(one: Question, other: Question): boolean {
  const same = ({ command, arguments: given }: Question): string =>
    JSON.stringify([
      command,
      parametersOf(given)
        .filter(([name, value]) => name !== VIEW && value !== '')
        .sort(),
    ]);
  return same(one) === same(other);
}

/** Another question; what was asked stays. */
const relatedLink = ({ label, ...question }: ButtonJson): Element =>
  h('a', { class: 'pill related', href: addressOf(question) }, label);

const inline = (part: Inline): Child => {
  if (typeof part === 'string') return part;
  const [tag, text] = 'code' in part ? (['code', part.code] as const) : (['strong', part.strong] as const);
  // A short formula is not broken between lines.
  return h(tag, { class: text.length <= 24 ? 'whole' : undefined }, text);
};

function textView({ role, parts, text }: TextJson): Element {
  const inlines = parts.map(inline);
  if (role === 'heading') return h('h3', {}, ...inlines);
  if (role === 'formula') return h('pre', { class: 'formula', tabindex: 0 }, text);
  return h('p', { class: role }, ...inlines);
}

const DARK = '(prefers-color-scheme: dark)';
/** When the dark picture is shown. */
export const darkMedia = (theme: ThemeChoice): string =>
  theme === 'system' ? DARK : theme === 'dark' ? 'all' : 'not all';

/** CSS pixels; on a phone a wider one would be too small to be read. */
const WIDE = 640;
const inTheme = (url: string, theme: string): string =>
  url.replace(/\/pictures\/(dark|light)\//, `/pictures/${theme}/`);

// The browser fetches the one that it shows. A picture without an address exists in one theme only.
function imageView({ url, alt, width, height }: ImageJson, theme: ThemeChoice): Element {
  const img = (src: string): Element => h('img', { src, alt, width, height, decoding: 'async' });
  if (url.startsWith('data:')) return h('figure', { class: 'picture one-theme' }, img(url));
  return h(
    'figure',
    // A wide one is scrolled on a narrow screen, with the keys too.
    width > WIDE
      ? { class: 'picture wide', tabindex: 0, role: 'group', 'aria-label': 'Wide picture' }
      : { class: 'picture' },
    h(
      'picture',
      {},
      h('source', { srcset: inTheme(url, 'dark'), media: darkMedia(theme) }),
      img(inTheme(url, 'light')),
    ),
  );
}

const codeView = ({ language, code }: CodeJson): Element =>
  language === 'text'
    ? h('pre', { class: 'plain', tabindex: 0 }, code)
    : h(
        'figure',
        { class: 'code' },
        h(
          'figcaption',
          {},
          h('span', {}, language),
          h(
            'button',
            { class: 'tool scripted', type: 'button', 'data-do': 'copy-code' },
            icon('copy'),
            h('span', {}, 'Copy'),
          ),
        ),
        h('pre', { tabindex: 0 }, h('code', {}, code)),
      );

/** A form, so that it works without a script. Pressed once more it leads back to the answer without a view. */
function viewButton({ label, pressed, command, arguments: given }: ButtonJson): Element {
  const parameters = questionParameters({ command, arguments: given });
  return h(
    'form',
    { class: 'view', method: 'get', action: './' },
    ...parameters
      .filter(([name]) => !(pressed && name === VIEW))
      .map(([name, value]) => h('input', { type: 'hidden', name, value })),
    h('button', { class: 'pill', type: 'submit', 'aria-pressed': String(pressed) }, label),
  );
}
