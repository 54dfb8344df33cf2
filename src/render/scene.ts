// Knows how grids, signs and arrows stand in one line, centred on one another, with their captions below.
import type { Arrow, Grid, HeatMap, Item, Scene } from '../drawing.js';
import { mostReadable } from './contrast.js';
import type { Figure, Placed } from './figure.js';
import { centredHeatMap } from './heat-map.js';
import { centred, type Labels, rounded } from './label.js';
import { RenderFailed } from './render-failed.js';
import { blend, heatOf } from './scales.js';
import { type Colours, toned } from './themes.js';

/** CSS px. */
const CELL_GAP = 3;
const LARGE = { side: 38, margin: 8, em: 20 };
/** Of grids with more columns than MANY: ten columns of decimals are then no wider than a line of a formula. */
const SMALL = { side: 32, margin: 6, em: 16 };
const MANY = 8;
const CORNER = 4;
const ITEM_GAP = 14;
const SCENE_GAP = 24;
const [SIGN_EM, CAPTION_EM, NOTE_EM, LABEL_EM] = [22, 20, 18, 18];
const [CAPTION_GAP, NOTE_GAP] = [12, 3];
/** Captions side by side share a baseline whatever their letters, em. */
const [LETTER_HEIGHT, LETTER_DEPTH] = [0.75, 0.25];
const [LEAST_ARROW, ARROW_MARGIN, HEAD] = [52, 10, 7];
/** How much of its tone a tile has. */
const TINT = 0.24;

/** Throws RenderFailed: `tex`. */
export function figureOfScene({ lines }: Scene, colours: Colours, labels: Labels): Figure {
  const placed = lines.map((items) => items.map((item) => place(item, colours, labels)));
  const columns = Math.max(0, ...placed.map((line) => line.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...placed.map((line) => line[at]?.width ?? 0)));
  const lefts = widths.map((_, at) => widths.slice(0, at).reduce((x, width) => x + width + ITEM_GAP, 0));
  let y = 0;
  const parts = placed.flatMap((line, i) => {
    const above = Math.max(0, ...line.map((item) => item.above));
    const middle = y + (i === 0 ? 0 : SCENE_GAP) + above;
    y = middle + Math.max(0, ...line.map((item) => item.below));
    return line.map(({ svg, width }, at) => {
      const x = (lefts[at] as number) + ((widths[at] as number) - width) / 2;
      return `<g transform="translate(${rounded(x)},${rounded(middle)})">${svg}</g>`;
    });
  });
  return { width: (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0), height: y, svg: parts.join('') };
}

function place(item: Item, colours: Colours, labels: Labels): Placed {
  switch (item.kind) {
    case 'grid':
      return captioned(grid(item, colours, labels), item, colours, labels);
    case 'heat-map':
      return captioned(centredHeatMap(item, colours, labels), item, colours, labels);
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

/** The caption of an item below it, and the note below that. */
function captioned(item: Placed, { caption, note }: Grid | HeatMap, colours: Colours, labels: Labels): Placed {
  const under = (above: Placed, tex: string | undefined, em: number, gap: number, colour: string): Placed => {
    if (tex === undefined) return above;
    const label = labels.of(tex, em);
    const width = Math.max(above.width, label.width);
    const baseline = above.below + gap + Math.max(label.height, LETTER_HEIGHT * em);
    return {
      width,
      above: above.above,
      below: baseline + Math.max(label.depth, LETTER_DEPTH * em),
      svg: `<g transform="translate(${rounded((width - above.width) / 2)},0)">${above.svg}</g>${label.at((width - label.width) / 2, baseline, colour)}`,
    };
  };
  const named = under(item, caption, CAPTION_EM, CAPTION_GAP, colours.foreground);
  return under(named, note, NOTE_EM, NOTE_GAP, colours.pale);
}

function grid({ cells }: Grid, colours: Colours, labels: Labels): Placed {
  const columns = cells[0]?.length ?? 0;
  if (columns === 0 || cells.some((row) => row.length !== columns))
    throw new RenderFailed('tex', 'The rows of a grid are not equally long.');
  if (cells.flat().some(({ heat = 0 }) => !Number.isFinite(heat)))
    throw new RenderFailed('tex', 'The colour of a cell is no number.');
  const { side, margin, em } = columns > MANY ? SMALL : LARGE;
  const set = cells.map((row) => row.map((cell) => ({ ...cell, label: labels.of(cell.tex, em) })));
  const all = set.flat();
  const wide = Math.ceil(Math.max(side, ...all.map(({ label }) => label.width + 2 * margin)));
  const high = Math.ceil(Math.max(side, ...all.map(({ label }) => label.height + label.depth + margin)));
  const width = columns * (wide + CELL_GAP) - CELL_GAP;
  const half = (cells.length * (high + CELL_GAP) - CELL_GAP) / 2;
  const tiles = set.map((row, i) =>
    row.map(({ label, tone, heat }, j) => {
      const [x, y] = [j * (wide + CELL_GAP), i * (high + CELL_GAP) - half];
      const fill = heat === undefined ? tileOf(tone, colours) : heatOf(heat, colours);
      const outline = heat === undefined ? '' : ` stroke="${colours.faint}" stroke-width="1"`;
      const ink = heat !== undefined && tone !== 'pale' ? mostReadable(fill, colours) : toned(colours, tone);
      return `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="${CORNER}" fill="${fill}"${outline}/>${centred(label, x + wide / 2, y + high / 2, em, ink)}`;
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
