// From a question in plain words to what is asked: the first of its rules that knows, decides.
import { work } from '../formula/work.js';
import { continued, derivativesOf } from './answers.js';
import { asLoss, asNumbers } from './as-numbers.js';
import { asQuestion } from './as-question.js';
import { completed } from './ellipsis.js';
import { type FactAsked, factAsked } from './fact.js';
import { factAgain, factAnswer, isOfWhole } from './fact-answer.js';
import { regionIn } from './fact-numbers.js';
import type { Change } from './follow/change.js';
import { pairIn } from './follow/earlier.js';
import { answersOf, lastOf, withHistory } from './follow/follow-up.js';
import { lastAnswer, shown } from './follow/said.js';
import { type Item, items } from './formulas/items.js';
import { withArguments, withCompositions } from './formulas/primes.js';
import { DIFFERENTIATE } from './formulas/roles.js';
import { intentOf } from './intent.js';
import { askedOfMixedNorm } from './mixed-norms.js';
import { outsideOf, sociable } from './outside.js';
import { postOf } from './post.js';
import type { Part } from './post-items.js';
import { type PropertyAsked, propertyAsked } from './property.js';
import { isJudgedOn, propertyAgain, propertyAnswer } from './property-answer.js';
import { equalityAgain, equalityAsked } from './reading/equality.js';
import { type Reading, readSentence } from './reading/reading.js';
import { RULES } from './rules.js';
import { asksBack, declined, hostile, isTold, isUnknown, tooMany } from './say.js';
import { type Second, secondsIn } from './second.js';
import { askingIn, asksFor, states } from './sentence/asking.js';
import { pieces } from './sentence/pieces.js';
import { COMMANDS_OF_DOCUMENTS, plainText } from './sentence/plain-text.js';
import { topicOfMessage } from './topics/messages.js';
import { nearestTopics } from './topics/topic-search.js';
import { wordingOf } from './topics/topic-terms.js';
import type { Question, Understood } from './understood.js';
import { type Labelled, together, withAside } from './with-others.js';

export { MOST_READ_BACK } from './follow/said.js';
export { topicAbout } from './topics/topic-search.js';

/** Each formula is compared with every other, so that their number bounds how long reading takes; a page of a book has fewer. */
const MOST_FORMULAS = 100;

export function understand(asked: Question): Understood {
  work('message', asked.text.length);
  const said = withArguments(withCompositions(plainText(asked.text)));
  const question = { ...asked, context: understoodIn(asked.context) };
  const known = unread(said, question);
  if (known) return (known.kind === 'explained' ? judgedBeside(known.topic, said, asked) : undefined) ?? known;
  const norm = asked.want === 'anything' ? askedOfMixedNorm(said) : undefined;
  if (norm) return norm;
  const whole = lackedIn(said, asked);
  if (whole) return whole;
  const text = question.context.length > 0 && said.length < 160 ? completed(said, lastAnswer(question.context)) : said;
  const list = items(pieces(text));
  if (list.filter(({ kind }) => kind === 'formula').length > MOST_FORMULAS) return tooMany(MOST_FORMULAS);
  const { parts, aside } = postOf(text);
  const one = (own: string): Understood =>
    understandOne(own, { ...question, text: own }, own === text ? list : items(pieces(own)));
  const understood = parts.flatMap((part) => withSeconds(part, question, one));
  return withAside(together(onceEach(understood)), aside);
}

/** What is asked of the function of several questions is answered once. */
function onceEach(all: readonly Labelled[]): Labelled[] {
  const said = new Set<string>();
  return all.filter(({ understood }) => {
    if (understood.kind !== 'computed' || (!understood.property && !understood.fact)) return true;
    const isNew = !said.has(understood.said);
    said.add(understood.said);
    return isNew;
  });
}

/** The answer to a question, and those to what is asked besides of the same function. */
function withSeconds({ label, text }: Part, question: Question, one: (text: string) => Understood): Labelled[] {
  const { rest, seconds } = question.want === 'anything' ? secondsIn(text) : { rest: text, seconds: [] };
  // "The Hessian of f, is it psd?" is one question.
  const isOne = !asksFor(rest) && propertyAsked(text) !== undefined;
  if (seconds.length === 0 || isOne) return [{ label, understood: one(text) }];
  const reading = readSentence(rest);
  const others = seconds.map((second) => secondAnswer(second, rest, reading, question, one));
  const answered = others.flatMap((understood) => (understood?.kind === 'computed' ? [{ label: '', understood }] : []));
  const [only, ...more] = answered;
  if (!states(rest)) return [{ label, understood: only?.understood ?? one(text) }, ...more];
  const first = one(rest);
  if (first.kind !== 'computed') return [{ label, understood: one(text) }];
  const left = seconds.flatMap(({ said }, at) => (others[at]?.kind === 'computed' ? [] : [said]));
  return [{ label, understood: withAside(first, left) }, ...answered];
}

/** The answer to a second question; undefined where it has none. */
function secondAnswer(
  { property, fact, part }: Second,
  rest: string,
  reading: Reading,
  question: Question,
  one: (text: string) => Understood,
): Understood | undefined {
  if (property) return propertyAnswer(property, reading, question);
  if (fact) return factAnswer(fact, reading, question);
  if (part === 'Hessian') return one(asQuestion('Hessian', reading.targets[0] ?? '', reading));
  return one(rest.replace(/\b(?:the )?(?=(?:jacobian|hessian|derivative)\b)/i, `${part} of the `));
}

/** The messages of a conversation without those that Jacobot could not answer, and without its words for that. */
function understoodIn(context: readonly string[]): readonly string[] {
  const isRefused = (at: number): boolean => isUnknown(context[at + 1] ?? '') && !/=/.test(context[at] ?? '');
  return context.filter((message, at) => !isTold(message) && !isRefused(at));
}

/** A question that lacked its function or a result, with the message that brings it: "gradient wrt A?", "of xᵀAx". */
function lackedIn(said: string, { context, ...asked }: Question): Understood | undefined {
  const [before = '', told = ''] = context.slice(-2);
  if (context.length < 2 || !asksBack(told) || said.length > 200 || before.length > 400) return undefined;
  const { list, words } = readSentence(said);
  const brings = list.some(({ kind }) => kind === 'formula' || kind === 'function');
  if (!brings || [...words].some((word) => DIFFERENTIATE.test(word))) return undefined;
  const whole = understand({ ...asked, text: `${before}\n${said}`, context: context.slice(0, -2) });
  return whole.kind === 'computed' && whole.unused === undefined ? whole : undefined;
}

/** A question by itself, `list` its words and formulas. */
function understandOne(text: string, question: Question, list: readonly Item[]): Understood {
  const sentence = readSentence(text);
  const compared = comparedIn(sentence, question);
  if (compared) return compared;
  const judged = propertyOf(text, sentence, question, list);
  if (judged) return judged;
  // A remark on the way to the question asks for nothing.
  const asking = askingIn(text);
  const fact = factOf(text, asking, question);
  if (fact) return fact;
  const { reading: whole, change } = withHistory(sentence, text, question.context);
  const isFragment = question.want === 'jacobian' && whole.targets.length === 0;
  const plain = asNumbers(isFragment ? { ...whole, targets: whole.spare } : whole, question);
  const reading = change ? plain : asLoss(plain, question);
  const wording = wordingOf(list);
  const found = nearestTopics(wording, 5);
  const [best] = found;
  const told = outsideOf(sentence, question, best?.isAsked === true);
  const { targets, isDirect, inWords } = sentence;
  const asks = asking === text ? sentence : { ...readSentence(asking), targets, isDirect, inWords };
  if (told && outsideOf(asks, question, best?.isAsked === true)) return told;
  // "Shapes are off" on the way to the question asks for no shape.
  const intent = intentOf(sentence, question, change !== undefined, asks.words);
  if (change && question.want === 'anything') {
    if (change.topic) return { kind: 'explained', topic: change.topic, choices: [] };
    const again = askedAgain(whole, change, question);
    if (again) return again;
    // Topics on why the last answer is what it is.
    const reasons =
      change.reason === undefined ? [] : nearestTopics(wordingOf(items(pieces(`${text} ${whole.targets[0]}`))), 3);
    return continued(whole, change, sentence, question, intent, reasons);
  }
  // "And of tanh(x)?" brings the whole formula, and asks what was asked before.
  if (!change && /^\W*(?:and|(?:what|how) about)\b/i.test(text) && !intent.asksInWords && sentence.words.size <= 3) {
    const [target] = sentence.targets;
    const again = target === undefined ? undefined : askedAgain(sentence, { target }, question);
    if (again) return again;
  }
  const situation = { question, sentence, reading, wording, found, best, intent };
  for (const rule of RULES) {
    const understood = rule(situation);
    if (understood) return understood;
  }
  return declined();
}

/** What is known of a message without reading its formulas: it is hostile, or thanks, or the error of a program. */
function unread(text: string, { want }: Question): Understood | undefined {
  const command = [...text.matchAll(/\\([A-Za-z]+)/g)].find(
    ([, name = '']) =>
      COMMANDS_OF_DOCUMENTS.has(name) && !/^(?:let|class|style|read|include|require|loop|repeat|toggle)$/.test(name),
  )?.[0];
  if (command) return hostile(command);
  const social = sociable(text);
  if (social) return social;
  const message = want === 'anything' ? topicOfMessage(text) : undefined;
  return message === undefined ? undefined : { kind: 'explained', topic: message, choices: [] };
}

/** A message without the words of the program that failed, where the asker shows the formula that failed and of what it is the derivative. */
function besideMessage(said: string): string | undefined {
  const rest = said.replace(/"[^"\n]{10,200}"|`[^`\n]{10,200}`|^.{0,80}(?:Error|error:).{0,200}$/gm, (message) =>
    topicOfMessage(message) === undefined ? message : ' ',
  );
  if (rest === said || topicOfMessage(rest) !== undefined) return undefined;
  const { targets, claims, isDirect } = readSentence(rest);
  return targets.length > 0 && claims.length > 0 && isDirect ? rest : undefined;
}

/** The judgement of what is shown beside the message of a program, which the topic explains. */
function judgedBeside(topic: string, said: string, asked: Question): Understood | undefined {
  const beside = besideMessage(said);
  const judged = beside === undefined ? undefined : understand({ ...asked, text: beside });
  return judged?.kind === 'computed' ? { ...judged, topic } : undefined;
}

/** Whether two formulas are equal. */
function comparedIn(sentence: Reading, { text, want, context }: Question): Understood | undefined {
  const last = context.at(-1);
  const again =
    last === undefined ? undefined : (equalityAgain(last, sentence) ?? pairIn(text, () => answersOf(context)));
  const asked = want === 'anything' ? (again ?? equalityAsked(sentence)) : undefined;
  if (!asked) return undefined;
  const { left, right, where } = asked;
  return {
    kind: 'compared',
    question: { left, right, ...(where.length > 0 ? { where: where.join('; ') } : {}) },
    sides: [shown(left), shown(right)],
    choices: derivativesOf([left, right]),
  };
}

/** The answer to a question for a property; what is said of a derivative may be a result, which is judged elsewhere. */
function propertyOf(
  text: string,
  sentence: Reading,
  question: Question,
  list: readonly Item[],
): Understood | undefined {
  const asked = propertyAsked(text);
  // A topic on that very reason tells more; a line for one question answers that alone.
  const [topic] = asked?.why ? nearestTopics(wordingOf(list), 1) : [];
  const isOfTopic = topic !== undefined && (topic.isExact || ((topic.isWhole || topic.isAsked) && !topic.first));
  if (isOfTopic || (asked?.why && asked.isBack && asked.property === 'diagonal')) return undefined;
  const isOne = asked && question.want === 'anything' && (asked.of === 'function' || sentence.claims.length === 0);
  if (!isOne) return undefined;
  const { said, rest, region } = asked.property.endsWith('differentiable')
    ? { said: '', rest: asked.rest, region: undefined }
    : regionIn(asked.rest);
  const answer = propertyAnswer(asked, subjectOf({ ...asked, rest }, question), question, region);
  const isRead = said === '' || isJudgedOn(region, asked.property);
  return answer && (isRead ? answer : { ...answer, strange: [said.replace(/^[\s,]+/, '')] });
}

/** The last question for a property or a fact, of what a message changes. */
const askedAgain = (reading: Reading, change: Change, question: Question): Understood | undefined =>
  question.want === 'anything'
    ? (propertyAgain(reading, change, question) ?? factAgain(reading, change, question))
    : undefined;

/** The answer to a question for a fact of a derivative. */
function factOf(text: string, asking: string, question: Question): Understood | undefined {
  const found = question.want === 'anything' ? factAsked(asking) : undefined;
  const asked = found && asking !== text ? factAsked(text) : found;
  return asked && factAnswer(asked, subjectOf(asked, question), question);
}

/** What a property or a fact is asked of: a formula of the sentence, or the last one. */
function subjectOf(asked: PropertyAsked | FactAsked, { context }: Question): Reading {
  const { isBack, rest } = asked;
  const own = readSentence(rest);
  const last = isBack && own.targets.length === 0 ? lastOf(context) : undefined;
  if (!last) return own;
  const { at, special, ...whole } = last;
  // Where it is 0, or greatest, is asked of the whole line, though the last answer was at one point.
  const place =
    'fact' in asked && isOfWhole(asked.fact) ? { special: [] } : { special, ...(at === undefined ? {} : { at }) };
  return { ...whole, ...place, words: own.words, ...(own.at === undefined ? {} : { at: own.at }) };
}
