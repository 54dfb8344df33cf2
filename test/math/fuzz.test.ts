// Random formulas that fit: no derivative disagrees with central differences, and what is printed evaluates to the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDeclarations } from '../../src/formula/declarations.js';
import { parse } from '../../src/formula/parse.js';
import { print } from '../../src/formula/print.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { inDomain } from '../../src/math/domain.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { infer } from '../../src/math/infer/infer.js';
import { FormulaMap } from '../../src/math/numbers.js';
import { vocabulary } from '../../src/math/registry.js';
import { generator, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { isScalar } from '../../src/math/shape.js';
import { createAlgebra } from '../../src/math/simplify/create-algebra.js';
import { type Tensor, tensor, vec } from '../../src/math/tensor.js';
import { derived } from '../support/derivation.js';
import { DECLARATIONS, randomFormulas } from '../support/random-formula.js';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_101);
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 1500);

/** All entries, outputs by inputs on stacked columns, by the plain central difference. */
function differences(f: (x: Tensor) => Tensor, x: Tensor, h: number): { entries: Float64Array[]; size: number } {
  const entries: Float64Array[] = [];
  for (let j = 0; j < x.cols; j++) {
    for (let i = 0; i < x.rows; i++) {
      const moved = (t: number): Tensor => {
        const data = x.data.slice();
        data[i * x.cols + j]! += t;
        return vec(f(tensor(x.rows, x.cols, data)));
      };
      const [up, down] = [moved(h).data, moved(-h).data];
      entries.push(up.map((value, place) => (value - (down[place] as number)) / (2 * h)));
    }
  }
  return { entries, size: entries[0]?.length ?? 0 };
}

/** What is computed, or undefined where a named limit is said instead. */
function withinLimits<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (problem) {
    if (problem instanceof Unanswerable && problem.code === 'too-much-work') return undefined;
    throw problem;
  }
}

test(`${COUNT} random formulas agree with central differences (seed ${SEED})`, () => {
  let compared = 0;
  let refused = 0;
  let told = 0;
  for (const { formula, wrt } of randomFormulas(SEED, COUNT, 3)) {
    const derivation = withinLimits(() => derived(formula, wrt, DECLARATIONS));
    if (!derivation) {
      refused++;
      continue;
    }
    const { core, k, derivative, inference, verification } = derivation;
    const letters = sampleSizes(inference.scope);
    const values = samplePoint(inference.scope, letters, 'both signs', generator(COUNT + formula.length));
    const at = new Evaluator(values, letters);
    const f = (x: Tensor): Tensor => at.with(new Map([[wrt, x]])).value(core);
    const x = values.get(wrt) as Tensor;
    const unit = (j: number): Tensor => {
      const data = new Float64Array(x.data.length);
      data[(j % x.rows) * x.cols + Math.floor(j / x.rows)] = 1;
      return tensor(x.rows, x.cols, data);
    };
    const computed = withinLimits(() => {
      if (!inDomain(core, at)) return undefined;
      const [coarse, fine] = [1e-5, 5e-6].map((h) => differences(f, x, h)) as [
        ReturnType<typeof differences>,
        ReturnType<typeof differences>,
      ];
      const numeric = new FormulaMap(derivative.map, at, letters);
      return { coarse, fine, columns: fine.entries.map((_, j) => vec(numeric.apply(unit(j))).data) };
    });
    if (!computed) {
      refused++;
      continue;
    }
    const { coarse, fine, columns } = computed;
    let worst = 0;
    let scale = 1;
    for (const [j, column] of fine.entries.entries()) {
      const exact = columns[j] as ArrayLike<number>;
      column.forEach((quotient, i) => {
        const before = (coarse.entries[j] as Float64Array)[i] as number;
        // A quotient that changes with its step has met a kink or cancellation, and says nothing.
        if (Math.abs(quotient - before) > 1e-4 * (1 + Math.abs(quotient))) return;
        // The error of a quotient grows with h²: a third of the change is what is left of it (Richardson).
        const limit = quotient + (quotient - before) / 3;
        worst = Math.max(worst, Math.abs(limit - (exact[i] as number)));
        scale = Math.max(scale, Math.abs(limit));
      });
    }
    // The one thing that must never happen: a wrong answer shown as right.
    if (worst > 2e-5 * scale) {
      assert(!verification.ok, `${formula} by ${wrt}: off by ${worst} of ${scale}, and said to be checked`);
      told++;
      continue;
    }
    if (!verification.ok && verification.failed === undefined) {
      told++;
      continue;
    }
    compared++;

    const printed = print(derivation.shown);
    if (printed.length > 1500) continue;
    const again = infer(
      parse(printed, vocabulary, new Set([...inference.scope.shapes.keys(), ...letters.keys()])).expr,
      new Map(),
      [...readDeclarations(DECLARATIONS), ...readDeclarations('')],
      undefined,
    );
    const algebra = createAlgebra(
      { ...again.scope, sizes: new Set([...again.scope.sizes, ...letters.keys()]) },
      Number.POSITIVE_INFINITY,
    );
    const reread = at.value(elaborate(again.expr, algebra).core);
    const shown = at.value(elaborate(derivation.shown, createAlgebra(k.scope, Number.POSITIVE_INFINITY)).core);
    assert.deepEqual([reread.rows, reread.cols], [shown.rows, shown.cols], printed);
    reread.data.forEach((entry, i) => {
      const wanted = shown.data[i] as number;
      assert(
        Object.is(entry, wanted) || Math.abs(entry - wanted) <= 1e-9 * (1 + Math.abs(wanted)),
        `${printed}: ${entry}, ${wanted}`,
      );
    });
    assert(
      isScalar(derivative.map.codomain) ||
        isScalar(derivative.map.domain) ||
        shown.rows * shown.cols === fine.size * fine.entries.length,
    );
  }
  assert(compared > COUNT * 0.9, `${compared} compared, ${refused} outside their domain or too long`);
  // max(C, C') lies on its kink at every C, min(cumsum(y), y) at many y: such answers go out as not verified, and are rare.
  assert(told <= COUNT * 0.005, `${told} answers went out as not verified`);
});
