// Knows the way from a request to its picture, in the thread that it is called in.

import type { Drawing, Graph, Scene } from '../drawing.js';
import { type Composed, compose } from './compose.js';
import type { Figured } from './figure.js';
import { figureOfGraph } from './graph.js';
import { Labels } from './label.js';
import { rasterise } from './rasterise.js';
import { isTex, type Picture, type PictureRequest } from './request.js';
import { figureOfScene } from './scene.js';
import { type Colours, THEMES } from './themes.js';
import { typeset } from './typeset.js';

/** Throws RenderFailed: `tex`, `text-in-svg`, `too-large`. */
export async function draw({ rows, theme }: PictureRequest): Promise<Picture> {
  const { svg, width, height } = compose(figured({ rows }, THEMES[theme]), THEMES[theme]);
  return { png: await rasterise(svg, rows.every(isTex) ? LETTERS : FIGURES), width, height };
}

/** The rows typeset, and the figures ready to be drawn. */
export function figured({ rows }: Drawing, colours: Colours): Composed[] {
  const labels = new Labels();
  return rows.map((row) => (isTex(row) ? typeset(row) : figureOf(row, colours, labels)));
}

function figureOf(row: Graph | Scene, colours: Colours, labels: Labels): Figured {
  if (row.kind === 'graph') return (room) => figureOfGraph(row, room, colours, labels);
  const drawn = figureOfScene(row, colours, labels);
  return () => drawn;
}

/** Colours of a PNG: letters and their edges need few, heat maps and several tones more. */
const [LETTERS, FIGURES] = [16, 64];
