// Knows d3-shape, and how functions of one number are drawn: axes, curves, kinks, jumps.
import { line } from 'd3-shape';
import type { Graph, Point } from '../drawing.js';
import type { Figure } from './figure.js';
import { centred, type Labels, rounded } from './label.js';
import { RenderFailed } from './render-failed.js';
import { type Axis, axis } from './scales.js';
import { type Colours, toned } from './themes.js';

/** CSS px. A graph is as wide as there is room for, within these. */
const [LEAST_WIDTH, GREATEST_WIDTH] = [440, 720];
/** The field of the curves; below it stand the numbers of x, to its left those of y. */
const FIELD_HEIGHT = 156;
const MARGIN = { top: 8, right: 10, bottom: 26, left: 42 };
const TICK_EM = 16;
const NOTE_EM = 18;
const [CURVE, BAR, DOT] = [2.5, 6, 4.5];

/** Throws RenderFailed: `tex`, also for ranges and points that are no numbers. */
export function figureOfGraph(graph: Graph, room: number, colours: Colours, labels: Labels): Figure {
  checkNumbers(graph);
  const width = Math.min(GREATEST_WIDTH, Math.max(LEAST_WIDTH, room));
  const [left, right, top] = [MARGIN.left, width - MARGIN.right, MARGIN.top];
  const bottom = top + FIELD_HEIGHT;
  const x = axis(graph.x, [left, right], 8);
  const y = axis(graph.y, [bottom, top], 4);
  const at = ([a, b]: Point): Point => [rounded(x(a)), rounded(y(b))];
  const parts = [...grid(x, y, graph, colours), ...numbers(x, y, bottom, colours, labels)];
  for (const guide of graph.guides)
    parts.push(stroke(`M${rounded(x(guide))} ${top}V${bottom}`, colours.pale, 1.2, ' stroke-dasharray="3 4"'));
  const path = line<Point>(
    (point) => at(point)[0],
    (point) => at(point)[1],
  );
  const curves = graph.curves.map(({ points, tone, dashed }) =>
    stroke(path(points) ?? '', toned(colours, tone), CURVE, dashed ? ' stroke-dasharray="6 5"' : ''),
  );
  // A field of its own cuts off what leaves it; half a line's width may stand out.
  const edge = CURVE / 2;
  parts.push(
    `<svg x="${left}" y="${top - edge}" width="${right - left}" height="${FIELD_HEIGHT + 2 * edge}" viewBox="${left} ${top - edge} ${right - left} ${FIELD_HEIGHT + 2 * edge}" overflow="hidden">`,
    ...curves,
    '</svg>',
  );
  for (const { x: where, from, to, tone } of graph.bars)
    parts.push(
      stroke(`M${at([where, from]).join(' ')}V${rounded(y(to))}`, toned(colours, tone), BAR, ' stroke-opacity="0.45"'),
    );
  for (const { at: point, tone, open } of graph.dots) {
    const [cx, cy] = at(point);
    const colour = toned(colours, tone);
    parts.push(
      `<circle cx="${cx}" cy="${cy}" r="${DOT}" fill="${open ? colours.background : colour}" stroke="${colour}" stroke-width="2"/>`,
    );
  }
  for (const { at: point, tex, tone, side } of graph.notes) {
    const label = labels.of(tex, NOTE_EM);
    const [px, py] = at(point);
    const aside = side === 'left' ? -1 : side === 'right' ? 1 : 0;
    const above = side === 'above' ? -1 : side === 'below' ? 1 : 0;
    parts.push(centred(label, px + aside * (label.width / 2 + 10), py + above * 16, NOTE_EM, toned(colours, tone)));
  }
  return { width, height: bottom + MARGIN.bottom, svg: parts.join('') };
}

function checkNumbers({ x, y, curves, bars, dots, notes, guides }: Graph): void {
  const points = [x, y, ...curves.flatMap((each) => each.points), ...[...dots, ...notes].map(({ at }) => at)];
  const numbers = [...points.flat(), ...guides, ...bars.flatMap((bar) => [bar.x, bar.from, bar.to])];
  if (!numbers.every(Number.isFinite) || x[0] >= x[1] || y[0] >= y[1])
    throw new RenderFailed('tex', 'A graph is made of numbers, and its ranges go upwards.');
}

/** A faint line at every number, a stronger one where x or y is 0. */
function grid(x: Axis, y: Axis, graph: Graph, { faint, pale }: Colours): string[] {
  const [left, right] = graph.x.map((value) => rounded(x(value)));
  const [bottom, top] = graph.y.map((value) => rounded(y(value)));
  const upright = (value: number): string => `M${rounded(x(value))} ${top}V${bottom}`;
  const level = (value: number): string => `M${left} ${rounded(y(value))}H${right}`;
  const holdsZero = ([from, to]: Point): boolean => from <= 0 && to >= 0;
  return [
    stroke(
      [...x.ticks.map(({ value }) => upright(value)), ...y.ticks.map(({ value }) => level(value))].join(''),
      faint,
      1,
    ),
    stroke(`${holdsZero(graph.x) ? upright(0) : ''}${holdsZero(graph.y) ? level(0) : ''}`, pale, 1),
  ];
}

function numbers(x: Axis, y: Axis, bottom: number, { pale }: Colours, labels: Labels): string[] {
  return [
    ...x.ticks.map(({ value, tex }) => {
      const label = labels.of(tex, TICK_EM);
      // The sign of a negative number stands to the left of what is centred.
      const sign = value < 0 ? labels.of('-', TICK_EM).width : 0;
      return label.at(x(value) - (label.width + sign) / 2, bottom + TICK_EM + 2, pale);
    }),
    ...y.ticks.map(({ value, tex }) => {
      const label = labels.of(tex, TICK_EM);
      return label.at(MARGIN.left - 8 - label.width, y(value) + TICK_EM / 3, pale);
    }),
  ];
}

const stroke = (path: string, colour: string, width: number, more = ''): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${more}/>`;
