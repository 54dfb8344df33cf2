// An answer by its entries, s_i(δ_ij − s_j), as a formula of the arrays: Diag(s) − s·sᵀ.
import {
  contracted,
  type Entries,
  entriesOf,
  multiplied,
  repeated as repeatedAlong,
  sorted,
  transposed,
} from '../../formula/entries.js';
import { argument, type Call, call, type Expr, isCall, type Sym, sym } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { operationOf } from '../../math/registry.js';
import { isColumn, isRow, isScalar } from '../../math/shape.js';
import type { Fitting } from '../fitting.js';
import { isIndexed, reduced, summed } from './marks.js';

const NAME = /^(\w+?)_([ijkl])([ijkl])?$/;

/** The index of the entries of a row x_i, which nobody types. */
const OF_ROWS = 'l';
/** Steps by which sums are multiplied out. */
const MAX_STEPS = 300;

/**
 * The array of a formula of entries; it has the indices `due`, whether they stand in it or not. `meant` is what a name stands for. Throws Unanswerable where a part is none, or
 * has more than two free indices.
 */
export function indexReading(expr: Expr, due: string, meant: (node: Sym) => Expr, { shape }: Fitting): Expr {
  let steps = 0;
  const whole = read(expr);
  const over = union([whole, { over: due, expr }], expr);
  if (whole.over !== '' || over === '') return repeated(whole, over, expr);
  // Each of the two has a size of its own.
  const all = over.length === 1 ? call('ones', []) : call('*', [call('ones', []), transposed(call('ones', []))]);
  return call('*', [repeated(whole, over, expr), all]);

  function read(e: Expr): Entries {
    if (++steps > MAX_STEPS) throw refused(e);
    if (e.kind === 'number') return { over: '', expr: e };
    if (e.kind === 'symbol') return entry(e);
    const index = summed(e.op);
    if (isIndexed(e.op) && e.args.length !== 1) throw refused(e);
    if (index) return total(index, argument(e, 0));
    const whole = reduced(e.op);
    if (whole) {
      const { over, expr: of } = read(argument(e, 0));
      if (over !== whole.index) throw refused(e);
      return { over: '', expr: call(whole.op, [of], e.span) };
    }
    if (isIndexed(e.op)) return ofArray(read(argument(e, 0)).expr, e.op.slice('entry_'.length), e);
    if (e.op === '*' || e.op === '.*' || e.op === 'dot') return product(e);
    const typed = e.args.map(read);
    const over = union(typed, e);
    const parts = (isCall(e, '+') || isCall(e, '-')) && over === OF_ROWS ? typed.map(besideRows) : typed;
    if (over === '')
      return {
        over,
        expr: call(
          e.op,
          parts.map(({ expr: part }) => part),
          e.span,
        ),
      };
    const op = ({ '/': './', '^': '.^', bars: 'abs' } as Record<string, string>)[e.op] ?? e.op;
    const isOfTwo = (e.op === 'max' || e.op === 'min') && e.args.length === 2;
    if (operationOf(e).entrywise === undefined && !isOfTwo && e.op !== '^' && e.op !== 'bars') throw refused(e);
    // A condition of entries is one of the whole array.
    return {
      over,
      expr: call(
        op,
        parts.map((part) => repeated(part, over, e)),
        e.span,
      ),
    };
  }

  /** w beside Σ_i r_i x_i of rows x_i, and in Σ_i r_i w, is a vector as they are. */
  function besideRows(part: Entries): Entries {
    const extent = part.over === '' ? shape(part.expr) : undefined;
    return extent && isColumn(extent) && !isScalar(extent) ? { over: OF_ROWS, expr: part.expr } : part;
  }

  /** x_i, A_ij, δ_ij, or what has no index. */
  function entry(e: Sym): Entries {
    const own = meant(e);
    if (own !== e || shape(e)) return { over: '', expr: own };
    const [, base = '', first = '', second] = NAME.exec(e.name) ?? [];
    if (!base) return { over: '', expr: e };
    const name = sym(base, e.span);
    const array = meant(name);
    if (base === 'delta' && second && first !== second && !shape(array))
      return { over: sorted(first + second), expr: call('eye', [], e.span) };
    return shape(array) ? ofArray(array, first + (second ?? ''), e) : { over: '', expr: name };
  }

  function ofArray(array: Expr, indices: string, e: Expr): Entries {
    const second = indices[1];
    const extent = shape(array);
    if (!extent) throw refused(e);
    const isVector = isColumn(extent) || isRow(extent);
    if (isScalar(extent) || isVector === (second !== undefined)) throw refused(e);
    return entriesOf(!second && !isColumn(extent) ? transposed(array) : array, indices);
  }

  function union(parts: readonly Entries[], e: Expr): string {
    const over = sorted(parts.map((part) => part.over).join(''));
    if (over.length > 2) throw refused(e);
    return over;
  }

  /** A part repeated along the indices that it does not have. */
  function repeated(part: Entries, all: string, e: Expr): Expr {
    return part.over === all ? part.expr : repeatedAlong(plain(part, e), all);
  }

  /** A part without indices has to be a number. */
  function plain(part: Entries, e: Expr): Entries {
    const extent = part.over === '' ? shape(part.expr) : undefined;
    if (extent && !isScalar(extent)) throw refused(e);
    return part;
  }

  function product(e: Call): Entries {
    const [a, b] = [argument(e, 0), argument(e, 1)];
    const [left, right] = [read(a), read(b)];
    if (left.over !== '' || right.over !== '') {
      // s_i(δ_ij − s_j) is s_i δ_ij − s_i s_j.
      for (const [sum, times] of [
        [b, (term: Expr) => call('*', [a, term])],
        [a, (term: Expr) => call('*', [term, b])],
      ] as const)
        if ((isCall(sum, '+') || isCall(sum, '-')) && read(argument(sum, 0)).over !== read(argument(sum, 1)).over)
          return read(call(sum.op, sum.args.map(times), e.span));
    }
    const parts = [left, right];
    const found = multiplied(
      ...((union(parts, e) === '' ? parts : parts.map((part) => plain(part, e))) as [Entries, Entries]),
    );
    if (!found) throw refused(e);
    return found;
  }

  /** Sums over several indices are of one product. */
  function total(indices: string, e: Expr): Entries {
    if (isCall(e, '+') || isCall(e, '-')) {
      // Σ_j (s_j − 1): the number is there for each j.
      const terms = e.args.map(read);
      const isBesideNumber = terms.some(({ over }) => over === indices) && terms.some(({ over }) => over === '');
      if (isBesideNumber && indices.length === 1) return { over: '', expr: call('sum', [read(e).expr], e.span) };
      const [a, b] = e.args.map((term) => total(indices, term)) as [Entries, Entries];
      const over = union([a, b], e);
      return { over, expr: call(e.op, [repeated(a, over, e), repeated(b, over, e)]) };
    }
    if (isCall(e, 'neg')) {
      const { over, expr: inner } = total(indices, argument(e, 0));
      return { over, expr: call('neg', [inner]) };
    }
    const inner = e.kind === 'call' && isIndexed(e.op) ? summed(e.op) : undefined;
    if (inner) return total(indices + inner, argument(e as Call, 0));
    const factors = factorsOf(e).map((factor) => plain(besideRows(read(factor)), factor));
    const found = contracted(factors, indices);
    if (!found) throw refused(e);
    return found;
  }
}

const factorsOf = (e: Expr): Expr[] =>
  isCall(e, '*') || isCall(e, '.*') || isCall(e, 'dot') ? e.args.flatMap(factorsOf) : [e];

const refused = (e: Expr): Unanswerable =>
  new Unanswerable('index-notation', { name: e.kind === 'symbol' ? e.name : e.kind === 'call' ? e.op : '1' }, e.span);
