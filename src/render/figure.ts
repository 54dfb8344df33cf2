// Knows what graphs and scenes have in common: SVG of their own size, put into the picture as a whole.

/** CSS px; the SVG begins at 0, 0. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** A figure as wide as it must be, or as `room` if it can be; throws RenderFailed: `tex`. */
export type Figured = (room: number) => Figure;

/** A part of a figure around a middle line: SVG from x = 0 on, with y = 0 as the middle. */
export interface Placed {
  readonly width: number;
  readonly above: number;
  readonly below: number;
  readonly svg: string;
}
