// A term of a sum: a number, times powers of scalars, times an elementwise product of powers of one shape.
import { argument, type Call, call, type Expr, equal, isCall, type Num, num } from '../../formula/expr.js';
import { isScalar, SCALAR, type SettledShape } from '../shape.js';
import { chain, chainOf, sameBase } from './alike.js';
import { withNames } from './exponentials.js';
import { pickedBy, simplerFactors } from './factors.js';
import { withoutOpposites } from './opposites.js';
import { isOne, negate, ONE, power, type Rational, rational, times } from './rational.js';
import type { Factor, Simplifier, Term } from './simplifier.js';

export const numberTerm = (coefficient: Rational, shape: SettledShape = SCALAR): Term => ({
  coefficient,
  scalars: [],
  body: [],
  shape,
});

export function factorTerm(base: Expr, shape: SettledShape, exponent = 1): Term {
  const factors = [{ base, power: exponent }];
  return isScalar(shape)
    ? { coefficient: ONE, scalars: factors, body: [], shape }
    : { coefficient: ONE, scalars: [], body: factors, shape };
}

/** The same formula as one term; sums are single factors. */
export function termOf(e: Expr, k: Simplifier): Term {
  const known = k.terms.get(e);
  if (known) return known;
  k.spend(1);
  const term = e.kind === 'number' ? numberTerm(rational(e.value)) : readTerm(e, k);
  k.terms.set(e, term);
  return term;
}

function readTerm(e: Exclude<Expr, Num>, k: Simplifier): Term {
  const shape = k.shape(e);
  if (e.kind === 'symbol') return factorTerm(e, shape);
  const [a, b] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'neg':
      return negated(termOf(a, k));
    case 'ones':
      return numberTerm(ONE, shape);
    case 'zeros':
      return numberTerm(rational(0), shape);
    case "'":
      return isCall(a, 'ones') || isCall(a, 'zeros') ? { ...termOf(a, k), shape } : factorTerm(e, shape);
    case '.*':
      return multiply(termOf(a, k), termOf(b, k), k);
    case './':
      return multiply(termOf(a, k), raise(termOf(b, k), -1, k), k);
    case '/':
      return isScalar(k.shape(b)) ? multiply(termOf(a, k), raise(termOf(b, k), -1, k), k) : factorTerm(e, shape);
    case '*': {
      const [left, right] = [termOf(a, k), termOf(b, k)];
      if (isScalar(left.shape) || isScalar(right.shape)) return multiply(left, right, k);
      const base = chain([...chainOf(bodyExpr(left, k), k), ...chainOf(bodyExpr(right, k), k)]);
      return multiply(outside(left, right, k), factorTerm(base, shape), k);
    }
    case 'sqrt':
      return raise(termOf(a, k), 0.5, k);
    case '^':
    case '.^': {
      const elementwise = e.op === '.^' || isScalar(k.shape(a));
      return elementwise && b.kind === 'number' ? raise(termOf(a, k), b.value, k) : factorTerm(e, shape);
    }
    default:
      return factorTerm(e, shape);
  }
}

/** The number and the scalars of two terms together. */
export const outside = (a: Term, b: Term, k: Simplifier): Term => ({
  coefficient: times(a.coefficient, b.coefficient),
  scalars: join(a.scalars, b.scalars, k),
  body: [],
  shape: SCALAR,
});

export const negated = (term: Term): Term => ({ ...term, coefficient: negate(term.coefficient) });

/** The elementwise product; a scalar expands. */
export const multiply = (a: Term, b: Term, k: Simplifier): Term => ({
  coefficient: times(a.coefficient, b.coefficient),
  scalars: join(a.scalars, b.scalars, k),
  body: join(a.body, b.body, k),
  shape: isScalar(a.shape) ? b.shape : a.shape,
});

/** The elementwise power. Roots are taken of single factors only: √(x²) is |x|, not x. */
export function raise(term: Term, exponent: number, k: Simplifier): Term {
  const { coefficient, scalars, body, shape } = term;
  if (Number.isInteger(exponent)) {
    const factor = power(coefficient, exponent);
    if (factor) {
      const raised = (factors: readonly Factor[]): Factor[] =>
        factors.map(({ base, power: p }) => ({ base, power: p * exponent })).filter((f) => f.power !== 0);
      return { coefficient: factor, scalars: raised(scalars), body: raised(body), shape };
    }
  }
  const [only, second] = [...scalars, ...body];
  if (isOne(coefficient) && only && !second && only.power === 1) return factorTerm(only.base, shape, exponent);
  if (isOne(coefficient) && !only) return term;
  return factorTerm(exprOf(term, k), shape, exponent);
}

/** All factors, powers of one base together, in the order in which they come. */
function join(a: readonly Factor[], b: readonly Factor[], k: Simplifier): Factor[] {
  const joined = [...a];
  k.spend((a.length * b.length + a.length + b.length) / 16);
  for (const factor of b) {
    const i = joined.findIndex((other) => sameBase(other.base, factor.base, k));
    const total = factor.power + (joined[i]?.power ?? 0);
    if (i < 0) joined.push(factor);
    else if (total === 0) joined.splice(i, 1);
    else joined[i] = { base: joined[i]?.base as Expr, power: total };
  }
  return joined;
}

// ---- back to a formula

const raisedExpr = ({ base, power: p }: Factor, k: Simplifier): Expr => {
  if (p === 1) return base;
  if (p === 0.5) return call('sqrt', [base]);
  return call(isScalar(k.shape(base)) ? '^' : '.^', [base, num(p)]);
};

/** Minus a formula, the sign on its leftmost factor: -A*x, read as (-A)*x. */
export function signed(e: Expr): Expr {
  if (e.kind === 'number') return num(-e.value);
  const products = ['*', '/', '.*', './'];
  if (e.kind === 'call' && products.includes(e.op)) {
    const [first, ...rest] = e.args as [Expr, ...Expr[]];
    return call(e.op, [signed(first), ...rest]);
  }
  return isCall(e, 'neg') ? (e.args[0] as Expr) : call('neg', [e]);
}

const productOf = (op: string, factors: readonly Expr[]): Expr | undefined =>
  factors.length === 0 ? undefined : factors.reduce((a, b) => call(op, [a, b]));

/** The elementwise part as a formula without number and scalars. */
export function bodyExpr(term: Term, k: Simplifier): Expr {
  if (term.body.length === 0) return k.ones(term.shape);
  const { above, below } = fraction(term.body, k);
  const top = productOf('.*', above);
  const bottom = productOf('.*', below);
  if (!bottom) return top as Expr;
  return call('./', [top ?? num(1), bottom]);
}

/** Factors with positive powers, and those with negative ones. */
function fraction(factors: readonly Factor[], k: Simplifier): { above: Expr[]; below: Expr[] } {
  return {
    above: factors.filter((f) => f.power > 0).map((f) => raisedExpr(f, k)),
    below: factors.filter((f) => f.power < 0).map((f) => raisedExpr({ base: f.base, power: -f.power }, k)),
  };
}

const factorsOf = (e: Expr): readonly Expr[] => (isCall(e, '*') ? e.args.flatMap(factorsOf) : [e]);

/** A difference that reads better the other way round, b - a for -(a - b), by itself or in a product; undefined if none. */
function turned(e: Expr): Expr | undefined {
  if (isCall(e, '*')) {
    const factors = factorsOf(e);
    // r·rᵀ stays what it is, with whatever stands around it.
    const isMirrored = (factor: Expr): boolean =>
      factors.some((other) => isCall(other, "'") && equal(other.args[0] as Expr, factor));
    const i = factors.findLastIndex((factor) => !isMirrored(factor) && turned(factor) !== undefined);
    return i < 0 ? undefined : chain(factors.with(i, turned(factors[i] as Expr) as Expr));
  }
  if (isCall(e, 'diag') || isCall(e, '.*')) {
    // Inside, only 1 - u for -(u - 1).
    const i = e.args.findIndex((arg) => (isCall(arg, '-') ? argument(arg, 1).kind === 'number' : turned(arg)));
    const arg = e.args[i] && turned(e.args[i] as Expr);
    return arg && call(e.op, e.args.with(i, arg));
  }
  if (!isCall(e, '-')) return undefined;
  const [a, b] = e.args as [Expr, Expr];
  return isCall(a, '+') || isCall(a, '-') || isCall(a, 'neg') ? undefined : call('-', [b, a]);
}

/** Plain symbols before functions of them, differentials last: 2*x*cos(x^2)*dx. */
function inOrder(factors: readonly Factor[]): readonly Factor[] {
  const name = ({ base }: Factor): string => (base.kind === 'symbol' ? base.name : '');
  const isDifferential = (factor: Factor): boolean => name(factor).startsWith('d:');
  const symbols = factors.filter((factor) => name(factor) !== '' && !isDifferential(factor));
  return [
    ...symbols.sort((f, g) => (name(f) < name(g) ? -1 : 1)),
    ...factors.filter((factor) => name(factor) === ''),
    ...factors.filter(isDifferential),
  ];
}

/** ‖x‖ times x/‖x‖ is x, also inside a product. */
function withoutNorms(term: Term, k: Simplifier): Term {
  const i = term.scalars.findIndex(({ base, power: p }) => p >= 1 && (isCall(base, 'norm2') || isCall(base, 'normF')));
  const norm = term.scalars[i];
  if (!norm) return term;
  const of = (norm.base as Call).args[0] as Expr;
  const isDirection = (e: Expr): boolean => isCall(e, 'direction') && equal(e.args[0] as Expr, of);
  for (const [j, { base, power: p }] of term.body.entries()) {
    const factors = chainOf(base, k);
    const place = factors.findIndex(
      (factor) => isDirection(factor) || (isCall(factor, "'") && isDirection(factor.args[0] as Expr)),
    );
    if (p !== 1 || place < 0) continue;
    const replaced = isCall(factors[place] as Expr, "'") ? k.transpose(of) : of;
    const product = k.product(...factors.slice(0, place), replaced, ...factors.slice(place + 1));
    const scalars = term.scalars.flatMap((factor, l) =>
      l !== i ? [factor] : factor.power === 1 ? [] : [{ ...factor, power: factor.power - 1 }],
    );
    const rest: Term = { ...term, scalars, body: term.body.filter((_, l) => l !== j) };
    const others = rest.body.length > 0 ? rest : { ...rest, shape: SCALAR };
    return multiply(others, termOf(product, k), k);
  }
  return term;
}

/** v ⊙ eᵢ is vᵢ eᵢ. */
function withPickedEntries(term: Term, k: Simplifier): Term {
  const unit = term.body.find(({ base, power: p }) => p === 1 && isCall(base, 'unit'));
  if (!unit || term.body.length === 1) return term;
  const others = { ...term, coefficient: ONE, scalars: [], body: term.body.filter((factor) => factor !== unit) };
  const entry = pickedBy(unit.base, exprOf(others, k), k);
  if (!entry) return term;
  return multiply({ ...term, body: [unit] }, termOf(entry, k), k);
}

/** The term as a formula: number, scalars, elementwise part, over the denominators. */
export function exprOf(given: Term, k: Simplifier): Expr {
  let e = k.written.get(given);
  if (!e) {
    k.spend(1 + given.scalars.length + given.body.length);
    e = write(given, k);
    k.written.set(given, e);
  }
  return e;
}

/** A number, a letter, or a product or power of these. */
const isShort = (e: Expr): boolean =>
  e.kind !== 'call' || ((e.op === '*' || e.op === '^') && e.args.every((arg) => arg.kind !== 'call'));

function write(given: Term, k: Simplifier): Expr {
  const normless = withoutNorms(withoutOpposites(given), k);
  const plain = withPickedEntries(normless, k);
  let term = withNames({ ...plain, scalars: simplerFactors(plain.scalars, k), body: simplerFactors(plain.body, k) }, k);
  if (term.coefficient.p === 0) return k.zeros(term.shape);
  if (term.coefficient.p < 0) {
    // -(a - b)·c is (b - a)·c.
    const turn = (factors: readonly Factor[]): Factor[] | undefined => {
      const i = factors.findIndex((f) => f.power === 1 && turned(f.base));
      return i < 0 ? undefined : factors.map((f, j) => (j === i ? { base: turned(f.base) as Expr, power: 1 } : f));
    };
    const [body, scalars] = [turn(term.body), turn(term.scalars)];
    if (body) term = { ...negated(term), body };
    else if (scalars && term.body.length === 0) term = { ...negated(term), scalars };
  }
  const negative = term.coefficient.p < 0;
  const magnitude = Math.abs(term.coefficient.p);
  const scalars = fraction(inOrder(term.scalars), k);
  const numerators = magnitude === 1 ? scalars.above : [num(magnitude), ...scalars.above];
  const { q } = term.coefficient;
  const below = productOf('*', q === 1 ? scalars.below : [num(q), ...scalars.below]);
  const over = (e: Expr): Expr => (below ? call('/', [e, below]) : e);
  const withSign = (e: Expr): Expr => (negative ? signed(e) : e);

  if (isScalar(term.shape)) return withSign(over(productOf('*', numerators) ?? num(1)));
  const body = fraction(term.body, k);
  if (body.above.length === 0 && body.below.length > 0) {
    return withSign(call('./', [over(productOf('*', numerators) ?? num(1)), productOf('.*', body.below) as Expr]));
  }
  // An inner product stands behind the vector that it scales, in brackets: s (sᵀ v), but (xᵀx) I.
  const main = bodyExpr(term, k);
  const isBehind = (e: Expr): boolean => isCall(e, '*') && !isCall(main, 'eye');
  const inner = numerators.filter(isBehind);
  const before = numerators.filter((e) => !isBehind(e));
  const factors = [...chainOf(main, k), ...inner];
  if (before.length === 0) return withSign(over(chain(factors)));
  const prefix = productOf('*', before) as Expr;
  // 2*x/n, but 2/n*X'*r: before a product the number comes with its denominator, unless that is long.
  if (factors.length === 1) return withSign(over(call('*', [prefix, main])));
  if (below && !isShort(below)) return withSign(over(chain([prefix, ...factors])));
  return withSign(chain([over(prefix), ...factors]));
}

export const isSum = (e: Expr): e is Call => isCall(e, '+') || isCall(e, '-');
