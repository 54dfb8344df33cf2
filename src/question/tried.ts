// What only a computation tells of the formulas of a sentence: whether one is the derivative of another, or the same.
import { type CheckData, checkAnswer } from '../answer/check/check.js';
import type { Question as AskedFormula } from '../answer/derivation.js';
import { jacobianAnswer } from '../answer/jacobian.js';
import { Unanswerable } from '../formula/unanswerable.js';

export interface Trial {
  readonly expression: string;
  readonly answer: string;
  readonly wrt?: string;
  /** Whether the answer is to be the second derivative. */
  readonly second?: boolean;
}

/** What is off where a result is nearly right; any other fault says that it is none. */
const NEARLY =
  /^(?:sign|factor|missing-\w+|extra-\w+|order|product|exponent|function|power-inside|tensor-reduced|only-the-diagonal)$/;

const SCORES: Readonly<Record<CheckData['verdict'], number>> = { true: 3, conditional: 2, false: 0 };

/** Faults of what has not even the shape of the derivative. */
const UNLIKE = /^(?:shape|number-due|tensor-reduced|other-variable|extra-factor)$/;

/** 3 where the answer is the derivative, 2 where it is under a condition, 1 nearly, 1/2 where it has its shape, 0 otherwise. */
export function score({ second, ...asked }: Trial): number {
  const { expression, answer, ...values } = asked;
  const gradient = second ? gradientOf(expression, values) : undefined;
  if (second && !gradient) return 0;
  try {
    const { data } = checkAnswer(gradient ? { expression: gradient.formula, wrt: gradient.wrt, answer } : asked);
    if (data.verdict !== 'false') return SCORES[data.verdict];
    return NEARLY.test(data.reason) ? 1 : UNLIKE.test(data.reason) ? 0 : 0.5;
  } catch (problem) {
    if (problem instanceof Unanswerable) return 0;
    throw problem;
  }
}

/** Whether two formulas that are not spelled alike are the same function: then an equation defines it, and claims nothing. */
export function isSame(left: string, right: string): boolean {
  const letter = ['t', 'u', 'q'].find((each) => !`${left}${right}`.includes(each));
  return (
    left !== right &&
    letter !== undefined &&
    score({ expression: `${letter}*(${left})`, answer: right, wrt: letter }) === SCORES.true
  );
}

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
