// What may be asked of a derivative besides the whole of it: its rank, its greatest value, where it is 0.
import type { Inline } from '../blocks.js';

export const FACTS = [
  'rank',
  'null space',
  'eigenvalues',
  'row sums',
  'column sums',
  'entries',
  'nonzero entries',
  'zero entries',
  'length',
  'kinks',
  'Lipschitz constant',
  'zeros',
  'greatest',
  'least',
  'range',
  'bound',
  'limit',
  'sign',
] as const;
export type FactKind = (typeof FACTS)[number];

/** Numbers between two ends; an end that is absent is infinite. */
export interface Interval {
  readonly from?: number;
  readonly to?: number;
}

export interface Fact {
  readonly kind: FactKind;
  /** Whether it is asked with yes or no. */
  readonly whether?: true;
  /** Whether it is asked of one value at least, not of all: "can it be negative?" */
  readonly ever?: true;
  /** Whether the reason is asked for. */
  readonly why?: true;
  /** What the question says that it is: `n-1`, `0`. */
  readonly said?: string;
  /** The numbers that it is said to lie between, and whether an end itself is left out; for a sign, the sign that is asked for. */
  readonly bounds?: Interval & { readonly isStrict?: boolean };
  /** The variables' values that are spoken of: `x > 0`. */
  readonly over?: Interval;
  /** Towards which end the variable goes. */
  readonly towards?: readonly ('+' | '-')[];
  /** The number that it goes to. */
  readonly near?: number;
}

/** What is known of it. */
export interface FactAnswer {
  readonly words: readonly Inline[];
}

export const told = (...words: readonly Inline[]): FactAnswer => ({ words });

/** What is looked for, in words that read back as the same. */
export function nounOf({ kind, bounds, towards, near }: Fact): string {
  const { from, to } = bounds ?? {};
  switch (kind) {
    case 'bound':
      return from !== undefined && to !== undefined
        ? `whether it lies between ${minus(from)} and ${minus(to)}`
        : `whether it is at ${to === undefined ? `least ${minus(from)}` : `most ${minus(to)}`}`;
    case 'limit':
      return `its limit as the variable goes to ${near !== undefined ? minus(near) : towards?.map((end) => (end === '+' ? '∞' : '−∞')).join(' and ')}`;
    case 'greatest':
    case 'least':
      return `the ${kind} value`;
    case 'entries':
    case 'nonzero entries':
    case 'zero entries':
      return `the number of ${kind}`;
    case 'zeros':
      return 'where it is 0';
    case 'sign':
      return 'its sign';
    default:
      return `the ${kind}`;
  }
}

const minus = (value: number | undefined): string => String(value).replace('-', '−');
