// What only a computation tells of the formulas of a sentence: whether one is the derivative of another, or the same.
import { judgementOf } from '../../answer/check/check.js';
import type { CheckData } from '../../answer/check/told.js';
import type { Question as AskedFormula } from '../../answer/derivation.js';
import { type JacobianData, jacobianAnswer } from '../../answer/jacobian.js';
import { answerable } from '../../formula/unanswerable.js';
import { namesIn } from './terms.js';

export interface Trial {
  readonly expression: string;
  readonly answer: string;
  readonly wrt?: string;
  /** Whether the answer is to be the second derivative. */
  readonly second?: boolean;
  readonly where?: string;
}

/** What is off where a result is nearly right; any other fault says that it is none. */
const NEARLY =
  /^(?:sign|factor|missing-\w+|extra-\w+|order|product|exponent|function|power-inside|tensor-reduced|only-the-diagonal)$/;

/** The score of an answer that is right. */
export const RIGHT = 3;
const SCORES: Readonly<Record<CheckData['verdict'], number>> = { true: RIGHT, conditional: 2, false: 0 };

/** Faults of what has not even the shape of the derivative. */
const UNLIKE = /^(?:shape|number-due|tensor-reduced|other-variable|extra-factor)$/;

/** 3 where the answer is the derivative, 2 where it is under a condition, 1 nearly, 1/2 where it has its shape, 0 otherwise. */
export function score({ second, ...asked }: Trial, mended: 'all' | 'right' = 'all'): number {
  const { expression, answer, ...values } = asked;
  const gradient = second ? gradientOf(expression, values) : undefined;
  if (second && !gradient) return 0;
  const claimed = gradient ? { expression: gradient.formula, wrt: gradient.wrt, answer } : asked;
  const data = answerable(() => judgementOf(claimed, mended));
  if (!data) return 0;
  if (data.verdict !== 'false') return SCORES[data.verdict];
  return NEARLY.test(data.reason) ? 1 : UNLIKE.test(data.reason) ? 0 : 0.5;
}

/** Whether two formulas that are not spelled alike are the same function: then an equation defines it, and claims nothing. */
export const isSame = (left: string, right: string): boolean => sameness(left, right, 'right') === RIGHT;

/** The same of a variable that is a number. */
export const isSameOfNumber = (left: string, right: string, variable: string): boolean =>
  sameness(left, right, 'right', variable) === RIGHT;

/** The same, where it may hold under a condition only, as that letters are numbers. */
export const isSameIf = (left: string, right: string): boolean => sameness(left, right, 'all') >= SCORES.conditional;

function sameness(left: string, right: string, mended: 'all' | 'right', number?: string): number {
  const names = new Set([...namesIn(left), ...namesIn(right)]);
  // A letter that is read as a number.
  const letter = ['t', 's', 'c'].find((each) => !names.has(each));
  if (left === right || letter === undefined) return 0;
  const where = number === undefined ? {} : { where: `${number}: scalar; ${letter}: scalar` };
  return score({ expression: `${letter}*(${left})`, answer: right, wrt: letter, ...where }, mended);
}

/** What is known of the derivative that these arguments ask for; undefined where there is none. */
export const derivativeOf = (values: Readonly<Record<string, unknown>>): JacobianData | undefined =>
  answerable(() => jacobianAnswer(values as unknown as AskedFormula, 'numerator').data);

/** The gradient of a scalar function in our language, and its variable; undefined where there is none. */
export function gradientOf(
  expressionText: string,
  values: Readonly<Record<string, unknown>>,
): { formula: string; wrt: string } | undefined {
  const data = derivativeOf({ ...values, expression: expressionText, at: undefined });
  return data?.structure === 'gradient' ? { formula: data.derivative, wrt: data.wrt } : undefined;
}
