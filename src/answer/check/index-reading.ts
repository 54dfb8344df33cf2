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
import type { Fitting } from './fitting.js';

const INDEX = /_\{?\s*[ijkl]|[ᵢⱼₖₗ]/;
const NAME = /^(\w+?)_([ijkl])([ijkl])?$/;
const SUM =
  /(?:\\sum|∑|Σ|\bsum)(?:\\limits)?\s*(?:_\s*\{?\s*([ijkl])\s*(?:=\s*\d\s*)?\}?|([ᵢⱼₖₗ]))\s*(?:\^\s*(?:\{\s*\w+\s*\}|\w))?/;
const EQUAL =
  /(?:𝟙|𝟏|\\math(?:bb|bf)\s*\{?\s*1\s*\}?|(?<!\w)1)\s*(?:_\{|\[|\()\s*([ijkl])\s*={1,2}\s*([ijkl])\s*[})\]]/g;
const SMALL: Readonly<Record<string, string>> = { ᵢ: 'i', ⱼ: 'j', ₖ: 'k', ₗ: 'l' };

/** Steps by which sums are multiplied out. */
const MAX_STEPS = 300;

export const hasIndices = (text: string): boolean => INDEX.test(text);

/** The indices that stand before the sign of equality: i and j of ∂y_i/∂x_j. */
export const indicesOf = (text: string): string =>
  sorted(
    [...text.matchAll(/_\{?\s*([ijkl])\s*([ijkl])?(?![a-z])|([ᵢⱼₖₗ])/g)]
      .map(([, first = '', second = '', small = '']) => first + second + (SMALL[small] ?? ''))
      .join(''),
  );

/** A function's name that `withSums` and `withEntries` write. */
export const isIndexed = (name: string): boolean => /^(?:total|entry)_[ijkl]{1,2}$/.test(name);

/** The index of a sum that `withSums` made a function of what it adds up. */
const summed = (name: string): string | undefined => /^total_([ijkl])$/.exec(name)?.[1];

/** The text with `Σ_j a_j` as `total_j(a_j)`, and all spellings of δ_ij as one. A sum ends where its term does. */
export function withSums(text: string): string {
  const plain = text
    .replace(/\\(?:left|right)\b/g, ' ')
    .replace(EQUAL, ' delta_$1$2 ')
    .replace(
      /(?:\\delta|δ|\bdelta)\s*(?:_\s*\{?\s*([ijkl])\s*,?\s*([ijkl])\s*\}?|([ᵢⱼₖₗ])([ᵢⱼₖₗ]))/g,
      (_, a, b, c, d) => ` delta_${a ?? SMALL[c]}${b ?? SMALL[d]} `,
    );
  const found = SUM.exec(plain);
  if (!found) return plain;
  const rest = plain.slice(found.index + found[0].length);
  const end = termEnd(rest);
  const index = found[1] ?? SMALL[found[2] ?? ''];
  return withSums(`${plain.slice(0, found.index)} total_${index}(${rest.slice(0, end)})${rest.slice(end)}`);
}

/** The text with `(A x)_i` and `softmax(x)_i` as `entry_i((A x))` and `entry_i(softmax(x))`. */
export function withEntries(text: string): string {
  const found = /[)\]]\s*(?:_\s*\{?\s*([ijkl])\s*,?\s*([ijkl])?\s*\}?|([ᵢⱼₖₗ])([ᵢⱼₖₗ])?)/.exec(text);
  if (!found) return text;
  let [from, depth] = [found.index, 1];
  while (depth > 0 && --from >= 0) {
    if (')]}'.includes(text[from] as string)) depth++;
    else if ('([{'.includes(text[from] as string)) depth--;
  }
  const name = /\\?(?:operatorname\{\w+\}|[A-Za-z][A-Za-z_]+)$/.exec(text.slice(0, Math.max(0, from)))?.[0] ?? '';
  const start = Math.max(0, from - name.length);
  const indices = (found[1] ?? SMALL[found[3] ?? ''] ?? '') + (found[2] ?? SMALL[found[4] ?? ''] ?? '');
  const [inner, rest] = [text.slice(start, found.index + 1), text.slice(found.index + found[0].length)];
  return withEntries(`${text.slice(0, start)} entry_${indices}(${inner})${rest}`);
}

function termEnd(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth < 0) return at;
    else if (depth === 0 && /[-+−,]/.test(character) && text.slice(0, at).trim() !== '') return at;
  }
  return text.length;
}

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
    if (isIndexed(e.op)) return ofArray(read(argument(e, 0)).expr, e.op.slice('entry_'.length), e);
    if (e.op === '*' || e.op === '.*' || e.op === 'dot') return product(e);
    const parts = e.args.map(read);
    const over = union(parts, e);
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
    if (operationOf(e).entrywise === undefined && e.op !== '^' && e.op !== 'bars') throw refused(e);
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
    const factors = factorsOf(e).map((factor) => plain(read(factor), factor));
    const found = contracted(factors, indices);
    if (!found) throw refused(e);
    return found;
  }
}

const factorsOf = (e: Expr): Expr[] =>
  isCall(e, '*') || isCall(e, '.*') || isCall(e, 'dot') ? e.args.flatMap(factorsOf) : [e];

const refused = (e: Expr): Unanswerable =>
  new Unanswerable('index-notation', { name: e.kind === 'symbol' ? e.name : e.kind === 'call' ? e.op : '1' }, e.span);
