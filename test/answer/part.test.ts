// A part of a derivative is that part of the matrix of its partial derivatives, in numbers and as a formula.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hessianAnswer } from '../../src/answer/hessian.js';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import { type Part, partAnswer } from '../../src/answer/part.js';

type Rows = readonly (readonly number[])[];
interface Case {
  readonly expression: string;
  readonly wrt: string;
  readonly at: Readonly<Record<string, unknown>>;
  readonly twice?: true;
}

/** Of square matrices of partial derivatives by x, a vector of three entries. */
const SQUARE: readonly Case[] = [
  { expression: 'softmax(x)', wrt: 'x', at: { x: [0.3, -0.5, 1.1] } },
  {
    expression: 'tanh(W*x)',
    wrt: 'x',
    at: {
      x: [0.2, 0.4, -0.6],
      W: [
        [1, 2, 0.5],
        [0.3, -1, 0.2],
        [2, 0.1, -0.4],
      ],
    },
  },
  { expression: '[x[1]^2*x[2], x[2]*x[3], sin(x[1])]', wrt: 'x', at: { x: [0.3, -0.5, 1.1] } },
  { expression: "x*(x'*x)", wrt: 'x', at: { x: [0.3, -0.5, 1.1] } },
  { expression: 'logsumexp(x)', wrt: 'x', at: { x: [0.3, -0.5, 1.1] }, twice: true },
  {
    expression: "x'*A*x",
    wrt: 'x',
    at: {
      x: [1, 2, 3],
      A: [
        [1, 2, 0],
        [0, 1, 5],
        [2, 2, -1],
      ],
    },
    twice: true,
  },
  { expression: 'x[1]^2*x[2] + x[2]^3*x[3]', wrt: 'x', at: { x: [0.3, -0.5, 1.1] }, twice: true },
];

const matrixOf = ({ expression, wrt, at, twice }: Case): Rows =>
  (twice
    ? hessianAnswer({ expression, wrt, at }).data.hessian
    : jacobianAnswer({ expression, wrt, at }, 'numerator').data.jacobian) as Rows;

/** A formula in numbers. */
function numbersOf(formula: string, at: Case['at']): unknown {
  const expression = `${formula} + 0*unused`;
  const used = Object.fromEntries(
    Object.entries({ ...at, unused: 1 }).filter(([name]) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(expression)),
  );
  return jacobianAnswer({ expression, wrt: 'unused', at: used }, 'numerator').data.value;
}

const same = (a: unknown, b: unknown, what: string): void => {
  const [left, right] = [a, b].map((each) => [each].flat(2) as number[]) as [number[], number[]];
  assert.equal(left.length, right.length, what);
  left.forEach((each, i) => {
    assert(Math.abs(each - (right[i] as number)) < 1e-9, `${what}: ${left} and ${right}`);
  });
};

/** The sum over all permutations, by the first row. */
const determinant = (rows: Rows): number =>
  rows.length === 0
    ? 1
    : (rows[0] as readonly number[]).reduce(
        (sum, each, j) =>
          sum + (j % 2 ? -1 : 1) * each * determinant(rows.slice(1).map((row) => row.filter((_, at) => at !== j))),
        0,
      );

test('traces, determinants, diagonals and products are those of the matrix', () => {
  const v = [0.7, -1.3, 2];
  for (const each of SQUARE) {
    const rows = matrixOf(each);
    const diagonal = rows.map((row, i) => row[i] as number);
    const along = rows.map((row) => row.reduce((sum, entry, j) => sum + entry * (v[j] as number), 0));
    const against = rows.map((_, j) => rows.reduce((sum, row, i) => sum + (row[j] as number) * (v[i] as number), 0));
    const expected: readonly (readonly [Part, unknown])[] = [
      [{ kind: 'trace' }, diagonal.reduce((sum, entry) => sum + entry, 0)],
      [{ kind: 'determinant' }, determinant(rows)],
      [{ kind: 'diagonal' }, diagonal],
      [{ kind: 'along', with: `[${v.join(', ')}]` }, along],
      [{ kind: 'against', with: `[${v.join(', ')}]` }, against],
    ];
    for (const [part, value] of expected) {
      const what = `${part.kind} of ${each.expression}`;
      const answer = partAnswer(each, part, each.twice === true);
      same(answer.value, value, what);
      same(numbersOf(answer.formula as string, each.at), value, `formula of the ${what}`);
    }
  }
});

test('along a name the formula is that of the numbers it stands for', () => {
  for (const each of SQUARE) {
    const [named, numbers] = ['p', '[2, -1, 0.5]'].map((direction) =>
      partAnswer(each, { kind: 'along', with: direction }, each.twice === true),
    );
    same(numbersOf(named?.formula as string, { ...each.at, p: [2, -1, 0.5] }), numbers?.value, each.expression);
  }
});

test('an entry of a gradient is that entry', () => {
  for (const { expression, wrt, at } of SQUARE.filter(({ twice }) => twice)) {
    const gradient = jacobianAnswer({ expression, wrt, at }, 'numerator').data.jacobian as readonly number[];
    for (const place of [1, 2, 3]) {
      const { formula, value } = partAnswer({ expression, wrt, at }, { kind: 'entry', input: [String(place)] }, false);
      same(value, gradient[place - 1], expression);
      same(numbersOf(formula as string, at), gradient[place - 1], expression);
    }
  }
});

test('what is not square has no trace, and says so', () => {
  const { words, formula } = partAnswer(
    { expression: '[x[1], x[2]*x[3]]', wrt: 'x', where: 'x: 3' },
    { kind: 'trace' },
    false,
  );
  assert.equal(formula, undefined);
  assert.match(words.join(''), /not square/);
});

test('derivatives of lists of numbers are written as lists of entries', () => {
  for (const expression of [
    '[x[1]^2*x[2], x[2]*x[3], sin(x[1])]',
    'x[1]^2*x[2] + x[2]^3*x[3]',
    'exp(x[1]*x[3])/x[2]',
  ]) {
    const at = { x: [0.3, -0.5, 1.1] };
    const { derivative, jacobian } = jacobianAnswer({ expression, wrt: 'x', at }, 'numerator').data;
    assert.doesNotMatch(derivative, /unit/);
    same(numbersOf(derivative, at), jacobian, expression);
  }
});
