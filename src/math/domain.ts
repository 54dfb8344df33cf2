// Where a formula has a value: every operation within its domain, every part finite.
import { type Call, type Expr, nodes } from '../formula/expr.js';
import type { Evaluator } from './evaluate.js';
import { operationOf } from './registry.js';
import { allFinite } from './tensor.js';

/** The innermost operation of the formula that has no value at the point. */
export function undefinedPart(core: Expr, evaluator: Evaluator): Call | undefined {
  return nodes(core).find((node): node is Call => {
    if (node.kind !== 'call' || operationOf(node).takesSizes) return false;
    // A Kronecker product is defined everywhere, and applied without being written out.
    if (node.op === 'kron' && node !== core) return false;
    const holds = operationOf(node).domain?.holds(node.args.map((arg) => evaluator.part(arg))) ?? true;
    return !holds || !allFinite(evaluator.part(node));
  });
}

/** Whether the formula and all its parts have a value at the point. */
export const inDomain = (core: Expr, evaluator: Evaluator): boolean => undefinedPart(core, evaluator) === undefined;
