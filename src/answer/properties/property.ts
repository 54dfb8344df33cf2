// Questions with yes or no for an answer: the property asked for, and what is known of it.
import { answerable } from '../../formula/unanswerable.js';
import type { Question } from '../derivation.js';
import { bent, bentMuch, type Definite, definite } from './bending.js';
import { differentiable, oftenDifferentiable } from './differentiable.js';
import type { Bearer, Known, Property } from './known.js';
import { ofMatrix } from './of-matrix.js';
import { isOfRange, ofRange } from './of-range.js';
import { isOfValues, ofValues } from './of-values.js';

/** What is proved by the formula, or refuted by numbers; undefined where the question itself cannot be answered. */
export const known = (property: Property, of: Bearer, question: Question): Known | undefined =>
  answerable(() => {
    if (property === 'differentiable') return differentiable(question);
    if (property === 'twice differentiable' || property === 'infinitely differentiable')
      return oftenDifferentiable(property, question);
    if (of === 'function' && isOfRange(property)) return ofRange(property, question);
    if (isOfValues(property)) return ofValues(property, question);
    const [degree, shape] = property.split(' ');
    if ((degree === 'strictly' || degree === 'strongly') && (shape === 'convex' || shape === 'concave'))
      return bentMuch(degree, shape, question);
    if (property === 'convex' || property === 'concave') return bent(property, question);
    if (/definite$/.test(property) && of !== 'derivative') return definite(property as Definite, question);
    return ofMatrix(property, of, question);
  });
