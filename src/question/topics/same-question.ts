// Whether a way of asking about a topic says what a question says, so that its answer answers it.
import { isVerdict } from '../../answer/topics/topic.js';
import { CALL, type TopicIndex, type Way } from './topic-index.js';
import type { Wording } from './topic-terms.js';

/** Words that turn a question round. */
const TURNS =
  /^(?:not|never|no|only|without|except|unless|wrong|false|incorrect|impossible|un\w+able|nothing|none|least|most|more|fewer|less|than)$/;
/** How a question opens that yes or no answers, behind what leads up to it. */
const LEADS_UP = /^(?:so|but|and|ok|okay|hi|hello|hey|also|then|then,|well|actually|quick|question|:|,)$/;
const OPENS =
  /^(?:is|are|was|were|isn't|aren't|does|do|did|doesn't|don't|can|can't|cannot|could|should|must|will|would|has|have|need|may)$/;

/** Whether yes or no answers it: "is the Hessian symmetric?", "relu is flat, so is the Hessian 0?", "…, is it symmetric?". */
export function isYesOrNo({ list }: Wording): boolean {
  let isStart = true;
  for (const [at, { text, kind }] of list.entries()) {
    const isOfIt = /^(?:does|do|can|will|would)$/.test(text) && /^(?:it|that|this)$/.test(list[at + 1]?.text ?? '');
    const isAsked = !ASKS_WHY.test(list[at - 1]?.text ?? '');
    if (OPENS.test(text) && (isStart || (isOfIt && isAsked))) return true;
    isStart = kind === 'stop' || (LEADS_UP.test(text) && (isStart || text === 'so'));
  }
  return false;
}

const ASKS_WHY = /^(?:why|when|how|what|which|where|who)$/;
/** It takes for granted what it asks the reason or the condition of. */
const isWhy = ({ list }: Wording): boolean => list.slice(0, 3).some(({ text }) => /^(?:why|when)$/.test(text));

/** Whether nothing but yes or no answers it; "can you explain …" and "is it A or B" are answered otherwise. */
export const needsVerdict = (asked: Wording): boolean =>
  isYesOrNo(asked) && !asked.list.some(({ text }) => /^(?:or|you|someone|somebody|anyone|anybody|explain)$/.test(text));

const turns = ({ list }: Wording): string =>
  list
    .map(({ text }) => text.replace(/^\w+n't$/, 'not'))
    .filter((text, at) => at > 0 && TURNS.test(text))
    .sort()
    .join(' ');

/** Whether what both say stands in the same order: the Jacobian of the gradient is not the gradient of the Jacobian. */
function inOneOrder(asked: Wording, way: Way): boolean {
  const own = new Set(asked.terms);
  const common = way.terms.filter((term) => own.has(term));
  return asked.terms.filter((term) => way.has.has(term)).every((term, at) => term === common[at]);
}

/** How much of a question a way of asking must say to lead with its own line. */
const LIKE = 0.8;
const SAID = 0.85;

/** The way's own first line as the answer to the question; undefined where it answers another. */
export function lineFor(asked: Wording, way: Way, likeness: number, said: number): string | undefined {
  if (way.first === undefined || likeness < LIKE || said < SAID) return undefined;
  const isTurned = turns(asked) !== turns(way);
  if (!isVerdict(way.first)) return isTurned ? undefined : way.first;
  if (!inOneOrder(asked, way)) return undefined;
  if (isYesOrNo(asked)) return isTurned ? undefined : way.first;
  if (!isWhy(asked)) return undefined;
  if (/^Yes\b/.test(way.first)) return isTurned ? undefined : reason(way.first);
  return isTurned ? reason(way.first) : way.first;
}

/** What stands behind yes or no: the reason, or the condition. */
const reason = (line: string): string =>
  line.replace(/^(?:Yes|No)(?: hardly)?[:,]? /, '').replace(/^[a-z](?=[a-z]*[ ,])/, (letter) => letter.toUpperCase());

/** A way of asking is short; what is much longer says more. */
const MOST_WORDS = 40;
const ORDER = 0.03;
/** Likeness of the words themselves, those that carry no meaning too: "why is" against "is", "when"; and of their order. */
export function wordsAlike(asked: Wording, way: Way): number {
  if (asked.words.size > MOST_WORDS) return 0;
  let common = 0;
  for (const word of asked.words) if (way.words.has(word)) common++;
  return (2 * common) / (asked.words.size + way.words.size || 1) + (inOneOrder(asked, way) ? ORDER : 0);
}

/** How much of a question is said by terms that `says` knows, where what nobody knows counts as much as what tells most. */
export function shareSaid(index: TopicIndex, terms: readonly string[], says: ReadonlySet<string>): number {
  let [said, whole] = [0, 0];
  for (const term of terms) {
    if (CALL.test(term)) continue;
    const force = index.force(term);
    whole += force;
    if (says.has(term)) said += force;
  }
  return whole === 0 ? 0 : said / whole;
}
