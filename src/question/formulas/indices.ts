// Sums and products over an index as formulas of vectors: Σ_i log(1 + exp(-y_i w^T x_i)) is sum(log(1 + exp(-y .* (X*w)))).
import { call, type Expr, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { contracted, entrywise, type Vectored } from './contraction.js';
import { expression } from './terms.js';

export interface Unindexed {
  readonly text: string;
  /** What each name is, as the argument `where` takes it. */
  readonly where: readonly string[];
}

const SIGN =
  /(\\sum|∑|Σ|\bsum|\bmean|\\prod|∏|\bprod|\\?\bmax|\\?\bmin)(?:\\limits)?(?:\s*_\s*(?:\{\s*([^{}]{1,20})\}|([a-z]{1,2})(?![A-Za-z]))|([ᵢⱼₖ]))?\s*(?:\^\s*(?:\{[^{}]{1,12}\}|\w|[ⁿᵐ]))?\s*/y;
const START = /\\sum|∑|Σ|\bsum|\bmean|\\prod|∏|\bprod|\\?\bm(?:ax|in)(?=\s*_)/g;
/** A letter in another face: `\\mathbf{x}`, `\\mathbf x`. */
const FACE =
  /\\(?:mathbf|boldsymbol|bm|vec|mathit)\s*(?:\{\s*(?=[A-Za-z]\s*\})|(?=[A-Za-z](?![A-Za-z])))([A-Za-z])\s*\}?/g;
const LOG = /\\?\blog\s*\(?\s*$/;
const SMALL: Readonly<Record<string, string>> = { ᵢ: 'i', ⱼ: 'j', ₖ: 'k' };

interface Signs {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The letters that run. */
  readonly indices: readonly string[];
}

/** Sums and products of one formula. */
const MOST_SIGNS = 20;

/** The first sum or product of the text whose summand has an index, with those right behind it. */
function signsIn(text: string): Signs | undefined {
  for (const start of [...text.matchAll(START)].slice(0, MOST_SIGNS)) {
    const from = start.index;
    const indices = new Set<string>();
    let to = from;
    let name = 'sum';
    for (SIGN.lastIndex = from; ; ) {
      const [whole, sign = '', braced = '', letter = '', small = ''] = SIGN.exec(text) ?? [];
      if (whole === undefined || (/max|min/.test(sign) && !(braced || letter || small))) break;
      to += whole.length;
      SIGN.lastIndex = to;
      // Not over all values: i < j, i ≠ j.
      if (/[<>≤≥≠]|\\[a-z]*(?:ne|le|ge|lt|gt)/.test(braced)) return undefined;
      name = /∏/.test(sign) ? 'prod' : (/prod|mean|max|min/.exec(sign)?.[0] ?? 'sum');
      for (const index of braced.replace(/[=∈<≤].*$|\\in.*$/s, '').match(/[a-z]/g) ?? []) indices.add(index);
      for (const index of letter) indices.add(index);
      if (small) indices.add(SMALL[small] as string);
    }
    const all = indices.size > 0 ? [...indices] : ['i', 'j', 'k'];
    if (new RegExp(indexed(all)).test(text.slice(to))) return { name, from, to, indices: [...indices] };
  }
  return undefined;
}

/** A name with one of the indices below it. */
const indexed = (indices: readonly string[]): string =>
  String.raw`(?<![A-Za-z\\])([A-Za-z])(?:_\{[${indices.join('')}]\}|_?[${indices.join('')}](?![A-Za-z\d])|[ᵢⱼₖ])`;

/** undefined where there is no such sum, or its summand cannot be read. `columns` says that a_i are columns of A. */
export function unindexed(typed: string, columns: boolean): Unindexed | undefined {
  const text = typed.replace(FACE, '$1');
  const signs = signsIn(text);
  if (!signs) return undefined;
  const before = text.slice(0, signs.from);
  const { body, after } = summand(text.slice(signs.to));
  const found =
    signs.indices.length > 1
      ? signs.name === 'sum'
        ? contracted(body, signs.indices)
        : undefined
      : overOne(body, signs.indices.length > 0 ? signs.indices : ['i', 'j', 'k'], columns);
  if (!found) return undefined;
  const isExp = found.formula.kind === 'call' && found.formula.op === 'exp';
  if (isExp && signs.name === 'sum' && !found.isSummed && LOG.test(before)) {
    const [exponent] = found.formula.kind === 'call' ? found.formula.args : [];
    const rest = /\(\s*$/.test(before) ? after.replace(/^\s*\)/, '') : after;
    return { text: `${before.replace(LOG, '')}logsumexp(${print(exponent as Expr)})${rest}`, where: found.where };
  }
  const whole = found.isSummed ? `(${print(found.formula)})` : `${signs.name}(${print(found.formula)})`;
  return { text: `${before}${whole}${after}`, where: found.where };
}

/** What stands behind a sum over one index, of vectors: each x_i is an entry of x, or a row of X where it is multiplied. */
function overOne(body: string, indices: readonly string[], columns: boolean): Vectored | undefined {
  const vectors = new Set<string>();
  const products: { matrix: string; vector: string }[] = [];
  const place = (row: string, vector: string): string => {
    products.push({ matrix: row.toUpperCase(), vector });
    return ` q_${products.length} `;
  };
  const one = indexed(indices);
  const T = String.raw`\s*(?:\^\{?\s*(?:T|\\top|⊤)\s*\}?|⊤|')\s*`;
  const plain = body
    .replace(new RegExp(`${one}${T}([A-Za-z])(?![A-Za-z_\\d])`, 'g'), (_, row: string, vector: string) =>
      place(row, vector),
    )
    .replace(new RegExp(`(?<![A-Za-z\\\\])([A-Za-z])${T}${one}`, 'g'), (_, vector: string, row: string) =>
      place(row, vector),
    )
    .replace(new RegExp(one, 'g'), (_, name: string) => {
      vectors.add(name);
      return ` ${name} `;
    });
  const inner = expression(plain);
  if (!inner || products.length + vectors.size === 0) return undefined;
  // An entry with another index, x_{i+1} or x_j, is none of these.
  if ([...vectors].some((name) => new RegExp(`(?<![A-Za-z])${name}_`).test(plain))) return undefined;
  const formula = rewrite(inner, (node) => {
    if (node.kind === 'symbol') {
      const product = /^q_(\d)$/.exec(node.name);
      const found = product && products[Number(product[1]) - 1];
      if (!found) return node;
      const matrix = sym(found.matrix);
      return call('*', [columns ? call("'", [matrix]) : matrix, sym(found.vector)]);
    }
    return node.kind === 'call' && !isProduct(node.args, products) ? entrywise(node) : node;
  });
  const scalars = symbolsOf(inner).filter((name) => !vectors.has(name) && !name.startsWith('q_'));
  return {
    formula,
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
