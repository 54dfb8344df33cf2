// Letters that were read as vectors and may as well be numbers.
import { type Call, type Expr, isCall, nodes } from '../../formula/expr.js';
import { isColumn, isScalar, SCALAR } from '../../math/shape.js';
import type { Derivation } from '../derivation.js';

/** As many are tried. */
const MOST = 3;

/**
 * Vectors whose shape nobody gave and that stand in the function as coefficients do: before what they multiply or behind
 * a number, below a fraction bar, or as exponents. In the answer they are not transposed.
 */
export function coefficients({ expr, k, inference: { assumed, scope }, wrt }: Derivation, claim: Expr): string[] {
  const calls = (e: Expr): Call[] => nodes(e).filter((node): node is Call => node.kind === 'call');
  const isNamed = (e: Expr | undefined, name: string): boolean => e?.kind === 'symbol' && e.name === name;
  const scales = (node: Call, name: string): boolean => {
    const [first, second] = node.args;
    if (!node.args.some((arg) => isNamed(arg, name)) || node.op === 'neg') return true;
    if (node.op === '*' && first) return !isNamed(second, name) || isScalar(k.shape(first));
    return node.op === '/' || (/^\.?\^$/.test(node.op) && !isNamed(first, name));
  };
  const mayBeNumber = (name: string): boolean =>
    calls(expr).every((node) => scales(node, name)) &&
    !calls(claim).some((node) => isCall(node, "'") && isNamed(node.args[0], name));
  return [...assumed]
    .filter((name) => name !== wrt && isColumn(scope.shapes.get(name) ?? SCALAR) && mayBeNumber(name))
    .slice(0, MOST);
}
