// Formulas as long and as deep as may be typed, and large values: each is answered or refused, and soon.
import { checkAnswer } from '../../src/answer/check/check.js';
import { hessianAnswer } from '../../src/answer/hessian.js';
import { jacobianAnswer } from '../../src/answer/jacobian.js';

const times = (n: number, part: (i: number) => string, sign: string): string =>
  Array.from({ length: n }, (_, i) => part(i)).join(sign);
const nested = (n: number, name: string): string => `${`${name}(`.repeat(n)}x${')'.repeat(n)}`;
const matrix = (n: number): string =>
  `[${times(n, (i) => `[${times(n, (j) => (i === j ? '3' : Math.sin(7 * i + 3 * j).toFixed(2)), ',')}]`, ',')}]`;

const QUESTIONS: readonly { expression: string; wrt?: string; where?: string; at?: string }[] = [
  { expression: 'kron(eye(50), eye(50))*vec(X)', wrt: 'X' },
  { expression: 'kron(eye(40), A)*vec(X)', wrt: 'X', where: 'A: 40x40, X: 40x40' },
  { expression: 'kron(A, B)*x', wrt: 'x', where: 'A: 40x40, B: 40x40' },
  { expression: 'det(X)', at: `X = ${matrix(30)}` },
  { expression: 'inv(X)', at: `X = ${matrix(60)}` },
  { expression: 'logdet(X)', where: 'X: 100x100' },
  { expression: 'softmax(W*x)', wrt: 'x', where: 'W: 1000000x1000000' },
  { expression: nested(20, 'softmax') },
  { expression: nested(58, 'layernorm') },
  { expression: nested(200, '') },
  { expression: times(200, () => 'x', '+') },
  { expression: times(200, () => 'x', '*') },
  { expression: times(30, () => 'det(X)', '*'), wrt: 'X' },
  { expression: times(250, (i) => `v${i}`, '+'), wrt: 'v1' },
  { expression: times(100, (i) => `A${i}*x`, '+'), wrt: 'x' },
  { expression: times(15, (i) => `max(x, y${i})`, '+'), wrt: 'x' },
  { expression: times(12, () => '(a+b)', '*'), wrt: 'a', where: 'a: matrix' },
  { expression: 'A^1000000000*x', wrt: 'x' },
  { expression: `[${times(20, () => `[${times(20, () => 'x', ',')}]`, ',')}]` },
  { expression: 'relu(x)', at: `x = [${times(9999, (i) => String(i % 7), ',')}]` },
];

export const longFormulas: readonly (readonly [name: string, ask: () => unknown])[] = [
  ...QUESTIONS.map((question): [string, () => unknown] => [
    question.expression.slice(0, 60),
    () => jacobianAnswer(question, 'numerator'),
  ]),
  [
    'a symbolic matrix of 60×60',
    () =>
      jacobianAnswer(
        { expression: `inv([${times(60, (i) => `[${times(60, (j) => `a${i}_${j}`, ',')}]`, ',')}])` },
        'numerator',
      ),
  ],
  ['A^1000', () => jacobianAnswer({ expression: 'A^1000', wrt: 'A' }, 'numerator')],
  ['kron of kron of kron', () => jacobianAnswer({ expression: 'kron(kron(kron(X, X), X), X)', wrt: 'X' }, 'numerator')],
  ['a Hessian of ten softmaxes', () => hessianAnswer({ expression: `sum(${nested(10, 'softmax')}.^2)` })],
  ['a Hessian of three layers', () => hessianAnswer({ expression: 'norm(W3*tanh(W2*tanh(W1*x)))^2', wrt: 'x' })],
  ['a Hessian of 100 factors', () => hessianAnswer({ expression: `sum(${times(100, () => 'x', '.*')})` })],
  ...(
    [
      [`${times(100, (i) => `A${i}`, '*')}*x`, times(99, (i) => `A${i}`, '*'), 'x'],
      [`tr(${times(100, () => 'X', '*')})`, times(99, () => 'X', '*'), 'X'],
      ['norm(A*x - b)^2', times(100, () => 'softmax(x)', '.*'), 'x'],
      ['norm(A*x - b)^2', times(60, () => "A'*(A*x - b)", '.*'), 'x'],
      ['softmax(x)', nested(20, 'softmax'), 'x'],
      ['inv(X)', 'kron(kron(kron(X, X), X), X)', 'X'],
      ['x .* y', times(80, () => 'x*y', '*'), 'x'],
      [times(200, () => 'x', '+'), times(200, () => 'x', '+'), 'x'],
    ] as const
  ).map(([expression, answer, wrt]): [string, () => unknown] => [
    `check ${answer}`.slice(0, 60),
    () => checkAnswer({ expression, answer, wrt }),
  ]),
];
