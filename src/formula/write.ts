// Writes a formula in any notation: decides where brackets are needed, and leaves the signs to the notation.
import type { Call, Expr } from './expr.js';

/** How tightly a written formula holds together, loosest first. */
export const LEVEL = { comparison: 0, sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

export interface Written {
  readonly text: string;
  readonly level: Level;
}

export interface Writer {
  /** The formula as text, in brackets if it holds together less tightly than `level`. */
  at(e: Expr, level: Level): string;
  /** The formula as text, without outer brackets. */
  plain(e: Expr): string;
  /** The operands of a function in brackets, separated by commas. */
  fenced(operands: readonly Expr[]): string;
}

/** A notation: how numbers, symbols and each operation are written. */
export interface Style {
  number(value: number): Written;
  symbol(name: string): Written;
  call(e: Call, write: Writer): Written;
  brackets(text: string): string;
}

export const atom = (text: string): Written => ({ text, level: LEVEL.atom });

export function writer(style: Style): Writer {
  const written = new Map<Expr, Written>();
  const of = (e: Expr): Written => {
    const known = written.get(e);
    if (known) return known;
    const fresh =
      e.kind === 'number' ? style.number(e.value) : e.kind === 'symbol' ? style.symbol(e.name) : style.call(e, self);
    written.set(e, fresh);
    return fresh;
  };
  const self: Writer = {
    at: (e, level) => {
      const { text, level: own } = of(e);
      return own < level ? style.brackets(text) : text;
    },
    plain: (e) => of(e).text,
    fenced: (operands) => style.brackets(operands.map((e) => of(e).text).join(', ')),
  };
  return self;
}
