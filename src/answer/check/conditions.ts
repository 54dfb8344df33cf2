// Conditions under which a formula that is wrong in general may be right.
import type { Tag } from '../../formula/declarations.js';
import { isColumn, isScalar, type SettledShape } from '../../math/shape.js';
import { type Tensor, tensor } from '../../math/tensor.js';

export interface Condition {
  /** For programs: `only-if-…`. */
  readonly name: string;
  /** What follows "if A". */
  readonly words: string;
  /** What follows "if A and B", of a condition that texts ask of several at once. */
  readonly plural?: string;
  /** Few ask it: one change that sets the answer right everywhere is told before. */
  readonly isRare?: true;
  /** The condition that it has in it, which asks less. */
  readonly weaker?: string;
  /** Why it is not so in general. */
  readonly because: (name: string) => string;
  readonly appliesTo: (shape: SettledShape) => boolean;
  /** The structure with which values are drawn. */
  readonly tag?: Tag;
  /** The nearest value that satisfies it, where it is no structure. */
  readonly impose?: (t: Tensor) => Tensor;
}

const isSquare = (shape: SettledShape): boolean => shape.rows === shape.cols && !isScalar(shape);

export const conditions: readonly Condition[] = [
  {
    name: 'symmetric',
    words: 'is symmetric',
    plural: 'are symmetric',
    because: (A) => `In general ${A}ᵀ is not ${A}.`,
    appliesTo: isSquare,
    tag: 'symmetric',
  },
  {
    name: 'diagonal',
    words: 'is diagonal',
    weaker: 'symmetric',
    because: (A) => `In general ${A} has entries off its diagonal.`,
    appliesTo: isSquare,
    tag: 'diagonal',
  },
  {
    name: 'orthogonal',
    words: 'is orthogonal',
    isRare: true,
    because: (A) => `In general ${A}ᵀ·${A} is not I.`,
    appliesTo: isSquare,
    tag: 'orthogonal',
  },
  {
    name: 'positive',
    words: 'is positive',
    because: (x) => `For negative entries of ${x} the signs differ.`,
    appliesTo: () => true,
    tag: 'positive',
  },
  {
    name: 'unit',
    words: 'has norm 1',
    isRare: true,
    because: (x) => `In general the norm of ${x} stays in the formula.`,
    appliesTo: isColumn,
    impose: (t) => {
      const norm = Math.hypot(...t.data);
      return tensor(
        t.rows,
        t.cols,
        t.data.map((x) => x / norm),
      );
    },
  },
  {
    name: 'sum-1',
    words: 'sums to 1',
    because: (y) => `A vector of probabilities does; in general sum(${y}) stays in the formula.`,
    appliesTo: isColumn,
    impose: (t) => {
      const share = (1 - t.data.reduce((sum, x) => sum + x, 0)) / t.data.length;
      return tensor(
        t.rows,
        t.cols,
        t.data.map((x) => x + share),
      );
    },
  },
];
