// Knows what a picture is asked with, what comes back, and how much may be asked at once.
import type { Drawing, DrawingRow, Graph, Item, Scene, TexRow } from '../drawing.js';
import { RenderFailed } from './render-failed.js';

export type Theme = 'dark' | 'light';

export interface PictureRequest extends Drawing {
  readonly theme: Theme;
}

/** A PNG with 2 px per CSS px; width and height are CSS px. The bytes may be shared with a memory: not to be written. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A row of the picture that is no TeX. */
const isFigure = (row: DrawingRow): row is Graph | Scene => 'kind' in row;
export const isTex = (row: DrawingRow): row is TexRow => !isFigure(row);

// A 12×12 matrix of partial derivatives has 5,600 characters. Typesetting time grows faster than the text: 2,000
// characters of `x+x+…` take 0.5 s, 8,000 take 3 s.
const MAX_CHARACTERS = 6000;
const MAX_ROWS = 24;
/** Labels are typeset one by one, at 0.5 to 1 ms each. */
const MAX_LABELS = 600;
/** Points of curves, and cells of heat maps. */
const MAX_POINTS = 12_000;

/** Throws RenderFailed: `tex` when there is nothing to draw, `too-large` beyond the limits. */
export function checkRequest({ rows }: PictureRequest): void {
  if (rows.length > MAX_ROWS) throw new RenderFailed('too-large', `A picture has at most ${MAX_ROWS} rows.`);
  const typeset = rows.filter(isTex).flat();
  const figures = rows.filter(isFigure);
  if (figures.length === 0 && typeset.every((piece) => piece.trim() === ''))
    throw new RenderFailed('tex', 'There is no formula to draw.');
  const labels = figures.flatMap(labelsOf);
  const points = figures.reduce((total, figure) => total + pointsIn(figure), 0);
  const characters = [...typeset, ...labels].reduce((total, tex) => total + tex.length + 1, 0);
  if (characters > MAX_CHARACTERS)
    throw new RenderFailed('too-large', `A picture has at most ${MAX_CHARACTERS} characters of TeX.`);
  if (labels.length > MAX_LABELS) throw new RenderFailed('too-large', `A picture has at most ${MAX_LABELS} labels.`);
  if (points > MAX_POINTS) throw new RenderFailed('too-large', `A picture has at most ${MAX_POINTS} points.`);
}

const labelsOf = (figure: Graph | Scene): string[] =>
  figure.kind === 'graph' ? figure.notes.map(({ tex }) => tex) : figure.lines.flat().flatMap(labelsIn);

function labelsIn(item: Item): string[] {
  if (item.kind === 'sign') return [item.tex];
  if (item.kind === 'arrow') return [item.label ?? ''];
  return [
    item.caption ?? '',
    item.note ?? '',
    ...(item.kind === 'grid' ? item.cells.flat().map(({ tex }) => tex) : []),
  ];
}

function pointsIn(figure: Graph | Scene): number {
  if (figure.kind === 'graph')
    return (
      figure.curves.reduce((total, { points }) => total + points.length, 0) +
      figure.bars.length +
      figure.dots.length +
      figure.guides.length
    );
  return figure.lines
    .flat()
    .reduce(
      (total, item) => total + (item.kind === 'heat-map' ? item.values.reduce((sum, row) => sum + row.length, 0) : 0),
      0,
    );
}

/** Two requests have the same key exactly when they ask for the same picture. */
export function keyOf({ rows, theme }: PictureRequest): string {
  return JSON.stringify([theme, rows]);
}
