// Coefficients as people write them: 2/3, not 0.6666666666666666.

/** p/q; q is 1 where p is not a whole number. */
export interface Rational {
  readonly p: number;
  readonly q: number;
}

export const ONE: Rational = { p: 1, q: 1 };

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

export function rational(p: number, q = 1): Rational {
  if (!Number.isSafeInteger(p) || !Number.isSafeInteger(q)) return { p: p / q, q: 1 };
  const common = gcd(p, q) * Math.sign(q);
  return { p: p / common, q: q / common };
}

export const plus = (a: Rational, b: Rational): Rational => rational(a.p * b.q + b.p * a.q, a.q * b.q);
export const times = (a: Rational, b: Rational): Rational => rational(a.p * b.p, a.q * b.q);
export const negate = ({ p, q }: Rational): Rational => ({ p: p === 0 ? 0 : -p, q });
export const isOne = ({ p, q }: Rational): boolean => p === 1 && q === 1;

/** a to a whole power; undefined for a negative power of 0. */
export function power(a: Rational, exponent: number): Rational | undefined {
  if (exponent >= 0) return rational(a.p ** exponent, a.q ** exponent);
  return a.p === 0 ? undefined : rational(a.q ** -exponent, a.p ** -exponent);
}
