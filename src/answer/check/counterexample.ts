// A point with small whole numbers at which an answer and the derivative differ.
import type { Tag } from '../../formula/declarations.js';
import type { Expr } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Value } from '../../formula/values.js';
import { inDomain } from '../../math/domain.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { Kinks } from '../../math/kinks.js';
import { FormulaMap, type Letters } from '../../math/numbers.js';
import { generator, kept, sampleSizes } from '../../math/sample.js';
import { numberOf, type SettledSize } from '../../math/size.js';
import { allFinite, greatest, product, type Tensor, tensor, toValue, transposedTensor } from '../../math/tensor.js';
import { type ContentBlock, code, text } from '../blocks.js';
import type { Derived } from '../derivation.js';
import { fitting } from '../fitting.js';
import type { Arranged } from './arrangements.js';
import { ClaimReader } from './claim.js';
import { differsAt, isNear } from './comparing.js';
import { trials, trialsOf } from './trials.js';

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
    derived.wrt,
  );
  const settled = fitting(() => reader.settle(claim));
  const [way] = ways;
  return settled instanceof Unanswerable || !way ? undefined : ofWholeNumbers(derived, settled.core, way);
}

/** Small whole numbers, with the structure that is declared; where there are none, a point of the trials. */
export const counterexample = (derived: Derived, claim: Expr, way: Arranged): Counterexample | undefined =>
  ofWholeNumbers(derived, claim, way) ?? ofTrials(derived, claim, way);

function ofWholeNumbers(derived: Derived, claim: Expr, way: Arranged): Counterexample | undefined {
  const { core, inference } = derived;
  const { scope } = inference;
  const random = generator(core.hash + 1);
  const budget = new Budget();
  const letters = new Map([...sampleSizes(scope).keys(), 'n'].map((letter) => [letter, 2]));
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    // Positive numbers at first: most formulas have a value there.
    const least = attempt < MAX_ATTEMPTS / 2 ? 1 : -2;
    const values = new Map<string, Tensor>();
    for (const [name, { rows, cols }] of scope.shapes) {
      const [m, n] = [numberOf(rows, letters) ?? 1, numberOf(cols, letters) ?? 1];
      const drawn = Float64Array.from({ length: m * n }, () => least + Math.floor(random() * 4));
      values.set(name, structured(tensor(m, n, drawn), scope.tags.get(name)));
    }
    const found = exampleAt(derived, claim, way, new Evaluator(values, letters, budget), letters, values);
    if (found) return found;
  }
  return undefined;
}

function ofTrials(derived: Derived, claim: Expr, way: Arranged): Counterexample | undefined {
  const { scope } = derived.inference;
  const points = trials(derived);
  for (const place of [...points, ...trialsOf(derived, claim, points)]) {
    if (!differsAt(claim, way, [place])) continue;
    const { evaluator, letters: sizes } = place;
    for (const digits of DIGITS) {
      const values = new Map([...scope.shapes.keys()].map((name) => [name, inDigits(evaluator.symbol(name), digits)]));
      const found = exampleAt(derived, claim, way, new Evaluator(values, sizes), sizes, values, digits);
      if (found) return found;
    }
  }
  return undefined;
}

/** How many digits of a point are told: as few as make the difference seen. */
const DIGITS = [2, 3, 6, 10, 15];
const SHOWN_DIGITS = [4, 6, 8, 10, 12, 15];

/** Off the kinks: on them several derivatives are possible, and one that is not the reported one refutes nothing. */
function exampleAt(
  { core, wrt, k, derivative: { map } }: Derived,
  claim: Expr,
  way: Arranged,
  evaluator: Evaluator,
  letters: Letters,
  values: ReadonlyMap<string, Tensor>,
  digits = 4,
): Counterexample | undefined {
  if (!inDomain(core, evaluator)) return undefined;
  const numeric = new FormulaMap(map, evaluator, letters);
  const jacobian = numeric.entries();
  const yours = evaluator.value(claim);
  if (!jacobian || !allFinite(jacobian) || !allFinite(yours)) return undefined;
  const truth = way.from(jacobian, numeric.codomain, numeric.domain, evaluator.symbol(wrt));
  if (isNear(yours, truth, digits > 4 ? 1e-9 : 1e-6)) return undefined;
  if (new Kinks(core, wrt, k).met(evaluator).length > 0) return undefined;
  const shown = SHOWN_DIGITS.find((each) => !isNear(inDigits(yours, each), inDigits(truth, each), 1e-12)) ?? 15;
  return {
    at: Object.fromEntries([...values].map(([name, value]) => [name, toValue(inDigits(value, digits))])),
    answer: toValue(inDigits(yours, shown)),
    derivative: toValue(inDigits(truth, shown)),
  };
}

/** A value of whole numbers with what is declared of its structure. */
function structured(t: Tensor, tags: ReadonlySet<Tag> | undefined): Tensor {
  const { rows, cols } = t;
  const entries = (f: (i: number, j: number, x: number) => number): Tensor =>
    tensor(
      rows,
      cols,
      t.data.map((x, at) => f(Math.floor(at / cols), at % cols, x)),
    );
  if (tags?.has('positive')) return entries((_i, _j, x) => Math.abs(x) || 1);
  if (tags?.has('psd') || tags?.has('spd')) {
    const square = product(t, transposedTensor(t));
    return entries((i, j) => square.data[i * cols + j]! + (i === j ? 1 : 0));
  }
  // A rotation whose entries are short: 3² + 4² = 5².
  if (tags?.has('orthogonal') && rows === 2 && cols === 2) {
    const turn = t.data[0]! > t.data[1]! ? [0.6, -0.8, 0.8, 0.6] : [0.8, 0.6, -0.6, 0.8];
    return tensor(2, 2, Float64Array.from(turn));
  }
  return kept(t, tags) ?? t;
}

/** The numbers in so many digits, without what is left of others by rounding. */
function inDigits({ rows, cols, data }: Tensor, digits: number): Tensor {
  const most = greatest(data);
  return tensor(
    rows,
    cols,
    data.map((x) => (Math.abs(x) < 1e-14 * most ? 0 : Number(x.toPrecision(digits)) + 0)),
  );
}

/** The example in words. */
export function exampleBlocks({ at, answer, derivative }: Counterexample): ContentBlock[] {
  const point = Object.entries(at).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return [
    text(
      'text',
      'For example at ',
      code(point.join('; ')),
      ': yours gives ',
      code(JSON.stringify(answer)),
      ', the derivative is ',
      code(JSON.stringify(derivative)),
      '.',
    ),
  ];
}
