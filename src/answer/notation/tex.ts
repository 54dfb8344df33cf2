// A formula in TeX, built from the tree alone: nothing that was typed reaches TeX as it was typed.

import type { Call, Expr } from '../../formula/expr.js';
import { GREEK_NAMES } from '../../formula/spellings.js';
import { table } from '../../formula/table.js';
import { atom, factors, LEVEL, type Style, type Writer, type Written, writer } from '../../formula/write.js';
import { operationOf } from '../../math/registry.js';
import { matrixIn, type Shapes } from './matrix-in.js';

const ACCENTS: Readonly<Record<string, string>> = table({ hat: '\\hat', bar: '\\bar', tilde: '\\tilde', dot: '\\dot' });
/** Greek capitals that look like Latin ones have no command of their own. */
const GREEK_COMMANDS = new Set([...GREEK_NAMES].filter((name) => name !== 'infty'));

/** A name as a symbol: `theta` is θ, `W1` is W₁, `y_hat` is ŷ. */
export function texSymbol(name: string): string {
  if (name.startsWith('d:')) return `\\mathrm{d}${texSymbol(name.slice(2))}`;
  const [, base = '', digits = '', rest = ''] = /^([A-Za-z]+?)(\d*)((?:_\w+)?)$/.exec(name) ?? [];
  if (base === '') return `\\mathrm{${name.replace(/[^A-Za-z0-9]/g, '')}}`;
  const letter = GREEK_COMMANDS.has(base) ? `\\${base}` : base.length === 1 ? base : `\\mathrm{${base}}`;
  const suffixes = [digits, ...rest.split('_')].filter((part) => part !== '');
  const accent = suffixes.find((part) => ACCENTS[part]);
  const accented = accent ? `${ACCENTS[accent]}{${letter}}` : letter;
  const subscripts = suffixes.filter((part) => part !== accent).map(subscript);
  return subscripts.length > 0 ? `${accented}_{${subscripts.join(',')}}` : accented;
}
const subscript = (part: string): string =>
  GREEK_COMMANDS.has(part) ? `\\${part}` : /^[a-zA-Z]{3,}$/.test(part) ? `\\mathrm{${part}}` : part;

/** A number in a formula: whole numbers and short fractions as they are, others to five digits. */
export function texNumber(value: number): string {
  const short = Number(value.toPrecision(5)) || 0;
  // A whole number is exact: the 1234567 of d(x^1234567).
  if (Number.isInteger(value) && short !== value && Math.abs(value) < MOST_WHOLE) return String(value);
  const [mantissa = '', exponent] = String(isOrdinary(Math.abs(short)) ? short : short.toExponential()).split('e');
  if (!exponent) return mantissa;
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa} \\cdot ${power}`;
}

/** Whole numbers below it are exact as numbers of a machine, and short enough to be read. */
const MOST_WHOLE = 1e15;

const isOrdinary = (size: number): boolean => size === 0 || (size >= 1e-4 && size < 1e7);

/** Whether brackets around it must grow. */
const isTall = (text: string): boolean => /\\frac|\\begin|\\sum|\\prod|\\sqrt|\^\{\\circ/.test(text);

/** Two factors side by side; a thin space keeps words apart, a dot numbers. */
function beside(left: string, right: string): string {
  if (/^[\d.]/.test(right)) return `${left} \\cdot ${right}`;
  const spaced =
    /[)\]]$|\\mathrm\{d\}\S+$/.test(left) ||
    right.startsWith('\\mathrm{d}') ||
    /^\\(?:operatorname|left|lVert|mathbf|log|exp|det)/.test(right);
  return `${left}${spaced ? ' \\, ' : ' '}${right}`;
}

const style: Style = {
  number: (value) => ({ text: texNumber(value), level: value < 0 ? LEVEL.sign : LEVEL.atom }),
  symbol: (name) => atom(texSymbol(name)),
  brackets: (text) => (isTall(text) ? `\\left(${text}\\right)` : `(${text})`),
  call(e, write) {
    const [a, b] = e.args as [Expr, Expr];
    const product = (sign: string): Written => ({ text: factors(e, write).join(` ${sign} `), level: LEVEL.product });
    switch (e.op) {
      case '+':
      case '-':
        return { text: `${write.at(a, LEVEL.sum)} ${e.op} ${write.behind(b, LEVEL.product)}`, level: LEVEL.sum };
      case 'neg':
        return { text: `-${write.behind(a, LEVEL.product)}`, level: LEVEL.sign };
      case '*':
        return { text: beside(...factors(e, write)), level: LEVEL.product };
      case '.*':
        return product('\\odot');
      case './':
        return product('\\oslash');
      case '/':
        return { text: `\\frac{${write.plain(a)}}{${write.plain(b)}}`, level: LEVEL.power };
      case '^':
      case '.^': {
        // The square of every entry is not the square of the matrix.
        const sign = e.op === '.^' && write.isMatrix(a) ? '\\circ ' : '';
        return { text: `${write.at(a, LEVEL.atom)}^{${sign}${write.plain(b)}}`, level: LEVEL.power };
      }
      default:
        return operationOf(e).tex?.(e, write) ?? named(e, write);
    }
  },
};

function named(e: Call, write: Writer): Written {
  return atom(`\\operatorname{${e.op.replace(/_/g, '\\_')}}${write.fenced(e.args)}`);
}

const texWriter = (shapes: Shapes): Writer => writer(style, matrixIn(shapes));

/** The formula in TeX; its shapes decide between signs that mean another thing for matrices. */
export const tex = (e: Expr, shapes: Shapes): string => texWriter(shapes).plain(e);

/** The formula in TeX, in brackets unless it holds together as one factor. */
export const texFactor = (e: Expr, shapes: Shapes): string => texWriter(shapes).at(e, LEVEL.power);

/** The formula in TeX as pieces between which a line may be broken: the terms of a sum, else the factors of a product. */
export function texPieces(e: Expr, shapes: Shapes): string[] {
  const write = texWriter(shapes);
  const terms: string[] = [];
  const split = (node: Expr): void => {
    if (node.kind === 'call' && (node.op === '+' || node.op === '-')) {
      const [a, b] = node.args as [Expr, Expr];
      split(a);
      terms.push(`${node.op} ${write.behind(b, LEVEL.product)}`);
    } else {
      terms.push(...pieces(node));
    }
  };
  const pieces = (node: Expr): string[] => {
    if (node.kind !== 'call' || node.op !== '*') return [write.at(node, LEVEL.sum)];
    const whole = write.plain(node);
    if (whole.length < 60) return [whole];
    const [a] = node.args as [Expr];
    const [left, right] = factors(node, write);
    const joint = whole.slice(left.length, whole.length - right.length);
    const before = a.kind === 'call' && a.op === '*' ? pieces(a) : [left];
    return [...before.slice(0, -1), `${before.at(-1)}${joint}`, right];
  };
  split(e);
  return terms;
}
