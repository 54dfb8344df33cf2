// Which norm is meant: by the subscript of ‖x‖, and by the second operand of norm(x, 1).
import type { Cursor } from './cursor.js';

const NORMS: Readonly<Record<string, string>> = {
  2: 'norm2',
  1: 'norm1',
  F: 'normF',
  fro: 'normF',
  inf: 'normInf',
  infty: 'normInf',
  infinity: 'normInf',
  '*': 'norm_nuc',
  nuc: 'norm_nuc',
};
const MODULES = new Set(['np', 'numpy', 'torch', 'jnp', 'math']);

/** The operation of the norm of this order, if there is one. */
export const normOfOrder = (order: string): string | undefined =>
  Object.hasOwn(NORMS, order) ? NORMS[order] : NORMS[order.toLowerCase()];

/** Takes an order: `1`, `inf`, `np.inf`, `'fro'`. */
export function takeOrder(c: Cursor): string {
  const quoted = c.accept("'");
  if (c.peek(1).text === '.' && MODULES.has(c.peek().text)) {
    c.next();
    c.next();
  }
  const order = c.next();
  if (quoted && !c.accept("'")) throw c.unexpected(c.peek().span);
  return order.text;
}
