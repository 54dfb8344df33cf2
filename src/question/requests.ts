// The arguments of a command out of what was read, and what was read in words.
import { nodes, symbolsOf } from '../formula/expr.js';
import { powersInSums } from './formulas/entrywise.js';
import { expression, nameOf, namesIn } from './formulas/terms.js';
import { pointFor } from './reading/point-values.js';
import type { Reading } from './reading/reading.js';
import type { Choice, Question } from './understood.js';

/** The values that all commands on a formula take. */
export function valuesOf(reading: Reading, target: string, question: Question): Record<string, unknown> {
  const names = new Set(ownNames(target, reading.wrt));
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
  // μ is mu.
  if (names.has(nameOf(given))) return nameOf(given);
  // Each x_j is an entry of x.
  const whole = given.replace(/_[ijkl]$/, '');
  if (names.has(whole)) return whole;
  const bare = (name: string): string => name.replaceAll('_', '');
  const alike = [...names].filter((name) => bare(name) === bare(given));
  const anyCase = [...names].filter((name) => bare(name).toLowerCase() === bare(given).toLowerCase());
  return alike[0] ?? (anyCase.length === 1 ? (anyCase[0] as string) : given);
}

/** The names of the formula; x of x1 where the variable is x. */
const ownNames = (target: string, wrt?: string): readonly string[] =>
  namesIn(target, wrt === undefined ? undefined : new Set([wrt]));

const layoutOf = ({ words: said, layout: before }: Reading, { layout }: Question): string =>
  said.has('denominator') && !said.has('numerator')
    ? 'denominator'
    : said.has('numerator') && !said.has('denominator')
      ? 'numerator'
      : (before ?? layout);

/** The same by another variable. */
export function otherVariables(reading: Reading, target: string, question: Question): Choice[] {
  const { at: _, ...values } = valuesOf(reading, target, question);
  const asked = reading.further.flatMap((each) =>
    each.target === undefined && each.wrt !== undefined ? [each.wrt] : [],
  );
  const names = ownNames(target).filter((name) => name !== reading.wrt && reading.wrt !== undefined);
  return [...names.filter((name) => asked.includes(name)), ...names.filter((name) => !asked.includes(name))]
    .slice(0, Math.max(2, asked.length))
    .map((name) => ({ label: `by ${name}`, asked: { command: 'jacobian', values: { ...values, wrt: name } } }));
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

const hasPowersInSums = (target: string): boolean => {
  const expr = expression(target);
  return expr !== undefined && powersInSums(expr).length > 0;
};

/** Says that exp of a matrix, or its power in a sum, is read entry by entry. */
export const noteOn = (target: string): string =>
  exponentOfMatrix(target)
    ? ', exp entry by entry (the matrix exponential is expm)'
    : hasPowersInSums(target)
      ? ', the power entry by entry'
      : '';

/** The same with the matrix exponential, or the power of the matrix. */
export const ofMatrices = (target: string, values: Readonly<Record<string, unknown>>): Choice[] => {
  const asked = (label: string, expression: string): Choice => ({
    label,
    asked: { command: 'jacobian', values: { ...values, expression } },
  });
  if (exponentOfMatrix(target)) return [asked('Matrix exponential', target.replace(/\bexp\(/g, 'expm('))];
  return hasPowersInSums(target) ? [asked('Power of the matrix', target.replaceAll('.^', '^'))] : [];
};
