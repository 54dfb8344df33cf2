// What the formula of a function shows of its values: parity, bounds, continuity.
import { argument, type Call, type Expr, nodes, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import type { Algebra } from '../../math/algebra.js';
import { isPositive } from '../../math/non-negative.js';
import { operationOf } from '../../math/registry.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** f(−t) = −f(t): linear maps, and functions of one number. */
const ODD = words(
  "neg identity sum mean tr diag ' vec index rowsum colsum cumsum reshape row matrix sin tan asin atan sinh tanh asinh atanh erf softsign tanhshrink",
);
/** f(−t) = f(t). */
const EVEN = words('abs square cos cosh norm norm2 normF norm1 normInf phi');
const PRODUCTS = words('* .* / ./ outer kron inner dot');

/** Whether f(−x) is −f(x) or f(x), by the rules of sums, products and compositions. */
export function parityOf(e: Expr, wrt: string): 'odd' | 'even' | undefined {
  if (!symbolsOf(e).includes(wrt)) return 'even';
  if (e.kind !== 'call') return 'odd';
  const all = e.args.map((arg) => parityOf(arg, wrt));
  const [a, b] = all;
  if (e.op === '+' || e.op === '-') return a === b ? a : undefined;
  if (all.every((each) => each === 'even')) return 'even';
  if (all.includes(undefined)) return undefined;
  if (PRODUCTS.has(e.op)) return a === b ? 'even' : 'odd';
  if (e.op === '^' || e.op === '.^') {
    const exponent = argument(e, 1);
    if (exponent.kind !== 'number' || !Number.isInteger(exponent.value)) return undefined;
    return exponent.value % 2 === 0 ? 'even' : 'odd';
  }
  const rest = all.slice(1).every((each) => each === 'even');
  if (EVEN.has(e.op) && rest) return 'even';
  return ODD.has(e.op) && (e.args.length === 1 || all.every((each) => each === 'odd') || (e.op === 'index' && rest))
    ? 'odd'
    : undefined;
}

/** Functions with values in [−1, 1], whatever they are taken of. */
const WITHIN_ONE = words(
  'sigmoid tanh sin cos softmax rowsoftmax step heaviside sign erf Phi phi softsign hardsigmoid hardtanh sparse_sigmoid onehotmax',
);
const KEEP_BOUNDS = words("+ - * .* neg ' sum mean diag vec abs square outer relu exp tr index rowsum colsum");

/** Whether the entries stay within bounds when the variable changes and all else is given. */
export function isBounded(e: Expr, wrt: string): boolean {
  if (!symbolsOf(e).includes(wrt)) return true;
  if (e.kind !== 'call') return false;
  if (WITHIN_ONE.has(e.op)) return true;
  const isSo = (arg: Expr): boolean => isBounded(arg, wrt);
  if (KEEP_BOUNDS.has(e.op)) return e.args.every(isSo);
  const b = e.args[1];
  if (e.op === '^' || e.op === '.^')
    return b?.kind === 'number' && Number.isInteger(b.value) && b.value > 0 && isSo(argument(e, 0));
  return (e.op === '/' || e.op === './') && b !== undefined && !symbolsOf(b).includes(wrt) && isSo(argument(e, 0));
}

/** Operations on whole vectors and matrices that are continuous wherever they are defined. */
const CONTINUOUS = words(
  "+ - neg * .* ' vec sum mean tr diag index rowsum colsum rowmean colmean cumsum reshape row matrix outer kron inner dot norm norm2 normF norm1 normInf max min softmax rowsoftmax log_softmax logsumexp det var",
);
/** Functions of one number with poles. */
const POLES = words('tan reciprocal rsqrt lgamma digamma');
type Part = 'continuous' | 'jumps' | 'open';

function partOf(node: Call, k: Algebra): Part {
  const { entrywise, domain } = operationOf(node);
  if (domain || entrywise?.row.domain || POLES.has(node.op)) return 'open';
  if (node.op === '/' || node.op === './') return isPositive(argument(node, 1), k) ? 'continuous' : 'open';
  if (node.op === '^' || node.op === '.^') {
    const exponent = argument(node, 1);
    return exponent.kind === 'number' && Number.isInteger(exponent.value) && exponent.value >= 0
      ? 'continuous'
      : 'open';
  }
  if (CONTINUOUS.has(node.op)) return 'continuous';
  if (!entrywise) return 'open';
  const { kinks, jumps } = entrywise.row;
  if (jumps || kinks?.some(({ jump }) => jump)) return 'jumps';
  return 'continuous';
}

/** Continuous, as all its parts are; jumping, as the part that is the whole does; or what is not known. */
export function continuityOf(e: Expr, wrt: string, k: Algebra): Part {
  const varying = nodes(e).filter((node): node is Call => node.kind === 'call' && symbolsOf(node).includes(wrt));
  const parts = varying.map((node) => partOf(node, k));
  if (parts.every((part) => part === 'continuous')) return 'continuous';
  // A jump of a number within another part may cancel, as that of x·sign(x) does.
  return varying.length === 1 && print(e) === print(varying[0] as Call) ? (parts[0] as Part) : 'open';
}
