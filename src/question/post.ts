// What a post of several sentences asks in the end: its questions, each with what the post defines and without what it has settled.
import { plainSymbol } from '../answer/notation/plain.js';
import { shown } from './follow/said.js';
import { itemsIn, type Part, type Post } from './post-items.js';
import { termAsked } from './post-terms.js';
import { type Reading, readSentence } from './reading/reading.js';
import { asksFor, definedIn, sentencesOf, states } from './sentence/asking.js';

/** Somebody else's result, or a rule that a text gives. */
const STATES = /[=∇∂]|\\(?:nabla|partial)|\b(?:is|are|was|be|get|got|gives?|obtain\w{0,3}|that of)\b/i;

/** Longer posts are read as they are. */
const MOST_SENTENCES = 40;
/** Sentences that are looked at for results, since each is read with what stands before it. */
const MOST_RESULTS = 5;
const MOST_QUESTIONS = 4;
/** Characters that are read to part a post: its questions, and its results with what stands before them. */
const MOST_READ = 6000;

/** Reads a part of a post; undefined where enough of it was read. */
type Read = (text: string) => Reading | undefined;

function reader(): Read {
  let left = MOST_READ;
  return (text) => {
    left -= text.length;
    return left < 0 ? undefined : readSentence(text);
  };
}

/** "Given dO, what is dV?": what is given holds for the other questions too. */
const GIVEN =
  /\b(?:given|with|using)\b (?:(?:the|an?|upstream|incoming|gradient) ){0,4}[^\s,.?]{1,24}(?: of shape [^,.?]{1,16})?(?=,)/i;

const lineOf = (sentence: string): string => {
  const defined = definedIn(sentence);
  const [given = ''] = defined === '' ? (GIVEN.exec(sentence) ?? []) : [];
  return `${given === '' ? '' : `${given},\n`}${defined === '' ? '' : `${defined}\n`}`;
};

/** Which derivative a reading is about; what is not said of one of two fits the other. */
function isSameDerivative(one: Reading, other: Reading): boolean {
  const of = ({ targets: [target] }: Reading): string => shown(target ?? '');
  const isBy = one.wrt === undefined || other.wrt === undefined || one.wrt === other.wrt;
  return of(one) === of(other) && isBy && one.second === other.second;
}

/** The sentences but those, of which only the definitions are kept. */
const without = (sentences: readonly string[], left: ReadonlySet<number>): string =>
  sentences.map((sentence, at) => (left.has(at) ? lineOf(sentence) : sentence)).join('');

interface Settled {
  readonly places: ReadonlySet<number>;
  readonly said: readonly string[];
}

/** The sentences besides a question whose results are of another derivative than the one that it asks for. */
function settledBeside(
  sentences: readonly string[],
  question: number,
  others: ReadonlySet<number>,
  read: Read,
): Settled {
  const stating = sentences.flatMap((sentence, at) =>
    at !== question && !others.has(at) && STATES.test(sentence) && (states(sentence) || isRule(sentence)) ? [at] : [],
  );
  const candidates = stating.slice(0, MOST_RESULTS);
  if (candidates.length === 0) return { places: new Set(), said: [] };
  const asked = read(without(sentences, new Set([...others, ...candidates])));
  if (!asked || asked.targets.length === 0) return { places: new Set(), said: [] };
  const places = new Set<number>();
  const said: string[] = [];
  for (const at of candidates) {
    const rest = new Set([...others, question, ...candidates.filter((other) => other !== at)]);
    const stated = read(without(sentences.slice(0, at + 1), rest));
    if (!stated || stated.claims.length === 0) continue;
    if (isSameDerivative(stated, asked) && !isOfPart(sentences[at] ?? '')) continue;
    places.add(at);
    said.push(...stated.claims.map(({ text }) => shown(text)));
  }
  return { places, said };
}

/** "d log det X = …", "and that of xᵀA is Aᵀ". */
const isRule = (sentence: string): boolean =>
  /(?<![A-Za-z])(?:\p{L}|[a-z]{3,9})'(?:\(\p{L}\))?\s?=/u.test(sentence) ||
  /(?:^|[\s$.)])d\s?(?:\\?[a-z]{2,4}\b|\(|[A-Z]\b)[^=]{0,60}=/.test(sentence) ||
  /\bthat of\b/.test(sentence) ||
  isOfPart(sentence);

/** "The first part gives …" is no result of the whole. */
const isOfPart = (sentence: string): boolean =>
  /\b(?:first|second|quadratic|linear|other|data|this) (?:part|term|piece|summand)s?\b/i.test(sentence);

export function postOf(text: string): Post {
  const whole: Post = { parts: [{ label: '', text }], aside: [] };
  const listed = itemsIn(text);
  if (listed) return listed;
  const sentences = sentencesOf(text);
  if (sentences.length < 2 || sentences.length > MOST_SENTENCES) return whole;
  const asking = sentences.flatMap((sentence, at) => (asksFor(sentence) ? [at] : []));
  const last = asking.at(-1);
  const term = ofTerm(sentences);
  if (term) return term;
  if (last === undefined) return whole;
  const read = reader();
  const parts = asking.length > 1 ? questionsIn(sentences, asking.slice(-MOST_QUESTIONS), read) : [];
  if (parts.length > 1) return { parts: labelled(parts), aside: [...new Set(parts.flatMap(({ said }) => said))] };
  const { places, said } = settledBeside(sentences, last, new Set(), read);
  return { parts: [{ label: '', text: places.size === 0 ? text : without(sentences, places) }], aside: said };
}

/** A question for one term of a sum, with what is known of the others left aside. */
function ofTerm(sentences: readonly string[]): Post | undefined {
  const known = sentences.flatMap((sentence, at) =>
    isOfPart(sentence) && (states(sentence) || STATES.test(sentence)) && !sentence.includes('?') ? [at] : [],
  );
  const asked = termAsked(sentences.filter((_, at) => !known.includes(at)));
  const said = known.map((at) => sentences[at]?.trim().replaceAll('$', '').replace(/\.$/, '') ?? '');
  return asked === undefined ? undefined : { parts: [{ label: '', text: asked }], aside: said };
}

interface Asked {
  readonly text: string;
  readonly reading: Reading;
  readonly said: readonly string[];
}

/** The questions that ask for different derivatives; one with a result behind it is settled, unless it is the last. */
function questionsIn(sentences: readonly string[], asking: readonly number[], read: Read): Asked[] {
  const found: Asked[] = [];
  for (const at of [...asking].reverse()) {
    const others = new Set(asking.filter((other) => other !== at));
    const { places, said } = settledBeside(sentences, at, others, read);
    const own = without(sentences, new Set([...others, ...places]));
    const reading = read(own);
    if (!reading) break;
    const isSettled = found.length > 0 && reading.claims.length > 0;
    if (reading.targets.length === 0 || isSettled) continue;
    if (!found.some((other) => isSameDerivative(other.reading, reading))) found.unshift({ text: own, reading, said });
  }
  return found;
}

/** Each by its variable or its function; a Hessian beside a gradient says itself what it is. */
function labelled(asked: readonly Asked[]): Part[] {
  const differ = (of: (reading: Reading) => string | undefined): boolean =>
    new Set(asked.flatMap(({ reading }) => of(reading) ?? [])).size > 1;
  const ofTarget = (reading: Reading): string => shown(reading.targets[0] ?? '');
  // Gradients of one loss, each through the output nearest to it, are told apart by their variables.
  const isOfLoss = asked.every(({ reading }) => reading.upstreamOf !== undefined);
  const isOfSeveral = differ(ofTarget) && !isOfLoss;
  const isBySeveral = differ(({ wrt }) => wrt);
  const named = asked.map(({ reading }) => reading.wrt).find((wrt) => wrt !== undefined);
  return asked.map(({ text, reading }) => {
    const by = isBySeveral && reading.wrt !== undefined ? `By ${plainSymbol(reading.wrt)}` : '';
    const isLacking = reading.wrt === undefined && named !== undefined && !isOfSeveral;
    return {
      label: isOfSeveral ? ofTarget(reading) : by,
      text: isLacking ? `${text} with respect to ${named}` : text,
    };
  });
}
