// Functions of several numbers, f(x, y) = …, as functions of one vector.
import { call, type Expr, nodes, num, rewrite, sym, symbolsOf } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { expression } from './terms.js';

/** Operations that speak of vectors and matrices: their operands are no numbers. */
const OF_VECTORS = /^(?:'|norm\w*|dot|inner|tr|det|logdet|inv|softmax|sum|diag|outer|kron)$/;

/** The formula with the entries of a new vector in place of the names; undefined where these may be vectors. */
export function ofVector(names: readonly string[], typed: string): { formula: string; vector: string } | undefined {
  const isTuple = /^\(.*,.*\)$/s.test(typed);
  if (names.length > 6 || !names.every((name) => /^[a-z]\d?$/.test(name))) return undefined;
  // `xy` is x·y where both are given.
  const together = new RegExp(`(?<![A-Za-z])[${names.map((name) => name[0]).join('')}]{2,4}(?![A-Za-z(])`, 'g');
  const written = typed.replace(together, (letters) => [...letters].join('*'));
  const expr = expression(isTuple ? `[${written.slice(1, -1)}]` : written);
  if (!expr) return undefined;
  const symbols = symbolsOf(expr);
  const isOfNumbers =
    !nodes(expr).some((node) => node.kind === 'call' && OF_VECTORS.test(node.op)) &&
    symbols.every((name) => names.includes(name));
  const vector = ['v', 'w', 'u'].find((letter) => !symbols.includes(letter));
  if (!isOfNumbers || vector === undefined) return undefined;
  const entry = (name: string): Expr => call('index', [sym(vector), num(names.indexOf(name) + 1)]);
  return { formula: print(rewrite(expr, (node) => (node.kind === 'symbol' ? entry(node.name) : node))), vector };
}

/** The letter of x1, x2, … where a formula has several of them and nothing that is a matrix. */
export function letterOfEntries(formula: string): string | undefined {
  const expr = expression(formula);
  const symbols = expr ? symbolsOf(expr) : [];
  const letters = new Set(symbols.map((name) => /^([xyzuvt])_?\d$/.exec(name)?.[1]));
  const [letter] = letters;
  return symbols.length > 1 && letters.size === 1 && letter !== undefined ? letter : undefined;
}
