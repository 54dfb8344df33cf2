// Norms that are written as roots of sums of squares: √(xᵀx), √(Σ xᵢ²/n), (Σ |xᵢ|ᵖ)^(1/p).
import { argument, type Call, call, type Expr, isCall, isNumber, num, rewrite } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import type { Evaluator } from './evaluate.js';
import { isNothing } from './operations/reductions.js';
import { ROUNDING } from './row.js';
import { isColumn, isScalar } from './shape.js';

/** The formula with its roots of sums of squares written as norms, where they vanish; elsewhere they are smooth anyway. */
export function withNorms(core: Expr, k: Algebra, at: Evaluator): Expr {
  return rewrite(core, (node) => {
    if (node.kind !== 'call') return node;
    const [base, power] = rootOf(node);
    if (!base || power === undefined || !isScalar(k.shape(node)) || at.value(base).data[0]! > ROUNDING ** power)
      return node;
    const found = (power === 2 ? euclidean(base, k) : undefined) ?? pNorm(base, power);
    return found && isNothing(at.value(found.of), found.of) ? found.norm : node;
  });
}

/** The operand of a root, and which root it is: √u, u^(1/p). */
function rootOf(node: Call): [Expr, number] | [] {
  if (isCall(node, 'sqrt')) return [argument(node, 0), 2];
  if (node.op !== '^' && node.op !== '.^') return [];
  const [base, exponent] = node.args as [Expr, Expr];
  const value = numberOf(exponent);
  return value !== undefined && value > 0 && value <= 1 ? [base, 1 / value] : [];
}

/** A number, or a quotient of two. */
function numberOf(e: Expr): number | undefined {
  if (e.kind === 'number') return e.value;
  if (e.kind !== 'call' || (e.op !== '/' && e.op !== './')) return undefined;
  const [a, b] = e.args.map(numberOf);
  return a === undefined || b === undefined ? undefined : a / b;
}

/** c‖v‖ of c²·vᵀv. */
function euclidean(u: Expr, k: Algebra): Norm | undefined {
  const found = squared(u, k);
  if (!found) return undefined;
  const { factor, of } = found;
  const norm = isScalar(k.shape(of)) ? call('abs', [of]) : call(isLine(of, k) ? 'norm2' : 'normF', [of]);
  const parts = Math.round(1 / factor);
  if (Math.abs(factor * parts - 1) > 1e-12) return { of, norm: call('*', [num(Math.sqrt(factor)), norm]) };
  return { of, norm: parts === 1 ? norm : call('/', [norm, call('sqrt', [num(parts)])]) };
}
const isLine = (e: Expr, k: Algebra): boolean => k.shape(e).rows === 1 || k.shape(e).cols === 1;

/** A norm, and what it is of. */
interface Norm {
  readonly of: Expr;
  readonly norm: Expr;
}

interface Squared {
  readonly factor: number;
  readonly of: Expr;
}

/** u as factor·Σ of the squares of the entries of `of`. */
function squared(u: Expr, k: Algebra): Squared | undefined {
  if (u.kind !== 'call') return undefined;
  const [a, b] = u.args as [Expr, Expr];
  if (isCall(u, 'sum')) return a.kind === 'call' ? squareOfEntries(a) : undefined;
  if ((u.op === '/' || u.op === './') && (numberOf(b) ?? 0) > 0)
    return scaledBy(squared(a, k), 1 / (numberOf(b) as number));
  if (u.op === '*' || u.op === '.*') {
    if ((numberOf(a) ?? 0) > 0) return scaledBy(squared(b, k), numberOf(a) as number);
    if (isCall(a, "'") && same(argument(a, 0), b) && isColumn(k.shape(b))) return { factor: 1, of: b };
  }
  if (u.op === '+' && isScalar(k.shape(u))) {
    const parts = [squared(a, k), squared(b, k)];
    if (!parts.every((part) => part !== undefined && part.factor === 1 && k.shape(part.of).cols === 1))
      return undefined;
    return {
      factor: 1,
      of: call(
        'matrix',
        parts.map((part) => call('row', [(part as Squared).of])),
      ),
    };
  }
  if (isCall(u, 'tr') && isCall(a, '*')) {
    const [left, right] = a.args as [Expr, Expr];
    const one = isCall(left, "'") && same(argument(left, 0), right);
    return one ? { factor: 1, of: right } : undefined;
  }
  return squareOfEntries(u);
}

/** v.^2, v.*v, v^2. */
function squareOfEntries(u: Call): Squared | undefined {
  const [a, b] = u.args as [Expr, Expr | undefined];
  if ((u.op === '.^' || u.op === '^') && b && isNumber(b, 2)) return { factor: 1, of: a };
  return (u.op === '.*' || u.op === '*') && b && same(a, b) ? { factor: 1, of: a } : undefined;
}

const scaledBy = (found: Squared | undefined, by: number): Squared | undefined =>
  found && { ...found, factor: found.factor * by };
const same = (a: Expr, b: Expr): boolean => a.hash === b.hash;

/** Σ |v|ᵖ under the p-th root. */
function pNorm(u: Expr, p: number): Norm | undefined {
  if (!isCall(u, 'sum')) return undefined;
  const powers = argument(u, 0);
  if (!isCall(powers, '.^') && !isCall(powers, '^')) return undefined;
  const [base, exponent] = powers.args as [Expr, Expr];
  if (!isCall(base, 'abs') || !isNumber(exponent, Math.round(p * 1e12) / 1e12)) return undefined;
  return { of: argument(base, 0), norm: call('norm_p', [argument(base, 0), exponent]) };
}
