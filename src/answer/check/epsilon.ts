// Whether an answer leaves out a small number that the function has for safety, as layernorm's under its root.
import { type Expr, nodes, num, rewrite, sym } from '../../formula/expr.js';
import { differentiate } from '../../math/differentiate.js';
import { elaborate } from '../../math/elaborate.js';
import { EPSILON } from '../../math/operations/layernorm.js';
import type { Derived } from '../derivation.js';
import { derivativeFormula } from '../derivative-formula.js';
import { fitting } from '../fitting.js';
import { type Arranged, type Arrangement, arrangements, isReduced } from './arrangements.js';
import { arrangementOf } from './comparing.js';
import { trials } from './trials.js';

/** Right for the same function with 0 in place of a small number. */
export interface NoEpsilon {
  readonly kind: 'no-epsilon';
  readonly epsilon: number;
  /** The function that has it in itself; undefined if it stands in the formula. */
  readonly within?: string;
  readonly way: Arrangement;
}

/** Numbers up to this are there for safety. */
const MOST = 1e-3;
/** Functions with a small number of their own, and the same without it. */
const WITHIN: Readonly<Record<string, (cols: string | number) => string>> = {
  layernorm: () => '(x - mean(x))/sqrt(var(x))',
  rowlayernorm: (cols) => {
    const row = `ones(1, ${cols})`;
    return `(x - rowmean(x)*${row}) ./ (sqrt(rowmean((x - rowmean(x)*${row}).^2))*${row})`;
  },
};

/** `ways` are the arrangements in which an answer may be written. */
export function withoutEpsilon(derived: Derived, claim: Expr, ways: readonly Arranged[]): NoEpsilon | undefined {
  const { core, wrt, k } = derived;
  let epsilon: number | undefined;
  let within: string | undefined;
  for (const node of nodes(core)) {
    if (node.kind === 'number' && Math.abs(node.value) > 0 && Math.abs(node.value) <= MOST) epsilon ??= node.value;
    if (node.kind === 'call' && WITHIN[node.op]) within ??= 'layernorm';
  }
  if (within) epsilon = EPSILON;
  if (epsilon === undefined) return undefined;
  const found = fitting(() => {
    const formula = rewrite(core, (node) => {
      if (node.kind === 'number') return node.value === epsilon ? num(0) : node;
      const bare = node.kind === 'call' ? WITHIN[node.op] : undefined;
      if (!bare || node.kind !== 'call') return node;
      const [x] = node.args as [Expr];
      return k.formula(bare(k.shape(x).cols), { x });
    });
    const bare = elaborate(formula, k).core;
    const simple = k.simplify(bare);
    const derivative = differentiate(simple, sym(wrt), k);
    const without: Derived = { ...derived, core: bare, simple, derivative, shown: derivativeFormula(derivative.map) };
    const whole = arrangements(derivative.map, derived.inference.scope.tags.get(wrt)).filter(
      (way) => !isReduced(way.name) && ways.some(({ name }) => name === way.name),
    );
    return arrangementOf(claim, whole, trials(without));
  });
  if (!found || found instanceof Error) return undefined;
  return { kind: 'no-epsilon', epsilon, ...(within && { within }), way: found.name };
}
