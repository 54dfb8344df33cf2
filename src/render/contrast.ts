// Knows how well one colour is read on another (WCAG 2).
import type { Colours } from './themes.js';

/** The channels of #rrggbb or rgb(r, g, b), from 0 to 1. */
const channels = (colour: string): readonly number[] =>
  (colour.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? []).map(Number)
  ).map((channel) => channel / 255);

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** The foreground, or black or white as its opposite, whichever is read better on this colour: contrast at least 4.1. */
export function mostReadable(on: string, { foreground }: Colours): string {
  const opposite = luminance(foreground) > 0.5 ? '#000000' : '#ffffff';
  return contrast(foreground, on) >= contrast(opposite, on) ? foreground : opposite;
}
