// What is said of layouts, and of the conventions for variables of declared structure.
import type { Tag } from '../../formula/declarations.js';
import { plainSymbol } from '../notation/plain.js';
import type { Shown } from '../shown.js';
import { structured } from '../structured.js';
import type { Arrangement } from './arrangements.js';
import type { Told } from './told.js';

/** What is said of a right answer whose variable has a declared structure; undefined if it has none that matters. The line of conventions tells them all. */
export function asStructured(way: Arrangement, shown: Shown): Told | undefined {
  const { wrt, inference } = shown.derivation;
  const tags = inference.scope.tags.get(wrt);
  const name = plainSymbol(wrt);
  const words = withStructure(way, name);
  const isSymmetric = way === 'free-entries' || way === 'symmetric-part';
  if (words && (!isSymmetric || STRUCTURES.some((tag) => tags?.has(tag))))
    return { judgement: 'true', reason: way, words, why: [] };
  if (way !== 'equal' || structured(shown).length === 0) return undefined;
  return { judgement: 'true', reason: way, words: `, as the gradient by all entries of ${name}`, why: [] };
}

/** Declarations of a symmetric variable. */
const STRUCTURES: readonly Tag[] = ['symmetric', 'psd', 'spd'];

/** Which convention of a structured variable an arrangement is; empty for the others. */
export function withStructure(way: Arrangement, x: string): string {
  switch (way) {
    case 'diagonal-part':
      return `, as the gradient among diagonal ${x}`;
    case 'diagonal-entries':
      return `, by the free entries on the diagonal of ${x}`;
    case 'lower-part':
      return `, as the gradient among lower triangular ${x}`;
    case 'upper-part':
      return `, as the gradient among upper triangular ${x}`;
    case 'tangent':
      return `, as the gradient along orthogonal ${x}`;
    case 'canonical-metric':
      return `, as the gradient along orthogonal ${x} in the canonical metric, which is G − ${x}·Gᵀ·${x}`;
    case 'symmetric-part':
      return `, as the gradient among symmetric ${x}`;
    case 'free-entries':
      return `, by the free entries of symmetric ${x}`;
    default:
      return '';
  }
}

const FREE_ENTRIES =
  'Yours is G + Gᵀ − G∘I, made of the gradient G: an entry off the diagonal and its mirror image move together and are counted once.';

/** In which layout or convention an answer was compared, where that is not the usual one; of a variable `x`. */
export const layoutLine = (way: Arrangement, x: string): string[] => {
  if (way === 'free-entries') return [FREE_ENTRIES];
  if (way === 'diagonal-as-vector')
    return ['Compared with the diagonal of the Jacobian, to be multiplied with ⊙, which is how yours is written.'];
  if (way === 'number-as-identity')
    return ['Yours is a number: there the Jacobian is that number times the identity matrix.'];
  if (way === 'transposed')
    return ['Compared in denominator layout (a row, for a gradient), which is how yours is written.'];
  const convention = withStructure(way, x).replace(/^, /, '');
  if (convention) return [`Compared ${convention}.`];
  return way.startsWith('row-major') ? ['Compared with rows stacked, which is how yours is written.'] : [];
};
