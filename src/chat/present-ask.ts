// What a question in plain words was understood as, run and shown: its answer first, then what was read, then the rest.

import type { Question } from '../answer/derivation.js';
import { explanation } from '../answer/explain.js';
import { originOf } from '../answer/origin.js';
import { possible } from '../answer/properties/differentiable.js';
import { known } from '../answer/properties/property.js';
import { topics } from '../answer/topics/index.js';
import { expression } from '../question/terms.js';
import type { Computed, Explained, Told, Understood } from '../question/understood.js';
import { problemReply } from './problem.js';
import {
  type Block,
  type Button,
  type CommandRequest,
  code,
  type Inline,
  type ProblemData,
  type Reply,
  strong,
  text,
} from './reply.js';
import type { Ran } from './run.js';

/** Characters of an answer's words besides its picture and its programs. */
const MOST = 600;
const MOST_BUTTONS = 8;

type Run = (request: CommandRequest) => Ran;

export function presentAsk(understood: Understood, run: Run): Reply {
  if (understood.kind === 'told') return presentTold(understood);
  return understood.kind === 'explained' ? presentTopic(understood, run) : presentComputed(understood, run);
}

const buttons = (all: readonly Button[]): Block[] =>
  all.length > 0 ? [{ type: 'buttons', buttons: all.slice(0, MOST_BUTTONS) }] : [];
const choices = (understood: Understood): Button[] =>
  understood.choices.map(({ label, asked }) => ({ label: label.slice(0, 75), request: asked }));

function presentTold(told: Told): Reply {
  const [first = '', ...rest] = told.lines;
  return {
    blocks: [
      text('verdict', ...withCode(first)),
      ...rest.map((line) => text('text', ...withCode(line))),
      ...buttons(choices(told)),
    ],
    data: { understood: { command: told.reason === 'help' ? 'help' : null, arguments: {}, reason: told.reason } },
  };
}

/** What stands between backquotes is something to type. */
const withCode = (line: string): Inline[] =>
  line
    .split('`')
    .map((part, i) => (i % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '');

function presentTopic(explained: Explained, run: Run): Reply {
  const request = { command: 'explain', values: { topic: explained.topic } };
  const ran = run(request);
  if ('problem' in ran) return problemReply(ran.problem, request);
  const { blocks, rest } = fitted(ran.reply.blocks.filter((block) => block.type !== 'buttons'));
  const own = ran.reply.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  const more: Button[] = rest ? [{ label: 'More', request }] : [];
  return {
    blocks: [...blocks, ...buttons([...choices(explained), ...more, ...own])],
    data: {
      ...(ran.reply.data as object),
      understood: { command: 'explain', arguments: request.values, topic: explained.topic },
    },
  };
}

function presentComputed(computed: Computed, run: Run): Reply {
  let problem: { data: ProblemData; request: CommandRequest } | undefined;
  for (const request of computed.readings) {
    const ran = run(request);
    if ('reply' in ran) return told(computed, request, ran.reply, judged(computed, run));
    problem ??= { data: ran.problem, request };
  }
  const { data, request } = problem as NonNullable<typeof problem>;
  const reply = problemReply(data, request);
  return {
    blocks: [...reply.blocks, text('understood', `I read: ${computed.said}.`), ...buttons(choices(computed))],
    data: { problem: data, understood: { command: request.command, arguments: request.values } },
  };
}

/** Which of the results that the question names is the derivative. */
function judged({ alternatives = [] }: Computed, run: Run): Inline[] | undefined {
  if (alternatives.length < 2) return undefined;
  const right = alternatives.filter(({ checks }) => {
    const ran = checks.map(run).find((each) => 'reply' in each);
    return ran && 'reply' in ran && (ran.reply.data as Data).verdict === 'true';
  });
  if (right.length === alternatives.length)
    return [
      strong('Both'),
      ': the same derivative in two layouts; numerator layout has a row for each output, denominator layout is its transpose.',
    ];
  const [one] = right;
  if (right.length === 1 && one) return [strong(one.shown), ' is right.'];
  return right.length === 0 ? [strong('Neither'), ' as written: see below.'] : undefined;
}

interface Data {
  readonly structure?: string;
  readonly value?: unknown;
  readonly assumptions?: readonly string[];
  readonly kinks?: readonly { readonly at: string; readonly set: string; readonly reported: number }[];
  readonly verdict?: string;
  readonly verified?: { readonly ok: boolean; readonly method: string };
}

/** The command's answer, behind a first line that answers what was asked. */
function told(computed: Computed, request: CommandRequest, reply: Reply, choice: Inline[] | undefined): Reply {
  const data = (reply.data ?? {}) as Data;
  const assumed = data.assumptions?.find((sentence) => /^(?:Assumed|Here): /.test(sentence));
  const members = assumed ? `, ${assumed.replace(/^\w+: /, '').replace(/\.$/, '')}` : '';
  if (reply.unverified && !isEvaluated(reply)) return withoutValue(computed, request, reply);
  const first = lead(computed, data, request) ?? choice;
  const own = reply.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  const body = reply.blocks
    .filter((block) => block.type !== 'buttons' && !isOtherProgram(block, computed))
    .map((block) =>
      block.type === 'text' && block.role === 'conventions' && assumed
        ? text(
            'conventions',
            ...block.content.map((part) =>
              typeof part === 'string' ? part.replace(assumed, '').replace(/ {2,}/g, ' ').trim() : part,
            ),
          )
        : block,
    );
  const verdict = body.findIndex((block) => block.type === 'text' && block.role === 'verdict');
  const [before, after] = [body.slice(0, verdict + 1), body.slice(verdict + 1)];
  const answered = computed.saidOfEach?.[computed.readings.indexOf(request)] ?? computed.said;
  const said = data.structure === 'gradient' ? answered.replace(/^Jacobian/, 'gradient') : answered;
  const aside =
    computed.unused === undefined ? '' : ` I did not use ${computed.unused.slice(0, 3).join(', ').slice(0, 160)}.`;
  const read = text('understood', `I read: ${said}${members}.${aside}`);
  const led: Block[] = first
    ? [
        text('verdict', ...first),
        ...before.map((block) => (block.type === 'text' ? { ...block, role: 'text' as const } : block)),
      ]
    : [...before];
  const short = topics.find(({ name }) => name === computed.topic)?.short;
  const reason = data.verdict !== undefined && computed.leads && short !== undefined ? [text('text', short)] : [];
  const { blocks } = fitted([...led, ...reason, read, ...withIdea(after, computed, data)]);
  const topic = computed.topic
    ? [{ label: 'Why?', request: { command: 'explain', values: { topic: computed.topic } } }]
    : [];
  return {
    ...reply,
    blocks: [...blocks, ...buttons([...choices(computed), ...topic, ...own])],
    data: {
      ...data,
      understood: {
        command: request.command,
        arguments: request.values,
        ...(computed.topic ? { topic: computed.topic } : {}),
      },
    },
  };
}

const isEvaluated = ({ blocks }: Reply): boolean =>
  !blocks.some(
    (block) =>
      block.type === 'text' &&
      block.role === 'badge' &&
      block.content.some((part) => typeof part === 'string' && part.includes('no point was found')),
  );

/** A formula such as inv(0*X) has no value, and so no derivative. */
const withoutValue = (computed: Computed, request: CommandRequest, reply: Reply): Reply => ({
  blocks: [
    text(
      'problem',
      'I cannot answer that: I found no point at which the formula has a value, as where a singular matrix is inverted or a logarithm is taken of a negative number.',
    ),
    text('understood', `I read: ${computed.said}.`),
    ...buttons(choices(computed)),
  ],
  data: { ...(reply.data as object), understood: { command: request.command, arguments: request.values } },
  unverified: true,
});

/** Where the question is one of form, the picture of the idea stands behind that of the formula. */
function withIdea(blocks: readonly Block[], { aspect }: Computed, { structure }: Data): readonly Block[] {
  if (aspect !== 'form' || structure !== 'diagonal') return blocks;
  const place = blocks.findIndex(({ type }) => type === 'picture') + 1;
  return [...blocks.slice(0, place), explanation('diagonal-or-vector').picture, ...blocks.slice(place)];
}

/** A program of another framework than the one asked for. */
const isOtherProgram = (block: Block, { framework, aspect }: Computed): boolean =>
  aspect === 'code' &&
  framework !== undefined &&
  block.type === 'code' &&
  block.framework !== undefined &&
  block.framework !== framework;

/** The first line where it is not the derivative itself. */
function lead(
  { aspect, topic, leads, property, doubted, part, sizes = [] }: Computed,
  data: Data,
  request: CommandRequest,
): Inline[] | undefined {
  if (property) return judgement(property);
  if (doubted) return certainty(data);
  if (part !== undefined) return origin(part, request);
  if (data.verdict !== undefined) return undefined;
  const { at } = request.values;
  const [size] = sizes;
  if (data.structure === 'gradient' && size !== undefined && /[x×]/.test(size) && !/1/.test(size))
    return [
      strong('No'),
      `: the function is a scalar, so its derivative is a gradient with the shape of the variable (as a row 1×n), not ${size.replace('x', '×')}.`,
    ];
  if (aspect === 'form' && data.structure === 'diagonal')
    return [
      strong('Both'),
      ': one linear map, stored as a diagonal matrix, or as its diagonal, a vector that multiplies elementwise with ⊙.',
    ];
  if (aspect === 'form')
    return [strong('A matrix'), ', not a vector: it is not diagonal, so ⊙ with a vector cannot replace it.'];
  const [kink] = data.kinks ?? [];
  const isThere = kink !== undefined && at !== undefined && data.value !== undefined;
  if (kink && (aspect === 'kink' || isThere))
    return [
      `At the kink (${kink.at}) it is `,
      strong('undefined'),
      `, not differentiable: ${possible(kink.set, kink.reported)}.`,
    ];
  // A norm or a greatest entry has its kinks where its entries are of one kind, which is seen at a point only.
  if (aspect === 'kink' && topic === 'kinks')
    return data.structure === 'gradient' && at === undefined ? undefined : ['There is no kink here: it is smooth.'];
  const short = leads ? topics.find(({ name }) => name === topic)?.short : undefined;
  return short === undefined ? undefined : [short];
}

/** How the answer was checked, for who doubts it. */
const certainty = ({ verified, verdict }: Data): Inline[] | undefined => {
  if (verified?.ok) return [strong('Yes'), `: it is computed by rules, and was checked with ${verified.method}.`];
  if (verdict !== undefined) return [strong('Yes'), ': both sides were compared in numbers, at several points.'];
  return ['I could not check this one in numbers: please look at its steps.'];
};

/** Where a transpose comes from. */
function origin(part: string, { values }: CommandRequest): Inline[] | undefined {
  const found = originOf(part === 'transpose' ? undefined : expression(part), values as unknown as Question);
  return found === undefined ? undefined : [`${found}.`];
}

const ANSWERS = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;

/** Yes or no; undefined where the formula itself cannot be answered. */
function judgement({ property, of, question }: NonNullable<Computed['property']>): Inline[] | undefined {
  const found = known(property, of, question);
  const answer = found && (found.when === undefined ? ANSWERS[found.answer] : `Yes if ${found.when}`);
  return answer === undefined ? undefined : [strong(answer), `: ${found?.words}.`];
}

/** What may be left out, the first first: it is behind the buttons. */
const LEAVE: readonly string[] = ['why', 'text', 'badge', 'conventions', 'why', 'text', 'text', 'text'];

/** The blocks within the length of an answer. */
function fitted(all: readonly Block[]): { blocks: readonly Block[]; rest: boolean } {
  let kept = [...all];
  let rest = false;
  const length = (): number =>
    kept.reduce(
      (sum, block) =>
        sum +
        (block.type === 'text'
          ? block.content.reduce(
              (part, inline) =>
                part + (typeof inline === 'string' ? inline : 'code' in inline ? inline.code : inline.strong).length,
              0,
            )
          : 0),
      0,
    );
  for (const role of LEAVE) {
    if (length() <= MOST) break;
    const last = kept.findLastIndex((block, i) => block.type === 'text' && block.role === role && i > 1);
    if (last < 0) continue;
    kept = kept.filter((_, i) => i !== last);
    rest = true;
  }
  return { blocks: kept, rest };
}
