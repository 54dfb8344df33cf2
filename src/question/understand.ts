// From a question in plain words to what is asked: a command, a topic, or what to say instead.
import { checking, computing, continued, derivativesOf, explained, movedReading } from './answers.js';
import { asNumbers } from './as-numbers.js';
import { type Followed, lastOf, withHistory } from './follow/follow-up.js';
import { items } from './formulas/items.js';
import { isName } from './formulas/terms.js';
import { intentOf, isError, vocabularyOf } from './intent.js';
import { outsideOf, sociable } from './outside.js';
import { type PropertyAsked, propertyAsked } from './property.js';
import { propertyAnswer } from './property-answer.js';
import { type Reading, readSentence } from './reading/reading.js';
import { declined, hostile, noClaim, noFormula, noHistory, unclear, undefinedDependence } from './say.js';
import { pieces } from './sentence/pieces.js';
import { COMMANDS_OF_DOCUMENTS, plainText } from './sentence/plain-text.js';
import { fieldOf } from './topics/field.js';
import { topicOfMessage } from './topics/messages.js';
import { type Found, nearbyTopics, nearestTopics } from './topics/topic-search.js';
import { termsOf } from './topics/topic-terms.js';
import type { Question, Understood } from './understood.js';

/** What a topic must hold of a question that cannot be computed: one on a function that nobody defined. */
const NEAR = 0.4;

export function understand(question: Question): Understood {
  const text = plainText(question.text);
  const command = [...text.matchAll(/\\([A-Za-z]+)/g)].find(
    ([, name = '']) =>
      COMMANDS_OF_DOCUMENTS.has(name) && !/^(?:let|class|style|read|include|require|loop|repeat|toggle)$/.test(name),
  )?.[0];
  if (command) return hostile(command);
  const social = sociable(text);
  if (social) return social;
  const message = topicOfMessage(text);
  if (message !== undefined && question.want === 'anything') return { kind: 'explained', topic: message, choices: [] };
  const sentence = readSentence(text);
  const property = propertyAsked(text);
  // What is said of a derivative may be a result, which is judged.
  const judged =
    property && question.want === 'anything' && (property.of === 'function' || sentence.claims.length === 0)
      ? propertyAnswer(property, subjectOf(property, question), question)
      : undefined;
  if (judged) return judged;
  const followed = withHistory(sentence, text, question.context);
  const whole =
    question.want === 'jacobian' && followed.reading.targets.length === 0
      ? { ...followed.reading, targets: followed.reading.spare }
      : followed.reading;
  const reading = asNumbers(whole, question);
  const terms = termsOf(items(pieces(text)));
  const found = nearestTopics(terms, 3);
  const [best] = found;
  const told = outsideOf(sentence, question, best?.isAsked === true);
  if (told) return told;
  const intent = intentOf(sentence, question, followed.change !== undefined);
  if (followed.change && question.want === 'anything')
    return continued(followed.reading, followed.change, sentence, question, intent, reasonsFor(followed, text));
  if (intent.judges && reading.targets.length === 0 && sentence.words.size < 8 && isPlain(sentence)) return noClaim();
  // A result, but of what?
  const isOfNothing = reading.targets.length === 0 && reading.claims.some(({ text: claim }) => !isName(claim));
  const brings = intent.judges || sentence.words.has('get') || sentence.words.has('got');
  if (isOfNothing && brings && !intent.asksInWords && best === undefined) return noClaim();
  const isFragment = intent.refersBack && question.context.length === 0 && sentence.words.size <= 4;
  if (
    isFragment &&
    !intent.asksInWords &&
    reading.targets.length === 0 &&
    sentence.functions.length === 0 &&
    best === undefined
  )
    return noHistory();
  const moved = movedReading(reading);
  if (moved && intent.gate !== 'outside')
    return moved.claims.length > 0
      ? (checking(moved, question, found) ?? computing(moved, sentence, question, found, intent))
      : computing(moved, sentence, question, found, intent);
  const { elsewhere, strange } = fieldOf(sentence.words);
  const isKnown =
    best !== undefined &&
    (isOfField(sentence) ||
      (((best.isWhole && terms.length > 3) || (best.isAsked && reading.targets.length === 0)) && elsewhere === 0));
  if (intent.gate === 'outside' && (!isKnown || intent.isAdvice)) return declined();
  // A matrix that depends on a vector in a way that nobody said.
  const dependent = /(?<![\p{L}\d_\\])([A-Z])\(\s*([a-z])\s*\)/u.exec(reading.targets[0] ?? reading.broken ?? '');
  if (reading.isAbstract && intent.asks && !intent.why && dependent && reading.claims.length === 0)
    return undefinedDependence(dependent[1] as string, dependent[2] as string);
  // A function that nobody defined cannot be computed with, and two derivatives side by side are compared.
  const isAboutIdeas = reading.isAbstract || (reading.signs > 1 && intent.compares) || intent.isOfDifferentials;
  const [nearest] = isAboutIdeas ? nearestTopics(terms, 3, NEAR) : [];
  if (nearest) return explained(nearest, found, reading, question);
  if (reading.isAbstract && (reading.targets.length > 0 || reading.broken !== undefined))
    return { kind: 'explained', topic: 'inner-function', choices: [] };
  const isJudged = intent.checks && (reading.isDirect || intent.asks || intent.judges);
  if (question.want === 'check' || isJudged) {
    const checked = checking(reading, question, found);
    if (checked) return checked;
    if (question.want === 'check') return noClaim();
  }
  if (isError(sentence.words))
    return best ? explained(best, found, reading, question) : unclear(['error-shapes', 'autograd', 'error-no-grad']);
  if (intent.compares && reading.inWords && sentence.functions.length > 1 && reading.claims.length === 0)
    return {
      kind: 'explained',
      topic: best?.topic ?? 'elementwise',
      choices: derivativesOf(sentence.functions),
    };
  // "The determinant of a triangular matrix" names a function, and asks for no derivative.
  const isNoDerivative = reading.inWords && !intent.asks && intent.gate !== 'bare' && strange > 0;
  if (reading.targets.length > 0 && !isNoDerivative) {
    // A question about an idea that shows a formula only as its example.
    const isExample = !reading.isDirect && sentence.words.size >= 3 && reading.wrt === undefined;
    const isIdea =
      best !== undefined &&
      ((isExample && (intent.why || intent.isIdea || !intent.asks)) ||
        (intent.isIdea && !intent.asks) ||
        ((intent.why || intent.isIdea) && best.isWhole && reading.inWords) ||
        (intent.compares && intent.why && best.isWhole) ||
        (best.isAsked && reading.inWords && reading.special.length === 0 && terms.length > 3));
    if (!isIdea || question.want === 'jacobian') {
      const computed = computing(reading, sentence, question, found, intent);
      // What cannot be computed as it is said may be an idea.
      return computed.kind === 'told' && best && !reading.isDirect
        ? explained(best, found, reading, question)
        : computed;
    }
  }
  const isBroken = reading.broken !== undefined && (intent.asks || reading.words.size < 3);
  const unreadable = (): Understood =>
    computing({ ...reading, targets: [reading.broken as string] }, sentence, question, found, intent);
  // A formula that is asked about and cannot be read is said to be so; an idea is no answer to it.
  const isFormula = reading.wrt !== undefined || !/\(\s*\)/.test(reading.broken ?? '');
  const isAskedFor = intent.asksInWords || question.want === 'jacobian';
  if (isBroken && isFormula && isAskedFor && !intent.why) return unreadable();
  if (best) return explained(best, found, reading, question);
  if (reading.targets.length > 0 && !isNoDerivative) return computing(reading, sentence, question, found, intent);
  if (isBroken) return unreadable();
  if (intent.refersBack && question.context.length === 0 && sentence.words.size < 7) return noHistory();
  if (reading.undefinedName !== undefined) return noFormula(` ${reading.undefinedName}`);
  if (intent.judges && sentence.words.size < 12) return noClaim();
  if (intent.asks && (!intent.isIdea || terms.length < 2))
    return noFormula(reading.wrt ? ` and keep ${reading.wrt} in it` : '');
  return intent.gate === 'inside' ? unclear(nearbyTopics(terms, 3)) : declined();
}

/** Topics on why the last answer is what it is. */
function reasonsFor({ reading, change }: Followed, text: string): readonly Found[] {
  if (change?.reason === undefined) return [];
  return nearestTopics(termsOf(items(pieces(`${text} ${reading.targets[0]}`))), 3);
}

/** What a property is asked of: a formula of the sentence, or the last one. */
function subjectOf({ isBack, rest }: PropertyAsked, { context }: Question): Reading {
  const own = readSentence(rest);
  const last = isBack && own.targets.length === 0 ? lastOf(context) : undefined;
  return last ? { ...last, words: own.words, ...(own.at === undefined ? {} : { at: own.at }) } : own;
}

/** Whether it holds nothing but words of no field: "is this right?". */
const isPlain = ({ list, words: said }: Reading): boolean =>
  list.every(({ kind }) => kind === 'word' || kind === 'stop') &&
  fieldOf(said).elsewhere === 0 &&
  fieldOf(said).strong === 0;

/** Whether any of its words is one of this field, and none of another. */
function isOfField(sentence: Reading): boolean {
  const { strong, weak, elsewhere, strange } = fieldOf(vocabularyOf(sentence));
  return elsewhere === 0 && (strong > 0 || weak > strange);
}
