// Knows how a large matrix is drawn as colours: one path a colour, and the scale of the colours beside it.
import type { HeatMap } from '../drawing.js';
import type { Placed } from './figure.js';
import { type Labels, rounded } from './label.js';
import { RenderFailed } from './render-failed.js';
import { heatOf, numberTex } from './scales.js';
import type { Colours } from './themes.js';

/** CSS px. */
const [SMALLEST_CELL, LARGEST_CELL] = [3, 24];
const GREATEST_SIDE = 320;
const [SCALE_GAP, SCALE_WIDTH, SCALE_HEIGHT, SCALE_EM] = [18, 12, 130, 16];
/** Steps of colour on either side of 0: as many as can be told apart, and few enough for a small PNG. */
const LEVELS = 12;

export function centredHeatMap({ values }: HeatMap, colours: Colours, labels: Labels): Placed {
  const [rows, columns] = [values.length, values[0]?.length ?? 0];
  if (columns === 0 || values.some((row) => row.length !== columns || !row.every(Number.isFinite)))
    throw new RenderFailed('tex', 'A heat map is made of rows of numbers, equally long.');
  const most = Math.max(...values.map((row) => Math.max(...row.map(Math.abs)))) || 1;
  const side = Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, Math.floor(GREATEST_SIDE / Math.max(rows, columns))));
  const [width, half] = [columns * side, (rows * side) / 2];
  const paths = new Map<number, string>();
  for (const [i, row] of values.entries()) {
    for (const [j, value] of row.entries()) {
      // What is not 0 has a colour, however small it is beside the largest.
      const level = Math.sign(value) * Math.ceil((Math.abs(value) / most) * LEVELS - 1e-9);
      if (value === 0) continue;
      paths.set(level, `${paths.get(level) ?? ''}M${j * side} ${i * side - half}h${side}v${side}h${-side}z`);
    }
  }
  const cells = [...paths].map(([level, path]) => `<path d="${path}" fill="${heatOf(level / LEVELS, colours)}"/>`);
  const frame = `<rect x="0" y="${-half}" width="${width}" height="${2 * half}" fill="none" stroke="${colours.pale}" stroke-width="1"/>`;
  const bar = scale(values.flat(), most, colours, labels);
  return {
    width: width + SCALE_GAP + bar.width,
    above: Math.max(half, bar.half),
    below: Math.max(half, bar.half),
    svg: `${cells.join('')}${frame}<g transform="translate(${width + SCALE_GAP},0)">${bar.svg}</g>`,
  };
}

/** From the largest number to the smallest, 0 among them. */
function scale(values: readonly number[], most: number, colours: Colours, labels: Labels) {
  const isSigned = values.some((value) => value < 0) && values.some((value) => value > 0);
  const isNegative = !isSigned && values.some((value) => value < 0);
  const levels = Array.from({ length: isSigned ? 2 * LEVELS + 1 : LEVELS + 1 }, (_, i) =>
    isNegative ? -i : LEVELS - i,
  );
  const step = SCALE_HEIGHT / levels.length;
  const top = -SCALE_HEIGHT / 2;
  const boxes = levels.map(
    (level, i) =>
      `<rect x="0" y="${rounded(top + i * step)}" width="${SCALE_WIDTH}" height="${rounded(step + 0.4)}" fill="${heatOf(level / LEVELS, colours)}"/>`,
  );
  const marks = levels
    .map((level, i) => ({ level, y: top + (i + 0.5) * step }))
    .filter(({ level }) => level === 0 || Math.abs(level) === LEVELS)
    .map(({ level, y }) => ({ label: labels.of(numberTex((level / LEVELS) * most), SCALE_EM), y }));
  const x = SCALE_WIDTH + 8;
  return {
    width: x + Math.max(...marks.map(({ label }) => label.width)),
    half: SCALE_HEIGHT / 2 + 4,
    svg: [
      ...boxes,
      `<rect x="0" y="${top}" width="${SCALE_WIDTH}" height="${SCALE_HEIGHT}" fill="none" stroke="${colours.pale}" stroke-width="1"/>`,
      ...marks.map(({ label, y }) => label.at(x, y + SCALE_EM / 3, colours.pale)),
    ].join(''),
  };
}
