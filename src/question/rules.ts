// The rules by which a question is understood, in their order: each knows one kind of question, or leaves it to the next.
import { nanGradients } from '../answer/topics/nan-gradients.js';
import { checking, computing, derivativesOf, explained, movedReading } from './answers.js';
import { isName } from './formulas/terms.js';
import { derivativeOf } from './formulas/tried.js';
import { type Intent, isError, vocabularyOf } from './intent.js';
import type { Reading } from './reading/reading.js';
import { valuesOf } from './requests.js';
import { declined, noClaim, noFormula, noHistory, unclear, undefinedDependence, undefinedVector } from './say.js';
import { plainText } from './sentence/plain-text.js';
import { fieldOf } from './topics/field.js';
import { mapSizesLine } from './topics/map-sizes.js';
import { isYesOrNo } from './topics/same-question.js';
import { type Found, nearbyTopics, nearestTopics } from './topics/topic-search.js';
import type { Wording } from './topics/topic-terms.js';
import type { Question, Understood } from './understood.js';

/** What is known of a question when it is decided what it asks. */
interface Situation {
  readonly question: Question;
  /** What the message says by itself. */
  readonly sentence: Reading;
  /** The same with what it leaves out, taken from the conversation. */
  readonly reading: Reading;
  readonly wording: Wording;
  /** Topics, the nearest first. */
  readonly found: readonly Found[];
  readonly best: Found | undefined;
  readonly intent: Intent;
}

type Rule = (situation: Situation) => Understood | undefined;

/** What a topic must hold of a question that cannot be computed: one on a function that nobody defined. */
const NEAR = 0.4;

const isNamed = (best: Found | undefined): boolean => best !== undefined && best.nearest === undefined;
/** Whether a topic answers the very question. */
const isSame = (best: Found | undefined): boolean => best?.isAsked === true && isNamed(best);

const hasTarget = ({ reading }: Situation): boolean => reading.targets.length > 0;

/** "The determinant of a triangular matrix" names a function, and asks for no derivative. */
const isNoDerivative = ({ reading, sentence, intent }: Situation): boolean =>
  reading.inWords && !intent.asks && intent.gate !== 'bare' && fieldOf(sentence.words).strange > 0;

const computed = ({ reading, sentence, question, found, intent }: Situation): Understood =>
  computing(reading, sentence, question, found, intent);

const isBroken = ({ reading, intent }: Situation): boolean =>
  reading.broken !== undefined && (intent.asks || reading.words.size < 3);

/** What is wrong in a formula that cannot be read. */
const broken = (situation: Situation): Understood =>
  computed({ ...situation, reading: { ...situation.reading, targets: [situation.reading.broken as string] } });

/** Somebody asks whether a result is right, and shows neither result nor function. */
const judgedWithoutClaim: Rule = ({ intent, reading, sentence, best }) => {
  if (isSame(best)) return undefined;
  const isPlain =
    sentence.list.every(({ kind }) => kind === 'word' || kind === 'stop') &&
    fieldOf(sentence.words).elsewhere === 0 &&
    fieldOf(sentence.words).strong === 0;
  return intent.judges && reading.targets.length === 0 && sentence.words.size < 8 && isPlain ? noClaim() : undefined;
};

/** A result, but of what? */
const claimOfNothing: Rule = ({ intent, reading, sentence, best }) => {
  const isOfNothing = reading.targets.length === 0 && reading.claims.some(({ text }) => !isName(text));
  const brings = intent.judges || sentence.words.has('get') || sentence.words.has('got');
  return isOfNothing && brings && !intent.asksInWords && best === undefined ? noClaim() : undefined;
};

/** "∂L/∂Z = A − Y" of an L that nobody defined, with nothing said of it but that. */
const claimOfUnknown: Rule = ({ intent, reading }) => {
  const { undefinedName: name, claims, words } = reading;
  const isAlone = name !== undefined && claims.some(({ text }) => !isName(text)) && words.size < 6;
  return isAlone && !intent.why && !intent.asksInWords ? noFormula(` ${name}`) : undefined;
};

/** "And by b?" where nothing was said before. */
const fragment: Rule = (situation) => {
  const { intent, question, sentence, best } = situation;
  const isFragment = intent.refersBack && question.context.length === 0 && sentence.words.size <= 4;
  const isEmpty = !hasTarget(situation) && sentence.functions.length === 0 && best === undefined;
  return isFragment && !intent.asksInWords && isEmpty ? noHistory() : undefined;
};

/** Matrices that depend on a number: A(t). */
const ofCurves: Rule = ({ intent, reading, sentence, question, found }) => {
  const moved = movedReading(reading);
  if (!moved || intent.gate === 'outside') return undefined;
  const checked = moved.claims.length > 0 ? checking(moved, question, found, intent) : undefined;
  return checked ?? computing(moved, sentence, question, found, intent);
};

/** The shape of a Jacobian of which only the numbers of inputs and outputs are said. */
const ofSizes: Rule = ({ question, reading, intent }) => {
  const isWithoutFormula = reading.targets.every((target) => !/\p{L}/u.test(target));
  const first = isWithoutFormula && intent.gate !== 'outside' ? mapSizesLine(plainText(question.text)) : undefined;
  return first === undefined ? undefined : { kind: 'explained', topic: 'jacobian-size', first, choices: [] };
};

/** What is no question of this field, and no topic of it. */
const outsideField: Rule = ({ intent, sentence, reading, wording, best }) => {
  if (intent.gate !== 'outside') return undefined;
  const { strong, weak, elsewhere, strange } = fieldOf(vocabularyOf(sentence));
  const isOfField = elsewhere === 0 && (strong > 0 || weak > strange);
  const isWhole = best?.isWhole === true && wording.terms.length > 3;
  const isAsked = best?.isAsked === true && (reading.targets.length === 0 || reading.inWords);
  const isOfTopic = isOfField || (isWhole && isNamed(best) && elsewhere === 0) || (isAsked && isNamed(best));
  if (intent.isAdvice || !best) return declined();
  if (isOfTopic) return undefined;
  return elsewhere > 0 || intent.refersBack ? declined() : unclear(nearbyTopics(wording, 3));
};

/** A matrix or a vector that depends on the variable in a way that nobody said: A(x)·y, y(x)ᵀ·y(x). */
const ofDependence: Rule = ({ intent, reading }) => {
  const formula = reading.targets[0] ?? reading.broken ?? '';
  const [, name, by = ''] = /(?<![\p{L}\d_\\])([A-Zp-z])\(\s*([a-z])\s*\)/u.exec(formula) ?? [];
  if (!intent.asks || intent.why || name === undefined || reading.claims.length > 0) return undefined;
  if (/[a-z]/.test(name)) return name === by ? undefined : undefinedVector(name, by);
  return reading.isAbstract ? undefinedDependence(name, by) : undefined;
};

/** Why a program gives NaN is told by the rule that it met, whatever function met it. */
const ofNan: Rule = ({ sentence, reading, found, question }) => {
  const about = sentence.words.has('nan') || sentence.words.has('nans') ? found.find(isOfNan) : undefined;
  if (!about || reading.claims.length > 0) return undefined;
  // What is said of one function, as of `where`, is no answer for another.
  const { first, ...general } = about;
  const isOther = first !== undefined && about.nearest !== undefined && !about.isAsked;
  return explained(isOther ? { ...general, nearest: nanGradients.question } : about, found, reading, question);
};
const isOfNan = ({ topic }: Found): boolean => topic === nanGradients.name;

/** A function that nobody defined cannot be computed with, and two derivatives side by side are compared. */
const ofIdea: Rule = (situation) => {
  const { intent, reading, wording, found, question } = situation;
  const isAboutIdeas = reading.isAbstract || (reading.signs > 1 && intent.compares) || intent.isOfDifferentials;
  const [nearest] = isAboutIdeas ? nearestTopics(wording, 3, NEAR) : [];
  if (nearest) return explained(nearest, found, reading, question);
  return reading.isAbstract && (hasTarget(situation) || reading.broken !== undefined)
    ? { kind: 'explained', topic: 'inner-function', choices: [] }
    : undefined;
};

/** Whether it says what a framework gives at a kink, where that framework was measured. */
function isReported({ intent, reading, question }: Situation): boolean {
  const { framework } = intent;
  const [target, ...others] = reading.targets;
  if (!framework || intent.why || target === undefined || others.length > 0 || reading.claims.length === 0)
    return false;
  const values = valuesOf(reading, target, question);
  const measured = values['at'] === undefined ? [] : (derivativeOf(values)?.kinks ?? []);
  return measured.some(({ frameworks }) =>
    Object.keys(frameworks ?? {}).some((name) => name.toLowerCase().startsWith(framework)),
  );
}

/** A result is to be judged. */
const judged: Rule = (situation) => {
  const { intent, reading, question, found } = situation;
  if (isReported(situation))
    return computed({ ...situation, reading: { ...reading, claims: [], used: new Set(reading.list.keys()) } });
  const isJudged = intent.checks && (reading.isDirect || intent.asks || intent.judges);
  if (question.want !== 'check' && !isJudged) return undefined;
  return checking(reading, question, found, intent) ?? (question.want === 'check' ? noClaim() : undefined);
};

/** The error of a program. */
const errorOfProgram: Rule = ({ sentence, reading, question, found, best }) => {
  if (!isError(sentence.words)) return undefined;
  return best ? explained(best, found, reading, question) : unclear(['error-shapes', 'autograd', 'error-no-grad']);
};

/** Functions side by side, named in words or written, where no derivative is asked for. */
const compared: Rule = ({ intent, reading, sentence, best, found, question, wording }) => {
  if (!intent.compares || reading.claims.length > 0) return undefined;
  if (reading.inWords && sentence.functions.length > 1)
    return { kind: 'explained', topic: best?.topic ?? 'elementwise', choices: derivativesOf(sentence.functions) };
  const isOfWritten = reading.list.filter(({ kind }) => kind === 'formula').length > 1 && !reading.isDirect;
  if (!isOfWritten || intent.asksInWords || reading.signed || reading.wrt !== undefined) return undefined;
  return best ? explained(best, found, reading, question) : unclear(nearbyTopics(wording, 3));
};

/** A derivative is asked for; not where the question is about an idea and shows a formula as its example. */
const derivative: Rule = (situation) => {
  const { intent, reading, sentence, question, found, best, wording } = situation;
  if (!hasTarget(situation) || isNoDerivative(situation)) return undefined;
  const isExample = !reading.isDirect && sentence.words.size >= 3 && reading.wrt === undefined;
  const isIdea =
    best !== undefined &&
    ((isExample && (intent.why || intent.isIdea || !intent.asks)) ||
      (intent.isIdea && !intent.asks) ||
      ((intent.why || intent.isIdea) && best.isWhole && reading.inWords) ||
      (intent.compares && intent.why && best.isWhole) ||
      (best.isExact && best.first !== undefined) ||
      // A number alone is no function: "why is the gradient of relu 0 for negative inputs".
      (isNamed(best) && reading.targets.every((target) => !/\p{L}/u.test(target))) ||
      (isSame(best) && !intent.asks && reading.inWords && wording.terms.length > 2) ||
      (best.isAsked && reading.inWords && reading.special.length === 0 && wording.terms.length > 3));
  // What a framework reports of one function at one point is computed.
  const isOfFramework =
    intent.framework !== undefined &&
    (reading.at !== undefined || reading.special.length > 0) &&
    reading.targets.length === 1 &&
    !intent.isWhy;
  if (isIdea && !isOfFramework && question.want !== 'jacobian') return undefined;
  const answer = computed(situation);
  // What cannot be computed as it is said may be an idea.
  const isOfTopic = answer.kind === 'told' && (isSame(best) || !reading.isDirect);
  return best && isOfTopic ? explained(best, found, reading, question) : answer;
};

/** A formula that is asked about and cannot be read is said to be so; an idea is no answer to it. */
const brokenFormula: Rule = (situation) => {
  const { intent, reading, question } = situation;
  const isFormula = reading.wrt !== undefined || !/\(\s*\)/.test(reading.broken ?? '');
  const isAskedFor = intent.asksInWords || question.want === 'jacobian';
  return isBroken(situation) && isFormula && isAskedFor && !intent.why ? broken(situation) : undefined;
};

/** The idea that the question is about. */
const idea: Rule = ({ best, found, reading, question }) =>
  best ? explained(best, found, reading, question) : undefined;

/** A formula, where nothing else was understood. */
const anyFormula: Rule = (situation) => {
  if (hasTarget(situation) && !isNoDerivative(situation)) return computed(situation);
  return isBroken(situation) ? broken(situation) : undefined;
};

/** What the question lacks: what was said before, a formula, a result. */
const lacking: Rule = ({ intent, reading, sentence, question, wording }) => {
  if (intent.refersBack && question.context.length === 0 && sentence.words.size < 7) return noHistory();
  if (reading.undefinedName !== undefined) return noFormula(` ${reading.undefinedName}`);
  if (intent.judges && sentence.words.size < 12) return noClaim();
  return intent.asks &&
    !intent.compares &&
    !(isYesOrNo(wording) && !sentence.words.has('you')) &&
    (!intent.isIdea || wording.terms.length < 2)
    ? noFormula(reading.wrt ? ` and keep ${reading.wrt} in it` : '')
    : undefined;
};

/** A question of this field that nothing here answers: what it is near to. */
const nearTopics: Rule = ({ intent, wording }) =>
  intent.gate === 'inside' ? unclear(nearbyTopics(wording, 3)) : undefined;

export const RULES: readonly Rule[] = [
  judgedWithoutClaim,
  claimOfNothing,
  claimOfUnknown,
  fragment,
  ofCurves,
  ofSizes,
  outsideField,
  ofDependence,
  ofNan,
  ofIdea,
  judged,
  errorOfProgram,
  compared,
  derivative,
  brokenFormula,
  idea,
  anyFormula,
  lacking,
  nearTopics,
];
