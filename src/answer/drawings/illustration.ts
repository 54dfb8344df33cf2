// Drawings of ideas: grids, signs and arrows in a line, made once for the picture and for plain characters.

import type { DrawingRow, Item, Tone } from '../../drawing.js';
import { lowered } from '../../formula/spellings.js';
import type { PictureBlock } from '../blocks.js';
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
  readonly caption: string;
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
/** A number as a tile of a heat map whose largest is `most`; shown with so many digits that matter. */
export const heatTile = (value: number, most: number, digits = 2): Tile => ({
  ...number(Number(value.toPrecision(digits)) || 0),
  tone: 'plain',
  heat: most === 0 ? 0 : value / most,
});

export const grid = (tiles: readonly (readonly Tile[])[], caption?: Both): Part => ({
  item: {
    kind: 'grid',
    cells: tiles.map((row) =>
      row.map(({ tex, tone, heat }) => ({ tex, tone, ...(heat === undefined ? {} : { heat }) })),
    ),
    ...(caption && { caption: caption.tex }),
  },
  lines: bracketedLines(tiles.map((row) => row.map(({ plain }) => plain))),
  caption: caption?.plain ?? '',
});
export const column = (tiles: readonly Tile[], caption?: Both): Part =>
  grid(
    tiles.map((each) => [each]),
    caption,
  );
export const row = (tiles: readonly Tile[], caption?: Both): Part => grid([tiles], caption);

export const sign = ({ tex, plain }: Both): Part => ({
  item: { kind: 'sign', tex },
  lines: [` ${plain} `],
  caption: '',
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
  caption: '',
});

/** Lines of parts below each other. */
export const illustration = (lines: readonly (readonly Part[])[], alt: string): Illustration => ({
  rows: lines.map((parts) => ({ kind: 'scene', items: parts.map(({ item }) => item) })),
  alt,
  text: lines
    .map((parts) =>
      beside(
        parts.map((part) => part.lines),
        parts.map((part) => part.caption),
      ),
    )
    .join('\n\n'),
});

/** An illustration as a block of its own. */
export const pictureOf = ({ rows, alt, text }: Illustration): PictureBlock => ({
  type: 'picture',
  drawing: { rows },
  alt,
  text,
});
