// Which products and powers are taken entry by entry: those that a sum over entries adds up, and products of vectors.
import { call, type Expr, equal, isCall, nodes, rewrite } from '../../formula/expr.js';
import { GREEK_NAMES } from '../../formula/spellings.js';

type Kind = 'number' | 'row' | 'matrix' | 'vector';

/** What letters and signs make of it; a small letter may be a vector. */
function kindOf(e: Expr): Kind {
  if (e.kind === 'number') return 'number';
  if (e.kind === 'symbol') return /^\p{Lu}/u.test(e.name) ? 'matrix' : isCount(e.name) ? 'number' : 'vector';
  const [first, second] = e.args.map(kindOf);
  switch (e.op) {
    case "'":
      return first === 'vector' ? 'row' : (first as Kind);
    case '*':
      if (first === 'number' || second === 'number') return first === 'number' ? (second as Kind) : (first as Kind);
      if (first === 'row') return second === 'vector' ? 'number' : 'row';
      return second === 'row' || second === 'matrix' ? 'matrix' : 'vector';
    case '+':
    case '-':
    case 'neg':
    case '/':
    case '.*':
    case './':
    case '^':
    case '.^':
      return (['matrix', 'row', 'vector', 'number'] as const).find((kind) => kind === first || kind === second) as Kind;
    default:
      if (/^(?:inv|pinv|diag|outer|kron|eye|expm)$/.test(e.op)) return 'matrix';
      if (/^(?:norm\w*|tr|det|logdet|sum|mean|dot|inner|max|min)$/.test(e.op) && e.args.length === 1) return 'number';
      return first ?? 'number';
  }
}

/** Names of coefficients and of sizes. */
const isCount = (name: string): boolean => /^(?:[cdkmnNKT])$/.test(name) || (GREEK_NAMES.has(name) && name !== 'theta');

const isPower = (e: Expr): boolean =>
  isCall(e, '^') && e.args[1]?.kind === 'number' && e.args[1].value > 1 && kindOf(e.args[0] as Expr) === 'matrix';

const isOfVectors = (e: Expr): boolean => isCall(e, '*') && e.args.every((each) => kindOf(each) === 'vector');

/** y·log(p), and no product of two letters, the first of which may be a number. */
const isOfFunction = (e: Expr): boolean =>
  isOfVectors(e) && isCall(e, '*') && e.args.some((each) => each.kind === 'call');

const isQuotient = (e: Expr): boolean => isCall(e, '/') && e.args.every((each) => kindOf(each) === 'vector');

/** The node with the sign that acts on each entry, where `signs` has one for it. */
const signed = (node: Expr, signs: readonly (readonly [is: (e: Expr) => boolean, sign: string])[]): Expr => {
  const [, sign] = signs.find(([is]) => is(node)) ?? [];
  return node.kind === 'call' && sign !== undefined ? call(sign, node.args, node.span) : node;
};

/** The sums of a formula as sums over entries: of (X·W − Y)² each entry is squared, of y·log(p) each multiplied. */
export const inSums = (e: Expr): Expr => {
  const signs = [
    [isPower, '.^'],
    [isOfFunction, '.*'],
    [isQuotient, './'],
  ] as const;
  return rewrite(e, (sum) => {
    if (sum.kind !== 'call' || !/^(?:sum|mean)$/.test(sum.op)) return sum;
    const inside = sum.args.map((arg) => rewrite(arg, (node) => signed(node, signs)));
    return call(sum.op, inside, sum.span);
  });
};

/** The same with ⊙ for each product of two vectors, and ⊘ for each quotient. */
export const ofEntries = (e: Expr): Expr => {
  const signs = [
    [isOfVectors, '.*'],
    [isQuotient, './'],
  ] as const;
  return rewrite(e, (node) => signed(node, signs));
};

/**
 * The same with what programs repeat along an axis written out: a vector that is added to a matrix is added to each of
 * its rows, as layers add a bias, X·W + 𝟏·bᵀ; exp(Z) over its sums along an axis that is kept is the softmax of each row.
 */
export const byRows = (e: Expr): Expr =>
  rewrite(e, (node) => {
    const [left, right] = isCall(node, '+') || isCall(node, '/') || isCall(node, './') ? node.args : [];
    if (!left || !right) return node;
    if (!isCall(node, '+')) return softmaxOf(left, right) ?? node;
    return kindOf(left) === 'matrix' && kindOf(right) === 'vector' && right.kind === 'symbol'
      ? call('+', [left, call('*', [call('ones', []), call("'", [right])])], node.span)
      : node;
  });

/** exp(Z) over its sums. */
function softmaxOf(above: Expr, below: Expr): Expr | undefined {
  const axis = below.kind === 'call' ? /^sum_(axis0|axis1|last)_keep$/.exec(below.op)?.[1] : undefined;
  const isShare = isCall(above, 'exp') && below.kind === 'call' && equal(below.args[0] as Expr, above);
  return axis !== undefined && isShare ? call(`softmax_${axis}`, above.args) : undefined;
}

/** The powers of matrices in sums that are taken entry by entry. */
export const powersInSums = (e: Expr): readonly Expr[] =>
  nodes(e)
    .filter((node) => isCall(node, 'sum') || isCall(node, 'mean'))
    .flatMap(nodes)
    .filter((node) => isCall(node, '.^') && kindOf(node.args[0] as Expr) === 'matrix');
