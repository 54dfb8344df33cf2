// The matrix of partial derivatives as a question of its rank or entries takes it, with its numbers at several sizes.
import { count } from '../../math/shape.js';
import type { SettledSize } from '../../math/size.js';
import type { Derivation, Question } from '../derivation.js';
import { derive, deriveTwice } from '../derive.js';
import { plain } from '../notation/plain.js';
import type { Bearer } from '../properties/known.js';
import { type Sample, samples } from '../properties/samples.js';
import { type Shown, shownDerivative } from '../shown.js';

export interface Matrix {
  readonly derivation: Derivation;
  readonly shown: Shown;
  readonly noun: 'Hessian' | 'Jacobian' | 'gradient' | 'derivative';
  /** `the Jacobian Diag(s) − s·sᵀ`. */
  readonly name: string;
  readonly sizes: readonly [rows: SettledSize, cols: SettledSize];
  readonly samples: readonly Seen[];
  /** `at 25 random points`. */
  readonly points: string;
}

/** The numbers at one point; the evaluator at random ones alone. */
export type Seen = Pick<Sample, 'jacobian' | 'letters'> & Partial<Sample>;

/** Sizes that are tried for each letter. */
const SIZES = 5;

export function matrixOf(of: Bearer, question: Question): Matrix {
  const derivation = of === 'hessian' ? deriveTwice(question).hessian : derive(question);
  const shown = shownDerivative(derivation, 'numerator');
  const { structure } = shown.map;
  const noun =
    of === 'hessian'
      ? 'Hessian'
      : structure === 'gradient'
        ? 'gradient'
        : structure === 'scalar'
          ? 'derivative'
          : 'Jacobian';
  const own = derivation.numbers?.jacobian;
  let found: readonly Seen[] | undefined = own && [{ jacobian: own, letters: new Map() }];
  return {
    derivation,
    shown,
    noun,
    name: `the ${noun} ${plain(shown.derivative, derivation.k)}`,
    sizes: [count(shown.map.codomain), count(shown.map.domain)],
    // Computed when they are first asked for.
    get samples() {
      found ??= samples(derivation, SIZES);
      return found;
    },
    get points() {
      return own ? 'at your point' : `at ${this.samples.length} random points`;
    },
  };
}
