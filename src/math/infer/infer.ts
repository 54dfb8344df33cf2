// Which symbols are scalars, vectors and matrices, and of which sizes: the whole formula decides.
import { type Declaration, isOfSquares, type NamedKind, type Tag } from '../../formula/declarations.js';
import { type Call, call, type Expr, nodes, num, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { GREEK_NAMES } from '../../formula/spellings.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Point, Value } from '../../formula/values.js';
import { operationOf } from '../registry.js';
import type { Scope } from '../scope.js';
import { SCALAR, type SettledShape, type Shape } from '../shape.js';
import { lettersOf, type SettledSize, type Size } from '../size.js';
import { type Attempt, tryShapes } from './attempt.js';
import { explainClash } from './explain-clash.js';
import { combinations, costs, isSmallLatin, type Kind, letterOf } from './guesses.js';
import { nameSizes } from './name-sizes.js';
import { formOf, REFUSED } from './strain.js';

export interface Inference {
  /** The formula with the sizes of its constants written out: `I - A` is eye(n) - A. */
  readonly expr: Expr;
  readonly scope: Scope;
  /** The variables whose shape nobody gave. */
  readonly assumed: ReadonlySet<string>;
  /** Letters that the person uses for sizes, and the numbers of those that are known. */
  readonly given: ReadonlyMap<string, number | undefined>;
}

/** Nodes visited while shapes are sought, and the attempts made for a formula however long and however short. */
const MAX_VISITS = 40_000;
const LEAST_TRIES = 40;
const MOST_TRIES = 400;

/** Symbols that are numbers unless they are declared. */
const CONSTANTS = new Set(['pi']);

/**
 * Settles the shapes of all symbols of `expr`. Values and declarations are facts; what is left follows from the
 * names of the symbols and from what makes the formula fit. Throws Unanswerable with the place that cannot fit.
 */
export function infer(
  expr: Expr,
  point: Point,
  declarations: readonly Declaration[],
  wrt: string | undefined,
): Inference {
  const sizes = sizeLetters(expr, declarations);
  const variables = symbolsBut(expr, sizes);
  const facts = new Map<string, Shape>();
  const kinds = new Map<string, readonly Kind[]>();
  for (const { name, shape } of declarations) {
    if (Array.isArray(shape)) facts.set(name, { rows: shape[0] as Size, cols: shape[1] as Size });
    else if (shape) kinds.set(name, [shape as Kind]);
  }
  const known = new Set([...facts.keys(), ...kinds.keys(), ...point.keys()]);
  const open = variables.filter((name) => !facts.has(name) && !point.has(name));
  const form = formOf(expr, new Set(open.filter((name) => !kinds.has(name))));
  const ofOneNumber = open.length === 1 && isOfOneNumber(expr, variables);
  const tries = Math.min(MOST_TRIES, Math.max(LEAST_TRIES, Math.floor(MAX_VISITS / nodes(expr).length)));
  const assignments = combinations(
    open,
    (name) => {
      const tagged = declarations.some((d) => d.name === name && d.tags.some(isOfSquares));
      const fixed = kinds.get(name) ?? (tagged ? (['matrix'] as const) : undefined);
      if (fixed) return Object.fromEntries(fixed.map((kind) => [kind, 0]));
      if (ofOneNumber) return { vector: 0, scalar: 1 };
      return form.vectors.has(name) ? { vector: 0 } : costs(name, name === wrt, form.roleOf(name));
    },
    tries,
  );
  const square = new Set(declarations.filter((d) => d.tags.some(isOfSquares)).map((d) => d.name));
  const named = kindsAmong(variables, declarations, point);
  let first: Attempt | undefined;
  let best: { attempt: Attempt; cost: number } | undefined;
  for (const { cost, kinds: assigned } of assignments) {
    if (best && cost >= best.cost) break;
    const attempt = tryShapes(expr, { sizes, facts, point, assignment: assigned(), square, kinds: named });
    if (attempt.clash) {
      first ??= attempt;
      if (attempt.clash.why.final) break;
      continue;
    }
    const total = cost + form.strain((e) => attempt.shapes.get(e) ?? SCALAR);
    if (!best || total < best.cost) best = { attempt, cost: total };
  }
  if (best && (best.cost < REFUSED || !first || ofOneNumber))
    return settled(expr, best.attempt, { sizes, variables, declarations, known, named });
  /** Whether an edited formula has shapes, with the likeliest kinds or with others near them. */
  const fits = (edited: Expr, tries: number): boolean =>
    assignments
      .slice(0, tries)
      .some(
        ({ kinds: assigned }) =>
          !tryShapes(edited, { sizes, facts, point, assignment: assigned(), square, kinds: named }).clash,
      );
  throw explainClash(first as Attempt, fits, expr);
}

/** Whether a formula is one of school: functions of a single variable multiplied, as sin(x)·cos(x); there x is a number. */
function isOfOneNumber(expr: Expr, variables: readonly string[]): boolean {
  const calls = nodes(expr).filter((node): node is Call => node.kind === 'call');
  return (
    variables.length === 1 &&
    isSmallLatin(variables[0] as string) &&
    calls.every((node) => operationOf(node).entrywise !== undefined) &&
    calls.some(({ op, args }) => /^\w/.test(op) && op !== 'neg' && args.length === 1)
  );
}

/** The symbols that stand for sizes: operands of eye(n) and its like, and sizes in declarations. */
function sizeLetters(expr: Expr, declarations: readonly Declaration[]): Set<string> {
  const letters = new Set<string>();
  const collect = (e: Expr): void => {
    for (const node of nodes(e)) if (node.kind === 'symbol') letters.add(node.name);
  };
  for (const node of nodes(expr)) {
    if (node.kind !== 'call') continue;
    if (operationOf(node).takesSizes) node.args.forEach(collect);
    if (node.op === 'reshape' || node.op === 'reshape_rows') node.args.slice(1).forEach(collect);
  }
  for (const { shape } of declarations) {
    if (Array.isArray(shape)) for (const size of shape) for (const letter of lettersOf(size)) letters.add(letter);
  }
  const declared = new Set(declarations.map((d) => d.name));
  for (const constant of CONSTANTS) if (!declared.has(constant)) letters.add(constant);
  return letters;
}

/** The variables of a formula in reading order: its symbols that are no sizes and no constants. */
export const variablesOf = (expr: Expr, declarations: readonly Declaration[]): string[] =>
  symbolsBut(expr, sizeLetters(expr, declarations));

const symbolsBut = (expr: Expr, sizes: ReadonlySet<string>): string[] =>
  symbolsOf(expr).filter((name) => !sizes.has(name));

interface Known {
  readonly sizes: ReadonlySet<string>;
  readonly variables: readonly string[];
  readonly declarations: readonly Declaration[];
  readonly known: ReadonlySet<string>;
  readonly named: ReadonlyMap<string, NamedKind>;
}

/**
 * What is known of names beside their sizes. Capital letters with a value of rows, or with two sizes declared, are
 * matrices, also of one column or one row; other lists, and names with one size declared, are vectors, also of one entry.
 */
function kindsAmong(
  variables: readonly string[],
  declarations: readonly Declaration[],
  point: Point,
): ReadonlyMap<string, NamedKind> {
  const hasRows = (value: Value): boolean => typeof value === 'object' && typeof value[0] === 'object';
  const found = new Map<string, NamedKind>();
  for (const name of variables) {
    const declared = declarations.filter((d) => d.name === name).map(({ kind }) => kind);
    const value = point.get(name);
    const isVector = declared.includes('column');
    const isMatrix = declared.includes('matrix') || (value !== undefined && hasRows(value) && !isVector);
    if (isMatrix && /^[A-Z]/.test(name)) found.set(name, 'matrix');
    else if (isVector || (typeof value === 'object' && value.flat().length === 1)) found.set(name, 'column');
  }
  return found;
}

function settled(expr: Expr, attempt: Attempt, { sizes, variables, declarations, known, named }: Known): Inference {
  const { rules, shapes, symbols } = attempt;
  nameSizes(expr, attempt, new Set([...variables, ...sizes]));
  const settle = (shape: Shape): SettledShape => rules.resolve(shape) as SettledShape;
  const variableShapes = new Map(variables.map((name) => [name, settle(symbols.get(name) as Shape)]));
  const letters = new Set(sizes);
  for (const { rows, cols } of variableShapes.values())
    for (const letter of [...lettersOf(rows), ...lettersOf(cols)]) letters.add(letter);
  const tags = new Map<string, Set<Tag>>();
  for (const declaration of declarations) {
    tags.set(declaration.name, new Set([...(tags.get(declaration.name) ?? []), ...declaration.tags]));
  }
  const whole = new Set([...tags].filter(([, declared]) => declared.has('whole')).map(([name]) => name));
  for (const name of counted(expr, attempt, whole)) {
    if (variables.includes(name)) tags.set(name, new Set([...(tags.get(name) ?? []), 'whole']));
  }
  const values = rules.unifier.letters;
  const sized = new Map<Expr, Expr>();
  for (const [node, shape] of shapes)
    if (node.kind === 'call' && node.args.length === 0) sized.set(node, withSizes(node, settle(shape)));
  const spelled = rewrite(expr, (node) => {
    if (node.kind === 'symbol' && values.has(node.name)) return num(values.get(node.name) as number, node.span);
    return sized.get(node) ?? node;
  });
  for (const { rows, cols } of [...sized.keys()].map((node) => settle(shapes.get(node) as Shape))) {
    for (const letter of [...lettersOf(rows), ...lettersOf(cols)]) letters.add(letter);
  }
  return {
    expr: spelled,
    scope: { shapes: variableShapes, tags, sizes: letters, kinds: named },
    assumed: new Set(variables.filter((name) => !known.has(name))),
    given: new Map([...sizes].map((letter) => [letter, values.get(letter)])),
  };
}

/** The letters that count, as k in A^k of a matrix A. Throws Unanswerable of a Greek one not declared, which is a fraction as often. */
function counted(expr: Expr, { shapes, rules }: Attempt, declared: ReadonlySet<string>): readonly string[] {
  return nodes(expr).flatMap((node) => {
    if (node.kind !== 'call') return [];
    const places = operationOf(node).counts?.(node.args.map((arg) => rules.resolve(shapes.get(arg) ?? SCALAR))) ?? [];
    const counts = places.map((place) => node.args[place] as Expr);
    const names = counts.flatMap(symbolsOf);
    if (names.some((name) => GREEK_NAMES.has(letterOf(name)) && !declared.has(name)))
      throw new Unanswerable(
        'matrix-power',
        { base: print(node.args[0] as Expr), exponent: print(counts[0] as Expr) },
        node.span,
      );
    return names;
  });
}

function withSizes(node: Call, { rows, cols }: SettledShape): Expr {
  const size = (of: SettledSize): Expr => (typeof of === 'number' ? num(of) : sym(of));
  const sizes = node.op === 'eye' || cols === 1 ? [size(rows)] : [size(rows), size(cols)];
  return call(node.op, sizes, node.span);
}
