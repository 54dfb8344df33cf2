// Entries at letters as products with one-hot vectors: log(p[y]) is yᵀ·log(p), the entry k of A·x is e_kᵀ·A·x, and the
// entry i, j of X is e_iᵀ·X·e_j.
import { argument, type Call, call, type Expr, equal, isCall, nodes, rewrite, sym } from './expr.js';

/** The letters at which an entry stands; numbers are none. */
const lettersOf = (e: Expr): readonly string[] =>
  isCall(e, 'index') ? e.args.slice(1).flatMap((place) => (place.kind === 'symbol' ? [place.name] : [])) : [];

const COUNTING = /^[i-n]$/;
const SUMS = new Set(['sum', 'mean', 'prod', 'max', 'min']);

/** The one-hot vector of a letter: the class y itself, as people call its vector; e_k of a letter that counts. */
const vectorOf = (letter: string): string => (COUNTING.test(letter) ? `e_${letter}` : letter);

/**
 * The formula with products in place of entries at letters, and the one-hot vectors of these letters;
 * undefined where it has none. `known` are letters declared to be something else.
 */
export function withoutClasses(
  expr: Expr,
  known: ReadonlySet<string>,
): { readonly expr: Expr; readonly classes: readonly string[] } | undefined {
  const calls = nodes(expr).filter((node) => node.kind === 'call');
  // sum(x[i]) is meant to run over i.
  const summed = new Set(
    calls.flatMap((node) => (SUMS.has(node.op) && node.args.length === 1 ? nodes(node).flatMap(lettersOf) : [])),
  );
  const letters = [...new Set(calls.flatMap(lettersOf))].filter(
    (name) =>
      // It stands for a place alone.
      !(summed.has(name) && COUNTING.test(name)) &&
      calls.every((node) => node.args.every((arg, at) => !isSymbol(arg, name) || (at > 0 && isCall(node, 'index')))),
  );
  const found = letters.filter((name) => !known.has(name));
  if (found.length === 0) return undefined;
  const one = (letter: string): Expr => sym(vectorOf(letter));
  const turned = found.map((name) => call("'", [one(name)]));
  const written = rewrite(expr, (node) => {
    const [row, column] = lettersOf(node).filter((name) => found.includes(name));
    if (row !== undefined && (node as Call).args.length === (column === undefined ? 2 : 3)) {
      const of = argument(node as Call, 0);
      const entry = call('*', [call("'", [one(row)]), of]);
      return column === undefined ? entry : call('*', [entry, one(column)]);
    }
    // The logarithm of an entry is the entry of the logarithms.
    const inside = isCall(node, 'log') ? argument(node, 0) : undefined;
    if (!inside || !isCall(inside, '*') || !turned.some((each) => equal(each, argument(inside, 0)))) return node;
    return call('*', [argument(inside, 0), call('log', [argument(inside, 1)])]);
  });
  return equal(written, expr) ? undefined : { expr: written, classes: found.map(vectorOf) };
}

const isSymbol = (e: Expr, name: string): boolean => e.kind === 'symbol' && e.name === name;
