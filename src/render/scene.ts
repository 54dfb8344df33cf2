// Knows how grids, signs and arrows stand in one line, centred on one another, with their captions below.
import type { Arrow, Grid, Item, Scene } from '../drawing.js';
import { mostReadable } from './contrast.js';
import type { Figure, Placed } from './figure.js';
import { centredHeatMap } from './heat-map.js';
import { centred, type Labels, rounded } from './label.js';
import { RenderFailed } from './render-failed.js';
import { blend, heatOf } from './scales.js';
import { type Colours, toned } from './themes.js';

/** CSS px. */
const CELL = 38;
const CELL_GAP = 3;
const CELL_MARGIN = 8;
const CELL_EM = 20;
const CORNER = 4;
const ITEM_GAP = 14;
const [SIGN_EM, CAPTION_EM, LABEL_EM] = [22, 20, 18];
const CAPTION_GAP = 12;
const [LEAST_ARROW, ARROW_MARGIN, HEAD] = [52, 10, 7];
/** How much of its tone a tile has. */
const TINT = 0.24;

/** Throws RenderFailed: `tex`. */
export function figureOfScene({ items }: Scene, colours: Colours, labels: Labels): Figure {
  const placed = items.map((item) => place(item, colours, labels));
  const above = Math.max(0, ...placed.map((each) => each.above));
  const below = Math.max(0, ...placed.map((each) => each.below));
  let x = 0;
  const parts = placed.map(({ svg, width }) => {
    const part = `<g transform="translate(${rounded(x)},${rounded(above)})">${svg}</g>`;
    x += width + ITEM_GAP;
    return part;
  });
  return { width: Math.max(0, x - ITEM_GAP), height: above + below, svg: parts.join('') };
}

function place(item: Item, colours: Colours, labels: Labels): Placed {
  switch (item.kind) {
    case 'grid':
      return captioned(grid(item, colours, labels), item.caption, colours, labels);
    case 'heat-map':
      return captioned(centredHeatMap(item, colours, labels), item.caption, colours, labels);
    case 'arrow':
      return arrow(item, colours, labels);
    case 'sign': {
      const label = labels.of(item.tex, SIGN_EM);
      const half = Math.max(SIGN_EM / 2, (label.height + label.depth) / 2);
      const svg = centred(label, label.width / 2, 0, SIGN_EM, colours.foreground);
      return { width: label.width, above: half, below: half, svg };
    }
  }
}

function captioned(item: Placed, caption: string | undefined, colours: Colours, labels: Labels): Placed {
  if (caption === undefined) return item;
  const label = labels.of(caption, CAPTION_EM);
  const width = Math.max(item.width, label.width);
  const baseline = item.below + CAPTION_GAP + Math.max(label.height, 0.7 * CAPTION_EM);
  return {
    width,
    above: item.above,
    below: baseline + Math.max(label.depth, 0.25 * CAPTION_EM),
    svg: `<g transform="translate(${rounded((width - item.width) / 2)},0)">${item.svg}</g>${label.at((width - label.width) / 2, baseline, colours.foreground)}`,
  };
}

function grid({ cells }: Grid, colours: Colours, labels: Labels): Placed {
  const columns = cells[0]?.length ?? 0;
  if (columns === 0 || cells.some((row) => row.length !== columns))
    throw new RenderFailed('tex', 'The rows of a grid are not equally long.');
  const set = cells.map((row) => row.map((cell) => ({ ...cell, label: labels.of(cell.tex, CELL_EM) })));
  const all = set.flat();
  const wide = Math.ceil(Math.max(CELL, ...all.map(({ label }) => label.width + 2 * CELL_MARGIN)));
  const high = Math.ceil(Math.max(CELL, ...all.map(({ label }) => label.height + label.depth + CELL_MARGIN)));
  const width = columns * (wide + CELL_GAP) - CELL_GAP;
  const half = (cells.length * (high + CELL_GAP) - CELL_GAP) / 2;
  const tiles = set.map((row, i) =>
    row.map(({ label, tone, heat }, j) => {
      const [x, y] = [j * (wide + CELL_GAP), i * (high + CELL_GAP) - half];
      const fill = heat === undefined ? tileOf(tone, colours) : heatOf(heat, colours);
      const outline = heat === undefined ? '' : ` stroke="${colours.faint}" stroke-width="1"`;
      const ink = heat !== undefined ? mostReadable(fill, colours) : toned(colours, tone);
      return `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="${CORNER}" fill="${fill}"${outline}/>${centred(label, x + wide / 2, y + high / 2, CELL_EM, ink)}`;
    }),
  );
  return { width, above: half, below: half, svg: tiles.flat().join('') };
}

const tileOf = (tone: Grid['cells'][number][number]['tone'], colours: Colours): string =>
  tone === 'plain' || tone === 'pale' ? colours.faint : blend(colours.background, colours[tone], TINT);

function arrow({ towards, label: tex = '' }: Arrow, { foreground }: Colours, labels: Labels): Placed {
  const label = labels.of(tex, LABEL_EM);
  const width = Math.max(LEAST_ARROW, label.width + 2 * ARROW_MARGIN);
  const head = (tip: number, back: number): string =>
    `<path d="M${tip} 0L${back} ${-HEAD * 0.7}V${HEAD * 0.7}Z" fill="${foreground}"/>`;
  const [from, to] = [towards === 'right' ? 0 : HEAD, towards === 'left' ? width : width - HEAD];
  return {
    width,
    above: Math.max(HEAD, 9 + label.height + label.depth),
    below: HEAD,
    svg: [
      `<path d="M${from} 0H${to}" stroke="${foreground}" stroke-width="1.6"/>`,
      towards === 'right' ? '' : head(0, HEAD + 1),
      towards === 'left' ? '' : head(width, width - HEAD - 1),
      label.at((width - label.width) / 2, -9 - label.depth, foreground),
    ].join(''),
  };
}
