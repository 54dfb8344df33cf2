// Sums of products of powers over their exponents, Σ_{r=0}^{k−1} Aʳ M Bᵏ⁻¹⁻ʳ: derivatives of powers of a matrix.
import type { Cursor, Grammar } from './cursor.js';
import { argument, type Call, call, type Expr, isCall, num, sym, symbolsOf } from './expr.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

const SIGNS = new Set(['sum', 'Sigma']);

/** A sum of letters with their factors; the number in it has no name. */
type Linear = ReadonlyMap<string, number>;

/** What stands behind Σ with an index from … to …; undefined where it is another name, or entries are added. Throws Unanswerable of any other sum. */
export function powerSum(c: Cursor, g: Grammar, { text: name, span }: Token): Expr | undefined {
  const [open, index, sign] = [1, 2, 3].map((ahead) => c.peek(ahead).text) as [string, string, string];
  if (!SIGNS.has(name) || !c.sees('_') || open !== '{' || sign !== '=' || c.indexed(index)) return undefined;
  c.next();
  const low = c.bracketed(c.next(), () => {
    c.next();
    c.next();
    return g.sum();
  });
  const refused = new Unanswerable('index-notation', { name: c.typed([span[0], c.end()]) }, span);
  if (!c.accept('^')) throw refused;
  const high = c.sees('{') ? c.bracketed(c.next(), g.sum) : g.exponent();
  const found = powers(c.nested(g.term), index, linear(low), linear(high));
  if (!found) throw refused;
  return c.counted(call(found.op, found.args, [span[0], c.end()]));
}

/** Σ from `low` to `high` of Aʳ⁻ˡᵒʷ M Bʰⁱᵍʰ⁻ʳ, where r may run backwards, or of Bʰⁱᵍʰ⁻ʳ ⊗ Aʳ⁻ˡᵒʷ. */
function powers(body: Expr, index: string, low: Linear | undefined, high: Linear | undefined): Call | undefined {
  if (!low || !high) return undefined;
  if (isCall(body, "'")) {
    const inner = powers(argument(body, 0), index, low, high);
    return inner && call("'", [inner]);
  }
  const count = formula(sum(sum(high, low, -1), new Map([['', 1]])));
  const r: Linear = new Map([[index, 1]]);
  const [up, down] = [sum(r, low, -1), sum(high, r, -1)];
  const factors = isCall(body, 'kron') ? body.args : factorsOf(body);
  const exponents = factors.map((factor) => power(factor)?.exponent);
  const first = exponents.findIndex((each) => each && (isSame(each, up) || isSame(each, down)));
  const rest = exponents[first] && isSame(exponents[first], up) ? down : up;
  const last = exponents.findLastIndex((each) => each && isSame(each, rest));
  const others = factors.filter((_, at) => at !== first && at !== last);
  if (first < 0 || last <= first || others.some((factor) => symbolsOf(factor).includes(index))) return undefined;
  const [left, right] = [first, last].map((at) => power(factors[at] as Expr)?.base) as [Expr, Expr];
  if (isCall(body, 'kron')) return call('power_kron', [left, right, count]);
  const between = factors.slice(first + 1, last);
  const middle = between.length > 0 ? product(between) : call('eye', []);
  const whole = call('power_sum', [left, middle, right, count]);
  return product([...factors.slice(0, first), whole, ...factors.slice(last + 1)]) as Call;
}

const factorsOf = (e: Expr): Expr[] => (isCall(e, '*') || isCall(e, 'dot') ? e.args.flatMap(factorsOf) : [e]);
const product = (factors: readonly Expr[]): Expr => factors.reduce((a, b) => call('*', [a, b]));

/** A power with its exponent; (Xʳ)ᵀ is one of Xᵀ, and X one with the exponent 1. */
function power(e: Expr): { readonly base: Expr; readonly exponent: Linear } | undefined {
  if (isCall(e, "'")) {
    const inner = power(argument(e, 0));
    return inner && { base: call("'", [inner.base]), exponent: inner.exponent };
  }
  if (!isCall(e, '^')) return undefined;
  const exponent = linear(argument(e, 1));
  return exponent && { base: argument(e, 0), exponent };
}

function linear(e: Expr): Linear | undefined {
  if (e.kind === 'number') return new Map([['', e.value]]);
  if (e.kind === 'symbol') return new Map([[e.name, 1]]);
  const [a, b] = e.args.map(linear);
  if (isCall(e, 'neg')) return a && sum(new Map(), a, -1);
  if (!isCall(e, '+') && !isCall(e, '-')) return undefined;
  return a && b && sum(a, b, e.op === '+' ? 1 : -1);
}

function sum(a: Linear, b: Linear, sign = 1): Linear {
  const all = new Map(a);
  for (const [name, factor] of b) all.set(name, (all.get(name) ?? 0) + sign * factor);
  return all;
}

const isSame = (a: Linear, b: Linear): boolean => [...sum(a, b, -1).values()].every((factor) => factor === 0);

/** The sum as a formula, its number last. */
function formula(of: Linear): Expr {
  const terms = [...of].filter(([name, factor]) => name !== '' && factor !== 0);
  const [first, ...others] = terms.map(([name, factor]) =>
    factor === 1 ? sym(name) : call('*', [num(factor), sym(name)]),
  );
  const number = of.get('') ?? 0;
  if (!first) return num(number);
  const letters = others.reduce((a: Expr, b) => call('+', [a, b]), first);
  return number === 0 ? letters : call(number < 0 ? '-' : '+', [letters, num(Math.abs(number))]);
}
