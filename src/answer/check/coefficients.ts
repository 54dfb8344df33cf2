// Shapes that nobody gave and that an answer may have otherwise: coefficients that are numbers, vectors of as many entries as are named.
import { type Call, type Expr, isCall, nodes } from '../../formula/expr.js';
import { isColumn, isScalar, SCALAR, type SettledShape } from '../../math/shape.js';
import type { Derivation } from '../derivation.js';
import { plainSymbol } from '../notation/plain.js';

/** As many are tried. */
const MOST = 3;

/**
 * Vectors whose shape nobody gave and that stand in the function as coefficients do: before what they multiply or behind
 * a number, below a fraction bar, or as exponents. In the answer they are not transposed.
 */
function coefficients({ expr, k, inference: { assumed, scope }, wrt }: Derivation, claim: Expr): string[] {
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

export interface OtherShape {
  /** As it is declared. */
  readonly where: string;
  readonly why: string;
}

/** The shapes that are tried where an answer is wrong; `claimed` is its own. */
export function otherShapes(derivation: Derivation, claim: Expr, claimed: SettledShape | undefined): OtherShape[] {
  const { expr, inference, wrt } = derivation;
  const asNumber = (name: string): OtherShape => ({
    where: `${name}: scalar`,
    why: `${plainSymbol(name)} is read as a number.`,
  });
  const found = coefficients(derivation, claim).map(asNumber);
  const isOpen = inference.assumed.has(wrt) && isColumn(inference.scope.shapes.get(wrt) ?? SCALAR);
  if (!isOpen) return found;
  // A bias of every sample, whose derivative is one number.
  if (claimed && isScalar(claimed)) found.push(asNumber(wrt));
  const places = nodes(expr).flatMap((node) => {
    const [of, place] = isCall(node, 'index') ? node.args : [];
    return of?.kind === 'symbol' && of.name === wrt && place?.kind === 'number' ? [place.value] : [];
  });
  const last = Math.max(0, ...places);
  if (last > 1)
    found.push({
      where: `${wrt}: ${last}`,
      why: `${plainSymbol(wrt)} is read as a vector of ${last} entries, the last that the function names.`,
    });
  return found;
}
