// Knows the colours of the two themes.
import type { Tone } from '../drawing.js';
import type { Theme } from './request.js';

export interface Colours {
  readonly background: string;
  readonly foreground: string;
  /**
   * Of `\pale{…}`: there but receding, contrast with the background at least 3. It lies between background and
   * foreground, where the edges of the letters have their colours anyway, so that 16 colours are enough for a PNG.
   */
  readonly pale: string;
  /** Of `\accent{…}`: stands out, contrast with the background at least 4.5; also what is positive in a heat map. */
  readonly accent: string;
  /** These tell things apart, contrast with the background at least 4.5; blue is also what is negative in a heat map. */
  readonly blue: string;
  readonly green: string;
  readonly violet: string;
  /** Of lines behind a graph and of empty tiles: barely there. */
  readonly faint: string;
}

export const THEMES: Readonly<Record<Theme, Colours>> = {
  dark: {
    background: '#313338',
    foreground: '#f2f3f5',
    pale: '#919396',
    accent: '#ffc857',
    blue: '#7db9ff',
    green: '#6fd08c',
    violet: '#d7a6ff',
    faint: '#43454b',
  },
  light: {
    background: '#ffffff',
    foreground: '#1b1c20',
    pale: '#828285',
    accent: '#b3400a',
    blue: '#1d5fb8',
    green: '#1f7a3d',
    violet: '#7b3fb0',
    faint: '#ebebee',
  },
};

export const toned = (colours: Colours, tone: Tone): string => (tone === 'plain' ? colours.foreground : colours[tone]);
