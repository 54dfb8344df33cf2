// An entry at a letter, as a loss has that of the right class: log(p[y]) is yᵀ·log(p) with the one-hot vector y.
import { argument, type Call, call, type Expr, equal, isCall, nodes, rewrite, sym } from './expr.js';

/** The class of `p[y]`; i to n run over entries. */
const classOf = (e: Expr): string | undefined => {
  const place = isCall(e, 'index') && e.args.length === 2 ? argument(e, 1) : undefined;
  return place?.kind === 'symbol' && !/^[i-n]$/.test(place.name) ? place.name : undefined;
};

/**
 * The formula with products in place of entries at letters, and these letters, which are one-hot vectors there;
 * undefined where it has none. `known` are letters declared to be something else.
 */
export function withoutClasses(
  expr: Expr,
  known: ReadonlySet<string>,
): { readonly expr: Expr; readonly classes: readonly string[] } | undefined {
  const calls = nodes(expr).filter((node) => node.kind === 'call');
  const classes = [...new Set(calls.flatMap((node) => classOf(node) ?? []))].filter((name) =>
    // It stands for a class alone.
    calls.every((node) => node.args.every((arg, at) => !isSymbol(arg, name) || (at === 1 && classOf(node) === name))),
  );
  const found = classes.filter((name) => !known.has(name));
  if (found.length === 0) return undefined;
  const turned = found.map((name) => call("'", [sym(name)]));
  const written = rewrite(expr, (node) => {
    const name = classOf(node);
    if (name !== undefined && found.includes(name)) {
      const [of, place] = (node as Call).args as [Expr, Expr];
      return call('*', [call("'", [place]), of]);
    }
    // The logarithm of an entry is the entry of the logarithms.
    const inside = isCall(node, 'log') ? argument(node, 0) : undefined;
    if (!inside || !isCall(inside, '*') || !turned.some((each) => equal(each, argument(inside, 0)))) return node;
    return call('*', [argument(inside, 0), call('log', [argument(inside, 1)])]);
  });
  return { expr: written, classes: found };
}

const isSymbol = (e: Expr, name: string): boolean => e.kind === 'symbol' && e.name === name;
