// Every formula of every topic is true in numbers, and every derivative a topic states is the derivative.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer } from '../../src/answer/check/check.js';
import { derive } from '../../src/answer/derive.js';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import { topics } from '../../src/answer/topics/index.js';
import { readDeclarations } from '../../src/formula/declarations.js';
import { parse } from '../../src/formula/parse.js';
import { vocabulary } from '../../src/math/registry.js';

const SIZES: Readonly<Record<string, number>> = { n: 3, m: 2, p: 4, q: 2, N: 3 };

/** Values with entries that no formula knows; a positive definite one is near the identity. */
function pointOf(where: string): Record<string, unknown> {
  let seed = 1;
  const entry = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return Math.round(((seed / 2_147_483_647) * 2 - 1) * 1000) / 1000;
  };
  return Object.fromEntries(
    readDeclarations(where).map(({ name, shape, tags }) => {
      if (shape === 'scalar') return [name, entry()];
      const [rows, cols] = (shape as readonly (number | string)[]).map((size) =>
        typeof size === 'number' ? size : (SIZES[size] ?? 2),
      ) as [number, number];
      if (cols === 1) return [name, Array.from({ length: rows }, entry)];
      const isDefinite = tags.includes('spd');
      const matrix = Array.from({ length: rows }, (_, i) =>
        Array.from({ length: cols }, (__, j) => (i === j ? 3 : 0) + (isDefinite ? 0.1 * (i + j) : entry())),
      );
      return [name, matrix];
    }),
  );
}

/** The value of a formula, as a flat list. */
function value(formula: string, where: string): number[] {
  const declared = readDeclarations(where);
  const all = pointOf(where);
  // A variable that the formula may lack gives every formula something to differentiate by.
  const { data } = jacobianAnswer(
    {
      expression: `(${formula}) + 0*probe`,
      wrt: 'probe',
      where: `${sized(where)}; probe: scalar`,
      at: { ...all, probe: 1 },
    },
    'numerator',
  );
  assert(declared.length > 0);
  return [data.value].flat(3) as number[];
}
/** The declarations with sizes as numbers. */
const sized = (where: string): string =>
  where.replace(
    /: ([A-Za-z])(?:x([A-Za-z]))?\b/g,
    (_, rows: string, cols?: string) => `: ${SIZES[rows] ?? rows}${cols ? `x${SIZES[cols] ?? cols}` : ''}`,
  );

for (const topic of topics) {
  test(`the claims of ${topic.name} are true`, () => {
    assert(topic.claims.length > 0);
    for (const { left, right, where } of topic.claims) {
      const [a, b] = [value(fixed(left), where), value(fixed(right), where)];
      assert.equal(a.length, b.length, left);
      a.forEach((x, i) => {
        assert(Math.abs(x - (b[i] as number)) < 1e-9 * (1 + Math.abs(x)), `${left} = ${right}: ${a} and ${b}`);
      });
    }
  });
  test(`the examples of ${topic.name} are verified, and what it says of them is true`, () => {
    for (const { expression, wrt, derivative } of topic.examples) {
      const { data } = jacobianAnswer({ expression, wrt }, 'numerator');
      assert(data.verified.ok, expression);
      if (derivative === undefined) continue;
      const check = checkAnswer({ expression, wrt, answer: derivative });
      assert.equal(check.data.verdict, 'true', `${expression}: ${derivative}, not ${check.data.expected}`);
      assert.equal(check.data.reason, 'equal', `${expression}: ${derivative}`);
    }
  });
  test(`${topic.name} is short, and its formulas can be read`, () => {
    const length = topic.short.length + topic.text.join('').length;
    assert(topic.text.length <= 6 && topic.short.length <= 260 && length <= 1400, `${length} characters`);
    assert(topic.asked.length >= 3);
  });
}

/** Sizes as numbers in `ones(n)` and the like. */
const fixed = (formula: string): string =>
  formula
    .replace(/\b(ones|eye)\(([A-Za-z])\)/g, (_, name: string, size: string) => `${name}(${SIZES[size]})`)
    .replace(/\/n\b/g, `/${SIZES['n']}`);

test('every formula of the claims is read', () => {
  for (const { claims } of topics)
    for (const { left, right, where } of claims) {
      const known = new Set(readDeclarations(where).map(({ name }) => name));
      for (const formula of [left, right]) assert(parse(formula, vocabulary, known).expr, formula);
    }
});

/** "0 in PyTorch and TensorFlow, 1 in JAX": what the rows of the operations have at a kink. */
function reported(expression: string, x: number | number[]): string {
  const { frameworks = {} } = derive({ expression, at: { x } }).kinks[0] ?? {};
  const names = new Map<string, string[]>();
  for (const [version, value] of Object.entries(frameworks))
    names.set(value, [...(names.get(value) ?? []), version.split(' ')[0] as string]);
  const list = (all: readonly string[]): string =>
    all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  return [...names].map(([value, by]) => `${value.replace('nan', 'NaN')} in ${list(by)}`).join(', ');
}

test('what frameworks are said to return at kinks is what the operations have for them', () => {
  const { short } = topics.find(({ name }) => name === 'kinks-in-frameworks') as (typeof topics)[number];
  const said: readonly (readonly [string, string, number | number[]])[] = [
    ['relu at 0', 'relu(x)', 0],
    ['abs at 0', 'abs(x)', 0],
    ['maximum(x, 0) at 0', 'max(x, 0)', 0],
    ['norm at 0', 'norm(x)', [0, 0]],
  ];
  assert.equal(short, said.map(([place, formula, at]) => `${place}: ${reported(formula, at)}.`).join(' '));
});
