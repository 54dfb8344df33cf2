// At which places a function is not differentiable.
import { strong } from '../blocks.js';
import type { Question } from '../derivation.js';
import { derive } from '../derive.js';
import { plain } from '../notation/plain.js';
import { differentiable, possible } from '../properties/differentiable.js';
import { list } from '../wording.js';
import { type Fact, type FactAnswer, told } from './fact.js';

export function kinkPlaces({ whether }: Fact, question: Question): FactAnswer {
  if (question.at !== undefined) {
    const here = differentiable(question);
    const answer =
      here.answer === 'unknown' ? 'Not known' : (here.answer === 'no') === (whether === true) ? 'Yes' : 'No';
    return told(strong(answer), `: ${here.words}.`);
  }
  const own = derive(question);
  const f = plain(own.expr, own.k);
  const places = [...new Set(own.kinks.map(({ at }) => at))];
  const [first] = own.kinks;
  if (first) {
    const set = own.kinks.length === 1 ? `: ${possible(first.set, first.reported)}` : '';
    return told(
      ...(whether ? [strong('Yes'), ', where '] : ['Where ']),
      strong(list(places, 'or')),
      `: there ${f} is not differentiable${set}. Elsewhere it is, wherever it has a value.`,
    );
  }
  const found = differentiable(question);
  if (found.answer === 'yes') return told(strong(whether ? 'No' : 'Nowhere'), `: ${found.words}.`);
  return found.answer === 'no' ? told(`${found.words}.`) : told(strong('Not known'), `: ${found.words}.`);
}
