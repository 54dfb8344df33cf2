// A function written by its entries as a formula of arrays: Σ_i log(1 + exp(-y_i wᵀx_i)) is sum(log(1 + exp(-y .* (X*w)))).
import { call, type Expr, isCall, nodes, num, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { parse } from '../../formula/parse.js';
import { print } from '../../formula/print.js';
import { GREEK } from '../../formula/spellings.js';
import { answerable } from '../../formula/unanswerable.js';
import { vocabulary } from '../../math/registry.js';
import { SCALAR, type SettledShape } from '../../math/shape.js';
import { fittingIn } from '../fitting.js';
import { indexReading } from './index-reading.js';
import { indicesOf, isIndexed, withEntries, withoutFaces, withRows, withSums } from './marks.js';

export interface Unindexed {
  readonly text: string;
  /** What each name is, as the argument `where` takes it. */
  readonly where: readonly string[];
}

const LETTERS = ['i', 'j', 'k', 'l'];
const SIGN =
  /(?:\\sum|∑|Σ|\bsum|\bmean|\\prod|∏|\bprod|\\?\bmax(?=\s*_)|\\?\bmin(?=\s*_))(?:\\limits)?(?:\s*_\s*(?:\{\s*([^{}]{1,20})\}|([a-z]{1,2})(?![A-Za-z]))|([ᵢⱼₖₗ]))?/g;
/** Not over all values: i < j, i ≠ j. */
const PARTIAL = /[<>≤≥≠]|\\[a-z]*(?:ne|le|ge|lt|gt)/;
const SMALL: Readonly<Record<string, string>> = { ᵢ: 'i', ⱼ: 'j', ₖ: 'k', ₗ: 'l' };

/** `x^{(i)}`, the sample x of number i. */
const SAMPLE = /\^\s*(?:\{\s*\(\s*([a-z])\s*\)\s*\}|\(\s*([a-z])\s*\))/g;

/** A vector of parameters by a Greek letter. */
const PARAMETERS = /\\?(?<![A-Za-z])(?:theta|beta|omega|phi)(?![A-Za-z])|[θβωφϕ]/;

/** The same of θᵀx_i, in which θ has a Latin letter while it is read. */
export function unindexed(typed: string, columns = false): Unindexed | undefined {
  const text = typed.replace(SAMPLE, '_$1$2');
  const greek = PARAMETERS.exec(text)?.[0];
  const letter = [...'qvurh'].find((each) => !new RegExp(`(?<![A-Za-z])${each}(?![A-Za-z])`).test(text));
  if (greek === undefined || letter === undefined) return inLatin(text, columns);
  const name = GREEK[greek] ?? greek.replace('\\', '');
  const found = inLatin(text.replaceAll(greek, letter), columns);
  const back = (formula: string): string =>
    formula.replace(new RegExp(`(?<![A-Za-z\\d_])${letter}(?![A-Za-z\\d_])`, 'g'), name);
  return found && { text: back(found.text), where: found.where.map(back) };
}

/** undefined where there is no such sum, or it cannot be read. `columns` says that a_i are columns of A. */
function inLatin(typed: string, columns: boolean): Unindexed | undefined {
  const signs = [...typed.matchAll(SIGN)];
  if (signs.length === 0 || signs.some(([, braced = '']) => PARTIAL.test(braced))) return undefined;
  const lettered = relabelled(withoutFaces(typed), signs);
  if (lettered === undefined) return undefined;
  const { text, rows } = withRows(lettered, columns, () => true);
  const matrices = new Set(rows.map(({ matrix }) => matrix));
  const vectors = new Set(rows.map(({ vector }) => vector));
  const equals = /^([^=(]*)=(?!=)/.exec(text)?.[0] ?? '';
  const isSide = equals !== '' && !/\\sum|∑|Σ|sum|prod|mean|max|min/.test(equals);
  const body = isSide ? text.slice(equals.length) : text;
  const names = {
    ...vocabulary,
    functionNamed: (name: string) => (isIndexed(name) ? name : vocabulary.functionNamed(name)),
  };
  const reading = answerable(() => parse(withSums(withEntries(body), true), names));
  const parsed = reading?.expr;
  if (
    !parsed ||
    !nodes(parsed).some((node) => node.kind === 'call' && isIndexed(node.op) && !node.op.startsWith('entry'))
  )
    return undefined;
  // a_ij are the entries of A.
  const capital = (name: string): string => name.replace(/^([a-z])(?=_[ijkl]{2}$)/, (letter) => letter.toUpperCase());
  const expr = rewrite(parsed, (node) =>
    node.kind === 'symbol' && capital(node.name) !== node.name ? sym(capital(node.name), node.span) : node,
  );
  let indexedNames = 0;
  for (const name of symbolsOf(expr)) {
    const [, base, indices] = /^([A-Za-z]\w*?)_([ijkl]{1,2})$/.exec(name) ?? [];
    if (!base || !indices) continue;
    indexedNames++;
    (indices.length === 2 ? matrices : vectors).add(base);
  }
  if (indexedNames + matrices.size === 0 || [...vectors].some((name) => matrices.has(name))) return undefined;
  const shapes = new Map<string, SettledShape>();
  for (const name of vectors) shapes.set(name, { rows: 'n', cols: 1 });
  for (const name of matrices) shapes.set(name, { rows: 'n', cols: 'n' });
  const numbers = symbolsOf(expr).filter(
    (name) =>
      !vectors.has(name.replace(/_?\d$/, '')) &&
      !shapes.has(name) &&
      !/_[ijkl]{1,2}$/.test(name) &&
      !isInNorm(expr, name),
  );
  for (const name of numbers) shapes.set(name, SCALAR);
  const fitting = fittingIn({ shapes, sizes: new Set(['n']), tags: new Map() });
  const formula = answerable(() => indexReading(expr, isSide ? indicesOf(equals) : '', (node) => node, fitting));
  if (!formula || symbolsOf(formula).some((name) => /_[ijkl](?:[ijkl]|[pm]\w+)?$/.test(name))) return undefined;
  const plain = print(rewrite(formula, (node) => asLogSumExp(asComponent(node, vectors))));
  return {
    // The sign of a derivative in front stays there.
    text: reading?.wrt ? `∂/∂${reading.wrt.name} (${plain})` : plain,
    where: [
      ...numbers.map((name) => `${name}: scalar`),
      ...[...matrices].map((name) => `${name}: matrix`),
      ...[...vectors].map((name) => `${name}: vector`),
    ],
  };
}

/** x_1 of a vector x. */
function asComponent(e: Expr, vectors: ReadonlySet<string>): Expr {
  const [, base, place] = (e.kind === 'symbol' && /^([A-Za-z])_?(\d)$/.exec(e.name)) || [];
  return base && vectors.has(base) ? call('index', [sym(base), num(Number(place))]) : e;
}

/** log(sum(exp(z))) by its name. */
function asLogSumExp(e: Expr): Expr {
  const sum = isCall(e, 'log') ? e.args[0] : undefined;
  const exp = sum && isCall(sum, 'sum') ? sum.args[0] : undefined;
  return exp && isCall(exp, 'exp') ? call('logsumexp', exp.args, e.span) : e;
}

/** Whether a name stands where an array may: in a norm, a trace, or transposed. */
const isInNorm = (e: Expr, name: string): boolean =>
  nodes(e).some(
    (node) => node.kind === 'call' && /^(?:norm|tr$|det$|'$)/.test(node.op) && symbolsOf(node).includes(name),
  );

/** The text with indices i, j, k, l: Σ_n t_n is Σ_i t_i. A sign without an index has the one that stands behind it. */
function relabelled(text: string, signs: readonly RegExpMatchArray[]): string | undefined {
  const own = new Set(
    signs.flatMap(
      ([, braced = '', letters = '']) => braced.replace(/(?:=|∈|\\in).*$/s, '').match(/[a-z]/g) ?? [...letters],
    ),
  );
  let plain = text;
  for (const letter of own) {
    if (LETTERS.includes(letter)) continue;
    const free = LETTERS.find((each) => !new RegExp(`_\\{?\\s*[a-z]?\\s*,?\\s*${each}`).test(plain));
    if (!free) return undefined;
    plain = plain.replace(new RegExp(`(_\\{\\s*|_|_\\{?[a-z]\\s*,?\\s*)${letter}(?![A-Za-z])`, 'g'), `$1${free}`);
  }
  return plain.replace(
    /(\\sum|∑|(?<!(?:[A-Z)}'⊤]|(?<![a-z])[a-z])\s*)Σ|\\prod|∏|\b(?:sum|mean|prod)(?!\s*[A-Za-z]))(?!\s*(?:\\limits)?\s*[_ᵢⱼₖₗ^])/g,
    (sign, _, at: number) => {
      const index = /_\{?\s*([ijkl])(?![A-Za-z])|([ᵢⱼₖₗ])/.exec(plain.slice(at));
      return index ? `${sign}_${index[1] ?? SMALL[index[2] ?? '']} ` : sign;
    },
  );
}
