// How long the calculus takes by itself: reading, deriving, simplifying and checking, without pictures.
import { checkAnswer } from '../src/answer/check/check.js';
import { jacobianAnswer } from '../src/answer/jacobian.js';
import { inTurn, short, table } from './measure.js';

const EXPRESSIONS: readonly (readonly [string, string])[] = [
  ['max(0, x)', 'x'],
  ['relu(W*x + b)', 'x'],
  ['relu(W*x + b)', 'W'],
  ['softmax(x)', 'x'],
  ['layernorm(W*x + b)', 'x'],
  ['cross_entropy(W*x + b, y)', 'W'],
  ["x'*A*x", 'x'],
  ['norm(A*x - b)^2', 'A'],
  ['norm(W2*tanh(W1*x) - y)^2', 'W1'],
  ["tr((X'*X - A)'*(X'*X - A))", 'X'],
  ["logdet(X'*X)", 'X'],
  ['inv(X)', 'X'],
  ['softmax(A)', 'A'],
];

/** Wrong answers for which the most changes are tried. */
const CHECKED: readonly (readonly [string, string, string])[] = [
  ['tr(inv(X)*A)', 'X', "-inv(X)'*inv(X)'*A'"],
  ['sigmoid(W*x + b)', 'x', 'diag(sigmoid(W*x + b))*W'],
  ['det(A*X*B)', 'X', "2*det(A*X*B)*inv(X)'"],
];

export async function words(rounds: number): Promise<string> {
  const contenders = Object.fromEntries([
    ...EXPRESSIONS.map(([expression, wrt]) => [
      `${expression} by ${wrt}`,
      () => jacobianAnswer({ expression, wrt }, 'numerator'),
    ]),
    ...CHECKED.map(([expression, wrt, answer]) => [
      `${expression} by ${wrt}, ${answer} judged`,
      () => checkAnswer({ expression, wrt, answer }),
    ]),
  ]);
  const timings = await inTurn(contenders, rounds, 20);
  const rows = Object.entries(timings).map(([name, { median, p99 }]) => [name, short(median), short(p99)]);
  return table([['derived and checked', 'median ms', '99th percentile'], ...rows]);
}
