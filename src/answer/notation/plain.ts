// A formula in Unicode for reading: Diag(1[W·x + b > 0])·W, s·sᵀ, x ⊙ y.

import type { Expr } from '../../formula/expr.js';
import { GREEK, lowered } from '../../formula/spellings.js';
import { table } from '../../formula/table.js';
import { atom, factors, LEVEL, type Style, type Writer, type Written, writer } from '../../formula/write.js';
import { operationOf } from '../../math/registry.js';
import { matrixIn, type Shapes } from './matrix-in.js';
import { texNumber } from './tex.js';

const GREEK_SIGNS: Readonly<Record<string, string>> = table(
  Object.fromEntries(
    Object.entries(GREEK)
      .map(([sign, name]) => [name, sign])
      .reverse(),
  ),
);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MARKS: Readonly<Record<string, string>> = table({ hat: '\u0302', bar: '\u0304', tilde: '\u0303', dot: '\u0307' });
const raised = (digits: string): string => [...digits].map((digit) => SUPERSCRIPTS[Number(digit)] ?? digit).join('');

/** A name as a symbol: `theta` is θ, `W1` is W₁, `y_hat` is ŷ. */
export function plainSymbol(name: string): string {
  if (name.startsWith('d:')) return `d${plainSymbol(name.slice(2))}`;
  const [, base = name, number = '', rest = ''] = /^([A-Za-z]+?)(\d*)((?:_\w+)?)$/.exec(name) ?? [];
  const letter = GREEK_SIGNS[base] ?? base;
  const suffixes = rest.split('_').filter((part) => part !== '');
  return suffixes.reduce(
    (text, part) => text + (MARKS[part] ?? (/^\d+$/.test(part) ? lowered(part) : `_${GREEK_SIGNS[part] ?? part}`)),
    letter + lowered(number),
  );
}

export const plainNumber = (value: number): string =>
  texNumber(value)
    .replace(' \\cdot ', '·')
    .replace(/\^\{(-?)(\d+)\}/, (_, sign, power) => (sign ? '⁻' : '') + raised(power));

const style: Style = {
  number: (value) => ({ text: plainNumber(value).replace(/^-/, '−'), level: value < 0 ? LEVEL.sign : LEVEL.atom }),
  symbol: (name) => atom(plainSymbol(name)),
  brackets: (text) => `(${text})`,
  call(e, write) {
    const [a, b] = e.args as [Expr, Expr];
    const product = (sign: string): Written => ({ text: factors(e, write).join(sign), level: LEVEL.product });
    switch (e.op) {
      case '+':
      case '-':
        return {
          text: `${write.at(a, LEVEL.sum)} ${e.op === '-' ? '−' : '+'} ${write.behind(b, LEVEL.product)}`,
          level: LEVEL.sum,
        };
      case 'neg':
        return { text: `−${write.behind(a, LEVEL.product)}`, level: LEVEL.sign };
      case '*':
        return product('·');
      case '.*':
        return product(' ⊙ ');
      case './':
        return product(' ⊘ ');
      case '/':
        return product('/');
      case '^':
      case '.^': {
        const base = write.at(a, LEVEL.atom);
        // The square of every entry is not the square of the matrix.
        if (e.op === '.^' && write.isMatrix(a)) return { text: `${base}^∘${exponent(b, write)}`, level: LEVEL.power };
        const small = b.kind === 'number' && Number.isInteger(b.value) && b.value >= 0;
        return {
          text: small ? base + raised(String(b.value)) : `${base}^${exponent(b, write)}`,
          level: LEVEL.power,
        };
      }
      default:
        return operationOf(e).plain?.(e, write) ?? atom(`${e.op}${write.fenced(e.args)}`);
    }
  },
};

/** What follows a caret; a letter with a subscript or a power of its own is kept apart. */
const exponent = (e: Expr, write: Writer): string =>
  e.kind === 'symbol' || e.kind === 'number' ? write.at(e, LEVEL.atom) : `(${write.plain(e)})`;

/** The formula in Unicode; its shapes decide between signs that mean another thing for matrices. */
export const plain = (e: Expr, shapes: Shapes): string => writer(style, matrixIn(shapes)).plain(e);

/** The formula in Unicode, in brackets unless it holds together as one factor. */
export const plainFactor = (e: Expr, shapes: Shapes): string => writer(style, matrixIn(shapes)).at(e, LEVEL.atom);
