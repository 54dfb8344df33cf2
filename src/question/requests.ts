// The arguments of a command out of what was read, and what was read in words.
import { plain } from '../answer/notation/plain.js';
import { nodes, symbolsOf } from '../formula/expr.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { operationOf } from '../math/registry.js';
import { pointFor } from './point-values.js';
import type { Reading } from './reading.js';
import { expression } from './terms.js';
import type { Choice, Question } from './understood.js';

/** The values that all commands on a formula take. */
export function valuesOf(reading: Reading, target: string, question: Question): Record<string, unknown> {
  const names = new Set(symbolsIn(target, reading.wrt));
  const wrt = reading.wrt === undefined ? undefined : sameName(reading.wrt, names);
  const where = reading.where
    .flatMap((each) => each.split('; '))
    .filter((each) => names.has(/^[^:]+/.exec(each)?.[0] ?? ''));
  const values = {
    expression: target,
    ...(wrt === undefined ? {} : { wrt }),
    ...(where.length === 0 ? {} : { where: where.join('; ') }),
    ...(layoutOf(reading, question) === 'denominator' ? { layout: 'denominator' } : {}),
  };
  const at = pointFor(reading, names, values);
  return at === undefined ? values : { ...values, at };
}

/** The name of the formula that is meant: W1 of W_1, or w of W where there is no other. */
function sameName(given: string, names: ReadonlySet<string>): string {
  if (names.has(given)) return given;
  // Each x_j is an entry of x.
  const whole = given.replace(/_[ijkl]$/, '');
  if (names.has(whole)) return whole;
  const bare = (name: string): string => name.replaceAll('_', '');
  const alike = [...names].filter((name) => bare(name) === bare(given));
  const anyCase = [...names].filter((name) => bare(name).toLowerCase() === bare(given).toLowerCase());
  return alike[0] ?? (anyCase.length === 1 ? (anyCase[0] as string) : given);
}

/** The names of the formula; x of x1 where the variable is x. */
const symbolsIn = (target: string, wrt?: string): string[] => {
  const expr = expression(target, wrt === undefined ? undefined : new Set([wrt]));
  return expr ? symbolsOf(expr) : [];
};

const layoutOf = ({ words: said }: Reading, { layout }: Question): string =>
  said.has('denominator') && !said.has('numerator')
    ? 'denominator'
    : said.has('numerator') && !said.has('denominator')
      ? 'numerator'
      : layout;

export function saidOf(reading: Reading, target: string, at: unknown): string {
  const { second, upstreamOf } = reading;
  if (upstreamOf !== undefined) {
    const [, upstream = 'G'] = /^sum\((\w+)/.exec(target) ?? [];
    return `gradient of the loss L${by(reading)}, with ${shown(upstream)} = ∂L/∂${upstreamOf}`;
  }
  return `${second ? 'Hessian' : 'Jacobian'} of ${shown(target)}${by(reading)}${atOf(reading, at)}`;
}

/** Where, and what of the place is only an example of what was said. */
export const atOf = ({ at: said, special, limit, entries }: Reading, at: unknown): string => {
  const written = String(at ?? '').replace(/\s/g, '');
  const unused = entries
    ? []
    : (said?.split('; ') ?? []).filter((each) => each !== '' && !written.includes(each.replace(/\s/g, '')));
  const regions = special.flatMap(({ value }) => (value.kind === 'region' ? [value.said] : []));
  return [
    at === undefined ? '' : ` at ${at}`,
    at === undefined || regions.length === 0 ? '' : `, a point of ${regions.join(', ')}`,
    unused.length === 0 ? '' : `, the point ${unused.join(', ')} left aside`,
    limit === undefined ? '' : `; limits (${limit}) are not taken`,
  ].join('');
};

/** The same by another variable. */
export function otherVariables(reading: Reading, target: string, question: Question): Choice[] {
  const { at: _, ...values } = valuesOf(reading, target, question);
  return symbolsIn(target)
    .filter((name) => name !== reading.wrt && reading.wrt !== undefined)
    .slice(0, 2)
    .map((name) => ({ label: `by ${name}`, asked: { command: 'jacobian', values: { ...values, wrt: name } } }));
}

export const by = ({ wrt, curves = [], vectors }: Reading): string =>
  wrt === undefined
    ? ''
    : ` by ${shown(wrt)}${curves.map((name) => `, d${name} = ∂${name}/∂${wrt} entry by entry`).join('')}${vectors.map((each) => `, ${each}`).join('')}`;

/** The formula as people read it; the text itself where it cannot be read. */
export function shown(target: string): string {
  const expr = expression(target);
  try {
    if (!expr) return target;
    // Throws where a function has the wrong number of operands.
    for (const node of nodes(expr)) if (node.kind === 'call') operationOf(node);
    return plain(expr, undefined);
  } catch (problem) {
    // It is read here, and refused by the command.
    if (problem instanceof Unanswerable) return target;
    throw problem;
  }
}

/** The exponential of what is a matrix and no vector: t·A, but not W·x. */
function exponentOfMatrix(target: string): boolean {
  const expr = expression(target);
  return (
    expr !== undefined &&
    nodes(expr).some(
      (node) =>
        node.kind === 'call' &&
        node.op === 'exp' &&
        symbolsOf(node).some((name) => /^[A-Z]\d?$/.test(name)) &&
        symbolsOf(node).every((name) => /^[A-Z]\d?$|^[tsc]$|^\w{3,}$/.test(name)),
    )
  );
}

/** Says that exp of a matrix is read entry by entry. */
export const noteOn = (target: string): string =>
  exponentOfMatrix(target) ? ', exp entry by entry (the matrix exponential is expm)' : '';

/** The same with the matrix exponential. */
export const ofMatrices = (target: string, values: Readonly<Record<string, unknown>>): Choice[] =>
  exponentOfMatrix(target)
    ? [
        {
          label: 'Matrix exponential',
          asked: { command: 'jacobian', values: { ...values, expression: target.replace(/\bexp\(/g, 'expm(') } },
        },
      ]
    : [];
