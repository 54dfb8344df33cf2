// Knows how a formula stands in a figure: typeset, measured, put at a point.
import { originOf } from './lines.js';
import { typeset } from './typeset.js';

/** A formula in CSS px. */
export interface Label {
  readonly width: number;
  readonly height: number; // above the baseline
  readonly depth: number; // below the baseline
  /** An SVG group with its left edge and baseline at x, y; the colour is #rrggbb or rgb(…). */
  at(x: number, y: number, colour: string): string;
}

/** Labels of one picture; equal ones are typeset once. */
export class Labels {
  private readonly known = new Map<string, Label>();

  /** Throws RenderFailed: `tex`. */
  of(tex: string, em: number): Label {
    const key = `${em} ${tex}`;
    const label = this.known.get(key) ?? labelOf(tex, em);
    this.known.set(key, label);
    return label;
  }
}

function labelOf(tex: string, em: number): Label {
  const [piece] = typeset([tex]);
  if (!piece || piece.svg === '') return { width: 0, height: 0, depth: 0, at: () => '' };
  const left = originOf(piece);
  const scale = em / 1000;
  return {
    width: (piece.end - left) * em,
    height: piece.height * em,
    depth: piece.depth * em,
    at: (x, y, colour) =>
      `<g color="${colour}" fill="${colour}" stroke="${colour}" transform="translate(${rounded(x - left * em)},${rounded(y)}) scale(${scale},${-scale})">${piece.svg}</g>`,
  };
}

/** Places need no more than a hundredth of a px. */
export const rounded = (x: number): number => Math.round(x * 100) / 100 || 0;

/** A label with its middle at x and at the height of a digit's middle, so that neighbours share a baseline. */
export function centred(label: Label, x: number, y: number, em: number, colour: string): string {
  const isTall = label.height + label.depth > 1.2 * em;
  const baseline = isTall ? y + (label.height - label.depth) / 2 : y + DIGIT_MIDDLE * em;
  return label.at(x - label.width / 2, baseline, colour);
}
/** Half the height of a digit, em. */
const DIGIT_MIDDLE = 0.33;
