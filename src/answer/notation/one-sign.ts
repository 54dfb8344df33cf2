// Where a - b and b - a stand in one formula and the sign of one does not matter, as in r·rᵀ and ‖r‖, they are one difference.
import { argument, type Call, call, type Expr, equal, isCall, nodes } from '../../formula/expr.js';

const MAGNITUDES = new Set(['norm2', 'normF', 'norm1', 'abs']);

/** The formulas with fewer differences. */
export function withOneSign(formulas: readonly Expr[]): readonly Expr[] {
  const differences = formulas.flatMap((formula) => nodes(formula)).filter((node): node is Call => isCall(node, '-'));
  let current = formulas;
  // First products, so that what a norm holds stays as it was typed.
  for (const ofNorms of [false, true]) {
    for (const difference of differences) {
      const other = call('-', [argument(difference, 1), argument(difference, 0)]);
      if (!differences.some((each) => equal(each, other))) continue;
      const turned = current.map((formula) => turn(formula, difference, other, ofNorms));
      const isLeft = (e: Expr): boolean => turned.some((formula) => nodes(formula).some((node) => equal(node, e)));
      if (!isLeft(difference) && isLeft(other)) current = turned;
    }
  }
  return current;
}

/** The formula with b - a for a - b wherever that changes nothing. */
function turn(formula: Expr, from: Expr, to: Expr, ofNorms: boolean): Expr {
  const done = new Map<Expr, Expr>();
  const go = (e: Expr): Expr => {
    if (e.kind !== 'call') return e;
    const known = done.get(e);
    if (known) return known;
    const made = isCall(e, '*')
      ? product(e)
      : ofNorms && isEven(e) && equal(argument(e, 0), from)
        ? evenOf(e)
        : inside(e);
    done.set(e, made);
    return made;
  };
  const inside = (e: Call): Expr => {
    const args = e.args.map(go);
    return args.every((arg, i) => arg === e.args[i]) ? e : call(e.op, args, e.span);
  };
  const evenOf = (e: Call): Expr => call(e.op, [to, ...e.args.slice(1)]);
  /** r·rᵀ within a chain. */
  const product = (e: Call): Expr => {
    const factors = factorsOf(e);
    const [i, j] = [
      factors.findIndex((factor) => equal(factor, from)),
      factors.findIndex((factor) => isCall(factor, "'") && equal(argument(factor, 0), from)),
    ];
    if (i < 0 || j < 0) return inside(e);
    return factors
      .map((factor, l) => (l === i ? to : l === j ? call("'", [to]) : go(factor)))
      .reduce((a, b) => call('*', [a, b]));
  };
  return go(formula);
}

const isEven = (e: Call): boolean => {
  const [, exponent] = e.args;
  if (e.op === '^' || e.op === '.^') return exponent?.kind === 'number' && exponent.value % 2 === 0;
  return MAGNITUDES.has(e.op);
};

const factorsOf = (e: Expr): readonly Expr[] => (isCall(e, '*') ? e.args.flatMap(factorsOf) : [e]);
