// A formula in our own language: what is printed reads back as the same formula.
import { conditionOf } from './condition.js';
import { argument, type Call, type Expr, isCall } from './expr.js';
import { atom, factors, LEVEL, type Style, type Writer, type Written, writer } from './write.js';

const SPACED: Readonly<Record<string, string>> = {
  '+': ' + ',
  '-': ' - ',
  '.*': ' .* ',
  './': ' ./ ',
  '*': '*',
  '/': '/',
  dot: '·',
};

const isNegative = (e: Expr): boolean => e.kind === 'number' && (e.value < 0 || Object.is(e.value, -0));

/** What stands behind a caret: signs behind it would belong to the whole power. */
function exponent(e: Expr, write: Writer): string {
  if (isNegative(e)) return write.plain(e);
  const postfixed = e.kind === 'call' && (e.op === "'" || e.op === 'index');
  return postfixed ? `(${write.plain(e)})` : write.at(e, LEVEL.atom);
}

const isColumnLiteral = (e: Expr): boolean =>
  e.kind === 'call' && e.op === 'matrix' && e.args.every((row) => (row as Call).args.length === 1);

/** `[a, b]` for a column, `[[a, b], [c, d]]` for rows; a literal among the entries is a block, in round brackets. */
function literal(e: Call, write: Writer): Written {
  const entry = (cell: Expr): string => (isCall(cell, 'matrix') ? `(${write.plain(cell)})` : write.plain(cell));
  const rows = e.args.map((row) => (row as Call).args.map(entry));
  return atom(`[${isColumnLiteral(e) ? rows.join(', ') : rows.map((row) => `[${row.join(', ')}]`).join(', ')}]`);
}

/** The condition of `where`: a comparison if it is an indicator. */
function condition(e: Expr, write: Writer): string {
  if (e.kind !== 'call' || e.op !== 'step') return write.plain(e);
  const { left, sign, right } = conditionOf(argument(e, 0));
  return `${write.plain(left)} ${sign} ${write.at(right, LEVEL.product)}`;
}

/** Operations written between two operands. */
const BETWEEN = new Set([...Object.keys(SPACED), '^', '.^']);
const applied = (name: string, e: Call, write: Writer): Written =>
  atom(`${name}(${e.args.map((arg) => write.plain(arg)).join(', ')})`);

const style: Style = {
  number: (value) => ({ text: String(value), level: value < 0 || Object.is(value, -0) ? LEVEL.sign : LEVEL.atom }),
  symbol: (name) => atom(name),
  brackets: (text) => `(${text})`,
  call(e, write) {
    const [a, b] = e.args as [Expr, Expr];
    // power(x), which its command refuses.
    if (BETWEEN.has(e.op) && e.args.length < 2) return applied(e.op.endsWith('^') ? 'pow' : e.op, e, write);
    switch (e.op) {
      case '+':
      case '-':
        return {
          text: write.at(a, LEVEL.sum) + SPACED[e.op] + write.at(b, isNegative(b) ? LEVEL.power : LEVEL.product),
          level: LEVEL.sum,
        };
      case '*':
      case '/':
      case '.*':
      case './':
      case 'dot': {
        const [left, right] = factors(e, write);
        return { text: left + SPACED[e.op] + right, level: LEVEL.product };
      }
      case 'neg':
        // A sign before a number would be read as part of the number.
        return {
          text: a.kind === 'number' ? `-(${write.plain(a)})` : `-${write.at(a, LEVEL.sign)}`,
          level: LEVEL.sign,
        };
      case '^':
      case '.^': {
        return {
          text: write.at(a, LEVEL.atom) + e.op + exponent(b, write),
          level: LEVEL.power,
        };
      }
      case "'":
        // 1' would be a row of ones.
        return atom(`${a.kind === 'number' ? `(${write.plain(a)})` : write.at(a, LEVEL.atom)}'`);
      case 'bars': {
        const inner = write.plain(a);
        return atom(inner.includes('|') ? `|(${inner})|` : `|${inner}|`);
      }
      case 'matrix':
        return literal(e, write);
      case 'index':
        return atom(
          `${write.at(a, LEVEL.atom)}[${e.args
            .slice(1)
            .map((i) => write.plain(i))
            .join(', ')}]`,
        );
      case 'where':
        return atom(`where(${[condition(a, write), ...e.args.slice(1).map((arg) => write.plain(arg))].join(', ')})`);
      default:
        return applied(e.op, e, write);
    }
  },
};

/** The formula as text of our language. */
export const print = (e: Expr): string => writer(style).plain(e);
