// What kind of array a derivative is: a number, a vector or a matrix, of which size, and whether it is 0.
import { count, isColumn, isScalar } from '../math/shape.js';
import type { Question } from './derivation.js';
import { derive, deriveTwice } from './derive.js';
import { extentText, sizeText } from './sizes.js';

export interface ArrayKind {
  readonly kind: 'a number' | 'a vector' | 'a matrix';
  /** `m×n`, or `n` of a vector; '' of a number. */
  readonly size: string;
  /** Whether it has the shape of its variable, as the gradient of a scalar has. */
  readonly isGradient: boolean;
  readonly isZero: boolean;
  readonly isDiagonal: boolean;
  readonly wrt: string;
}

/** Of the Jacobian or gradient, or of the Hessian. Throws Unanswerable where there is none. */
export function arrayKind(question: Question, order: 1 | 2): ArrayKind {
  const derivation = order === 2 ? deriveTwice(question).hessian : derive(question);
  const { domain, codomain, structure } = derivation.derivative.map;
  const known = { isZero: structure === 'zero', isDiagonal: structure === 'diagonal', wrt: derivation.wrt };
  const isGradient = isScalar(codomain);
  const one = isGradient ? domain : isScalar(domain) ? codomain : undefined;
  if (!one) return { ...known, kind: 'a matrix', size: extentText(count(codomain), count(domain)), isGradient };
  if (isScalar(one)) return { ...known, kind: 'a number', size: '', isGradient: false };
  if (isColumn(one)) return { ...known, kind: 'a vector', size: sizeText(one.rows), isGradient };
  return { ...known, kind: 'a matrix', size: extentText(one.rows, one.cols), isGradient };
}
