// A matrix too large to be written out in full, as colours; with its numbers in them while they can be read.
import type { DrawingRow, Item } from '../../drawing.js';
import { allFinite, type Tensor } from '../../math/tensor.js';
import { plainNumber } from '../notation/plain.js';
import { grid, heatTile } from './illustration.js';

/** Rows or columns up to which the tiles hold numbers, and up to which there is a map at all. */
const [WITH_NUMBERS, MOST] = [10, 100];

/** Whether a matrix has a map: those of a vector and of zeros would say no more than their numbers. */
export const hasHeatMap = (t: Tensor): boolean =>
  Math.min(t.rows, t.cols) > 1 && Math.max(t.rows, t.cols) <= MOST && allFinite(t) && t.data.some((x) => x !== 0);

/** `before`, in TeX, and the matrix as colours: accent for what is positive, blue for what is negative. */
export function heatRow(before: string, t: Tensor): DrawingRow {
  return { kind: 'scene', lines: [[{ kind: 'sign', tex: before }, heatItem(t)]] };
}

function heatItem({ rows, cols, data }: Tensor): Item {
  // Four digits are more than a colour can tell, and keep ten thousand numbers short.
  const values = Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols), (x) => Number(x.toPrecision(4))),
  );
  if (Math.max(rows, cols) > WITH_NUMBERS) return { kind: 'heat-map', values };
  const most = data.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  return grid(values.map((row) => row.map((value) => heatTile(value, most)))).item;
}

/** The map in words. */
export function heatInWords({ rows, cols, data }: Tensor): string {
  const [low, high] = [Math.min, Math.max].map((of) => data.reduce((a, b) => of(a, b))) as [number, number];
  const short = (x: number): string => plainNumber(Number(x.toPrecision(4)) || 0);
  return `a heat map of ${rows} by ${cols} numbers from ${short(low)} to ${short(high)}`;
}
