// Sums over an index as formulas of vectors: Σ_i log(1 + exp(-y_i w^T x_i)) is sum(log(1 + exp(-y .* (X*w)))).
import { call, type Expr, rewrite, sym, symbolsOf } from '../formula/expr.js';
import { parse } from '../formula/parse.js';
import { print } from '../formula/print.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { vocabulary } from '../math/registry.js';

export interface Unindexed {
  readonly text: string;
  /** What each name is, as the argument `where` takes it. */
  readonly where: readonly string[];
}

const SUM = /(?:\\sum|∑|Σ|\bsum)\s*(?:_\{?\s*[ijk](?:\s*=\s*\d)?\s*\}?)?\s*(?:\^\{?\w{1,3}\}?)?\s*/;
const INDEXED = String.raw`(?<![A-Za-z\\])([A-Za-z])_?\{?[ijk]\}?(?![A-Za-z\d])|(?<![A-Za-z\\])([A-Za-z])[ᵢⱼ]`;
const LOG = /\\?\blog\s*\(?\s*$/;

/** undefined where there is no such sum, or its summand cannot be read. `columns` says that a_i are columns of A. */
export function unindexed(text: string, columns: boolean): Unindexed | undefined {
  const sign = SUM.exec(text);
  if (!sign || !new RegExp(INDEXED).test(text)) return undefined;
  const before = text.slice(0, sign.index);
  const { body, after } = summand(text.slice(sign.index + sign[0].length));
  const isLogSum = LOG.test(before) && /^\\?exp\b/.test(body);
  const vectors = new Set<string>();
  const products: { matrix: string; vector: string }[] = [];
  const names = new Set<string>();
  const place = (row: string, vector: string): string => {
    products.push({ matrix: row.toUpperCase(), vector });
    return ` q_${products.length} `;
  };
  const T = String.raw`\s*(?:\^\{?\s*(?:T|\\top|⊤)\s*\}?|ᵀ|')\s*`;
  const plain = body
    .replace(
      new RegExp(`(?:${INDEXED})${T}([A-Za-z])(?![A-Za-z_\\d])`, 'g'),
      (_, a?: string, b?: string, vector?: string) => place((a ?? b) as string, vector as string),
    )
    .replace(
      new RegExp(`(?<![A-Za-z\\\\])([A-Za-z])${T}(?:${INDEXED})`, 'g'),
      (_, vector: string, a?: string, b?: string) => place((a ?? b) as string, vector),
    )
    .replace(new RegExp(INDEXED, 'g'), (_, a?: string, b?: string) => {
      vectors.add((a ?? b) as string);
      return ` ${a ?? b} `;
    });
  const inner = parsed(plain);
  if (!inner || products.length + vectors.size === 0) return undefined;
  for (const name of symbolsOf(inner)) names.add(name);
  const vectored = rewrite(inner, (node) => {
    if (node.kind === 'symbol') {
      const product = /^q_(\d)$/.exec(node.name);
      const found = product && products[Number(product[1]) - 1];
      if (!found) return node;
      const matrix = sym(found.matrix);
      return call('*', [columns ? call("'", [matrix]) : matrix, sym(found.vector)]);
    }
    const op =
      node.kind === 'call' ? ({ '*': '.*', '/': './', '^': '.^' } as Record<string, string>)[node.op] : undefined;
    return op && node.kind === 'call' && !isProduct(node.args, products) ? call(op, node.args) : node;
  });
  const whole =
    isLogSum && vectored.kind === 'call' && vectored.op === 'exp'
      ? `logsumexp(${print(vectored.args[0] as Expr)})`
      : `sum(${print(vectored)})`;
  const scalars = [...names].filter((name) => !vectors.has(name) && !name.startsWith('q_'));
  return {
    text: `${isLogSum ? before.replace(LOG, '') : before}${whole}${isLogSum && /\(\s*$/.test(before) ? after.replace(/^\s*\)/, '') : after}`,
    where: [
      ...scalars.map((name) => `${name}: scalar`),
      ...[...vectors].map((name) => `${name}: vector`),
      ...products.map(({ vector }) => `${vector}: vector`),
    ],
  };
}

/** Whether it is a product A*v that was put in already. */
const isProduct = ([a]: readonly Expr[], products: readonly { readonly matrix: string }[]): boolean => {
  const matrix = a?.kind === 'call' && a.op === "'" ? a.args[0] : a;
  return matrix?.kind === 'symbol' && products.some((product) => product.matrix === matrix.name);
};

/** The text up to the bracket that closes what was opened before the sum. */
function summand(text: string): { body: string; after: string } {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i] as string)) depth++;
    if (')]}'.includes(text[i] as string) && --depth < 0) return { body: text.slice(0, i), after: text.slice(i) };
  }
  return { body: text, after: '' };
}

function parsed(text: string): Expr | undefined {
  try {
    return parse(text, vocabulary).expr;
  } catch (problem) {
    if (problem instanceof Unanswerable) return undefined;
    throw problem;
  }
}
