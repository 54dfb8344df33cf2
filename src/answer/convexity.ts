// Whether a function is convex or concave, and its Hessian semidefinite: by its own formula, or by that of the Hessian.
import { argument, type Expr, isCall, nodes, symbolsOf } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { curvature } from '../math/curvature.js';
import { conditionalCurvature } from '../math/curvature-conditions.js';
import { positiveSemidefinite, type Reason } from '../math/definite.js';
import { Kinks } from '../math/kinks.js';
import { operationOf } from '../math/registry.js';
import { isScalar, type SettledShape } from '../math/shape.js';
import type { Derivation } from './derivation.js';
import { isSmoothByItself } from './holds.js';
import { plainSymbol } from './notation/plain.js';
import type { Shown } from './shown.js';
import { list } from './wording.js';

export type Definite = 'positive semidefinite' | 'negative semidefinite';

export interface Convexity {
  /** What is known of the Hessian wherever it exists, whatever the variables are. */
  readonly definite: Definite | null;
  /** A sentence on it, or nothing. */
  readonly words: string;
  /** Why. */
  readonly why: readonly string[];
}

const REASONS: Readonly<Record<Reason, string>> = {
  number: '',
  identity: '',
  declared: '',
  diagonal: 'No entry of its diagonal changes sign, so vᵀHv is a sum of squares times numbers of one sign.',
  square: 'vᵀHv has the form (Mv)ᵀD(Mv), a sum of squares.',
  covariance: 'Diag(s) − s·sᵀ is the covariance matrix of a draw with probabilities s, so vᵀHv is a variance.',
  sum: 'Each term of it is semidefinite.',
};

const COMPOSED =
  'The function is put together by rules that keep this: sums, maxima, norms of affine parts, increasing convex functions of convex ones.';

/** `shown` is the Hessian of the function whose gradient is given. */
export function convexityOf(gradient: Derivation, shown: Shown): Convexity {
  const { derivation, map, derivative } = shown;
  const x = plainSymbol(derivation.wrt);
  const bent = bentBy(gradient);
  const byHessian = definiteness(derivative, map.k);
  if (bent) {
    const definite = SIGN[bent];
    const reason = byHessian?.kind === definite ? REASONS[byHessian.reason] : COMPOSED;
    const isWhole =
      new Kinks(gradient.core, gradient.wrt, gradient.k).watches.length === 0 &&
      !nodes(gradient.core).some((node) => hasTies(node, gradient.wrt)) &&
      hasNoGaps(derivative, gradient.wrt);
    const where = isWhole ? 'everywhere' : 'wherever it exists';
    return {
      definite,
      words: `It is ${signed(definite, map.domain)} ${where}: the function is ${bent} in ${x}.`,
      why: [reason],
    };
  }
  const onlyIf = conditionalWords(gradient, x);
  const among = amongDefinite(gradient);
  if (!byHessian) {
    const words = among ? `Among symmetric positive definite ${x} the function is ${among}.` : onlyIf;
    return { definite: null, words, why: [] };
  }
  const { kind, reason } = byHessian;
  const shape = kind === 'positive semidefinite' ? 'convex' : 'concave';
  // A kink may bend the other way, and a domain may have gaps: 1/x² is convex on either side of 0.
  const words = isSmooth(gradient)
    ? `It is ${signed(kind, map.domain)} everywhere: the function is ${shape} in ${x}.`
    : [`It is ${signed(kind, map.domain)} wherever it exists.`, onlyIf].filter(Boolean).join(' ');
  return { definite: kind, words: map.structure === 'zero' ? '' : words, why: [REASONS[reason]] };
}

/** Of one variable the Hessian is a number, which has a sign. */
const signed = (kind: Definite, domain: SettledShape): string =>
  !isScalar(domain) ? kind : kind === 'positive semidefinite' ? '≥ 0' : '≤ 0';

const SIGN = { convex: 'positive semidefinite', concave: 'negative semidefinite' } as const;

/** How the function bends by the rules that keep convexity. */
const bentBy = (gradient: Derivation): 'convex' | 'concave' | undefined =>
  [gradient.expr, gradient.core, gradient.simple]
    .map((formula) => curvature(formula, gradient.wrt, gradient.k))
    .find((found) => found === 'convex' || found === 'concave');

/** What is proved of the function whose gradient and Hessian are given. */
export function curvatureOf(
  gradient: Derivation,
  { derivative, map }: Shown,
): 'convex' | 'concave' | 'affine' | undefined {
  const found = curvature(gradient.simple, gradient.wrt, gradient.k);
  if (found === 'affine' || found === 'constant') return 'affine';
  const kind = isSmooth(gradient) ? definiteness(derivative, map.k)?.kind : undefined;
  return bentBy(gradient) ?? (kind && (kind === 'positive semidefinite' ? 'convex' : 'concave'));
}

/** What is proved of the Hessian wherever it exists. */
export function definiteOf(gradient: Derivation, { derivative, map }: Shown): Definite | undefined {
  const bent = bentBy(gradient);
  return bent ? SIGN[bent] : definiteness(derivative, map.k)?.kind;
}

function definiteness(H: Expr, k: Algebra): { kind: Definite; reason: Reason } | undefined {
  const positive = positiveSemidefinite(H, k);
  if (positive) return { kind: 'positive semidefinite', reason: positive };
  const negative = positiveSemidefinite(opposite(H, k), k);
  return negative && { kind: 'negative semidefinite', reason: negative };
}

/** −H; the sign of a diagonal goes to its entries. */
const opposite = (H: Expr, k: Algebra): Expr =>
  isCall(H, 'diag') ? k.make('diag', k.negate(argument(H, 0))) : k.simplify(k.negate(H));

const GAPS = new Set(['/', './', 'inv', 'pinv', 'det', 'logdet']);

/** Whether a formula divides by nothing that moves, as the Hessian of ‖x‖ does. */
const hasNoGaps = (H: Expr, wrt: string): boolean =>
  nodes(H).every(
    (node) => node.kind !== 'call' || !GAPS.has(node.op) || !symbolsOf(node.args.at(-1) as Expr).includes(wrt),
  );

/** Of a vector, where two entries change places. */
const ORDERED = new Set(['max', 'min', 'normInf', 'median', 'median_low', 'sort', 'topk', 'cummax']);
const hasTies = (node: Expr, wrt: string): boolean =>
  node.kind === 'call' &&
  ORDERED.has(node.op) &&
  (node.args.length === 1 || node.op === 'topk') &&
  symbolsOf(argument(node, 0)).includes(wrt);

/** Whether the function has a derivative for all values of the variable. */
export function isSmooth({ core, wrt, k }: Derivation): boolean {
  if (new Kinks(core, wrt, k).watches.length > 0) return false;
  return nodes(core).every((node) => {
    if (node.kind !== 'call' || !symbolsOf(node).includes(wrt)) return true;
    const { domain, entrywise } = operationOf(node);
    const below = GAPS.has(node.op) && symbolsOf(node.args.at(-1) as Expr).includes(wrt);
    const exponent = node.op === '^' || node.op === '.^' ? argument(node, 1) : undefined;
    const isRoot = exponent && !(exponent.kind === 'number' && Number.isInteger(exponent.value) && exponent.value >= 0);
    return !hasTies(node, wrt) && !domain && !entrywise?.row.domain && isSmoothByItself(node, k) && !below && !isRoot;
  });
}

/** What signs would make it convex: of labels, weights and divisors. */
function conditionalWords({ expr, core, simple, wrt, k }: Derivation, x: string): string {
  const found = [expr, core, simple].map((formula) => conditionalCurvature(formula, wrt, k)).find(Boolean);
  if (!found) return '';
  const isDivisor = (name: string): boolean =>
    name === wrt ||
    nodes(core).some(
      (node) => node.kind === 'call' && GAPS.has(node.op) && symbolsOf(node.args.at(-1) as Expr).includes(name),
    );
  const said = found.conditions.map(({ name, tag }) =>
    tag === 'unit' ? `0 ≤ ${plainSymbol(name)} ≤ 1` : `${plainSymbol(name)} ${isDivisor(name) ? '>' : '≥'} 0`,
  );
  const isOfEntries = found.conditions.some(({ name }) => {
    const shape = k.scope.shapes.get(name);
    return shape !== undefined && !isScalar(shape);
  });
  return `The function is ${found.curvature} in ${x} when ${list(said, 'and')}${isOfEntries ? ', entry by entry' : ''}.`;
}

/** log det and tr(X⁻¹) bend in one way among symmetric positive definite matrices, but not among all. */
export function amongDefinite({ expr, wrt }: Derivation): 'convex' | 'concave' | undefined {
  const isAbout = (e: Expr, ...ops: readonly string[]): boolean => {
    const [op, ...rest] = ops;
    if (op === undefined) return e.kind === 'symbol' && e.name === wrt;
    return isCall(e, op) && isAbout(argument(e, 0), ...rest);
  };
  const isLog = (e: Expr): boolean => isAbout(e, 'logdet') || isAbout(e, 'log', 'det');
  if (isLog(expr)) return 'concave';
  return isAbout(expr, 'tr', 'inv') || (isCall(expr, 'neg') && isLog(argument(expr, 0))) ? 'convex' : undefined;
}
