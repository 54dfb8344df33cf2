// Sums over two indices as products of matrices: Σ_i Σ_j a_ij x_i x_j is x'*A*x, Σ_ij A_ij B_ij is sum(A .* B).
import { call, type Expr, nodes, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { expression } from './terms.js';

/** What stands behind a sum, in vectors. */
export interface Vectored {
  readonly formula: Expr;
  /** What each name is, as the argument `where` takes it. */
  readonly where: readonly string[];
  /** Whether the sum is in the formula already, as in x'*A*x. */
  readonly isSummed?: boolean;
}

const ENTRYWISE: Readonly<Record<string, string>> = { '*': '.*', '/': './', '^': '.^' };

/** Of entries a product is ⊙. */
export const entrywise = (node: Expr): Expr => {
  const op = node.kind === 'call' ? ENTRYWISE[node.op] : undefined;
  return op && node.kind === 'call' ? call(op, node.args) : node;
};

/** A name with its indices below it. */
interface Entry {
  readonly name: string;
  readonly indices: string;
}

const NAME = /(?<![A-Za-z\\])([A-Za-z])(?:_\{\s*([a-z])\s*,?\s*([a-z])?\s*\}|_([a-z])([a-z])?(?![A-Za-z\d]))/g;

/** The sum of `body` over two indices; undefined where it is no product of entries, nor a function of entries of matrices. */
export function contracted(body: string, indices: readonly string[]): Vectored | undefined {
  const [i = '', j = ''] = indices;
  if (indices.length !== 2) return undefined;
  const entries: Entry[] = [];
  const plain = body.replace(NAME, (_, name: string, a?: string, b?: string, c?: string, d?: string) => {
    entries.push({ name, indices: `${a ?? c ?? ''}${b ?? d ?? ''}` });
    return ` q_${entries.length} `;
  });
  const inner = expression(plain);
  const isKnown = entries.every((entry) => [i, j, i + j, j + i].includes(entry.indices));
  if (!inner || !isKnown || entries.length === 0 || entries.length > 9) return undefined;
  const entryOf = ({ name }: { name: string }): Entry | undefined =>
    entries[Number(/^q_(\d)$/.exec(name)?.[1] ?? 0) - 1];
  // a_ij are the entries of A.
  const matrix = ({ name, indices: below }: Entry): Expr =>
    below === i + j ? sym(name.toUpperCase()) : call("'", [sym(name.toUpperCase())]);
  const where = [
    ...new Set(
      entries.map(({ name, indices: below }) =>
        below.length === 2 ? `${name.toUpperCase()}: matrix` : `${name}: vector`,
      ),
    ),
    ...symbolsOf(inner)
      .filter((name) => !entryOf({ name }))
      .map((name) => `${name}: scalar`),
  ];
  if (entries.every((entry) => entry.indices.length === 2)) {
    const formula = rewrite(inner, (node) => {
      const entry = node.kind === 'symbol' ? entryOf(node) : undefined;
      return entry ? matrix(entry) : entrywise(node);
    });
    return { formula, where };
  }
  const isProduct = nodes(inner).every(
    (node) => node.kind !== 'call' || node.op === '*' || node.op === 'dot' || node.op === 'neg',
  );
  if (!isProduct) return undefined;
  const factors = nodes(inner).flatMap((node) => {
    const entry = node.kind === 'symbol' ? entryOf(node) : undefined;
    return entry ? [entry] : [];
  });
  const together = (all: readonly Expr[]): Expr | undefined =>
    all.length === 0 ? undefined : all.reduce((left, right) => call('.*', [left, right]));
  const vector = (index: string): Expr | undefined =>
    together(factors.filter((entry) => entry.indices === index).map(({ name }) => sym(name)));
  const [left, right] = [vector(i), vector(j)];
  const middle = together(factors.filter((entry) => entry.indices.length === 2).map(matrix));
  if (factors.length !== entries.length) return undefined;
  const product = (...parts: readonly (Expr | undefined)[]): Expr | undefined => {
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? undefined : known.reduce((a, b) => call('*', [a, b]));
  };
  const summedOf = (all: Expr | undefined): Expr | undefined => all && call('sum', [all]);
  // Without both vectors the entries are still to be added.
  const bilinear =
    middle === undefined
      ? product(summedOf(left), summedOf(right))
      : left && right
        ? product(call("'", [left]), middle, right)
        : summedOf(product(left && call("'", [left]), middle, right));
  if (!bilinear || (middle === undefined && !(left && right))) return undefined;
  const rest = rewrite(inner, (node) => {
    const entry = node.kind === 'symbol' ? entryOf(node) : undefined;
    return entry ? sym('q_') : node;
  });
  return { formula: withFactors(rest, bilinear), where, isSummed: true };
}

/** The product with the numbers and scalars that stood beside the entries. */
function withFactors(rest: Expr, summed: Expr): Expr {
  const sign = nodes(rest).filter((node) => node.kind === 'call' && node.op === 'neg').length % 2;
  const others = nodes(rest).filter((node) => node.kind === 'number' || (node.kind === 'symbol' && node.name !== 'q_'));
  const product = [...others].reduce((right: Expr, left) => call('*', [left, right]), summed);
  return sign === 1 ? call('neg', [product]) : product;
}
