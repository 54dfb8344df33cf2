// Why no shapes fit, in words, with the smallest change that would make them fit.
import { type Call, call, type Expr, isCall, rewrite, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Shape } from '../shape.js';
import type { Attempt } from './attempt.js';
import { nameSizes } from './name-sizes.js';
import { shapeText } from './shape-text.js';

/** Combinations of kinds that are tried for a way out. */
const SEVERAL = 20;

/** The clash in words, with the smallest change that would make the formula fit. */
export function explainClash(
  attempt: Attempt,
  fits: (edited: Expr, tries: number) => boolean,
  expr: Expr,
): Unanswerable {
  const { at, why, args } = attempt.clash as NonNullable<Attempt['clash']>;
  nameSizes(expr, attempt, new Set(symbolsOf(expr)));
  const shape = (i: number): string => shapeText(attempt.rules.resolve(args[i] as Shape));
  const operand = (i: number): string => print(at.args[i] as Expr);
  const [i = 0, j = 1] = why.operands;
  const span = at.span;
  if (why.clash === 'square')
    return new Unanswerable('not-square', { operation: at.op, operand: operand(i), shape: shape(i) }, span);
  if (why.clash === 'scalar')
    return new Unanswerable('not-scalar', { operation: at.op, operand: operand(i), shape: shape(i) }, span);
  if (why.clash === 'vector' || why.clash === 'index') {
    return new Unanswerable('not-vector', { operation: at.op, operand: operand(i), shape: shape(i) }, span);
  }
  if (why.clash === 'matrix') return new Unanswerable('not-matrix', { operand: operand(i), shape: shape(i) }, span);
  if (why.clash === 'entries') {
    const into = at.args.slice(1).map(print).join('×');
    return new Unanswerable('entries-clash', { operand: operand(i), shape: shape(i), into }, span);
  }
  if (why.clash === 'only-vector') {
    const operation = at.op.replace(/_(?:axis\d|last)(?:_keep)?$/, '');
    return new Unanswerable('only-vector', { operation, operand: operand(i), shape: shape(i) }, span);
  }
  if (why.clash === 'power') {
    const [base, exponent] = [print(at.args[0] as Expr), print(at.args[1] as Expr)];
    return new Unanswerable('matrix-power', { base, exponent }, span);
  }
  const edits = editsOf(at, i, j);
  // Best is what makes the whole formula fit; else what makes this operation fit.
  const inPlace = (edit: Expr): Expr => rewrite(expr, (node) => (sameNode(node, at) ? edit : node));
  const fitting =
    [1, SEVERAL]
      .flatMap((tries) => [
        edits.filter((edit) => fits(inPlace(edit), tries)),
        edits.filter((edit) => fits(edit, tries)),
      ])
      .find((found) => found.length > 0) ?? [];
  return new Unanswerable(
    'shape-clash',
    {
      operation: at.op,
      left: operand(i),
      leftShape: shape(i),
      right: operand(j),
      rightShape: shape(j),
      // A product of two vectors has three meanings; elsewhere one way out is enough.
      edits: (at.op === '*' ? fitting : fitting.slice(0, 1)).map(print),
    },
    span,
  );
}

const sameNode = (node: Expr, at: Call): boolean =>
  isCall(node, at.op) && node.span === at.span && node.hash === at.hash;

/** What a person may have meant: a transpose, or the elementwise product. */
function editsOf(at: Call, i: number, j: number): Expr[] {
  const transposed = (k: number): Expr => {
    const operand = at.args[k] as Expr;
    return isCall(operand, "'") ? (operand.args[0] as Expr) : call("'", [operand], operand.span);
  };
  const replaced = (k: number): Expr =>
    call(
      at.op,
      at.args.map((arg, l) => (l === k ? transposed(k) : arg)),
      at.span,
    );
  // A vector is added to each row of a matrix as 1bᵀ.
  const spread =
    at.op === '+' || at.op === '-'
      ? [call(at.op, [at.args[0] as Expr, call('*', [call('ones', []), transposed(1)])], at.span)]
      : [];
  const elementwise = at.op === '*' ? [call('.*', at.args, at.span)] : [];
  return [...elementwise, ...spread, replaced(i), replaced(j)];
}
