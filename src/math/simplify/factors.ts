// What the factors of one product become together: signs, magnitudes and steps of one operand, powers with letters.
import { argument, type Call, call, type Expr, equal, isCall, num } from '../../formula/expr.js';
import type { Algebra } from '../algebra.js';
import { isColumn } from '../shape.js';
import type { Factor } from './simplifier.js';

/** The same product with fewer of them. */
export const simplerFactors = (factors: readonly Factor[], k: Algebra): readonly Factor[] =>
  withoutSteps(withoutSigns(withJoinedPowers(factors, k)), k);

const isWhole = (power: number): boolean => Number.isInteger(power);

/** The factors with one more: powers of one base are joined. */
function joined(factors: readonly Factor[], { base, power }: Factor): Factor[] {
  const known = factors.find((factor) => equal(factor.base, base));
  const total = (known?.power ?? 0) + power;
  const rest = factors.filter((factor) => factor !== known);
  return total === 0 ? rest : [...rest, { base, power: total }];
}

/**
 * Even powers of |u| are those of u, sign(u) |u|ᵖ = uᵖ for odd p, u sign(u) = |u|, and sign(u)ᵖ is 1 or sign(u) where u is
 * a factor as well.
 */
function withoutSigns(given: readonly Factor[]): readonly Factor[] {
  let factors = given;
  for (const factor of given) {
    if (!isCall(factor.base, 'abs') || !isWhole(factor.power) || factor.power % 2 !== 0) continue;
    const rest = factors.filter((other) => other !== factor);
    factors = joined(rest, { base: argument(factor.base, 0), power: factor.power });
  }
  for (const sign of factors) {
    if (!isCall(sign.base, 'sign') || !isWhole(sign.power) || sign.power < 1) continue;
    const u = argument(sign.base, 0);
    const magnitude = call('abs', [u]);
    const own = factors.find(({ base, power }) => isWhole(power) && (equal(base, u) || equal(base, magnitude)));
    const isOdd = sign.power % 2 === 1;
    // Of sign(u)² nothing is left only where another factor is 0 at 0, or has no value there.
    if (!own) {
      if (sign.power > 2) factors = factors.map((f) => (f === sign ? { ...f, power: isOdd ? 1 : 2 } : f));
      continue;
    }
    const rest = factors.filter((factor) => factor !== sign);
    if (!isOdd) factors = rest;
    else {
      const others = rest.filter((factor) => factor !== own);
      const isMagnitude = equal(own.base, magnitude);
      // sign(u) |u|ᵖ = uᵖ for the odd powers that |u| has left; sign(u) uᵖ = uᵖ⁻¹ |u|.
      factors = isMagnitude
        ? joined(others, { base: u, power: own.power })
        : own.power % 2 === 0
          ? joined(joined(others, { base: u, power: own.power - 1 }), { base: magnitude, power: 1 })
          : joined(others, { base: magnitude, power: own.power });
    }
  }
  return factors;
}

/** A step is its own square, u·1[u > 0] = relu(u), and what is 0 wherever a step is needs it no more. */
function withoutSteps(factors: readonly Factor[], k: Algebra): readonly Factor[] {
  if (!factors.some(({ base }) => isCall(base, 'step'))) return factors;
  const isPositivePart = (e: Expr, of: Expr): boolean =>
    (isCall(e, 'relu') && equal(argument(e, 0), of)) ||
    (isCall(e, 'max') &&
      e.args.length === 2 &&
      [0, 1].some((i) => k.isZero(argument(e, i)) && equal(argument(e, 1 - i), of)));
  let simpler = factors;
  for (const step of factors) {
    if (!isCall(step.base, 'step') || step.power <= 0) continue;
    const of = argument(step.base, 0);
    const rest = simpler.filter((factor) => factor !== step);
    const own = rest.find(({ base, power }) => isWhole(power) && power > 0 && equal(base, of));
    if (rest.some(({ base, power }) => power > 0 && isPositivePart(base, of))) simpler = rest;
    else if (own)
      simpler = joined(
        rest.filter((factor) => factor !== own),
        { base: call('relu', [of]), power: own.power },
      );
    else if (step.power > 1) simpler = [...rest, { ...step, power: 1 }];
  }
  return simpler;
}

/** uᵏ·u = uᵏ⁺¹, and uᵏ·uˡ = uᵏ⁺ˡ, of exponents with letters. */
function withJoinedPowers(given: readonly Factor[], k: Algebra): readonly Factor[] {
  const isPower = (factor: Factor): factor is Factor & { base: Call } => {
    const { base, power } = factor;
    return power === 1 && (isCall(base, '^') || isCall(base, '.^')) && argument(base, 1).kind !== 'number';
  };
  let factors = given;
  for (const factor of given) {
    if (!factors.includes(factor) || !isPower(factor)) continue;
    const [base, exponent] = [argument(factor.base, 0), argument(factor.base, 1)];
    const same = (other: Factor): boolean =>
      other !== factor &&
      ((other.power > 0 && isWhole(other.power) && equal(other.base, base)) ||
        (isPower(other) && equal(argument(other.base, 0), base)));
    const others = factors.filter(same);
    if (others.length === 0) continue;
    const exponents = others.map((other) => (isPower(other) ? argument(other.base, 1) : num(other.power)));
    const power = k.make(factor.base.op, base, k.add(exponent, ...exponents));
    factors = joined(
      factors.filter((other) => other !== factor && !others.includes(other)),
      { base: power, power: 1 },
    );
  }
  return factors;
}

/** Entry i of a column v for the unit vector eᵢ; undefined of another vector, or where i is a letter. */
export function pickedBy(unit: Expr, v: Expr, k: Algebra): Expr | undefined {
  if (!isCall(unit, 'unit') || argument(unit, 0).kind !== 'number' || !isColumn(k.shape(v))) return undefined;
  return isCall(v, 'unit') ? undefined : (k.constant(v) ?? k.make('index', v, argument(unit, 0)));
}
