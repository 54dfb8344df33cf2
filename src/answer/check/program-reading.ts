// What products mean where matrix products do not fit: in a program, and of what is written side by side.
import { argument, type Call, call, type Expr, isCall, num, rewrite, type Sym } from '../../formula/expr.js';
import { isColumn, isRow, isScalar, isWide, SCALAR, type SettledShape, sameShape } from '../../math/shape.js';
import type { Fitting } from '../fitting.js';

/** Each of its own size. */
const ones = (): Expr => call('ones', []);
/** Julia's points before what acts on each entry. */
const JULIA = /\w\.\(|\.[-+]/;
const PRODUCT_SIGN = /[*·@×⋅]|\\c?dot|\\times/;

/**
 * The formula with what its symbols mean put in. What is written side by side and has one shape, as in σ(x)(1 - σ(x)),
 * is multiplied entry by entry, since no matrix product of it fits; so is divided by a vector, as in 1/x. `text` is
 * what the formula was parsed from.
 */
export function besideReading(
  expr: Expr,
  text: string,
  meant: (node: Sym) => Expr,
  { shape }: Fitting,
): { readonly expr: Expr; readonly byEntries: boolean } {
  let byEntries = false;
  const entrywise = (op: string, { args, span }: Call): Expr => {
    byEntries = true;
    return call(op, args, span);
  };
  const read = (e: Expr): Expr => {
    if (e.kind === 'number') return e;
    if (e.kind === 'symbol') return meant(e);
    const args = e.args.map(read);
    const node = args.every((arg, i) => arg === e.args[i]) ? e : call(e.op, args, e.span);
    if (isCall(node, '/')) {
      const [above, below] = args.map(shape);
      const isUnfit =
        below && below.rows !== below.cols && (above === undefined || isScalar(above) || sameShape(above, below));
      return isUnfit ? entrywise('./', node) : node;
    }
    if (isCall(node, '.*') && JULIA.test(text)) return repeatedBeside(node);
    if (!isCall(node, '*')) return node;
    const [end, start] = [argument(e, 0).span?.[1], argument(e, 1).span?.[0]];
    const isBeside = end !== undefined && start !== undefined && !PRODUCT_SIGN.test(text.slice(end, start));
    const [left, right] = args.map(shape);
    const isUnfit = left && right && sameShape(left, right) && left.rows !== left.cols;
    return isBeside && isUnfit ? entrywise('.*', node) : node;
  };
  return { expr: read(expr), byEntries };

  /** `v .* A` in Julia repeats a column beside each column, `r .* A` a row below each row. */
  function repeatedBeside(e: Call): Expr {
    const [a, b] = e.args.map((arg) => shape(arg) ?? SCALAR) as [SettledShape, SettledShape];
    if (isWide(a) === isWide(b)) return e;
    const [A, v, extent] = isWide(a) ? [argument(e, 0), argument(e, 1), b] : [argument(e, 1), argument(e, 0), a];
    if (isScalar(extent)) return e;
    return isColumn(extent)
      ? call('*', [call('diag', [v]), A], e.span)
      : call('*', [A, call('diag', [call("'", [v])])], e.span);
  }
}

/** The formula of a program, parsed in our signs, in products that are read by shapes. Parts without a shape stay. */
export function programReading(expr: Expr, { shape }: Fitting): Expr {
  return rewrite(expr, (node) => {
    if (isCall(node, 'dot')) return product(node);
    if (isCall(node, '+') || isCall(node, '-')) return added(node);
    return isCall(node, '.*') || isCall(node, './') ? repeated(node) : node;
  });

  /** `A + v` adds v to each row, `A + v[:, None]` to each column. */
  function added(e: Call): Expr {
    const isMatrix = e.args.map((arg) => isWide(shape(arg) ?? SCALAR));
    if (isMatrix.every((each) => each === isMatrix[0])) return e;
    const args = e.args.map((arg, i) => {
      const extent = shape(arg);
      if (isMatrix[i] || !extent || isScalar(extent)) return arg;
      if (isStanding(arg)) return call('*', [arg, call("'", [ones()])]);
      return call('*', [ones(), isRow(extent) ? arg : call("'", [arg])]);
    });
    return call(e.op, args, e.span);
  }

  /** `x @ y` is a number, `x @ A` is Aᵀx, since x has neither rows nor columns. */
  function product(e: Call): Expr {
    const [a, b] = [argument(e, 0), argument(e, 1)];
    const [left, right] = [shape(a), shape(b)];
    if (!left || !right) return call('*', [a, b], e.span);
    if (isColumn(left) && isColumn(right)) return e;
    if (isColumn(left) && !isRow(right) && !isScalar(right)) return call('*', [call("'", [b]), a], e.span);
    return call('*', [a, b], e.span);
  }

  /** `A * v` repeats v in each row: A·Diag(v). `A * v[:, None]` repeats it in each column: Diag(v)·A. */
  function repeated(e: Call): Expr {
    const [a, b] = [argument(e, 0), argument(e, 1)];
    const [left, right] = [shape(a), shape(b)];
    if (!left || !right) return e;
    const [standing, lying] = isColumn(left) ? [a, b] : [b, a];
    if (e.op === '.*' && isStanding(standing) && isRow(isColumn(left) ? right : left))
      return call('*', [standing, lying], e.span);
    const [A, v, extent] = isWide(left) ? [a, b, right] : [b, a, left];
    if (!(isWide(left) || isWide(right)) || !(isColumn(extent) || isRow(extent))) return e;
    const divides = e.op === './' && v === b;
    if (e.op === './' && !divides) return e;
    const column = isRow(extent) ? call("'", [v]) : v;
    const diagonal = call('diag', [divides ? call('./', [num(1), column]) : column]);
    return isStanding(v) ? call('*', [diagonal, A], e.span) : call('*', [A, diagonal], e.span);
  }
}

/** `v[:, None]`, read as v transposed twice, or the sums of rows whose axis is kept: columns, which vectors in a program are not. */
const isStanding = (e: Expr): boolean =>
  (isCall(e, "'") && isCall(argument(e, 0), "'")) || (e.kind === 'call' && /_(?:axis1|last)_keep$/.test(e.op));
