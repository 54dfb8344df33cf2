// A formula in Unicode for reading: Diag(1[W·x + b > 0])·W, s·sᵀ, x ⊙ y.
import type { Expr } from '../../formula/expr.js';
import { GREEK } from '../../formula/spellings.js';
import { atom, LEVEL, type Style, type Written, writer } from '../../formula/write.js';
import { operationOf } from '../../math/registry.js';
import { texNumber } from './tex.js';

const GREEK_SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(GREEK)
    .map(([sign, name]) => [name, sign])
    .reverse(),
);
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MARKS: Readonly<Record<string, string>> = { hat: '\u0302', bar: '\u0304', tilde: '\u0303', dot: '\u0307' };
const digits = (text: string, signs: string): string =>
  [...text].map((digit) => signs[Number(digit)] ?? digit).join('');

/** A name as a symbol: `theta` is θ, `W1` is W₁, `y_hat` is ŷ. */
export function plainSymbol(name: string): string {
  if (name.startsWith('d:')) return `d${plainSymbol(name.slice(2))}`;
  const [, base = name, number = '', rest = ''] = /^([A-Za-z]+?)(\d*)((?:_\w+)?)$/.exec(name) ?? [];
  const letter = GREEK_SIGNS[base] ?? base;
  const suffixes = rest.split('_').filter((part) => part !== '');
  return suffixes.reduce(
    (text, part) =>
      text + (MARKS[part] ?? (/^\d+$/.test(part) ? digits(part, SUBSCRIPTS) : `_${GREEK_SIGNS[part] ?? part}`)),
    letter + digits(number, SUBSCRIPTS),
  );
}

export const plainNumber = (value: number): string =>
  texNumber(value)
    .replace(' \\cdot ', '·')
    .replace(/\^\{(-?)(\d+)\}/, (_, sign, power) => (sign ? '⁻' : '') + digits(power, SUPERSCRIPTS));

const style: Style = {
  number: (value) => ({ text: plainNumber(value), level: value < 0 ? LEVEL.sign : LEVEL.atom }),
  symbol: (name) => atom(plainSymbol(name)),
  brackets: (text) => `(${text})`,
  call(e, write) {
    const [a, b] = e.args as [Expr, Expr];
    const binary = (sign: string, level: Written['level'], right: Written['level']): Written => ({
      text: `${write.at(a, level)}${sign}${write.at(b, right)}`,
      level,
    });
    switch (e.op) {
      case '+':
      case '-':
        return binary(
          ` ${e.op === '-' ? '−' : '+'} `,
          LEVEL.sum,
          b.kind === 'number' && b.value < 0 ? LEVEL.power : LEVEL.product,
        );
      case 'neg':
        return { text: `−${write.at(a, LEVEL.product)}`, level: LEVEL.sign };
      case '*':
        return binary('·', LEVEL.product, LEVEL.power);
      case '.*':
        return binary(' ⊙ ', LEVEL.product, LEVEL.power);
      case './':
        return binary(' ⊘ ', LEVEL.product, LEVEL.power);
      case '/':
        return binary('/', LEVEL.product, LEVEL.power);
      case '^':
      case '.^': {
        const base = write.at(a, LEVEL.atom);
        const small = b.kind === 'number' && Number.isInteger(b.value) && b.value >= 0;
        return {
          text: small ? base + digits(String(b.value), SUPERSCRIPTS) : `${base}^${write.at(b, LEVEL.atom)}`,
          level: LEVEL.power,
        };
      }
      default:
        return operationOf(e).plain?.(e, write) ?? atom(`${e.op}${write.fenced(e.args)}`);
    }
  },
};

/** The formula in Unicode. */
export const plain = (e: Expr): string => writer(style).plain(e);

/** The formula in Unicode, in brackets unless it holds together as one factor. */
export const plainFactor = (e: Expr): string => writer(style).at(e, LEVEL.atom);
