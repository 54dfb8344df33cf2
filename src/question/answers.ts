// Answers made of a reading: a derivative computed, a claim judged, a topic, the last answer changed.
import { topics } from '../answer/topics/index.js';
import { nodes, rewrite, sym, symbolsOf } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { checksOf, judgedOf } from './checks.js';
import type { Change } from './follow/change.js';
import { moving } from './follow/moving.js';
import { saidOf, shown } from './follow/said.js';
import { byRows, ofEntries } from './formulas/entrywise.js';
import { type Item, wordOf } from './formulas/items.js';
import { expression, uniqueTexts } from './formulas/terms.js';
import type { Intent } from './intent.js';
import { claimedOrder, ordered } from './ordered.js';
import { unqualified } from './reading/qualified.js';
import type { Reading } from './reading/reading.js';
import { inSigns, unreadIn } from './reading/unread.js';
import { noteOn, ofMatrices, otherVariables, valuesOf } from './requests.js';
import { topicChoice, unread } from './say.js';
import { strangeIn } from './strange.js';
import type { Found } from './topics/topic-search.js';
import type { Asked, Choice, Computed, Question, Told, Understood } from './understood.js';
import { withOthers } from './with-others.js';

/** The last answer as the message changes it. */
export function continued(
  reading: Reading,
  change: Change,
  sentence: Reading,
  question: Question,
  intent: Intent,
  found: readonly Found[],
): Understood {
  const moved = movedReading(reading) ?? reading;
  const checked = moved.claims.length > 0 ? checking(moved, question, [], intent) : undefined;
  if (checked) return checked;
  const { aspect, ...others } = intent;
  const rest = change.again && aspect === 'shape' ? { ...others, aspect } : others;
  const asked = change.view === 'code' ? { ...rest, aspect: 'code' as const } : rest;
  const computed = computing(moved, sentence, question, found, {
    ...asked,
    isWhy: change.reason !== undefined && sentence.words.size > 3,
  });
  if (computed.kind !== 'computed') return computed;
  const view = change.view ?? (change.reason === undefined ? undefined : 'steps');
  const readings = computed.readings.map((each) => ({
    ...each,
    values: { ...each.values, ...(view && change.reason !== '' ? { view } : {}) },
  }));
  // An example is no point that later questions are asked at.
  const point = change.example ? ` at ${String(computed.readings[0]?.values['at'])}` : '';
  const ofExample = (said: string): string => (point === '' ? said : said.replace(point, `, for example${point}`));
  return {
    ...computed,
    readings,
    said: ofExample(computed.said),
    ...(computed.saidOfEach ? { saidOfEach: computed.saidOfEach.map(ofExample) } : {}),
    ...(change.turned ? { turned: true as const } : {}),
    ...(change.example ? { inNumbers: true as const } : {}),
    ...(change.doubts ? { doubted: true as const } : {}),
    ...(change.reason ? { origin: change.reason } : {}),
  };
}

/** The reading with matrices that depend on the variable, a number, written as A + t·dA. */
export function movedReading(reading: Reading): Reading | undefined {
  const [target] = reading.targets;
  const [claim] = reading.claims;
  const moved =
    target !== undefined && reading.wrt !== undefined ? moving(target, claim?.text, reading.wrt) : undefined;
  if (!moved || reading.second) return undefined;
  const where = reading.where.filter((each) => !each.startsWith(`${reading.wrt}:`));
  return {
    ...reading,
    targets: [moved.target],
    claims: moved.claim === undefined || !claim ? [] : [{ ...claim, text: moved.claim }],
    where: [...where, moved.where],
    curves: moved.names,
  };
}

/** A button for each function that is compared. */
export const derivativesOf = (functions: readonly string[]): Choice[] =>
  functions.slice(0, 3).map((formula) => ({
    label: `Derivative of ${shown(formula)}`,
    asked: { command: 'jacobian', values: { expression: formula } },
  }));

export function checking(
  reading: Reading,
  question: Question,
  found: readonly Found[],
  { aspect }: Intent,
): Understood | undefined {
  const [target] = reading.targets;
  const [claim] = reading.claims;
  if (target === undefined || claim === undefined) return undefined;
  const inOrder = ordered(reading, question);
  if (inOrder) {
    const claimed = claimedOrder(inOrder, claim.text);
    return claimed.kind === 'computed' ? accounted(reading, claimed) : claimed;
  }
  const judged = checksOf(reading, question);
  const topic = besideOf(found, reading.targets);
  return (
    judged &&
    accounted(reading, {
      ...judged,
      ...(aspect === 'why' ? { aspect } : {}),
      ...(topic !== undefined && found[0]?.topic === topic && found[0].isWhole && isAbout(topic, target)
        ? { leads: true as const }
        : {}),
      ...(topic ? { topic } : {}),
    })
  );
}

/** The answer, which names the formulas that it leaves aside; a word with force that was not read is no answer. */
export function accounted({ list, used, claims }: Reading, answer: Computed): Computed | Told {
  const { fact, property, saidKind, alternatives, aspect, sizes = [] } = answer;
  const isTold = Boolean(fact ?? property ?? saidKind ?? alternatives ?? answer.claims ?? aspect) || sizes.length > 0;
  // A matrix that is said to have a relation to the derivative is read to its last word.
  const strange = answer.related ? [] : strangeIn(list, used, isTold);
  const computed = strange.length === 0 ? answer : { ...answer, strange };
  const [asked] = computed.readings;
  const formula = String(asked?.values['expression'] ?? '');
  const rest = unreadIn(list, used, formula);
  const { formulas } = rest;
  const ofClaims = claims.flatMap((claim) => unqualified(claim, list, used));
  const words = [...ofClaims, ...rest.words.filter((word) => !ofClaims.some((said) => said.split(' ').includes(word)))];
  if (words.length === 0) return formulas.length === 0 ? computed : { ...computed, unused: formulas.map(shown) };
  if (!asked) return computed;
  const meant = words.length === 1 ? inSigns(words[0] as string, formula) : undefined;
  const choice = (expression: string): Choice => ({
    label: shown(expression),
    asked: { ...asked, values: { ...asked.values, expression } },
  });
  return unread(words, computed.said, [...(meant === undefined ? [] : [choice(meant)]), choice(formula)]);
}

/** The derivatives that are asked for: the first, and each of the others by itself. */
export function computing(
  reading: Reading,
  sentence: Reading,
  question: Question,
  found: readonly Found[],
  intent: Intent,
): Computed | Told {
  const single = (each: Reading): Computed | Told => computingOne(each, sentence, question, found, intent);
  const computed = single(reading);
  return computed.kind === 'computed' && reading.further.length > 0 ? withOthers(reading, computed, single) : computed;
}

function computingOne(
  reading: Reading,
  sentence: Reading,
  question: Question,
  found: readonly Found[],
  intent: Intent,
): Computed | Told {
  const second = reading.second;
  const inOrder = ordered(reading, question);
  if (inOrder) return inOrder.kind === 'computed' ? accounted(reading, inOrder) : inOrder;
  const meant = reading.targets
    .slice(0, 3)
    .flatMap((formula) => {
      const expr = expression(formula);
      return uniqueTexts([
        formula,
        ...(expr ? [ofEntries(expr), byRows(expr)] : []).map((other) => (other === expr ? formula : print(other))),
      ]);
    })
    .map((formula) => ({ formula, values: valuesOf(reading, formula, question) }));
  const turned = !second && isTurned(reading.list);
  const requests = meant.map(({ values: { layout, ...values } }): Asked => {
    const view = intent.aspect === 'code' ? { view: 'code' } : sentence.words.has('steps') ? { view: 'steps' } : {};
    return {
      command: second ? 'hessian' : 'jacobian',
      values: {
        ...values,
        ...(layout && !second ? { layout } : {}),
        ...view,
        ...(turned ? { layout: 'denominator' } : {}),
      },
    };
  });
  const saidOfEach = meant.map(({ formula, values }) => saidOf(reading, formula, values) + noteOn(formula));
  const target = reading.targets[0] as string;
  // Why shapes do not match is told by the rule of shapes.
  const isOfShapes = intent.aspect === 'shape' && intent.isWhy;
  const topic = besideOf(found, reading.targets) ?? (isOfShapes ? 'shapes' : undefined);
  // "In denominator layout" asks nothing about layouts.
  const asksOfLayout = intent.aspect === 'layout' && (intent.isIdea || intent.compares);
  // A tensor of three axes beside a matrix: whether it is flattened is an idea.
  const isOfAxes = reading.sizes.some((size) => /^\d-?d$/i.test(size) || size.split(/[,x×]/).length > 2);
  const isOfIdea = intent.isWhy || asksOfLayout || isOfAxes || ['kink', 'form'].includes(intent.aspect ?? '');
  const leads = topic !== undefined && isOfIdea && isAbout(topic, target);
  return accounted(reading, {
    kind: 'computed',
    readings: requests,
    said: saidOfEach[0] as string,
    saidOfEach,
    ...(reading.alternatives
      ? { alternatives: reading.claims.slice(0, 3).flatMap((claim) => judgedOf(claim, reading, question) ?? []) }
      : {}),
    sizes: asksOfSize(reading) ? reading.sizes : [],
    ...(reading.kind && intent.aspect !== 'kink' ? saidOfKind(reading.kind, reading.denied) : {}),
    ...(turned ? { turned: true as const } : {}),
    ...(intent.aspect ? { aspect: intent.aspect } : {}),
    ...(intent.framework ? { framework: intent.framework } : {}),
    ...(topic ? { topic } : {}),
    ...(leads ? { leads: true as const } : {}),
    choices: [
      ...meant.slice(0, 1).flatMap(({ formula, values }) => ofMatrices(formula, values)),
      ...meant.slice(1).map(
        ({ formula, values }): Choice => ({
          label: `I meant ${shown(formula)}`,
          asked: { command: second ? 'hessian' : 'jacobian', values },
        }),
      ),
      ...otherVariables(reading, target, question),
    ],
  });
}

/** "The transpose of the Jacobian of A·x", which is what denominator layout writes. */
const isTurned = (list: readonly Item[]): boolean =>
  list.some(
    ({ text }, at) =>
      text === 'transpose' &&
      wordOf(list[at + 1]) === 'of' &&
      [at + 2, at + 3].some((place) => /^(?:jacobian|gradient|derivative|hessian)$/.test(wordOf(list[place]))),
  );

/** Whether a size stands in a question, and is not told on the way to another: "I get a 5×5 matrix. What is …?" */
function asksOfSize({ list, sizes }: Reading): boolean {
  const questions = list.flatMap(({ kind, text }, at) => (kind === 'stop' && text === '?' ? [at] : []));
  const ends = list.flatMap(({ kind, text }, at) => (kind === 'stop' && /^[.?!\n]$/.test(text) ? [at] : []));
  const asked = (at: number): boolean => questions.includes(ends.find((end) => end > at) ?? -1);
  return questions.length === 0 || list.some(({ text }, at) => sizes.includes(text) && asked(at));
}

const saidOfKind = (saidKind: Computed['saidKind'], denied: boolean): Partial<Computed> => ({
  ...(saidKind ? { saidKind } : {}),
  ...(denied ? { denied: true } : {}),
});

/** Whether the first line of the topic is about the formula, and not about one like it. */
function isAbout(name: string, target: string): boolean {
  const own = topics.find((topic) => topic.name === name)?.of;
  return own === undefined || own.some((each) => inAnyLetters(each) === inAnyLetters(target));
}

/** The formula with its names in the order in which they occur. */
function inAnyLetters(text: string): string | undefined {
  const expr = expression(text);
  const names = expr && symbolsOf(expr);
  return expr && print(rewrite(expr, (node) => (node.kind === 'symbol' ? sym(`v${names?.indexOf(node.name)}`) : node)));
}

/** The first topic that speaks of what the formulas have. */
function besideOf(found: readonly Found[], targets: readonly string[]): string | undefined {
  const all = targets.flatMap((target) => expression(target) ?? []).flatMap(nodes);
  const ops = new Set(all.flatMap((node) => (node.kind === 'call' ? [node.op] : [])));
  const speaks = (name: string): boolean => {
    const about = topics.find((topic) => topic.name === name)?.about;
    return about === undefined || about.some((op) => ops.has(op));
  };
  return found.find(({ topic }) => speaks(topic))?.topic;
}

export function explained(best: Found, found: readonly Found[], reading: Reading, question: Question): Understood {
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
  const others = found.slice(1, 3).filter(({ share }) => share >= 0.9 * best.share);
  return {
    kind: 'explained',
    topic: best.topic,
    ...(best.first === undefined ? {} : { first: best.first }),
    ...(best.nearest === undefined ? {} : { nearest: best.nearest }),
    choices: [...computed, ...others.map(({ topic }) => topicChoice(topic))],
  };
}
