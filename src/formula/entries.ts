// Products and sums of what is written by its entries, as products of arrays: Σ_j A_ij x_j is A*x.
import { argument, call, type Expr, isCall, nodes, num, size } from './expr.js';

/** An array with its free indices in the order of the alphabet: the first counts rows, the second columns. */
export interface Entries {
  readonly over: string;
  readonly expr: Expr;
}

/** Indices without those that stand there twice, in the order of the alphabet. */
export const sorted = (letters: string): string => [...new Set(letters)].sort().join('');
export const transposed = (e: Expr): Expr => (isCall(e, "'") ? argument(e, 0) : call("'", [e]));

/** The entries A_ij, A_ji or A_ii of an array, whose rows the first index counts; x_i of a column. */
export function entriesOf(array: Expr, indices: string): Entries {
  const [first = '', second] = indices;
  if (second === undefined) return { over: first, expr: array };
  if (first === second) return { over: first, expr: call('diag', [array]) };
  return { over: sorted(indices), expr: first < second ? array : transposed(array) };
}

/** An array repeated along the indices that it does not have. */
export function repeated({ over, expr }: Entries, all: string): Expr {
  if (over === all || over === '') return expr;
  const ones = call('ones', []);
  return over === all[0] ? call('*', [expr, transposed(ones)]) : call('*', [ones, transposed(expr)]);
}

/** The product of entries; undefined where it has more than two free indices. */
export function multiplied(a: Entries, b: Entries): Entries | undefined {
  if (a.over.length > b.over.length) return multiplied(b, a);
  const over = sorted(a.over + b.over);
  if (over.length > 2) return undefined;
  const made = (op: string, ...args: Expr[]): Entries => ({ over, expr: call(op, args) });
  if (a.over === '') return isOne(a.expr) ? b : made('*', a.expr, b.expr);
  if (a.over === b.over) return made('.*', a.expr, b.expr);
  if (b.over.length === 1)
    return a.over < b.over ? made('*', a.expr, transposed(b.expr)) : made('*', b.expr, transposed(a.expr));
  if (isCall(b.expr, 'eye')) return made('diag', a.expr);
  const diagonal = call('diag', [a.expr]);
  return a.over === over[0] ? made('*', diagonal, b.expr) : made('*', b.expr, diagonal);
}

/** Of names and their products, Σ x_i y_i is written xᵀy. */
const PRODUCTS = new Set(['*', '.*', "'"]);
/** A product as it is written, without brackets. */
const behind = (left: Expr, right: Expr): Expr =>
  isCall(right, '*') ? call('*', [behind(left, argument(right, 0)), argument(right, 1)]) : call('*', [left, right]);
const isOne = (e: Expr): boolean => e.kind === 'number' && e.value === 1;
const all = (factors: readonly Entries[]): Entries | undefined =>
  factors.reduce<Entries | undefined>((product, factor) => product && multiplied(product, factor), {
    over: '',
    expr: num(1),
  });

/** The sum over the indices of a product of entries; undefined where it is no product of matrices and vectors. */
export function contracted(factors: readonly Entries[], indices: string): Entries | undefined {
  const constant = factors.filter(({ over }) => over === '');
  let rest = factors.filter(({ over }) => over !== '');
  if (indices.length === 2 && rest.length > 0 && rest.every(({ over }) => over === sorted(indices))) {
    const array = all(rest);
    return array && all([...constant, { over: '', expr: call('sum', [array.expr]) }]);
  }
  // What is multiplied with is summed over first: Σ_ij A_ij x_j is sum(A*x).
  const left = [...indices];
  while (left.length > 0) {
    const having = (index: string): Entries[] => rest.filter(({ over }) => over.includes(index));
    left.sort((a, b) => having(b).length - having(a).length || (a < b ? 1 : -1));
    const index = left.shift() as string;
    const sum = summed(having(index), index);
    if (!sum) return undefined;
    const at = rest.findIndex(({ over }) => over.includes(index));
    const others = rest.filter(({ over }) => !over.includes(index));
    rest = [...others.slice(0, at), sum, ...others.slice(at)];
  }
  return all([...constant, ...rest]);
}

/** The sum of a product all of whose factors have the index: rows by what has the first free index, columns by the other. */
function summed(factors: readonly Entries[], index: string): Entries | undefined {
  const free = sorted(factors.map(({ over }) => over).join('')).replace(index, '');
  if (factors.length === 0 || free.length > 2) return undefined;
  const [rows = ''] = free;
  const isLeft = ({ over }: Entries): boolean => rows !== '' && over.includes(rows);
  const matrices = factors.filter(({ over }) => over.length > 1);
  const vectors = factors.filter(({ over }) => over === index);
  if (matrices.length === 0) {
    // Σ x_i y_i is xᵀy, Σ x_i its sum.
    const [last, ...others] = [...vectors].sort((a, b) => size(b.expr) - size(a.expr)) as [Entries, ...Entries[]];
    const first = all(others);
    const whole = all(vectors);
    if (!first || !whole) return undefined;
    const isInner =
      others.length > 0 && nodes(whole.expr).every((node) => node.kind !== 'call' || PRODUCTS.has(node.op));
    const expr = isInner ? behind(transposed(first.expr), last.expr) : call('sum', [whole.expr]);
    return { over: '', expr };
  }
  const L = all(matrices.filter(isLeft));
  const R = all([...vectors, ...matrices.filter((factor) => !isLeft(factor))]);
  if (!L || !R) return undefined;
  // Rows i and columns k on the left, rows k and columns j on the right.
  const left = L.over[0] === index ? transposed(L.expr) : L.expr;
  const right = R.over === '' ? call('ones', []) : R.over[0] === index ? R.expr : transposed(R.expr);
  return { over: free, expr: call('*', [left, right]) };
}
