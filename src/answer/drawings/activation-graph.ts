// The graphs of a function of one number and of its derivative below each other: kinks as bars, jumps as circles.
import { extent, range } from 'd3-array';
import type { Graph, Point, Tone } from '../../drawing.js';
import { plainNumber } from '../notation/plain.js';

/** Where the derivative does not exist: its limits from below and above, and the one that is used, if one is. */
export interface Bend {
  readonly x: number;
  readonly left: number;
  readonly right: number;
  /** The value of the function jumps. */
  readonly jump: boolean;
  readonly reported: number;
}

export interface Curve {
  readonly name: string;
  readonly f: (x: number) => number;
  readonly derivative: (x: number) => number;
  readonly bends: readonly Bend[];
}

export interface Graphs {
  readonly f: Graph;
  readonly derivative: Graph;
  /** In words, without markup. */
  readonly alt: string;
  /** A small table of values. */
  readonly text: string;
}

/** Shown on either side of 0, and around the outermost kinks. */
const [REACH, AROUND] = [4, 2];
const SAMPLES = 240;
/** How near to an end of a smooth piece its limit is taken. */
const BESIDE = 1e-9;
/** Room above and below a curve, as a share of its height. */
const MARGIN = 0.08;

export function graphsOf(curve: Curve): Graphs {
  const { f, derivative, bends } = curve;
  const shown: Point = [
    Math.min(-REACH, ...bends.map(({ x }) => x - AROUND)),
    Math.max(REACH, ...bends.map(({ x }) => x + AROUND)),
  ];
  const pieces = piecesOf(shown, bends);
  const values = pieces.flatMap((piece) => sampled(piece, f, f));
  const slopes = pieces.flatMap((piece) =>
    sampled(piece, derivative, (x, side) => {
      const bend = bends.find((each) => each.x === (side > 0 ? piece[0] : piece[1]));
      return bend ? (side > 0 ? bend.right : bend.left) : derivative(x);
    }),
  );
  const [reach, steepest] = [Math.max(...shown.map(Math.abs)), 4];
  const limit = (x: number, side: number): number => f(x + side * BESIDE * (1 + Math.abs(x)));
  const guides = bends.map(({ x }) => x);
  return {
    f: {
      kind: 'graph',
      x: shown,
      y: heightOf(values, reach),
      curves: values.map((points) => ({ points, tone: F })),
      bars: [],
      dots: bends.flatMap(({ x, jump }): Graph['dots'] => {
        const value: Graph['dots'][number] = { at: [x, rounded(f(x))], tone: F };
        if (!jump) return [value];
        const limits = [limit(x, -1), limit(x, 1)].map(rounded);
        return [
          ...limits
            .filter((y) => y !== value.at[1])
            .map((y) => ({ at: [x, y] as const, tone: F, open: true as const })),
          value,
        ];
      }),
      notes: [],
      guides,
    },
    derivative: {
      kind: 'graph',
      x: shown,
      y: heightOf(slopes, steepest),
      curves: slopes.map((points) => ({ points, tone: SLOPE })),
      bars: bends.filter(({ jump }) => !jump).map(({ x, left, right }) => ({ x, from: left, to: right, tone: SLOPE })),
      dots: bends.flatMap(({ x, left, right, jump, reported }): Graph['dots'] => [
        ...[...new Set([left, right])].map((y) => ({ at: [x, rounded(y)] as const, tone: SLOPE, open: true as const })),
        ...(jump ? [] : [{ at: [x, rounded(reported)] as const, tone: SLOPE }]),
      ]),
      notes: [],
      guides,
    },
    alt: wordsFor(curve, shown, values, slopes),
    text: tableOf(curve, shown),
  };
}
const [F, SLOPE]: readonly [Tone, Tone] = ['blue', 'accent'];

/** The intervals between kinks. */
function piecesOf([from, to]: Point, bends: readonly Bend[]): Point[] {
  const ends = [from, ...bends.map(({ x }) => x).sort((a, b) => a - b), to];
  return ends.slice(1).map((end, i) => [ends[i] as number, end] as const);
}

/** Points of one smooth piece, parted where the function has no value; `atEnd` gives the limits from within. */
function sampled(
  [from, to]: Point,
  of: (x: number) => number,
  atEnd: (x: number, side: number) => number,
): (readonly Point[])[] {
  const steps = Math.max(2, Math.ceil((SAMPLES * (to - from)) / (2 * REACH + 2 * AROUND)));
  const points = range(steps + 1).map((i): Point => {
    const x = from + ((to - from) * i) / steps;
    const side = i === 0 ? 1 : i === steps ? -1 : 0;
    return [rounded(x), rounded(side === 0 ? of(x) : atEnd(x + side * BESIDE * (1 + Math.abs(x)), side))];
  });
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (Number.isFinite(point[1])) runs.at(-1)?.push(point);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** From lowest to highest, 0 among them, no further than `most` from it. */
function heightOf(curves: readonly (readonly Point[])[], most: number): Point {
  const [low, high] = spread(curves);
  const [bottom, top] = [Math.max(-most, Math.min(0, low)), Math.min(most, Math.max(0, high))];
  if (top === bottom) return [-1, 1];
  const margin = MARGIN * (top - bottom);
  return [rounded(bottom - margin), rounded(top + margin)];
}

const spread = (curves: readonly (readonly Point[])[]): Point => {
  const [low = 0, high = 0] = extent(curves.flat(), ([, y]) => y);
  return [low, high];
};

/** A ten-thousandth of a unit is less than a pixel. */
const rounded = (x: number): number => Math.round(x * 1e4) / 1e4 + 0;
const short = (x: number): string => plainNumber(Number(x.toPrecision(3)) || 0);

function wordsFor(
  { name, bends }: Curve,
  [from, to]: Point,
  values: readonly (readonly Point[])[],
  slopes: readonly (readonly Point[])[],
): string {
  const [low, high] = spread(values).map(short);
  const [least, most] = spread(slopes).map(short);
  const told = bends.map(({ x, left, right, jump, reported }) => {
    const steps = `its derivative steps from ${short(left)} to ${short(right)}`;
    if (jump) return ` At x = ${short(x)} the value jumps, and there is no derivative.`;
    return ` At x = ${short(x)} it has a kink: ${steps}, every number between is a subderivative, and ${short(reported)} is used.`;
  });
  return `The graphs of ${name} and of its derivative for x from ${short(from)} to ${short(to)}. The values of ${name} lie between ${low} and ${high}, those of the derivative between ${least} and ${most}.${told.join('')}`;
}

function tableOf({ name, f, derivative, bends }: Curve, [from, to]: Point): string {
  const places = [...new Set([from, -1, 0, 1, to, ...bends.map(({ x }) => x)])].sort((a, b) => a - b);
  const slope = (x: number): string => {
    const bend = bends.find((each) => each.x === x);
    return bend ? (bend.jump ? '–' : short(bend.reported)) : told(derivative(x));
  };
  const told = (y: number): string => (Number.isFinite(y) ? short(y) : '–');
  const rows = [
    ['x', ...places.map(short)],
    [name, ...places.map((x) => told(f(x)))],
    [`${name}′`, ...places.map(slope)],
  ];
  const widths = places.map((_, at) => Math.max(...rows.map((row) => row[at + 1]?.length ?? 0)));
  const longest = Math.max(...rows.map(([first = '']) => first.length));
  return rows
    .map(([first = '', ...cells]) =>
      [first.padEnd(longest), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))].join('  '),
    )
    .join('\n');
}
