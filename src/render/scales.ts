// Knows d3-scale: numbers become places and colours, and an axis gets its ticks.
import { scaleLinear } from 'd3-scale';
import type { Point } from '../drawing.js';
import type { Colours } from './themes.js';

export interface Axis {
  (value: number): number;
  readonly ticks: readonly { readonly value: number; readonly tex: string }[];
}

/** An axis with about as many ticks as asked for; the numbers at them have no more digits than they need. */
export function axis(values: Point, places: Point, ticks: number): Axis {
  const scale = scaleLinear().domain(values).range(places);
  return Object.assign((value: number): number => scale(value), {
    ticks: scale.ticks(ticks).map((value) => ({ value, tex: numberTex(value) })),
  });
}

/** A number in TeX with at most three digits that matter. */
export function numberTex(value: number): string {
  const [digits = '', exponent] = (Number(value.toPrecision(3)) || 0).toString().split('e');
  return exponent === undefined ? digits : `${digits}\\cdot 10^{${Number(exponent)}}`;
}

/** `share` of one colour in another, both #rrggbb: rgb(r, g, b). */
export const blend = (from: string, to: string, share: number): string =>
  scaleLinear<string>().domain([0, 1]).range([from, to])(share);

/** -1 is blue, 0 the background, 1 the accent. */
export const heatOf = (heat: number, { blue, background, accent }: Colours): string =>
  scaleLinear<string>().domain([-1, 0, 1]).range([blue, background, accent]).clamp(true)(heat);
