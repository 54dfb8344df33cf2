// The page of what is supported is made of the tables that the program works with.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { MAX_SHOWN } from '../src/answer/derivative-formula.js';
import { derive } from '../src/answer/derive.js';
import { MAX_CHARACTERS, MAX_DEPTH, MAX_ENTRIES, MAX_NODES, MAX_POINT_CHARACTERS } from '../src/formula/limits.js';
import { print } from '../src/formula/print.js';
import { MAX_SPENT } from '../src/math/evaluate.js';
import { MAX_JACOBIAN } from '../src/math/numbers.js';
import type { Operation } from '../src/math/operation.js';
import { activations } from '../src/math/operations/activations.js';
import { functions } from '../src/math/operations/functions.js';
import { functionNames, operations } from '../src/math/registry.js';
import type { Kink, Row } from '../src/math/row.js';
import { MAX_ENTRIES as MAX_DRAWN } from '../src/math/sample.js';
import { MAX_STEPS } from '../src/math/simplify/create-algebra.js';

const cell = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((text) => text.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
const names = (spellings: readonly string[] | undefined): string => (spellings ?? []).map(cell).join(' ');

const kink = ({ of, left, right, jump }: Kink): string =>
  jump ? `${cell(`${of} = 0`)}: the value jumps` : `${cell(`${of} = 0`)}: ${cell(left)} to ${cell(right)}`;

/** A smooth point stands in the tables only for a framework that has it wrong. */
const isKink = ({ left, right, jump }: Kink): boolean => jump === true || left !== right;

const entrywiseRow = ({ name, spellings, says, args, d, kinks, jumps, domain }: Row): string[] => [
  `${cell(`${name}(${args})`)}${spellings?.length ? `, ${names(spellings)}` : ''}`,
  says,
  Object.entries(d)
    .map(([by, derivative]) => (by === 'x' ? cell(derivative) : `by ${cell(by)}: ${cell(derivative)}`))
    .join('; '),
  [...(kinks ?? []).filter(isKink).map(kink), ...(jumps ? ['at countless numbers: the value jumps'] : [])].join('; '),
  domain?.where ?? '',
];

const arity = ({ arity: [least, most] }: Operation): string =>
  least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;

/** How the derivative of an operation is known. */
const rule = (operation: Operation): string => {
  if (operation.withoutDerivative) return `none: ${operation.withoutDerivative}`;
  if (operation.partial || operation.combine) return operation.because ?? 'a rule of its own';
  if (operation.takesSizes) return 'constant';
  return operation.expand ? 'by its definition in other operations' : 'none: it is only met in derivatives';
};

/** A function for each structure that a derivative may have. */
const EXAMPLES: readonly (readonly [expression: string, wrt: string])[] = [
  ['floor(x)', 'x'],
  ['x + y', 'x'],
  ['3*x', 'x'],
  ['tanh(x)', 'x'],
  ["x*(a'*y)", 'y'],
  ['softmax(x)', 'x'],
  ['A*x', 'x'],
  ['relu(W*x + b)', 'x'],
  ['A*X*B', 'X'],
  ["X'", 'X'],
  ['vec(X)', 'X'],
  ['diag(x)', 'x'],
  ['norm(x)^2', 'x'],
  ['x*sin(theta)', 'theta'],
];

test('the page of functions is current', () => {
  const typed = operations.filter(({ name, entrywise }) => functionNames.includes(name) && !entrywise);
  const unique = typed.filter((operation, i) => typed.findIndex(({ name }) => name === operation.name) === i);
  const number = (value: number): string => value.toLocaleString('en-GB');
  const page = `# What is supported

Made from the program's own tables by \`npm run update\`. How formulas are typed: [language.md](language.md).

## Functions of each entry

${activations.length + functions.length} functions. Each has a diagonal Jacobian, or, of two operands, one for each. A kink is given by what
vanishes there, and the derivative's limits from below and from above.

${table(['function', 'what it is', 'derivative', 'kinks', 'needs'], [...activations, ...functions].map(entrywiseRow))}

## Operations on vectors and matrices

${table(
  ['operation', 'other spellings', 'operands', 'what it is', 'derivative'],
  [...unique]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((operation) => [
      cell(operation.name),
      names(operation.spellings),
      arity(operation),
      operation.says,
      rule(operation),
    ]),
)}

## Structures of derivatives

${table(
  ['structure', 'example', 'by', 'derivative'],
  EXAMPLES.map(([expression, wrt]) => {
    const { derivative, shown } = derive({ expression, wrt });
    return [derivative.map.structure, cell(expression), cell(wrt), cell(print(shown))];
  }),
)}

## Limits

${table(
  ['of', 'limit'],
  [
    ['characters of a formula', number(MAX_CHARACTERS)],
    ['parts of a formula', number(MAX_NODES)],
    ['brackets inside one another', number(MAX_DEPTH)],
    ['numbers in one value', number(MAX_ENTRIES)],
    ['characters of all values', number(MAX_POINT_CHARACTERS)],
    ['parts of a derivative that is shown', number(MAX_SHOWN)],
    ['entries of a Jacobian in numbers', number(MAX_JACOBIAN)],
    ['entries of the variables at a random point', number(MAX_DRAWN)],
    ['steps of simplification for an answer', number(MAX_STEPS)],
    ['computing for an answer, about', `${Math.round(MAX_SPENT / 1e6)} ms`],
  ],
)}
`;
  const place = 'docs/functions.md';
  if (process.env['UPDATE_GALLERY']) writeFileSync(place, page);
  assert.equal(readFileSync(place, 'utf8'), page);
});
