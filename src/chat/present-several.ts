// The answers to a question for several derivatives, a line each: "By U: …", "By V: …".
import type { Computed, OneOf } from '../question/understood.js';
import { type Data, firstLine, partOf } from './lead.js';
import type { Run } from './present-claims.js';
import {
  type Block,
  blockText,
  type CommandRequest,
  code,
  type Inline,
  inlineText,
  type Reply,
  type TextBlock,
  text,
} from './reply.js';

/** One of the derivatives, answered by itself. */
export interface Answered {
  readonly label: string;
  /** What it says; words for why there is none. */
  readonly words: readonly Inline[];
  readonly computed?: Computed;
  readonly request?: CommandRequest;
  readonly reply?: Reply;
}

/** All that the question asks for, in its order; nothing where that is one derivative. */
export function answersOf(computed: Computed, run: Run): Answered[] {
  const { others = [], label = '' } = computed;
  if (others.length === 0) return [];
  return answersTo([{ label, understood: computed }, ...others], run);
}

/** Each of them, run. */
export const answersTo = (all: readonly OneOf[], run: Run): Answered[] =>
  all.map((each): Answered => {
    const { understood } = each;
    if (understood.kind === 'told') return { label: each.label, words: withCode(understood.lines[0] ?? '') };
    let problem = '';
    for (const request of understood.readings) {
      const ran = run(request);
      if ('problem' in ran) {
        problem ||= ran.problem.message;
        continue;
      }
      const data = (ran.reply.data ?? {}) as Data;
      const own = understood.claims ? undefined : firstLine(understood, data, request);
      const words = own ?? partOf(understood, request)?.words ?? verdictOf(ran.reply);
      return { label: each.label, words, computed: understood, request, reply: ran.reply };
    }
    return { label: each.label, words: withCode(problem) };
  });

const verdictOf = ({ blocks }: Reply): readonly Inline[] =>
  blocks.flatMap((block) => (block.type === 'text' && block.role === 'verdict' ? block.content : []));

/** What stands between backquotes is something to type. */
export const withCode = (line: string): Inline[] =>
  line
    .split('`')
    .map((part, i) => (i % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '');

/** Characters of the lines besides the first. */
const MOST = 480;

/** Each line by the name of its variable; one that would be too long leads to its button. */
export function linesOf(answers: readonly Answered[]): TextBlock[] {
  let left = MOST;
  return answers.map(({ label, words }, at) => {
    const line = labelled(label, words);
    left -= at === 0 ? 0 : line.map(inlineText).join('').length;
    return text('verdict', ...(left >= 0 ? line : [`${label}: too long for a line here, its button has it.`]));
  });
}

/** "The gradient, a p×n matrix like V: 2·…" as "By V: 2·…"; an entry ∂yᵢ/∂xⱼ says itself what it is. */
function labelled(label: string, [first = '', ...rest]: readonly Inline[]): Inline[] {
  if (label === '') return [first, ...rest];
  if (typeof first !== 'string') return [`${label}: `, first, ...rest];
  if (/^∂/.test(first)) return [first, ...rest];
  if (/^(?:The gradient, |A number: $)/.test(first)) return [`${label}: `, ...rest];
  const words = /^(?:An?|The|Row|Column|Entry) /.test(first)
    ? `${first.slice(0, 1).toLowerCase()}${first.slice(1)}`
    : first;
  return [words.endsWith(': ') ? `${label}, ${words}` : `${label}: ${words}`, ...rest];
}

const dataOf = ({ reply }: Answered): Data => (reply?.data ?? {}) as Data;

/** What is said of one variable alone, or said already. */
const OF_ONE = /^(?:The gradient has|Assumed:|Here:|Differentiated by|Read )/;

/** The blocks of one of the answers, with the check and the conventions of all. */
export function sharedBy(answers: readonly Answered[], blocks: readonly Block[]): readonly Block[] {
  if (answers.length === 0) return blocks;
  const known = answers.filter(({ reply }) => reply);
  const worst = known.find((each) => dataOf(each).verified?.ok === false) ?? known.reduce(larger);
  const own = blocks.map(blockText).join(' ');
  const more = known.flatMap((each) => dataOf(each).assumptions ?? []);
  const added = [...new Set(more)].filter((sentence) => !OF_ONE.test(sentence) && !own.includes(sentence));
  return blocks.map((block) => {
    if (block.type !== 'text') return block;
    if (block.role === 'badge') return badgeOf(worst, block);
    return block.role === 'conventions'
      ? text('conventions', ...block.content, ...added.map((each) => ` ${each}`))
      : block;
  });
}

const errorOf = (each: Answered): number => dataOf(each).verified?.maxError ?? 0;
const larger = (one: Answered, other: Answered): Answered => (errorOf(other) > errorOf(one) ? other : one);

/** "✓ Each checked numerically", with the largest error; or which of them is not. */
function badgeOf(worst: Answered, own: TextBlock): TextBlock {
  const found = worst.reply?.blocks.find((block) => block.type === 'text' && block.role === 'badge') ?? own;
  const said = blockText(found);
  return text(
    'badge',
    dataOf(worst).verified?.ok === false ? `${worst.label}: ${said}` : said.replace('✓ Checked', '✓ Each checked'),
  );
}

/** For programs: the data of the other derivatives, and whether one of them could not be verified. */
export const othersIn = (answers: readonly Answered[], main: Reply): { readonly others?: readonly unknown[] } =>
  answers.length === 0
    ? {}
    : {
        others: answers
          .filter(({ reply }) => reply !== main)
          .map(({ label, words, reply, request }) =>
            reply && request
              ? { ...(reply.data as object), understood: { command: request.command, arguments: request.values } }
              : { label, problem: words.map(inlineText).join('') },
          ),
      };
