// Signs that Jacobot's answers have and nobody types: small plus signs, names of constants, products of sizes.
import { call, type Expr, num, type Sym, sym } from '../../formula/expr.js';
import type { Algebra } from '../../math/algebra.js';
import type { Scope } from '../../math/scope.js';
import { isColumn } from '../../math/shape.js';

/** Signs that Jacobot writes and nobody types, as what is read. */
export const withoutOwnSigns = (text: string): string =>
  text
    .replaceAll('⁺', '^+')
    .replace(/_\{\\text\{rows\}\}/g, (typed) => ' '.repeat(typed.length))
    .replace(/_rows(?=\()/g, (typed) => ' '.repeat(typed.length));

/** What Jacobot writes for constants: K_mn, L_n, e_2; the size mn of I_mn. */
export function ownSign(
  { name, span }: Sym,
  scope: Scope,
  numbers: ReadonlyMap<string, number | undefined>,
  k: Algebra,
): Expr | undefined {
  if (scope.shapes.has(name)) return undefined;
  const value = numbers.get(name);
  if (value !== undefined) return num(value, span);
  const letters = [...name].map((letter) => (scope.sizes.has(letter) ? sym(letter) : undefined));
  if (letters.length === 2 && letters.every((letter) => letter !== undefined) && !scope.sizes.has(name))
    return call('*', letters);
  const [, letter, first, second] = /^([KLe])_(\w)(\w)?$/.exec(name) ?? [];
  const length = [...scope.shapes.values()].find(isColumn)?.rows;
  if (letter === 'K' && first && second) return call('comm', [sym(first), sym(second)]);
  if (letter === 'L' && first) return call('tril', [sym(first)]);
  if (letter === 'e' && /^\d$/.test(first ?? '') && length !== undefined)
    return call('unit', [num(Number(first)), k.size(length)]);
  return name === 'L' && length !== undefined ? call('tril', [k.size(length)]) : undefined;
}
