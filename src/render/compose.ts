// Knows how the rows of a picture stand on it: one SVG of paths, and its size.
import type { Figured } from './figure.js';
import { breakRow, type Line, narrowest, originOf } from './lines.js';
import {
  AFTER_FIGURE,
  DENSITY,
  EM,
  FIGURE_GAP,
  LINE_GAP,
  MAX_PIXELS,
  MAX_SVG_LENGTH,
  MAX_WIDTH,
  MIN_SCALE,
  MIN_WIDTH,
  PADDING,
  ROW_GAP,
  STRUT_DEPTH,
  STRUT_HEIGHT,
  TALL,
  WRAP_WIDTH,
} from './measures.js';
import { RenderFailed } from './render-failed.js';
import type { Colours } from './themes.js';
import type { Piece } from './typeset.js';

export interface Composition {
  readonly svg: string;
  readonly width: number; // CSS px
  readonly height: number; // CSS px
}

/** A typeset row, or a figure. */
export type Composed = readonly Piece[] | Figured;

const largest = (numbers: Iterable<number>): number => Math.max(0, ...numbers);

/** A line is at least as high as a parenthesis, so that lines of small letters keep the same distance. */
function extentOf({ pieces }: Line, em: number): { height: number; depth: number } {
  return {
    height: em * Math.max(STRUT_HEIGHT, ...pieces.map((piece) => piece.height)),
    depth: em * Math.max(STRUT_DEPTH, ...pieces.map((piece) => piece.depth)),
  };
}

function groupOf({ pieces, indent }: Line, em: number, baseline: number): string {
  const x = PADDING + (indent - originOf(pieces[0]!)) * em;
  const scale = em / 1000;
  return `<g transform="translate(${x.toFixed(2)},${baseline}) scale(${scale},${-scale})">${pieces.map((piece) => piece.svg).join('')}</g>`;
}

/** What is too wide is scaled; throws RenderFailed beyond reading. */
function scaleFor(width: number): number {
  const scale = Math.min(1, MAX_WIDTH / width);
  if (scale < MIN_SCALE) throw new RenderFailed('too-large', 'The formula is too wide to be read.');
  return scale;
}

/** Throws RenderFailed: `text-in-svg` when a character has no path, `too-large` when the picture exceeds a limit. */
export function compose(rows: readonly Composed[], colours: Colours): Composition {
  const isFigure = (row: Composed): row is Figured => typeof row === 'function';
  // A wide matrix in one row gives the others as much room, or they would be broken beside empty space.
  const needed = largest(rows.map((row) => (isFigure(row) ? 0 : narrowest(row)))) * EM;
  const available = Math.min(MAX_WIDTH, Math.max(WRAP_WIDTH, needed));
  const broken = rows.map((row) => {
    if (isFigure(row)) return row;
    // What sticks out in any case is scaled; breaking the row further would not make it larger.
    const lines = breakRow(row, Math.max(available / EM, narrowest(row)));
    const widest = largest(lines.map((line) => line.indent + line.width)) * EM;
    return { lines, widest, scale: scaleFor(widest) };
  });
  let right = largest(broken.map((row) => (typeof row === 'function' ? 0 : row.widest * row.scale)));
  const room = Math.max(right, MIN_WIDTH - 2 * PADDING);
  const groups: string[] = [];
  let y = PADDING;
  for (const [at, row] of broken.entries()) {
    const isAfterFigure = typeof broken[at - 1] === 'function';
    if (typeof row === 'function') {
      const { svg, width, height } = row(room);
      const scale = scaleFor(width);
      if (groups.length > 0) y = Math.ceil(y + (isAfterFigure ? AFTER_FIGURE : FIGURE_GAP));
      groups.push(`<g transform="translate(${PADDING},${y}) scale(${scale})">${svg}</g>`);
      y += height * scale;
      right = Math.max(right, width * scale);
      continue;
    }
    for (const [i, line] of row.lines.entries()) {
      const { height, depth } = extentOf(line, EM * row.scale);
      if (groups.length > 0)
        y += i > 0 && height <= TALL * EM ? LINE_GAP : i === 0 && isAfterFigure ? AFTER_FIGURE : ROW_GAP;
      // On a whole pixel of the PNG fraction bars are sharp.
      const baseline = Math.ceil((y + height) * DENSITY) / DENSITY;
      groups.push(groupOf(line, EM * row.scale, baseline));
      y = baseline + depth;
    }
  }
  const width = Math.max(MIN_WIDTH, Math.ceil(right + 2 * PADDING));
  const height = Math.ceil(y + PADDING);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * DENSITY}" height="${height * DENSITY}" viewBox="0 0 ${width} ${height}">`,
    `<style>.pale{color:${colours.pale};fill:${colours.pale};stroke:${colours.pale}}`,
    `.accent{color:${colours.accent};fill:${colours.accent};stroke:${colours.accent}}</style>`,
    `<rect width="100%" height="100%" fill="${colours.background}"/>`,
    `<g color="${colours.foreground}" fill="${colours.foreground}" stroke="${colours.foreground}" stroke-width="0">`,
    ...groups,
    '</g></svg>',
  ].join('');
  if (svg.includes('<text')) throw new RenderFailed('text-in-svg', 'The formula has a character that cannot be drawn.');
  if (svg.length > MAX_SVG_LENGTH || width * height * DENSITY ** 2 > MAX_PIXELS) {
    throw new RenderFailed('too-large', 'The picture is too large.');
  }
  return { svg, width, height };
}
