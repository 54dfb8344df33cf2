// Where a part of a derivative comes from: the transpose of a factor.
import { type Call, type Expr, nodes, symbolsOf } from '../formula/expr.js';
import { isScalar } from '../math/shape.js';
import type { Question } from './derivation.js';
import { derive } from './derive.js';
import { plain, plainSymbol } from './notation/plain.js';

/** Says which product a transpose is from; undefined where the formula has none of it. `part` is `A'` or empty for any. */
export function originOf(part: Expr | undefined, question: Question): string | undefined {
  const { expr, wrt, k } = derive(question);
  const wanted = part && symbolsOf(part);
  for (const node of nodes(expr)) {
    const found = node.kind === 'call' ? factorOf(node, wrt) : undefined;
    if (!found || isScalar(k.shape(found.factor)) || isScalar(k.shape(found.operand))) continue;
    if (wanted && !wanted.every((name) => symbolsOf(found.factor).includes(name))) continue;
    const [M, e] = [plain(found.factor, k), plain(found.operand, k)];
    const x = found.operand.kind === 'symbol' ? plainSymbol(wrt) : `(${e})`;
    const turned = found.factor.kind === 'symbol' ? `${M}ᵀ` : `(${M})ᵀ`;
    return `${turned} comes from the product ${M}·${x}: it moves by ${M}·d${x}, and gᵀ·(${M}·d${x}) = (${turned}·g)ᵀ·d${x}, so a gradient g goes back through the transpose`;
  }
  return undefined;
}

/** A matrix that multiplies what depends on the variable from the left. */
function factorOf({ op, args }: Call, wrt: string): { factor: Expr; operand: Expr } | undefined {
  const [factor, operand] = args;
  if (op !== '*' || !factor || !operand || args.length !== 2) return undefined;
  return !symbolsOf(factor).includes(wrt) && symbolsOf(operand).includes(wrt) ? { factor, operand } : undefined;
}
