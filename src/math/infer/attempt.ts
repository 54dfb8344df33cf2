// One attempt to give every part of a formula a shape, the kinds of its symbols being settled.
import type { NamedKind } from '../../formula/declarations.js';
import type { Call, Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Point, Value } from '../../formula/values.js';
import { work } from '../../formula/work.js';
import { Kinds } from '../kind.js';
import { operationOf } from '../registry.js';
import { type Clash, isClash, SCALAR, type SettledShape, type Shape, ShapeRules } from '../shape.js';
import { Unifier } from '../size.js';
import type { Kind } from './guesses.js';
import { shapeText } from './shape-text.js';

export interface Attempt {
  readonly rules: ShapeRules;
  readonly shapes: ReadonlyMap<Expr, Shape>;
  readonly symbols: ReadonlyMap<string, Shape>;
  readonly clash: { readonly at: Call; readonly why: Clash; readonly args: readonly Shape[] } | undefined;
}

export interface Facts {
  readonly sizes: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, Shape>;
  readonly point: Point;
  readonly assignment: ReadonlyMap<string, Kind>;
  readonly square: ReadonlySet<string>;
  /** What names stand for whose sizes may not tell. */
  readonly kinds: ReadonlyMap<string, NamedKind>;
}

export function tryShapes(expr: Expr, { sizes, facts, point, assignment, square, kinds }: Facts): Attempt {
  const symbols = new Map<string, Shape>();
  const shapes = new Map<Expr, Shape>();
  const ofParts = new Kinds((e) => rules.resolve(shapes.get(e) ?? SCALAR), kinds);
  const rules = new ShapeRules(new Unifier(true), ofParts.of);
  let clash: Attempt['clash'];

  const symbol = (name: string): Shape => {
    const before = symbols.get(name);
    if (before) return before;
    const fact = facts.get(name);
    const value = point.get(name);
    const given = value === undefined ? undefined : shapeOfValue(value);
    if (fact && given && !rules.same(fact, given)) {
      throw new Unanswerable('size-clash', { name, given: shapeText(given), needed: shapeText(fact) }, undefined, 'at');
    }
    const kind = assignment.get(name);
    const side = rules.fresh();
    const assumed: Shape =
      kind === 'vector'
        ? { rows: side, cols: 1 }
        : kind === 'matrix'
          ? { rows: side, cols: square.has(name) ? side : rules.fresh() }
          : SCALAR;
    const shape = fact ?? given ?? assumed;
    symbols.set(name, shape);
    return shape;
  };
  const go = (e: Expr): Shape | undefined => {
    const before = shapes.get(e);
    if (before) return before;
    let shape: Shape | undefined;
    if (e.kind === 'number') shape = SCALAR;
    else if (e.kind === 'symbol') shape = sizes.has(e.name) ? SCALAR : symbol(e.name);
    else shape = ofCall(e);
    if (shape) shapes.set(e, shape);
    return shape;
  };
  const ofCall = (e: Call): Shape | undefined => {
    work('shaped');
    const operation = operationOf(e);
    const args = operation.takesSizes ? [] : e.args.map(go);
    if (clash || args.some((arg) => arg === undefined)) return undefined;
    const outcome = operation.shape(args as Shape[], rules, e);
    if (!isClash(outcome)) return outcome;
    clash = { at: e, why: outcome, args: args as Shape[] };
    return undefined;
  };
  go(expr);
  return { rules, shapes, symbols, clash };
}

function shapeOfValue(value: Value): SettledShape {
  if (typeof value === 'number') return SCALAR;
  const [first] = value;
  return typeof first === 'number' ? { rows: value.length, cols: 1 } : { rows: value.length, cols: first?.length ?? 0 };
}
