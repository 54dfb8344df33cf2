// Questions with yes or no for an answer: the property asked for, and what is known of it.
import { argument, type Call, isCall, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { answerable } from '../../formula/unanswerable.js';
import { inDomain } from '../../math/domain.js';
import { isScalar } from '../../math/shape.js';
import type { Derivation, Question } from '../derivation.js';
import { derive } from '../derive.js';
import { shownDerivative } from '../shown.js';
import { bent, bentGiven, bentMuch, type Definite, definite, type GivenSign } from './bending.js';
import { differentiable, oftenDifferentiable } from './differentiable.js';
import type { Bearer, Known, Property } from './known.js';
import { ofMatrix } from './of-matrix.js';
import { isOfRange, ofRange } from './of-range.js';
import { isOfValues, ofValues } from './of-values.js';
import { samples } from './samples.js';

/** What is asked of the values of a function, and of a derivative as the function of x that it is. */
const isOfFunction = (property: Property): boolean =>
  isOfValues(property) || (isOfRange(property) && property !== 'invertible');

/** What is proved by the formula, or refuted by numbers; undefined where the question itself cannot be answered. */
export const known = (property: Property, of: Bearer, question: Question, given?: GivenSign): Known | undefined =>
  answerable(() => {
    const slope = of === 'derivative' && isOfFunction(property) ? asFunction(question) : undefined;
    if (slope) return known(property, 'function', slope);
    if (property === 'differentiable') return differentiable(question);
    if (property === 'twice differentiable' || property === 'infinitely differentiable')
      return oftenDifferentiable(property, question);
    if (of === 'function' && isOfRange(property)) return ofRange(property, question);
    if (isOfValues(property)) return ofValues(property, question);
    if (given && /vex$|cave$|definite$/.test(property) && of !== 'derivative')
      return bentGiven(property, question, given);
    const [degree, shape] = property.split(' ');
    if ((degree === 'strictly' || degree === 'strongly') && (shape === 'convex' || shape === 'concave'))
      return bentMuch(degree, shape, question);
    if (property === 'convex' || property === 'concave') return bent(property, question);
    if (/definite$/.test(property) && of !== 'derivative') return definite(property as Definite, question);
    return ofMatrix(property, of, question);
  });

/** A derivative of numbers or of single entries as a function itself: σ′ is σ ⊙ (1 − σ); undefined for another, or a constant. */
function asFunction(question: Question): Question | undefined {
  const own = derive(question);
  const { map, derivative } = shownDerivative(own, 'numerator');
  const isOfNumber = isScalar(map.codomain);
  if (!isOfNumber && !isCall(derivative, 'diag')) return undefined;
  const slope = isOfNumber ? derivative : argument(derivative as Call, 0);
  if (!symbolsOf(slope).includes(own.wrt)) return undefined;
  const where = [question.where, isOfPositive(own) ? `${own.wrt}: positive` : ''].filter(Boolean).join('; ');
  return { ...question, expression: print(slope), wrt: own.wrt, at: undefined, ...(where ? { where } : {}) };
}

/** Whether the function has values for positive numbers alone, as the logarithm has, whose slope 1/x has others. */
function isOfPositive(own: Derivation): boolean {
  const { core, wrt } = own;
  const all = samples(own);
  return (
    all.length > 0 &&
    all.every(({ at }) => {
      const input = at.symbol(wrt);
      const negative = { ...input, data: input.data.map((entry) => -entry) };
      return input.data.every((entry) => entry > 0) && !inDomain(core, at.with(new Map([[wrt, negative]])));
    })
  );
}
