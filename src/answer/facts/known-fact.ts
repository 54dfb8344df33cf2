// A question for a fact of a derivative, answered: by its formula where that shows it, else by numbers, and said so.
import { answerable } from '../../formula/unanswerable.js';
import type { Question } from '../derivation.js';
import type { Bearer } from '../properties/known.js';
import { eigenvalues } from './eigenvalues.js';
import type { Fact, FactAnswer } from './fact.js';
import { kinkPlaces } from './kink-places.js';
import { matrixOf } from './matrix.js';
import { boundAt, entries, nonzero, sums } from './of-entries.js';
import { length, stationary, stretch } from './of-gradient.js';
import { ofSlope } from './of-slope.js';
import { nullSpace, rank } from './of-spectrum.js';

/** What is known of it; undefined where nothing is, or where the question itself cannot be answered. */
export const knownFact = (fact: Fact, of: Bearer, question: Question): FactAnswer | undefined =>
  answerable(() => answered(fact, of, question));

function answered(fact: Fact, of: Bearer, question: Question): FactAnswer | undefined {
  const matrix = (): ReturnType<typeof matrixOf> => matrixOf(of, question);
  switch (fact.kind) {
    case 'rank':
      return rank(fact, matrix());
    case 'null space':
      return nullSpace(matrix());
    case 'eigenvalues':
      return eigenvalues(matrix());
    case 'row sums':
    case 'column sums':
      return sums(fact, matrix());
    case 'entries':
      return entries(matrix());
    case 'nonzero entries':
    case 'zero entries':
      return nonzero(fact, matrix());
    case 'length':
      return length(question);
    case 'kinks':
      return kinkPlaces(fact, question);
    case 'zeros':
      return ofSlope(fact, of, question) ?? (of === 'hessian' ? undefined : stationary(question));
    case 'Lipschitz constant':
      return (
        ofSlope(fact, of === 'function' ? 'derivative' : 'hessian', question) ??
        stretch(
          of === 'function' ? 'derivative' : 'hessian',
          question,
          matrixOf(of === 'function' ? 'derivative' : 'hessian', question),
        )
      );
    case 'bound':
      return question.at === undefined ? ofSlope(fact, of, question) : boundAt(fact, matrix());
    default:
      return ofSlope(fact, of, question);
  }
}
