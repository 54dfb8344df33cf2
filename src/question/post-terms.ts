// A question for one term of a sum, of which the others are known: "the first term has gradient …, what about the second one?".
import { termsOf } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { asQuestion } from './as-question.js';
import { expression } from './formulas/terms.js';
import { readSentence } from './reading/reading.js';

const PLACES = ['first', 'second', 'third', 'fourth'];
const ASKED =
  /\b(?:what|how|need|find|compute|stuck|only|about|differentiate|derivative of|gradient of)\b[^.?!]{0,60}?\bthe (first|second|third|fourth|last|other) (?:one|term|part|piece|summand|expression)\b/i;

/** The question for that term, in place of the sentence that asks for it; undefined where none does. */
export function termAsked(sentences: readonly string[]): string | undefined {
  const at = sentences.findIndex((sentence) => ASKED.test(sentence));
  const [, place = ''] = ASKED.exec(sentences[at] ?? '') ?? [];
  if (at < 0 || !/\?/.test(sentences[at] ?? '')) return undefined;
  const reading = readSentence(sentences.slice(0, at).join(''));
  const whole = expression(reading.targets[0] ?? reading.spare[0] ?? '');
  const terms = whole ? termsOf(whole) : [];
  const isLast = /last|other/i.test(place);
  const term = isLast
    ? place.toLowerCase() === 'other' && terms.length > 2
      ? undefined
      : terms.at(-1)
    : terms[PLACES.indexOf(place.toLowerCase())];
  if (term === undefined || terms.length < 2) return undefined;
  return asQuestion('gradient', print(term), reading) + sentences.slice(at + 1).join('');
}
