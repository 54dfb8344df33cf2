// The first line of a computed answer, where it is not the derivative itself.
import { holds, relationWords } from '../answer/check/relation.js';
import type { Question } from '../answer/derivation.js';
import { nounOf } from '../answer/facts/fact.js';
import { knownFact } from '../answer/facts/known-fact.js';
import { plain } from '../answer/notation/plain.js';
import { originOf } from '../answer/origin.js';
import { type PartAnswer, partAnswer } from '../answer/part.js';
import { possible } from '../answer/properties/differentiable.js';
import { known } from '../answer/properties/property.js';
import { topics } from '../answer/topics/index.js';
import { beginning, capital } from '../answer/wording.js';
import { parse } from '../formula/parse.js';
import { answerable } from '../formula/unanswerable.js';
import { vocabulary } from '../math/registry.js';
import { MOST_READ_BACK } from '../question/understand.js';
import type { Computed } from '../question/understood.js';
import { type CommandRequest, type Inline, strong, type TextBlock, text } from './reply.js';

interface Kink {
  readonly at: string;
  readonly set: string;
  readonly reported: number;
  /** By the name and version of each. */
  readonly frameworks?: Readonly<Record<string, string>>;
}

/** What of a command's answer the line is made of. */
export interface Data {
  readonly structure?: string;
  readonly derivative?: string;
  readonly value?: unknown;
  readonly jacobian?: unknown;
  readonly hessian?: unknown;
  readonly assumptions?: readonly string[];
  readonly kinks?: readonly Kink[];
  readonly verdict?: string;
  readonly verified?: { readonly ok: boolean; readonly method: string; readonly maxError?: number | null };
}

/** Whether it has a property, whether it is sure, where a part of it comes from: what is asked of the answer comes before the answer. */
export function firstLine(
  { property, fact, related, inNumbers, turned, doubted, origin }: Computed,
  data: Data,
  request: CommandRequest,
): readonly Inline[] | undefined {
  if (property) return judgement(property);
  if (fact) return factLine(fact);
  if (related) return relationLine(related);
  if (inNumbers) return numbersLine(data, request);
  if (turned && data.structure === 'gradient') return turnedLine(data);
  if (doubted) return certainty(data);
  return origin === undefined ? undefined : originLine(origin, request);
}

/** The first line where it is not the derivative itself. */
export function lead(
  { aspect, topic, leads, framework, sizes = [] }: Computed,
  data: Data,
  at: unknown,
): Inline[] | undefined {
  if (data.verdict !== undefined) return undefined;
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
      ...reportsOf(kink, framework),
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

/** What the framework that is named reports there; nothing where none is, or where that was not measured. */
function reportsOf({ frameworks = {} }: Kink, framework: string | undefined): Inline[] {
  const own = Object.entries(frameworks).filter(([name]) => framework && name.toLowerCase().startsWith(framework));
  return own.flatMap(([name, value]) => [`${name}: `, strong(value), '. ']);
}

/** The part of the derivative that the question asks for. */
export const partOf = ({ part }: Computed, { command, values }: CommandRequest): PartAnswer | undefined =>
  part && command !== 'check' ? partAnswer(values as unknown as Question, part, command === 'hessian') : undefined;

/** How the answer was checked, for who doubts it. */
const certainty = ({ verified, verdict }: Data): Inline[] | undefined => {
  if (verified?.ok) return [strong('Yes'), `: it is computed by rules, and was checked with ${verified.method}.`];
  if (verdict !== undefined) return [strong('Yes'), ': both sides were compared in numbers, at several points.'];
  return ['I could not check this one in numbers: please look at its steps.'];
};

/** Where a transpose comes from. */
function originLine(part: string, { values }: CommandRequest): Inline[] | undefined {
  const found = originOf(
    part === 'transpose' ? undefined : answerable(() => parse(part, vocabulary).expr),
    values as unknown as Question,
  );
  return found === undefined ? undefined : [`${found}.`];
}

/** The fact; where it is not known, that it is not. */
function factLine({ fact, of, question }: NonNullable<Computed['fact']>): readonly Inline[] {
  return knownFact(fact, of, question)?.words ?? ['I cannot tell ', strong(nounOf(fact)), ' here. The whole is below.'];
}

/** A gradient is the same in both layouts here; its transpose is what numerator layout has in texts. */
function turnedLine({ derivative = '' }: Data): Inline[] | undefined {
  const row = answerable(() => plain(parse(`(${derivative})'`, vocabulary).expr, undefined));
  return row === undefined
    ? undefined
    : ['The transpose is ', strong(row), '; as a gradient it is written in the shape of its variable.'];
}

/** More characters of numbers are looked at in the picture. */
const MOST_NUMBERS = 160;

/** `At x = [1, 2]: [[0.2, -0.2], [-0.2, 0.2]].` */
function numbersLine({ jacobian, hessian }: Data, { values }: CommandRequest): Inline[] | undefined {
  const numbers = hessian ?? jacobian;
  const said = JSON.stringify(numbers, (_, x) => (typeof x === 'number' ? Number(x.toPrecision(4)) : x))?.replaceAll(
    ',',
    ', ',
  );
  if (said === undefined || said.length > MOST_NUMBERS || values['at'] === undefined) return undefined;
  return [`At ${String(values['at'])}: `, strong(said), '.'];
}

/** Whether the derivative is the matrix that is named, up to its rows, columns or entries. */
function relationLine({ relation, claim, question }: NonNullable<Computed['related']>): Inline[] {
  const told = holds(question, relation);
  if (told === undefined)
    return ['I cannot compare the derivative with ', strong(claim), ' in numbers. The whole is below.'];
  return told
    ? [strong('Yes'), `: ${relationWords(relation, claim)}.`]
    : [strong('No'), `: not ${relationWords(relation, claim)}.`];
}

const ANSWERS = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;

/** Yes or no; undefined where the formula itself cannot be answered. */
function judgement({ property, of, question, given, why }: NonNullable<Computed['property']>): Inline[] | undefined {
  const found = known(property, of, question, given);
  // The reason of what is so needs no yes.
  if (found && found.when === undefined && found.answer === (why === 'so' ? 'yes' : why && 'no'))
    return [`${capital(found.words)}.`];
  const answer = found && (found.when === undefined ? ANSWERS[found.answer] : `Yes if ${found.when}`);
  return answer === undefined ? undefined : [strong(answer), `: ${found?.words}.`];
}

/** Words that nobody knows come first: what follows is the answer without them. */
export function strangeLine({ strange = [] }: Computed): Inline[] {
  if (strange.length === 0) return [];
  const named = strange.slice(0, 3).map((phrase) => `“${phrase.slice(0, 60)}”`);
  return [`I did not read ${named.join(', ')}, so this is the answer without ${named.length > 1 ? 'them' : 'it'}:`];
}

/** What was read of a question without an answer; longer lines are not read back, and nobody reads them. */
export const readLine = (said: string): TextBlock =>
  text('understood', said.length > MOST_READ_BACK ? `I read what begins with ${beginning(said)}` : `I read: ${said}.`);
