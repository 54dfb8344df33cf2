// The first line of an answer: what kind of thing the derivative is, and which.
import { call, type Expr, nodes, symbolsOf } from '../formula/expr.js';
import type { Diagonal } from '../math/maps/diagonal.js';
import { operationOf } from '../math/registry.js';
import { count, isColumn, isScalar } from '../math/shape.js';
import type { Inline } from './blocks.js';
import { plain, plainNumber, plainSymbol } from './notation/plain.js';
import { listed, shownNumbers } from './numbers.js';
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
        { strong: `d${result} = ${plain(moved(map as Diagonal, derivation.wrt), k)}` },
        `, a diagonal ${extent} matrix on stacked columns.`,
      ];
    default:
      if (shown.lines) return lineVerdict(shown, shown.lines);
      return [`${a} ${matrixNoun(shown)}${isStacked(shown) ? ' on stacked columns' : ''}: `, formula, here(shown), end];
  }
}

/** F ⊙ dX of the diagonal map with the entries F. */
const moved = ({ entries, domain, k }: Diagonal, wrt: string): Expr =>
  call('.*', [entries, k.symbol(`d:${wrt}`, domain)]);

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
export function here(shown: Shown): string {
  const {
    derivation: { numbers, kinks },
    named,
    map,
  } = shown;
  if (!numbers || symbolsOf(named.formulas[0] as Expr).length === 0) return '';
  if (numbers.selection?.steep) return ', but at your point there is no finite derivative';
  const { jacobian } = numbers;
  if (!jacobian || jacobian.data.length > MOST_HERE || isStacked(shown)) return '';
  const write = (x: number): string => plainNumber(x).replace(/^-/, '−');
  const place = kinks.length > 0 ? 'at your point, a kink,' : 'at your point';
  const isOne = isScalar(map.domain) && isScalar(map.codomain);
  return `, ${place} ${isOne ? write(jacobian.data[0] as number) : listed(shownNumbers(shown, jacobian), write)}`;
}

/** Whether the formula, constant but for jumps, still depends on its variable. */
const jumps = ({ simple, wrt }: Shown['derivation']): boolean =>
  nodes(simple).some((node) => {
    if (node.kind !== 'call' || !symbolsOf(node).includes(wrt)) return false;
    const row = operationOf(node).entrywise?.row;
    return row?.jumps !== undefined || row?.kinks?.some(({ jump }) => jump) === true;
  });
