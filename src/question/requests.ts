// The arguments of a command out of what was read, and what was read in words.
import { nodes, symbolsOf } from '../formula/expr.js';
import { powersInSums } from './formulas/entrywise.js';
import { expression } from './formulas/terms.js';
import { formulaValues, ownNames } from './reading/formula-values.js';
import { pointFor } from './reading/point-values.js';
import type { Reading } from './reading/reading.js';
import type { Choice, Question } from './understood.js';

/** The values that all commands on a formula take. */
export function valuesOf(reading: Reading, target: string, question: Question): Record<string, unknown> {
  const names = new Set(ownNames(target, reading.wrt));
  const values = {
    ...formulaValues(reading, target),
    ...(layoutOf(reading, question) === 'denominator' ? { layout: 'denominator' } : {}),
  };
  const at = pointFor(reading, names, values);
  if (at === undefined) return values;
  // Of several letters the one that has a value is the variable.
  const [, name] = names.size > 1 && reading.wrt === undefined ? (/^([^\s=;]+) = [^;]*$/.exec(at) ?? []) : [];
  return { ...values, ...(name === undefined ? {} : { wrt: name }), at };
}

/** The layout that the sentence names, where it names one alone. */
export const layoutNamed = ({ words }: Reading): 'numerator' | 'denominator' | undefined =>
  words.has('numerator') === words.has('denominator')
    ? undefined
    : words.has('numerator')
      ? 'numerator'
      : 'denominator';

const layoutOf = (reading: Reading, { layout }: Question): string => layoutNamed(reading) ?? reading.layout ?? layout;

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

/** The formula with the matrix exponential for every exp. */
export const inExponentials = (formula: string): string => formula.replace(/\bexp\(/g, 'expm(');

/** The same where exp is that of a matrix; the formula itself elsewhere. */
export const withExponential = (target: string): string => (exponentOfMatrix(target) ? inExponentials(target) : target);

/** The same with the matrix exponential, or the power of the matrix. */
export const ofMatrices = (target: string, values: Readonly<Record<string, unknown>>): Choice[] => {
  const asked = (label: string, expression: string): Choice => ({
    label,
    asked: { command: 'jacobian', values: { ...values, expression } },
  });
  if (exponentOfMatrix(target)) return [asked('Matrix exponential', inExponentials(target))];
  return hasPowersInSums(target) ? [asked('Power of the matrix', target.replaceAll('.^', '^'))] : [];
};
