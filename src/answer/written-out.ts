// Formulas of unit vectors as lists of their entries: 2·x₁·𝐞₁ + 𝐞₂ of two entries is [2·x₁; 1].
import { argument, call, type Expr, isCall, nodes, num } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { isColumn, isScalar } from '../math/shape.js';

/** Rows and columns that are written out. */
const MOST = 6;

/** The formula with its entries in a list; itself where it has no unit vectors, or entries that only an index names. */
export function writtenOut(e: Expr, k: Algebra): Expr {
  const { rows, cols } = k.shape(e);
  if (typeof rows !== 'number' || typeof cols !== 'number' || rows > MOST || cols > MOST || !isOfUnits(e)) return e;
  const cells = Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (__, j) => entryOf(e, i, j, k)));
  if (!cells.flat().every((cell) => cell !== undefined)) return e;
  const list = cells.map((row) => call('row', row as Expr[]));
  return rows === 1 && cols === 1 ? (cells[0]?.[0] as Expr) : call('matrix', list);
}

const isOfUnits = (e: Expr): boolean =>
  nodes(e).some((node) => isCall(node, 'unit') && node.args.every(({ kind }) => kind === 'number'));

/** One entry, counted from 0; undefined where it is none of numbers. */
function entryOf(e: Expr, i: number, j: number, k: Algebra): Expr | undefined {
  if (isScalar(k.shape(e))) return e;
  if (e.kind !== 'call') return undefined;
  const part = (at: number, row = i, col = j): Expr | undefined => entryOf(argument(e, at), row, col, k);
  const combined = (join: (parts: readonly Expr[]) => Expr): Expr | undefined => {
    const parts = e.args.map((_, at) => part(at));
    return parts.every((each) => each !== undefined) ? join(parts as Expr[]) : undefined;
  };
  switch (e.op) {
    case 'unit': {
      const place = argument(e, 0);
      return place.kind === 'number' ? num(place.value === i + 1 ? 1 : 0) : undefined;
    }
    case "'":
      return part(0, j, i);
    case '+':
      return combined((parts) => k.add(...parts));
    case '-':
      return combined(([a, b]) => k.add(a as Expr, k.negate(b as Expr)));
    case 'neg':
      return combined(([a]) => k.negate(a as Expr));
    case '.*':
      return combined((parts) => k.times(...parts));
    case '*': {
      // A number times a vector, or a column times a row.
      const [a, b] = [argument(e, 0), argument(e, 1)];
      if (isScalar(k.shape(a)) || isScalar(k.shape(b))) return combined((parts) => k.times(...parts));
      const [left, right] = [part(0, i, 0), part(1, 0, j)];
      return isColumn(k.shape(a)) && left && right ? k.times(left, right) : undefined;
    }
    case '/':
    case './':
      return combined(([a, b]) => k.over(a as Expr, b as Expr));
    case 'matrix': {
      // Parts one under another, or numbers.
      let above = 0;
      for (const row of e.args) {
        if (row.kind !== 'call') return undefined;
        const first = row.args[0] as Expr;
        const height = k.shape(first).rows;
        if (typeof height !== 'number') return undefined;
        if (i < above + height) {
          if (row.args.length === 1) return entryOf(first, i - above, j, k);
          const cell = row.args[j];
          return cell !== undefined && isScalar(k.shape(cell)) ? cell : undefined;
        }
        above += height;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}
