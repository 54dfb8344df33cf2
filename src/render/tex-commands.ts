// Knows our own TeX commands, the mark between two pieces, and the commands that are taken away.
import ams from 'mathjax-full/js/input/tex/ams/AmsMethods.js';
import { Configuration } from 'mathjax-full/js/input/tex/Configuration.js';
import type ParseOptions from 'mathjax-full/js/input/tex/ParseOptions.js';
import { CommandMap } from 'mathjax-full/js/input/tex/SymbolMap.js';
import texError from 'mathjax-full/js/input/tex/TexError.js';
import type TexParser from 'mathjax-full/js/input/tex/TexParser.js';

const TexError = texError.default;
type Parser = TexParser.default;

/** Stands between two pieces. A space of no width leaves the spacing of its neighbours as if it were not there. */
export const PIECE_MARK = '\\jacobotpiece';
/** The property that the node made by PIECE_MARK bears. */
export const PIECE_MARK_PROPERTY = 'jacobotPiece';
/** The name of the package that holds our commands, to be listed before MathJax's own. */
export const OUR_PACKAGE = 'jacobot';

function markPiece(parser: Parser): void {
  const space = parser.create('node', 'mspace');
  space.setProperty(PIECE_MARK_PROPERTY, true);
  parser.Push(space);
}

// A class, not a colour: the colours belong to the theme, and the style sheet of the picture gives them.
function colourAs(parser: Parser, name: unknown, className: string): void {
  parser.Push(parser.create('node', 'mstyle', [parser.ParseArg(String(name))], { class: className }));
}

function refuse(_parser: Parser, name: unknown): never {
  throw new TexError('UndefinedControlSequence', 'Undefined control sequence %1', String(name));
}

// MathJax parts a name at digits and underscores, as if relu6 were relu times 6; as text it stays in one piece.
function nameOperator(parser: Parser, name: unknown): void {
  const [whole, letters] = /^\{((?=\w*(?:\d|\\_))(?:[A-Za-z\d]|\\_)+)\}/.exec(parser.string.slice(parser.i)) ?? [];
  if (whole === undefined) {
    ams.AmsMethods['HandleOperatorName']?.(parser, String(name));
    return;
  }
  parser.string = `\\mathop{\\text{${letters?.replaceAll('\\', '')}}}\\nolimits ${parser.string.slice(parser.i + whole.length)}`;
  parser.i = 0;
}

// MathJax sets a bracket so close to its matrix that its corner touches a minus sign in the outer columns.
const INSIDE_BRACKETS = '0.18em';

function padMatrices({ data }: { data: ParseOptions.default }): void {
  for (const table of data.getList('mtable')) {
    const siblings = table.parent?.childNodes ?? [];
    const [open, , close] = siblings;
    if (siblings.length !== 3 || siblings[1] !== table) continue;
    if (!open?.isKind('mo') || !close?.isKind('mo') || !open.childNodes.length || !close.childNodes.length) continue;
    const space = () => data.nodeFactory.create('node', 'mspace', [], { width: INSIDE_BRACKETS });
    table.parent.setChildren([open, space(), table, space(), close]);
  }
}

// These remember something from one formula to the next (`\DeclareMathOperator`, `\label`, `\tag`), make links
// (`\ref`, `\eqref`), copy attributes from the input into the SVG (`\mmlToken`), or are black whatever the theme
// (`\rule`).
const REFUSED = ['DeclareMathOperator', 'label', 'tag', 'ref', 'eqref', 'mmlToken', 'rule', 'Rule'];

new CommandMap(
  OUR_PACKAGE,
  {
    [PIECE_MARK.slice(1)]: 'markPiece',
    pale: ['colourAs', 'pale'],
    accent: ['colourAs', 'accent'],
    operatorname: 'nameOperator',
    ...Object.fromEntries(REFUSED.map((name) => [name, 'refuse'])),
  },
  { markPiece, colourAs, nameOperator, refuse },
);
// MathJax asks packages in order of priority; its own have 5 and more.
Configuration.create(OUR_PACKAGE, {
  handler: { macro: [OUR_PACKAGE] },
  postprocessors: [[padMatrices, -10]],
  priority: 1,
});
