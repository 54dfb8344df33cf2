// The verdicts on results that a question brings: on one as /check gives it, on a denied one by its name, on several each by itself.
import { type CheckQuestion, judgementOf } from '../answer/check/check.js';
import { capital } from '../answer/wording.js';
import { answerable } from '../formula/unanswerable.js';
import type { Asked, Computed, Judged } from '../question/understood.js';
import { type Block, type CommandRequest, type Inline, inlineText, type Reply, strong, text } from './reply.js';
import type { Ran } from './run.js';

export type Run = (request: CommandRequest) => Ran;

interface Data {
  readonly verdict: 'true' | 'false' | 'conditional';
  readonly reason: string;
}

/** One result with its verdict. */
interface Verdict {
  readonly judged: Judged;
  readonly request: CommandRequest;
  readonly said: string;
  readonly reply: Reply;
  readonly data: Data;
  /** What /check says behind True, False and True only, with its stop. */
  readonly words: string;
}

interface Unjudged {
  readonly judged: Judged;
  /** Why it cannot be judged, a sentence. */
  readonly problem: string;
}

/** The ways in which it may be meant, from the one on that decides: what is off in detail is sought for that alone. */
function deciding({ checks }: Judged): Judged['checks'] {
  if (checks.length === 1) return checks;
  let first: number | undefined;
  for (const [at, { asked }] of checks.entries()) {
    const data = answerable(() => judgementOf(asked.values as unknown as CheckQuestion, 'all'));
    if (!data) continue;
    if (data.verdict !== 'false' || data.reason !== 'shape') return checks.slice(at);
    first ??= at;
  }
  return first === undefined ? checks.slice(0, 1) : checks.slice(first, first + 1);
}

/** Whether it is right, with no search for what is off. */
const isRight = ({ values }: Asked): boolean =>
  answerable(() => judgementOf(values as unknown as CheckQuestion, 'right'))?.verdict === 'true';

/** The verdict on the way in which it is right, or on the first whose shapes fit. */
function verdictOn(judged: Judged, run: Run): Verdict | Unjudged {
  let first: Verdict | undefined;
  let decided: Verdict | undefined;
  let problem: string | undefined;
  for (const { asked, said, otherwise } of deciding(judged)) {
    if (otherwise ? !isRight(asked) : decided) continue;
    const ran = run(asked);
    if ('problem' in ran) {
      problem ??= ran.problem.message.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
      continue;
    }
    const data = ran.reply.data as Data;
    const typed: Verdict = { judged, request: asked, said, reply: ran.reply, data, words: wordsOf(ran.reply) };
    const found = inLayoutNamed(withinUpto(typed));
    if (found.data.verdict !== 'false') return found;
    // Only what does not fit as typed may have been meant otherwise, or a function that has two meanings.
    if (data.reason !== 'shape') decided ??= found;
    else first ??= found;
  }
  return decided ?? first ?? { judged, problem: problem ?? 'it cannot be compared.' };
}

/** What differs only by what the question lets it differ by is right. */
function withinUpto(found: Verdict): Verdict {
  const { upto } = found.judged;
  const { verdict, reason } = found.data;
  const isSign = reason === 'sign';
  const isWithin = upto?.kind === 'factor' ? isSign || reason === 'factor' : upto?.kind === 'sign' && isSign;
  if (!isWithin || verdict !== 'false') return found;
  const [, times = '-1'] = /yours is (\S+) times/.exec(found.words) ?? [];
  if (upto?.times !== undefined && !isFactor(upto.times, times)) return found;
  const words = isSign ? ' up to the sign: yours is −1 times the derivative.' : ` up to a factor${found.words}`;
  return withVerdict(found, { verdict: 'true', reason: `up-to-${upto?.kind}`, words });
}

/** The same judgement with another verdict, and its reason. */
function withVerdict(
  found: Verdict,
  { verdict, reason, words }: Pick<Data, 'verdict' | 'reason'> & { readonly words: string },
): Verdict {
  const blocks = found.reply.blocks.map((block) =>
    block.type === 'text' && block.role === 'verdict' ? text('verdict', strong(capital(verdict)), words) : block,
  );
  const data: Data = { ...found.data, verdict, reason };
  return { ...found, data, words, reply: { ...found.reply, blocks, data } };
}

/** What is right in the other layout than the question names is not right in that one. */
function inLayoutNamed(found: Verdict): Verdict {
  const { layout } = found.judged;
  const [, said = '', row] = /^, (?:in (numerator|denominator) layout|(written as a row))/.exec(found.words) ?? [];
  const own = row === undefined ? said : 'numerator';
  if (layout === undefined || own === '' || own === layout || found.data.verdict !== 'true') return found;
  const words = ` in ${layout} layout, and right in ${own} layout: one is the transpose of the other.`;
  return withVerdict(found, { verdict: 'false', reason: 'layout', words });
}

/** A factor of 2 is that of the result, or that of the derivative. */
function isFactor(named: string, found: string): boolean {
  const [a, b] = [named, found].map((text) => {
    const [top = '', bottom = '1'] = text.replace('−', '-').split('/');
    return Math.abs(Number(top) / Number(bottom));
  }) as [number, number];
  return Math.abs(a - b) < 1e-9 || Math.abs(a * b - 1) < 1e-9;
}

const wordsOf = ({ blocks }: Reply): string =>
  blocks
    .flatMap((block) => (block.type === 'text' && block.role === 'verdict' ? block.content.slice(1) : []))
    .map(inlineText)
    .join('');

/** The reply of the check that says most, under the verdicts on all; the words for why there is none. */
export function judgementOn(
  claims: readonly Judged[],
  denied: boolean,
  run: Run,
): { request: CommandRequest; said: string; reply: Reply; words?: undefined } | { words: Inline[] } {
  const verdicts = claims.map((claim) => verdictOn(claim, run));
  const known = verdicts.filter((verdict) => 'reply' in verdict);
  // What is right only after a change says why.
  const shownFirst =
    known.find(({ data }) => data.verdict !== 'true') ?? known.find(({ data }) => data.reason !== 'equal') ?? known[0];
  if (!shownFirst) return { words: trimmed(verdicts.flatMap((each) => ('problem' in each ? unjudged(each) : []))) };
  const { request, said, reply, data } = shownFirst;
  const lines =
    claims.length > 1
      ? verdicts.flatMap((each) => ('problem' in each ? unjudged(each) : line(each, claims)))
      : denied
        ? byName(shownFirst)
        : undefined;
  const blocks = lines
    ? reply.blocks.map((block) =>
        block.type === 'text' && block.role === 'verdict' ? text('verdict', ...trimmed(lines)) : block,
      )
    : reply.blocks;
  const all = verdicts.map((each) => ({
    claim: each.judged.shown,
    of: each.judged.of,
    verdict: 'data' in each ? each.data.verdict : 'unknown',
  }));
  return {
    request,
    said: claims.length > 1 ? saidOfAll(claims, said) : said,
    reply: { ...reply, blocks, data: { ...data, ...(claims.length > 1 ? { verdicts: all } : {}) } },
  };
}

const saidOfAll = (claims: readonly Judged[], said: string): string =>
  [said, ...claims.filter((claim) => claim.said !== said).map((claim) => claim.said)].join('; ');

const trimmed = (lines: readonly Inline[]): Inline[] =>
  lines.map((part, i) => (typeof part === 'string' && i === lines.length - 1 ? part.trimEnd() : part));

const unjudged = ({ judged, problem }: Unjudged): Inline[] => [
  'I cannot judge ',
  strong(judged.shown),
  `: ${problem} `,
];

/** With a capital letter in front, unless a name stands there: "x must not be transposed". */
const begun = (words: string): string => (/^\p{L}(?!\p{L})\S* (?:must|has|is)\b/u.test(words) ? words : capital(words));

/** "Not right: 2·A·x. The factor …": a verdict that says the same however it was asked. */
function byName({ judged, data, words }: Verdict): Inline[] {
  const rest = words.replace(/^: /, '').replace(/\.$/, '');
  switch (data.verdict) {
    case 'true':
      return [strong('Right'), `${words.replace(/\.$/, '')}: ${judged.shown}.`];
    case 'conditional':
      return [strong('Right only'), `${words.replace(/\.$/, '')}: ${judged.shown}.`];
    case 'false':
      return [strong('Not right'), `: ${judged.shown}.${rest === '' ? '' : ` ${begun(rest)}.`}`];
  }
}

/** "2·A·x is right only if A is symmetric." */
function line({ judged, data, words }: Verdict, claims: readonly Judged[]): Inline[] {
  const isMixed = claims.some(({ of }) => of !== judged.of);
  const name = `${isMixed ? `${capital(judged.of)} ` : ''}${judged.shown}`;
  const is = { true: 'right', conditional: 'right only', false: 'not right' }[data.verdict];
  return [strong(name), ` is ${is}${words} `];
}

/** Which of the results that a question names is the derivative. */
export function chosen(alternatives: readonly Judged[] = [], run: Run): Inline[] | undefined {
  if (alternatives.length < 2) return undefined;
  const known = alternatives.map((each) => verdictOn(each, run)).filter((each) => 'reply' in each);
  const right = known.filter(({ data }) => data.verdict === 'true');
  const [one] = right;
  if (right.length === alternatives.length)
    return [
      strong('Both'),
      new Set(right.map(({ data }) => data.reason)).size > 1
        ? ': the same derivative in two layouts; numerator layout has a row for each output, denominator layout is its transpose.'
        : ': they are equal.',
    ];
  const conditional = known.filter(({ data }) => data.verdict === 'conditional');
  const some = [...right, ...conditional];
  if (one && some.length === 1) return [strong(one.judged.shown), ' is right.'];
  if (some.length > 0) return trimmed(some.flatMap((each) => line(each, alternatives)));
  return [strong('Neither'), ' as written: see below.'];
}

/** Why the derivative is what it is, where that is asked of a result. */
export function reasonsOf({ aspect, readings: [asked] }: Computed, run: Run): readonly Block[] {
  const ran = aspect === 'why' && asked ? run(asked) : undefined;
  return ran && 'reply' in ran ? ran.reply.blocks.filter((block) => block.type === 'text' && block.role === 'why') : [];
}

/** The verdict with the first of the reasons, then the others. */
export const withReasons = (reply: Reply, [first, ...others]: readonly Block[]): Reply => ({
  ...reply,
  blocks: reply.blocks.flatMap((block) =>
    block.type === 'text' && block.role === 'verdict' && first?.type === 'text'
      ? [text('verdict', ...block.content, ' ', ...first.content), ...others]
      : [block],
  ),
});
