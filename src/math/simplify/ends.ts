// Products of matrices that begin or end alike are one product with a sum in it: Aᵀb - AᵀC x = Aᵀ(b - C x).
import { type Expr, equal, isCall } from '../../formula/expr.js';
import { isColumn, isRow, isScalar, SCALAR } from '../shape.js';
import { chain, chainOf } from './alike.js';
import type { Simplifier, Term } from './simplifier.js';
import { exprOf, negated } from './term.js';

/** The sum with the matrices at one end, which all its terms share, in front or behind; undefined if there are none. */
export function sharedAtEnds(terms: readonly Term[], k: Simplifier): Expr | undefined {
  if (terms.length < 2 || terms.some(({ shape, body }) => isScalar(shape) || body.length !== 1)) return undefined;
  const chains = terms.map(({ body: [only] }) => (only?.power === 1 ? chainOf(only.base, k) : []));
  // Of terms that are all taken off, the sum is taken off.
  if (terms.every(({ coefficient }) => coefficient.p < 0)) {
    const sum = sharedAtEnds(terms.map(negated), k);
    return sum && k.negate(sum);
  }
  return shared(terms, chains, k) ?? swapped(terms, chains, k);
}

function shared(terms: readonly Term[], chains: readonly (readonly Expr[])[], k: Simplifier): Expr | undefined {
  if (chains.some((factors) => factors.length < 2)) return undefined;
  const [first, last] = [endOf(chains, 0, k), endOf(chains, -1, k)];
  if (!first && !last) return undefined;
  const middles = chains.map((factors) => factors.slice(first ? 1 : 0, last ? -1 : undefined));
  // AᵀA + AᵀM A = Aᵀ(I + M)A
  const identity = (first && last && k.simplify(k.eye(k.shape(last).rows))) as Expr;
  const sum = sumOf(
    terms,
    middles.map((factors) => (factors.length > 0 ? factors : [identity])),
    k,
  );
  return k.product(...(first ? [first] : []), sum, ...(last ? [last] : []));
}

/** The matrix with which all products begin or end; a column at the end, or a row in front, is multiplied term by term. */
function endOf(chains: readonly (readonly Expr[])[], place: 0 | -1, k: Simplifier): Expr | undefined {
  const end = (chains[0] as readonly Expr[]).at(place) as Expr;
  const shape = k.shape(end);
  if (place === 0 ? isRow(shape) : isColumn(shape)) return undefined;
  return chains.every((factors) => equal(factors.at(place) as Expr, end)) ? end : undefined;
}

/** M ± K M = (I ± K) M for a commutation matrix K. */
function swapped(terms: readonly Term[], chains: readonly (readonly Expr[])[], k: Simplifier): Expr | undefined {
  if (terms.length !== 2) return undefined;
  const i = chains.findIndex(([first], j) => {
    const other = chains[1 - j] as readonly Expr[];
    const rest = (chains[j] as readonly Expr[]).slice(1);
    return (
      first && isCall(first, 'comm') && rest.length === other.length && rest.every((e, l) => equal(e, other[l] as Expr))
    );
  });
  const [K, ...rest] = chains[i] ?? [];
  if (!K) return undefined;
  const plain = terms[1 - i] as Term;
  return k.product(sumOf([plain, terms[i] as Term], [[k.simplify(k.eye(k.shape(K).rows))], [K]], k), chain(rest));
}

/** The sum of the products with the number and scalars of their terms. */
function sumOf(terms: readonly Term[], rest: readonly (readonly Expr[])[], k: Simplifier): Expr {
  const parts = terms.map((term, i) =>
    k.times(exprOf({ ...term, body: [], shape: SCALAR }, k), chain(rest[i] as readonly Expr[])),
  );
  // Rows are added as columns: (y + z)ᵀ.
  return isRow(k.shape(parts[0] as Expr)) ? k.transpose(k.add(...parts.map((e) => k.transpose(e)))) : k.add(...parts);
}
