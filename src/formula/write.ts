// Writes a formula in any notation: decides where brackets are needed, and leaves the signs to the notation.

import type { Call, Expr } from './expr.js';
import { table } from './table.js';
import { work } from './work.js';

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
  /** The same behind an operator: in brackets too if it begins with a sign, which would stand beside the operator. */
  behind(e: Expr, level: Level): string;
  /** The operands of a function in brackets, separated by commas. */
  fenced(operands: readonly Expr[]): string;
  /** Whether it is known to have several rows and columns, where a power or bars could mean another thing. */
  isMatrix(e: Expr): boolean;
}

/** A notation: how numbers, symbols and each operation are written. */
export interface Style {
  number(value: number): Written;
  symbol(name: string): Written;
  call(e: Call, write: Writer): Written;
  brackets(text: string): string;
}

export const atom = (text: string): Written => ({ text, level: LEVEL.atom });

/** Products of one family follow one another without brackets; those of two are told apart: (A·x) ⊙ y, A·(x ⊙ y). */
const FAMILIES: Readonly<Record<string, string>> = table({
  '*': 'matrix',
  '/': 'matrix',
  cdot: 'matrix',
  '.*': 'entries',
  './': 'entries',
  kron: 'Kronecker',
});
/** What a sign stands before belongs together as if it were not there: -A·x is a product. A matrix of ones is 1·1ᵀ. */
function familyOf(e: Expr): string | undefined {
  if (e.kind !== 'call') return undefined;
  if (e.op === 'neg') return familyOf(e.args[0] as Expr);
  return e.op === 'ones' && e.args.length === 2 ? 'matrix' : FAMILIES[e.op];
}

/** xᵀ·A·x: before I, it is a number that scales: (xᵀ·A·x)·I. */
const isRowFirst = (e: Expr): boolean =>
  e.kind === 'call' && (e.op === '*' ? isRowFirst(e.args[0] as Expr) : e.op === "'");

/** Both operands of a product or quotient, in the brackets that they need. */
export function factors(e: Call, write: Writer): readonly [left: string, right: string] {
  const [a, b] = e.args as [Expr, Expr];
  const family = familyOf(a);
  const joins = family === FAMILIES[e.op] && !(isRowFirst(a) && b.kind === 'call' && b.op === 'eye');
  const level = family === undefined ? LEVEL.sign : joins ? LEVEL.product : LEVEL.power;
  return [write.at(a, level), write.at(b, LEVEL.power)];
}

export function writer(style: Style, isMatrix: (e: Expr) => boolean = () => false): Writer {
  const written = new Map<Expr, Written>();
  const of = (e: Expr): Written => {
    const known = written.get(e);
    if (known) return known;
    work('written');
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
    behind: (e, level) => {
      const text = self.at(e, level);
      return /^[-−]/.test(text) ? style.brackets(text) : text;
    },
    plain: (e) => of(e).text,
    fenced: (operands) => style.brackets(operands.map((e) => of(e).text).join(', ')),
    isMatrix,
  };
  return self;
}
