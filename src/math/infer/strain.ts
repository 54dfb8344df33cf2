// What a formula's form says about shapes beyond what fits: how strained a reading is that fits, and products that nobody means.
import { argument, type Call, type Expr, equal, isCall, nodes, symbolsOf } from '../../formula/expr.js';
import { operationOf } from '../registry.js';
import { isScalar, isWide, type Shape } from '../shape.js';
import { isCoefficientLetter, isNumberLetter, isSmallLatin, isVectorLetter, letterOf, type Role } from './guesses.js';

/** Beside a number that is computed from vectors stands a number: b in w'*x + b. */
const BESIDE_NUMBER = 5;
/** A label multiplies a number: y in y*(w'*x + b) and in y*w'*x. */
const SCALED_LABEL = 4.5;
/** What multiplies a number computed from vectors or matrices is one: c in c*norm(w)^2, in c*tr(X) and in c*x'*A*x. */
const COEFFICIENT = 4.5;
/** What stands behind a matrix is multiplied by it: beta in X*beta. */
const BEHIND_MATRIX = 1.5;
/** A mean is subtracted from what has its shape: mu in x - mu. */
const MEAN = 1.5;

/**
 * No reading at all: b in X*W + b is no number because a vector cannot be added to a matrix, and what is transposed is
 * none either.
 */
export const REFUSED = 100;

/** Losses that compare entry by entry, as a difference does. */
const COMPARED = new Set(['mse', 'l1_loss', 'bce', 'bce_with_logits', 'hinge', 'huber', 'smooth_l1_loss']);

/** Operations that nobody means of a number. */
const OF_ARRAYS = new Set(["'", 'softmax', 'log_softmax', 'softmin', 'sparsemax', 'logsumexp']);

type ShapeOf = (e: Expr) => Shape;

export interface Form {
  /** How strained these shapes are, added to what the kinds cost. */
  strain(shapeOf: ShapeOf): number;
  /** Symbols that are vectors by what they are multiplied with, such as x and y in x*y. */
  readonly vectors: ReadonlySet<string>;
  roleOf(name: string): Role;
}

/** `open` are the symbols whose shapes nobody gave. */
export function formOf(expr: Expr, open: ReadonlySet<string>): Form {
  const all = nodes(expr);
  const inner = new Set(all.flatMap((e) => (isSum(e) ? e.args : [])));
  const sums = all.filter((e) => (isSum(e) && !inner.has(e)) || isLoss(e)).map((e) => summands(e));
  const quotients = all.filter((e): e is Call => isCall(e, '/'));
  const products = all.filter((e): e is Call => isCall(e, '*'));
  // Operands stand before the products of them, so that each product is looked at once.
  const withLetters = new Set<Expr>();
  for (const e of all)
    if (isLetterOfNumber(e, open) || partsOf(e).some((part) => withLetters.has(part))) withLetters.add(e);
  const factorsIn = new Map(products.filter((e) => withLetters.has(e)).map((e) => [e, factorsOf(e)]));
  const names = (es: readonly Expr[]): Set<string> => new Set(es.flatMap((e) => (e.kind === 'symbol' ? [e.name] : [])));
  const alongAxis = names(all.flatMap((e) => (e.kind === 'call' && /_(?:axis\d|last)/.test(e.op) ? e.args : [])));
  const factors = names(products.flatMap((e) => e.args.map(untransposed)));
  const divisors = names(all.flatMap((e) => (isCall(e, '/') || isCall(e, '^') ? nodes(argument(e, 1)) : [])));
  const counts = names(quotients.flatMap((e) => countsBelow(argument(e, 1))));
  // A transpose is of an array, and so is a softmax, which of a number is always 1.
  const arrays = all.filter(
    (e): e is Call => e.kind === 'call' && OF_ARRAYS.has(e.op) && isOpenSymbol(argument(e, 0), open),
  );
  // A[0] of a capital letter is a row.
  const rows = all.filter(
    (e): e is Call => isCall(e, 'row_at') && /^[A-Z]/.test(openName(untransposed(argument(e, 0)), open)),
  );
  return {
    strain: (shapeOf) =>
      sums.reduce((total, parts) => total + strainOfSum(parts, open, shapeOf), 0) +
      products.reduce((total, e) => total + strainOfProduct(e, factorsIn.get(e) ?? [], open, shapeOf), 0) +
      arrays.filter((e) => isScalar(shapeOf(argument(e, 0)))).length * REFUSED +
      rows.filter((e) => !isWide(shapeOf(untransposed(argument(e, 0))))).length * REFUSED,
    vectors: new Set([
      ...products.flatMap((e) => multipliedVectors(e, open)),
      ...quotients.flatMap((e) => dividedVectors(e, open)),
    ]),
    roleOf: (name) =>
      alongAxis.has(name)
        ? 'factor'
        : counts.has(name)
          ? 'count'
          : divisors.has(name)
            ? 'divisor'
            : factors.has(name)
              ? 'factor'
              : undefined,
  };
}

/** The name of a symbol whose shape nobody gave. */
const openName = (e: Expr, open: ReadonlySet<string>): string =>
  e.kind === 'symbol' && open.has(e.name) ? e.name : '';
const isSum = (e: Expr): e is Call => isCall(e, '+') || isCall(e, '-') || isCall(e, 'neg');
const isLoss = (e: Expr): e is Call => e.kind === 'call' && COMPARED.has(e.op);
const summands = (e: Expr): Expr[] => (isSum(e) || isLoss(e) ? e.args.flatMap(summands) : [e]);
const isOpenSymbol = (e: Expr, open: ReadonlySet<string>): boolean => e.kind === 'symbol' && open.has(e.name);

function strainOfSum(parts: readonly Expr[], open: ReadonlySet<string>, shapeOf: ShapeOf): number {
  const isNumber = (e: Expr): boolean => isScalar(shapeOf(e));
  const isComputed = (e: Expr): boolean =>
    isNumber(e) && e.kind === 'call' && nodes(e).some((node) => node.kind === 'symbol' && !isNumber(node));
  // A weight times a number is a number beside others: c in norm(x)^2 + c*norm1(x).
  const weightOf = (e: Expr): Expr =>
    isCall(e, '*') && isOpenSymbol(argument(e, 0), open) && !isNumber(argument(e, 0)) && isComputed(argument(e, 1))
      ? argument(e, 0)
      : e;
  const terms = parts.map((e) => weightOf(uncounted(e)));
  const bare = terms.filter((e) => isOpenSymbol(e, open));
  const others = terms.filter((e) => !isOpenSymbol(e, open));
  const vectors = bare.filter((e) => !isNumber(e));
  const computed = others.filter(isComputed);
  const known = new Set(vectors.length > 0 ? computed.flatMap(symbolsOf) : []);
  const stray = (e: Expr): boolean => computed.length > 0 && !(e.kind === 'symbol' && known.has(e.name));
  const strained = others.every(isNumber) ? vectors.filter(stray).length * BESIDE_NUMBER : 0;
  const isMean = (e: Expr): boolean => e.kind === 'symbol' && letterOf(e.name) === 'mu' && isNumber(e);
  const isBias = (e: Expr): boolean =>
    e.kind === 'symbol' && open.has(e.name) && isSmallLatin(e.name) && !isNumberLetter(e.name);
  if (parts.some((e) => !isBias(e) && isWide(shapeOf(e))) && parts.some(isBias)) return REFUSED;
  return strained + (parts.every(isNumber) ? 0 : bare.filter(isMean).length * MEAN);
}

/** c of 3*c and c/2. */
const uncounted = (e: Expr): Expr =>
  isCall(e, '*') && argument(e, 0).kind === 'number'
    ? argument(e, 1)
    : isCall(e, '/') && argument(e, 1).kind === 'number'
      ? argument(e, 0)
      : e;

const sameAs =
  (e: Expr) =>
  (other: Expr): boolean =>
    e.kind === 'symbol' && other.kind === 'symbol' && other.name === e.name;

/** `factors` are those of the product, where one of them is a letter for numbers. */
function strainOfProduct(e: Call, factors: readonly Expr[], open: ReadonlySet<string>, shapeOf: ShapeOf): number {
  const [left, right] = e.args as [Expr, Expr];
  const isLabel = (part: Expr): boolean =>
    isOpenSymbol(part, open) && /^[yt]$/.test(letterOf(symbolsOf(part)[0] ?? '')) && !isScalar(shapeOf(part));
  const [a, b] = [unsigned(left), unsigned(right)];
  const isColumn = (part: Expr): boolean => shapeOf(part).cols === 1 && shapeOf(part).rows !== 1;
  const scales = (label: Expr, number: Expr): boolean =>
    isLabel(label) &&
    number.kind === 'call' &&
    isScalar(shapeOf(number)) &&
    nodes(number).some((node) => node.kind === 'symbol' && !isScalar(shapeOf(node))) &&
    !nodes(number).some(sameAs(label));
  if (scales(a, b) || scales(b, a)) return SCALED_LABEL;
  const outer = isCall(a, '*') && isLabel(unsigned(argument(a, 0))) && shapeOf(argument(a, 1)).rows === 1;
  if (outer && isColumn(b)) return SCALED_LABEL;
  if (hasCoefficient(factors, open, shapeOf)) return COEFFICIENT;
  const isVectorAsMatrix = (part: Expr): boolean => {
    const of = untransposed(unsigned(part));
    return isOpenSymbol(of, open) && isVectorLetter(symbolsOf(of)[0] ?? '') && isWide(shapeOf(of));
  };
  // x*W with the rows of x as data is common; A*x*y and y*A*x are slips.
  const isData = isVectorAsMatrix(left) && right.kind === 'symbol' && /^[A-Z]/.test(right.name);
  if ((isVectorAsMatrix(left) && !isData) || isVectorAsMatrix(right)) return REFUSED;
  if (isCall(a, '*') && isVectorAsMatrix(argument(a, 0))) return REFUSED;
  const isVectorAsNumber = (part: Expr): boolean =>
    isOpenSymbol(part, open) && isVectorLetter(symbolsOf(part)[0] ?? '') && isScalar(shapeOf(part));
  const [whole, row] = [(e: Expr): boolean => !isScalar(shapeOf(e)), (e: Expr): boolean => shapeOf(e).rows === 1];
  if ((isVectorAsNumber(b) && whole(a)) || (isVectorAsNumber(a) && whole(b) && !row(b))) return REFUSED;
  const behind = isOpenSymbol(right, open) && isScalar(shapeOf(right)) && !/^[A-Z]/.test(symbolsOf(right)[0] ?? '');
  return behind && isWide(shapeOf(left)) ? BEHIND_MATRIX : 0;
}

/** Whether it is a letter for numbers whose shape nobody gave. */
const isLetterOfNumber = (e: Expr, open: ReadonlySet<string>): boolean =>
  e.kind === 'symbol' && open.has(e.name) && isCoefficientLetter(e.name);

/** Whether a letter for numbers is a vector or a matrix here, and multiplies what is a number without it. */
function hasCoefficient(factors: readonly Expr[], open: ReadonlySet<string>, shapeOf: ShapeOf): boolean {
  const isArray = (part: Expr): boolean => !isScalar(shapeOf(part));
  const isCoefficient = (part: Expr): boolean => isLetterOfNumber(part, open) && isArray(part);
  const place = factors.findIndex(isCoefficient);
  if (place < 0) return false;
  const lettered = new Set(factors.filter(isCoefficient).flatMap(symbolsOf));
  const rest = factors.filter((part) => !isCoefficient(part) && (part.kind === 'call' || isArray(part)));
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last || rest.some((part) => symbolsOf(part).some((name) => lettered.has(name)))) return false;
  const isComputed = (part: Expr): boolean =>
    part.kind === 'call' &&
    !isCall(part, '*') &&
    !isArray(part) &&
    nodes(part).some((node) => node.kind === 'symbol' && isArray(node));
  // x'*A*x is a number whatever stands before it; a*(b'*x) may be a vector, and the K of lambda*x'*K*x is inside.
  const isBefore = place < factors.indexOf(first);
  const isForm = rest.length > 1 && isCall(first, "'") && isBefore && equal(argument(first, 0), last);
  return isForm || rest.every(isComputed);
}

/** What is multiplied by what stands beside a product: its factors, a quotient's numerator, what has a sign. */
const partsOf = (e: Expr): readonly Expr[] =>
  isCall(e, '*') ? e.args : isCall(e, 'neg') || isCall(e, '/') ? e.args.slice(0, 1) : [];

/** The factors of a product as they are written, without signs and divisors. */
function factorsOf(e: Expr): Expr[] {
  const parts = partsOf(e);
  return parts.length === 0 ? [e] : parts.flatMap(factorsOf);
}

const unsigned = (e: Expr): Expr => (isCall(e, 'neg') ? argument(e, 0) : e);

/** The symbols of a product whose factors are both vectors by their letters, of which neither is a coefficient. */
function multipliedVectors(e: Call, open: ReadonlySet<string>): string[] {
  const [left, right] = e.args as [Expr, Expr];
  const [ofLeft, ofRight] = [symbolsOf(left), symbolsOf(right)];
  const names = [...ofLeft, ...ofRight];
  if (ofLeft.length === 0 || ofRight.length === 0 || !isFlat(left) || !isFlat(right)) return [];
  if (!names.every((name) => open.has(name) && isSmallLatin(name))) return [];
  const shared = ofLeft.some((name) => ofRight.includes(name));
  const letters = (of: readonly string[]): boolean => !of.some(isVectorLetter);
  const coefficient = letters(ofLeft) || (letters(ofRight) && !nodes(right).some(isFunction));
  return coefficient && !shared ? [] : names;
}

/** The symbols of x/y and c/x: a vector does not divide another. */
function dividedVectors(e: Call, open: ReadonlySet<string>): string[] {
  const [above, below] = e.args as [Expr, Expr];
  const [ofAbove, ofBelow] = [symbolsOf(above), symbolsOf(below)];
  const names = [...ofAbove, ...ofBelow];
  if (!isFlat(above) || !isFlat(below) || !names.every((name) => open.has(name) && isSmallLatin(name))) return [];
  const apart = !ofAbove.some((name) => ofBelow.includes(name));
  return apart && ofAbove.length > 0 && ofBelow.some(isVectorLetter) ? names : [];
}

/** D of sqrt(D) and M of 2*M below a fraction bar. */
const countsBelow = (e: Expr): readonly Expr[] =>
  isCall(e, 'sqrt') || (isCall(e, '*') && argument(e, 0).kind === 'number') ? e.args : [];

const untransposed = (e: Expr): Expr => (isCall(e, "'") ? argument(e, 0) : e);
const isFunction = (e: Expr): boolean => e.kind === 'call' && /^[a-z]/i.test(e.op) && e.op !== 'neg';
/** Whether it has the shape of its symbols: made of them entry by entry. */
const isFlat = (e: Expr): boolean =>
  e.kind !== 'call' ||
  (((operationOf(e).entrywise !== undefined && e.op !== '*') || e.op === '^') &&
    (e.op === '^' ? [argument(e, 0)] : e.args).every(isFlat));
