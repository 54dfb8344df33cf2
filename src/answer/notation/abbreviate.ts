// Names for what a formula says more than once: Diag(s) - s sᵀ where s = softmax(x).

import { type Expr, isCall, type Sym, size, substitute } from '../../formula/expr.js';
import { shareParts } from '../../formula/sharing.js';
import { table } from '../../formula/table.js';
import type { Algebra } from '../../math/algebra.js';
import { operationOf } from '../../math/registry.js';
import { isSize } from '../../math/scope.js';
import { isColumn, isScalar } from '../../math/shape.js';
import { withOneSign } from './one-sign.js';

export interface Abbreviation {
  /** A symbol of the shape of what it stands for. */
  readonly symbol: Sym;
  readonly stands: Expr;
}
export interface Abbreviated {
  readonly formulas: readonly Expr[];
  readonly where: readonly Abbreviation[];
}

const MAX_NAMES = 3;
/** Letters for each kind of thing, the usual one first. */
const NAMES: Readonly<Record<string, readonly string[]>> = table({
  softmax: ['s', 'p', 'q'],
  residual: ['r', 'e', 'd'],
  scalar: ['c', 'a', 'k', 'g'],
  vector: ['z', 'u', 'h', 'v', 'q'],
  matrix: ['M', 'Z', 'S', 'P', 'Q'],
});

function kindOf(e: Expr, k: Algebra): string {
  const shape = k.shape(e);
  if (!isScalar(shape) && !isColumn(shape)) return 'matrix';
  if (e.kind === 'call' && /softmax|sigmoid/.test(e.op)) return 'softmax';
  if (isScalar(shape)) return 'scalar';
  return isCall(e, '-') ? 'residual' : 'vector';
}

/** Whether the formula is worth a name: not a symbol with a sign or a number, a transpose, a power, a constant, a size. */
function nameable(e: Expr, k: Algebra): boolean {
  if (isSize(e, k.scope) || e.kind !== 'call' || operationOf(e).takesSizes) return false;
  if (['row', 'index', "'", 'neg'].includes(e.op)) return false;
  const [a, b] = e.args;
  // What is raised, or stands beside a number, is named in place of 2 s, 1 - s and s².
  const isNumber = (arg: Expr | undefined): boolean => arg?.kind === 'number';
  if (e.args.length === 2 && (isNumber(a) || isNumber(b))) {
    const other = (isNumber(a) ? b : a) as Expr;
    if (other.kind !== 'call' || ((e.op === '^' || e.op === '.^') && nameable(other, k))) return false;
  }
  return size(e) >= 3 || KNOWN.test(e.op);
}

/** Functions whose values have names of their own in texts. */
const KNOWN = /softmax|layernorm|rmsnorm/;
const FIRST = /softmax|layernorm|rmsnorm|sigmoid|tanh/;

/** Names at most three parts that stand more than once in `formulas`; `taken` are names in use. */
export function abbreviate(formulas: readonly Expr[], taken: ReadonlySet<string>, k: Algebra): Abbreviated {
  let current = withOneSign(formulas);
  const where: Abbreviation[] = [];
  const used = new Set(taken);
  while (where.length < MAX_NAMES) {
    const part = mostRepeated(current, k);
    if (!part) break;
    const name = (NAMES[kindOf(part, k)] as readonly string[]).find((letter) => !used.has(letter));
    if (!name) break;
    used.add(name);
    const symbol = k.symbol(name, k.shape(part));
    current = current.map((formula) => substitute(formula, part, symbol));
    // A later name may stand inside an earlier one's formula.
    for (const [i, other] of where.entries())
      where[i] = { symbol: other.symbol, stands: substitute(other.stands, part, symbol) };
    where.unshift({ symbol, stands: part });
  }
  return { formulas: current, where };
}

const isFirst = (e: Expr): boolean => e.kind === 'call' && FIRST.test(e.op);

/** The part whose name saves most, functions that have names in texts before others; a name for a whole formula would only put it elsewhere. */
function mostRepeated(formulas: readonly Expr[], k: Algebra): Expr | undefined {
  const { formulas: whole, uses } = shareParts(formulas);
  const saving = ([part, count]: readonly [Expr, number]): number => (count - 1) * (size(part) - 1);
  return [...uses]
    .filter(([part, count]) => count > 1 && nameable(part, k) && !whole.includes(part))
    .sort((a, b) => Number(isFirst(b[0])) - Number(isFirst(a[0])) || saving(b) - saving(a))[0]?.[0];
}
