// Why the derivative has its form, in at most three lines.

import { Diagonal } from '../math/maps/diagonal.js';
import { Product } from '../math/maps/product.js';
import { isColumn } from '../math/shape.js';
import { plainSymbol } from './notation/plain.js';
import type { Shown } from './shown.js';

/** Operations whose rule goes without saying beside others. */
const ARITHMETIC = new Set(['+', '-', 'neg', '.*', './', '/', '.^', '^']);

export function why({ map, derivation }: Shown): string[] {
  const { steps } = derivation.derivative;
  const telling = [...steps].reverse().find(({ of }) => of.kind === 'call' && !ARITHMETIC.has(of.op)) ?? steps.at(-1);
  const outermost = (telling?.because ?? '').replace(
    /^It (acts|only moves|only puts)/,
    `${telling?.of.kind === 'call' ? telling.of.op : 'It'} $1`,
  );
  const lines: string[] = [];
  switch (map.structure) {
    case 'diagonal':
      lines.push('Entry i of the result depends on entry i alone, so every partial derivative off the diagonal is 0.');
      lines.push(
        'Diag(d)·v = d ⊙ v: the vector d is that diagonal, and it is enough wherever it is multiplied with ⊙.',
      );
      break;
    case 'identity':
      lines.push('Every entry moves with itself at rate 1, and with no other.');
      break;
    case 'gradient':
      lines.push(outermost, gradientRule(map.domain, plainSymbol(derivation.wrt)));
      break;
    case 'product':
      lines.push(outermost, 'Chain rule: the derivatives of the layers are multiplied, the outermost first.');
      if (map instanceof Product && map.factors[0] instanceof Diagonal)
        lines.push('Diag(d) in front multiplies row i of what follows by dᵢ.');
      break;
    default:
      lines.push(outermost);
  }
  return lines.filter((line) => line !== '');
}

const gradientRule = (domain: Parameters<typeof isColumn>[0], x: string): string =>
  isColumn(domain) ? `The gradient g is read off df = gᵀ·d${x}.` : `The gradient G is read off df = tr(Gᵀ·d${x}).`;
