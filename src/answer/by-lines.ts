// A derivative by a matrix whose rows, or columns, do not mix: the one Jacobian that every line has.
import { type Expr, sym } from '../formula/expr.js';
import { answerable } from '../formula/unanswerable.js';
import type { Algebra } from '../math/algebra.js';
import { differentiate } from '../math/differentiate.js';
import { inDomain } from '../math/domain.js';
import { elaborate } from '../math/elaborate.js';
import { Budget, Evaluator } from '../math/evaluate.js';
import { type LineFunction, lineFunction, type Side } from '../math/lines.js';
import type { LinearMap } from '../math/maps/map.js';
import { FormulaMap } from '../math/numbers.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../math/sample.js';
import { isWide } from '../math/shape.js';
import { createAlgebra } from '../math/simplify/create-algebra.js';
import { type Tensor, tensor } from '../math/tensor.js';
import type { Derivation } from './derivation.js';
import { derivativeFormula } from './derivative-formula.js';
import { freshName } from './fresh-name.js';

export interface ByLines {
  readonly line: LineFunction;
  /** The name of a line of the variable. */
  readonly x: string;
  readonly k: Algebra;
  readonly map: LinearMap;
  /** The Jacobian of one line, in numerator layout; the gradient where a line of the result is a number. */
  readonly formula: Expr;
}

/** The derivative line by line, compared in numbers with the whole; undefined where lines mix. */
export function byLines(derivation: Derivation): ByLines | undefined {
  const { core, wrt, k } = derivation;
  if (!isWide(k.shape(sym(wrt)))) return undefined;
  const taken = [...k.scope.shapes.keys(), ...k.scope.sizes];
  const line = lineFunction(core, wrt, k, (matrix, isEntry, used) =>
    freshName([isEntry ? `${matrix}_i` : matrix.toLowerCase(), 'x', 'u', 'r', 'h'], [...taken, ...used]),
  );
  return line && answerable(() => ofLine(line, derivation));
}

function ofLine(line: LineFunction, derivation: Derivation): ByLines | undefined {
  const x = line.lines.find(({ matrix }) => matrix === derivation.wrt)?.name as string;
  const k = createAlgebra(line.scope);
  const { map } = differentiate(k.simplify(elaborate(line.of, k).core), sym(x), k);
  const found = { line, x, k, map, formula: derivativeFormula(map) };
  return agrees(found, derivation) ? found : undefined;
}

/** How far numbers may be apart for rounding, by the size of the greatest. */
const TOLERANCE = 1e-9;

/** Whether the derivative of the whole is that of each line, and 0 between lines, at a random point. */
function agrees({ line, map }: ByLines, { core, wrt, derivative, inference: { scope } }: Derivation): boolean {
  const random = generator(core.hash);
  const letters = sampleSizes(scope);
  for (const regime of REGIMES) {
    const values = samplePoint(scope, letters, regime, random);
    const budget = new Budget();
    const evaluator = new Evaluator(values, letters, budget);
    if (!inDomain(core, evaluator)) continue;
    const whole = new FormulaMap(derivative.map, evaluator, letters).entries();
    if (!whole) return false;
    const X = values.get(wrt) as Tensor;
    const count = line.input === 'row' ? X.rows : X.cols;
    const blocks = Array.from({ length: count }, (_, i) => {
      const own = new Map(values);
      for (const { name, matrix, side } of line.lines) own.set(name, lineOf(values.get(matrix) as Tensor, side, i));
      return new FormulaMap(map, new Evaluator(own, letters, budget), letters).entries();
    });
    return blocks.every((block) => block !== undefined) && isMadeOf(whole, blocks as Tensor[], line);
  }
  return false;
}

/** Line i as a column. */
function lineOf({ rows, cols, data }: Tensor, side: Side, i: number): Tensor {
  const length = side === 'row' ? cols : rows;
  return tensor(
    length,
    1,
    Float64Array.from({ length }, (_, j) => data[side === 'row' ? i * cols + j : j * cols + i] as number),
  );
}

/** Whether a matrix, outputs by inputs counted row by row, has these blocks where line meets line, and else 0. */
function isMadeOf(whole: Tensor, blocks: readonly Tensor[], { output, input }: LineFunction): boolean {
  const count = blocks.length;
  const place = (index: number, length: number, side: Side): readonly [line: number, at: number] =>
    side === 'row' ? [Math.floor(index / length), index % length] : [index % count, Math.floor(index / count)];
  const [outputs, inputs] = [whole.rows / count, whole.cols / count];
  const near = TOLERANCE * Math.max(1, ...whole.data.map(Math.abs));
  return whole.data.every((entry, index) => {
    const [i, a] = place(Math.floor(index / whole.cols), outputs, output);
    const [j, b] = place(index % whole.cols, inputs, input);
    const expected = i === j ? (blocks[i]?.data[a * inputs + b] as number) : 0;
    return Math.abs(entry - expected) <= near;
  });
}
