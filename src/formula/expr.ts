// A formula is a tree of three kinds of node, plain frozen data, each of which may know its place in what was typed.
import { work } from './work.js';

/** A half-open range of UTF-16 positions in the typed text. */
export type Span = readonly [from: number, to: number];

interface Node {
  /** Structural hash: equal formulas have equal hashes, wherever they stand in the text. */
  readonly hash: number;
  /** Where it was typed; absent on nodes that the program made. */
  readonly span?: Span;
}
export interface Num extends Node {
  readonly kind: 'number';
  readonly value: number;
}
export interface Sym extends Node {
  readonly kind: 'symbol';
  readonly name: string;
}
/** An operator (`+ - neg * / .* ./ ^ .^ '`), a bracketed literal (`matrix` of `row`s), an `index`, or a named function. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly op: string;
  readonly args: readonly Expr[];
}
export type Expr = Num | Sym | Call;

const mix = (hash: number, word: number): number => (Math.imul(hash ^ word, 0x01000193) + 0x9e3779b9) | 0;
const hashText = (text: string): number => {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
};

/** A number; `value` is finite. */
export function num(value: number, span?: Span): Num {
  const hash = mix(1, hashText(String(value)));
  return Object.freeze(span ? { kind: 'number', value, hash, span } : { kind: 'number', value, hash });
}
/** A symbol by its name in our language (`x`, `W1`, `theta`). */
export function sym(name: string, span?: Span): Sym {
  const hash = mix(2, hashText(name));
  return Object.freeze(span ? { kind: 'symbol', name, hash, span } : { kind: 'symbol', name, hash });
}
/** An operation applied to its operands. */
export function call(op: string, args: readonly Expr[], span?: Span): Call {
  let hash = mix(3, hashText(op));
  for (const arg of args) hash = mix(hash, arg.hash);
  return Object.freeze(span ? { kind: 'call', op, args, hash, span } : { kind: 'call', op, args, hash });
}

/** Whether two formulas are the same tree; places in the text do not count. */
export function equal(a: Expr, b: Expr): boolean {
  if (a === b) return true;
  if (a.hash !== b.hash || a.kind !== b.kind) return false;
  if (a.kind === 'number') return Object.is(a.value, (b as Num).value);
  if (a.kind === 'symbol') return a.name === (b as Sym).name;
  const other = b as Call;
  return (
    a.op === other.op &&
    a.args.length === other.args.length &&
    a.args.every((arg, i) => equal(arg, other.args[i] as Expr))
  );
}

export const isCall = <O extends string>(e: Expr, op: O): e is Call & { readonly op: O } =>
  e.kind === 'call' && e.op === op;
export const isNumber = (e: Expr, value: number): boolean => e.kind === 'number' && e.value === value;

/** The operand at `i`; every operation's arity is checked where it is read. */
export const argument = (e: Call, i: number): Expr => e.args[i] as Expr;

/** The terms of a sum, with their signs. */
export function termsOf(e: Expr): Expr[] {
  if (isCall(e, '+')) return e.args.flatMap(termsOf);
  if (isCall(e, '-'))
    return [...termsOf(argument(e, 0)), ...termsOf(argument(e, 1)).map((term) => call('neg', [term]))];
  return [e];
}

/** Rebuilds a formula bottom-up; `visit` sees a node whose operands are rebuilt. Shared nodes are visited once. */
export function rewrite(e: Expr, visit: (node: Expr) => Expr): Expr {
  const done = new Map<Expr, Expr>();
  const go = (node: Expr): Expr => {
    const known = done.get(node);
    if (known) return known;
    let rebuilt: Expr = node;
    if (node.kind === 'call') {
      const args = node.args.map(go);
      if (args.some((arg, i) => arg !== node.args[i])) rebuilt = call(node.op, args, node.span);
    }
    const result = visit(rebuilt);
    done.set(node, result);
    return result;
  };
  const rewritten = go(e);
  work('rebuilt', done.size);
  return rewritten;
}

/** Replaces every occurrence of `what` by `by`. */
export const substitute = (e: Expr, what: Expr, by: Expr): Expr =>
  rewrite(e, (node) => (equal(node, what) ? by : node));

/** Every distinct node object, operands before the calls that use them. */
export function nodes(e: Expr): Expr[] {
  const seen = new Set<Expr>();
  const go = (node: Expr): void => {
    if (seen.has(node)) return;
    if (node.kind === 'call') node.args.forEach(go);
    seen.add(node);
  };
  go(e);
  work('seen', seen.size);
  return [...seen];
}

/** The names of the symbols of a formula, in reading order. */
export function symbolsOf(e: Expr): string[] {
  const names = new Set<string>();
  for (const node of nodes(e)) if (node.kind === 'symbol') names.add(node.name);
  return [...names];
}

/** How many nodes the formula has when written out, shared parts counted each time. */
export function size(e: Expr): number {
  const known = new Map<Expr, number>();
  const go = (node: Expr): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const total = node.kind === 'call' ? node.args.reduce((sum, arg) => sum + go(arg), 1) : 1;
    known.set(node, total);
    return total;
  };
  return go(e);
}
