// One entry of a linear map as a sum of products: ∂yᵢ/∂xⱼ = Σ ± sums over indices, entries of formulas, δᵢⱼ.
import { argument, call, type Expr, isCall, num, substitute } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { presented } from '../math/elaborate.js';
import { Commutation } from '../math/maps/commutation.js';
import { Diagonal } from '../math/maps/diagonal.js';
import { Kronecker } from '../math/maps/kronecker.js';
import type { LinearMap } from '../math/maps/map.js';
import { Product } from '../math/maps/product.js';
import { RankOne } from '../math/maps/rank-one.js';
import { Scaled } from '../math/maps/scaled.js';
import { OffDiagonal, OntoDiagonal } from '../math/maps/selection.js';
import { Sum } from '../math/maps/sum.js';
import { Zero } from '../math/maps/zero.js';
import { isColumn, isRow, isScalar, type SettledShape } from '../math/shape.js';
import type { SettledSize } from '../math/size.js';
import type { Abbreviation } from './notation/abbreviate.js';

/** An index that runs from 1 to its size; one object is one index. */
export interface Index {
  readonly size: SettledSize;
}
/** The indices of a thing: none for a number, one for a vector, two for a matrix. */
export interface Place {
  readonly row?: Index | undefined;
  readonly col?: Index | undefined;
}
/** coefficient · Σ over `sums` of Π parts · Π δ. */
export interface Term {
  readonly coefficient: number;
  readonly sums: readonly Index[];
  readonly parts: readonly { readonly of: Expr; readonly at: Place }[];
  readonly deltas: readonly (readonly [Index, Index])[];
}

const ONE: Term = { coefficient: 1, sums: [], parts: [], deltas: [] };
const part = (of: Expr, at: Place): Term => ({ ...ONE, parts: [{ of, at }] });

/** δ of two indices; where things have no such side there is nothing to compare. */
const delta = (a: Index | undefined, b: Index | undefined): Term => (a && b ? { ...ONE, deltas: [[a, b]] } : ONE);

const times = (...factors: readonly (readonly Term[])[]): Term[] =>
  factors.reduce<Term[]>(
    (products, terms) => products.flatMap((left) => terms.map((right) => product(left, right))),
    [ONE],
  );
const product = (a: Term, b: Term): Term => ({
  coefficient: a.coefficient * b.coefficient,
  sums: [...a.sums, ...b.sums],
  parts: [...a.parts, ...b.parts],
  deltas: [...a.deltas, ...b.deltas],
});
const negated = (terms: readonly Term[]): Term[] => terms.map((term) => ({ ...term, coefficient: -term.coefficient }));

/** At most this many products are multiplied out. */
const MAX_PRODUCTS = 64;
const productsIn = (map: LinearMap): number => {
  if (map instanceof Sum) return map.terms.reduce((total, term) => total + productsIn(term), 0);
  return map instanceof Product ? map.factors.reduce((total, factor) => total * productsIn(factor), 1) : 1;
};

export const placeIn = ({ rows, cols }: SettledShape): Place => ({
  row: rows === 1 ? undefined : { size: rows },
  col: cols === 1 ? undefined : { size: cols },
});

/** The entry of the map at an output and an input, `names` put in; undefined for structures without such a form. */
export function termsOf(
  map: LinearMap,
  output: Place,
  input: Place,
  names: readonly Abbreviation[],
): readonly Term[] | undefined {
  if (productsIn(map) > MAX_PRODUCTS) return undefined;
  const { k } = map;
  const at = (e: Expr, place: Place): Term[] =>
    entry(
      names.reduce((formula, { symbol, stands }) => substitute(formula, stands, symbol), presented(e, k)),
      place,
      k,
    );
  const of = (part: LinearMap, out: Place, into: Place): Term[] | undefined => {
    const deltas = [delta(out.row, into.row)].map((first) => product(first, delta(out.col, into.col)));
    if (part instanceof Zero) return [];
    if (part instanceof Scaled) return times(at(part.factor, {}), deltas);
    if (part instanceof Diagonal) return times(at(part.entries, out), deltas);
    if (part instanceof RankOne) return times(at(part.out, out), at(part.into, into));
    if (part instanceof Commutation) return [product(delta(out.row, into.col), delta(out.col, into.row))];
    if (part instanceof OntoDiagonal) return [product(delta(out.row, into.row), delta(out.col, into.row))];
    if (part instanceof OffDiagonal) return [product(delta(out.row, into.row), delta(out.row, into.col))];
    if (part instanceof Kronecker) {
      const side = (e: Expr | undefined, row: Index | undefined, col: Index | undefined): Term[] =>
        e ? at(e, { row, col }) : [delta(row, col)];
      return times(side(part.left, out.row, into.row), side(part.right, into.col, out.col));
    }
    if (part instanceof Sum) {
      const terms = part.terms.map((term) => of(term, out, into));
      return terms.every((term) => term !== undefined) ? terms.flat() : undefined;
    }
    if (!(part instanceof Product)) return undefined;
    const [first, ...others] = part.factors as [LinearMap, ...LinearMap[]];
    const rest = others.length === 1 ? (others[0] as LinearMap) : new Product(others);
    const middle = placeIn(first.domain);
    const [left, right] = [of(first, out, middle), of(rest, middle, into)];
    const sums = [middle.row, middle.col].filter((index) => index !== undefined);
    return left && right && times([{ ...ONE, sums }], left, right);
  };
  return of(map, output, input)
    ?.map((term) => contracted(term, k))
    .filter(({ coefficient }) => coefficient !== 0);
}

/** Σⱼ δᵢⱼ aⱼ = aᵢ, δᵢᵢ = 1, and a sum of what does not depend on its index is a multiple. */
function contracted(term: Term, k: Algebra): Term {
  const deltas = term.deltas.filter(
    ([a, b], i) => a !== b && !term.deltas.slice(0, i).some(([c, d]) => (a === c && b === d) || (a === d && b === c)),
  );
  const found = deltas.find(([a, b]) => term.sums.includes(a) || term.sums.includes(b));
  if (found) {
    const [from, to] = term.sums.includes(found[1]) ? [found[1], found[0]] : found;
    const renamed = <I extends Index | undefined>(index: I): I | Index => (index === from ? to : index);
    return contracted(
      {
        ...term,
        sums: term.sums.filter((index) => index !== from),
        parts: term.parts.map(({ of, at }) => ({ of, at: { row: renamed(at.row), col: renamed(at.col) } })),
        deltas: deltas.filter((each) => each !== found).map(([a, b]) => [renamed(a), renamed(b)] as const),
      },
      k,
    );
  }
  const isUsed = (index: Index): boolean => term.parts.some(({ at }) => at.row === index || at.col === index);
  const idle = term.sums.filter((index) => !isUsed(index));
  return idle
    .map((index) => entry(k.size(index.size), {}, k)[0] as Term)
    .reduce(product, { ...term, deltas, sums: term.sums.filter(isUsed) });
}

/** One entry of a formula as terms: what is only put into place by diag, eye and ones becomes δ and 1. */
function entry(e: Expr, at: Place, k: Algebra): Term[] {
  if (e.kind === 'number') return [{ ...ONE, coefficient: e.value }];
  if (e.kind === 'symbol') return [part(e, at)];
  const own = (arg: Expr): Place => (isScalar(k.shape(arg)) ? {} : at);
  const [a, b] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'neg':
      return negated(entry(a, at, k));
    case 'ones':
      return [ONE];
    case 'zeros':
      return [];
    case 'eye':
      return [delta(at.row, at.col)];
    case "'":
      return entry(a, { row: at.col, col: at.row }, k);
    case 'diag':
      return isColumn(k.shape(a)) || isRow(k.shape(a))
        ? times([delta(at.row, at.col)], entry(a, isColumn(k.shape(a)) ? { row: at.row } : { col: at.row }, k))
        : [part(e, at)];
    case '+':
    case '-': {
      const [left, right] = [entry(a, own(a), k), entry(b, own(b), k)];
      const isWhole = [...left, ...right].every((term) => term.deltas.length === 0);
      if (isWhole) return [part(e, at)];
      return [...left, ...(e.op === '-' ? negated(right) : right)];
    }
    case '/':
    case './': {
      if (isCall(a, 'neg')) return negated(entry(call(e.op, [argument(a, 0), b]), at, k));
      const above = entry(a, own(a), k);
      return above.every((term) => term.deltas.length === 0 && term.coefficient === 1)
        ? [part(e, at)]
        : times(above, [part(call(isScalar(k.shape(b)) ? '/' : './', [num(1), b]), own(b))]);
    }
    case '.*':
      return times(entry(a, own(a), k), entry(b, own(b), k));
    case '*':
      if (isScalar(k.shape(a)) || isScalar(k.shape(b))) return times(entry(a, own(a), k), entry(b, own(b), k));
      // u vᵀ at i, j is uᵢ vⱼ.
      if (k.shape(a).cols === 1) return times(entry(a, { row: at.row }, k), entry(b, { col: at.col }, k));
      return chainEntry(e, at, k);
    default:
      return [part(e, at)];
  }
}

/** Diag(v) A at i, j is vᵢ Aᵢⱼ, and A Diag(v) is Aᵢⱼ vⱼ; other matrix products stay as they are. */
function chainEntry(e: Expr, at: Place, k: Algebra): Term[] {
  const [a, b] = (e as Expr & { kind: 'call' }).args as [Expr, Expr];
  const diagonalOf = (side: Expr): Expr | undefined => {
    const inside = isCall(side, 'diag') ? argument(side, 0) : undefined;
    return inside && isColumn(k.shape(inside)) ? inside : undefined;
  };
  const [left, right] = [diagonalOf(a), diagonalOf(b)];
  if (left) return times(entry(left, { row: at.row }, k), entry(b, at, k));
  if (right) return times(entry(a, at, k), entry(right, { row: at.col }, k));
  return [part(e, at)];
}
