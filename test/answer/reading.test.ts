// Whatever is typed is answered or refused in a sentence, with a place inside what was typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { derive } from '../../src/answer/derive.js';
import { wordsFor } from '../../src/answer/problem-words.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';

const FORMULAS = [
  'relu(W*x + b)',
  "x'*A*x + b'*x + c",
  '\\frac{1}{2}\\|Ax-b\\|_2^2 + \\lambda \\|x\\|_1',
  "log(1 + exp(-y*w'*x))",
  'F.softmax(X, dim=1)',
  'sum(A, axis=0)',
  "σ'(W*x) .* g",
  '\\frac{\\partial}{\\partial x} x^T A x',
  "norm(X*Y - Z, 'fro')^2",
  "softmax(Q*K'/sqrt(d))*V",
  'outer(x, y)*z',
  "[x; y]'*[1 2; 3 4]*[a; b]",
  'x[2]*A(1, 2)',
  "σ'norm(A*x)^2 + λ*norm(x)*(W*x) .* gθ",
  'K*x/(2*M) + c/x',
];
const PIECES = [
  ...[
    "'",
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '*',
    '.*',
    '/',
    '^',
    '+',
    '-',
    '=',
    '<',
    ',',
    ';',
    '|',
    '‖',
    '_',
    '⟨',
    '⟩',
    ' ',
    '⁻',
  ],
  ...[
    'x',
    'W',
    'θ',
    'x_1',
    '2',
    'np.',
    '.T',
    'axis=0',
    'ord=1',
    'log_2',
    '\\sum_i',
    '∂',
    'd/dx',
    '/dx',
    'lg',
    "f'(",
    '(2)',
  ],
];
const mutated = fc
  .tuple(
    fc.constantFrom(...FORMULAS),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), fc.constantFrom(...PIECES)), {
      maxLength: 3,
    }),
  )
  .map(([formula, edits]) =>
    edits.reduce((text, [place, cut, piece]) => {
      const at = Math.floor(place * text.length);
      return text.slice(0, at) + piece + text.slice(at + cut);
    }, formula),
  );

test('slips of the hand in formulas of every kind are answered or refused in words', () => {
  fc.assert(
    fc.property(mutated, fc.constantFrom(undefined, 'x = [1, 2]', 'x=2'), (expression, at) => {
      try {
        derive({ expression, at });
      } catch (problem) {
        assert(problem instanceof Unanswerable, `${expression}: ${problem instanceof Error ? problem.stack : ''}`);
        const { message, hint } = wordsFor(problem);
        assert.doesNotMatch(`${message} ${hint}`, /undefined|NaN|\[object/, expression);
        const [from, to] = problem.span ?? [0, 0];
        const typed = { expression, at }[problem.field as 'expression' | 'at'] ?? '';
        assert(0 <= from && from <= to && to <= typed.length, `${expression}: ${problem.code} at ${from} to ${to}`);
      }
    }),
    { numRuns: 2000 },
  );
});

test('formulas with many variables and no shapes that fit are refused in time', () => {
  const many = (term: (i: number) => string): string => Array.from({ length: 60 }, (_, i) => term(i)).join(' + ');
  const formula = many((i) => `(q${i}*z${i})`);
  const fastest = Math.min(
    ...[1, 2, 3, 4].map(() => {
      const start = performance.now();
      assert.throws(() => derive({ expression: formula }), Unanswerable);
      return performance.now() - start;
    }),
  );
  assert(fastest < 250, `${fastest} ms`);
});
