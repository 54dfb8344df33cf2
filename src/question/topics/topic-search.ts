// Which topic a question is about: its terms against the ways people ask about each topic.
import { lineFor, needsVerdict, shareSaid, wordsAlike } from './same-question.js';
import { CALL, GENERIC, topicIndex, type Way, wordingIn } from './topic-index.js';
import { DEFINITION, type Wording } from './topic-terms.js';

export interface Found {
  readonly topic: string;
  /** The share of what the question's terms weigh that the topic's ways of asking hold. */
  readonly share: number;
  /** Whether it says all that the question says: then it answers even where a formula could be computed. */
  readonly isWhole: boolean;
  /** Whether one of the topic's ways of asking says nearly the same. */
  readonly isAsked: boolean;
  /** Whether it is the same question, with no other formula than that has. */
  readonly isExact: boolean;
  /** The first line of the answer, where the topic has one of its own for this question. */
  readonly first?: string;
  /** The question that the topic answers, where that is not the one asked but near to it. */
  readonly nearest?: string;
}

/** How much of the question's weight a topic must hold to be near to it. */
const MOST = 0.55;
const WHOLE = 0.85;
const ALIKE = 0.75;
/** How much of what it says must be said by the topic's ways of asking, and how like it one of them must be, to be the same. */
const SAID = 0.75;
const SAME = 0.6;
const EXACT = 0.95;
/** How like it a way of asking must be to be near at all, and to be so without the term that tells most. */
const NEAR = 0.4;
const LIKE_KEY = 0.65;

/**
 * The topics that are near to a question, best first: their ways of asking hold the term of the question that tells most,
 * and most of what all its terms weigh.
 */
export function nearestTopics(asked: Wording, most: number, least = MOST): Found[] {
  return ranked(asked)
    .filter(
      ({ share, holdsKey, shared, isVery, isWay, likeness }) =>
        (holdsKey || likeness >= LIKE_KEY) && share >= least && likeness >= NEAR && (shared > 1 || isVery || isWay),
    )
    .slice(0, most)
    .map(({ topic, share, likeness, way, said }): Found => {
      const line = lineFor(asked, way, likeness, said);
      const isAnswered = (way.first === undefined || line !== undefined) && (way.isVerdict || !needsVerdict(asked));
      const isSame = said >= SAID && likeness >= SAME && isAnswered;
      const first = isSame ? line : way.first;
      return {
        topic,
        share,
        isWhole: share >= WHOLE,
        isAsked: likeness >= ALIKE,
        isExact: isSame && likeness >= EXACT && formulasIn(asked).every((formula) => way.words.has(formula)),
        ...(first === undefined ? {} : { first }),
        ...(isSame ? {} : { nearest: way.question }),
      };
    });
}

const formulasIn = ({ list }: Wording): string[] =>
  list.flatMap(({ kind, text }) => (kind === 'formula' ? [text.toLowerCase()] : []));

/** The topic that a text is about, asked in whatever words. */
export const topicAbout = (text: string): string | undefined => nearestTopics(wordingIn(text), 1)[0]?.topic;

/** The topics that come nearest, whether they answer or not. */
export const nearbyTopics = (asked: Wording, most: number): string[] =>
  ranked(asked)
    .filter(({ share }) => share > 0)
    .sort((a, b) => Math.sign(b.shared) - Math.sign(a.shared))
    .slice(0, most)
    .map(({ topic }) => topic);

/** A message of a program has one of these; other questions are not about one. */
const OF_ERRORS = new Set(
  'error runtimeerror valueerror typeerror cannot can not none null fail failed fails aligned align complain complains warning exception mismatch message crash'.split(
    ' ',
  ),
);
/** Terms and words of a message that are looked at. */
const MOST_TERMS = 40;

function ranked(asked: Wording) {
  const index = topicIndex();
  const isOfError = asked.terms.some((term) => OF_ERRORS.has(term));
  // A formula that no topic shows is only an example.
  const terms = [...new Set(asked.terms.slice(0, MOST_TERMS).map((term) => index.meant(term)))].filter(
    (term) => index.spread(term) > 0 || /^\p{L}[\p{L}-]*$/u.test(term),
  );
  const whole = index.total(terms);
  const telling = terms
    .filter((term) => index.spread(term) > 0 && !GENERIC.has(term) && term !== DEFINITION)
    .sort((a, b) => index.weight(b) - index.weight(a));
  const [key] = telling.filter((term) => !CALL.test(term));
  return index.known
    .filter(({ topic }) => isOfError || !topic.startsWith('error-'))
    .map(({ topic, asked: own, terms: vocabulary, ways }) => {
      const shared = terms.filter((term) => vocabulary.has(term));
      const { way, likeness } = likest(asked, terms, whole, ways);
      return {
        topic,
        way,
        likeness,
        share: whole === 0 ? 0 : index.total(shared) / whole,
        said: shareSaid(index, terms, own),
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
          key !== undefined && telling.length === 1 && index.spread(key) < 3 && terms.every((term) => own.has(term)),
        isWay: likeness > 0.99 && (terms.length > 1 || key !== undefined),
        rank: (whole === 0 ? 0 : index.total(shared) / whole) + 2 * likeness + 0.2 * wordsAlike(asked, way),
      };
    })
    .sort((a, b) => b.rank - a.rank);
}

/** The way of asking that is most like the question, of several the one in the same words. */
function likest(
  asked: Wording,
  terms: readonly string[],
  whole: number,
  ways: readonly Way[],
): { way: Way; likeness: number } {
  const index = topicIndex();
  let best: { way: Way; likeness: number } | undefined;
  for (const way of ways) {
    const common = index.total(terms.filter((term) => way.has.has(term)));
    const likeness = (2 * common) / (whole + way.weight);
    const isLiker =
      !best ||
      likeness > best.likeness + 1e-9 ||
      (likeness > best.likeness - 1e-9 && wordsAlike(asked, way) > wordsAlike(asked, best.way));
    if (isLiker) best = { way, likeness };
  }
  return best as { way: Way; likeness: number };
}
