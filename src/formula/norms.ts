// Which norm is meant: by the subscript of ‖x‖, and by the second operand of norm(x, 1).

import type { Cursor } from './cursor.js';
import { type Expr, num } from './expr.js';
import { table } from './table.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

const NORMS: Readonly<Record<string, string>> = table({
  2: 'norm2',
  1: 'norm1',
  F: 'normF',
  fro: 'normF',
  inf: 'normInf',
  infty: 'normInf',
  infinity: 'normInf',
  '*': 'norm_nuc',
  nuc: 'norm_nuc',
});
const MODULES = new Set(['np', 'numpy', 'torch', 'jnp', 'math']);

/** The operation of the norm of this order, if there is one. */
export const normOfOrder = (order: string): string | undefined =>
  Object.hasOwn(NORMS, order) ? NORMS[order] : NORMS[order.toLowerCase()];

/** The same of norm(A, 1), whose norm of a matrix is that of it as an operator: NumPy's, MATLAB's. */
export const operatorNorm = (op: string): string => (op === 'norm1' ? 'opnorm1' : op === 'normInf' ? 'opnormInf' : op);

/** Takes an order: `1`, `inf`, `np.inf`, `float('inf')`, `'fro'`. */
export function takeOrder(c: Cursor): string {
  if (c.peek().text === 'float' && c.peek(1).text === '(') {
    c.next();
    const open = c.next();
    const order = takeOrder(c);
    c.expect(')', open);
    return order;
  }
  const quoted = c.accept("'");
  if (c.peek(1).text === '.' && MODULES.has(c.peek().text)) {
    c.next();
    c.next();
  }
  const order = c.next();
  if (quoted && !c.accept("'")) throw c.unexpected(c.peek().span);
  return order.text;
}

/** The norm of `inner` by what follows it: ‖x‖, ‖x‖_1, ‖A‖_F, ‖A‖²_F, and norm(A)_F. */
export function normWithOrder(c: Cursor, inner: Expr, first: Token): Expr {
  const isBraced = c.peek(1).text === '{';
  const power = c.peek(isBraced ? 2 : 1);
  // The exponent in front of the order.
  if (c.sees('^') && /^\d+$/.test(power.text) && c.peek(isBraced ? 4 : 2).text === '_') {
    for (let left = isBraced ? 4 : 2; left > 0; left--) c.next();
    return c.make('^', [normWithOrder(c, inner, first), num(Number(power.text), power.span)], first);
  }
  if (!c.accept('_')) return c.make('norm', [inner], first);
  const braced = c.accept('{');
  const order = takeOrder(c);
  const op = normOfOrder(order);
  if (!op) throw new Unanswerable('unknown-norm', { order }, [first.span[0], c.end()]);
  if (braced) c.expect('}', first);
  return c.make(op, [inner], first);
}
