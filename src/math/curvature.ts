// Whether a formula is convex or concave in a variable, by the rules that keep convexity; every entry of a vector or matrix.
import { argument, type Call, call, type Expr, equal, isCall, num, symbolsOf } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { positiveSemidefinite } from './definite.js';
import { isNonNegative } from './non-negative.js';
import { isScalar } from './shape.js';

export type Curvature = 'constant' | 'affine' | 'convex' | 'concave';

/** Linear maps whose coefficients are not negative: they keep either curvature. */
const KEEPING = new Set([
  "'",
  'vec',
  'sum',
  'mean',
  'tr',
  'diag',
  'index',
  'rowsum',
  'colsum',
  'rowmean',
  'colmean',
  'cumsum',
  'reshape',
  'row',
  'matrix',
]);
/** Convex and increasing: of what is convex they are convex. */
const CONVEX_INCREASING = new Set(['exp', 'softplus', 'relu', 'logsumexp', 'max', 'expm1', 'squareplus']);
/** Concave and increasing: of what is concave they are concave. */
const CONCAVE_INCREASING = new Set(['log', 'sqrt', 'log_sigmoid', 'logsigmoid', 'min', 'log1p', 'log2', 'log10']);
/** Convex, and increasing where the operand is at least 0. */
const NORMS = new Set(['norm', 'norm2', 'normF', 'norm1', 'normInf', 'abs', 'square', 'cosh']);
/** Convex, of what is affine. */
const CONVEX = new Set([...NORMS, 'norm_nuc', 'norm_spectral', 'std', 'var', 'huber', 'mse', 'l1_loss']);

/** The curvature of every entry in the variable `wrt`; undefined if the formula does not show it. */
export function curvature(e: Expr, wrt: string, k: Algebra): Curvature | undefined {
  const known = new Map<Expr, Curvature | undefined>();
  return of(e);

  function of(part: Expr): Curvature | undefined {
    if (!known.has(part)) known.set(part, symbolsOf(part).includes(wrt) ? found(part) : 'constant');
    return known.get(part);
  }

  function found(part: Expr): Curvature | undefined {
    if (part.kind !== 'call') return 'affine';
    const [a, b] = [argument(part, 0), argument(part, 1)];
    const { op } = part;
    if (isSumOfSquares(part)) return 'convex';
    if (KEEPING.has(op)) return part.args.map(of).reduce(together);
    if (op === 'neg') return turned(of(a));
    if (op === '+') return together(of(a), of(b));
    if (op === '-') return together(of(a), turned(of(b)));
    const upright = op === '*' ? withoutSigns(part) : undefined;
    if (upright) return upright.negative ? turned(of(upright.formula)) : of(upright.formula);
    if (isEntropy(part)) return 'convex';
    if (op === '*' || op === '.*') return product(a, b);
    if (op === '/' || op === './') return of(b) === 'constant' ? scaled(of(a), signOf(b)) : reciprocal(part);
    if (op === '^' || op === '.^') return op === '.^' || isScalar(k.shape(a)) ? power(a, b) : undefined;
    if (op === 'log' && isLogConvex(a)) return 'convex';
    if (op === 'log' && isLogConcave(a)) return 'concave';
    if (op === 'sqrt' && isSumOfSquares(a)) return 'convex';
    if (op === 'log_softmax' && isAffine(a)) return 'concave';
    // A second operand is a parameter, but for the greater or lesser of two.
    const isPlain = part.args.length === 1 || op === 'max' || op === 'min';
    if (isPlain && CONVEX_INCREASING.has(op) && part.args.every(isConvex)) return 'convex';
    if (isPlain && CONCAVE_INCREASING.has(op) && part.args.every(isConcave)) return 'concave';
    if (CONVEX.has(op) && part.args.length <= 2 && part.args.every(isAffine)) return 'convex';
    return NORMS.has(op) && isConvex(a) && isNotNegative(a) ? 'convex' : undefined;
  }

  function isAffine(part: Expr): boolean {
    return ['constant', 'affine'].includes(of(part) ?? '');
  }
  function isConvex(part: Expr): boolean {
    return isAffine(part) || of(part) === 'convex';
  }
  function isConcave(part: Expr): boolean {
    return isAffine(part) || of(part) === 'concave';
  }

  /** One factor is constant: its sign decides; a matrix of unknown signs mixes entries. */
  function product(a: Expr, b: Expr): Curvature | undefined {
    const [fixed, moving] = of(a) === 'constant' ? [a, b] : [b, a];
    return of(fixed) === 'constant' ? scaled(of(moving), signOf(fixed)) : undefined;
  }

  function power(base: Expr, exponent: Expr): Curvature | undefined {
    if (exponent.kind !== 'number') return undefined;
    const p = exponent.value;
    if (p >= 2 && p % 2 === 0 && isAffine(base)) return 'convex';
    if (p >= 1 && isConvex(base) && isNotNegative(base)) return 'convex';
    if (p < 0 && isConcave(base) && isNotNegative(base)) return 'convex';
    return p > 0 && p < 1 && isConcave(base) ? 'concave' : undefined;
  }

  /** c/g with c ≥ 0 and g concave, of which it is known that it is not negative. */
  function reciprocal({ args }: Call): Curvature | undefined {
    const [top, below] = args as [Expr, Expr];
    const isSo = of(top) === 'constant' && signOf(top) === 1 && isConcave(below) && isNotNegative(below);
    return isSo ? 'convex' : undefined;
  }

  function isNotNegative(part: Expr): boolean {
    return isNonNegative(part, k) || (part.kind === 'call' && NORMS.has(part.op)) || isSumOfSquares(part);
  }

  /** 1 or -1 for a constant none of whose entries has the other sign. */
  function signOf(part: Expr): 1 | -1 | undefined {
    if (isNonNegative(part, k)) return 1;
    if (part.kind === 'number') return -1;
    if (isCall(part, 'neg')) return signOf(argument(part, 0)) === 1 ? -1 : undefined;
    if (isCall(part, "'") || isCall(part, 'diag')) return signOf(argument(part, 0));
    if (['*', '.*', '/', './'].includes(part.kind === 'call' ? part.op : '')) {
      const [a, b] = (part as Call).args.map(signOf);
      return a && b ? ((a * b) as 1 | -1) : undefined;
    }
    return undefined;
  }

  /** A sum of squares of affine parts and of constants: its root is a norm of an affine vector. */
  function isSumOfSquares(part: Expr): boolean {
    if (part.kind === 'number') return part.value >= 0;
    if (part.kind !== 'call') return of(part) === 'constant' && isScalar(k.shape(part)) && isNonNegative(part, k);
    const [a, b] = [argument(part, 0), argument(part, 1)];
    switch (part.op) {
      case '+':
        return isSumOfSquares(a) && isSumOfSquares(b);
      case '/':
        return of(b) === 'constant' && isNonNegative(b, k) && isSumOfSquares(a);
      case '^':
      case '.^':
        return b.kind === 'number' && b.value === 2 && ((isScalar(k.shape(a)) && isAffine(a)) || isNormOfAffine(a));
      case 'sum':
        return (
          isCall(a, '.^') &&
          argument(a, 1).kind === 'number' &&
          (argument(a, 1) as { value: number }).value === 2 &&
          isAffine(argument(a, 0))
        );
      case '*':
        return isScalar(k.shape(part)) && isQuadratic(part);
      case 'tr':
        return isCall(a, '*') && isQuadratic(a);
      default:
        return false;
    }
  }

  function isNormOfAffine(part: Expr): boolean {
    return part.kind === 'call' && ['norm', 'norm2', 'normF'].includes(part.op) && isAffine(argument(part, 0));
  }

  /** c·aᵀ·P·a, or the trace of it, with c ≥ 0, a affine and P constant and positive semidefinite, or absent. */
  function isQuadratic(part: Call): boolean {
    const all = factorsOf(part);
    const numbers = all.filter((factor) => isScalar(k.shape(factor)));
    const rest = all.filter((factor) => !isScalar(k.shape(factor)));
    const last = numbers.filter((factor) => of(factor) !== 'constant');
    if (!numbers.filter((factor) => of(factor) === 'constant').every((factor) => isNonNegative(factor, k)))
      return false;
    if (rest.length < 2) return rest.length === 0 && last.length === 1 && isSumOfSquares(last[0] as Expr);
    if (last.length > 0) return false;
    let body = rest;
    const half: Expr[] = [];
    while (body.length > 1) {
      const [left, right] = [body[0] as Expr, body.at(-1) as Expr];
      if (!equal(k.simplify(k.transpose(left)), k.simplify(right))) break;
      half.unshift(right);
      body = body.slice(1, -1);
    }
    // Only one factor of the half may move, or aᵀ·a is not a square of what is affine.
    const moving = half.filter((factor) => of(factor) !== 'constant');
    if (half.length === 0 || moving.length !== 1 || !isAffine(moving[0] as Expr)) return false;
    if (body.length === 0) return true;
    const middle = k.product(...body);
    return of(middle) === 'constant' && positiveSemidefinite(middle, k) !== undefined;
  }

  function factorsOf(part: Expr): Expr[] {
    return isCall(part, '*') ? part.args.flatMap(factorsOf) : [part];
  }

  /** A product some factors of which have a sign, without it; undefined if none has. */
  function withoutSigns(part: Expr): { formula: Expr; negative: boolean } | undefined {
    let signs = 0;
    const bare = (factor: Expr): Expr => {
      // The factors stay in their brackets: A·(bᵀ·c) is no (A·bᵀ)·c.
      if (isCall(factor, '*')) return call('*', factor.args.map(bare));
      if (!isCall(factor, 'neg')) return factor;
      signs++;
      return argument(factor, 0);
    };
    const formula = bare(part);
    return signs === 0 ? undefined : { formula, negative: signs % 2 === 1 };
  }

  /** a ⊙ log(a), or aᵀ·log(a), for an affine a: it has values only where a is positive. */
  function isEntropy(part: Call): boolean {
    if (part.op !== '*' && part.op !== '.*') return false;
    const [a, b] = [argument(part, 0), argument(part, 1)];
    const [log, other] = isCall(a, 'log') ? [a, b] : [b, a];
    if (!isCall(log, 'log')) return false;
    const inner = argument(log, 0);
    const isRowTimes = part.op === '*' && isCall(other, "'") && isScalar(k.shape(part));
    const isEach = part.op === '.*' || (isScalar(k.shape(a)) && isScalar(k.shape(b)));
    const same = isRowTimes ? argument(other as Call, 0) : isEach ? other : undefined;
    return same !== undefined && equal(same, inner) && isAffine(inner);
  }

  /** Logistic and normal probabilities of what is concave, their complements, and what is 1 over sums of exponentials. */
  function isLogConcave(part: Expr): boolean {
    if (of(part) === 'constant') return isNonNegative(part, k);
    if (part.kind !== 'call') return false;
    const [a, b] = [argument(part, 0), argument(part, 1)];
    switch (part.op) {
      case 'sigmoid':
      case 'Phi':
      case 'exp':
        return isConcave(a);
      case 'phi':
        return isAffine(a);
      case '-':
        return a.kind === 'number' && a.value === 1 && isLogConcaveComplement(b);
      case '/':
      case './':
        return of(a) === 'constant' && isNonNegative(a, k) && isLogConvex(b);
      default:
        return false;
    }
  }

  /** p of 1 - p, which is the same probability of the opposite: 1 - σ(g) = σ(-g), also as 1/(1 + exp(-g)). */
  function isLogConcaveComplement(part: Expr): boolean {
    if (isCall(part, 'sigmoid') || isCall(part, 'Phi')) return isConvex(argument(part, 0));
    const isQuotient = isCall(part, '/') || isCall(part, './');
    const below = isQuotient && argument(part, 0).kind === 'number' ? argument(part, 1) : undefined;
    if (!below || !isCall(below, '+') || !equal(argument(part as Call, 0), num(1))) return false;
    const [one, exponential] = below.args[0]?.kind === 'number' ? below.args : [below.args[1], below.args[0]];
    return (
      one?.kind === 'number' &&
      one.value === 1 &&
      exponential !== undefined &&
      isCall(exponential, 'exp') &&
      isAffine(argument(exponential, 0))
    );
  }

  /** Sums of exponentials of what is convex: their logarithm is convex. */
  function isLogConvex(part: Expr): boolean {
    if (of(part) === 'constant') return isScalar(k.shape(part)) && isNonNegative(part, k);
    if (part.kind !== 'call') return false;
    const [a, b] = [argument(part, 0), argument(part, 1)];
    switch (part.op) {
      case 'exp':
        return isConvex(a);
      case 'sum':
        return isLogConvex(a);
      case '+':
        return [a, b].every(isLogConvex);
      case '*':
      case '.*':
        return [a, b].every((factor) => isLogConvex(factor) || (of(factor) === 'constant' && isNonNegative(factor, k)));
      default:
        return false;
    }
  }
}

/** The curvature of a sum. */
function together(a: Curvature | undefined, b: Curvature | undefined): Curvature | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === 'constant' || a === b) return b;
  if (b === 'constant') return a;
  return a === 'affine' ? b : b === 'affine' ? a : undefined;
}

function turned(a: Curvature | undefined): Curvature | undefined {
  return a === 'convex' ? 'concave' : a === 'concave' ? 'convex' : a;
}

/** The curvature of a product with a constant of this sign. */
function scaled(a: Curvature | undefined, sign: 1 | -1 | undefined): Curvature | undefined {
  if (a === 'affine' || a === 'constant') return a;
  return sign === 1 ? a : sign === -1 ? turned(a) : undefined;
}
