// A point with small whole numbers at which an answer and the derivative differ.
import type { Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Value } from '../../formula/values.js';
import { inDomain } from '../../math/domain.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { FormulaMap } from '../../math/numbers.js';
import { generator, sampleSizes } from '../../math/sample.js';
import { numberOf, type SettledSize } from '../../math/size.js';
import { allFinite, type Tensor, tensor, toValue } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import type { Arranged } from './arrangements.js';
import { ClaimReader, fitting } from './claim.js';
import { isNear } from './trials.js';

export interface Counterexample {
  readonly at: Readonly<Record<string, Value>>;
  /** What the person's formula gives there, and what the derivative is, in the same arrangement. */
  readonly answer: Value;
  readonly derivative: Value;
}

const MAX_ATTEMPTS = 40;

/** A counterexample for an answer whose parts fit one another where all sizes are equal. */
export function squareCounterexample(
  derived: Derived,
  claim: Expr,
  ways: readonly Arranged[],
): Counterexample | undefined {
  const { scope, given } = derived.inference;
  const equalised = (size: SettledSize): SettledSize =>
    typeof size === 'number' ? size : size.replace(/[A-Za-z]\w*/g, 'n');
  const shapes = new Map(
    [...scope.shapes].map(([name, { rows, cols }]) => [name, { rows: equalised(rows), cols: equalised(cols) }]),
  );
  const reader = new ClaimReader(
    { scope: { ...scope, shapes, sizes: new Set([...scope.sizes, 'n']) }, given },
    ways.map(({ shape }) => ({ rows: equalised(shape.rows), cols: equalised(shape.cols) })),
    derived.expr,
  );
  const settled = fitting(() => reader.settle(claim));
  const [way] = ways;
  return settled instanceof Unanswerable || !way ? undefined : counterexample(derived, settled.core, way);
}

export function counterexample(
  { core, inference: { scope }, derivative: { map } }: Derived,
  claim: Expr,
  way: Arranged,
): Counterexample | undefined {
  const random = generator(core.hash + 1);
  const budget = new Budget();
  const letters = new Map([...sampleSizes(scope).keys(), 'n'].map((letter) => [letter, 2]));
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    // Positive numbers at first: most formulas have a value there.
    const least = attempt < MAX_ATTEMPTS / 2 ? 1 : -2;
    const values = new Map<string, Tensor>();
    for (const [name, { rows, cols }] of scope.shapes) {
      const [m, n] = [numberOf(rows, letters) ?? 1, numberOf(cols, letters) ?? 1];
      values.set(
        name,
        tensor(
          m,
          n,
          Float64Array.from({ length: m * n }, () => least + Math.floor(random() * 4)),
        ),
      );
    }
    const evaluator = new Evaluator(values, letters, budget);
    if (!inDomain(core, evaluator)) continue;
    const numeric = new FormulaMap(map, evaluator, letters);
    const jacobian = numeric.entries();
    const yours = evaluator.value(claim);
    if (!jacobian || !allFinite(jacobian) || !allFinite(yours)) continue;
    const truth = way.from(jacobian, numeric.codomain, numeric.domain);
    if (isNear(yours, truth, 1e-6)) continue;
    return {
      at: Object.fromEntries([...values].map(([name, value]) => [name, rounded(value)])),
      answer: rounded(yours),
      derivative: rounded(truth),
    };
  }
  return undefined;
}

const rounded = (t: Tensor): Value =>
  toValue(
    tensor(
      t.rows,
      t.cols,
      t.data.map((x) => Number(x.toPrecision(4)) + 0),
    ),
  );
