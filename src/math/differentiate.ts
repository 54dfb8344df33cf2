// The derivative of a formula by one of its symbols, as a structured linear map, with the steps that led to it.
import { type Call, type Expr, type Sym, symbolsOf } from '../formula/expr.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Algebra } from './algebra.js';
import type { LinearMap } from './maps/map.js';
import { compose } from './maps/product.js';
import { Scaled } from './maps/scaled.js';
import { sum } from './maps/sum.js';
import { Zero } from './maps/zero.js';
import { operationOf } from './registry.js';

/** One rule applied: the derivative of a part of the formula. */
export interface Step {
  readonly of: Expr;
  /** Why the rule holds, in one sentence. */
  readonly because: string;
  /** The operands that depend on the variable, and the derivative of this operation alone by each. */
  readonly local: readonly { readonly operand: Expr; readonly map: LinearMap }[];
  /** The derivative by the variable: locals composed with those of the operands, added up. */
  readonly map: LinearMap;
}

export interface Derivative {
  readonly map: LinearMap;
  /** Innermost part first. */
  readonly steps: readonly Step[];
}

/** The derivative of a node by its operand i, in place of the operation's own; undefined to leave it that. */
export type Instead = (i: number, node: Call, allVary: boolean) => LinearMap | undefined;

/** d e/d wrt; `e` is elaborated and simplified. Throws Unanswerable where a rule is not known. */
export function differentiate(e: Expr, wrt: Sym, k: Algebra, instead?: Instead): Derivative {
  const steps: Step[] = [];
  const known = new Map<Expr, LinearMap | undefined>();
  const domain = k.shape(wrt);

  /** The derivative of a part; undefined if it does not depend on the variable. */
  const go = (node: Expr): LinearMap | undefined => {
    if (known.has(node)) return known.get(node);
    const map =
      node.kind === 'call'
        ? ofCall(node)
        : node.kind === 'symbol' && node.name === wrt.name
          ? Scaled.identity(k, domain)
          : undefined;
    known.set(node, map);
    return map;
  };

  const ofCall = (node: Call): LinearMap | undefined => {
    const operation = operationOf(node);
    if (operation.takesSizes) return undefined;
    const operands = operation.operands?.(node) ?? node.args;
    const inner = operands.map(go);
    if (inner.every((map) => map === undefined)) return undefined;
    if (operation.combine) {
      const map = operation.combine(node, inner, k);
      if (!map) throw notDifferentiable(node, 0, operands);
      steps.push({ of: node, because: operation.because ?? '', local: [], map });
      return map;
    }
    const allVary = inner.every((map) => map !== undefined);
    const local: { operand: Expr; map: LinearMap }[] = [];
    const terms: LinearMap[] = [];
    inner.forEach((map, i) => {
      if (!map || map instanceof Zero) return;
      const partial = instead?.(i, node, allVary) ?? operation.partial?.(i, node, k, allVary);
      if (!partial) throw notDifferentiable(node, i, operands);
      local.push({ operand: operands[i] as Expr, map: partial });
      terms.push(compose(partial, map));
    });
    const map = terms.length > 0 ? sum(terms) : new Zero(k, domain, k.shape(node));
    steps.push({ of: node, because: operation.because ?? '', local, map });
    return map;
  };

  const map = go(e) ?? new Zero(k, domain, k.shape(e));
  return { map, steps };
}

function notDifferentiable(node: Call, i: number, operands: readonly Expr[]): Unanswerable {
  const why = operationOf(node).withoutDerivative;
  if (why !== undefined) return new Unanswerable('not-differentiable', { operation: node.op, why }, node.span);
  const parameter = symbolsOf(operands[i] as Expr).join(', ');
  return new Unanswerable('parameter-not-constant', { operation: node.op, parameter }, node.span);
}
