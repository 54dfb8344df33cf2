// From a question in plain words to what is asked: a command, a topic, or what to say instead.
import { fieldOf } from './field.js';
import { withHistory } from './follow-up.js';
import { type Intent, intentOf, isError, vocabularyOf } from './intent.js';
import { items } from './items.js';
import { judging } from './judging.js';
import { moving } from './moving.js';
import { outsideOf, sociable } from './outside.js';
import { pieces } from './pieces.js';
import { COMMANDS_OF_DOCUMENTS, plainText } from './plain-text.js';
import { propertyAsked } from './property.js';
import { type Reading, readSentence } from './reading.js';
import { by, claimsFor, gradientOf, noteOn, ofMatrices, otherVariables, saidOf, shown, valuesOf } from './requests.js';
import { declined, hostile, noClaim, noFormula, noHistory, topicChoice, unclear, unread } from './say.js';
import { type Found, nearestTopics, termsOf } from './topic-search.js';
import type { Asked, Choice, Computed, Question, Told, Understood } from './understood.js';
import { inSigns, unreadIn } from './unread.js';

/** Scores of topics: sure enough to answer, to lead a computed answer, to be named. */
const SURE = 0.5;
const LIKELY = 0.36;
const FAIR = 0.3;
const MOST_OF = 0.4;
const CERTAIN = 0.65;

export function understand(question: Question): Understood {
  const text = plainText(question.text);
  const command = [...text.matchAll(/\\([A-Za-z]+)/g)].find(
    ([, name = '']) =>
      COMMANDS_OF_DOCUMENTS.has(name) && !/^(?:let|class|style|read|include|require|loop|repeat|toggle)$/.test(name),
  )?.[0];
  if (command) return hostile(command);
  const social = sociable(text);
  if (social) return social;
  const sentence = readSentence(text);
  const property = propertyAsked(text);
  const subject = property ? withHistory(readSentence(property.rest), text, question.context).reading : undefined;
  const judged = property && subject && question.want === 'anything' ? judging(property, subject, question) : undefined;
  if (judged) return judged;
  const followed = withHistory(sentence, text, question.context);
  const reading =
    question.want === 'jacobian' && followed.reading.targets.length === 0
      ? { ...followed.reading, targets: followed.reading.spare }
      : followed.reading;
  const told = outsideOf(sentence, question);
  if (told) return told;
  const terms = termsOf(items(pieces(text)));
  const all = nearestTopics(terms, 3);
  // A topic that leaves most of what is asked aside is none.
  const found = all.filter(
    ({ score, coverage, matched }) => score >= CERTAIN || (matched > 1 && (coverage >= MOST_OF || matched > 2)),
  );
  const intent = intentOf(sentence, question, followed.isFollowing);
  if (intent.judges && reading.targets.length === 0 && sentence.words.size < 8 && isPlain(sentence)) return noClaim();
  const isFragment = intent.refersBack && question.context.length === 0 && sentence.words.size <= 4;
  if (
    isFragment &&
    !intent.asksInWords &&
    reading.targets.length === 0 &&
    sentence.functions.length === 0 &&
    (found[0]?.score ?? 0) < LIKELY
  )
    return noHistory();
  const moved = movedReading(reading);
  if (moved && intent.gate !== 'outside')
    return moved.claims.length > 0
      ? (checking(moved, question, found) ?? computing(moved, sentence, question, found, intent))
      : computing(moved, sentence, question, found, intent);
  const score = found[0]?.score ?? 0;
  const isKnown =
    (score >= SURE && isOfField(sentence)) ||
    (score >= CERTAIN && (found[0]?.matched ?? 0) > 2 && fieldOf(sentence.words).elsewhere === 0);
  if (intent.gate === 'outside' && !followed.isFollowing && !isKnown) return declined();
  // A function that nobody defined cannot be computed with, and two derivatives side by side are compared.
  const isAboutIdeas = reading.isAbstract || (reading.signs > 1 && intent.compares) || intent.isOfDifferentials;
  if (isAboutIdeas && found[0] && found[0].score >= FAIR) return explained(found[0], found, reading, question);
  const isJudged = intent.checks && (reading.isDirect || followed.isFollowing || intent.asks);
  if (question.want === 'check' || isJudged) {
    const checked = checking(reading, question, found);
    if (checked) return checked;
    if (question.want === 'check') return noClaim();
  }
  const [best] = found;
  if (isError(sentence.words))
    return best && best.score >= FAIR
      ? explained(best, found, reading, question)
      : unclear(['error-shapes', 'autograd', 'error-no-grad']);
  if (intent.compares && reading.inWords && sentence.functions.length > 1 && reading.claims.length === 0)
    return {
      kind: 'explained',
      topic: best && best.score >= LIKELY ? best.topic : 'elementwise',
      choices: derivativesOf(sentence.functions),
    };
  if (reading.targets.length > 0) {
    // A question about an idea that shows a formula only as its example.
    const isExample =
      !reading.isDirect && !followed.isFollowing && sentence.words.size >= 3 && reading.wrt === undefined;
    const isIdea =
      best !== undefined &&
      !followed.isFollowing &&
      ((isExample && best.score >= LIKELY && (intent.why || !intent.asks)) ||
        (intent.why && best.score >= SURE && (!intent.asks || reading.inWords)));
    if (!isIdea || question.want === 'jacobian') return computing(reading, sentence, question, found, intent);
  }
  if (best && best.score >= LIKELY) return explained(best, found, reading, question);
  if (reading.targets.length > 0) return computing(reading, sentence, question, found, intent);
  if (reading.broken !== undefined && (intent.asks || reading.words.size < 3))
    return computing({ ...reading, targets: [reading.broken] }, sentence, question, found, intent);
  if (best && best.score >= FAIR && intent.why) return explained(best, found, reading, question);
  if (intent.refersBack && question.context.length === 0) return noHistory();
  if (reading.undefinedName !== undefined) return noFormula(` ${reading.undefinedName}`);
  if (intent.judges && sentence.words.size < 12) return noClaim();
  if (intent.asks && found.every(({ score }) => score < 0.3))
    return noFormula(reading.wrt ? ` and keep ${reading.wrt} in it` : '');
  return intent.gate === 'inside' ? unclear(all.map(({ topic }) => topic)) : declined();
}

/** The reading with matrices that depend on the variable, a number, written as A + t·dA. */
function movedReading(reading: Reading): Reading | undefined {
  const [target] = reading.targets;
  const [claim] = reading.claims;
  const moved = target !== undefined && reading.wrt !== undefined ? moving(target, claim, reading.wrt) : undefined;
  if (!moved || reading.second) return undefined;
  const where = reading.where.filter((each) => !each.startsWith(`${reading.wrt}:`));
  return {
    ...reading,
    targets: [moved.target],
    claims: moved.claim === undefined ? [] : [moved.claim],
    where: [...where, moved.where],
    curves: moved.names,
  };
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

/** The results between which the asker does not know. */
function alternativesOf(reading: Reading, target: string, question: Question): NonNullable<Computed['alternatives']> {
  const { layout: _, ...values } = valuesOf(reading, target, question);
  return reading.claims.slice(0, 3).map((claim) => ({
    shown: shown(claim),
    checks: claimsFor(claim, target).map((answer) => ({ command: 'check', values: { ...values, answer } })),
  }));
}

/** A button for each function that is compared. */
const derivativesOf = (functions: readonly string[]): Choice[] =>
  functions.slice(0, 3).map((formula) => ({
    label: `Derivative of ${shown(formula)}`,
    asked: { command: 'jacobian', values: { expression: formula } },
  }));

function checking(reading: Reading, question: Question, found: readonly Found[]): Understood | undefined {
  const [target] = reading.targets;
  const [claim] = reading.claims;
  if (target === undefined || claim === undefined) return undefined;
  if (reading.second) return checkingHessian(reading, target, claim, question);
  const { layout: _, ...values } = valuesOf(reading, target, question);
  const checks: Asked[] = reading.targets.slice(0, 2).flatMap((formula) =>
    claimsFor(claim, formula).map((answer) => ({
      command: 'check',
      values: { ...values, expression: formula, answer },
    })),
  );
  const computed: Asked = { command: 'jacobian', values: valuesOf(reading, target, question) };
  const topic = found[0] && found[0].score >= SURE - 0.08 ? found[0].topic : undefined;
  return accounted(reading, {
    kind: 'computed',
    ...(found[0] && found[0].score >= CERTAIN ? { leads: true as const } : {}),
    readings: [...checks, computed],
    said: `is ${shown(claim)} the derivative of ${shown(target)}${by(reading)}`,
    ...(topic ? { topic } : {}),
    choices: [{ label: 'The derivative', asked: computed }, ...otherVariables(reading, target, question)],
  });
}

/** A claimed Hessian is judged as the derivative of the gradient. */
function checkingHessian(reading: Reading, target: string, claim: string, question: Question): Understood | undefined {
  const { layout: _, ...values } = valuesOf(reading, target, question);
  const gradient = gradientOf(target, values);
  if (!gradient) return undefined;
  const computed: Asked = { command: 'hessian', values };
  const asked = { ...values, expression: gradient.formula, wrt: gradient.wrt };
  const checks = claimsFor(claim, gradient.formula).map(
    (answer): Asked => ({ command: 'check', values: { ...asked, answer } }),
  );
  return accounted(reading, {
    kind: 'computed',
    readings: [...checks, computed],
    said: `is ${shown(claim)} the Hessian of ${shown(target)}${by(reading)}, the derivative of its gradient ${shown(gradient.formula)}`,
    choices: [{ label: 'The Hessian', asked: computed }],
  });
}

/** The answer, which names the formulas that it leaves aside; a word with force that was not read is no answer. */
function accounted({ list, used }: Reading, computed: Computed): Computed | Told {
  const { words, formulas } = unreadIn(list, used);
  if (words.length === 0) return formulas.length === 0 ? computed : { ...computed, unused: formulas.map(shown) };
  const [asked] = computed.readings;
  if (!asked) return computed;
  const formula = String(asked.values['expression']);
  const meant = words.length === 1 ? inSigns(words[0] as string, formula) : undefined;
  const choice = (expression: string): Choice => ({
    label: shown(expression),
    asked: { ...asked, values: { ...asked.values, expression } },
  });
  return unread(words, computed.said, [...(meant === undefined ? [] : [choice(meant)]), choice(formula)]);
}

function computing(
  reading: Reading,
  sentence: Reading,
  question: Question,
  found: readonly Found[],
  intent: Intent,
): Understood {
  const second = reading.second;
  const requests = reading.targets.slice(0, 3).map((target): Asked => {
    const { layout, ...values } = valuesOf(reading, target, question);
    const view = intent.aspect === 'code' ? { view: 'code' } : sentence.words.has('steps') ? { view: 'steps' } : {};
    return {
      command: second ? 'hessian' : 'jacobian',
      values: { ...values, ...(layout && !second ? { layout } : {}), ...view },
    };
  });
  const target = reading.targets[0] as string;
  const [best] = found;
  const isOfIdea = intent.isWhy || ['layout', 'shape', 'kink', 'form'].includes(intent.aspect ?? '');
  // Of a formula that is written out a topic must be the very one.
  const least =
    reading.isDirect && !reading.inWords && reading.wrt !== undefined && intent.aspect === 'why' ? SURE : SURE - 0.08;
  const topic = best && best.score >= least ? best.topic : undefined;
  const leads = topic !== undefined && isOfIdea;
  return accounted(reading, {
    kind: 'computed',
    readings: requests,
    said: saidOf(reading, target) + noteOn(target),
    saidOfEach: reading.targets.slice(0, 3).map((each) => saidOf(reading, each) + noteOn(each)),
    ...(reading.alternatives && !second ? { alternatives: alternativesOf(reading, target, question) } : {}),
    sizes: reading.sizes,
    ...(intent.aspect ? { aspect: intent.aspect } : {}),
    ...(intent.framework ? { framework: intent.framework } : {}),
    ...(topic ? { topic } : {}),
    ...(leads ? { leads: true as const } : {}),
    choices: [
      ...ofMatrices(target, valuesOf(reading, target, question)),
      ...reading.targets.slice(1, 3).map(
        (other): Choice => ({
          label: `I meant ${shown(other)}`,
          asked: { command: second ? 'hessian' : 'jacobian', values: valuesOf(reading, other, question) },
        }),
      ),
      ...otherVariables(reading, target, question),
    ],
  });
}

function explained(best: Found, found: readonly Found[], reading: Reading, question: Question): Understood {
  const [target] = reading.targets;
  const computed: Choice[] =
    target === undefined
      ? []
      : [
          {
            label: `Derivative of ${shown(target)}`,
            asked: { command: reading.second ? 'hessian' : 'jacobian', values: valuesOf(reading, target, question) },
          },
        ];
  const others = found.slice(1).filter(({ score }) => score >= 0.8 * best.score);
  return {
    kind: 'explained',
    topic: best.topic,
    choices: [...computed, ...others.map(({ topic }) => topicChoice(topic))],
  };
}
