// Numbers that are known when they are seen: 0.25 is 1/4, 1.7320508 is √3, 3.14159 is π.
import { plainNumber } from '../notation/plain.js';

/** Numbers that differ by less are one number. */
const CLOSE = 1e-9;
const MOST_BELOW = 12;
const MOST_ABOVE = 400;

/** Its name where it has a short one; whether it is it, or rounded. */
export interface Seen {
  readonly text: string;
  readonly isExact: boolean;
  readonly value: number;
}

export function seen(value: number): Seen {
  const short = named(value);
  if (short) return { ...short, isExact: true };
  const rounded = Number(value.toPrecision(5));
  return { text: minus(plainNumber(rounded)), isExact: false, value };
}

/** ` = 1/4`, or ` ≈ 1.129`. */
export const equalTo = ({ text, isExact }: Seen): string => `${isExact ? '=' : '≈'} ${text}`;
/** `1/4`, or `about 1.129`. */
export const spoken = ({ text, isExact }: Seen): string => (isExact ? text : `about ${text}`);

const minus = (text: string): string => text.replace(/^-/, '−');

function named(value: number): { text: string; value: number } | undefined {
  if (Math.abs(value) < CLOSE) return { text: '0', value: 0 };
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  const of = (factor: number, sign_: string): { text: string; value: number } | undefined => {
    const found = fraction(size / factor);
    if (!found) return undefined;
    const [above, below] = found;
    const text =
      sign_ === ''
        ? below === 1
          ? String(above)
          : `${above}/${below}`
        : `${above === 1 ? '' : above}${sign_}${below === 1 ? '' : `/${below}`}`;
    return { text: sign + text, value: (Math.sign(value) * above * factor) / below };
  };
  return of(1, '') ?? decimal(value) ?? rooted(value) ?? of(Math.PI, 'π') ?? of(Math.E, 'e') ?? of(1 / Math.E, 'e⁻¹');
}

/** 0.01: a number of few digits, and nothing behind them. */
function decimal(value: number): { text: string; value: number } | undefined {
  const short = Number(value.toPrecision(3));
  return Math.abs(short - value) <= 1e-13 * Math.abs(value)
    ? { text: minus(plainNumber(short)), value: short }
    : undefined;
}

/** √2, √3/3: of small squares alone, since every number is near the root of some fraction. */
function rooted(value: number): { text: string; value: number } | undefined {
  for (const under of [2, 3, 5, 6, 7, 10]) {
    const root = Math.sqrt(under);
    const found = fraction(Math.abs(value) / root, 12);
    if (!found) continue;
    const [above, below] = found;
    return {
      text: `${value < 0 ? '−' : ''}${above === 1 ? '' : above}√${under}${below === 1 ? '' : `/${below}`}`,
      value: (Math.sign(value) * above * root) / below,
    };
  }
  return undefined;
}

function fraction(size: number, most = MOST_ABOVE): readonly [number, number] | undefined {
  for (let below = 1; below <= MOST_BELOW; below++) {
    const above = Math.round(size * below);
    if (above > 0 && above <= most && Math.abs(size * below - above) < CLOSE * Math.max(1, size * below))
      return [above, below];
  }
  return undefined;
}
