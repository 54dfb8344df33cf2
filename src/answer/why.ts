// Why the derivative has its form, in at most three lines.

import { type Call, type Expr, symbolsOf } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { Diagonal } from '../math/maps/diagonal.js';
import { Product } from '../math/maps/product.js';
import { isColumn, isScalar } from '../math/shape.js';
import { freshName } from './fresh-name.js';
import { plain, plainSymbol } from './notation/plain.js';
import { reason } from './reason.js';
import type { Shown } from './shown.js';

/** Operations whose rule goes without saying beside others. */
const ARITHMETIC = new Set(['+', '-', 'neg', '.*', './', '/', '.^', '^']);

/** A number that scales is no matrix product. */
const isArithmetic = (e: Call, k: Algebra): boolean =>
  ARITHMETIC.has(e.op) || (e.op === '*' && e.args.some((arg) => isScalar(k.shape(arg))));

export function why(shown: Shown): string[] {
  const { map, derivation } = shown;
  const [d, v] = [
    ['d', 's', 'g'],
    ['v', 'p', 'h'],
  ].map((letters) => freshName(letters, namesOf(shown)));
  const { steps } = derivation.derivative;
  const telling = [...steps].reverse().find(({ of }) => of.kind === 'call' && !isArithmetic(of, map.k)) ?? steps.at(-1);
  const outermost = (telling?.of.kind === 'call' ? reason(telling.of, map.k) : '').replace(
    /^It (acts|only moves|only puts|moves by)/,
    `${telling?.of.kind === 'call' ? (telling.of.op === "'" ? 'The transpose' : telling.of.op) : 'It'} $1`,
  );
  const lines: string[] = [];
  const told = telling && telling.of !== derivation.simple ? ofPart(telling.of, outermost, map.k) : outermost;
  const isComposed =
    telling?.of.kind === 'call' &&
    telling.of.args.some((arg) => arg.kind === 'call' && symbolsOf(arg).includes(derivation.wrt));
  switch (map.structure) {
    case 'diagonal':
      lines.push('Entry i of the result depends on entry i alone, so every partial derivative off the diagonal is 0.');
      lines.push(
        `Diag(${d})·${v} = ${d} ⊙ ${v}: the vector ${d} is that diagonal, and it is enough wherever it is multiplied with ⊙.`,
      );
      break;
    case 'identity':
      lines.push('Every entry moves with itself at rate 1, and with no other.');
      break;
    case 'gradient':
      lines.push(told);
      if (isComposed) lines.push('Chain rule: from there it goes back through the derivatives of what stands inside.');
      lines.push(gradientRule(shown));
      break;
    case 'product':
      lines.push(told, 'Chain rule: the derivatives of the layers are multiplied, the outermost first.');
      if (map instanceof Product && map.factors[0] instanceof Diagonal)
        lines.push(`Diag(${d}) in front multiplies row i of what follows by ${d}ᵢ.`);
      break;
    default:
      lines.push(told);
  }
  return lines.filter((line) => line !== '');
}

/** Parts longer than this are not named. */
const SHORT = 30;

/** A reason that holds for a part of the formula: `‖r‖₂: its gradient is …`. */
function ofPart(part: Expr, sentence: string, k: Algebra): string {
  const name = plain(part, k);
  if (sentence === '' || name.length > SHORT) return sentence;
  return `${name}: ${sentence.replace(/^(?:Its?|Every|Each|Only|One|Along|The|Mean) /, (word) => word.toLowerCase())}`;
}

/** The names of the person's question. */
const namesOf = ({ map: { k } }: Shown): readonly string[] => [...k.scope.shapes.keys(), ...k.scope.sizes];

/** How a gradient is read off a differential. */
export function gradientRule({ map, derivation, result, taken }: Shown): string {
  const [df, dx] = [`d${plainSymbol(result)}`, `d${plainSymbol(derivation.wrt)}`];
  if (isColumn(map.domain)) {
    const g = freshName(['g', 'h', 'q'], taken);
    return `The gradient ${g} is read off ${df} = ${g}ᵀ·${dx}.`;
  }
  const G = freshName(['G', 'H', 'Q'], taken);
  return `The gradient ${G} is read off ${df} = tr(${G}ᵀ·${dx}), the sum of the entries of ${G} ⊙ ${dx}.`;
}
