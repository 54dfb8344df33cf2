// /check over all identities: the right answer is never false however it is spelled, a mistake is never true, and its
// kind is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer } from '../../src/answer/check/check.js';
import { python } from '../../src/answer/code/python.js';
import { derive } from '../../src/answer/derive.js';
import { entriesOf } from '../../src/answer/entries.js';
import { plain } from '../../src/answer/notation/plain.js';
import { tex } from '../../src/answer/notation/tex.js';
import { shownDerivative, whereText } from '../../src/answer/shown.js';
import type { Expr } from '../../src/formula/expr.js';
import { print } from '../../src/formula/print.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { type Tensor, transposedTensor } from '../../src/math/tensor.js';
import { type Identity, identities } from '../identities/identities.js';
import { type Mistake, mutants } from '../support/mutants.js';

const judged = ({ expression, wrt, where }: Identity, answer: string) => {
  try {
    return checkAnswer({ expression, wrt, where, answer }).data;
  } catch (problem) {
    if (problem instanceof Unanswerable) return { verdict: 'refused', reason: problem.code, counterexample: null };
    throw problem;
  }
};

/** The derivative as a person might write it; none of it changes what it is. */
function* spellings(identity: Identity): Generator<string> {
  const derivation = derive(identity);
  const { k, shown } = derivation;
  const { named } = shownDerivative(derivation, 'numerator');
  const [first] = named.formulas as [Expr];
  const text = print(shown);
  yield* [text, `J = ${text}`, `(${text})'`, `(${text})^T`, `(${text}).T`, `(${text})^\\top`, `0 + ${text}`];
  yield* [tex(shown, k), plain(shown, k), plain(first, k) + whereText(named, k)];
  const where = named.where.map(({ symbol, stands }) => `${symbol.name} = ${tex(stands, k)}`).join(',\\quad ');
  if (where) yield `${tex(first, k)} \\text{ where } ${where}`;
  // Other names for what is abbreviated.
  for (const [i, { symbol, stands }] of named.where.entries()) {
    if (named.where.length > 1) break;
    const other = `q${i}`;
    const renamed = print(first).replace(new RegExp(`\\b${symbol.name}\\b`, 'g'), other);
    yield `${renamed} where ${other} = ${print(stands)}`;
  }
}

test('a right answer is true in every spelling', () => {
  let told = 0;
  for (const identity of identities) {
    for (const answer of spellings(identity)) {
      const { verdict, reason } = judged(identity, answer);
      assert.equal(verdict, 'true', `${identity.expression} by ${identity.wrt}: ${answer}: ${reason}`);
      told++;
    }
  }
  assert(told > 1500, `${told} spellings`);
});

test('a right entry is never false', () => {
  let right = 0;
  for (const identity of identities) {
    const derivation = derive(identity);
    const { map, named } = shownDerivative(derivation, 'numerator');
    const entries = entriesOf(map, named.where, new Set(derivation.inference.scope.shapes.keys()));
    // Matrices by matrices have four indices; their entries are no array that people write.
    if (!entries || entries.output.length + entries.input.length > 2) continue;
    const left = `∂f_${entries.output.join('')}/∂x_${entries.input.join('')} =`
      .replaceAll('_/', '/')
      .replace('_ =', ' =');
    for (const entry of [entries.entry.plain, entries.entry.tex]) {
      const answer = `${left} ${entry}${whereText(named, map.k)}`;
      const { verdict, reason } = judged(identity, answer);
      assert.notEqual(verdict, 'false', `${identity.expression} by ${identity.wrt}: ${answer}: ${reason}`);
      if (verdict === 'true') right++;
    }
  }
  assert(right > 250, `${right} entries`);
});

test('a right program is never false', () => {
  let right = 0;
  for (const identity of identities) {
    const { k, shown } = derive(identity);
    for (const framework of ['numpy', 'pytorch'] as const) {
      const answer = python(shown, framework, k);
      const { verdict, reason } = judged(identity, answer);
      assert.notEqual(verdict, 'false', `${identity.expression} by ${identity.wrt}: ${answer}: ${reason}`);
      if (verdict === 'true') right++;
    }
  }
  assert(right > 310, `${right} programs`);
});

const isNear = (a: Tensor, b: Tensor): boolean =>
  a.rows === b.rows &&
  a.cols === b.cols &&
  a.data.every((x, i) => Math.abs(x - (b.data[i] as number)) <= 1e-9 * (1 + Math.abs(x)));

/** Whether a changed formula has the values of the derivative or of its transpose, wherever it is computed. */
function isRightAfterAll(identity: Identity, formula: Expr): boolean {
  const { k, shown, inference } = derive(identity);
  try {
    k.shape(formula);
  } catch {
    return false;
  }
  const core = elaborate(formula, k).core;
  const random = generator(271828);
  return [0, 1, 2, 3, 4, 5].every((at) => {
    const letters = sampleSizes(inference.scope, at);
    const values = samplePoint(inference.scope, letters, at % 2 === 0 ? 'both signs' : 'positive', random);
    const point = new Evaluator(values, letters);
    const [mine, right] = [point.value(core), point.value(elaborate(shown, k).core)];
    return isNear(mine, right) || isNear(mine, transposedTensor(right)) || !right.data.every(Number.isFinite);
  });
}

/** What may be said of a mistake; a condition under which it is none may always be. */
const NAMED: Readonly<Record<Mistake, RegExp>> = {
  sign: /sign|factor|inverse|term/,
  factor: /factor|exponent|number-due/,
  transpose: /transpose|order|extra-factor|shape|missing-diag|number-due|factor/,
  order: /order|transpose|shape|number-due/,
  Diag: /diag/,
  inverse: /inverse/,
  product: /product|diag/,
  function: /function|sign|factor|undefined|exponent/,
};

/** Whether the words tell another change that sets the answer right: of X⁴·X⁻³, for X⁻¹, the exponent or an inverse. */
function isMendedOtherwise(identity: Identity, why: readonly string[]): boolean {
  const mended = why.map((line) => /^With that mended yours is (.+), which is right\.$/.exec(line)?.[1]).find(Boolean);
  return mended !== undefined && judged(identity, mended).verdict === 'true';
}

test('a mistake is never true, and what is off is named', () => {
  const found = { judged: 0, otherwise: 0, shown: 0 };
  for (const identity of identities) {
    const { expression, wrt, where } = identity;
    for (const { mistake, formula } of mutants(derive(identity).shown)) {
      const answer = print(formula);
      const place = `${expression} by ${wrt}: ${answer}`;
      const { data, why } = checkAnswer({ expression, wrt, where, answer });
      if (data.verdict === 'true') {
        const isStacked = data.reason.includes('row-major');
        assert(isStacked || isRightAfterAll(identity, formula), place);
        continue;
      }
      found.judged++;
      if (data.counterexample) found.shown++;
      if (data.verdict === 'conditional' || NAMED[mistake].test(data.reason)) continue;
      found.otherwise++;
      assert(isMendedOtherwise(identity, why), `${place}: ${mistake} is called ${data.reason}`);
    }
  }
  assert(found.judged > 1600, JSON.stringify(found));
  assert(found.otherwise <= 0.01 * found.judged, JSON.stringify(found));
  assert(found.shown >= 0.7 * found.judged, JSON.stringify(found));
});

test('two mistakes are never true, and most are named', () => {
  const random = generator(5);
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const found = { false: 0, plain: 0 };
  for (const identity of identities) {
    const { expression, wrt, where } = identity;
    const once = [...mutants(derive(identity).shown)];
    for (let i = 0; i < 2; i++) {
      const { formula } = any([...mutants(any(once).formula)]);
      const answer = print(formula);
      const { verdict, reason } = checkAnswer({ expression, wrt, where, answer }).data;
      if (verdict === 'true')
        assert(
          reason.includes('row-major') || isRightAfterAll(identity, formula),
          `${expression} by ${wrt}: ${answer}`,
        );
      if (verdict !== 'false') continue;
      found.false++;
      if (reason === 'different' || reason === 'shape') found.plain++;
    }
  }
  assert(found.false > 220, JSON.stringify(found));
  assert(found.plain <= 0.06 * found.false, JSON.stringify(found));
});
