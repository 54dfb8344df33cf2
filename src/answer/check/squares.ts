// Matrices that an answer takes to be square and the function does not.
import { isWide, SCALAR } from '../../math/shape.js';
import type { Derivation } from '../derivation.js';
import { freshName } from '../fresh-name.js';

/** Groups of matrices to be read as square, of one size; the smaller group first. */
export interface Squares {
  readonly names: readonly string[];
  /** The shapes, as they are declared. */
  readonly where: string;
}

/** The matrix that is no square one, and all whose shapes nobody gave; none if it is not for that that an answer does not fit. */
export function squares({ inference: { assumed, scope } }: Derivation, operand: string): Squares[] {
  const wide = [...assumed].filter((name) => isWide(scope.shapes.get(name) ?? SCALAR));
  const letter = freshName(['n', 'm', 'k', 'd'], [...scope.shapes.keys(), ...scope.sizes]);
  const groups = wide.includes(operand) ? [[operand], wide] : [wide];
  return groups
    .filter((names) => names.length > 0)
    .map((names) => ({ names, where: names.map((name) => `${name}: ${letter}x${letter}`).join('; ') }));
}
