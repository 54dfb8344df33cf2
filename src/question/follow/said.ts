// What was understood in one line, as in "Jacobian of A·x by x, with A: symmetric", and the same read back from a conversation.

import { plain } from '../../answer/notation/plain.js';
import { equal } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { expression, isSound, nameOf } from '../formulas/terms.js';
import type { Further } from '../reading/further.js';
import { type Reading, readSentence } from '../reading/reading.js';

/** The formula as people read it, in a spelling that reads back as the same; the text itself where it cannot be read. */
export function shown(target: string): string {
  const expr = expression(target);
  if (!expr) return target;
  // A function with too few operands is read here, and refused by the command.
  if (!isSound(expr)) return target;
  const nice = plain(expr, undefined);
  const isSame = (text: string): boolean => {
    const back = expression(asProduct(text));
    return back !== undefined && equal(back, expr);
  };
  // A norm that is named by no number is written without one.
  return [nice, nice.replaceAll('‖₂', '‖')].find(isSame) ?? print(expr).replaceAll('·', DOT);
}

/** In the line `·` is the product of matrices; the dot product, which may be another, has a dot of its own. */
const asProduct = (text: string): string => text.replaceAll('·', '*');
const DOT = '⋅';

/** Where, and what of the place is only an example of what was said. */
export const atOf = ({ at: said, special, limit, entries }: Reading, at: unknown): string => {
  const written = String(at ?? '').replace(/\s/g, '');
  // 0 may be written as zeros.
  const isWritten = (each: string): boolean =>
    written.includes(each) || (/(?:^|=)0$/.test(each) && written.includes(each.replace(/0$/, '[')));
  const points = said?.split('; ') ?? [];
  // Numbers for all entries of a vector, or without a name, are in its value.
  const isTaken = entries !== undefined && (points.length >= entries.names.length || !said?.includes('='));
  const unused = isTaken ? [] : points.filter((each) => each !== '' && !isWritten(each.replace(/\s/g, '')));
  const regions = special.flatMap(({ value }) => (value.kind === 'region' ? [value.said] : []));
  return [
    at === undefined ? '' : ` at ${at}`,
    at === undefined || regions.length === 0 ? '' : `, a point of ${regions.join(', ')}`,
    unused.length === 0 ? '' : `, the point ${unused.join(', ')} left aside`,
    limit === undefined ? '' : `, limits (${limit}) are not taken`,
  ].join('');
};

type Values = Readonly<Record<string, unknown>>;

/** ` by x at x = 1, in denominator layout, with A: symmetric`: all arguments but the formula. */
export function under(values: Values, reading: Reading): string {
  const { wrt, at, layout, where } = values as Readonly<Record<string, string | undefined>>;
  const { curves = [], vectors } = reading;
  return [
    wrt === undefined ? '' : ` by ${shown(wrt)}`,
    furtherOf(reading),
    atOf(reading, at),
    layout === 'denominator' ? `, in ${layout} layout` : '',
    where === undefined ? '' : `, with ${where}`,
    ...curves.map((name) => `, d${name} = ∂${name}/∂${wrt} entry by entry`),
    ...vectors.map((each) => `, ${each}`),
  ].join('');
}

/** `, by A and by b` of a question by x, A and b. */
const furtherOf = ({ further }: Reading): string => {
  const listed = further.filter(({ second, mixed }) => !second && !mixed);
  return listed
    .map(({ wrt, target, places }, at) => {
      const by = wrt === undefined ? '' : `by ${shown(wrt)}${places === undefined ? '' : `_${places.join('')}`}`;
      const joint = at === listed.length - 1 ? ' and ' : ', ';
      return `${joint}${[target === undefined ? '' : `of ${shown(target)}`, by].filter(Boolean).join(' ')}`;
    })
    .join('');
};

export function saidOf(reading: Reading, target: string, values: Values): string {
  const { second, upstreamOf, further } = reading;
  const also = further.some((each) => each.second) ? ' and Hessian' : '';
  if (upstreamOf === undefined)
    return `${second ? 'Hessian' : 'Jacobian'}${also} of ${shown(target)}${under(values, reading)}`;
  const [, upstream = 'G'] = /^sum\((\w+)/.exec(target) ?? [];
  return `gradient of the loss L = ${shown(target)}${under(values, reading)}, ${shown(upstream)} = ∂L/∂${upstreamOf}`;
}

const OPEN = '([{⟨';
const CLOSE = ')]}⟩';

/** The parts of a text between separators that stand outside all brackets. */
function parted(text: string, separator: string, most = Number.POSITIVE_INFINITY): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i < text.length && parts.length < most - 1; i++) {
    const sign = text[i] as string;
    if (OPEN.includes(sign)) depth++;
    if (CLOSE.includes(sign)) depth--;
    if (depth === 0 && text.startsWith(separator, i)) {
      parts.push(text.slice(from, i));
      from = i + separator.length;
      i = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Characters of the line of an answer that are read back. */
export const MOST_READ_BACK = 1200;

/** How the line of an answer begins, wherever it stands in a message. */
const LINE = String.raw`(?:^|\n)\W{0,4}I read: `;
const BEGINS = new RegExp(LINE);
const WHOLE = new RegExp(String.raw`${LINE}([^\n]{1,${MOST_READ_BACK}}?)\.?(?: I did not use [^\n]*)?\s*(?:\n|$)`);

/** Whether a message holds the line of an answer. */
export const saysWhatWasRead = (message: string): boolean => BEGINS.test(message);

/** The last message of a conversation that holds such a line; empty where none does. */
export const lastAnswer = (context: readonly string[]): string => [...context].reverse().find(saysWhatWasRead) ?? '';

/** The last answer as a reading, out of the line that says it; undefined where the text holds no such line. */
export function readBack(message: string): Reading | undefined {
  const command = /^\s*\/(jacobian|hessian|check)\s+(\S[\s\S]{0,4000})$/.exec(message);
  if (command) return ofCommand(command[1] as string, command[2] as string);
  const [, line] = WHOLE.exec(message) ?? [];
  return line === undefined ? undefined : ofLine(line);
}

function ofLine(line: string): Reading | undefined {
  // Of several results the first is read back.
  const [head = '', ...rest] = parted(parted(line, '; is ', 2)[0] as string, ', ');
  const claim = /^is (?=\S)/.test(head) ? /^is (.+) the (derivative|Hessian) of (.+)$/.exec(head) : null;
  const derivative = /^(Jacobian|gradient|derivative|Hessian)(?: and Hessian)? of (?:the loss L = )?(.+)$/.exec(head);
  const subject = claim?.[3] ?? derivative?.[2];
  if (subject === undefined) return undefined;
  const listed = [subject, ...rest.filter((part) => /^(?:by|of) /.test(part))].join(' and ');
  const [before = '', at] = parted(listed, ' at ', 2);
  const [one = '', ...others] = before.split(/ and (?=(?:by|of) )/);
  const [formula = '', wrt] = parted(one, ' by ', 2);
  const gradient = rest.map((part) => /^the derivative of its gradient (.+)$/.exec(part)?.[1]).find(Boolean);
  const where = rest.map((part) => /^with (.+: .+)$/.exec(part)?.[1]).find(Boolean);
  return recalled({
    target: asProduct(gradient ?? formula),
    wrt,
    further: [...others.map(furtherBack), ...(/^\w+ and Hessian /.test(head) ? [{ second: true as const }] : [])],
    at,
    where,
    layout: rest.includes('in denominator layout') ? 'denominator' : undefined,
    second: derivative?.[1] === 'Hessian',
    claim: claim?.[1] && asProduct(claim[1]),
    gradientOf: gradient === undefined ? undefined : asProduct(formula),
  });
}

/** `by b`, `of cos(x)`, `of cos(x) by x`. */
function furtherBack(said: string): Further {
  const [target, wrt] = said.startsWith('of ') ? parted(said.slice(3), ' by ', 2) : [undefined, said.slice(3)];
  const own = target === undefined ? undefined : asProduct(target);
  return { ...(wrt === undefined ? {} : { wrt: nameOf(wrt) }), ...(own === undefined ? {} : { target: own, of: own }) };
}

function ofCommand(name: string, line: string): Reading | undefined {
  const values = new Map<string, string>();
  const parts = line.split(/\s(wrt|at|where|layout|view|answer):\s/);
  for (let i = 1; i < parts.length; i += 2) values.set(parts[i] as string, (parts[i + 1] as string).trim());
  return recalled({
    target: (parts[0] as string).trim(),
    wrt: values.get('wrt'),
    further: [],
    at: values.get('at'),
    where: values.get('where'),
    layout: values.get('layout') === 'denominator' ? 'denominator' : undefined,
    second: name === 'hessian',
    claim: values.get('answer'),
  });
}

interface Recalled {
  readonly target: string;
  readonly wrt: string | undefined;
  readonly further: readonly Further[];
  readonly at: string | undefined;
  readonly where: string | undefined;
  readonly layout: 'denominator' | undefined;
  readonly second: boolean;
  readonly claim: string | undefined;
  readonly gradientOf?: string | undefined;
}

function recalled({
  target,
  wrt,
  further,
  at,
  where,
  layout,
  second,
  claim,
  gradientOf,
}: Recalled): Reading | undefined {
  if (expression(target) === undefined) return undefined;
  return {
    ...readSentence(''),
    targets: [target],
    isDirect: true,
    further,
    second,
    claims: claim === undefined ? [] : [{ text: claim, at: -1 }],
    where: where === undefined ? [] : where.split('; '),
    ...(wrt === undefined ? {} : { wrt }),
    ...(at === undefined ? {} : { at }),
    ...(layout === undefined ? {} : { layout }),
    ...(gradientOf === undefined ? {} : { gradientOf }),
  };
}
