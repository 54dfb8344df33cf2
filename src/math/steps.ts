// The steps of difference quotients: which ones are tried, and of two results which has settled.
import type { Tensor } from './tensor.js';

const STEPS = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
/** Quotients with different steps whose relative distance is less have their first digits in common. */
const AGREED = 1e-2;

/** A difference quotient of one output, what rounding may change in it, and how far it is from that of a greater step. */
export interface Quotient {
  readonly value: number;
  readonly doubt: number;
  readonly spread: number;
}

/** The steps worth trying for a point: relative to its greatest entry, to 1, and to its least. */
export function stepsFor({ data }: Tensor): number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const entry of data) {
    const size = Math.abs(entry);
    if (size > most) most = size;
    if (size > 0 && size < least) least = size;
  }
  const scales = [Math.max(1, most), 1, Math.min(1, Math.max(least, 1e-12))];
  const steps = scales.flatMap((scale) => STEPS.map((step) => step * scale)).sort((a, b) => b - a);
  // Quotients with nearly the same step agree whether they have settled or not.
  return steps.reduce<number[]>((apart, step) => {
    if (apart.length === 0 || step < apart[apart.length - 1]! / 2) apart.push(step);
    return apart;
  }, []);
}

/**
 * Whether one quotient has settled better than another. A step too great for the function gives quotients that fall with
 * 1/h and lie close together only since they are small: those agree in no digit. Where neither has a digit, the closest are best.
 */
export function settledBetter(one: Quotient, other: Quotient): boolean {
  const [a, b] = [one, other].map(({ value, spread }) => spread / Math.abs(value)) as [number, number];
  return a < AGREED || b < AGREED ? a < b : one.spread < other.spread;
}
