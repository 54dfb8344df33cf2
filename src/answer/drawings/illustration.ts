// Drawings of ideas: grids, signs and arrows in a line, made once for the picture and for plain characters.

import type { DrawingRow, Item, Tone } from '../../drawing.js';
import { lowered } from '../../formula/spellings.js';
import type { Both } from '../notation/both.js';
import { plainNumber } from '../notation/plain.js';
import { beside, bracketedLines } from '../notation/side-by-side.js';
import { texNumber } from '../notation/tex.js';

/** What a picture block holds beside its type, so that drawings can be joined with formulas. */
export interface Illustration {
  readonly rows: readonly DrawingRow[];
  /** In words, without markup. */
  readonly alt: string;
  /** In plain characters. */
  readonly text: string;
}

/** One thing in a line: as it is drawn, and as lines of characters. */
export interface Part {
  readonly item: Item;
  readonly lines: readonly string[];
  /** What stands below it, one string a line. */
  readonly captions: readonly string[];
}

/** A tile of a grid. */
export interface Tile extends Both {
  readonly tone: Tone;
  readonly heat?: number;
}

const subscript = (indices: string): string => lowered(indices) ?? `_${indices}`;

/** An entry by its indices, one digit or letter each: mark('w', '12') is w₁₂. */
export const mark = (name: string, indices: string): Both => ({
  tex: `${name}_{${indices}}`,
  plain: name + subscript(indices),
});
export const number = (value: number): Both => ({ tex: texNumber(value), plain: plainNumber(value) });
/** A name or a formula that is the same in both notations but for what is given as TeX. */
export const named = (plain: string, tex = plain): Both => ({ tex, plain });
/** Factors without a sign between them: d₁v₁. */
export const times = (...factors: readonly Both[]): Both => ({
  tex: factors.map(({ tex }) => tex).join('\\,'),
  plain: factors.map(({ plain }) => plain).join(''),
});

export const tile = (shown: Both, tone: Tone = 'plain'): Tile => ({ ...shown, tone });
/** A number as a tile; 0 recedes. */
export const numberTile = (value: number, tone: Tone = 'plain'): Tile =>
  tile(number(value), value === 0 ? 'pale' : tone);
/** A number as a tile of a heat map whose largest is `most`; all have the decimals with which that shows three digits. */
export const heatTile = (value: number, most: number): Tile => ({
  ...inDecimals(value, most),
  tone: value === 0 ? 'pale' : 'plain',
  heat: most === 0 ? 0 : value / most,
});

/** 0 is said of nothing else. */
function inDecimals(value: number, most: number): Both {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(most || 1)));
  // No more decimals than 100 can be written.
  const rounded = Number(decimals > 100 ? value.toPrecision(3) : value.toFixed(decimals)) || 0;
  return rounded === 0 && value !== 0 ? named('≈0', '\\approx 0') : number(rounded);
}

/** Tiles in rows; below them a caption, and below that a note, as of the shape. */
export const grid = (tiles: readonly (readonly Tile[])[], caption?: Both, note?: Both): Part => ({
  item: {
    kind: 'grid',
    cells: tiles.map((row) =>
      row.map(({ tex, tone, heat }) => ({ tex, tone, ...(heat === undefined ? {} : { heat }) })),
    ),
    ...(caption && { caption: caption.tex }),
    ...(note && { note: note.tex }),
  },
  lines: bracketedLines(tiles.map((row) => row.map(({ plain }) => plain))),
  captions: [caption, note].filter((each) => each !== undefined).map(({ plain }) => plain),
});
export const column = (tiles: readonly Tile[], caption?: Both, note?: Both): Part =>
  grid(
    tiles.map((each) => [each]),
    caption,
    note,
  );
export const row = (tiles: readonly Tile[], caption?: Both, note?: Both): Part => grid([tiles], caption, note);

const sign = ({ tex, plain }: Both): Part => ({
  item: { kind: 'sign', tex },
  lines: [` ${plain} `],
  captions: [],
});
export const [EQUALS, DOT, HADAMARD, MINUS] = [
  named('=', '='),
  named('·', '\\cdot'),
  named('⊙', '\\odot'),
  named('−', '-'),
].map(sign) as [Part, Part, Part, Part];

const ARROWS = { right: '⟶', left: '⟵', both: '⟷' } as const;
export const arrow = (towards: keyof typeof ARROWS, label?: Both): Part => ({
  item: { kind: 'arrow', towards, ...(label && { label: label.tex }) },
  lines: [`  ${label ? `${label.plain} ` : ''}${ARROWS[towards]}  `],
  captions: [],
});

/** Lines of parts below each other; with their columns aligned where the lines belong together item by item. */
export const illustration = (
  lines: readonly (readonly Part[])[],
  alt: string,
  columns: 'aligned' | 'apart' = 'aligned',
): Illustration => ({
  rows: (columns === 'aligned' ? [lines] : lines.map((line) => [line])).map((together) => ({
    kind: 'scene',
    lines: together.map((parts) => parts.map(({ item }) => item)),
  })),
  alt,
  text: lines
    .map((parts) =>
      beside(
        parts.map((part) => part.lines),
        parts.map((part) => part.captions),
      ),
    )
    .join('\n\n'),
});
