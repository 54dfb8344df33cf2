// Sizes of vectors and matrices: numbers, letters, and their sums and products, while they are inferred and after.
import { remembered } from '../formula/remembered.js';

/** A size that inference has not settled; it belongs to one Unifier. */
export interface Unknown {
  readonly kind: 'unknown';
  bound: Size | undefined;
}
interface Compound {
  readonly kind: 'sum' | 'product';
  readonly left: Size;
  readonly right: Size;
  /** What it is, once both sides are settled. */
  known?: SettledSize;
}
/** Settled: a number, or a polynomial in letters as canonical text (`n`, `m*n`, `m + n`). Else yet unknown. */
export type Size = number | string | Unknown | Compound;
export type SettledSize = number | string;

// A polynomial with whole coefficients: monomial text ('' for the constant, 'm*n') to its coefficient.
type Polynomial = Map<string, number>;

const polynomial = (size: SettledSize): Polynomial => {
  if (typeof size === 'number') return new Map([['', size]]);
  const result: Polynomial = new Map();
  for (const part of size.split(' + ')) {
    const factors = part.split('*');
    const coefficient = /^\d+$/.test(factors[0] as string) ? Number(factors.shift()) : 1;
    result.set(factors.join('*'), coefficient);
  }
  return result;
};

/** Whether it is a product of letters alone. */
const isMonomial = (size: SettledSize): size is string => typeof size === 'string' && !/ |^\d/.test(size);

/** Characters of products that are kept: the same sizes are multiplied for every part of a formula. */
const MOST_KEPT = 16_000;
/** A product of letters in their order. */
const inOrder = remembered((product) => product.split('*').sort().join('*'), MOST_KEPT);

const settle = (p: Polynomial): SettledSize => {
  const parts = [...p].filter(([, coefficient]) => coefficient !== 0);
  if (parts.every(([monomial]) => monomial === '')) return parts[0]?.[1] ?? 0;
  parts.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  return parts.map(([m, c]) => (m === '' ? String(c) : c === 1 ? m : `${c}*${m}`)).join(' + ');
};

const settled = (size: Size): size is SettledSize => typeof size !== 'object';

/** a + b. */
export function plus(a: Size, b: Size): Size {
  if (!settled(a) || !settled(b)) return { kind: 'sum', left: a, right: b };
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const result = polynomial(a);
  for (const [monomial, coefficient] of polynomial(b)) result.set(monomial, (result.get(monomial) ?? 0) + coefficient);
  return settle(result);
}

/** a·b. */
export function times(a: Size, b: Size): Size {
  if (a === 1) return b;
  if (b === 1) return a;
  if (!settled(a) || !settled(b)) return { kind: 'product', left: a, right: b };
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (isMonomial(a) && isMonomial(b)) return inOrder(`${a}*${b}`);
  const result: Polynomial = new Map();
  for (const [m1, c1] of polynomial(a)) {
    for (const [m2, c2] of polynomial(b)) {
      const monomial = [...m1.split('*'), ...m2.split('*')]
        .filter((letter) => letter !== '')
        .sort()
        .join('*');
      result.set(monomial, (result.get(monomial) ?? 0) + c1 * c2);
    }
  }
  return settle(result);
}

/** a/b, where b is one monomial that divides a. */
function quotient(a: SettledSize, b: SettledSize): SettledSize | undefined {
  const [divisor, ...others] = polynomial(b);
  if (!divisor || others.length > 0) return undefined;
  const [below, coefficient] = divisor;
  const result: Polynomial = new Map();
  for (const [monomial, above] of polynomial(a)) {
    const factors = monomial === '' ? [] : monomial.split('*');
    for (const letter of below === '' ? [] : below.split('*')) {
      const place = factors.indexOf(letter);
      if (place < 0) return undefined;
      factors.splice(place, 1);
    }
    if (above % coefficient !== 0) return undefined;
    result.set(factors.join('*'), above / coefficient);
  }
  return settle(result);
}

/** a - b, where that is a size. */
function difference(a: SettledSize, b: SettledSize): SettledSize | undefined {
  const result = polynomial(a);
  for (const [monomial, coefficient] of polynomial(b)) result.set(monomial, (result.get(monomial) ?? 0) - coefficient);
  return [...result.values()].some((coefficient) => coefficient < 0) ? undefined : settle(result);
}

/** The value of a settled size when its letters have the values of `letters`; undefined if one is missing. */
export function numberOf(size: SettledSize, letters: ReadonlyMap<string, number>): number | undefined {
  let total = 0;
  for (const [monomial, coefficient] of polynomial(size)) {
    let product = coefficient;
    for (const letter of monomial === '' ? [] : monomial.split('*')) {
      const value = letters.get(letter);
      if (value === undefined) return undefined;
      product *= value;
    }
    total += product;
  }
  return total;
}

/** The letters of a settled size. */
export const lettersOf = (size: SettledSize): string[] =>
  typeof size === 'number' ? [] : (size.match(/[A-Za-z]\w*/g) ?? []);

/** Makes sizes equal, and remembers what that makes of the unknown ones and of letters. */
export class Unifier {
  /** Letters that turned out to be numbers. */
  readonly letters = new Map<string, number>();

  /** `flexible`: letters may turn out to be numbers; otherwise each stands for itself. */
  constructor(private readonly flexible = false) {}

  fresh(): Unknown {
    return { kind: 'unknown', bound: undefined };
  }

  /** What is known of a size by now. */
  resolve(size: Size): Size {
    if (typeof size === 'number') return size;
    if (typeof size === 'string') return this.letters.size > 0 ? this.substituted(size) : size;
    if (size.kind === 'unknown') return size.bound === undefined ? size : this.resolve(size.bound);
    if (size.known !== undefined) return this.resolve(size.known);
    const combine = size.kind === 'sum' ? plus : times;
    const whole = combine(this.resolve(size.left), this.resolve(size.right));
    if (settled(whole)) size.known = whole;
    return whole;
  }

  /**
   * Makes two sizes one; false if they cannot be. The unknown size of a vector or matrix is never 1: whatever is
   * generic in that way would silently change a matrix into a vector.
   */
  unify(first: Size, second: Size): boolean {
    const [a, b] = [this.resolve(first), this.resolve(second)];
    if (a === b) return true;
    if (settled(a) && settled(b)) return this.bindLetter(a, b) || this.bindLetter(b, a);
    if (!settled(a) && a.kind === 'unknown') return this.bind(a, b);
    if (!settled(b) && b.kind === 'unknown') return this.bind(b, a);
    if (settled(a)) return this.solve(b as Compound, a);
    if (settled(b)) return this.solve(a as Compound, b);
    return this.unifyCompounds(a, b);
  }

  /** The unknown factor or summand of a compound that is to be `size`; false if there is not exactly one. */
  private solve({ kind, left, right }: Compound, size: SettledSize): boolean {
    const rest = kind === 'product' ? quotient : difference;
    const [a, b] = [this.resolve(left), this.resolve(right)];
    const [known, open] = settled(a) ? [a, b] : [b, a];
    if (!settled(known) || settled(open)) return false;
    const solved = rest(size, known);
    return solved !== undefined && this.unify(open, solved);
  }

  private bindLetter(letter: SettledSize, size: SettledSize): boolean {
    if (!this.flexible || typeof letter !== 'string' || !/^[A-Za-z]\w*$/.test(letter) || typeof size !== 'number')
      return false;
    if (size === 1) return false;
    this.letters.set(letter, size);
    return true;
  }

  private substituted(size: string): SettledSize {
    let total: Size = 0;
    for (const [monomial, coefficient] of polynomial(size)) {
      const factors = monomial === '' ? [] : monomial.split('*').map((letter) => this.letters.get(letter) ?? letter);
      total = plus(total, factors.reduce<Size>(times, coefficient));
    }
    return total as SettledSize;
  }

  private unifyCompounds(a: Unknown | Compound, b: Unknown | Compound): boolean {
    if (a.kind === 'unknown' || b.kind === 'unknown' || a.kind !== b.kind) return false;
    return this.unify(a.left, b.left) && this.unify(a.right, b.right);
  }

  private bind(unknown: Unknown, size: Size): boolean {
    if (size === 1 || this.mentions(size, unknown)) return false;
    unknown.bound = size;
    return true;
  }

  private mentions(size: Size, unknown: Unknown): boolean {
    const known = this.resolve(size);
    if (settled(known)) return false;
    if (known.kind === 'unknown') return known === unknown;
    return this.mentions(known.left, unknown) || this.mentions(known.right, unknown);
  }
}
