// The builder of simplified formulas for one question: shapes, and each operation's own simplest form.
import { argument, type Call, call, type Expr, equal, isCall, num, rewrite, sym } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { Kinds } from '../kind.js';
import { operationOf } from '../registry.js';
import type { Scope } from '../scope.js';
import { isClash, isColumn, isRow, isScalar, SCALAR, type SettledShape, ShapeRules, transposed } from '../shape.js';
import type { SettledSize } from '../size.js';
import { template } from '../template.js';
import { add } from './add.js';
import { chain, chainOf } from './alike.js';
import { elementwiseProduct, kronecker, matrixProduct } from './multiply.js';
import { type Simplifier, stepsWithin, type Term } from './simplifier.js';
import { bodyExpr, exprOf, isSum, multiply, negated, raise, termOf } from './term.js';
import { rebuilt } from './whole.js';

/** Steps of simplification that one answer may take; a derivative that needs more is too large to read. */
export const MAX_STEPS = 12_000;

/** Operations whose results are met in traces: ⟨A, B⟩ = tr(AᵀB). */
const MATRIX_LIKE = new Set(['*', "'", 'inv', 'cofactor', '+', '-', '^']);

export function createAlgebra(scope: Scope, limit = MAX_STEPS): Algebra {
  const shapes = new WeakMap<Expr, SettledShape>();
  const kinds = new Kinds(shape, scope.kinds);
  const rules = new ShapeRules(undefined, kinds.of);
  const spend = stepsWithin(limit);

  const shapeOfCall = (e: Call): SettledShape => {
    const operation = operationOf(e);
    const outcome = operation.shape(operation.takesSizes ? [] : e.args.map(shape), rules, e);
    if (isClash(outcome)) throw new Error(`shapes do not fit in ${e.op}: ${outcome.clash}`);
    const { rows, cols } = outcome as SettledShape;
    // 64 signs of a size are a step.
    spend(`${rows}${cols}`.length >> 6);
    return { rows, cols };
  };

  const k: Simplifier = {
    scope,
    spend,
    terms: new WeakMap(),
    written: new WeakMap(),
    sums: new WeakMap(),
    mirrors: new WeakMap(),
    shape,
    kind: kinds.of,
    make,
    formula: (text, bound) =>
      rewrite(template(text), (node) =>
        node.kind === 'call' ? make(node.op, ...node.args) : node.kind === 'symbol' ? (bound[node.name] ?? node) : node,
      ),
    simplify: (e) => rebuilt(e, k),
    size,
    add: (...terms) => add(terms, k),
    negate: (e) => exprOf(negated(termOf(e, k)), k),
    times: (...factors) => elementwiseProduct(factors, k),
    over: (a, b) => exprOf(multiply(termOf(a, k), raise(termOf(b, k), -1, k), k), k),
    product: (...factors) => factors.reduce(product),
    transpose,
    eye: (n) => (n === 1 ? num(1) : call('eye', [size(n)])),
    ones: (of) => filled('ones', of),
    zeros: (of) => (isScalar(of) ? num(0) : filled('zeros', of)),
    diag,
    vec,
    kron,
    sum,
    inner,
    symbol(name, of, like) {
      const made = sym(name);
      shapes.set(made, of);
      if (like) kinds.set(made, kinds.of(like));
      return made;
    },
    apart: (e, wrap) => outsideOf(e, (body) => wrap(exprOf(body, k))),
    isZero: (e) => isCall(e, 'zeros') || (e.kind === 'number' && e.value === 0),
    constant(e) {
      if (isScalar(shape(e))) return e;
      const term = termOf(e, k);
      return term.body.length > 0 ? undefined : exprOf({ ...term, shape: SCALAR }, k);
    },
  };
  return k;

  function shape(e: Expr): SettledShape {
    if (e.kind === 'number') return SCALAR;
    const known = shapes.get(e);
    if (known) return known;
    spend(1);
    const settled = e.kind === 'call' ? shapeOfCall(e) : scope.shapes.get(e.name);
    if (!settled && e.kind === 'symbol' && !scope.sizes.has(e.name)) throw new Error(`no shape for ${e.name}`);
    shapes.set(e, settled ?? SCALAR);
    return settled ?? SCALAR;
  }

  function size(of: SettledSize): Expr {
    if (typeof of === 'number') return num(of);
    const monomials = of.split(' + ').map((monomial) => {
      const factors = monomial.split('*').map((part): Expr => (/^\d+$/.test(part) ? num(Number(part)) : sym(part)));
      return factors.reduce((a, b) => call('*', [a, b]));
    });
    return monomials.reduce((a, b) => call('+', [a, b]));
  }

  function filled(op: 'ones' | 'zeros', { rows, cols }: SettledShape): Expr {
    if (rows === 1 && cols === 1) return num(op === 'ones' ? 1 : 0);
    if (rows === 1) return call("'", [call(op, [size(cols)])]);
    return call(op, cols === 1 ? [size(rows)] : [size(rows), size(cols)]);
  }

  function make(op: string, ...args: readonly Expr[]): Expr {
    spend(1);
    const [a, b] = args as [Expr, Expr];
    switch (op) {
      case '+':
        return k.add(a, b);
      case '-':
        return k.add(a, k.negate(b));
      case 'neg':
        return k.negate(a);
      case '*':
        return product(a, b);
      case '.*':
        return k.times(a, b);
      case './':
        return k.over(a, b);
      case '/':
        return isScalar(shape(b)) ? k.over(a, b) : call(op, args);
      case '^':
      case '.^':
        return power(op, a, b);
      case "'":
        return transpose(a);
      case 'sqrt':
        return exprOf(raise(termOf(a, k), 0.5, k), k);
      case 'sum':
        return sum(a);
      case 'diag':
        return diag(a);
      case 'vec':
        return vec(a);
      case 'kron':
        return kron(a, b);
      default: {
        const plain = call(op, args);
        return operationOf(plain).simplify?.(args, k) ?? plain;
      }
    }
  }

  function power(op: '^' | '.^', base: Expr, exponent: Expr): Expr {
    const elementwise = op === '.^' || isScalar(shape(base));
    if (exponent.kind === 'number') {
      if (elementwise)
        return exponent.value === 0 ? k.ones(shape(base)) : exprOf(raise(termOf(base, k), exponent.value, k), k);
      if (exponent.value === 0) return k.eye(shape(base).rows);
      if (exponent.value === 1) return base;
      if (exponent.value === -1) return make('inv', base);
    }
    return call(elementwise && isScalar(shape(base)) && isScalar(shape(exponent)) ? '^' : op, [base, exponent]);
  }

  function product(a: Expr, b: Expr): Expr {
    return isScalar(shape(a)) || isScalar(shape(b)) ? k.times(a, b) : matrixProduct(a, b, k);
  }

  function transpose(e: Expr): Expr {
    const of = shape(e);
    if (isScalar(of)) return e;
    if (e.kind === 'symbol') return isSymmetricSymbol(e.name) ? e : call("'", [e]);
    const lying = isColumn(of) || isRow(of);
    if (isSum(e) && !lying) {
      const [a, b] = e.args as [Expr, Expr];
      return make(e.op, transpose(a), transpose(b));
    }
    const term = termOf(e, k);
    const turned = { ...term, shape: transposed(of) };
    if (term.body.length === 0) return exprOf(turned, k);
    const [only, other] = term.body;
    // The transposed factor may have a number and scalars of its own: (c xᵀ)ᵀ = c x.
    if (only && !other && only.power === 1)
      return exprOf(multiply({ ...turned, body: [] }, termOf(transposedBase(only.base), k), k), k);
    if (lying) return exprOf({ ...turned, body: [{ base: call("'", [bodyExpr(term, k)]), power: 1 }] }, k);
    return exprOf({ ...turned, body: term.body.map((f) => ({ ...f, base: transpose(f.base) })) }, k);
  }

  /** The transpose of one factor that is no number times something else. */
  function transposedBase(e: Expr): Expr {
    if (e.kind !== 'call') return transpose(e);
    const factors = chainOf(e, k);
    if (factors.length > 1) return chain(factors.map(transpose).reverse());
    const inside = (): Expr => argument(e, 0);
    if (e.op === "'") return inside();
    if (e.op === 'eye' || (e.op === 'diag' && shape(e).rows === shape(e).cols)) return e;
    if ((e.op === 'inv' || e.op === '^') && equal(transpose(inside()), inside())) return e;
    return operationOf(e).transposed?.(e.args, k) ?? call("'", [e]);
  }

  function isSymmetricSymbol(name: string): boolean {
    const tags = scope.tags.get(name);
    return tags !== undefined && (['symmetric', 'diagonal', 'psd', 'spd'] as const).some((tag) => tags.has(tag));
  }

  /** Keeps what varies over the entries inside `wrap`, and puts the rest in front. */
  function outsideOf(e: Expr, wrap: (body: Term) => Expr): Expr {
    const term = termOf(e, k);
    const scalars = exprOf({ ...term, body: [], shape: SCALAR }, k);
    return k.times(scalars, wrap({ ...term, coefficient: { p: 1, q: 1 }, scalars: [] }));
  }

  function diag(e: Expr): Expr {
    const of = shape(e);
    if (isScalar(of)) return e;
    if (!isColumn(of) && !isRow(of)) {
      if (isCall(e, 'diag')) return argument(e, 0);
      if (isCall(e, 'eye')) return k.ones({ rows: of.rows, cols: 1 });
      return call('diag', [e]);
    }
    if (k.isZero(e)) return k.zeros({ rows: of.rows, cols: of.rows });
    const factor = k.constant(e);
    return factor
      ? k.times(factor, k.eye(isRow(of) ? of.cols : of.rows))
      : call('diag', [isRow(of) ? transpose(e) : e]);
  }

  function vec(e: Expr): Expr {
    const { rows, cols } = shape(e);
    // Of a matrix with a side of 1 it makes a vector, which softmax and its like tell apart.
    if (kinds.of(e) === 'matrix' && (rows === 1) !== (cols === 1)) return call('vec', [e]);
    if (cols === 1 || rows === 1) return cols === 1 ? e : transpose(e);
    const stacked = { rows: sizeProduct(rows, cols), cols: 1 };
    return outsideOf(e, (body) => (body.body.length === 0 ? k.ones(stacked) : call('vec', [exprOf(body, k)])));
  }

  function kron(a: Expr, b: Expr): Expr {
    if (isScalar(shape(a)) || isScalar(shape(b))) return k.times(a, b);
    const [s, t] = [shape(a), shape(b)];
    if (k.isZero(a) || k.isZero(b))
      return k.zeros({ rows: sizeProduct(s.rows, t.rows), cols: sizeProduct(s.cols, t.cols) });
    if (isCall(a, 'eye') && isCall(b, 'eye')) return k.eye(sizeProduct(s.rows, t.rows));
    return outsideOf(a, (left) => outsideOf(b, (right) => kronecker(exprOf(left, k), exprOf(right, k), k)));
  }

  function sizeProduct(a: SettledSize, b: SettledSize): SettledSize {
    return rules.times(a, b) as SettledSize;
  }

  function sum(e: Expr): Expr {
    const of = shape(e);
    if (isScalar(of)) return e;
    // Deviations from the mean add up to 0.
    if (isSum(e) && k.isZero(make(e.op, sum(filling(argument(e, 0), of)), sum(filling(argument(e, 1), of)))))
      return num(0);
    return outsideOf(e, (body) => {
      if (body.body.length === 0) return k.simplify(size(sizeProduct(of.rows, of.cols)));
      const [u, v, third] = body.body;
      // Σ uᵢ vᵢ = uᵀv for columns
      if (isColumn(of) && u && !third) {
        if (!v && u.power === 2) return product(transpose(u.base), u.base);
        if (v && u.power === 1 && v.power === 1) return product(transpose(u.base), v.base);
      }
      const entries = exprOf(body, k);
      if (isSum(entries) && !equal(entries, e)) return sum(entries);
      const plain = call('sum', [entries]);
      return operationOf(plain).simplify?.([entries], k) ?? plain;
    });
  }

  /** A scalar in a sum of another shape stands for all its entries. */
  function filling(e: Expr, of: SettledShape): Expr {
    return isScalar(shape(e)) ? k.times(e, k.ones(of)) : e;
  }

  function inner(a: Expr, b: Expr): Expr {
    const of = shape(a);
    if (isScalar(of)) return k.times(a, b);
    if (isColumn(of)) return product(transpose(a), b);
    if (isRow(of)) return product(a, transpose(b));
    if (isCall(a, 'eye')) return make('tr', b);
    if (isCall(b, 'eye')) return make('tr', a);
    const plain = (e: Expr): boolean => {
      const term = termOf(e, k);
      const [only, other] = term.body;
      return (
        only !== undefined &&
        !other &&
        only.power === 1 &&
        (only.base.kind === 'symbol' || MATRIX_LIKE.has((only.base as Call).op))
      );
    };
    return plain(a) && plain(b) ? make('tr', product(transpose(a), b)) : sum(k.times(a, b));
  }
}
