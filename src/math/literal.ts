// The builder that simplifies nothing: a formula as it was typed, whose value is the judge of every rule.
import { call, type Expr, rewrite } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { isColumn, isScalar } from './shape.js';
import { template } from './template.js';

/** Builds what it is told to, in the scope of `k`. */
export function literal(k: Algebra): Algebra {
  const joined =
    (op: string) =>
    (...parts: readonly Expr[]): Expr =>
      parts.reduce((a, b) => call(op, [a, b]));
  const unlessScalar =
    (op: string) =>
    (e: Expr): Expr =>
      isScalar(k.shape(e)) ? e : call(op, [e]);
  const transpose = unlessScalar("'");
  const times = joined('.*');
  const sum = unlessScalar('sum');
  return {
    ...k,
    make: (op, ...args) => call(op, args),
    simplify: (e) => e,
    formula: (text, bound) =>
      rewrite(template(text), (node) => (node.kind === 'symbol' ? (bound[node.name] ?? node) : node)),
    add: joined('+'),
    negate: (e) => call('neg', [e]),
    times,
    over: (a, b) => call('./', [a, b]),
    product: joined('*'),
    transpose,
    diag: unlessScalar('diag'),
    vec: unlessScalar('vec'),
    kron: (a, b) => call('kron', [a, b]),
    sum,
    inner: (a, b) => (isColumn(k.shape(a)) ? call('*', [transpose(a), b]) : sum(times(a, b))),
    apart: (e, wrap) => wrap(e),
    constant: () => undefined,
  };
}
