// Knows how a row is broken into lines.
import type { Piece } from './typeset.js';

/** The pieces of one line; `indent` and `width` (without the indent) in em. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly indent: number;
  readonly width: number;
}

/** The second and later lines of a row begin this many em to the right. */
const INDENT = 2;

/** Where in the unbroken row a line with this first piece begins, em: an operator stands at the very edge. */
export function originOf(first: Piece): number {
  return first.start + first.lead;
}

/** The width, in em, below which some piece of the row sticks out. */
export function narrowest(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map((piece, i) => piece.end - originOf(piece) + (i === 0 ? 0 : INDENT)));
}

/** Fills each line as far as `available` em go; a piece wider than that has a line to itself. */
export function breakRow(pieces: readonly Piece[], available: number): readonly Line[] {
  const lines: { pieces: Piece[]; indent: number; width: number }[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    const width = line && piece.end - originOf(line.pieces[0]!);
    if (line && width! + line.indent <= available) {
      line.pieces.push(piece);
      line.width = width!;
    } else {
      lines.push({ pieces: [piece], indent: line ? INDENT : 0, width: piece.end - originOf(piece) });
    }
  }
  return lines;
}
