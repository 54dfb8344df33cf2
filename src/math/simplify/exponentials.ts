// Quotients and logarithms of exponentials by the names that people know: σ, softmax, tanh, logsumexp, softplus.
import { argument, call, type Expr, equal, isCall, num } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { isColumn } from '../shape.js';
import type { Factor, Simplifier, Term } from './simplifier.js';

/** log det X, log Σ exp x and log(1 + exp x) by their names; undefined where it is none of them. */
export function logarithm(of: Expr, k: Algebra): Expr | undefined {
  if (isCall(of, 'det')) return k.make('logdet', argument(of, 0));
  const [entries] = isCall(of, 'sum') ? of.args : [];
  if (entries && isCall(entries, 'exp')) return call('logsumexp', [argument(entries, 0)]);
  const u = ofOnePlusExp(of);
  return u && call('softplus', [u]);
}

/** The exponent u of a factor 1 + exp(u). */
function ofOnePlusExp(e: Expr): Expr | undefined {
  if (!isCall(e, '+')) return undefined;
  const [a, b] = [argument(e, 0), argument(e, 1)];
  const one = (x: Expr): boolean => x.kind === 'number' && x.value === 1;
  return one(a) && isCall(b, 'exp') ? argument(b, 0) : one(b) && isCall(a, 'exp') ? argument(a, 0) : undefined;
}

/**
 * The factors with exp(u)/(1 + exp(u)) = σ(u) and 1/(1 + exp(u)) = 1 - σ(u); of u = -v they are 1 - σ(v) and σ(v), and
 * the one with fewer signs is written.
 */
function sigmoids(factors: readonly Factor[], k: Simplifier): readonly Factor[] {
  const i = factors.findIndex(({ base, power }) => power < 0 && Number.isInteger(power) && ofOnePlusExp(base));
  const below = factors[i];
  if (!below) return factors;
  const u = ofOnePlusExp(below.base) as Expr;
  const v = k.negate(u);
  const isTurned = isNegative(u);
  const [plus, minus] = isTurned
    ? [oneMinus(call('sigmoid', [v])), call('sigmoid', [v])]
    : [call('sigmoid', [u]), oneMinus(call('sigmoid', [u]))];
  const j = factors.findIndex(({ base, power }) => power > 0 && isCall(base, 'exp') && equal(argument(base, 0), u));
  const above = factors[j]?.power ?? 0;
  const most = -below.power;
  // exp(u)^a (1 + exp(u))^-m = σ(u)^a (1 - σ(u))^(m - a), for whole a up to m.
  if (!Number.isInteger(above) || above > most) return factors;
  const rest = factors.filter((_, l) => l !== i && l !== j);
  const powers = [
    { base: plus, power: above },
    { base: minus, power: most - above },
  ];
  const named = powers.filter(({ power }) => power > 0);
  return [...rest, ...(isTurned ? named.reverse() : named)];
}

const oneMinus = (e: Expr): Expr => call('-', [num(1), e]);

/** Whether a formula begins with a minus. */
function isNegative(e: Expr): boolean {
  if (e.kind === 'number') return e.value < 0;
  if (isCall(e, 'neg')) return true;
  return e.kind === 'call' && ['*', '.*', '/', './', '+', '-'].includes(e.op) && isNegative(argument(e, 0));
}

/** (exp(u) - exp(-u))/(exp(u) + exp(-u)) = tanh(u). */
function tangents(factors: readonly Factor[], k: Simplifier): readonly Factor[] {
  const pairOf = (e: Expr, op: '+' | '-'): Expr | undefined => {
    if (!isCall(e, op)) return undefined;
    const [a, b] = [argument(e, 0), argument(e, 1)];
    if (!isCall(a, 'exp') || !isCall(b, 'exp')) return undefined;
    const [u, v] = [argument(a, 0), argument(b, 0)];
    return equal(k.negate(u), v) ? u : undefined;
  };
  const i = factors.findIndex(({ base, power }) => power === -1 && pairOf(base, '+'));
  const j = factors.findIndex(({ base, power }) => power === 1 && pairOf(base, '-'));
  const [below, above] = [factors[i], factors[j]];
  if (!below || !above) return factors;
  const [u, w] = [pairOf(above.base, '-') as Expr, pairOf(below.base, '+') as Expr];
  const sign = equal(u, w) || equal(k.negate(u), w);
  return sign ? [...factors.filter((_, l) => l !== i && l !== j), { base: call('tanh', [u]), power: 1 }] : factors;
}

/** exp(x)/sum(exp(x)) = softmax(x), of a column. */
function softmaxes(term: Term, k: Simplifier): Term {
  const i = term.body.findIndex(({ base, power }) => power > 0 && isCall(base, 'exp') && isColumn(k.shape(base)));
  const above = term.body[i];
  if (above?.base.kind !== 'call') return term;
  const of = argument(above.base, 0);
  const j = term.scalars.findIndex(
    ({ base, power }) => -power >= above.power && isCall(base, 'sum') && equal(argument(base, 0), above.base),
  );
  const below = term.scalars[j];
  if (!below) return term;
  const left = below.power + above.power;
  return {
    ...term,
    body: term.body.map((factor, l) => (l === i ? { base: call('softmax', [of]), power: above.power } : factor)),
    scalars: term.scalars.flatMap((factor, l) => (l !== j ? [factor] : left === 0 ? [] : [{ ...factor, power: left }])),
  };
}

/** The term with the names of the quotients in it. */
export function withNames(term: Term, k: Simplifier): Term {
  if (![...term.body, ...term.scalars].some(({ power }) => power < 0)) return term;
  const plain = (factors: readonly Factor[]): readonly Factor[] => tangents(sigmoids(factors, k), k);
  return softmaxes({ ...term, body: plain(term.body), scalars: plain(term.scalars) }, k);
}
