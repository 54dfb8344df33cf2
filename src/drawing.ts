// What a picture shows, as plain data: rows of TeX, graphs of functions, lines of grids with signs and arrows between.

/**
 * A row of TeX pieces. Joined with a space they are the whole row; a line break may fall only between two pieces, so
 * each piece is balanced TeX: no `\left` in one and `\right` in the next, no piece that begins with `^` or `_`.
 */
export type TexRow = readonly string[];

/** Rows that stand below each other. */
export interface Drawing {
  readonly rows: readonly DrawingRow[];
}
export type DrawingRow = TexRow | Graph | Scene;

/** A colour by what it is for; the theme says which it is. `pale` recedes, `accent` stands out, the others only differ. */
export type Tone = 'plain' | 'pale' | 'accent' | 'blue' | 'green' | 'violet';

export type Point = readonly [x: number, y: number];

/** Functions of one number. What lies outside the ranges is cut off. */
export interface Graph {
  readonly kind: 'graph';
  readonly x: Point; // from, to
  readonly y: Point; // from, to
  /** Each line through its points. */
  readonly curves: readonly { readonly points: readonly Point[]; readonly tone: Tone; readonly dashed?: true }[];
  /** All the values at one x, drawn as a thick upright bar. */
  readonly bars: readonly { readonly x: number; readonly from: number; readonly to: number; readonly tone: Tone }[];
  /** An open circle is a limit that is not taken, a closed one a value. */
  readonly dots: readonly { readonly at: Point; readonly tone: Tone; readonly open?: true }[];
  /** Words in TeX beside a point. */
  readonly notes: readonly {
    readonly at: Point;
    readonly tex: string;
    readonly tone: Tone;
    readonly side: 'left' | 'right' | 'above' | 'below';
  }[];
  /** Where a faint upright line leads from one graph to the next. */
  readonly guides: readonly number[];
}

/**
 * Lines of grids, as factors and results of an equation or ends of an arrow. Lines below each other share columns, so
 * that the first item of one stands below the first of the other.
 */
export interface Scene {
  readonly kind: 'scene';
  readonly lines: readonly (readonly Item[])[];
}
export type Item = Grid | HeatMap | Sign | Arrow;

export interface Cell {
  /** Empty for a cell that only has a colour. */
  readonly tex: string;
  readonly tone: Tone;
  /** From -1 to 1: the colour of a heat map in place of the tone's. */
  readonly heat?: number;
}
/** A matrix or a vector as tiles; all rows are equally long. */
export interface Grid {
  readonly kind: 'grid';
  readonly cells: readonly (readonly Cell[])[];
  /** TeX below it, and pale below that. */
  readonly caption?: string;
  readonly note?: string;
}
/** A large matrix as colours alone, with their scale beside it. */
export interface HeatMap {
  readonly kind: 'heat-map';
  /** All rows are equally long. */
  readonly values: readonly (readonly number[])[];
  readonly caption?: string;
  readonly note?: string;
}
/** What stands between two grids, in TeX. */
export interface Sign {
  readonly kind: 'sign';
  readonly tex: string;
}
export interface Arrow {
  readonly kind: 'arrow';
  readonly towards: 'right' | 'left' | 'both';
  /** TeX above it. */
  readonly label?: string;
}
