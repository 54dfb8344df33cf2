// The arguments of a command out of what was read, and what was read in words.
import type { Question as AskedFormula } from '../answer/derivation.js';
import { jacobianAnswer } from '../answer/jacobian.js';
import { call, nodes, rewrite, symbolsOf } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Reading } from './reading.js';
import { expression } from './terms.js';
import type { Choice, Question } from './understood.js';

/** The values that all commands on a formula take. */
export function valuesOf(reading: Reading, target: string, question: Question): Record<string, unknown> {
  const names = new Set(symbolsIn(target));
  const wrt = reading.wrt === undefined ? undefined : sameName(reading.wrt, names);
  const where = reading.where
    .flatMap((each) => each.split('; '))
    .filter((each) => names.has(/^[^:]+/.exec(each)?.[0] ?? ''));
  const at = pointFor(reading.at, names, reading.wrt);
  return {
    expression: target,
    ...(wrt === undefined ? {} : { wrt }),
    ...(at === undefined ? {} : { at }),
    ...(where.length === 0 ? {} : { where: where.join('; ') }),
    ...(layoutOf(reading, question) === 'denominator' ? { layout: 'denominator' } : {}),
  };
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

const symbolsIn = (target: string): string[] => {
  const expr = expression(target);
  return expr ? symbolsOf(expr) : [];
};

/** The point as the command takes it: values of names that the formula has. */
function pointFor(at: string | undefined, names: ReadonlySet<string>, wrt: string | undefined): string | undefined {
  if (at === undefined) return undefined;
  const parts = [...new Set(at.split('; '))].filter(
    (part) => !part.includes('=') || names.has((part.split('=')[0] as string).trim()),
  );
  const bare = parts.filter((part) => !part.includes('='));
  if (bare.length > 0 && names.size !== 1)
    return wrt && bare.length === 1 && /[[(]/.test(bare[0] as string) ? undefined : undefined;
  return parts.length > 0 ? parts.join('; ') : undefined;
}

const layoutOf = ({ words: said, layout: before }: Reading, { layout }: Question): string =>
  said.has('denominator') && !said.has('numerator')
    ? 'denominator'
    : said.has('numerator') && !said.has('denominator')
      ? 'numerator'
      : (before ?? layout);

/** The same by another variable. */
export function otherVariables(reading: Reading, target: string, question: Question): Choice[] {
  const { at: _, ...values } = valuesOf(reading, target, question);
  return symbolsIn(target)
    .filter((name) => name !== reading.wrt && reading.wrt !== undefined)
    .slice(0, 2)
    .map((name) => ({ label: `by ${name}`, asked: { command: 'jacobian', values: { ...values, wrt: name } } }));
}

/** A claim as typed; with its one strange name as the output, s of s(1 − s); and with ⊙ in place of products. */
export function claimsFor(claim: string, target: string): string[] {
  const expr = expression(claim);
  if (!expr) return [claim];
  const known = new Set([...symbolsIn(target), 'n', 'm', 'pi', 'e']);
  const strangers = symbolsOf(expr).filter((name) => !known.has(name));
  const [output] = strangers;
  const entrywise = print(
    rewrite(expr, (node) => (node.kind === 'call' && node.op === '*' ? call('.*', node.args) : node)),
  );
  if (strangers.length !== 1 || output === undefined) return [claim, ...(entrywise === print(expr) ? [] : [entrywise])];
  return [claim, ...[claim, entrywise].map((each) => `${each} where ${output} = ${target}`)];
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

/** The gradient of a scalar function in our language, and its variable; undefined where there is none. */
export function gradientOf(
  expressionText: string,
  values: Readonly<Record<string, unknown>>,
): { formula: string; wrt: string } | undefined {
  try {
    const { data } = jacobianAnswer(
      { ...values, expression: expressionText, at: undefined } as AskedFormula,
      'numerator',
    );
    return data.structure === 'gradient' ? { formula: data.derivative, wrt: data.wrt } : undefined;
  } catch (problem) {
    if (problem instanceof Unanswerable) return undefined;
    throw problem;
  }
}
