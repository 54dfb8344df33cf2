// Dark or light: the system's choice, until a person makes another one.
import { darkMedia, type ThemeChoice } from '../view/blocks.js';
import type { Theme } from '../wire.js';
import { find } from './dom.js';

const root = document.documentElement;
const button = find<HTMLButtonElement>('button.theme');
const system = matchMedia('(prefers-color-scheme: dark)');
const YEAR = 365 * 24 * 60 * 60;

export const chosenTheme = (): ThemeChoice => {
  const { theme } = root.dataset;
  return theme === 'dark' || theme === 'light' ? theme : 'system';
};

export const shownTheme = (): Theme => {
  const chosen = chosenTheme();
  if (chosen !== 'system') return chosen;
  return system.matches ? 'dark' : 'light';
};

/** `changed` is told when the theme that is shown becomes another. */
export function startTheme(changed: () => void): void {
  const show = (): void => {
    button.setAttribute('aria-pressed', String(shownTheme() === 'dark'));
    for (const source of document.querySelectorAll<HTMLSourceElement>('.picture source')) {
      source.media = darkMedia(chosenTheme());
    }
  };
  button.addEventListener('click', () => {
    const wanted = shownTheme() === 'dark' ? 'light' : 'dark';
    const isSystem = wanted === (system.matches ? 'dark' : 'light');
    if (isSystem) delete root.dataset['theme'];
    else root.dataset['theme'] = wanted;
    // The server reads the cookie, so that the page never shows the other theme first.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are in use
    document.cookie = `theme=${wanted}; path=/; max-age=${isSystem ? 0 : YEAR}; samesite=lax`;
    show();
    changed();
  });
  system.addEventListener('change', () => {
    show();
    changed();
  });
  show();
}
