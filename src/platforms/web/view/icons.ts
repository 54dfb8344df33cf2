// The drawings on buttons, 20 by 20, in the colour of the text around them.
import { type Element, h } from './element.js';

const PATHS = {
  send: 'M10 16V4.5M5 9l5-5 5 5',
  copy: 'M7 7V4.5A1.5 1.5 0 0 1 8.5 3h7A1.5 1.5 0 0 1 17 4.5v7a1.5 1.5 0 0 1-1.5 1.5H13M4.5 7h7A1.5 1.5 0 0 1 13 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7z',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 1 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 1 0 4.3 4.3l1-1',
  edit: 'M4 16l.8-3.2L13.5 4.1a1.6 1.6 0 0 1 2.3 2.3L7.2 15.2 4 16z',
  more: 'M5 8l5 5 5-5',
  theme: 'M16.5 11.7A7 7 0 1 1 8.3 3.5a5.6 5.6 0 0 0 8.2 8.2z',
} as const;

/** Says nothing to screen readers; the button has a text or a label. */
export const icon = (name: keyof typeof PATHS): Element =>
  h(
    'svg',
    { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' },
    h('path', { d: PATHS[name] }),
  );
