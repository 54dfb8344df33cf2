// The gradient by a matrix of declared structure: among such matrices, and by its free entries.
import type { Expr } from '../formula/expr.js';
import { isScalar } from '../math/shape.js';
import { createAlgebra } from '../math/simplify/create-algebra.js';
import { plain, plainSymbol } from './notation/plain.js';
import { texPieces } from './notation/tex.js';
import type { Shown } from './shown.js';

interface Structured {
  readonly name: string;
  /** (G + Gᵀ)/2, the gradient among symmetric matrices. */
  readonly among: Expr;
  /** G + Gᵀ - G ⊙ I, the derivatives by the entries on and below the diagonal, each of which moves its mirror image too. */
  readonly free: Expr;
}

/** Both conventions for a scalar's gradient G by a symmetric matrix; undefined for anything else. */
export function structured({ map, derivation: { inference, wrt, shown: G } }: Shown): Structured | undefined {
  const tags = inference.scope.tags.get(wrt);
  const isSymmetric = tags?.has('symmetric') || tags?.has('psd') || tags?.has('spd');
  if (!isSymmetric || !isScalar(map.codomain) || isScalar(map.domain)) return undefined;
  // The derivative is taken; from here Sᵀ = S holds.
  const k = createAlgebra(inference.scope);
  const gradient = k.simplify(G);
  const turned = k.transpose(gradient);
  const among = k.formula('(G + H)/2', { G: gradient, H: turned });
  const free = k.formula('2*S - S .* D', { S: among, D: k.eye(map.domain.rows) });
  return { name: plainSymbol(wrt), among, free };
}

/** Both as rows of a picture. */
export function structuredRows(shown: Shown): string[][] {
  const found = structured(shown);
  if (!found) return [];
  const { k } = shown.map;
  return [
    ['\\text{symmetric: }\\; \\tfrac12 (G + G^{\\top}) =', ...texPieces(found.among, k)],
    ['\\text{free entries: }\\; G + G^{\\top} - G \\odot I =', ...texPieces(found.free, k)],
  ];
}

/** Both in words, with who uses which. */
export function structuredSentences(shown: Shown): string[] {
  const found = structured(shown);
  if (!found) return [];
  const { k } = shown.map;
  return [
    `Among symmetric ${found.name} the gradient is (G + Gᵀ)/2 = ${plain(found.among, k)}, which optimisation uses.`,
    `By the entries on and below the diagonal, as statistics counts them, it is G + Gᵀ − G ⊙ I = ${plain(found.free, k)}.`,
  ];
}
