// What the topics are about: the ways people ask about each, and how much a term tells.
import { topics } from '../../answer/topics/index.js';
import { isVerdict } from '../../answer/topics/topic.js';
import { slips } from '../../formula/nearest.js';
import { uncounted } from '../../formula/work.js';
import { items } from '../formulas/items.js';
import { isEnglish } from '../sentence/english.js';
import { pieces } from '../sentence/pieces.js';
import { plainText } from '../sentence/plain-text.js';
import { DEFINITION, termsOf, type Wording, wordingOf } from './topic-terms.js';

/** Terms that say only that a derivative is asked for. */
export const GENERIC = new Set([
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
export const CALL = /^[a-z]+\([a-z\d]\)$/;

/** One way of asking. */
export interface Way extends Wording {
  readonly has: ReadonlySet<string>;
  /** What its terms weigh together. */
  readonly weight: number;
  /** The question that its answer answers. */
  readonly question: string;
  /** The first line of the answer to it, where that is not the topic's. */
  readonly first?: string;
  /** Whether its answer begins with yes or no. */
  readonly isVerdict: boolean;
}

/** A way of asking as a topic has it. */
interface Asked extends Pick<Way, 'question' | 'first'> {
  readonly text: string;
}

export interface Known {
  readonly topic: string;
  /** All terms by which people ask about it. */
  readonly asked: ReadonlySet<string>;
  /** These, and those of its answer. */
  readonly terms: ReadonlySet<string>;
  readonly ways: readonly Way[];
}

export const wordingIn = (text: string): Wording => wordingOf(items(pieces(plainText(text))));
const termsIn = (text: string): string[] => termsOf(items(pieces(plainText(text))));

const question = (asked: string): string => `${asked.charAt(0).toUpperCase()}${asked.slice(1).replace(/\?$/, '')}?`;

/** What a term weighs that is in a third of the topics. */
const LITTLE = Math.log(4);

export class TopicIndex {
  readonly known: readonly Known[];
  /** In how many topics a term stands. */
  readonly #spread = new Map<string, number>();

  constructor() {
    const read = topics.map((topic) => {
      const own = [topic.question, ...topic.asked].map((text): Asked => ({ text, question: topic.question }));
      const particular = (topic.particular ?? []).flatMap(({ asked, first }) =>
        asked.map((text): Asked => ({ text, question: question(asked[0] as string), first })),
      );
      const ways = [...own, ...particular].map(({ text, ...way }) => ({ ...way, ...wordingIn(text) }));
      return { topic, ways, asked: new Set(ways.flatMap(({ terms }) => terms)) };
    });
    for (const { asked } of read) for (const term of asked) this.#spread.set(term, this.spread(term) + 1);
    this.known = read.map(({ topic: { name, short, text }, ways, asked }) => ({
      topic: name,
      asked,
      terms: new Set([...asked, ...[short, ...text].flatMap(termsIn)]),
      ways: ways.map((way) => ({
        ...way,
        has: new Set(way.terms),
        weight: this.total(way.terms),
        isVerdict: isVerdict(way.first ?? short),
      })),
    }));
  }

  spread(term: string): number {
    return this.#spread.get(term) ?? 0;
  }

  /** A term of few topics tells more than one of many. */
  weight(term: string): number {
    return Math.log(1 + topics.length / (this.spread(term) || topics.length / 3));
  }

  /** The same where what no topic speaks of counts as what one does; words of every day and of every topic tell little. */
  force(term: string): number {
    if (GENERIC.has(term) || term === DEFINITION) return LITTLE;
    return this.spread(term) > 0 || isEnglish(term) ? this.weight(term) : Math.log(1 + topics.length / 2);
  }

  total(terms: Iterable<string>): number {
    let sum = 0;
    for (const term of terms) sum += this.weight(term);
    return sum;
  }

  /** The term that is meant: itself, or the one it is a slip of. */
  meant(term: string): string {
    if (this.#spread.has(term) || term.length < 6) return term;
    for (const each of this.#spread.keys())
      if (each[0] === term[0] && Math.abs(each.length - term.length) < 2 && slips(each, term) < 2) return each;
    return term;
  }
}

let made: TopicIndex | undefined;
/** Made at the first question: reading every way of asking takes longer than most answers, which need none. */
export const topicIndex = (): TopicIndex => {
  made ??= uncounted(() => new TopicIndex());
  return made;
};
