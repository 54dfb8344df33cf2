// The gradient by a matrix of declared structure: among such matrices, and by its free entries.
import type { Tag } from '../formula/declarations.js';
import type { Expr } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { isScalar, type SettledShape } from '../math/shape.js';
import { createAlgebra } from '../math/simplify/create-algebra.js';
import { plain, plainSymbol } from './notation/plain.js';
import { texPieces } from './notation/tex.js';
import type { Shown } from './shown.js';

/** What the gradient G of all entries becomes where the variable keeps its structure. */
export interface StructuredGradient {
  readonly formula: Expr;
  /** The rule that makes it of G, in TeX. */
  readonly rule: string;
  /** The sentence that tells it, around the formula. */
  readonly before: string;
  readonly after: string;
}

/** The gradients of a scalar by a matrix of declared structure; empty for anything else. */
export function structured({ map, derivation: { inference, wrt, shown: G } }: Shown): readonly StructuredGradient[] {
  const tags = inference.scope.tags.get(wrt) ?? new Set<Tag>();
  if (!isScalar(map.codomain) || isScalar(map.domain)) return [];
  // The derivative is taken; from here what was declared holds.
  const k = createAlgebra(inference.scope);
  const kind = KINDS.find(({ of }) => of.some((tag) => tags.has(tag)));
  return kind?.gradients(k.simplify(G), plainSymbol(wrt), map.domain, k, wrt) ?? [];
}

interface Kind {
  readonly of: readonly Tag[];
  gradients(G: Expr, name: string, shape: SettledShape, k: Algebra, wrt: string): StructuredGradient[];
}

const KINDS: readonly Kind[] = [
  {
    of: ['diagonal'],
    gradients: (G, name, _, k) => [
      {
        formula: k.diag(k.diag(G)),
        rule: '\\text{diagonal: }\\; G \\odot I =',
        before: `Among diagonal ${name} only the diagonal moves, and the gradient is G ⊙ I = `,
        after: ', with n free numbers.',
      },
    ],
  },
  ...(['lower', 'upper'] as const).map(
    (side): Kind => ({
      of: [side],
      gradients: (G, name, { rows }, k) => [
        {
          formula: k.formula(side === 'lower' ? 'L .* G' : "L' .* G", { L: k.make('tril', k.size(rows)), G }),
          rule: `\\text{${side} triangular: }\\; G \\odot ${side === 'lower' ? 'L' : 'L^{\\top}'} =`,
          before: `Among ${side} triangular ${name} the entries ${side === 'lower' ? 'above' : 'below'} the diagonal stay 0, and the gradient is the ${side} triangle of G, `,
          after: '.',
        },
      ],
    }),
  ),
  {
    of: ['orthogonal'],
    gradients: (G, name, _, k, wrt) => [
      {
        formula: k.formula("G - Q*(Q'*G + G'*Q)/2", { G, Q: k.symbol(wrt, k.shape(G)) }),
        rule: `\\text{orthogonal: }\\; G - Q\\,\\tfrac12 (Q^{\\top} G + G^{\\top} Q) =`,
        before: `Along orthogonal ${name} the gradient is the part of G in the tangent space, G − ${name}·(${name}ᵀ·G + Gᵀ·${name})/2 = `,
        after: ', which optimisation on that manifold uses.',
      },
    ],
  },
  {
    of: ['symmetric', 'psd', 'spd'],
    gradients: (G, name, { rows }, k) => {
      const among = k.formula('(G + H)/2', { G, H: k.transpose(G) });
      return [
        {
          formula: among,
          rule: '\\text{symmetric: }\\; \\tfrac12 (G + G^{\\top}) =',
          before: `Among symmetric ${name} the gradient is (G + Gᵀ)/2 = `,
          after: ', which optimisation uses.',
        },
        {
          formula: k.formula('2*S - S .* D', { S: among, D: k.eye(rows) }),
          rule: '\\text{free entries: }\\; G + G^{\\top} - G \\odot I =',
          before: 'By the entries on and below the diagonal, as statistics counts them, it is G + Gᵀ − G ⊙ I = ',
          after: '.',
        },
      ];
    },
  },
];

/** All as rows of a picture. */
export const structuredRows = (shown: Shown): string[][] =>
  structured(shown).map(({ rule, formula }) => [rule, ...texPieces(formula, shown.map.k)]);

/** All in words, with who uses which. */
export const structuredSentences = (shown: Shown): string[] =>
  structured(shown).map(({ before, formula, after }) => `${before}${plain(formula, shown.map.k)}${after}`);
