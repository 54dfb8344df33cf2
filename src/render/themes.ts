// Knows the colours of the two themes.
import type { Theme } from './request.js';

export interface Colours {
  readonly background: string;
  readonly foreground: string;
  /**
   * Of `\pale{…}`: there but receding, contrast with the background at least 3. It lies between background and
   * foreground, where the edges of the letters have their colours anyway, so that 16 colours are enough for a PNG.
   */
  readonly pale: string;
  /** Of `\accent{…}`: stands out, contrast with the background at least 4.5. */
  readonly accent: string;
}

export const THEMES: Readonly<Record<Theme, Colours>> = {
  dark: { background: '#313338', foreground: '#f2f3f5', pale: '#919396', accent: '#ffc857' },
  light: { background: '#ffffff', foreground: '#1b1c20', pale: '#828285', accent: '#b3400a' },
};
