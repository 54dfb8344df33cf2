// Knows MathJax: a row of TeX pieces becomes SVG paths, measured piece by piece.
import type { LiteDocument } from 'mathjax-full/js/adaptors/lite/Document.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import type { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import type { TexRow } from '../drawing.js';
import { RenderFailed } from './render-failed.js';
import { OUR_PACKAGE, PIECE_MARK, PIECE_MARK_PROPERTY } from './tex-commands.js';

/** One piece of a typeset row. All lengths are em; x runs from the beginning of the row, unbroken. */
export interface Piece {
  /** SVG groups with 1000 units per em, the y axis upwards, x from the beginning of the row. */
  readonly svg: string;
  readonly start: number;
  readonly end: number;
  /** The space that an operator at the beginning keeps from what stands before it; dropped at the start of a line. */
  readonly lead: number;
  readonly height: number; // above the baseline
  readonly depth: number; // below the baseline
}

class PieceOutput extends SVG<LiteElement, LiteText, LiteDocument> {
  pieces: Piece[] = [];

  // MathJax would make one <svg> of the row. Taking the boxes of its atoms here costs nothing, and one typesetting
  // serves the row in one line as well as broken: the spacing is that of the whole row in both cases.
  protected override processMath(math: MmlNode): void {
    const root = this.factory.wrap(math);
    root.toSVG(this.svg('g'));
    this.pieces = [];
    let x = 0;
    let piece = { svg: '', start: 0, end: 0, lead: 0, height: 0, depth: 0 };
    for (const atom of root.childNodes[0]?.childNodes ?? []) {
      const { L, w, R, h, d, rscale } = atom.getOuterBBox();
      if (piece.svg === '') piece.lead = L * rscale;
      x += (L + w + R) * rscale;
      piece.end = x;
      if (atom.node.getProperty(PIECE_MARK_PROPERTY)) {
        this.pieces.push(piece);
        piece = { svg: '', start: x, end: x, lead: 0, height: 0, depth: 0 };
        continue;
      }
      if (atom.element) piece.svg += this.adaptor.outerHTML(atom.element);
      piece.height = Math.max(piece.height, h * rscale);
      piece.depth = Math.max(piece.depth, d * rscale);
    }
    this.pieces.push(piece);
  }
}

const output = new PieceOutput({ fontCache: 'none' });
RegisterHTMLHandler(liteAdaptor());
const typesetter = mathjax.document('', {
  InputJax: new TeX({
    packages: ['base', 'ams', OUR_PACKAGE],
    formatError: (_tex: unknown, { message }: Error) => {
      throw new RenderFailed('tex', message);
    },
  }),
  OutputJax: output,
});

/**
 * The pieces of a row, of which there are fewer when a mark ended up inside a group (`\displaystyle a`, `+ b`): such
 * pieces cannot be parted. Throws RenderFailed: `tex`, or `too-large` when the TeX is nested too deeply.
 */
export function typeset(row: TexRow): readonly Piece[] {
  try {
    // No table or tag is to be fitted to a page, hence the enormous line.
    typesetter.convert(row.join(` ${PIECE_MARK} `), { display: true, containerWidth: 1e6 });
  } catch (error) {
    if (error instanceof RangeError) throw new RenderFailed('too-large', 'The formula is nested too deeply.');
    throw error;
  }
  return output.pieces;
}
