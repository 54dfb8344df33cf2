// Mathematics said in English is read as what was said, whatever is named of what, and what it is said beside.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { print } from '../../src/formula/print.js';
import { items } from '../../src/question/formulas/items.js';
import { expression } from '../../src/question/formulas/terms.js';
import { pieces } from '../../src/question/sentence/pieces.js';

interface Said {
  readonly words: string;
  readonly formula: string;
}

const VECTORS: readonly Said[] = [
  { words: 'x', formula: 'x' },
  { words: 'A x', formula: 'A*x' },
  { words: 'A times x', formula: 'A*x' },
  { words: 'Ax', formula: 'A*x' },
  { words: "A'y", formula: "A'*y" },
  { words: 'W h plus b', formula: 'W*h + b' },
  { words: 'x minus y', formula: 'x - y' },
  { words: 'B transpose y', formula: "B'*y" },
];
const ENTRYWISE = { sigmoid: 'sigmoid', tanh: 'tanh', exponential: 'exp', softmax: 'softmax', 'absolute value': 'abs' };
const TO_NUMBER = {
  sum: 'sum(@)',
  'sum of the entries': 'sum(@)',
  norm: 'norm(@)',
  'squared norm': 'norm(@)^2',
  'l1 norm': 'norm1(@)',
  mean: 'mean(@)',
};
const OF_TWO = {
  'inner product of @1 and @2': 'inner(@1, @2)',
  'distance between @1 and @2': 'norm(@1 - (@2))',
  'dot product of @1 with @2': 'dot(@1, @2)',
};
const OF_NUMBER = {
  'the log of @': 'log(@)',
  'the square root of @': 'sqrt(@)',
  'the exponential of minus @': 'exp(-(@))',
};
const BEFORE = { 'half ': '1/2*', 'twice ': '2*', 'minus ': '-', 'one over ': '1/', 'three times ': '3*' };
const BETWEEN = { plus: '+', minus: '-' };

const pick = <T>(of: Readonly<Record<string, T>>): fc.Arbitrary<[string, T]> => fc.constantFrom(...Object.entries(of));
const vector = fc
  .tuple(fc.constantFrom(...VECTORS), fc.array(pick(ENTRYWISE), { maxLength: 3 }))
  .map(([leaf, names]) =>
    names.reduce(
      ({ words, formula }, [name, op]) => ({ words: `the ${name} of ${words}`, formula: `${op}(${formula})` }),
      leaf,
    ),
  );
const one = fc
  .tuple(pick(TO_NUMBER), vector)
  .map(([[name, by], { words, formula }]) => ({ words: `the ${name} of ${words}`, formula: by.replace('@', formula) }));
const two = fc.tuple(pick(OF_TWO), vector, vector).map(([[name, by], a, b]) => ({
  words: `the ${name.replace('@1', a.words).replace('@2', b.words)}`,
  formula: by.replace('@1', a.formula).replace('@2', b.formula),
}));
const number = fc
  .tuple(fc.oneof(one, two), fc.array(pick(OF_NUMBER), { maxLength: 2 }), fc.option(pick(BEFORE)))
  .map(([said, names, before]) => {
    const { words, formula } = names.reduce(
      (inner, [name, by]) => ({ words: name.replace('@', inner.words), formula: by.replace('@', inner.formula) }),
      said,
    );
    return before ? { words: before[0] + words, formula: `${before[1]}${formula}` } : { words, formula };
  });
const whole = fc.tuple(number, fc.array(fc.tuple(pick(BETWEEN), number), { maxLength: 2 })).map(([first, more]) =>
  more.reduce(
    ({ words, formula }, [[name, sign], next]) => ({
      words: `${words} ${name} ${next.words}`,
      formula: `${formula} ${sign} ${next.formula.startsWith('-') ? `(${next.formula})` : next.formula}`,
    }),
    first,
  ),
);

const form = (text: string): string => {
  const expr = expression(text);
  return expr === undefined ? `cannot be read: ${text}` : print(expr);
};
const formulasIn = (text: string): string[] =>
  items(pieces(text))
    .filter(({ kind }) => kind !== 'word')
    .map(({ text: formula }) => form(formula));

test('what is said of what, and beside what, is read as one formula', () => {
  fc.assert(
    fc.property(whole, ({ words, formula }) => {
      assert.deepEqual(formulasIn(`gradient of ${words} please`), [form(formula)], words);
    }),
    { numRuns: 1500, seed: 7 },
  );
});

test('where a function ends can be in doubt, and then both readings are known', () => {
  for (const [words, near, far] of [
    ['the log of x plus the norm of x', 'log(x) + norm(x)', 'log(x + norm(x))'],
    ['the inverse of A times B', 'inv(A)*B', 'inv(A*B)'],
    ['A x minus b squared', 'A*x - b^2', '(A*x - b)^2'],
  ] as const) {
    const [item] = items(pieces(words.replace(/^the /, '')));
    assert.deepEqual([form(item?.text ?? ''), form(item?.other ?? '')], [form(near), form(far)], words);
  }
});

test('words that are no mathematics stay words', () => {
  for (const text of [
    'what is the difference between softmax and sigmoid',
    'is it the product rule or the sum rule',
    'half of the class is over there',
    'I mean the second one, not the third',
    'to the best of my knowledge',
  ])
    assert.deepEqual(
      items(pieces(text)).filter(({ kind }) => kind === 'formula'),
      [],
      text,
    );
});

test('reading what is said takes time in the length of the text', () => {
  let looked = 0;
  const counted = (text: string): number => {
    looked = 0;
    const all = pieces(text).map((piece) =>
      Object.defineProperty({ ...piece }, 'low', {
        get: () => {
          looked++;
          return piece.low;
        },
      }),
    );
    items(all);
    return looked / all.length;
  };
  for (const word of ['the log of ', 'the sum of x and ', 'half ', 'x plus the norm of ', 'x squared over '])
    assert(counted(word.repeat(300)) < 3 * counted(word.repeat(60)) + 40, word);
});

test('the square of a product without a sign is that of the whole', () => {
  for (const [words, formula] of [
    ['the square of Ax', '(A*x)^2'],
    ['the elementwise square of Ax', '(A*x).^2'],
    ["the square of x'x", "(x'*x)^2"],
    ['the square of 2x', '(2*x)^2'],
  ] as const) {
    const read = items(pieces(words)).find(({ kind }) => kind === 'formula')?.text ?? '';
    const [said, meant] = [expression(read), expression(formula)];
    assert.equal(said && print(said), meant && print(meant), words);
  }
});

test('what is called an inverse or a transpose and written as one is none twice', () => {
  for (const [text, formula] of [
    ['the inverse of a matrix X^-1', 'X^-1'],
    ["the transpose of the matrix X'", "X'"],
    ['the inverse of the matrix X', 'inv(X)'],
  ] as const)
    assert(
      items(pieces(text)).some((item) => item.kind === 'formula' && item.text.replaceAll(' ', '') === formula),
      text,
    );
});
