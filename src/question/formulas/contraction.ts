// Sums over two indices as products of matrices: Σ_i Σ_j a_ij x_i x_j is x'*A*x, Σ_ij A_ij B_ij is sum(A .* B).
import { entriesOf, contracted as summed } from '../../formula/entries.js';
import { call, type Expr, isCall, nodes, rewrite, sym, symbolsOf } from '../../formula/expr.js';
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
  const factors = factorsOf(inner).map((factor) => {
    const entry = factor.kind === 'symbol' ? entryOf(factor) : undefined;
    if (entry) return entriesOf(sym(entry.indices.length === 2 ? entry.name.toUpperCase() : entry.name), entry.indices);
    return factor.kind === 'call' ? undefined : { over: '', expr: factor };
  });
  const known = factors.filter((factor) => factor !== undefined);
  const sum = known.length === factors.length ? summed(known, i + j) : undefined;
  if (!sum) return undefined;
  const sign = nodes(inner).filter((node) => isCall(node, 'neg')).length % 2;
  return { formula: sign === 1 ? call('neg', [sum.expr]) : sum.expr, where, isSummed: true };
}

const factorsOf = (e: Expr): Expr[] =>
  isCall(e, '*') || isCall(e, 'dot') || isCall(e, 'neg') ? e.args.flatMap(factorsOf) : [e];
