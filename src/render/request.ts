// Knows what a picture is asked with, what comes back, and how much may be asked at once.
import { RenderFailed } from './render-failed.js';

export type Theme = 'dark' | 'light';

/**
 * A row of TeX pieces. Joined with a space they are the whole row; a line break may fall only between two pieces, so
 * each piece is balanced TeX: no `\left` in one and `\right` in the next, no piece that begins with `^` or `_`.
 */
export type Row = readonly string[];

export interface PictureRequest {
  readonly rows: readonly Row[];
  readonly theme: Theme;
}

/** A PNG with 2 px per CSS px; width and height are CSS px. The bytes may be shared with a memory: not to be written. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

// A 12×12 matrix of partial derivatives has 5,600 characters. Typesetting time grows faster than the text: 2,000
// characters of `x+x+…` take 0.5 s, 8,000 take 3 s.
const MAX_CHARACTERS = 6000;
const MAX_ROWS = 24;

/** Throws RenderFailed: `tex` when there is nothing to draw, `too-large` beyond the limits. */
export function checkRequest({ rows }: PictureRequest): void {
  let characters = 0;
  for (const row of rows) {
    for (const piece of row) characters += piece.length + 1;
  }
  if (rows.every((row) => row.every((piece) => piece.trim() === '')))
    throw new RenderFailed('tex', 'There is no formula to draw.');
  if (rows.length > MAX_ROWS) throw new RenderFailed('too-large', `A picture has at most ${MAX_ROWS} rows.`);
  if (characters > MAX_CHARACTERS) {
    throw new RenderFailed('too-large', `A picture has at most ${MAX_CHARACTERS} characters of TeX.`);
  }
}

/** Two requests have the same key exactly when they ask for the same picture. */
export function keyOf({ rows, theme }: PictureRequest): string {
  return JSON.stringify([theme, rows]);
}
