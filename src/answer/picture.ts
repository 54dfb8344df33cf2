// The picture of an answer: the formula, its names, and the numbers at the person's point; and the same in words.
import type { DrawingRow } from '../drawing.js';
import type { Expr } from '../formula/expr.js';
import { count, isColumn, isScalar } from '../math/shape.js';
import type { PictureBlock } from './blocks.js';
import { heatInWords } from './drawings/heat-map.js';
import { freshName } from './fresh-name.js';
import { plain, plainFactor, plainSymbol } from './notation/plain.js';
import { tex, texFactor, texPieces, texSymbol } from './notation/tex.js';
import { isHeat, listed, numberRows, numbersText, shownNumbers } from './numbers.js';
import { linesNamed, matrixSizes, type Shown, type ShownLines, whereRow, whereText } from './shown.js';
import { extentTex, sizeTex } from './sizes.js';
import { structuredRows } from './structured.js';

/** TeX of a function up to which it stands inside the derivative sign; a longer one has a row of its own. */
const SHORT = 44;
/** Entries of a matrix that the alternative text reads out. */
const READ_OUT = 36;

export function picture(shown: Shown): PictureBlock {
  const { derivation, named, map, result } = shown;
  const formula = named.formulas[0] as Expr;
  const { k } = map;
  const source = tex(derivation.expr, k);
  const short = source.length <= SHORT;
  const name = texSymbol(result);
  const rows: DrawingRow[] = [];
  if (!short) rows.push([`${name} =`, ...texPieces(derivation.expr, k)]);
  if (shown.lines) return linesPicture(shown, shown.lines, rows);
  const shape = `\\pale{\\quad\\in \\mathbb R^{${shapeTex(shown)}}}`;
  rows.push([
    `${derivativeSign(shown, short ? texFactor(derivation.expr, k) : name, short ? source : name)} =`,
    ...texPieces(formula, k),
    ...(isScalar(map.domain) && isScalar(map.codomain) ? [] : [shape]),
  ]);
  if (named.where.length > 0) rows.push(whereRow(named, k));
  rows.push(...structuredRows(shown), ...numberRows(shown));
  const x = plainSymbol(derivation.wrt);
  const words = `${plain(derivation.expr, k)} by ${x} is ${plain(formula, k)}${whereText(named, k)}`;
  const layout = shown.layout === 'denominator' && !shown.shaped ? ' in denominator layout' : '';
  return {
    type: 'picture',
    drawing: { rows },
    alt: `The derivative of ${words}${layout}${numbersInWords(shown)}`,
    text: [`${plainSign(shown)} = ${plain(formula, k)}${whereText(named, k)}`, numbersText(shown)]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** The same of one line, where lines do not mix. */
function linesPicture(shown: Shown, found: ShownLines, above: DrawingRow[]): PictureBlock {
  const { line, x, named, k, map } = found;
  const { derivation, result, layout } = shown;
  const formula = named.formulas[0] as Expr;
  const isNumber = isScalar(map.codomain);
  const y = freshName(isNumber ? [`${result}_i`] : [result.toLowerCase(), 'y', 'g'], [...shown.taken, x]);
  const [top, bottom] = [texSymbol(y), texSymbol(x)];
  const sign = isNumber ? `\\nabla_{\\!${bottom}}\\, ${top}` : `\\frac{\\partial ${top}}{\\partial ${bottom}}`;
  const isTurned = layout === 'denominator' && !isNumber;
  const [m, n] = isTurned ? [map.domain, map.codomain] : [map.codomain, map.domain];
  const size = isNumber ? sizeTex(count(map.domain)) : extentTex(count(m), count(n));
  const rows: DrawingRow[] = [
    ...above,
    [
      `${isTurned ? `\\Bigl(${sign}\\Bigr)^{\\!\\top}` : sign} =`,
      ...texPieces(formula, k),
      `\\pale{\\quad\\in \\mathbb R^{${size}}}`,
    ],
  ];
  if (named.where.length > 0) rows.push(whereRow(named, k));
  const names = linesNamed(found, isNumber ? undefined : [y, result]);
  rows.push(names.row);
  rows.push(...structuredRows(shown), ...numberRows(shown));
  const sides = `∂${plainSymbol(y)}/∂${plainSymbol(x)}`;
  const written = `${isTurned ? `(${sides})ᵀ` : sides} = ${plain(formula, k)}${whereText(named, k)}`;
  return {
    type: 'picture',
    drawing: { rows },
    alt: `The derivative of ${plain(derivation.expr, shown.map.k)} by ${plainSymbol(derivation.wrt)}, ${line.output} by ${line.output}: ${written}; ${names.plain}${numbersInWords(shown)}`,
    text: [`${written}; ${names.plain}`, numbersText(shown)].filter(Boolean).join('\n\n'),
  };
}

/** The shape of the derivative as it stands in the picture. */
function shapeTex(shown: Shown): string {
  const { map, shaped } = shown;
  const { rows, cols } = isScalar(map.codomain) ? map.domain : map.codomain;
  const [a, b] = shaped ? [rows, cols] : matrixSizes(shown);
  return b === 1 ? sizeTex(a) : extentTex(a, b);
}

/** `∂y/∂x`, `d/dt`, `∇` before the function; `of` is the function in brackets where it needs them, `inside` without. */
function derivativeSign(shown: Shown, of: string, inside: string): string {
  const { map, derivation, layout } = shown;
  const x = texSymbol(derivation.wrt);
  if (isScalar(map.domain)) return `\\frac{\\mathrm d}{\\mathrm d ${x}}\\, ${of}`;
  if (isScalar(map.codomain)) return `\\nabla_{\\!${x}}\\, ${of}`;
  const top = isColumn(map.codomain) ? of : `\\operatorname{vec}(${inside})`;
  const bottom = isColumn(map.domain) ? x : `\\operatorname{vec}(${x})`;
  const sign = `\\frac{\\partial}{\\partial ${bottom}}\\, ${top}`;
  return layout === 'denominator' ? `\\Bigl(${sign}\\Bigr)^{\\!\\top}` : sign;
}

/** The same in plain characters. */
function plainSign({ map, derivation, layout, shaped }: Shown): string {
  const [expr, x] = [derivation.expr, plainSymbol(derivation.wrt)];
  const top = shaped || isColumn(map.codomain) ? plainFactor(expr, map.k) : `vec(${plain(expr, map.k)})`;
  const bottom = shaped || isColumn(map.domain) ? x : `vec(${x})`;
  return layout === 'denominator' && !shaped ? `(∂${top}/∂${bottom})ᵀ` : `∂${top}/∂${bottom}`;
}

/** The matrix read out row by row if it is small, as what its colours show if it is drawn in colours. */
export function numbersInWords(shown: Shown): string {
  const jacobian = shown.derivation.numbers?.jacobian;
  if (!jacobian) return '';
  const numbers = shownNumbers(shown, jacobian);
  if (isHeat(shown, numbers)) return `; in numbers ${heatInWords(numbers)}`;
  if (jacobian.data.length > READ_OUT) return '';
  const write = (x: number): string => String(Number(x.toPrecision(4)) || 0);
  const isRow = numbers.rows === 1;
  return `; in numbers ${isRow ? Array.from(numbers.data, write).join(', ') : listed(numbers, write)}`;
}
