// The letters of sizes that the formula leaves open.
import { type Expr, isCall, nodes } from '../../formula/expr.js';
import type { Shape } from '../shape.js';
import type { Size } from '../size.js';
import type { Attempt } from './attempt.js';

const LETTERS = ['n', 'm', 'p', 'q', 'k', 'r', 'l', 'd', 's', 't', 'u', 'v'];

/**
 * Gives letters to the sizes that are still open, from the innermost factor outwards: in W*x + b, x has n rows and
 * W is m×n; in A*B, B is m×n and A p×m.
 */
export function nameSizes(expr: Expr, { rules, shapes, symbols }: Attempt, taken: ReadonlySet<string>): void {
  const pool = LETTERS.filter((letter) => !taken.has(letter));
  let extra = 0;
  const next = (): string => pool.shift() ?? `n_${++extra}`;
  const name = (size: Size, letter: () => string): void => {
    const open = rules.unifier.resolve(size);
    if (typeof open === 'object' && open.kind === 'unknown') open.bound = letter();
  };
  const isOpen = (size: Size): boolean => typeof rules.unifier.resolve(size) === 'object';
  const nameShape = ({ rows, cols }: Shape): void => {
    // The first matrix is m×n, the next p×q.
    if (isOpen(rows) && isOpen(cols) && pool[0] === 'n') {
      name(cols, next);
      name(rows, next);
    } else {
      // A matrix has m rows, also where its columns are known.
      if (isOpen(rows) && cols !== 1 && pool[0] === 'n' && pool[1] === 'm')
        name(rows, () => pool.splice(1, 1)[0] as string);
      name(rows, next);
      name(cols, next);
    }
  };
  const seen = new Set<Expr>();
  const visit = (e: Expr): void => {
    if (seen.has(e)) return;
    seen.add(e);
    if (e.kind === 'symbol') {
      const shape = symbols.get(e.name);
      if (shape) nameShape(shape);
    } else if (e.kind === 'call') {
      const ordered = e.op === '*' || e.op === 'dot' ? [...e.args].reverse() : e.args;
      ordered.forEach(visit);
      const shape = shapes.get(e);
      if (shape) nameShape(shape);
    }
  };
  // Inside products first: they say what is an input and what an output.
  for (const node of nodes(expr).reverse()) if (isCall(node, '*') || isCall(node, 'dot')) visit(node);
  visit(expr);
}
