// A function of one number along the whole line: at which places it is looked at, where its sign changes, where it ends or tends to.
import { seen } from './numbers-by-sight.js';

/** NaN where it has no value. */
export type OfNumber = (x: number) => number;

/** Up to here places are close to one another; up to `FAR` they grow by a factor. */
export const NEAR = 12;
const STEP = 0.02;
/** Off the whole numbers, where so many functions bend. */
const SHIFT = 0.0071;
const FAR = 1e8;
/** Numbers below are 0 as far as rounding shows. */
export const NOTHING = 1e-12;

export const places = (): number[] => {
  const half: number[] = [];
  for (let x = 1e-6; x < STEP; x *= 2) half.push(x);
  for (let x = STEP + SHIFT; x < NEAR; x += STEP) half.push(x);
  for (let x = NEAR; x < FAR; x *= 1.25) half.push(x);
  return [...half.map((x) => -x).reverse(), ...half];
};

/** Where the domain ends on either side. What is no number that is known by sight is where numbers overflow. */
export function ends(value: OfNumber, xs: readonly number[]): readonly [number, number] {
  const from = (first: number, next: number): number => {
    const infinite = Math.sign(first - next) * Number.POSITIVE_INFINITY;
    if (Math.abs(first) > FAR / 2) return infinite;
    const beyond = first + 2 * (first - next);
    if (Number.isFinite(value(beyond))) return infinite;
    const edge = seen(border((x) => (Number.isFinite(value(x)) ? 1 : -1), first, beyond));
    return edge.isExact ? edge.value : infinite;
  };
  return [from(xs[0] as number, xs[1] as number), from(xs.at(-1) as number, xs.at(-2) as number)];
}

export interface Run {
  readonly first: number;
  readonly last: number;
  readonly sign: -1 | 0 | 1;
  readonly isRounding: boolean;
}

/** Neighbouring places at which the values have one sign. */
export function runs(value: OfNumber, xs: readonly number[], ys: readonly number[]): Run[] {
  const found: Run[] = [];
  // Far out rounding leaves signs of its own; near 0 a power may be as small.
  const signOf = (y: number, x: number): -1 | 0 | 1 =>
    Math.abs(y) <= (Math.abs(x) > 1 ? NOTHING * 1e-3 : 1e-300) ? 0 : y > 0 ? 1 : -1;
  for (let i = 0; i < xs.length; ) {
    const sign = signOf(ys[i] as number, xs[i] as number);
    let last = i;
    while (last + 1 < xs.length && signOf(ys[last + 1] as number, xs[last + 1] as number) === sign) last++;
    found.push({ first: i, last, sign, isRounding: sign === 0 && fades(value, xs, i, last) });
    i = last + 1;
  }
  return found;
}

/** How far from a place it is looked whether the function leaves it. */
export const ASIDE = 0.05;

/** Whether what stands beside a run of zeros is near 0 too, as the tail of a bell is and the kink of relu is not. */
function fades(value: OfNumber, xs: readonly number[], first: number, last: number): boolean {
  if (first === 0 && last === xs.length - 1) return false;
  const sides = [
    { x: xs[first - 1], outward: -1 },
    { x: xs[last + 1], outward: 1 },
  ];
  return sides.every(({ x, outward }) => x === undefined || !(Math.abs(value(x + outward * ASIDE)) > 1e-9));
}

/** The place between two at which the sign of the value changes. */
export function border(value: OfNumber, left: number, right: number): number {
  const kept = Math.sign(value(left));
  let [a, b] = [left, right];
  for (let round = 0; round < 80 && Math.abs(b - a) > 1e-14 * Math.max(1, Math.abs(a)); round++) {
    const middle = (a + b) / 2;
    const y = value(middle);
    // A pole or a hole is where the sides meet.
    if (Number.isNaN(y)) return middle;
    if (Math.sign(y) === kept) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** The nearest hundredth where the value there is as low. */
export function snapped(value: OfNumber, x: number): number {
  const round = Math.round(x * 100) / 100;
  return Math.abs(round - x) < 1e-4 && Math.abs(value(round)) <= Math.abs(value(x)) ? round : x;
}

/** The place of the least value between two (golden section). */
export function lowest(f: OfNumber, left: number, right: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [left, right];
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  for (let round = 0; round < 90; round++) {
    if (fc < fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}

/** Where it tends to far out: values that no longer change, or that grow without end. */
export function limit(value: OfNumber, sign: 1 | -1): number | undefined {
  const far = Array.from({ length: 28 }, (_, i) => value(sign * 2 ** (i + 3))).filter(Number.isFinite);
  if (far.length < 4) return undefined;
  const [a, b, c] = far.slice(-3) as [number, number, number];
  const scale = Math.max(1, Math.abs(c));
  if (Math.abs(b - c) < 1e-6 * scale && Math.abs(a - b) < 1e-5 * scale && Math.abs(c) < 1e7) {
    // A tail such as 1/x goes on towards the value that its steps aim at.
    const next = Math.abs(b - a) > 1e-300 ? c + (c - b) ** 2 / (b - a - (c - b) || 1) : c;
    return Math.abs(next - c) < 1e-5 ? settledAt(c) : c;
  }
  const isLogarithmic =
    Math.abs(c) > Math.abs(b) &&
    Math.abs(b) > Math.abs(a) &&
    Math.abs(c - b) > 0.99 * Math.abs(b - a) &&
    Math.abs(c - b) > 1e-6;
  const isGrowing = far.every((y, i) => i < far.length - 6 || Math.abs(y) > Math.abs(far[i - 1] as number));
  return ((isGrowing && Math.abs(c) > 1e3) || isLogarithmic) && Math.sign(a) === Math.sign(c)
    ? Math.sign(c) * Number.POSITIVE_INFINITY
    : undefined;
}

/** Where it tends to beside a number, on the side that `inward` points to; undefined where it has no values there. */
export function limitBeside(value: OfNumber, end: number, inward: 1 | -1): number | undefined {
  const at = (part: number): number => value(end + part * inward);
  const near = [1e-3, 1e-5, 1e-7, 1e-9].map(at);
  if (!Number.isFinite(end) || !near.every(Number.isFinite)) return undefined;
  const [, , before, last] = near as [number, number, number, number];
  const [a, b, c, d] = near.map(Math.abs) as [number, number, number, number];
  // Steps that do not shrink, as those of a logarithm, lead as far as one likes.
  if (d > c && c > b && b > a && d - c > 0.9 * (c - b)) return Math.sign(last) * Number.POSITIVE_INFINITY;
  if (Math.abs(before - last) < 1e-4 * Math.max(1, d)) return settledAt(last);
  // Where terms cancel so near by, as those of the slope of sin(x)/x do, what values further off aim at.
  const [far, close] = [at(1e-3), at(1e-4)];
  const aim = settledAt((10 * close - far) / 9);
  return Math.abs(close - aim) < 1e-3 ? aim : undefined;
}

/** The whole number or half that it is within rounding of. */
const settledAt = (y: number): number => {
  const near = Math.round(y * 4) / 4 + 0;
  return Math.abs(near - y) < 1e-6 ? near : y;
};
