// What a question in plain words was understood as, run and shown: its answer first, then what was read, then the rest.

import { explanation } from '../answer/explain.js';
import { topics } from '../answer/topics/index.js';
import { isVerdict, NEAREST } from '../answer/topics/topic.js';
import type { Computed, Explained, Told, Understood } from '../question/understood.js';
import { type Data, firstLine, lead, partOf, readLine, strangeLine } from './lead.js';
import { chosen, judgementOn, type Run, reasonsOf, withReasons } from './present-claims.js';
import { presentEquality } from './present-equality.js';
import { kindLine, shapeLine, sizeLine } from './present-kind.js';
import { type Answered, answersOf, answersTo, linesOf, othersIn, sharedBy, withCode } from './present-several.js';
import { problemReply } from './problem.js';
import {
  type Block,
  type Button,
  blockText,
  type CommandRequest,
  type Inline,
  type ProblemData,
  type Reply,
  strong,
  text,
} from './reply.js';

/** Characters of an answer's words besides its picture and its programs. */
const MOST = 600;
const MOST_BUTTONS = 8;

export function presentAsk(understood: Understood, run: Run): Reply {
  if (understood.kind === 'told') return presentTold(understood);
  if (understood.kind === 'compared') return presentEquality(understood, buttons(choices(understood)));
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

function presentTopic(explained: Explained, run: Run): Reply {
  const request = { command: 'explain', values: { topic: explained.topic } };
  const ran = run(request);
  if ('problem' in ran) return problemReply(ran.problem, request);
  const { first, nearest } = explained;
  const short = topics.find(({ name }) => name === explained.topic)?.short ?? '';
  // Yes or no to another question of the topic is no answer to this one.
  const said = ran.reply.blocks
    .filter((block) => block.type !== 'buttons')
    .slice(first !== undefined && isVerdict(short) ? 1 : 0);
  const near = nearest === undefined ? [] : [`${NEAREST} ${nearest}`];
  const before = [...near, ...(first === undefined ? [] : [first])];
  const { blocks, rest } = fitted([
    ...before.map((line, at) => text(at === 0 ? 'verdict' : 'text', line)),
    ...(before.length === 0 ? said : said.map(asText)),
  ]);
  const own = ran.reply.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  const more: Button[] = rest ? [{ label: 'More', request }] : [];
  return {
    blocks: [...blocks, ...buttons([...choices(explained), ...more, ...own])],
    data: {
      ...(ran.reply.data as object),
      understood: {
        command: 'explain',
        arguments: request.values,
        topic: explained.topic,
        ...(nearest === undefined ? {} : { nearest }),
      },
    },
  };
}

function presentComputed(computed: Computed, run: Run): Reply {
  const judgement = computed.claims && judgementOn(computed.claims, computed.denied === true, run);
  if (judgement && 'reply' in judgement) {
    const { leads, ...rest } = computed;
    const { request, reply, said } = judgement;
    const reasons = reasonsOf(computed, run);
    const judged = { ...rest, said, ...(leads && reasons.length === 0 ? { leads } : {}) };
    return told(judged, request, withReasons(reply, reasons), undefined, {
      answers: [],
      beside: linesOf(answersTo(computed.others ?? [], run)),
    });
  }
  const answers = answersOf(computed, run);
  const main = answers.find(({ reply }) => reply);
  if (main?.reply && main.request && main.computed) {
    const choice = judgement?.words ?? judgedAs(computed, main.request, run);
    return told(main.computed, main.request, main.reply, choice, { answers, beside: [] });
  }
  let problem: { data: ProblemData; request: CommandRequest } | undefined;
  for (const request of computed.readings) {
    const ran = run(request);
    if ('reply' in ran) return told(computed, request, ran.reply, judgement?.words ?? judgedAs(computed, request, run));
    problem ??= { data: ran.problem, request };
  }
  const { data, request } = problem as NonNullable<typeof problem>;
  const reply = problemReply(data, request);
  // What does not depend on the variable has the derivative 0.
  const isZero = computed.saidKind === 'zero' && data.code === 'unknown-variable';
  const first = isZero
    ? [
        text(
          'verdict',
          strong('Yes'),
          `: ${String(request.values['wrt'])} does not occur in it, so the derivative is 0.`,
        ),
      ]
    : [];
  return {
    blocks: [...first, ...reply.blocks, readLine(computed.said), ...buttons(choices(computed))],
    data: { problem: data, understood: { command: request.command, arguments: request.values } },
  };
}

/** The first line on what the question says of the derivative. */
function judgedAs(
  { saidKind, denied, alternatives, sizes }: Computed,
  request: CommandRequest,
  run: Run,
): Inline[] | undefined {
  const [size] = sizes ?? [];
  if (saidKind) return kindLine(saidKind, denied === true, request);
  return chosen(alternatives, run) ?? (size === undefined ? undefined : sizeLine(size, request));
}

/** What is answered besides. */
interface Others {
  /** All answers, the first one too. */
  readonly answers: readonly Answered[];
  /** Lines below a verdict. */
  readonly beside: readonly Block[];
}

/** The command's answer, behind a first line that answers what was asked. */
function told(
  computed: Computed,
  request: CommandRequest,
  reply: Reply,
  choice: Inline[] | undefined,
  { answers, beside }: Others = { answers: [], beside: [] },
): Reply {
  const data = (reply.data ?? {}) as Data;
  const assumed = data.assumptions?.find((sentence) => /^(?:Assumed|Here): /.test(sentence));
  const members = assumed ? `, ${assumed.replace(/^\w+: /, '').replace(/\.$/, '')}` : '';
  if (reply.unverified && !isEvaluated(reply)) return withoutValue(computed, request, reply);
  const part = partOf(computed, request);
  const judged = computed.saidKind || computed.claims ? choice : undefined;
  const asked = firstLine(computed, data, request);
  const first =
    asked ??
    part?.words ??
    judged ??
    lead(computed, data, request.values['at']) ??
    choice ??
    (computed.aspect === 'shape' && request.command !== 'check' ? shapeLine(request) : undefined);
  const own = reply.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  const body = sharedBy(answers, reply.blocks)
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
  const after = body.slice(verdict + 1);
  const answered = computed.saidOfEach?.[computed.readings.indexOf(request)] ?? computed.said;
  const said = data.structure === 'gradient' ? answered.replace(/^Jacobian/, 'gradient') : answered;
  const aside =
    computed.unused === undefined ? '' : ` I did not use ${computed.unused.slice(0, 3).join(', ').slice(0, 160)}.`;
  const read = text('understood', `I read: ${said}${members}.${aside}`);
  const whole = body.slice(0, verdict + 1);
  const lines = linesOf(answers);
  const led: readonly Block[] =
    lines.length > 0
      ? [...(first && !part && !asked ? [text('verdict', ...first)] : []), ...lines]
      : first
        ? [text('verdict', ...first), ...beside, ...whole.map(asText)]
        : [...whole, ...beside];
  const strange = strangeLine(computed);
  const short = topics.find(({ name }) => name === computed.topic)?.short;
  const reason = data.verdict !== undefined && computed.leads && short !== undefined ? [text('text', short)] : [];
  const { blocks } = fitted(
    [
      ...(strange.length > 0 ? [text('verdict', ...strange), ...led.map(asText)] : led),
      ...reason,
      read,
      ...withIdea(after, computed, data),
    ],
    lines.length > 0 ? LEAVE_OF_SEVERAL : LEAVE,
  );
  const topic = computed.topic
    ? [{ label: 'Why?', request: { command: 'explain', values: { topic: computed.topic } } }]
    : [];
  const isUnverified = answers.some((each) => each.reply?.unverified);
  return {
    ...reply,
    ...(isUnverified ? { unverified: true } : {}),
    blocks: [...blocks, ...buttons([...choices(computed), ...topic, ...own])],
    data: {
      ...data,
      ...othersIn(answers, reply),
      ...(part && {
        part: {
          kind: computed.part?.kind,
          ...(part.formula === undefined ? {} : { formula: part.formula }),
          ...(part.value === undefined ? {} : { value: part.value }),
        },
      }),
      understood: {
        command: request.command,
        arguments: request.values,
        ...(computed.topic ? { topic: computed.topic } : {}),
      },
    },
  };
}

/** What stands below a first line is none itself. */
const asText = (block: Block): Block => (block.type === 'text' ? { ...block, role: 'text' } : block);

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
    readLine(computed.said),
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

/** What may be left out, the first first: it is behind the buttons. */
const LEAVE: readonly string[] = ['why', 'text', 'badge', 'conventions', 'why', 'text', 'text', 'text'];
/** Of several derivatives it matters more that each is checked than why the first is so. */
const LEAVE_OF_SEVERAL: readonly string[] = ['why', 'why', 'why', 'text', 'conventions', 'badge'];

/** The blocks within the length of an answer. */
function fitted(all: readonly Block[], leave = LEAVE): { blocks: readonly Block[]; rest: boolean } {
  let kept = [...all];
  let rest = false;
  const length = (): number =>
    kept.reduce((sum, block) => sum + (block.type === 'text' ? blockText(block).length : 0), 0);
  for (const role of leave) {
    if (length() <= MOST) break;
    const last = kept.findLastIndex((block, i) => block.type === 'text' && block.role === role && i > 1);
    if (last < 0) continue;
    kept = kept.filter((_, i) => i !== last);
    rest = true;
  }
  return { blocks: kept, rest };
}
