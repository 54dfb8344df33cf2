// The first line of an answer: what kind of thing the derivative is, and which.
import { type Expr, nodes, symbolsOf } from '../formula/expr.js';
import type { Diagonal } from '../math/maps/diagonal.js';
import { operationOf } from '../math/registry.js';
import { count, isColumn, isScalar } from '../math/shape.js';
import type { Inline } from './blocks.js';
import { plain, plainNumber, plainSymbol } from './notation/plain.js';
import { isStacked, linesNamed, matrixSizes, type Shown, type ShownLines, whereText } from './shown.js';
import { article, extentText, shapeNoun } from './sizes.js';
import { matrixNoun } from './structure.js';
import { capital } from './wording.js';

export function verdict(shown: Shown): Inline[] {
  const { map, named, derivation, result } = shown;
  const { k } = map;
  const x = plainSymbol(derivation.wrt);
  const formula = { strong: plain(named.formulas[0] as Expr, k) };
  const end = `${whereText(named, k)}.`;
  const extent = extentText(...matrixSizes(shown));
  const a = `${capital(article(extent))} ${extent}`;
  switch (map.structure) {
    case 'zero':
      return [
        jumps(derivation)
          ? `The derivative is 0 wherever there is one: ${plain(derivation.expr, k)} is constant between its jumps.`
          : `The derivative is 0: ${plain(derivation.expr, k)} does not change with ${x}.`,
      ];
    case 'scalar':
      return ['A number: ', formula, here(shown), end];
    case 'gradient':
      return [`The gradient, ${shapeNoun(map.domain)} like ${x}: `, formula, here(shown), end];
    case 'column':
      return [`${capital(shapeNoun(map.codomain))}: `, formula, here(shown), end];
    case 'identity':
      return [`The ${extent} identity matrix `, { strong: 'I' }, isStacked(shown) ? ' on stacked columns.' : '.'];
    case 'scaled identity':
      return [`${a} multiple of the identity: `, formula, end];
    case 'diagonal':
      if (isColumn(map.domain)) return [`${a} diagonal matrix `, formula, '; as a vector only with ⊙', end];
      return [
        'Entry by entry: ',
        { strong: `d${result} = ${plain((map as Diagonal).entries, k)} ⊙ d${x}` },
        `, a diagonal ${extent} matrix on stacked columns.`,
      ];
    default:
      if (shown.lines) return lineVerdict(shown, shown.lines);
      return [`${a} ${matrixNoun(shown)}${isStacked(shown) ? ' on stacked columns' : ''}: `, formula, here(shown), end];
  }
}

/** "Row by row: row i of Y depends on row i of X alone, with the n×n Jacobian …, x = row i of X." */
function lineVerdict({ result, layout }: Shown, found: ShownLines): Inline[] {
  const { line, map, named, k } = found;
  const { output, lines } = line;
  const isNumber = isScalar(map.codomain);
  const [m, n] = layout === 'numerator' ? [map.codomain, map.domain] : [map.domain, map.codomain];
  const kind = isNumber ? 'gradient' : `${extentText(count(m), count(n))} Jacobian`;
  const [own] = lines;
  return [
    `${capital(output)} by ${output}: ${isNumber ? 'entry' : output} i of ${plainSymbol(result)} depends on ${own?.side} i of ${plainSymbol(own?.matrix ?? '')} alone, with the ${kind} `,
    { strong: plain(named.formulas[0] as Expr, k) },
    `${whereText(named, k)}; ${linesNamed(found).plain}.`,
  ];
}

/** Numbers that a line holds. */
const MOST_HERE = 9;

/** What a number, a short vector or a small matrix is at the person's point: `, at your point 0.5`. */
export function here({ derivation: { numbers, kinks }, named, map, layout }: Shown): string {
  if (!numbers || symbolsOf(named.formulas[0] as Expr).length === 0) return '';
  if (numbers.selection?.steep) return ', but at your point there is no finite derivative';
  const { jacobian } = numbers;
  if (!jacobian || jacobian.data.length > MOST_HERE) return '';
  const entries = Array.from(jacobian.data, (x) => plainNumber(x).replace(/^-/, '−'));
  const place = kinks.length > 0 ? 'at your point, a kink,' : 'at your point';
  if (isScalar(map.domain) && isScalar(map.codomain)) return `, ${place} ${entries.join('')}`;
  const width = widthOf(map, jacobian.cols);
  if (width === undefined) return '';
  const rows = inRows(entries, width);
  const turned = layout === 'denominator' && !isScalar(map.domain) && !isScalar(map.codomain);
  return `, ${place} ${listOf(turned ? columnsOf(rows) : rows)}`;
}

/** How many numbers a row of the derivative has: of a gradient those of its variable; undefined on stacked columns. */
function widthOf({ domain, codomain }: Shown['map'], inputs: number): number | undefined {
  if (isScalar(codomain) || isScalar(domain)) {
    const { cols } = isScalar(codomain) ? domain : codomain;
    return typeof cols === 'number' ? cols : undefined;
  }
  return isColumn(domain) && isColumn(codomain) ? inputs : undefined;
}

const inRows = (entries: readonly string[], width: number): string[][] =>
  Array.from({ length: entries.length / width }, (_, row) => entries.slice(row * width, (row + 1) * width));
const columnsOf = (rows: readonly (readonly string[])[]): string[][] =>
  (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ''));
/** A column is one list. */
const listOf = (rows: readonly (readonly string[])[]): string =>
  rows.every(({ length }) => length === 1)
    ? `[${rows.map(([entry]) => entry).join(', ')}]`
    : `[${rows.map((row) => `[${row.join(', ')}]`).join(', ')}]`;

/** Whether the formula, constant but for jumps, still depends on its variable. */
const jumps = ({ simple, wrt }: Shown['derivation']): boolean =>
  nodes(simple).some((node) => {
    if (node.kind !== 'call' || !symbolsOf(node).includes(wrt)) return false;
    const row = operationOf(node).entrywise?.row;
    return row?.jumps !== undefined || row?.kinks?.some(({ jump }) => jump) === true;
  });
