// Which topic a question is about: its terms against the ways people ask about each topic.
import { topics } from '../../answer/topics/index.js';
import { slips } from '../../formula/nearest.js';
import { items } from '../formulas/items.js';
import { pieces } from '../sentence/pieces.js';
import { plainText } from '../sentence/plain-text.js';
import { termsOf } from './topic-terms.js';

export interface Found {
  readonly topic: string;
  /** The share of what the question's terms weigh that the topic's ways of asking hold. */
  readonly share: number;
  /** Whether it says all that the question says: then it answers even where a formula could be computed. */
  readonly isWhole: boolean;
  /** Whether one of the topic's ways of asking says nearly the same. */
  readonly isAsked: boolean;
}

interface Way {
  readonly terms: ReadonlySet<string>;
  /** What its terms weigh together. */
  readonly weight: number;
}
interface Known {
  readonly topic: string;
  /** All terms by which people ask about it. */
  readonly asked: ReadonlySet<string>;
  /** These, and those of its answer. */
  readonly terms: ReadonlySet<string>;
  readonly ways: readonly Way[];
}
const termsIn = (text: string): string[] => termsOf(items(pieces(plainText(text))));

/** What the topics are about, and how much each term tells. */
class TopicIndex {
  readonly known: readonly Known[];
  /** In how many topics a term stands. */
  readonly spread = new Map<string, number>();

  constructor() {
    const read = topics.map((topic) => {
      const ways = [topic.question, ...topic.asked].map((way) => new Set(termsIn(way)));
      return { topic, ways, asked: new Set(ways.flatMap((way) => [...way])) };
    });
    for (const { asked } of read) for (const term of asked) this.spread.set(term, (this.spread.get(term) ?? 0) + 1);
    this.known = read.map(({ topic: { name, short, text }, ways, asked }) => ({
      topic: name,
      asked,
      terms: new Set([...asked, ...[short, ...text].flatMap(termsIn)]),
      ways: ways.map((terms) => ({ terms, weight: this.total(terms) })),
    }));
  }

  /** A term of few topics tells more than one of many. */
  weight(term: string): number {
    return Math.log(1 + topics.length / (this.spread.get(term) ?? topics.length / 3));
  }

  total(terms: Iterable<string>): number {
    let sum = 0;
    for (const term of terms) sum += this.weight(term);
    return sum;
  }

  /** The term that is meant: itself, or the one it is a slip of. */
  meant(term: string): string {
    if (this.spread.has(term) || term.length < 6) return term;
    for (const each of this.spread.keys())
      if (each[0] === term[0] && Math.abs(each.length - term.length) < 2 && slips(each, term) < 2) return each;
    return term;
  }
}

let made: TopicIndex | undefined;
/** Made at the first question: reading every way of asking takes longer than most answers, which need none. */
const topicIndex = (): TopicIndex => {
  made ??= new TopicIndex();
  return made;
};

/** Terms that say only that a derivative is asked for. */
const GENERIC = new Set([
  'derivative',
  'function',
  'x',
  'jacobian',
  'matrix',
  'vector',
  'square',
  'wrong',
  'error',
  'pytorch',
  'jax',
  'numpy',
  'tensorflow',
]);
/** A call such as mean(x) is said by its name too. */
const CALL = /^[a-z]+\([a-z\d]\)$/;
/** How much of the question's weight a topic must hold to answer it. */
const MOST = 0.55;
const WHOLE = 0.85;
const ALIKE = 0.75;

/**
 * The topics that answer a question, best first. A topic answers if its ways of asking hold the term of the question that
 * tells most, and most of what all its terms weigh.
 */
export function nearestTopics(asked: readonly string[], most: number, least = MOST): Found[] {
  return ranked(asked)
    .filter(
      ({ share, holdsKey, shared, isVery, isWay }) => holdsKey && share >= least && (shared > 1 || isVery || isWay),
    )
    .slice(0, most)
    .map(({ topic, share, likeness }) => ({ topic, share, isWhole: share >= WHOLE, isAsked: likeness >= ALIKE }));
}

/** The topic that a text is about, asked in whatever words. */
export const topicAbout = (text: string): string | undefined => nearestTopics(termsIn(text), 1)[0]?.topic;

/** The topics that come nearest, whether they answer or not. */
export const nearbyTopics = (asked: readonly string[], most: number): string[] =>
  ranked(asked)
    .filter(({ shared }) => shared > 0)
    .slice(0, most)
    .map(({ topic }) => topic);

/** A message of a program has one of these; other questions are not about one. */
const OF_ERRORS = new Set(
  'error runtimeerror valueerror typeerror cannot can not none null fail failed fails aligned align complain complains warning exception mismatch message crash'.split(
    ' ',
  ),
);

function ranked(asked: readonly string[]) {
  const index = topicIndex();
  const { known, spread } = index;
  const isOfError = asked.some((term) => OF_ERRORS.has(term));
  // A formula that no topic shows is only an example.
  const terms = [...new Set(asked.slice(0, 40).map((term) => index.meant(term)))].filter(
    (term) => spread.has(term) || /^[\p{L}-]+$/u.test(term),
  );
  const whole = index.total(terms);
  const telling = terms
    .filter((term) => spread.has(term) && !GENERIC.has(term))
    .sort((a, b) => index.weight(b) - index.weight(a));
  const [key] = telling.filter((term) => !CALL.test(term));
  return known
    .filter(({ topic }) => isOfError || !topic.startsWith('error-'))
    .map(({ topic, asked: own, terms: vocabulary, ways }) => {
      const shared = terms.filter((term) => vocabulary.has(term));
      const likeness = Math.max(
        ...ways.map((way) => {
          const common = index.total(terms.filter((term) => way.terms.has(term)));
          return (2 * common) / (whole + way.weight);
        }),
      );
      return {
        topic,
        share: whole === 0 ? 0 : index.total(shared) / whole,
        // Of terms that tell nothing one by one, a way of asking must be the very one.
        holdsKey:
          key === undefined ? likeness > 0.99 || (terms.length > 2 && shared.length === terms.length) : own.has(key),
        // What every topic speaks of counts only where nothing else is said.
        shared:
          terms.length > 2 && terms.every((term) => own.has(term))
            ? terms.length
            : shared.filter((term) => own.has(term) && !GENERIC.has(term) && !CALL.test(term)).length,
        // One telling term is enough where it is the topic's own and nothing else is said.
        isVery:
          key !== undefined &&
          telling.length === 1 &&
          (spread.get(key) ?? 0) < 3 &&
          terms.every((term) => own.has(term)),
        isWay: likeness > 0.99 && (terms.length > 1 || key !== undefined),
        likeness,
      };
    })
    .sort((a, b) => b.share + 2 * b.likeness - (a.share + 2 * a.likeness));
}
