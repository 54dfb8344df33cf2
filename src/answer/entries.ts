// The derivative entry by entry: ∂yᵢ/∂xⱼ = 1[xᵢ > 0] δᵢⱼ.
import { argument, call, type Expr, isCall, num, substitute, sym } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { Commutation } from '../math/maps/commutation.js';
import { Diagonal } from '../math/maps/diagonal.js';
import { Kronecker } from '../math/maps/kronecker.js';
import type { LinearMap } from '../math/maps/map.js';
import { compose, Product } from '../math/maps/product.js';
import { RankOne } from '../math/maps/rank-one.js';
import { Scaled } from '../math/maps/scaled.js';
import { Sum } from '../math/maps/sum.js';
import { Zero } from '../math/maps/zero.js';
import { operationOf } from '../math/registry.js';
import { isScalar, type SettledShape } from '../math/shape.js';
import type { Abbreviation } from './notation/abbreviate.js';
import { type Both, both, bracketed, join } from './notation/both.js';

/** Index letters of a thing: none for a number, one for a vector, two for a matrix. */
interface Place {
  readonly row?: string | undefined;
  readonly col?: string | undefined;
}

export interface Entries {
  /** Subscripts of the output and of the input. */
  readonly output: readonly string[];
  readonly input: readonly string[];
  readonly entry: Both;
}

/** The entry of a map at general indices, in the names that stand for its parts; undefined where it has no short form. */
export function entriesOf(map: LinearMap, names: readonly Abbreviation[]): Entries | undefined {
  const listed = ({ row, col }: Place): string[] => [row, col].filter((letter) => letter !== undefined);
  const writer = new EntryWriter(names);
  const [output, input] = [writer.place(map.codomain), writer.place(map.domain)];
  const entry = writer.of(map, output, input);
  return entry && { output: listed(output), input: listed(input), entry: signedEntry(entry) };
}

interface Entry {
  readonly both: Both;
  readonly isSum: boolean;
  readonly negative: boolean;
}
const ONE: Both = { tex: '1', plain: '1' };
const factor = (shown: Both, negative = false): Entry => ({ both: shown, isSum: false, negative });
const BESIDE = { tex: '\\,', plain: '·' };

const times = (...parts: readonly Entry[]): Entry => {
  const factors = parts.filter((part) => part.both !== ONE);
  const negative = parts.filter((part) => part.negative).length % 2 === 1;
  const shown = factors.map((part) => (part.isSum ? bracketed(part.both) : part.both));
  const [only] = factors;
  if (factors.length === 1 && only) return { ...only, negative };
  return factor(factors.length === 0 ? ONE : join(shown, BESIDE), negative);
};
const written = (e: Expr): Entry => {
  if (e.kind === 'number' && Math.abs(e.value) === 1) return factor(ONE, e.value < 0);
  if (isCall(e, 'neg')) return times(factor(ONE, true), written(argument(e, 0)));
  return { both: both(e), isSum: isCall(e, '+') || isCall(e, '-'), negative: false };
};
/** The entry with its sign. */
const signedEntry = ({ both: shown, isSum, negative }: Entry): Both => {
  const body = negative && isSum ? bracketed(shown) : shown;
  return negative ? { tex: `-${body.tex}`, plain: `−${body.plain}` } : body;
};

/** δᵢⱼ; 1 where there is but one index. */
function delta(a: string | undefined, b: string | undefined): Entry {
  if (a === undefined || b === undefined) return factor(ONE);
  return factor({ tex: `\\delta_{${a}${b}}`, plain: `δ_${a}${b}` });
}

class EntryWriter {
  private readonly letters = ['i', 'j', 'k', 'l', 'p', 'q', 'r', 's', 't'];

  constructor(private readonly names: readonly Abbreviation[]) {}

  place({ rows, cols }: SettledShape): Place {
    const row = rows === 1 ? undefined : this.letters.shift();
    return { row, col: cols === 1 ? undefined : this.letters.shift() };
  }

  of(map: LinearMap, output: Place, input: Place): Entry | undefined {
    const { k } = map;
    const deltas = (): Entry => times(delta(output.row, input.row), delta(output.col, input.col));
    if (map instanceof Zero) return factor({ tex: '0', plain: '0' });
    if (map instanceof Scaled) return times(this.at(map.factor, {}, k), deltas());
    if (map instanceof Diagonal) return times(this.at(map.entries, output, k), deltas());
    if (map instanceof RankOne) return times(this.at(map.out, output, k), this.at(map.into, input, k));
    if (map instanceof Commutation) return times(delta(output.row, input.col), delta(output.col, input.row));
    if (map instanceof Kronecker) {
      const side = (e: Expr | undefined, row: string | undefined, col: string | undefined): Entry =>
        e ? this.at(e, { row, col }, k) : delta(row, col);
      return times(side(map.left, output.row, input.row), side(map.right, input.col, output.col));
    }
    if (map instanceof Sum) {
      const terms = map.terms.map((term) => this.of(term, output, input));
      if (!terms.every((term) => term !== undefined)) return undefined;
      return added(terms);
    }
    if (map instanceof Product) return this.product(map, output, input);
    return undefined;
  }

  private product(map: Product, output: Place, input: Place): Entry | undefined {
    const [first, ...others] = map.factors as [LinearMap, ...LinearMap[]];
    const rest = others.length === 1 ? (others[0] as LinearMap) : new Product(others);
    // (L₁ + L₂) R = L₁ R + L₂ R: identities among the terms leave no sum over indices.
    if (first instanceof Sum) return this.of(new Sum(first.terms.map((term) => compose(term, rest))), output, input);
    // A diagonal factor only scales: no sum is needed.
    if (first instanceof Diagonal) {
      const inner = this.of(rest, output, input);
      return inner && times(this.at(first.entries, output, map.k), inner);
    }
    if (rest instanceof Diagonal) {
      const outer = this.of(first, output, input);
      return outer && times(outer, this.at(rest.entries, input, map.k));
    }
    const middle = this.place(first.domain);
    const [left, right] = [this.of(first, output, middle), this.of(rest, middle, input)];
    if (!left || !right) return undefined;
    const letters = [middle.row, middle.col].filter((letter) => letter !== undefined).join('');
    const inner = times(left, right);
    if (letters === '') return inner;
    const body = inner.isSum ? bracketed(inner.both) : inner.both;
    const shown = { tex: `\\sum_{${letters}} ${body.tex}`, plain: `Σ_${letters} ${body.plain}` };
    return { both: shown, isSum: true, negative: inner.negative };
  }

  /** One entry of a formula, the names put in. */
  private at(e: Expr, place: Place, k: Algebra): Entry {
    const named = this.names.reduce((formula, { symbol, stands }) => substitute(formula, stands, symbol), e);
    return written(indexed(named, place, k));
  }
}

const added = (terms: readonly Entry[]): Entry => {
  const [first, ...rest] = terms as [Entry, ...Entry[]];
  const shown = rest.reduce<Both>((sum, term) => {
    const body = term.negative && term.isSum ? bracketed(term.both) : term.both;
    const sign = term.negative ? { tex: '-', plain: '−' } : { tex: '+', plain: '+' };
    return { tex: `${sum.tex} ${sign.tex} ${body.tex}`, plain: `${sum.plain} ${sign.plain} ${body.plain}` };
  }, signedEntry(first));
  return { both: shown, isSum: true, negative: false };
};

/** One entry of a formula; the index goes inside functions of single entries: tanh(x)ᵢ is tanh(xᵢ). */
function indexed(e: Expr, place: Place, k: Algebra): Expr {
  if (e.kind === 'number' || isScalar(k.shape(e))) return e;
  if (e.kind === 'call') {
    if (e.op === 'ones') return num(1);
    if (e.op === "'") return indexed(argument(e, 0), { row: place.col, col: place.row }, k);
    const { entrywise } = operationOf(e);
    if (entrywise && (entrywise.when?.(e.args.map((arg) => k.shape(arg))) ?? true)) {
      const additive = e.op === '+' || e.op === '-';
      if (!additive || e.args.every((arg) => isCheap(arg)))
        return inEntry(
          e.op,
          e.args.map((arg) => indexed(arg, place, k)),
        );
    }
    if (e.op === '*') {
      const [a, b] = e.args as [Expr, Expr];
      const outer = k.shape(a).cols === 1 && k.shape(b).rows === 1;
      if (outer) {
        return call('*', [
          indexed(a, { row: place.row, col: undefined }, k),
          indexed(b, { row: undefined, col: place.col }, k),
        ]);
      }
    }
  }
  const letters = [place.row, place.col].filter((letter) => letter !== undefined).map((letter) => sym(letter));
  return call('index', [e, ...letters]);
}

/** Whether an index inside it is shorter than one behind its bracket: xᵢ + yᵢ, but (W·x + b)ᵢ. */
const isCheap = (e: Expr): boolean =>
  e.kind !== 'call' || (e.op !== '*' && e.args.every((arg) => isCheap(arg) || arg.kind === 'number'));

const SCALAR_SIGNS: Readonly<Record<string, string>> = { '.*': '*', './': '/', '.^': '^' };
const inEntry = (op: string, args: readonly Expr[]): Expr => call(SCALAR_SIGNS[op] ?? op, args);
