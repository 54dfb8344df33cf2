// A function of single entries as a row of a table: value, derivative, kinks, notation and code.
import { type Call, type Expr, num } from '../formula/expr.js';
import type { Level, Writer, Written } from '../formula/write.js';
import type { Algebra } from './algebra.js';
import type { Code } from './framework.js';

/** A point where a function of one entry has no derivative; formulas in our language, in the row's arguments. */
export interface Kink {
  /** What vanishes there: `x`, `x - lambda`, `x - y`. */
  readonly of: string;
  /** The derivative's limits from below and from above. */
  readonly left: string;
  readonly right: string;
  /** The value itself jumps, so no derivative is meant. */
  readonly jump?: true;
  /** What the frameworks report there for the derivative by the first argument. */
  readonly reports?: Reports;
}

/**
 * What PyTorch, TensorFlow with Keras, and JAX report where a derivative does not exist, as measured; formulas in our
 * language. Of PyTorch there are two where its versions differ.
 */
export type Reports = readonly [pytorch: string | readonly [string, string], tensorflow: string, jax: string];
export const MEASURED_WITH = ['PyTorch 2.13', 'PyTorch 2.14', 'TensorFlow 2.21 with Keras 3.15', 'JAX 0.10'] as const;
/** Stands where a framework has no such function. */
export const NO_FUNCTION = '-';
/** The report of each of MEASURED_WITH. */
export const measured = ([pytorch, tensorflow, jax]: Reports): readonly string[] => [
  ...(typeof pytorch === 'string' ? [pytorch, pytorch] : pytorch),
  tensorflow,
  jax,
];

/** A template, or what no template can say. */
export type Notation = string | ((e: Call, write: Writer) => string | Written);

/** How near to 0 a computed number counts as 0: sums of products of ordinary numbers round by about this much. */
export const ROUNDING = 1e-14;

export interface Row {
  readonly name: string;
  readonly spellings?: readonly string[];
  readonly says: string;
  /** Its arguments, `x` or `x, alpha=1`; a default makes an argument optional. */
  readonly args: string;
  /** The value for numbers. */
  readonly f: (...values: number[]) => number;
  /** The same over a block of numbers, where speed matters: out[i] for i < n. */
  readonly block?: (out: Float64Array, n: number, ...operands: readonly Float64Array[]) => void;
  /** The same of x and one number in either place. */
  readonly blockBy?: (out: Float64Array, n: number, x: Float64Array, number: number) => void;
  /** The function in simpler ones, in our language. */
  readonly value?: string;
  /** The derivative by each argument that has one, in our language. */
  readonly d: Readonly<Record<string, string>>;
  /**
   * Derivatives in place of those of `d` where every argument varies. Where two functions are equal on a whole region, as
   * in max(min(y, c), y), any weights for their derivatives are right there if they add up to 1.
   */
  readonly joint?: Readonly<Record<string, string>>;
  readonly kinks?: readonly Kink[];
  /** Where the formula of the derivative has no value though the function has: what vanishes there, and what is reported. */
  readonly edge?: {
    readonly of: string;
    readonly reports: Reports;
    /** Reports for the derivative by other arguments than the first. */
    readonly by?: Readonly<Record<string, Reports>>;
  };
  /** Set where the domain has points without a derivative: comparisons with 0 of arguments, each of which rules them out. */
  readonly smooth?: readonly string[];
  /** Set where the value jumps at countless places: on which of its pieces a number lies, and whether it jumps there. */
  readonly jumps?: {
    readonly piece: (...values: number[]) => number;
    readonly at: (...values: number[]) => boolean;
    readonly reports?: Reports;
  };
  /** Set for a step: at 0 its value is decided by the side from which 0 is approached. */
  readonly stepsAtZero?: true;
  readonly domain?: {
    readonly where: string;
    readonly holds: (...values: number[]) => boolean;
    /** Set where frameworks were seen to report, at its end, what their formula of the derivative gives there. */
    readonly measured?: true;
  };
  /** Notation with `$0` for operands: TeX and Unicode. */
  readonly tex?: Notation;
  readonly plain?: Notation;
  readonly level?: Level;
  /** The function of whole matrices of the same name, which this is not: said of a square matrix. */
  readonly matrixFunction?: string;
  readonly code: Code;
  readonly simplify?: (args: readonly Expr[], k: Algebra) => Expr | undefined;
  readonly shownAs?: (e: Call, k: Algebra) => Expr;
}

export interface Argument {
  readonly name: string;
  readonly fallback: number | undefined;
}

/** What evaluation and the search for kinks need of an entrywise operation. */
export interface Entrywise {
  readonly row: Row;
  readonly arguments: readonly Argument[];
  /** Set where an operator has another meaning too: the shapes for which it acts on entries. */
  readonly when?: (shapes: readonly { readonly rows: unknown; readonly cols: unknown }[]) => boolean;
}

export const argumentsOf = (args: string): Argument[] =>
  args.split(',').map((each) => {
    const [name = '', value] = each.split('=').map((part) => part.trim());
    return { name, fallback: value === undefined ? undefined : Number(value) };
  });

/** The operands of a call by the names of the row's arguments, defaults filled in. */
export function bindings(args: readonly Argument[], e: Call): Record<string, Expr> {
  const bound: Record<string, Expr> = {};
  args.forEach(({ name, fallback }, i) => {
    const given = e.args[i];
    if (given) bound[name] = given;
    else if (fallback !== undefined) bound[name] = num(fallback);
  });
  return bound;
}
